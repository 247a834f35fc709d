"""How wide a line may be."""

from __future__ import annotations

import os
import shutil
from typing import IO

_PIPED = 100
"""Columns of output that no terminal shows: the same wherever it is made."""

_PROSE = 100
"""Columns beyond which the eye loses the next line of running text."""


def width_of(file: IO[str]) -> int:
    """Return how many columns there are to fill: the terminal's, or as many as a file gets."""
    if not file.isatty():
        return _PIPED
    try:
        fallback = os.get_terminal_size(file.fileno())
    except (OSError, ValueError):
        fallback = os.terminal_size((_PIPED, 24))
    if "COLUMNS" in os.environ:
        return shutil.get_terminal_size(fallback).columns
    return fallback.columns or _PIPED


def prose_width(file: IO[str]) -> int:
    """Return how many columns running text fills: never more than are read with ease."""
    return min(width_of(file), _PROSE)
