"""What is known when a sentence is read: who has been named, credited and quoted above it."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from functools import cache
from string import ascii_uppercase
from typing import TYPE_CHECKING, Literal

from framing.attribution.source_report_names import (
    is_description,
    name_pattern,
    names_in,
    proper_names,
)
from framing.config import default
from framing.language.lexicon import lexicon
from framing.language.publication_names import is_publication
from framing.language.quotation_marks import quotations

if TYPE_CHECKING:
    from collections.abc import Iterable

    from framing.language.quotation_marks import Quotation
    from framing.types import CreditBasis, SourceKind, SourceReport, Version, Voice

_SETTINGS = default().attribution.discourse

_WORD_BEFORE = re.compile(r"\b([a-z]{2,20}),? (?:the )?\Z")
_SMALL = {ord(letter): letter.lower() for letter in ascii_uppercase}


ReportKind = Literal["outlet", "study", "report"]
"""What a word for a report may mean; "report" may mean either."""


@dataclass(frozen=True, slots=True)
class ResolvedSource:
    """Who is credited: a chain of sources, outermost first."""

    chain: tuple[str, ...]
    kind: SourceKind
    voice: Voice
    why: str
    basis: CreditBasis = "explicit"
    first_hand: bool = False
    person: bool = False
    report: bool = False
    """The speaker is a report or publication, not a person."""
    can_speak: bool = True
    member: str = ""
    """One of the report's own people, who is credited for it: its reporter, a study's author."""


@dataclass(slots=True)
class DiscourseContext:
    """What has been said so far in one version."""

    version: Version
    source: SourceReport | None
    alias: re.Pattern[str] | None
    nouns: list[int]
    """Where the version's words for a report stand, in order."""
    names: list[int]
    """Where the source report's names stand, in order."""
    is_study: bool = False
    """The source report is a study: "the researchers" are its authors."""
    described_as: frozenset[str] = frozenset()
    """What the version calls the report beside its name: "agency", "website"."""
    descriptions: frozenset[str] = frozenset()
    """What means the report without naming it: "the study", "the company"."""
    quotes: tuple[Quotation, ...] = ()
    members: dict[str, ResolvedSource] = field(default_factory=dict)
    """The report's own people by last name, with the credit that brought them in."""
    namesakes: dict[str, bool] = field(default_factory=dict)
    """For last names whether two people bear them, once asked."""
    surnames: dict[str, frozenset[str]] = field(default_factory=dict)
    """For "he" and "she" the last names of whom they may mean, once asked."""
    sexes: dict[str, set[str]] = field(default_factory=dict)
    """For last names the pronouns that titles before them call for, once asked."""
    introduced: int = -1
    """Where the source report was last meant; -1 before its first mention."""
    brought_in: int = -1
    """Where it was last meant by more than those who made it: "researchers say" brings in none."""
    rivals: dict[ReportKind, tuple[int, str]] = field(default_factory=dict)
    """Where another report was last meant, and its name, by what kind it is of."""
    speakers: list[tuple[int, str, ResolvedSource]] = field(default_factory=list)
    """Named people credited so far: paragraph, name, credit."""
    has_sources: bool = False
    """The report has been credited with what unnamed people told it."""
    last_credit: ResolvedSource | None = None
    last_block: int = -9
    last_start: int = 0
    last_contents: tuple[tuple[int, int], ...] = ()
    """Where the words stand that the last speaker was credited with."""

    @property
    def is_broadcast(self) -> bool:
        """Tell whether the source report is a broadcaster's by its name: "Radio Lunde"."""
        words = (
            {word for name in self.source.names for word in name.lower().split()}
            if (self.source)
            else set()
        )
        return not words.isdisjoint(lexicon().people["broadcasters"])

    @property
    def is_statement(self) -> bool:
        """Tell whether the source report is what a body said in a statement."""
        return "the statement" in self.descriptions

    def rival(self, kind: ReportKind) -> tuple[int, str]:
        """Return where another report that a word of this kind may mean was last meant."""
        found = [
            place
            for other, place in self.rivals.items()
            if kind == other or "report" in {kind, other}
        ]
        return max(found, default=(-1, ""))

    def names_report(self, start: int, end: int) -> bool:
        """Tell whether ``text[start:end]`` may hold a name of the source report."""
        return _any_within(self.names, start, end)

    def tells_of_report(self, start: int, end: int) -> bool:
        """Tell whether ``text[start:end]`` may hold a word for a report: "the paper"."""
        return _any_within(self.nouns, start, end)

    def note_reports(self, start: int, end: int) -> None:
        """Note the reports that ``text[start:end]`` names, credited or not."""
        text = self.version.text
        if _any_within(self.nouns, start, end):
            for match in _another_report().finditer(text, start, end):
                adjacent_credits = text[
                    max(start, match.start() - _SETTINGS.report_reach) : min(
                        end, match.end() + _SETTINGS.report_reach
                    )
                ]
                meant = match.start() in {self.introduced, self.brought_in}
                if not meant and (self.alias is None or not self.alias.search(adjacent_credits)):
                    kind = report_kind(match.group().rpartition(" ")[2].lower())
                    self.rivals[kind] = match.start(), match.group()
        if self.alias is not None and _any_within(self.names, start, end):
            for match in self.alias.finditer(text, start, end):
                self.introduced = max(self.introduced, match.start())
                self.brought_in = max(self.brought_in, match.start())

    def note_credit(
        self,
        resolved: ResolvedSource,
        block: int,
        start: int,
        contents: tuple[tuple[int, int], ...] = (),
    ) -> None:
        """Remember the credit of the sentence that begins at ``start``, for what stands there."""
        self.last_credit, self.last_block, self.last_start = resolved, block, start
        self.last_contents = contents
        heads = lexicon().closed["source_heads"]
        if len(resolved.chain) > 1 and not heads.isdisjoint(resolved.chain[-1].lower().split()):
            self.has_sources = resolved.voice == "source"
        if resolved.person and resolved.chain:
            self.speakers.append((block, resolved.chain[-1], resolved))
            del self.speakers[: -_SETTINGS.speakers]


