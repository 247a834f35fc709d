"""Where a sentence holds several statements: clauses, predicates, participles and lists.

Rules on words and forms, no parser: they split where both sides can stand alone, else not at all.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from framing.config import default
from framing.language.lexicon import lexicon
from framing.language.word_lists import word_set
from framing.types import Span

_SETTINGS = default().language.clauses

_WORD = re.compile(r"\w+")
_NAME = r"[A-Z][\w&.-]{1,30}(?: [A-Z][\w&.-]{1,30}){0,3}"
_OWNER = re.compile(rf"(?:including |,\s|,?\sand\s)(?={_NAME}['’]s?\s)")
_DATELINE = (
    r"(?:[A-Z][A-Z.’' /-]{2,40}(?:,\s)?"
    r"(?:(?!\w+\.?\s\d)[A-Z][a-z]{1,20}\.?(?:\s[A-Z][a-z]{1,20}){0,2},?\s)?)?"
    r"(?:[A-Z][a-z]{2,8}\.?\s\d{1,2},?\s)?"
    r"\([A-Z][\w .&’'-]{1,30}\)\s?(?:--|[-–—])\s+(?=\S)"
)
"""Where and when an agency filed: "LIMA, March 3 (Harbour Wire) - ", "ODDA, Norway (HW) - "."""
_PLACE = (
    r"(?:ST\.\s)?[A-Z]{3,20}(?:[ -][A-Z]{2,20}){0,3}(?:,\s[A-Z][A-Za-z.]{1,12})?"
    r"\s(?:--|[–—])\s+(?=[A-Z“\"])"
)
"""Where it was filed, without the agency: "PORT LUNDE, Conn. — The"."""
_NUMBER = r"\d{1,2}[.)]\s+(?=[A-Z“\"])"
"""The place of an item in a list."""
_LABEL = r"(?:[A-Z][\w’'-]*\s){0,4}[A-Z][\w’'-]*:\s+(?=[A-Z“\"])"
"""A lead-in before the statement proper, such as "Why It Matters:"."""


_MARKS = " \t\n,–—-“”\"'‘("
_OPENER = re.compile(
    r"\A(?:[A-Z][a-z]+ly,\s|(?:when|if|as|since|because|while|that|once)\s)", re.IGNORECASE
)
_ADVERBS = re.compile(r"(?:,?\s(?:[a-z]+ly|also|already|still|now|then|just|even|again))+\Z")
_ABOUT_IT = re.compile(
    r",?\s(?:who|which|that|whose|whom|where|to)\b|,\s(?:an?|the|one|owner|maker|part|former)\s"
)
"""What follows a noun and tells which one: no part of the subject's name."""


@dataclass(frozen=True, slots=True)
class Clause:
    """What a part of a sentence tells.

    Attributes:
        span: Its place.
        subject: What it is about, where it does not name it itself: the subject that it shares with
            the clause before, or the noun that "who" stands for.
        pronoun: How many characters at its beginning, such as "who", the subject stands for.
    """

    span: Span
    subject: str = ""
    pronoun: int = 0


def owners(text: str, region: Span) -> list[re.Match[str]]:
    """Return where the items of a list of owners part: "Acme's kites, Ruiz's mill and Lunde's bay".

    Fewer than a list has are none.
    """
    marks = text.count("'", region.start, region.end) + text.count("’", region.start, region.end)
    if marks <= _SETTINGS.least_owners:
        return []
    found = list(_OWNER.finditer(text, region.start, region.end))
    return found if len(found) > _SETTINGS.least_owners else []


def has_verb(text: str) -> bool:
    """Tell whether a text holds a finite verb, as far as forms tell."""
    return _verb_after(text, 0) is not None


