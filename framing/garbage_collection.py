"""How often Python looks for objects that only refer to each other, to free them."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_RARE_THRESHOLDS = (1_000_000, 50, 100)
_PYTHON_THRESHOLDS = (700, 10, 10)
"""What Python starts with, in every version until 3.13."""


def collect_rarely() -> None:
    """Collect hardly ever: nearly all that a run makes lives until its end.

    Looking for what could be freed costs a fifth of a comparison's time.
    """
    gc.set_threshold(*_RARE_THRESHOLDS)


def collect_normally() -> None:
    """Collect as Python does: what runs long must give back what it no longer needs."""
    gc.set_threshold(*_PYTHON_THRESHOLDS)


@contextmanager
def rare_collection() -> Iterator[None]:
    """Collect hardly ever inside the block; not for two threads at a time."""
    before = gc.get_threshold()
    collect_rarely()
    try:
        yield
    finally:
        gc.set_threshold(*before)
