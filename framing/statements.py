"""A sentence as the statements it makes: what facts are built from and matched against."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from framing.types import Attribution, CreditBasis, Sentence, SentenceVoice, Span, Version

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LEAST_WORDS = 4
_MOSTLY = 0.5
_WORD = re.compile(r"\w+")
_LABEL = r"(?:[A-Z][\w’'-]*\s){0,4}[A-Z][\w’'-]*:\s+(?=[A-Z“\"])"
"""A lead-in before the statement proper, such as "Why It Matters:"."""

_REACH = 90
"""How far into a clause its verb is looked for, in characters."""


@dataclass(frozen=True, slots=True)
class Statement:
    """Part of a sentence that says one thing, with its words as they are compared.

    ``text`` is the span's text with the credit ("the paper said") blanked out, so that two
    statements are not alike merely because both are credited.
    """

    outlet: str
    sentence: int
    start: int
    end: int
    text: str
    credited: bool
    founds: bool
    basis: CreditBasis
    position: float
    """Where in the version it stands, 0 (first character) to 1."""


def statements(
    version: Version,
    sentences: Sequence[Sentence],
    voices: Sequence[SentenceVoice],
    *,
    whole: bool = False,
) -> tuple[Statement, ...]:
    """Return the statements of a version's body in reading order; headings make none.

    With ``whole`` every statement founds a fact: the version is the source report itself.
    """
    return tuple(
        _statement(version, sentence, voice, part, whole=whole)
        for sentence, voice in zip(sentences, voices, strict=True)
        if sentence.kind in {"text", "bullet"}
        for part in _parts(version.text, sentence, voice)
    )


def statement_at(
    version: Version, sentence: Sentence, voice: SentenceVoice, part: Span, *, founds: bool
) -> Statement:
    """Return the words of a span as a statement, where somebody else says that it is one."""
    return replace(_statement(version, sentence, voice, part, whole=founds), founds=founds)


def _statement(
    version: Version, sentence: Sentence, voice: SentenceVoice, part: Span, *, whole: bool
) -> Statement:
    credit = _credit(voice, part)
    credited = credit is not None and credit.voice == "source"
    founds = whole or (
        credit is not None and credited and credit.basis == "explicit" and credit.first_hand
    )
    return Statement(
        outlet=version.outlet,
        sentence=sentence.index,
        start=part.start,
        end=part.end,
        text=_without_credits(version.text, voice, part),
        credited=credited or whole,
        founds=founds,
        basis=credit.basis if credit else voice.basis,
        position=part.start / max(1, len(version.text)),
    )


def _credit(voice: SentenceVoice, part: Span) -> Attribution | None:
    """The innermost credit whose content holds most of the part, the source report's first."""
    holding = [
        credit
        for credit in voice.attributions
        if _shared(credit.content, part) >= _MOSTLY * (part.end - part.start)
    ]
    holding.sort(
        key=lambda credit: (credit.voice != "source", credit.content.end - credit.content.start)
    )
    return holding[0] if holding else None


def _shared(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def _without_credits(text: str, voice: SentenceVoice, part: Span) -> str:
    letters = list(part.of(text))
    for credit in voice.attributions:
        for span in (credit.source, credit.cue):
            if span is not None and span.meets(part.start, part.end):
                low, high = max(span.start, part.start), min(span.end, part.end)
                letters[low - part.start : high - part.start] = " " * (high - low)
    return "".join(letters)


def _parts(text: str, sentence: Sentence, voice: SentenceVoice) -> list[Span]:
    region = _region(sentence, voice)
    parts: list[Span] = []
    start = region.start
    for cut in _cuts(text, region):
        if _is_clause(text[start : cut.start()]) and _is_clause(text[cut.end() : region.end]):
            parts.append(_trimmed(text, start, cut.start()))
            start = cut.end()
    parts.append(_trimmed(text, start, region.end))
    return parts


def _region(sentence: Sentence, voice: SentenceVoice) -> Span:
    """The sentence without a credit at its edges, where one credit covers most of it."""
    whole = Span(sentence.start, sentence.end)
    for credit in voice.attributions:
        inside = credit.content
        if whole.holds(inside.start, inside.end) and credit.voice == "source":
            length = inside.end - inside.start
            if length >= _MOSTLY * (whole.end - whole.start):
                return inside
    return whole


def _cuts(text: str, region: Span) -> Iterator[re.Match[str]]:
    for found in _cut_pattern().finditer(text, region.start, region.end):
        if ";" in found.group() or _begins_clause(text[found.end() : region.end]):
            yield found


def _begins_clause(text: str) -> bool:
    first = _WORD.search(text)
    if first is None:
        return False
    begins = first.group().lower() in _words("subject") or first.group()[:1].isupper()
    return begins and _has_verb(text[:_REACH])


def _is_clause(text: str) -> bool:
    return len(_WORD.findall(text)) >= _LEAST_WORDS and _has_verb(text)


def _has_verb(text: str) -> bool:
    found = [word.lower() for word in _WORD.findall(text)]
    return any(word in _words("verb") or word.endswith("ed") for word in found[1:])


def _trimmed(text: str, start: int, end: int) -> Span:
    part = text[start:end]
    inner = _leading_pattern().sub("", part.strip(" \t\n,;–—-"))
    if not inner:
        return Span(start, end)
    first = start + part.rindex(inner)
    return Span(first, first + len(inner))


@cache
def _clauses() -> dict[str, frozenset[str]]:
    table = tomllib.loads(files("framing.data").joinpath("clauses.toml").read_text("utf-8"))
    return {name: frozenset(words) for name, words in table.items()}


def _words(name: str) -> frozenset[str]:
    return _clauses()[name]


@cache
def _cut_pattern() -> re.Pattern[str]:
    joining = "|".join(sorted(_words("joining")))
    return re.compile(rf";\s+(?:(?:{joining})\s+)?|,\s+(?:{joining})\s+", re.IGNORECASE)


@cache
def _leading_pattern() -> re.Pattern[str]:
    words = "|".join(sorted(_words("leading"), key=len, reverse=True))
    return re.compile(rf"\A(?:{_LABEL}|(?:that|(?i:{words}))\b,?\s+(?=\S))")
