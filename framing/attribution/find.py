"""Which report the versions of a story cite, from whom they credit by name.

A person quoted by every version is no source report: a name counts only when it is a publication's
(a known one, or one that ends like one: "Times", "News Agency") or stands with a report's word
("a report by X", "the X report", "first reported by X", "Source: X").
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from framing.attribution.credits import Credit
from framing.attribution.scan import find_credits
from framing.attribution.lexicon import lexicon
from framing.attribution.naming import alias_pattern, is_publication
from framing.attribution.phrases import Clause, Range
from framing.attribution.quotes import quotations
from framing.attribution.voice import near_quotations, quotation_mask
from framing.attribution.words import words
from framing.types import Sentence, SourceReport, Version

_FEWEST = 2  # versions that must credit the report
_SHARE = 0.5  # of the versions, at least
_AHEAD = 2.0  # times the credits of the next, when as many versions credit it
_OFTEN = 2  # credits in a version: then it leans on the report wherever they stand
_FOOTER = re.compile(
    r"(?:[Ss]ources?|[Vv]ia|[Cc]redit|from|by|cites information from)\b[:\s]{1,3}(?P<names>[A-Z].{1,120})"
)
_LIST = re.compile(r",| and | & |;")


@dataclass(slots=True)
class _Candidate:
    versions: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    early: set[str] = field(default_factory=set)
    spelled: dict[str, int] = field(default_factory=lambda: defaultdict(int))

    def add(self, outlet: str, name: str, *, early: bool) -> None:
        self.versions[outlet] += 1
        self.spelled[name] += 1
        if early:
            self.early.add(outlet)

    def merge(self, other: _Candidate) -> None:
        for outlet, count in other.versions.items():
            self.versions[outlet] += count
        for name, count in other.spelled.items():
            self.spelled[name] += count
        self.early |= other.early

    @property
    def leaning(self) -> int:
        """Versions that credit it early, in a footer or often."""
        return sum(
            1 for outlet, count in self.versions.items() if outlet in self.early or count >= _OFTEN
        )

    @property
    def credits(self) -> int:
        return sum(self.versions.values())


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
    candidates: dict[str, _Candidate] = defaultdict(_Candidate)
    for version, sentences in versions:
        own = _plain(version.outlet)
        for name, early in _credited(version, sentences):
            if _plain(name) != own:
                candidates[_plain(name)].add(version.outlet, name, early=early)
    merged = _merge(candidates)
    ranked = sorted(merged.items(), key=lambda item: (-item[1].leaning, -item[1].credits, item[0]))
    if not ranked or not _plainly_first(ranked, len(versions)):
        return None
    best = ranked[0][1]
    names = sorted(best.spelled, key=lambda name: (-len(name), -best.spelled[name], name))
    return SourceReport(names[0], tuple(names[1:]), found=True)


def _plainly_first(ranked: list[tuple[str, _Candidate]], versions: int) -> bool:
    best = ranked[0][1]
    if best.leaning < _FEWEST or best.leaning < _SHARE * versions:
        return False
    if len(ranked) == 1:
        return True
    following = ranked[1][1]
    return best.leaning > following.leaning or best.credits >= _AHEAD * following.credits


def document_credit(version: Version, source: SourceReport) -> bool:
    """Tell whether a footer of the version credits the source report ("Source: Financial Times")."""
    pattern = alias_pattern(source)
    if pattern is None:
        return False
    return any(
        block.kind == "boilerplate"
        and block.why == "source-credit"
        and pattern.search(version.text, block.start, block.end)
        for block in version.blocks
    )


def _plain(name: str) -> str:
    return name.removesuffix(" (recreated)").lower().removeprefix("the ")


def _credited(version: Version, sentences: tuple[Sentence, ...]) -> Iterator[tuple[str, bool]]:
    """Yield every publication that a version credits, and whether it does so early."""
    quoted = quotations(version)
    starts = [quotation.start for quotation in quoted]
    half = len(version.text) / 2
    for sentence in sentences:
        if sentence.kind in {"text", "bullet"}:
            tokens = words(version.text, sentence.start, sentence.end)
            near = near_quotations(quoted, starts, sentence)
            clause = Clause(tokens, quotation_mask(tokens, near), lexicon())
            for name in dict.fromkeys(_names(version.text, clause)):
                yield name, sentence.start < half
    for block in version.blocks:
        if block.kind == "boilerplate" and block.why == "source-credit":
            for name in _footer(version.text[block.start : block.end]):
                yield name, True


def _footer(line: str) -> Iterator[str]:
    match = _FOOTER.search(line)
    if match is None:
        return
    for part in _LIST.split(match.group("names")):
        name = part.strip(" .)")
        if name[:1].isupper():
            yield name.removeprefix("The ")


def _names(text: str, clause: Clause) -> Iterator[str]:
    for credit in find_credits(clause):
        for phrase in (credit.source, credit.hearer, credit.via):
            if phrase is not None:
                name = publication_in(text, clause, phrase, credit)
                if name:
                    yield name


def publication_in(text: str, clause: Clause, phrase: Range, credit: Credit) -> str:
    """Return the publication or report-giver that a source phrase names, or nothing."""
    first, last = phrase
    references = clause.lexicon.people["references"]
    report = False
    for at in range(first, last + 1):
        if clause.words.lower[at] in references and not clause.words.capital(at):
            report = True
            follow = clause.words.low(at + 1)
            if follow in {"by", "from", "in", "of"} and at + 1 < last:
                first = at + 2
            else:
                last = at - 1
            break
    while first <= last and clause.words.lower[first] == "the":
        first += 1
    end = first
    while end <= last and (clause.words.capital(end) or clause.words.lower[end] in {"of", "for"}):
        end += 1
    end -= 1
    if end < first:
        return ""
    name = " ".join(text[clause.words.start[first] : clause.words.end[end]].split())
    reported = credit.shape == "passive" and clause.words.low(credit.cue[1]) == "by"
    whole = end == last or clause.words.lower[end + 1] in {",", "'s", "’s", "’"}
    if is_publication(name) and whole:
        return name
    return (
        name
        if (report or reported) and whole and len(name) > 1 and not _a_person(clause, first)
        else ""
    )


def _a_person(clause: Clause, index: int) -> bool:
    return clause.words.lower[index] in clause.lexicon.people["honorifics"]


def _merge(candidates: dict[str, _Candidate]) -> dict[str, _Candidate]:
    """Join acronyms and short names with the one full name that they fit."""
    merged = dict(candidates)
    for short in sorted(candidates, key=len):
        fits = [full for full in merged if full != short and _short_for(short, full)]
        if len(fits) == 1:
            merged[fits[0]].merge(merged.pop(short))
    return merged


def _short_for(short: str, full: str) -> bool:
    parts = full.split()
    if len(parts) < 2:  # noqa: PLR2004 - an acronym needs two words
        return False
    initials = "".join(part[0] for part in parts)
    return short == initials or (short == parts[-1] and len(parts) > 1)
