"""The settings of the grouping, read from the file that ships."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Settings:
    """What two articles must share to tell one story; ``grouping.toml`` explains each value."""

    characters: int
    alike: float
    later: float
    undated: float
    again: float
    least_words: int
    english: float
    days: int
    read: int
    most: int
    step: float
    near_copies: float
    common: float
    block: int


@cache
def default() -> Settings:
    """Return the settings that ship."""
    table = tomllib.loads(files(__package__).joinpath("grouping.toml").read_text("utf-8"))
    return Settings(**table)
