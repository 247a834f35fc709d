"""A sentence as the statements it makes: what facts are built from and matched against."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from framing.article.readable_statement import (
    named_statement,
    readable_part,
    readable_statement,
    stands_for_speaker,
)
from framing.config import default
from framing.language.antecedents import Antecedents, opening_reference, people_of
from framing.language.clauses import Clause, bare, subject
from framing.language.continuations import going_on
from framing.language.propositions import propositions
from framing.types import Attribution, CreditBasis, Sentence, SentenceVoice, Span, Version

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Statement:
    """Part of a sentence that says one thing, with its words as they are compared.

    ``text`` is the span's text with the credit ("the paper said") blanked out, so that two
    statements are not alike merely because both are credited, and with the subject that it shares
    with the clause before it put in front.
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
    shown: str
    """Its words so that they can be read alone: a subject that they lack, or that a pronoun stands
    for, is in brackets; the whole sentence where they cannot."""
    fragment: bool
    """Whether it begins inside its sentence, or lacks a subject that is a plain name."""


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
    antecedents = Antecedents(people_of(version.text))
    return tuple(
        _statement(version, sentence, voice, told, whole=whole)
        for sentence, voice in zip(sentences, voices, strict=True)
        if sentence.kind in {"text", "bullet"}
        for told in _told(version, sentence, voice, antecedents)
    )


@dataclass(frozen=True, slots=True)
class _Told:
    """A clause, the name that its subject stands for if there is just one, and how it is shown."""

    clause: Clause
    name: str
    shown: str
    fragment: bool


def _told(
    version: Version, sentence: Sentence, voice: SentenceVoice, antecedents: Antecedents
) -> list[_Told]:
    """What a sentence tells; its clauses become known to what comes after them."""
    text, place = version.text, Span(sentence.start, sentence.end)
    clauses, names, named = _parts(text, sentence, voice), [], []
    meant: dict[str, str] = {}  # the subject of one clause is that of the next
    for clause in clauses:
        words = clause.span.of(text)
        own = clause.subject or opening_reference(words) or subject(words)
        name = meant.setdefault(own, antecedents.name_for(own, sentence.index))
        if stands_for_speaker(text, place, clause.span):
            name = ""
        antecedents.note(own, words, sentence.index)
        names.append(name)
        named.append(named_statement(words, clause, own, name))
    return [
        _Told(
            clause,
            names[number],
            readable_statement(text, place, clauses, number, named),
            fragment=not named[number] or named[number][0].islower(),
        )
        for number, clause in enumerate(clauses)
    ]


def statement_at(
    version: Version, sentence: Sentence, voice: SentenceVoice, part: Span, *, founds: bool
) -> Statement:
    """Return the words of a span as a statement, where somebody else says that it is one."""
    shown = readable_part(version.text, Span(sentence.start, sentence.end), part)
    told = _Told(Clause(part), "", shown, fragment=shown[:1].islower())
    found = _statement(version, sentence, voice, told, whole=founds)
    return replace(found, founds=founds)


def _statement(
    version: Version, sentence: Sentence, voice: SentenceVoice, told: _Told, *, whole: bool
) -> Statement:
    part = told.clause.span
    credit = _credit(voice, part)
    credited = credit is not None and credit.voice == "source"
    founds = whole or any(
        one.voice == "source" and one.basis == "explicit" and one.first_hand
        for one in _credits(voice, part)
    )
    compared = bare(_without_credits(version.text, voice, part))
    return Statement(
        outlet=version.outlet,
        sentence=sentence.index,
        start=part.start,
        end=part.end,
        text=f"{told.name or told.clause.subject} {compared}".strip(),
        credited=credited or whole,
        founds=founds,
        basis=credit.basis if credit else voice.basis,
        position=part.start / max(1, len(version.text)),
        shown=told.shown,
        fragment=told.fragment,
    )


def _credit(voice: SentenceVoice, part: Span) -> Attribution | None:
    """The innermost credit whose content holds most of the part, the source report's first."""
    return min(
        _credits(voice, part),
        key=lambda credit: (credit.voice != "source", credit.content.end - credit.content.start),
        default=None,
    )


def _credits(voice: SentenceVoice, part: Span) -> list[Attribution]:
    """The credits whose content holds most of the part, or that stand inside the clause it is."""
    return [
        credit
        for credit in voice.attributions
        if _shared(credit.content, part) >= default().article.credit_share * (part.end - part.start)
        or _is_inside(credit, part)
    ]


def _is_inside(credit: Attribution, part: Span) -> bool:
    """Tell "the mill, the paper said, has burned down", which is no sooner said than begun."""
    places = [span for span in (credit.source, credit.cue) if span is not None]
    return (
        credit.voice == "source"
        and credit.content.start == part.start
        and bool(places)
        and all(credit.content.end <= span.start and span.end < part.end for span in places)
    )


def _shared(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def _without_credits(text: str, voice: SentenceVoice, part: Span) -> str:
    outermost = [credit for credit in voice.attributions if _is_outermost(credit, voice)]
    if not outermost:
        return part.of(text)
    letters = list(part.of(text))
    for credit in outermost:
        for span in (credit.source, credit.cue):
            if span is not None and span.meets(part.start, part.end):
                low, high = max(span.start, part.start), min(span.end, part.end)
                letters[low - part.start : high - part.start] = " " * (high - low)
    return "".join(letters)


def _is_outermost(credit: Attribution, voice: SentenceVoice) -> bool:
    """Whether a credit says whose report it is, not who is told in it to have said or planned."""
    place = credit.cue or credit.source
    return credit.voice == "source" and not any(
        place is not None
        and outer.voice == "source"
        and outer.content.holds(place.start, place.end)
        for outer in voice.attributions
        if outer is not credit
    )


def _parts(text: str, sentence: Sentence, voice: SentenceVoice) -> list[Clause]:
    """The statements of a sentence, those behind a credit in its middle as well."""
    region, behind = _region(sentence, voice)
    return propositions(text, region) if behind is None else going_on(text, region, behind)


def _region(sentence: Sentence, voice: SentenceVoice) -> tuple[Span, Span | None]:
    """The sentence without a credit at its edges, where one credit covers most of it.

    With it comes what stands behind a credit that is not the end of the sentence.
    """
    whole = Span(sentence.start, sentence.end)
    for credit in voice.attributions:
        inside = credit.content
        if whole.holds(inside.start, inside.end) and _is_outermost(credit, voice):
            # Before the first word that credits and behind the last: a long credit is no content.
            places = [span for span in (credit.source, credit.cue) if span is not None]
            behind = all(span.start >= inside.end for span in places)
            said = min((span.start for span in places), default=whole.end) if behind else whole.end
            if inside.end - inside.start >= default().article.credit_share * (said - whole.start):
                last = max((span.end for span in places), default=inside.end)
                return inside, Span(last, whole.end) if behind and last < whole.end else None
    return whole, None
