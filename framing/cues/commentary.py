"""Commentary: the outlet's own evaluation, interpretation and generality, loaded or smooth."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.config import default
from framing.cues.rules import rule_detector

if TYPE_CHECKING:
    from collections.abc import Iterable

    from framing.cues import Detector
    from framing.types import Cue

_KINDS = frozenset({"evaluation", "interpretation", "generality"})


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


def points_at_commentary(cue: Cue) -> bool:
    """Tell whether a cue's words are what a reader can be shown for commentary.

    They evaluate, interpret or generalise in the outlet's own unquoted words. To speak to the
    reader ("you", "we") does none of these by itself.
    """
    return cue.kind in _KINDS and cue.voice == "own" and not cue.quoted
