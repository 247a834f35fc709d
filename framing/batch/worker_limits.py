"""What one story may ask of a worker, and how patient the program is: ``limits.toml``."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def limits(table: str) -> dict[str, Any]:
    """Return one table of ``limits.toml``."""
    text = files("framing.batch").joinpath("worker_limits.toml").read_text("utf-8")
    settings: dict[str, Any] = tomllib.loads(text)[table]
    return settings
