"""Speculation: what is not known or has not happened, whatever the wording."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.cues.rules import rule_detector

if TYPE_CHECKING:
    from collections.abc import Iterable

    from framing.cues import Detector
    from framing.types import Cue


def detector() -> Detector:
    """Return the detector whose words lie in ``speculation.toml``."""
    return rule_detector("speculation")


def is_speculative(cues: Iterable[Cue]) -> bool:
    """Tell whether a sentence speculates: one counted cue is enough."""
    return any(cue.counted and cue.dimension == "speculation" for cue in cues)
