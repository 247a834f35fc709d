"""Which publications and report-givers a version credits by name.

A publication is known by its name, or by where it stands: a name that nobody knows is a report's
when it stands where only a reporting outlet does ("sources told X", "first reported by X").
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing.attribution.cited_names import name_end, names_beside, told_by_sources
from framing.attribution.resolved_credits import scanned_sentences
from framing.attribution.source_kinds import party
from framing.config import default
from framing.language.aliases import is_country
from framing.language.lexicon import lexicon
from framing.language.publication_names import is_publication

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framing.attribution.cited_names import Standing
    from framing.attribution.resolved_credits import ScannedSentence
    from framing.attribution.sentence_credits import Credit
    from framing.language.tagged_sentence import TaggedSentence, TokenRange
    from framing.types import Sentence, Version

_FOOTER = re.compile(
    r"(?:sources?|via|credit|from|by|in)\b[:\s]{1,3}(?P<names>[^\s].{1,120})", re.IGNORECASE
)
_SETTINGS = default().attribution.source_report
_LIST = re.compile(r",| and | & |;")
_OPENING = ("determiners", "prepositions", "conjunctions", "subordinators", "openers", "days")


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
    for sentence, scanned in scanned_sentences(version, sentences):
        names: dict[str, Standing] = {}
        for name, standing in _in_sentence(version.text, scanned):
            names.setdefault(name, standing)
        names = names or dict(_led_to(version.text, scanned.tagged))
        for name, standing in names.items():
            yield Cited(name, sentence.start, standing)
    for number, block in enumerate(version.blocks):
        if is_source_credit(version, number):
            for name in _in_footer(version.text[block.start : block.end]):
                yield Cited(name, 0, "known")


def _led_to(text: str, tagged: TaggedSentence) -> Iterator[tuple[str, Standing]]:
    """Yield the publications that no verb credits: "via X", "in an X report", "reported in X"."""
    for at in range(len(tagged.tokens) - 1):
        lead = tagged.in_class("report_frames", at) and not tagged.quoted[at]
        first = at + 1
        while lead and tagged.in_class("determiners", first):
            first += 1
        if not lead or not tagged.tokens.is_capitalised(first):
            continue
        end = name_end(tagged, first, len(tagged.tokens) - 1)
        name = _words(tagged, text, (first, end)) if end >= first else ""
        if not name or not _reported_there(tagged, at, end + 1):
            continue
        if is_publication(name):
            yield name, "known"
        elif tagged.tokens.lower[at] != "in" and not is_country(name):
            yield name, "firm" if tagged.tokens.text[first - 1] == "The" else "loose"


def _reported_there(tagged: TaggedSentence, lead: int, behind: int) -> bool:
    """Tell whether "in the Herald" is where something was reported, not where it stood."""
    if tagged.tokens.lower[lead] != "in":
        return lead == 0 or not tagged.is_word(lead - 1)
    if tagged.tokens.lower_at(behind) in tagged.lexicon.people["references"]:
        return True
    verb = tagged.lexicon.verbs.get(tagged.tokens.lower_at(lead - 1))
    return verb is not None and verb.lemma in tagged.lexicon.reported_by


def _in_footer(line: str) -> Iterator[str]:
    match = _FOOTER.search(line)
    for part in _LIST.split(match.group("names")) if match else ():
        name = part.strip(" .)").removeprefix("the ").removeprefix("The ")
        if name[:1].isupper():
            yield name


def _in_sentence(text: str, scanned: ScannedSentence) -> Iterator[tuple[str, Standing]]:
    for credit in scanned.credits:
        for phrase in (credit.source, credit.addressee, credit.via):
            if phrase is not None:
                yield from _named(text, scanned.tagged, phrase, credit)


def _named(
    text: str, tagged: TaggedSentence, phrase: TokenRange, credit: Credit
) -> Iterator[tuple[str, Standing]]:
    """Yield the publications or report-givers that a phrase names, if it names any."""
    is_addressee = phrase == credit.addressee and credit.source is not None
    if is_addressee and credit.source and party(tagged, text, credit.source).kind != "anonymous":
        return  # what a named person told is an interview, no report
    beside = [
        (_words(tagged, text, name), standing)
        for name, standing in names_beside(tagged, phrase, credit)
    ]
    if beside:
        yield from beside
        return
    first, last, report = _without_report(tagged, phrase)
    titled = (
        tagged.tokens.lower_at(first) == "the" and first > 0 and tagged.tokens.is_capitalised(first)
    )
    while first <= last and tagged.in_class("determiners", first):
        first += 1
    end = name_end(tagged, first, last)
    sources = end < last and all(
        tagged.in_class("source_heads", at) for at in range(end + 1, last + 1)
    )
    if end < first or (end < last and not sources and not _stops_name(tagged, end + 1)):
        return
    name = _words(tagged, text, (first, end))
    if tagged.tokens.lower[first] in tagged.lexicon.people["honorifics"]:
        return
    passive = credit.shape == "passive" and not is_addressee and credit.strength != "act"
    if report or (passive and not is_acronym(name)):
        yield name, "known"
    elif not _is_body(tagged, first, end):
        firm = (
            told_by_sources(tagged, credit)
            if is_addressee
            else titled or _reports_first(tagged, credit) or _tells_news(tagged, text, credit)
        )
        loose = is_addressee or sources or credit.strength == "statement" or is_acronym(name)
        if firm or loose:
            yield name, "firm" if firm else "loose"


def _words(tagged: TaggedSentence, text: str, name: TokenRange) -> str:
    start, stop = tagged.tokens.span(*name)
    return " ".join(text[start:stop].split())


def _is_body(tagged: TaggedSentence, first: int, last: int) -> bool:
    """Tell whether a name is a body's that people tell things: "Congress", "Lunde Police"."""
    bodies = tagged.lexicon.people["institutions"] | tagged.lexicon.people["acronym_bodies"]
    return tagged.tokens.lower[last] in bodies or tagged.tokens.lower[first] in bodies


