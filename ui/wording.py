"""What the screen says, read from the file beside this one."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any


@cache
def wording() -> dict[str, Any]:
    """Return all wordings, by the program's own terms."""
    return tomllib.loads(Path(__file__).with_name("wording.toml").read_text("utf-8"))


def count(number: int, thing: str) -> str:
    """Return ``1 fact`` or ``3 facts``."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def with_minus(number: str) -> str:
    """Write the sign that is as wide as a plus."""
    return number.replace("-", "−")
