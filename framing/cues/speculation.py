"""Speculation: what is not known or has not happened, whatever the wording."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from framing.cues.rules import enough, rule_detector, threshold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from framing.cues import Detector
    from framing.types import Cue


def detector() -> Detector:
    """Return the detector whose words lie in ``speculation.toml``."""
    return rule_detector("speculation")


def is_speculative(cues: Iterable[Cue]) -> bool:
    """Tell whether the counted cues of a sentence are enough to call it speculative."""
    return enough(cues, "speculation", _limit())


@cache
def _limit() -> float:
    return threshold("speculation")
