"""Settings: intervals, and what is too little text."""

from __future__ import annotations

from dataclasses import dataclass


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
