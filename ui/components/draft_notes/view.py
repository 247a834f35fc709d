"""A draft as plain data: a note a sentence, its facts in the versions, what can be missed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, TypedDict

from shared.component_files import component
from shared.fact_quotes import TOLD, fact_quote
from shared.story_texts import (
    Name,
    Passage,
    fact_numbers,
    joined,
    name_of,
    short,
    statements,
    versions_by_outlet,
)

from components.reading_columns.lens_notes import Span
from components.reading_columns.sentence_pieces import Piece, marked_pieces
from framing.check.draft_findings import DraftNote, Reason, draft_findings
from framing.facts.shift_claims import CONTESTED
from framing.report.mark_certainty import shift_certainty
from framing.report.safe_text import one_line
from framing.report.words import capital, counted, words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from framing.check.draft_findings import DraftFindings
    from framing.types import Comparison

_notes = component(Path(__file__).parent)


class NoteData(TypedDict):
    """One sentence and what is said of it."""

    n: int
    kind: str
    head: str
    pieces: list[Piece]
    lines: list[str]
    facts: list[str]


class FactData(TypedDict):
    """A fact as the versions tell it."""

    n: int
    statement: str
    told: list[dict[str, Any]]
    rest: list[str]


class DraftData(TypedDict):
    """All that the page shows of a draft."""

    title: str
    headline: str
    summary: str
    limits: list[str]
    notes: list[NoteData]
    facts: dict[str, FactData]
    misses: list[dict[str, Any]]
    words: dict[str, str]


def draft_data(comparison: Comparison, limits: Mapping[str, int | None]) -> DraftData:
    """Return what is shown of a scored draft.

    Args:
        comparison: The draft held against its story.
        limits: How many sentences of ``commentary`` and ``speculation`` an editor allows.
    """
    found = draft_findings(comparison)
    shown = {fact for note in found.notes for fact in note.facts}
    draft = versions_by_outlet(comparison)[comparison.article]
    return {
        "title": one_line(draft.version.title),
        "headline": headline(found),
        "summary": summary(found),
        "limits": _limits(found, limits),
        "notes": [_note(note, place, comparison) for place, note in enumerate(found.notes, 1)],
        "facts": {
            fact.id: _fact(fact.id, comparison) for fact in comparison.facts if fact.id in shown
        },
        "misses": [
            {
                "name": capital(str(words("shift")[kind.kind]["name"])),
                "found": kind.found[0],
                "of": kind.found[1],
            }
            for kind in sorted(shift_certainty().values(), key=lambda one: -one.found[0])
        ],
        "words": {
            **words("draft_page"),
            "misses_sub": str(words("draft_page")["misses_sub"]).format(
                n=next(iter(shift_certainty().values())).found[1]
            ),
        },
    }


def headline(found: DraftFindings) -> str:
    """Say how much of a draft could be compared."""
    every = len(found.notes)
    key = (
        "headline_no_sentence"
        if not every
        else "headline_none"
        if not found.compared
        else "headline_all"
        if not found.rest
        else "headline"
    )
    return str(words("draft_page")[key]).format(compared=found.compared, all=every, rest=found.rest)


def summary(found: DraftFindings) -> str:
    """Say what the compared sentences come to; empty where none was compared."""
    texts = words("draft_page")
    parts = [
        str(texts[f"part_{kind}"]).format(n=found.of_kind(kind))
        for kind in ("different", "look", "same")
        if found.of_kind(kind)
    ]
    if not parts:
        return ""
    return str(texts["summary"]).format(compared=found.compared, parts=joined(parts))


def _limits(found: DraftFindings, limits: Mapping[str, int | None]) -> list[str]:
    """State every limit that was set as a count beside what there is."""
    texts = words("draft_page")
    there = {"commentary": found.commentary, "speculation": found.speculation}
    return [
        str(texts[f"over_{kind}"]).format(n=counted(there[kind], "sentence"), limit=limit)
        for kind, limit in limits.items()
        if limit is not None
    ]


def _note(note: DraftNote, number: int, comparison: Comparison) -> NoteData:
    draft = versions_by_outlet(comparison)[comparison.article]
    place = draft.readings[note.sentence].sentence
    kind = "own" if note.kind in {"commentary", "speculation"} else "only"
    spans = [Span(low, high, kind) for reason in note.reasons for low, high in reason.words]
    return {
        "n": number,
        "kind": note.kind,
        "head": _head(note, comparison),
        "pieces": marked_pieces(draft.version.text, place.start, place.end, spans),
        "lines": _lines(note, comparison),
        "facts": list(note.facts),
    }


def _head(note: DraftNote, comparison: Comparison) -> str:
    texts, numbers = words("draft_page"), fact_numbers(comparison)
    match note.kind:
        case "different":
            kinds = [reason.why.partition(":")[0] for reason in note.reasons if not reason.look]
            names = [str(words("shift")[kind]["name"]) for kind in dict.fromkeys(kinds)]
            return f"{texts['different']}: {joined(names)}"
        case "look":
            looks = dict.fromkeys(reason.look for reason in note.reasons if reason.look)
            return f"{texts['look']}: {joined([str(texts[f'look_{look}']) for look in looks])}"
        case "same":
            key = "same" if len(note.facts) == 1 else "same_many"
            listed = joined([str(numbers[fact]) for fact in note.facts])
            return str(texts[key]).format(n=listed)
        case "commentary" | "speculation":
            return str(texts[f"own_{note.kind}"])
        case _:
            return str(texts["not_compared"])


def _lines(note: DraftNote, comparison: Comparison) -> list[str]:
    texts = words("draft_page")
    match note.kind:
        case "same":
            return [str(texts["no_difference"])]
        case "not_compared":
            return [str(texts["nothing_near"])]
        case "commentary" | "speculation":
            said = [f"“{_words(reason, comparison)}”: {reason.why}" for reason in note.reasons]
            return [*said, str(texts["nothing_to_compare"])]
        case _:
            return [_line(reason, comparison) for reason in note.reasons]


def _line(reason: Reason, comparison: Comparison) -> str:
    texts, number = words("draft_page"), fact_numbers(comparison)[reason.fact]
    outlets = joined([short(outlet) for outlet in reason.outlets])
    if reason.look in {"names", "numbers", "words"}:
        return str(texts[reason.look]).format(n=number, words=_quoted(reason, comparison))
    if reason.look == "credit":
        key = "credit" if len(reason.outlets) == 1 else "credit_many"
        return str(texts[key]).format(n=number, outlets=outlets)
    line = str(texts["shift"]).format(
        n=number, outlet=outlets, theirs=one_line(reason.theirs), yours=_words(reason, comparison)
    )
    why = reason.why if reason.look else reason.why.partition(": ")[2]
    if why.startswith(CONTESTED):
        why = f"{why.removeprefix(CONTESTED)} {words('reading')['contested']}"
    return f"{line} {one_line(why)}"


def _quoted(reason: Reason, comparison: Comparison) -> str:
    text = versions_by_outlet(comparison)[comparison.article].version.text
    return joined([f"“{one_line(text[low:high])}”" for low, high in reason.words])


def _words(reason: Reason, comparison: Comparison) -> str:
    text = versions_by_outlet(comparison)[comparison.article].version.text
    return " … ".join(one_line(text[low:high]) for low, high in reason.words)


def _fact(fact: str, comparison: Comparison) -> FactData:
    versions = versions_by_outlet(comparison)
    rows = [
        row for row in comparison.coverage if row.fact == fact and row.outlet != comparison.article
    ]
    told: list[Mapping[str, Name | Passage | str | None]] = [
        {
            "name": name_of(row.outlet),
            "status": row.status,
            "quote": fact_quote(row, versions[row.outlet]),
        }
        for row in rows
        if row.status in TOLD
    ]
    texts = words("draft_page")
    rest = []
    for status, key in (("omitted", "side_not"), ("unclear", "side_unclear")):
        names = [short(row.outlet) for row in rows if row.status == status]
        if names:
            rest.append(str(texts[key]).format(outlets=joined(names)))
    return {
        "n": fact_numbers(comparison)[fact],
        "statement": statements(comparison)[fact],
        "told": [dict(one) for one in told],
        "rest": rest,
    }


def show_notes(data: str, key: str) -> None:
    """Show a draft with its notes, written as JSON."""
    _notes(data={"draft": data}, key=key)
