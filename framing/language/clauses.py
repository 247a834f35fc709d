"""Where a sentence holds several statements: clauses, predicates, participles and lists.

Rules on words and forms, no parser: they split where both sides can stand alone, else not at all.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from framing.config import default
from framing.language.lexicon import lexicon
from framing.language.word_lists import word_set
from framing.types import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_SETTINGS = default().language.clauses

_WORD = re.compile(r"\w+")
_NAME = r"[A-Z][\w&.-]{1,30}(?: [A-Z][\w&.-]{1,30}){0,3}"
_OWNER = re.compile(rf"(?:including |,\s|,?\sand\s)(?={_NAME}['’]s?\s)")
_PAST_WITH_OBJECT = re.compile(r"[a-z]{2,}ed (?:the|an?|its|their|his|her|that|[A-Z0-9$£€])")
_DATELINE = (
    r"(?:[A-Z][A-Z.’' /-]{2,40}(?:,\s)?)?(?:[A-Z][a-z]{2,8}\.?\s\d{1,2},?\s)?"
    r"\([A-Z][\w .&’'-]{1,30}\)\s?(?:--|[-–—])\s+(?=\S)"
)
"""Where and when an agency filed: "LIMA, March 3 (Harbour Wire) - "."""
_PLACE = (
    r"(?:ST\.\s)?[A-Z]{3,20}(?:[ -][A-Z]{2,20}){0,3}(?:,\s[A-Z][A-Za-z.]{1,12})?"
    r"\s(?:--|[–—])\s+(?=[A-Z“\"])"
)
"""Where it was filed, without the agency: "PORT LUNDE, Conn. — The"."""
_NUMBER = r"\d{1,2}[.)]\s+(?=[A-Z“\"])"
"""The place of an item in a list."""
_LABEL = r"(?:[A-Z][\w’'-]*\s){0,4}[A-Z][\w’'-]*:\s+(?=[A-Z“\"])"
"""A lead-in before the statement proper, such as "Why It Matters:"."""


_GOES_ON = re.compile(
    r"[^,;.—–]{0,25}[,;—–]\s*(?P<and>(?:and|but)\s+)?"
    r"(?P<rest>(?:(?:now|then|also|still|[a-z]{2,20}ly)\s+)?(?P<word>[A-Za-z]{1,30}))"
)
"""What begins behind a credit, and perhaps its day: "on Monday, and now faces", ", leaving"."""


@dataclass(frozen=True, slots=True)
class Clause:
    """One statement's place, and the subject it shares with the clause before it, if any."""

    span: Span
    subject: str = ""


@dataclass(frozen=True, slots=True)
class _Cut:
    start: int
    end: int
    shares: bool
    """Whether what follows has no subject of its own."""
    firm: bool = False
    """Whether the writer's punctuation alone parts the two."""


def clauses(text: str, region: Span) -> list[Clause]:
    """Split a part of a text into statements, in order; the cuts' own words belong to none."""
    if region.end - region.start > _SETTINGS.longest_sentence:
        return [Clause(_trimmed(text, region.start, region.end))]
    statements: list[Clause] = []
    start, shared, statement_start = region.start, "", region.start
    for cut in sorted(_cuts(text, region), key=lambda cut: cut.start):
        if cut.start < start or not _stand_alone(
            text[start : cut.start], text[cut.end : region.end], cut
        ):
            continue
        statements.append(Clause(_trimmed(text, start, cut.start), shared))
        start, shared = cut.end, ""
        if cut.shares:
            shared = _subject(text[statement_start : region.end])
        else:
            statement_start = cut.end
    statements.append(Clause(_trimmed(text, start, region.end), shared))
    return statements


def going_on(text: str, credited: Span, behind: Span) -> list[Clause]:
    """Return all statements around a credit in mid-sentence: "X, the paper said, and did Y".

    Args:
        text: The version's text.
        credited: What the credit is given for; its subject may go on doing things.
        behind: The sentence from the credit's last word on.
    """
    begins = _GOES_ON.match(
        text, behind.start, min(behind.end, behind.start + _SETTINGS.verb_reach)
    )
    if begins is None or behind.end - behind.start > _SETTINGS.longest_sentence:
        return clauses(text, credited)
    rest, word = Span(begins.start("rest"), behind.end), begins["word"]
    continuation = rest.of(text)
    if len(_WORD.findall(continuation)) < _SETTINGS.least_words:
        return clauses(text, credited)
    own = word in lexicon().closed["subordinators"] or _begins_clause(continuation)
    goes_on = word.endswith("ing") and word not in _words("no_participle") | _words("crediting")
    goes_on = goes_on or _begins_predicate(text[begins.start("word") : rest.end])
    if begins["and"] is None and not own and _begins_predicate(continuation):
        # "The mill, the paper said, has burned down": one statement, with the credit inside.
        return clauses(text, Span(credited.start, behind.end))
    if not (has_verb(continuation) if own else goes_on):
        return clauses(text, credited)
    first, *others = clauses(text, rest)
    shared = "" if own else _subject(credited.of(text))
    return [*clauses(text, credited), Clause(first.span, shared), *others]


