"""Codings of spans as labels of sentences.

A coding is about every sentence that it holds at least half of, or else about the one that it holds
most of. What cannot be said in ``labels.csv`` is left out and counted, never guessed.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from framing.article.sentences import sentences
from framing.coding.label_rows import edited, key_of
from framing.errors import StoryError
from framing.exchange.codes import (
    CUE,
    FACT,
    SHIFT,
    code_named,
    column_and_value,
    is_written,
    known_codes,
)
from framing.exchange.label_notes import said_in
from framing.exchange.matched_text import match_texts
from framing.ingest.cleaning import printable
from framing.ingest.labels_csv import FILE, read_labels

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from framing.exchange.codes import Code
    from framing.exchange.matched_text import MatchedText
    from framing.exchange.project import CodedText, ReadCoding
    from framing.types import Label, Sentence, Story

_HALF = 0.5


class Taken(NamedTuple):
    """The codings that a word is taken from, and those that say nothing for ``labels.csv``."""

    texts: tuple[CodedText, ...]
    left_out: tuple[tuple[str, int], ...]
    """Codes without a column, and how often each was coded."""
    untouched: int
    """Codings of the program that stand as it made them."""


class _Thing(NamedTuple):
    """What a row of ``labels.csv`` is about, and who says it."""

    outlet: str
    sentence: int
    column: str
    coder: str
    kind: str
    sample: str


@dataclass(slots=True)
class _Row:
    """A row while codings are gathered."""

    values: dict[str, bool] = field(default_factory=dict)
    """Each value that was coded, and whether somebody said it."""
    cells: dict[str, str] = field(default_factory=dict)


def taken(texts: Iterable[CodedText], *, untouched: bool, known_only: bool) -> Taken:
    """Sort codings out: what somebody said, what has no column, and what nobody touched.

    Args:
        texts: The texts as they were read.
        untouched: Take roles, voices and facts that the program had coded and nobody changed as
            somebody's word, too.
        known_only: Leave out codes that are none of ours instead of refusing them.

    Raises:
        StoryError: A code is none of ours, or nobody said anything.
    """
    texts = list(texts)
    texts = [_with_answers(text) for text in texts] if untouched else texts
    said = [one for text in texts for one in text.codings if not one.untouched]
    standing = sum(len(text.codings) for text in texts) - len(said)
    unknown = Counter(one.code for one in said if code_named(one.code) is None)
    if unknown and not known_only:
        names = printable(", ".join(f"“{code}”" for code in unknown), 200)
        raise StoryError(
            f"no such code: {names}; codes are {known_codes()}; rename them, or leave them out "
            "with --known-only"
        )
    if not said:
        raise StoryError(
            f"nobody has coded anything; {standing} codings stand as the program made them, and "
            "--all takes those"
        )
    columnless = Counter(
        code.name()
        for one in said
        if (code := code_named(one.code)) and column_and_value(code) is None
    )
    return Taken(
        tuple(_with_columns(text) for text in texts),
        tuple(sorted((columnless + unknown).items())),
        standing,
    )


def _with_answers(text: CodedText) -> CodedText:
    """Return a text in which the program's answers about sentences count as somebody's.

    A cue is no answer: that some words may hedge does not make their sentence hedged.
    """
    return replace(
        text,
        codings=tuple(
            replace(one, untouched=one.untouched and _kind(one) in {CUE, SHIFT})
            for one in text.codings
        ),
    )


def _with_columns(text: CodedText) -> CodedText:
    """Return a text with the codings that have a column."""
    return replace(text, codings=tuple(one for one in text.codings if _column(one) is not None))


def _kind(coding: ReadCoding) -> str:
    code = code_named(coding.code)
    return code.kind if code else ""


def _column(coding: ReadCoding) -> tuple[str, str] | None:
    code = code_named(coding.code)
    return column_and_value(code) if code else None


def labels_in(texts: Sequence[CodedText], story: Story) -> tuple[Label, ...]:
    """Return what codings say as labels, in the order of the files.

    Raises:
        StoryError: A text is not the story's, a coding marks no words or lacks the words that its
            code asks for, or one coder says two things of one sentence.
    """
    rows: dict[_Thing, _Row] = {}
    for match in match_texts(texts, story):
        split = sentences(match.version)
        for coding in match.given.codings:
            for thing, value, cells in _said(match, coding, split):
                row = rows.setdefault(thing, _Row())
                row.values[value] = row.values.get(value, False) or not coding.untouched
                row.cells = {**cells, **row.cells} if not coding.untouched else row.cells
    made = [
        {**thing._asdict(), **row.cells, "sentence": str(thing.sentence), "value": value}
        for thing, row in rows.items()
        if any(row.values.values())
        for value in [_value(thing, row)]
    ]
    text = edited("", ((key_of(row), row) for row in made))
    try:
        return read_labels(text.encode(), [version.outlet for version in story.versions])
    except StoryError as error:
        problem = str(error).removeprefix(f"{FILE}: ").partition(": ")[2]
        raise StoryError(f"a coding cannot go into {FILE}: {problem}") from None


def _said(
    match: MatchedText, coding: ReadCoding, split: Sequence[Sentence]
) -> Iterator[tuple[_Thing, str, dict[str, str]]]:
    """Yield what a coding says of each sentence that it is about."""
    code, said = code_named(coding.code), _column(coding)
    if code is None or said is None:
        return
    column, value = said
    note = said_in(coding.note, code.kind)
    if is_written(code.kind):
        value = _written(code, note.value, match)
    cells = dict(note.cells)
    kind, sample = cells.pop("kind", ""), cells.pop("sample", "")
    about = _about(match, coding, split)
    for sentence in about[:1] if code.fact and code.kind != FACT else about:
        outlet = match.version.outlet
        yield _Thing(outlet, sentence, column, coding.coder, kind, sample), value, cells


def _written(code: Code, value: str, match: MatchedText) -> str:
    if not value:
        raise StoryError(
            f"{printable(match.given.name, 60)}: a coding “{code.name()}” has no words; write them "
            "in its note, on the first line"
        )
    return value


def _about(match: MatchedText, coding: ReadCoding, split: Sequence[Sentence]) -> list[int]:
    """Return the numbers of the sentences that a coding is about."""
    start, end = match.span(coding.start, coding.end)
    shares: dict[int, float] = {}
    for sentence in split:
        first, last = match.sentence(sentence)
        shared = min(end, last) - max(start, first)
        if shared > 0:
            shares[sentence.index] = shared / (last - first)
    if not shares:
        words = printable(match.given.text[coding.start : coding.end], 60)
        raise StoryError(
            f"{printable(match.given.name, 60)}: “{coding.code}” at {coding.start} to {coding.end} "
            f"(“{words}”) marks no words of a sentence; mark the words that it is about"
        )
    held = [index for index, share in shares.items() if share >= _HALF]
    return held or [max(shares, key=lambda index: shares[index])]


def _value(thing: _Thing, row: _Row) -> str:
    """Return the one value of a row; of facts all, those that were left standing among them."""
    if thing.column == "facts":
        facts = [value for value in row.values if value]
        if not facts or "" not in row.values:
            return ";".join(facts)
    else:
        said = [value for value, by_somebody in row.values.items() if by_somebody]
        if len(said) == 1:
            return said[0]
    coded = " and ".join(value or "no fact" for value in row.values)
    raise StoryError(
        f"sentence {thing.sentence} of {printable(thing.outlet, 60)} is coded as "
        f"{thing.column} {printable(coded, 80)} by {printable(thing.coder, 40)}; one answer a "
        "sentence"
    )
