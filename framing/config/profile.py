"""Settings: what an outlet does over many stories."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ProfileSettings:
    """Which measures, how much is enough, and level and repeats of the intervals."""

    measures: tuple[str, ...]
    enough_stories: int
    enough_sentences: int
    level: float
    resamples: int
    seed: int
