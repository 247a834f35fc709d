"""Hedges: wording that lowers the writer's commitment (Hyland 1998; CoNLL-2010)."""

from __future__ import annotations

from math import prod
from typing import TYPE_CHECKING

from framing.cues.rules import rule_detector

if TYPE_CHECKING:
    from collections.abc import Iterable

    from framing.cues import Detector
    from framing.types import Cue


def detector() -> Detector:
    """Return the detector whose words lie in ``hedging.toml``."""
    return rule_detector("hedging")


def certainty(cues: Iterable[Cue]) -> float:
    """Return how firmly a statement is put, 0 to 1: the product of ``1 - weight`` of its hedges.

    Each hedge takes its share of what the others leave, so that many never go below 0 and none
    gives 1. Hedges that are shown but not counted, and cues of other dimensions, take nothing.
    """
    hedges = (cue for cue in cues if cue.counted and cue.dimension == "hedging")
    return prod((1.0 - cue.weight for cue in hedges), start=1.0)