def _cuts(text: str, region: Span) -> Iterator[_Cut]:
    for match in _joined().finditer(text, region.start, region.end):
        rest = text[match.end() : region.end]
        if ";" in match.group():
            yield _Cut(match.start(), match.end(), shares=False, firm=True)
            continue
        comma = match.group().startswith(",")
        if match.group().endswith("that ") or (comma and _begins_clause(rest)):
            yield _Cut(match.start(), match.end(), shares=False)
        elif _begins_predicate(rest):
            yield _Cut(match.start(), match.end(), shares=True)
    yield from _participle_cuts(text, region)
    marks = text.count("'", region.start, region.end) + text.count("’", region.start, region.end)
    if marks <= _SETTINGS.least_owners:
        return
    owners = list(_OWNER.finditer(text, region.start, region.end))
    if len(owners) > _SETTINGS.least_owners:
        yield from (_Cut(match.start(), match.end(), shares=False) for match in owners)


def _participle_cuts(text: str, region: Span) -> Iterator[_Cut]:
    if text.find("ing", region.start, region.end) < 0:
        return
    for match in _participles().finditer(text, region.start, region.end):
        if match["verb"] not in _words("no_participle") and (
            match["adverb"] or ""
        ).strip() not in _words("no_adverb"):
            yield _Cut(match.start(), match.start("rest"), shares=True)


def _stand_alone(left: str, right: str, cut: _Cut) -> bool:
    """A list of owners needs no verb; what shares its subject brings its own."""
    if _OWNER.match(left[-1:] + right) or _OWNER.match(", " + right):
        return len(_WORD.findall(left)) >= _SETTINGS.least_owners
    if (
        len(_WORD.findall(left)) < _SETTINGS.least_words
        or len(_WORD.findall(right)) < _SETTINGS.least_words
    ):
        return False
    if cut.firm:
        return True
    return has_verb(left) and (cut.shares or has_verb(right))


def _begins_clause(text: str) -> bool:
    first = _WORD.search(text)
    if first is None:
        return False
    begins = first.group().lower() in _words("subject") or first.group()[:1].isupper()
    return begins and has_verb(text[: _SETTINGS.verb_reach])


def _begins_predicate(text: str) -> bool:
    first = _WORD.match(text)
    if first is None:
        return False
    if first.group().lower() in _words("second"):
        return True
    return bool(_PAST_WITH_OBJECT.match(text))


def has_verb(text: str) -> bool:
    """Tell whether a text holds a finite verb, as far as forms tell."""
    return _verb_after(text, 0) is not None


def _verb_after(text: str, place: int) -> int | None:
    """Return where the first finite verb after ``place`` begins, as far as forms tell.

    A form in "-ed" needs a word before it that does not make it an adjective.
    """
    known = _words("verb")
    before: re.Match[str] | None = None
    for word in _WORD.finditer(text):
        low = word.group().lower()
        past = _is_past(text, word)
        found = low in known or (past and before is not None and _tells(text, before, word))
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
    single = gap[-1:].isspace() and gap[:-1] in {"", "'", "’"}
    return single and before.group().lower() not in _words("describing")


def _subject(text: str) -> str:
    """The words before the first verb, where they are few; what follows is about them, too."""
    first = _WORD.search(text)
    start = 0
    if first is not None and first.group().lower() in _words("opening"):
        start = text.find(",") + 1
        if not start:
            return ""
    verb = _verb_after(text, start)
    if verb is None or verb - start > _SETTINGS.longest_subject:
        return ""
    return bare(_leading().sub("", text[start:verb].strip()))


def bare(text: str) -> str:
    """Return ``text`` with descriptions of names blanked out: "Acme, the maker of kites," is Acme.

    Two statements about Acme are not alike because both say what Acme is. Length is kept.
    """
    if "," not in text:
        return text
    return _described().sub(lambda found: found[1] + " " * (len(found[0]) - len(found[1])), text)


def _trimmed(text: str, start: int, end: int) -> Span:
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
def _joined() -> re.Pattern[str]:
    joining = "|".join(sorted(_words("joining")))
    # What the pattern can begin with stands first, so that the search skips all else at once.
    that = r"(?:and|but) that "
    link = rf"(?:{joining})\s+"
    return re.compile(
        rf"[;,\s](?:(?<=;)\s+(?:{link})?"
        rf"|(?<=,)\s+(?:{that}|{link}(?:also\s+|then\s+)?)"
        rf"|(?<=\s)\s*(?:{that}|{link}(?:also\s+|then\s+)?))",
        re.IGNORECASE,
    )


@cache
def _participles() -> re.Pattern[str]:
    return re.compile(r",\s+(?P<rest>(?P<adverb>[a-z]+ly\s+)?(?P<verb>[a-z]{2,}ing)\s)")


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
