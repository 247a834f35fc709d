"""A draft as plain data: what the check says of each sentence, and the texts it was held against.

Offsets end here: the browser counts characters differently, so it gets the pieces of text.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypedDict

from shared.component_files import component
from shared.story_texts import Name, joined, name_of, short, versions_by_outlet

from components.draft_notes.other_texts import OtherText, Texts
from components.reading_columns.lens_notes import Span
from components.reading_columns.sentence_pieces import Piece, pieces
from framing.check.output_formats import kind_name, kind_result
from framing.report.safe_text import one_line
from framing.report.words import capital, counted, words
from framing.statistics.measures import is_body, weighs

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from framing.check.draft import DraftCheck, Finding, KindCheck, SentenceCheck
    from framing.types import Reading

_notes = component(Path(__file__).parent)

NoteKind = Literal["different", "look", "same", "commentary", "speculation", "not_compared"]
"""What a sentence comes to, the most serious first. Only one that was compared is ``same``."""
_OF_ALL_UNCOMPARED = frozenset({"added", "commentary"})
"""Kinds of findings that say no more of a sentence without a near one than that it has none."""


class Saying(TypedDict):
    """Words of other texts that a finding points to: who has them, in which sentence."""

    outlet: str
    sentence: int
    who: Name
    place: str
    text: str


class FindingData(TypedDict):
    """One finding; ``yours`` is empty where it is about the sentence as a whole."""

    kind: str
    level: str
    name: str
    text: str
    yours: str
    why: str
    said: list[Saying]


class NoteData(TypedDict):
    """One sentence, what was found in it, and the sentences that it was held against.

    ``look`` tells whether a finding says more of it than that no other text has the like,
    ``partly`` whether some kinds could not be compared in it.
    """

    n: int
    sentence: int
    compared: bool
    look: bool
    partly: bool
    kind: NoteKind
    head: str
    pieces: list[Piece]
    findings: list[FindingData]
    lines: list[str]
    others: list[OtherText]


class KindData(TypedDict):
    """One kind of check: at how many places it looked, and what came of it."""

    kind: str
    name: str
    result: str
    places: int
    compared: int
    differ: int
    to_look_at: int


class DraftData(TypedDict):
    """All that the page shows of a draft."""

    title: str
    headline: str
    summary: str
    against: str
    said_first: list[str]
    limits: list[str]
    notes: list[NoteData]
    left_out: list[FindingData]
    looked_for: str
    kinds: list[KindData]
    misses: list[str]
    words: dict[str, str]


def draft_data(check: DraftCheck, limits: Mapping[str, int | None]) -> DraftData:
    """Return what is shown of a checked draft.

    Args:
        check: What the check of the draft came to.
        limits: How many sentences of ``commentary`` and ``speculation`` an editor allows.
    """
    texts = words("draft_page")
    others = Texts(check.comparison)
    title = versions_by_outlet(check.comparison)[check.outlet].version.title
    notes = [
        _note(sentence, number, check, others) for number, sentence in enumerate(check.sentences, 1)
    ]
    left_out = next(kind for kind in check.kinds if kind.kind == "left out")
    against = joined([short(outlet) for outlet in check.texts])
    return {
        "title": one_line(title),
        "headline": headline(check),
        "summary": summary(notes),
        "against": str(texts["against"]).format(texts=against) if against else "",
        "said_first": [capital(f"{one_line(note)}.") for note in check.notes],
        "limits": _limits(check, limits),
        "notes": notes,
        "left_out": [_finding(finding, "", others) for finding in left_out.findings],
        "looked_for": capital(f"{kind_result(left_out)}."),
        "kinds": [_kind(kind) for kind in check.kinds],
        "misses": list(texts["misses_lines"]),
        "words": {key: text for key, text in texts.items() if isinstance(text, str)},
    }


def headline(check: DraftCheck) -> str:
    """Say how much of a draft could be compared."""
    every, compared = len(check.sentences), check.compared
    key = (
        "headline_no_sentence"
        if not every
        else "headline_none"
        if not compared
        else "headline_all"
        if compared == every
        else "headline"
    )
    text = str(words("draft_page")[key])
    return text.format(
        compared=compared,
        wholly=check.wholly,
        all=counted(every, "sentence"),
        number=every,
        rest=every - compared,
    )


def summary(notes: Sequence[NoteData]) -> str:
    """Say what the compared sentences come to, and how many of the others want a look."""
    texts = words("draft_page")
    compared = [note["kind"] for note in notes if note["compared"]]
    partly = sum(note["kind"] == "same" and note["partly"] for note in notes)
    counts = {
        "different": compared.count("different"),
        "look": compared.count("look"),
        "partly": partly,
        "same": compared.count("same") - partly,
    }
    parts = [str(texts[f"part_{kind}"]).format(n=n) for kind, n in counts.items() if n]
    lines = []
    if parts:
        lines.append(str(texts["summary"]).format(compared=len(compared), parts=joined(parts)))
    rest = sum(note["look"] and not note["compared"] for note in notes)
    if rest:
        lines.append(str(texts["summary_rest"]).format(n=rest))
    return " ".join(lines)


def _limits(check: DraftCheck, limits: Mapping[str, int | None]) -> list[str]:
    """State every limit that was set as a count beside what there is, compared or not."""
    texts = words("draft_page")
    draft = versions_by_outlet(check.comparison)[check.outlet]
    own = [each for each in draft.readings if is_body(each) and each.voice.voice == "own"]
    there = {
        "commentary": sum(reading.commentary for reading in own),
        "speculation": sum(reading.speculative for reading in own),
    }
    return [
        str(texts[f"over_{kind}"]).format(n=counted(there[kind], "sentence"), limit=limit)
        for kind, limit in limits.items()
        if limit is not None
    ]


def _note(sentence: SentenceCheck, number: int, check: DraftCheck, others: Texts) -> NoteData:
    draft = versions_by_outlet(check.comparison)[check.outlet]
    reading, text = draft.readings[sentence.sentence], draft.version.text
    kind = _kind_of(sentence, reading)
    parts = [finding for finding in sentence.findings if not _whole(finding, sentence)]
    spans = [
        Span(finding.start or 0, finding.end or 0, "own" if _is_own(finding) else "only")
        for finding in parts
    ]
    cues = _speculation(reading) if kind == "speculation" else []
    spans += [Span(low, high, "own") for low, high, _ in cues]
    lines = [f"“{one_line(text[low:high])}”: {one_line(why)}" for low, high, why in cues]
    return {
        "n": number,
        "sentence": sentence.sentence,
        "compared": sentence.compared,
        "look": bool(_telling(sentence)),
        "partly": bool(sentence.not_compared),
        "kind": kind,
        "head": _head(kind, sentence),
        "pieces": pieces(text, sentence.start, sentence.end, (), spans),
        "findings": [
            _finding(finding, one_line(finding.text) if finding in parts else "", others)
            for finding in sentence.findings
        ],
        "lines": lines + _lines(kind, sentence),
        "others": others.beside(sentence),
    }


def _kind_of(sentence: SentenceCheck, reading: Reading) -> NoteKind:
    """Return what a sentence comes to: by its gravest finding, then by whether it was compared."""
    if any(finding.level == "differs" for finding in sentence.findings):
        return "different"
    if sentence.compared:
        return "look" if sentence.findings else "same"
    if any(finding.kind == "commentary" for finding in sentence.findings):
        return "commentary"
    if reading.speculative and reading.voice.voice == "own":
        return "speculation"
    return "not_compared"


def _telling(sentence: SentenceCheck) -> list[Finding]:
    return [
        finding
        for finding in sentence.findings
        if sentence.compared or finding.kind not in _OF_ALL_UNCOMPARED
    ]


def _speculation(reading: Reading) -> list[tuple[int, int, str]]:
    return [
        (cue.start, cue.end, cue.why)
        for cue in reading.cues
        if cue.dimension == "speculation" and weighs(cue, reading)
    ]


def _whole(finding: Finding, sentence: SentenceCheck) -> bool:
    return (finding.start, finding.end) == (sentence.start, sentence.end)


def _is_own(finding: Finding) -> bool:
    return finding.kind == "commentary"


def _head(kind: NoteKind, sentence: SentenceCheck) -> str:
    texts = words("draft_page")
    level = "differs" if kind == "different" else "look"
    kinds = dict.fromkeys(each.kind for each in _telling(sentence) if each.level == level)
    named = joined([kind_name(each) for each in kinds])
    if kind in {"different", "look"}:
        return f"{texts[kind]}: {named}"
    if kind == "same" and sentence.not_compared:
        return str(texts["same_partly"]).format(kinds=_not_compared(sentence))
    return (
        str(texts["look_too"]).format(head=texts[kind], kinds=named) if named else str(texts[kind])
    )


def _not_compared(sentence: SentenceCheck) -> str:
    return joined([kind_name(each) for each in sentence.not_compared])


def _lines(kind: NoteKind, sentence: SentenceCheck) -> list[str]:
    """Say what else is to be known: with what it was compared, or that it was not."""
    texts = words("draft_page")
    if kind == "same":
        outlets = dict.fromkeys(short(each.outlet) for each in sentence.compared_with)
        return [str(texts["compared_with"]).format(outlets=joined(list(outlets)))]
    if sentence.compared and sentence.not_compared:
        return [str(texts["kinds_not_compared"]).format(kinds=_not_compared(sentence))]
    if sentence.compared:
        return []
    return [str(texts["itself" if kind == "different" else "nothing_more"])]


def _finding(finding: Finding, yours: str, others: Texts) -> FindingData:
    return {
        "kind": finding.kind,
        "level": finding.level,
        "name": capital(kind_name(finding.kind)),
        "text": one_line(finding.text),
        "yours": yours,
        "why": capital(f"{one_line(finding.why).rstrip('.')}."),
        "said": [
            {
                "outlet": each.outlet,
                "sentence": each.sentence,
                "who": name_of(each.outlet),
                "place": others.place(each),
                "text": one_line(each.text),
            }
            for each in finding.references
        ],
    }


def _kind(kind: KindCheck) -> KindData:
    return {
        "kind": kind.kind,
        "name": capital(kind_name(kind.kind)),
        "result": kind_result(kind),
        "places": kind.places,
        "compared": kind.compared,
        "differ": kind.differing,
        "to_look_at": len(kind.findings) - kind.differing,
    }


def show_notes(data: str, key: str) -> None:
    """Show a draft with its notes, written as JSON."""
    _notes(data={"draft": data}, key=key)