def _reports_first(tagged: TaggedSentence, credit: Credit) -> bool:
    """Tell "as X reported" and "X first reported" from a company's "X reported"."""
    first, last = credit.cue
    ahead = any(
        tagged.tokens.lower[at] in {"first", "exclusively"} for at in range(first, last + 1)
    )
    return _reports(tagged, credit) and (ahead or credit.shape in {"as", "passive"})


def _tells_news(tagged: TaggedSentence, text: str, credit: Credit) -> bool:
    """Tell "X has learned", "X is reporting" and "citing two people, X said" from "X said"."""
    first, last = credit.cue
    for at in range(first, last + 1):
        form = tagged.lexicon.verbs.get(tagged.tokens.lower[at])
        learned = form is not None and form.lemma == "learn"
        if learned or (form is not None and form.lemma == "report" and form.form == "ing"):
            return at > first
    if credit.via is not None:
        via = credit.via
    elif tagged.tokens.lower[0] in {"citing", "quoting"} and credit.source is not None:
        via = (1, credit.source[0] - 1)
    else:
        return False
    return via[1] >= via[0] and party(tagged, text, via).kind == "anonymous"


def _reports(tagged: TaggedSentence, credit: Credit) -> bool:
    """Tell whether the words of the credit are an outlet's, or those for one: "according to"."""
    first, last = credit.cue
    forms = (tagged.lexicon.verbs.get(low) for low in tagged.tokens.lower[first : last + 1])
    reports = any(form is not None and form.lemma in {"report", "reveal"} for form in forms)
    return reports or credit.shape == "according"


def is_acronym(name: str) -> bool:
    """Tell whether a name is capitals alone: a publication's only when a full name fits."""
    letters = name.replace(".", "")
    return (
        letters.isupper() and len(letters) <= _SETTINGS.acronym_letters and not is_publication(name)
    )


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


def _without_report(tagged: TaggedSentence, phrase: TokenRange) -> tuple[int, int, bool]:
    """Cut "a report by X" and "the X report" down to X; tell whether anything was cut."""
    first, last = phrase
    for at in range(first, last + 1):
        word = tagged.tokens.lower[at]
        if word in tagged.lexicon.people["references"] and not tagged.tokens.is_capitalised(at):
            by = tagged.tokens.lower_at(at + 1) in {"by", "from", "in", "of"} and at + 1 < last
            return (at + 2, last, True) if by else (first, at - 1, True)
    return first, last, False


def _stops_name(tagged: TaggedSentence, index: int) -> bool:
    return tagged.is_mark(index) or tagged.is_genitive(index) or tagged.tokens.lower[index] in "’'"
