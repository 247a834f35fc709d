"""Commentary: the outlet's own evaluation and interpretation, loaded or smooth."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from framing.cues.rules import enough, rule_detector, threshold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from framing.cues import Detector
    from framing.types import Cue


def detector() -> Detector:
    """Return the detector whose words lie in ``commentary.toml``."""
    return rule_detector("commentary")


def is_commentary(cues: Iterable[Cue]) -> bool:
    """Tell whether the counted cues of a sentence are enough to call it commentary.

    One strong cue is enough, or weak ones that add up to the threshold in ``commentary.toml``.
    """
    return enough(cues, "commentary", _limit())


@cache
def _limit() -> float:
    return threshold("commentary")
