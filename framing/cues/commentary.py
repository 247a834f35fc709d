"""Commentary: the outlet's own evaluation and interpretation, loaded or smooth."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.config import default
from framing.cues.rules import rule_detector

if TYPE_CHECKING:
    from collections.abc import Iterable

    from framing.cues import Detector
    from framing.types import Cue


def detector() -> Detector:
    """Return the detector whose words lie in ``commentary.toml``."""
    return rule_detector("commentary")


def is_commentary(cues: Iterable[Cue]) -> bool:
    """Tell whether the counted cues of a sentence are enough to call it commentary.

    One strong cue is enough, or weak ones that add up to the setting ``commentary_weight``.
    """
    weights = [cue.weight for cue in cues if cue.counted and cue.dimension == "commentary"]
    # Rounded, because 0.1 + 0.2 is a little more than 0.3.
    return round(sum(weights), 6) >= default().cues.commentary_weight
