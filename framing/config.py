"""Settings, read from the file that ships; every result carries the ones it was made with."""

from __future__ import annotations

import hashlib
import json
import tomllib
from dataclasses import asdict, dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class SimilaritySettings:
    """What a similarity is made of, each 0 to 1; see docs/similarity.md."""

    words: float
    without_names: float
    long_words: int
    little_else: float
    names_only: float
    numbers: float
    other_numbers: float


@dataclass(frozen=True, slots=True)
class BaselineSettings:
    """Similarities, 0 to 1, from which statements are one fact, and how little is too little."""

    same: float
    repeat: float
    consensus: float
    least_words: int
    least_facts: int


@dataclass(frozen=True, slots=True)
class CoverageSettings:
    """Similarities, 0 to 1, that decide whether a version carries a fact.

    The last three say how many words of one meaning, and which shares of the shorter and the longer
    statement, two that are not near must have in common for the fact not to be called left out.
    """

    carried: float
    unclear: float
    rival: float
    related_words: int
    related_shorter: float
    related_longer: float


@dataclass(frozen=True, slots=True)
class WitnessSettings:
    """When two versions count as one witness."""

    words: int
    share: float
    rare: int


@dataclass(frozen=True, slots=True)
class ScoreSettings:
    """Level and repeats of the intervals, and what is too little text to score."""

    level: float
    resamples: int
    seed: int
    enough_sentences: int
    enough_paragraphs: int
    unclear_share: float
    matched_facts: int


@dataclass(frozen=True, slots=True)
class Config:
    """All settings of one run."""

    similarity: SimilaritySettings
    baseline: BaselineSettings
    coverage: CoverageSettings
    witnesses: WitnessSettings
    scores: ScoreSettings

    def values(self) -> dict[str, dict[str, float]]:
        """Return the settings as plain values, as they stand in run.json."""
        return asdict(self)

    def digest(self) -> str:
        """Return a hash that is the same exactly when all settings are."""
        text = json.dumps(self.values(), sort_keys=True)
        return hashlib.sha256(text.encode()).hexdigest()[:16]


@cache
def default() -> Config:
    """Return the settings that ship."""
    table = tomllib.loads(files("framing").joinpath("settings.toml").read_text("utf-8"))
    return Config(
        similarity=SimilaritySettings(**table["similarity"]),
        baseline=BaselineSettings(**table["baseline"]),
        coverage=CoverageSettings(**table["coverage"]),
        witnesses=WitnessSettings(**table["witnesses"]),
        scores=ScoreSettings(**table["scores"]),
    )
