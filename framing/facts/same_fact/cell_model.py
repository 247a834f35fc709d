"""From how likely sentences tell the same to how likely a version tells a fact."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_EDGE = 1e-3
"""Probabilities nearer to 0 or 1 than this count as so near."""


@dataclass(frozen=True, slots=True)
class CellModel:
    """A logistic curve over the logit of a mean probability, fitted on labelled stories.

    Attributes:
        bias: The logit of a cell whose mean probability is one half.
        slope: What a logit more of the mean counts for.
        own: What it counts for that the version's statement is in the fact's group.
    """

    bias: float
    slope: float
    own: float

    def probability(self, mean: float, *, own: bool) -> float:
        """Return how likely a version tells a fact, 0 to 1, rounded to six decimals.

        Args:
            mean: The mean, over the versions that tell the fact, of the best probability that a
                sentence of this version tells what they tell.
            own: Whether the version has a statement in the fact's group.
        """
        inside = min(max(mean, _EDGE), 1.0 - _EDGE)
        logit = self.bias + self.slope * math.log(inside / (1.0 - inside)) + self.own * own
        return round(1.0 / (1.0 + math.exp(-logit)), 6)


@cache
def shipped_cells() -> CellModel:
    """Return the curve that ships, fitted with the model of pairs."""
    table = json.loads(files(__package__).joinpath("pair_model.json").read_text("utf-8"))["cells"]
    return CellModel(table["bias"], table["slope"], table["own"])
