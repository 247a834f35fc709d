"""Who said something, as it is shown: a language model is marked as one, wherever that is."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from framing.types import Label

_MODEL = " (model)"


def shown_coder(label: Label) -> str:
    """Return the name of whoever a label is by, marked where that is a model."""
    return label.coder + _MODEL if label.kind == "model" else label.coder


def is_model(shown: str) -> bool:
    """Tell whether a name as it is shown is that of a model."""
    return shown.endswith(_MODEL)
