"""Which report the versions of a story cite, from whom they credit by name.

A person quoted by every version is no source report: a name counts only when it is a publication's
(a known one, or one that ends like one: "Times", "News Agency"), stands with a report's word ("a
report by X", "the X report", "first reported by X", "Source: X") or where only an outlet stands
("sources told X", "as X first reported") in one version and where one may stand in another.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from framing.attribution.publications import credited, is_person, is_source_credit
from framing.attribution.source_report_names import alias_pattern
from framing.attribution.studies_and_statements import (
    cited_statement,
    cited_study,
    study_aliases,
)
from framing.config import default
from framing.language.publication_names import plain_name
from framing.types import SourceReport

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from framing.attribution.publications import Cited
from framing.types import Sentence, Version

_SETTINGS = default().attribution.source_report


@dataclass(frozen=True, slots=True)
class ReportCandidate:
    """A report that versions credit, as a person may choose it.

    Attributes:
        name: What it is called in full.
        aliases: Other names for it, as seen.
        credits: How often each version credits it, by outlet.
        first: The sentence in which each version first credits it, as the offset where it starts;
            0 where only a footer does.
    """

    name: str
    aliases: tuple[str, ...]
    credits: Mapping[str, int]
    first: Mapping[str, int]


@dataclass(slots=True)
class _Candidate:
    """A name that versions credit."""

    credits: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    first: dict[str, int] = field(default_factory=dict)
    early: set[str] = field(default_factory=set)
    spelled: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    known: bool = False
    """It is a publication's name, or stands with a report's word."""
    firm: bool = False
    """It stands somewhere where only a publication does."""

    def add(self, outlet: str, cited: Cited, *, early: bool) -> None:
        name = cited.name
        self.known |= cited.standing == "known"
        self.firm |= cited.standing == "firm"
        self.credits[outlet] += 1
        self._note_first(outlet, cited.start)
        self.spelled[name.removeprefix("The ").removeprefix("the ")] += 1
        if early:
            self.early.add(outlet)

    def merge(self, candidate: _Candidate) -> None:
        for outlet, count in candidate.credits.items():
            self.credits[outlet] += count
        for outlet, start in candidate.first.items():
            self._note_first(outlet, start)
        for name, count in candidate.spelled.items():
            self.spelled[name] += count
        self.early |= candidate.early
        self.known |= candidate.known
        self.firm |= candidate.firm

    def _note_first(self, outlet: str, start: int) -> None:
        # A footer stands at 0, and says less than a sentence.
        known = self.first.get(outlet, 0)
        self.first[outlet] = min(start, known) if start and known else start or known

    @property
    def leaning(self) -> int:
        """Count the versions that credit it early, in a footer or often."""
        return sum(
            1
            for outlet, count in self.credits.items()
            if outlet in self.early or count >= _SETTINGS.often
        )

    @property
    def total(self) -> int:
        """Count its credits in all versions."""
        return sum(self.credits.values())


def find_source(
    versions: Sequence[tuple[Version, tuple[Sentence, ...]]],
) -> SourceReport | None:
    """Name the report that the versions cite.

    Args:
        versions: Each version with its sentences in reading order.

    Returns:
        The report with its aliases as seen, or None when no publication is credited by at least
        two versions and half of them, plainly ahead of the next.
    """
    ranked = _ranked(versions)
    if not ranked or not _plainly_first(ranked[:2], len(versions)):
        return cited_study(versions) or cited_statement(versions)
    names = _names(ranked[0])
    aliases = (*names[1:], *study_aliases([version.text for version, _ in versions], names[0]))
    return SourceReport(names[0], tuple(dict.fromkeys(aliases)), found=True)


def report_candidates(
    versions: Sequence[tuple[Version, tuple[Sentence, ...]]],
) -> tuple[ReportCandidate, ...]:
    """Return every report that a version credits, the likeliest common one first.

    Args:
        versions: Each version with its sentences in reading order.
    """
    return tuple(
        ReportCandidate(names[0], tuple(names[1:]), dict(candidate.credits), dict(candidate.first))
        for candidate in _ranked(versions)
        for names in [_names(candidate)]
    )


def _ranked(versions: Sequence[tuple[Version, tuple[Sentence, ...]]]) -> list[_Candidate]:
    """The reports that versions credit, the likeliest first."""
    candidates: dict[str, _Candidate] = {}
    for version, sentences in versions:
        opening = next(
            (candidate.end for candidate in sentences if candidate.kind in {"text", "bullet"}), 0
        )
        for cited in credited(version, sentences):
            plain = plain_name(cited.name)
            if plain != plain_name(version.outlet):
                candidates.setdefault(plain, _Candidate()).add(
                    version.outlet,
                    cited,
                    early=cited.start <= max(opening, _SETTINGS.early * len(version.text)),
                )
    texts = [version.text for version, _ in versions]
    merged = _merge(candidates)
    solid = (name for name, candidate in merged.items() if _is_report(candidate, texts))
    ranked = sorted(solid, key=lambda name: (-merged[name].leaning, -merged[name].total, name))
    return [merged[name] for name in ranked]


def _names(candidate: _Candidate) -> list[str]:
    """Every name of a report, the fullest first."""
    spelled = candidate.spelled
    return sorted(spelled, key=lambda name: (-len(name), -spelled[name], name))


def _plainly_first(ranked: list[_Candidate], versions: int) -> bool:
    best, *behind = ranked
    if best.leaning < _SETTINGS.least_versions or best.leaning < _SETTINGS.least_share * versions:
        return False
    return all(
        best.leaning > other.leaning or best.total >= _SETTINGS.ahead * other.total
        for other in behind
    )


def _is_report(candidate: _Candidate, texts: Sequence[str]) -> bool:
    """Tell whether a candidate is a publication or gives a report."""
    if candidate.known:
        return True
    return candidate.firm and not any(
        is_person(name, text) for name in candidate.spelled for text in texts
    )


def document_credit(version: Version, source: SourceReport) -> bool:
    """Tell whether a footer of the version credits the source report ("Source: X")."""
    pattern = alias_pattern(source)
    if pattern is None:
        return False
    return any(
        is_source_credit(version, number)
        and pattern.search(version.text, block.start, block.end) is not None
        for number, block in enumerate(version.blocks)
    )


def _merge(candidates: dict[str, _Candidate]) -> dict[str, _Candidate]:
    """Join acronyms and short names with the one full name that they fit."""
    merged = dict(candidates)
    for short in sorted(candidates, key=lambda name: (len(name), name)):
        fits = [full for full in merged if full != short and _is_short_for(short, full)]
        if len(fits) == 1:
            merged[fits[0]].merge(merged.pop(short))
    return merged


def _is_short_for(short: str, full: str) -> bool:
    """Tell whether ``short`` is the acronym ("ft") or the end ("evening post") of ``full``."""
    parts = full.split()
    ends = {" ".join(parts[at:]) for at in range(1, len(parts))}
    return short in ends | {"".join(part[0] for part in parts)} and len(parts) > 1