def report_kind(noun: str) -> ReportKind:
    """Say what a word for a report may mean: "newspaper" no study, "study" no newspaper."""
    people = lexicon().people
    if noun in people["outlets"]:
        return "outlet"
    scholarly = people["study_nouns"] | people["study_people"]
    return "study" if noun in scholarly - people["references"] else "report"


def discourse_context(version: Version, source: SourceReport | None) -> DiscourseContext:
    """Begin to read a version."""
    low = version.text.lower()
    if len(low) != len(version.text):  # a few letters have no small one of the same length
        low = version.text.translate(_SMALL)
    called = names_in(version.text, source)
    names = _places(low, [name.lower() for name in called])
    return DiscourseContext(
        version,
        source,
        name_pattern(called),
        _places(low, _nouns()),
        names,
        _is_study(version, source),
        _described_as(low, names, called),
        frozenset(name for name in (source.names if source else ()) if is_description(name)),
        quotations(version),
    )


def _described_as(low: str, places: list[int], names: tuple[str, ...]) -> frozenset[str]:
    """Return the words for a news outlet beside the report's name: "news website X"."""
    people = lexicon().people
    words = {
        match[1]
        for at in places
        if (match := _WORD_BEFORE.search(low, max(0, at - _SETTINGS.report_reach), at))
    }
    wires = {"agency"} if any(name.lower() in people["wires"] for name in names) else set()
    return frozenset((words & (people["news_bodies"] | people["broadcasts"])) | wires)


def _is_study(version: Version, source: SourceReport | None) -> bool:
    """Tell whether the source report is a study: by its names, or "a study in the Lancet"."""
    if source is None:
        return False
    people = lexicon().people
    described = {name.split()[-1] for name in source.names if is_description(name)}
    if described & (people["study_nouns"] | people["study_people"]):
        return True
    names = proper_names(source)
    if any(name.lower().removeprefix("the ") in people["journals"] for name in names):
        return True
    return any(
        _study_in(by=not is_publication(name)).search(
            version.text, max(0, at - _SETTINGS.report_reach), at
        )
        for name in names
        for at in _places(version.text, [name])
    )


@cache
def _study_in(*, by: bool) -> re.Pattern[str]:
    """Return a pattern for "a study in", "research published on Monday in" before a name."""
    nouns = "|".join(sorted(lexicon().people["academic"]))
    links = "in|on|by|of|from|at" if by else "in|on"
    return re.compile(
        rf"\b(?:{nouns})\b,?(?: \w{{1,12}}){{0,3}} (?:{links})(?: the)?(?: \w{{1,12}})? \Z",
        re.IGNORECASE,
    )


def _places(low: str, sought: Iterable[str]) -> list[int]:
    """Return where any of the words stand, in order: a quick look before an exact one."""
    offsets: list[int] = []
    for word in filter(str.strip, sought):
        at = low.find(word)
        while at >= 0:
            offsets.append(at)
            at = low.find(word, at + 1)
    return sorted(offsets)


def _any_within(places: list[int], start: int, end: int) -> bool:
    """Tell whether one of the places, which are in order, lies in ``start:end``."""
    at = bisect_left(places, start)
    return at < len(places) and places[at] < end


@cache
def _another_report() -> re.Pattern[str]:
    """Return a pattern for a report brought in anew: "a study", "another newspaper report"."""
    nouns = "|".join(_nouns())
    return re.compile(
        rf"\b(?:an?|another)\s(?:[\w’'-]{{1,30}}\s){{0,3}}(?:{nouns})\b", re.IGNORECASE
    )


@cache
def _nouns() -> tuple[str, ...]:
    return tuple(sorted(lexicon().people["references"] | lexicon().people["studies"]))
