"""The settings of the grouping, read from the file that ships."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class GroupingSettings:
    """What two articles must share to tell one story; ``grouping.toml`` explains each value."""

    characters: int
    similarity: float
    similarity_per_day: float
    undated_similarity: float
    same_outlet_similarity: float
    min_words: int
    min_english_share: float
    max_days: int
    source_characters: int
    max_clustered: int
    similarity_step: float
    near_copy_similarity: float
    min_idf: float
    block_size: int


@cache
def default_settings() -> GroupingSettings:
    """Return the settings that ship."""
    table = tomllib.loads(files(__package__).joinpath("grouping.toml").read_text("utf-8"))
    return GroupingSettings(**table)
