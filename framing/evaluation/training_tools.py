"""The way from a checkout's package to ``tools/training``, which no wheel holds."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from framing.errors import FramingError

if TYPE_CHECKING:
    from collections.abc import Iterator

_PACKAGE = Path(__file__).parents[1]


class CheckoutNeededError(FramingError):
    """A model has to be fitted anew, and what fits it is not installed."""


@contextmanager
def training_tools(package: Path = _PACKAGE) -> Iterator[None]:
    """Let the block import ``tools.training``, from whichever folder the command is run.

    Args:
        package: The folder ``framing``; what fits models lies beside it in a checkout.

    Raises:
        CheckoutNeededError: The package does not lie in a checkout.
    """
    checkout = package.parent
    if not (checkout / "tools" / "training" / "__init__.py").is_file():
        raise CheckoutNeededError(
            "its model is fitted anew by tools/training, which is not in an installed package; "
            "run the command from a checkout of the source"
        )
    # In front: the folder that the user stands in may have a ``tools`` of its own.
    sys.path.insert(0, str(checkout))
    try:
        yield
    finally:
        sys.path.remove(str(checkout))
