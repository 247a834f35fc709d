"""What a model is called among the coders of a story."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.coding.coders import RESERVED
from framing.errors import FramingError
from framing.ingest.cleaning import clean_line, printable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from framing.types import Label

_FORMULA = "=+-@'"
_LONGEST = 80
"""Characters: models are often called by the path of a file."""


def model_name(name: str, labels: Iterable[Label]) -> str:
    """Return a model's name as its rows keep it.

    Raises:
        FramingError: It is no name, or that of the program or of a person among the coders.
    """
    cleaned = clean_line(name)
    shown = printable(cleaned, _LONGEST)
    if not cleaned or cleaned[0] in _FORMULA or len(cleaned) > len(shown):
        raise FramingError(
            f"a model's rows need a name of 1 to {_LONGEST} characters that begins with a letter; "
            "give one with --coder"
        )
    if cleaned.casefold() in RESERVED:
        raise FramingError(
            f"{shown} is {RESERVED[cleaned.casefold()]}; give the model's rows another name with "
            "--coder"
        )
    if cleaned.casefold() in {label.coder.casefold() for label in labels if label.kind != "model"}:
        raise FramingError(
            f"{shown} is a coder in labels.csv already, and no model; give the model's rows "
            "another name with --coder"
        )
    return cleaned
