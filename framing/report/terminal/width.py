"""How wide a line may be, and what stands for a number that cannot be made."""

from __future__ import annotations

import shutil
from typing import IO

UNDEFINED = "–"
_WIDTH = 100


def width_of(file: IO[str]) -> int:
    """Return how many columns to fill: the terminal's, or those of a table of five outlets."""
    return shutil.get_terminal_size((_WIDTH, 24)).columns if file.isatty() else _WIDTH
