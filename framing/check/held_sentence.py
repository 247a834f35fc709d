"""A sentence of a draft beside the nearest sentences of the other texts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing.check.draft import Finding, Reference
from framing.shifts.clause_reading import propositions

if TYPE_CHECKING:
    from collections.abc import Iterable

    from framing.check.aligned_sentences import Aligned, TextSentence
    from framing.check.draft import FindingKind, Level
    from framing.types import SourceReport, VersionReading


@dataclass(frozen=True, slots=True)
class HeldSentence:
    """A draft's sentence, the nearest ones of each text, and its neighbours in the draft."""

    sentence: TextSentence
    near: tuple[Aligned, ...]
    beside: tuple[Aligned, ...]
    """Those near by, and such as are only the likeliest of their text for each other."""
    around: tuple[TextSentence, ...]
    """The sentence with the one before and the one behind it."""
    source: SourceReport | None = None

    def finding(  # noqa: PLR0913, PLR0917 - a finding's own fields
        self,
        kind: FindingKind,
        level: Level,
        start: int,
        end: int,
        why: str,
        references: Iterable[Reference] = (),
    ) -> Finding:
        """Return a finding at characters of the draft's text."""
        text = " ".join(self.sentence.version.version.text[start:end].split())
        return Finding(kind, level, start, end, text, why, tuple(references))


@dataclass(frozen=True, slots=True)
class Looked:
    """What one check of one sentence comes to: its places, those compared, what was found."""

    places: int = 0
    compared: int = 0
    findings: tuple[Finding, ...] = ()


def reference(sentence: TextSentence, start: int, end: int) -> Reference:
    """Return characters of a text, given by offsets into it, as what a finding points to."""
    return reference_in(sentence.version, sentence.index, start, end)


def reference_in(version: VersionReading, sentence: int, start: int, end: int) -> Reference:
    """Return characters of one sentence of a text as what a finding points to."""
    text = " ".join(version.version.text[start:end].split())
    return Reference(version.version.outlet, sentence, start, end, text)


def words_of(sentence: TextSentence, first: int, last: int) -> Reference:
    """Return words of a sentence, given by their places, as what a finding points to."""
    span = sentence.analysed.span(first, last)
    return reference(sentence, span.start, span.end)


def shares_an_act(held: HeldSentence) -> bool:
    """Tell whether a sentence and a near one have a verb in common that says something."""
    own = {clause.act for clause in propositions(held.sentence.analysed) if not clause.light}
    return any(
        clause.act in own for pair in held.near for clause in propositions(pair.sentence.analysed)
    )


def window(sentence: TextSentence, first: int, last: int, reach: int) -> frozenset[str]:
    """Return the meanings of the words that carry any near some words."""
    text = sentence.analysed
    low, high = first - reach, last + reach
    return frozenset(
        text.meanings[at] for at in text.content if low <= at <= high and not first <= at <= last
    )
