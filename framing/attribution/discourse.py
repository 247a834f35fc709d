"""What is known when a sentence is read: who has been named, credited and quoted above it."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from functools import cache
from string import ascii_uppercase
from typing import TYPE_CHECKING

from framing.config import default
from framing.language.lexicon import lexicon
from framing.language.quotation_marks import quotations

if TYPE_CHECKING:
    from collections.abc import Iterable

    from framing.language.quotation_marks import Quotation
    from framing.types import CreditBasis, SourceKind, SourceReport, Version, Voice

_SETTINGS = default().attribution.discourse

_SMALL = {ord(letter): letter.lower() for letter in ascii_uppercase}


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
    quotes: tuple[Quotation, ...] = ()
    namesakes: dict[str, bool] = field(default_factory=dict)
    """For last names whether two people bear them, once asked."""
    surnames: dict[str, frozenset[str]] = field(default_factory=dict)
    """For "he" and "she" the last names of whom they may mean, once asked."""
    sexes: dict[str, set[str]] = field(default_factory=dict)
    """For last names the pronouns that titles before them call for, once asked."""
    introduced: int = -1
    """Where the source report was last meant; -1 before its first mention."""
    rival: int = -1
    """Where another report or publication was last meant."""
    rival_name: str = ""
    speakers: list[tuple[int, str, ResolvedSource]] = field(default_factory=list)
    """Named people credited so far: paragraph, name, credit."""
    last_credit: ResolvedSource | None = None
    last_block: int = -9
    last_start: int = 0
    last_contents: tuple[tuple[int, int], ...] = ()
    """Where the words stand that the last speaker was credited with."""

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
                if self.alias is None or not self.alias.search(adjacent_credits):
                    self.rival, self.rival_name = match.start(), match.group()
        if self.alias is not None and _any_within(self.names, start, end):
            for match in self.alias.finditer(text, start, end):
                self.introduced = max(self.introduced, match.start())

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
        if resolved.person and resolved.chain:
            self.speakers.append((block, resolved.chain[-1], resolved))
            del self.speakers[: -_SETTINGS.speakers]


def discourse_context(version: Version, source: SourceReport | None) -> DiscourseContext:
    """Begin to read a version."""
    low = version.text.lower()
    if len(low) != len(version.text):  # a few letters have no small one of the same length
        low = version.text.translate(_SMALL)
    names = _places(low, [name.lower() for name in source.names] if source else [])
    nouns = _places(low, _nouns())
    return DiscourseContext(
        version, source, alias_pattern(source), nouns, names, quotations(version)
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


def alias_pattern(source: SourceReport | None) -> re.Pattern[str] | None:
    """Return a pattern for any name of the source report, as a whole word."""
    names = [name for name in source.names if name.strip()] if source else []
    if not names:
        return None
    parts = "|".join(re.escape(name) for name in names)
    flags = re.IGNORECASE if all(len(name) > _SETTINGS.cased_letters for name in names) else 0
    return re.compile(rf"(?<!\w)(?:{parts})(?!\w)", flags)
