"""Which publications and report-givers a version credits by name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from framing.attribution.parties import party
from framing.attribution.quotes import quotations
from framing.attribution.reading import clause_of, near_quotations
from framing.attribution.scan import find_credits
from framing.attribution.scene import is_publication

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framing.attribution.clause import Clause, Range
    from framing.attribution.credits import Credit
    from framing.types import Sentence, Version

_FOOTER = re.compile(
    r"(?:sources?|via|credit|from|by|in)\b[:\s]{1,3}(?P<names>[^\s].{1,120})", re.IGNORECASE
)
_ACRONYM = 5  # letters
_LIST = re.compile(r",| and | & |;")


def is_source_credit(version: Version, block: int) -> bool:
    """Tell whether a block is a footer such as "Source: Financial Times"."""
    kind = version.blocks[block]
    return kind.kind == "boilerplate" and kind.why == "source-credit"


def credited(version: Version, sentences: tuple[Sentence, ...]) -> Iterator[tuple[str, int]]:
    """Yield every publication that a version credits, and where: at most once a sentence.

    Acronyms are yielded whoever they stand for: see `is_acronym`.
    """
    quoted = quotations(version)
    starts = [quotation.start for quotation in quoted]
    for sentence in sentences:
        if sentence.kind in {"text", "bullet"}:
            near = near_quotations(quoted, starts, sentence)
            clause = clause_of(version, sentence, near)
            for name in dict.fromkeys(_in_sentence(version.text, clause)):
                yield name, sentence.start
    for number, block in enumerate(version.blocks):
        if is_source_credit(version, number):
            for name in _in_footer(version.text[block.start : block.end]):
                yield name, 0


def _in_footer(line: str) -> Iterator[str]:
    match = _FOOTER.search(line)
    for part in _LIST.split(match.group("names")) if match else ():
        name = part.strip(" .)").removeprefix("the ").removeprefix("The ")
        if name[:1].isupper():
            yield name


def _in_sentence(text: str, clause: Clause) -> Iterator[str]:
    for credit in find_credits(clause):
        for phrase in (credit.source, _reported_to(text, clause, credit), credit.via):
            name = _name(text, clause, phrase, credit) if phrase else ""
            if name:
                yield name


def _reported_to(text: str, clause: Clause, credit: Credit) -> Range | None:
    """Return whom an unnamed source told; what a named person told is an interview, no report."""
    if credit.hearer is None or credit.source is None:
        return None
    return credit.hearer if party(clause, text, credit.source).kind == "anonymous" else None


def _name(text: str, clause: Clause, phrase: Range, credit: Credit) -> str:
    """Return the publication or report-giver that a source phrase names, or nothing."""
    first, last, report = _without_report(clause, phrase)
    while first <= last and clause.is_("determiners", first):
        first += 1
    end = first
    while end <= last and (clause.words.capital(end) or clause.words.lower[end] in {"of", "for"}):
        end += 1
    if end == first or (end <= last and not _stops_name(clause, end)):
        return ""
    start, stop = clause.words.span(first, end - 1)
    name = " ".join(text[start:stop].split())
    reported = credit.shape == "passive" and phrase == credit.source and credit.strength != "act"
    titled = clause.words.lower[first] in clause.lexicon.people["honorifics"]
    reports = is_publication(name) or ((report or reported) and not titled)
    return name if reports or is_acronym(name) else ""


def is_acronym(name: str) -> bool:
    """Tell whether a name is capitals alone: a publication's only when a full name fits."""
    return name.isupper() and len(name) <= _ACRONYM and not is_publication(name)


def _without_report(clause: Clause, phrase: Range) -> tuple[int, int, bool]:
    """Cut "a report by X" and "the X report" down to X; tell whether anything was cut."""
    first, last = phrase
    for at in range(first, last + 1):
        word = clause.words.lower[at]
        if word in clause.lexicon.people["references"] and not clause.words.capital(at):
            by = clause.words.low(at + 1) in {"by", "from", "in", "of"} and at + 1 < last
            return (at + 2, last, True) if by else (first, at - 1, True)
    return first, last, False


def _stops_name(clause: Clause, index: int) -> bool:
    return clause.mark(index) or clause.genitive(index) or clause.words.lower[index] in "’'"