def _verb_after(text: str, place: int) -> int | None:
    """Return where the first finite verb after ``place`` begins, as far as forms tell.

    A form in "-ed" needs a word before it that does not make it an adjective.
    """
    known, more = _words("verb"), lexicon().closed["verbs"]
    before: re.Match[str] | None = None
    for word in _WORD.finditer(text):
        low = word.group().lower()
        past = _is_past(text, word)
        doubtful = past or (low in more and word.group() == low)
        found = low in known or (doubtful and before is not None and _tells(text, before, word))
        if found and word.start() > place:
            return word.start()
        before = None if past else word
    return None


def _is_past(text: str, word: re.Match[str]) -> bool:
    """Tell whether a word is in "-ed" and no part of a compound: "closed", not "red-brick"."""
    start, end = word.span()
    return (
        word.group().endswith("ed")
        and end - start >= _SETTINGS.past_letters
        and text[max(0, start - 1) : start] != "-"
        and text[end : end + 1] != "-"
    )


def _tells(text: str, before: re.Match[str], past: re.Match[str]) -> bool:
    """Tell whether the word before a form in "-ed" leaves it a verb."""
    gap = text[before.end() : past.start()]
    single = gap[-1:].isspace() and gap[:-1].strip(" ") in {"", "'", "’"}
    return single and before.group().lower() not in _words("describing")


def subject(text: str) -> str:
    """Return the words before the first verb, where they are few: what is told is about them.

    What describes a name is none of them: "Acme, the maker of kites, closed its mill".
    """
    text = bare(text)
    first = _WORD.search(text)
    start = 0
    if first is not None and first.group().lower() in lexicon().closed["personal"]:
        return first.group()
    if first is not None and first.group().lower() in _words("opening"):
        start = text.find(",") + 1
        if not start:
            return ""
    verb = _verb_after(text, start)
    if verb is None or verb - start > _SETTINGS.longest_subject:
        return ""
    return _named(text[start:verb])


def before_verb(text: str, start: int, end: int) -> str:
    """Return what a clause names that has no verb yet, or nothing where it has one."""
    if end - start > _SETTINGS.longest_subject:
        return ""
    opening = text[start:end]
    first = _WORD.search(opening)
    if first is None or first.group().lower() in _words("opening") or has_verb(opening):
        return ""
    return _named(opening)


def _named(text: str) -> str:
    """A subject without what is told of it: datelines, "who" and what follows, descriptions."""
    named = _OPENER.sub("", _leading().sub("", text.strip(_MARKS)))
    return _ADVERBS.sub("", bare(_ABOUT_IT.split(named, maxsplit=1)[0]).strip(_MARKS))


def bare(text: str) -> str:
    """Return ``text`` with descriptions of names blanked out: "Acme, the maker of kites," is Acme.

    Two statements about Acme are not alike because both say what Acme is. Length is kept.
    """
    if "," not in text:
        return text
    return _described().sub(lambda found: found[1] + " " * (len(found[0]) - len(found[1])), text)


def trimmed(text: str, start: int, end: int) -> Span:
    """Return a part of a text without datelines, labels and "However," before it, and marks."""
    part = text[start:end]
    stripped = part.strip(" \t\n,;–—-")
    leads = _leading().match(stripped)
    inner = stripped[leads.end() :] if leads else stripped
    if not inner:
        return Span(start, end)
    first = start + part.rindex(inner)
    return Span(first, first + len(inner))


@cache
def _words(name: str) -> frozenset[str]:
    return word_set("language/clauses", name)


@cache
def _described() -> re.Pattern[str]:
    words = "|".join(sorted(_words("describes"), key=len, reverse=True))
    begins = rf"(?:(?:{words})\s|[A-Z]\w+[’']s\s)"
    return re.compile(rf"([A-Z](?<!\w[A-Z])[\w&.]*\)?),\s+{begins}[^,;.:]{{3,80}}(?:,|\Z)")


@cache
def _leading() -> re.Pattern[str]:
    words = "|".join(sorted(_words("leading"), key=len, reverse=True))
    return re.compile(
        rf"\A(?:{_DATELINE}|{_PLACE}|{_NUMBER}|{_LABEL}|(?:that|(?i:{words}))\b,?\s+(?=\S))"
    )
