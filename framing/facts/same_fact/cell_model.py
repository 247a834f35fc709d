"""From how likely sentences tell the same to how likely a version tells a fact."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from framing.config import CellModelSettings

_EDGE = 1e-3
"""Probabilities nearer to 0 or 1 than this count as so near."""


def cell_probability(
    mean: float, settings: CellModelSettings, *, own: bool, words: float = 0.0
) -> float:
    """Return how likely a version tells a fact, 0 to 1, rounded to six decimals.

    Args:
        mean: The mean, over the versions that tell the fact, of the best probability that a
            sentence of this version tells what they tell, 0 to 1.
        settings: The curve, fitted on labelled stories.
        own: Whether the version has a statement in the fact's group, or says it word for word.
        words: The share of the rare words of the fact's statements that stand in it, 0 to 1.
    """
    line = settings.bias + settings.slope * logit(mean) + settings.words * words
    return round(1.0 / (1.0 + math.exp(-(line + settings.own * own))), 6)


def logit(probability: float) -> float:
    """Return the logit of a probability, kept away from both ends."""
    inside = min(max(probability, _EDGE), 1.0 - _EDGE)
    return math.log(inside / (1.0 - inside))
