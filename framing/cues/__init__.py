"""Words that are evidence: hedges, speculation, commentary, sentiment.

A detector is a module of this package with a ``detector()`` function, and a TOML file of the same
name that holds its words. Both are found, never listed: adding a detector edits nothing else.
"""

from __future__ import annotations

import importlib
import pkgutil
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Protocol

from framing.types import Cue, Dimension, Sentence, SentenceVoice, Voice

if TYPE_CHECKING:
    from collections.abc import Iterable

_TWO = 2


@dataclass(frozen=True, slots=True)
class Finding:
    """A detector's find, in characters of the sentence it was given.

    ``weight`` is 0 to 1 (for sentiment -4 to 4); ``counted`` is false for what is shown only.
    """

    start: int
    end: int
    rule: str
    kind: str
    weight: float
    why: str
    counted: bool = True


class Detector(Protocol):
    """What finds the cues of one dimension in one sentence."""

    @property
    def dimension(self) -> Dimension:
        """The dimension that the cues are evidence for."""

    @property
    def own_voice_only(self) -> bool:
        """Whether words count only in the outlet's own voice, outside quotation marks."""

    def find(self, sentence_text: str) -> list[Finding]:
        """Return the finds in reading order; they may overlap."""


@cache
def detectors() -> tuple[Detector, ...]:
    """Return one detector for each module of this package that offers one, by name."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    modules = (importlib.import_module(f"{__name__}.{name}") for name in names)
    return tuple(module.detector() for module in modules if hasattr(module, "detector"))


def find_cues(
    text: str, sentence: Sentence, voice: SentenceVoice, detectors: Iterable[Detector]
) -> tuple[Cue, ...]:
    """Find the cues of one sentence.

    Args:
        text: The version's text, into which all spans point.
        sentence: The sentence to look at.
        voice: Who speaks in it, and where its quotations are.
        detectors: What looks for cues, usually ``detectors()``.

    Returns:
        The cues in reading order. In one dimension no two overlap: the longest stands.
    """
    words = text[sentence.start : sentence.end]
    cues = [
        cue_from(finding, detector, sentence, voice)
        for detector in detectors
        for finding in longest_findings(detector.find(words))
    ]
    return in_reading_order(cues)


def in_reading_order(cues: Iterable[Cue]) -> tuple[Cue, ...]:
    """Return cues in reading order."""
    return tuple(sorted(cues, key=lambda cue: (cue.start, cue.end, cue.dimension, cue.rule)))


def longest_findings(findings: Iterable[Finding]) -> list[Finding]:
    """Keep the longest of findings that overlap (then the strongest), in reading order."""
    candidates = list(findings)
    if len(candidates) < _TWO:
        return candidates
    kept: list[Finding] = []
    for finding in sorted(candidates, key=_precedence):
        at = bisect_right(kept, finding.start, key=_start)
        before, after = kept[at - 1 : at] if at else [], kept[at : at + 1]
        if all(neighbour.end <= finding.start for neighbour in before) and all(
            finding.end <= neighbour.start for neighbour in after
        ):
            kept.insert(at, finding)
    return kept


def _start(finding: Finding) -> int:
    return finding.start


def _precedence(finding: Finding) -> tuple[int, float, int, str]:
    return (finding.start - finding.end, -abs(finding.weight), finding.start, finding.rule)


def cue_from(finding: Finding, detector: Detector, sentence: Sentence, voice: SentenceVoice) -> Cue:
    """Return a find as a cue of its sentence: in the version's text, and with who speaks there."""
    start, end = sentence.start + finding.start, sentence.start + finding.end
    speaker = _voice_at(start, end, voice)
    quoted = any(quote.meets(start, end) for quote in voice.quotes)
    silent = detector.own_voice_only and (quoted or speaker != "own")
    return Cue(
        start=start,
        end=end,
        sentence=sentence.index,
        dimension=detector.dimension,
        rule=finding.rule,
        kind=finding.kind,
        voice=speaker,
        quoted=quoted,
        counted=finding.counted and not silent,
        weight=finding.weight,
        why=finding.why,
    )


def _voice_at(start: int, end: int, voice: SentenceVoice) -> Voice:
    """Return the voice of the innermost credited span around the words, else the outlet's own.

    A sentence without such spans may still be credited as a whole (carried over from the one
    before, or to be told only from a footer): then its own voice holds for all of it.
    """
    around = [credit for credit in voice.attributions if credit.content.holds(start, end)]
    if around:
        inner = min(around, key=lambda credit: credit.content.end - credit.content.start)
        return inner.voice
    return "own" if voice.attributions else voice.voice
