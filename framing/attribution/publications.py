"""Which publications and report-givers a version credits by name.

A publication is known by its name, or by where it stands: a name that nobody knows is a report's
when it stands where only a reporting outlet does ("sources told X", "first reported by X").
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from framing.attribution.discourse import is_publication
from framing.attribution.resolved_credits import heard, near_quotations
from framing.attribution.source_kinds import party
from framing.language.lexicon import lexicon
from framing.language.quotation_marks import quotations

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framing.attribution.resolved_credits import Heard
    from framing.attribution.sentence_credits import Credit
    from framing.language.token_sequence import Clause, Range
    from framing.types import Sentence, Version

_FOOTER = re.compile(
    r"(?:sources?|via|credit|from|by|in)\b[:\s]{1,3}(?P<names>[^\s].{1,120})", re.IGNORECASE
)
_ACRONYM = 5  # letters
_LIST = re.compile(r",| and | & |;")
_NAME_TOKENS = 6
_OPENING = ("determiners", "prepositions", "conjunctions", "subordinators", "openers", "days")

Standing = Literal["known", "firm", "loose"]
"""How a cited name shows that it is a publication's: by its name, by its place in the sentence, or
by a place in which others stand, too."""


@dataclass(frozen=True, slots=True)
class Cited:
    """A name that a version credits at offset ``start``."""

    name: str
    start: int
    standing: Standing


def is_source_credit(version: Version, block: int) -> bool:
    """Tell whether a block is a footer such as "Source: Financial Times"."""
    kind = version.blocks[block]
    return kind.kind == "boilerplate" and kind.why == "source-credit"


def credited(version: Version, sentences: tuple[Sentence, ...]) -> Iterator[Cited]:
    """Yield every publication that a version credits, and where: at most once a sentence.

    Acronyms are yielded whoever they stand for (see `is_acronym`), and so is whoever is credited
    where an outlet would be, which the name's other places must bear out.
    """
    quoted = quotations(version)
    starts = [quotation.start for quotation in quoted]
    for sentence in sentences:
        if sentence.kind in {"text", "bullet"}:
            near = near_quotations(quoted, starts, sentence)
            said = heard(version.text, sentence.start, sentence.end, near)
            names: dict[str, Standing] = {}
            for name, standing in _in_sentence(version.text, said):
                names.setdefault(name, standing)
            for name, standing in names.items():
                yield Cited(name, sentence.start, standing)
    for number, block in enumerate(version.blocks):
        if is_source_credit(version, number):
            for name in _in_footer(version.text[block.start : block.end]):
                yield Cited(name, 0, "known")


def _in_footer(line: str) -> Iterator[str]:
    match = _FOOTER.search(line)
    for part in _LIST.split(match.group("names")) if match else ():
        name = part.strip(" .)").removeprefix("the ").removeprefix("The ")
        if name[:1].isupper():
            yield name


def _in_sentence(text: str, said: Heard) -> Iterator[tuple[str, Standing]]:
    for credit in said.credits:
        for phrase in (credit.source, credit.hearer, credit.via):
            if phrase is not None:
                yield from _named(text, said.clause, phrase, credit)


def _named(
    text: str, clause: Clause, phrase: Range, credit: Credit
) -> Iterator[tuple[str, Standing]]:
    """Yield the publication or report-giver that a phrase names, if it names one."""
    first, last, report = _without_report(clause, phrase)
    titled = clause.words.low(first) == "the" and first > 0 and clause.words.capital(first)
    while first <= last and clause.is_("determiners", first):
        first += 1
    end = _name_end(clause, first, last)
    if end < first or (end < last and not _stops_name(clause, end + 1)):
        return
    start, stop = clause.words.span(first, end)
    name = " ".join(text[start:stop].split())
    told = phrase == credit.hearer and credit.source is not None
    if told and credit.source and party(clause, text, credit.source).kind != "anonymous":
        return  # what a named person told is an interview, no report
    if is_publication(name) or is_acronym(name):
        yield name, "known"
    elif clause.words.lower[first] in clause.lexicon.people["honorifics"]:
        return
    elif report or (credit.shape == "passive" and not told and credit.strength != "act"):
        yield name, "known"
    elif not _is_body(clause, first, end):
        firm = _sources_told(clause, credit) if told else titled or _reports_first(clause, credit)
        loose = told or _reports(clause, credit)
        if firm or loose:
            yield name, "firm" if firm else "loose"


def _name_end(clause: Clause, first: int, last: int) -> int:
    """Return the last token of a name that begins at ``first``: "Bank of Lunde", "Salt & Sail"."""
    end = first - 1
    for at in range(first, min(last, first + _NAME_TOKENS) + 1):
        if clause.words.capital(at) or (at > first and clause.words.text[at][0].isdigit()):
            end = at
        elif clause.words.lower[at] not in {"of", "for", "&"}:
            break
    return end


def _is_body(clause: Clause, first: int, last: int) -> bool:
    """Tell whether a name is a body's that people tell things: "Congress", "Lunde Police"."""
    bodies = clause.lexicon.people["institutions"]
    return clause.words.lower[last] in bodies or clause.words.lower[first] in bodies


def _sources_told(clause: Clause, credit: Credit) -> bool:
    """Tell whether those who told are sources and nothing more: they speak to the press."""
    if credit.source is None:
        return False
    first, last = credit.source
    return any(clause.is_("continued_heads", at) for at in range(first, last + 1))


def _reports_first(clause: Clause, credit: Credit) -> bool:
    """Tell "as X reported" and "X first reported" from a company's "X reported"."""
    first, last = credit.cue
    ahead = any(clause.words.lower[at] in {"first", "exclusively"} for at in range(first, last + 1))
    return _reports(clause, credit) and (ahead or credit.shape in {"as", "passive"})


def _reports(clause: Clause, credit: Credit) -> bool:
    """Tell whether the words of the credit are an outlet's, or those for one: "according to"."""
    first, last = credit.cue
    forms = (clause.lexicon.verbs.get(low) for low in clause.words.lower[first : last + 1])
    reports = any(form is not None and form.lemma in {"report", "reveal"} for form in forms)
    return reports or credit.shape == "according"


def is_acronym(name: str) -> bool:
    """Tell whether a name is capitals alone: a publication's only when a full name fits."""
    letters = name.replace(".", "")
    return letters.isupper() and len(letters) <= _ACRONYM and not is_publication(name)


def is_person(name: str, text: str) -> bool:
    """Tell whether a text uses a name as a person's: "Ana Ruiz", then "Ruiz"; "Mr. Ruiz"."""
    first, _, last = name.rpartition(" ")
    if first:
        alone = rf"(?<!{re.escape(first[-1])} )(?<!the )(?<!The )\b{re.escape(last)}\b"
        return re.search(alone, text) is not None
    before = re.finditer(rf"\b([A-Z][a-z]{{0,20}})\.? {re.escape(last)}\b", text)
    return any(_is_first_name(found[1].lower()) for found in before)


def _is_first_name(low: str) -> bool:
    """Tell whether a capitalised word before a name belongs to it: no "The", "But" or "When"."""
    return not any(low in lexicon().closed[kind] for kind in _OPENING)


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
