"""What coders disagree on, and what was decided about it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from framing.coding.coder_marks import shown_coder
from framing.coding.corrections import COLUMNS, STATUS, thing
from framing.coding.label_rows import key_of, row_of
from framing.coding.questions import WHATS, legal_values, questions
from framing.coding.read_sheet import (
    check_columns,
    check_source,
    checked_value,
    known_unit,
    told_sentences,
)
from framing.coding.sheet_columns import COLUMN, DECISION, HASH, NOTE, STORY, UNIT
from framing.coding.sheet_rows import sheet_rows
from framing.coding.units import Unit, has_source, text_hash
from framing.errors import SheetError
from framing.ingest.cleaning import clean_line, printable
from framing.types import Label

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from framing.coding.label_rows import RowKey
    from framing.types import Comparison


@dataclass(frozen=True, slots=True)
class Dispute:
    """A thing that coders see differently.

    Attributes:
        unit: What it is about; its ``program`` is empty.
        column: Of ``labels.csv``.
        said: What each coder says, in the order of the file: one label a coder.
        decided: The decision, if there is one.
    """

    unit: Unit
    column: str
    said: tuple[Label, ...]
    decided: Label | None = None


def codings(labels: Iterable[Label]) -> dict[tuple[str, int | None, str], dict[str, Label]]:
    """Return what each coder says of each thing, by the name as it is shown; no decisions.

    What a coder said on a sheet comes before a correction, which they made with the program's
    answer before them; else the later row.
    """
    said: dict[tuple[str, int | None, str], dict[str, Label]] = {}
    for label in labels:
        if label.kind == "decision":
            continue
        by_coder = said.setdefault(thing(label), {})
        known = by_coder.get(shown_coder(label))
        if known is None or label.sample or not known.sample:
            by_coder[shown_coder(label)] = label
    return said


def decisions(labels: Iterable[Label]) -> dict[tuple[str, int | None, str], Label]:
    """Return what was decided, by the thing that it is about; of several the last."""
    return {thing(label): label for label in labels if label.kind == "decision"}


def same_value(label: Label) -> str:
    """Return a label's value so that equal answers are equal: names of facts in order."""
    return ";".join(sorted(label.value.split(";"))) if label.column == "facts" else label.value


def disputes(
    comparison: Comparison, story: str, labels: Sequence[Label], *, decided: bool = False
) -> tuple[Dispute, ...]:
    """Return what coders of a story disagree on, in the order of texts and facts.

    Args:
        comparison: The ``uncoded`` story compared.
        story: What the story is called on the sheet.
        labels: The story's labels.
        decided: Whether to return also what was decided already.
    """
    settled = decisions(labels)
    found = []
    for about, by_coder in codings(labels).items():
        said = tuple(by_coder.values())
        open_ = decided or about not in settled
        if open_ and _coded(about[2]) and len({same_value(label) for label in said}) > 1:
            unit = _unit(comparison, story, said[-1])
            if unit is not None:
                found.append(Dispute(unit, said[-1].column, said, settled.get(about)))
    outlets = {one.version.outlet: n for n, one in enumerate(comparison.versions)}
    facts = {fact.id: n for n, fact in enumerate(comparison.facts)}
    return tuple(
        sorted(
            found,
            key=lambda one: (
                facts.get(one.unit.fact, -1),
                outlets[one.unit.outlet],
                one.unit.sentence if not one.unit.fact else 0,
                one.column,
            ),
        )
    )


def answer_of(column: str) -> str:
    """Return the name of the answer that a column of labels holds: ``status`` for a cell."""
    return column.partition(":")[0]


def question_of(column: str, *, sourced: bool = True) -> str:
    """Return what coders were asked about a column; empty for facts named at a sentence.

    Args:
        column: The column of ``labels.csv``.
        sourced: Whether the story has a source report.
    """
    name = answer_of(column)
    asked = (questions(what) for what in WHATS)
    return next((one.about(sourced=sourced) for one in asked if name in one.answers), "")


def read_decisions(
    data: bytes, name: str, known: Iterable[Dispute], stories: Collection[str], coder: str
) -> dict[str, tuple[Label, ...]]:
    """Read a sheet of disagreements that somebody filled in, as decisions by story.

    Args:
        data: The bytes of the file.
        name: What it is called in messages.
        known: All disagreements of the stories, the decided ones among them.
        stories: What the stories are called.
        coder: Who decided.

    Raises:
        SheetError: As ``read_sheet``; or a row is about nothing that coders disagree on.
    """
    header, rows = sheet_rows(data, name)
    check_columns(header, (UNIT, STORY, COLUMN, DECISION, "sentences", NOTE, HASH), name)
    disputed = {one.unit.id: one for one in known}
    seen: dict[str, int] = {}
    decided: dict[str, list[Label]] = {}
    for number, cells in rows:
        place = f"{name}: row {number}"
        unit = known_unit(cells, {key: one.unit for key, one in disputed.items()}, stories, place)
        if unit.id in seen:
            raise SheetError(f"{place}: the unit of row {seen[unit.id]} again; remove one of them")
        seen[unit.id] = number
        if cells[DECISION]:
            label = _decision(cells, disputed[unit.id], coder, place)
            decided.setdefault(unit.story, []).append(label)
    return {story: tuple(labels) for story, labels in decided.items()}


def decision(dispute: Dispute, value: str, coder: str, note: str = "") -> Label:
    """Return the label that settles a disagreement, with the sentences of who said the same."""
    unit = dispute.unit
    alike = [label for label in dispute.said if label.value == value]
    told = tuple(sorted({number for label in alike for number in label.sentences}))
    how = tuple(dict.fromkeys(each for label in alike for each in label.how))
    place = told[0] if told else unit.sentence
    return Label(
        unit.outlet, place, dispute.column, value, coder, "decision", told, how, clean_line(note)
    )


def decision_edits(
    before: Sequence[Label], decided: Sequence[Label], *, replace: bool
) -> list[tuple[RowKey, Mapping[str, str] | None]]:
    """Return how ``labels.csv`` changes when decisions come in; nothing for what stands there.

    Args:
        before: The story's labels.
        decided: The decisions.
        replace: Whether they come in place of earlier ones.

    Raises:
        SheetError: Something was decided otherwise before, and nothing is to be replaced.
    """
    settled = decisions(before)
    new = [label for label in decided if settled.get(thing(label)) != label]
    again = [label for label in new if thing(label) in settled]
    if again and not replace:
        earlier = settled[thing(again[0])]
        raise SheetError(
            f"{printable(earlier.coder, 40)} decided {answer_of(earlier.column)} of "
            f"{printable(earlier.outlet)}, sentence {earlier.sentence}, before (and "
            f"{len(again) - 1} more); leave them empty, or add --replace to decide anew"
        )
    things = {thing(label) for label in again}
    gone = [label for label in before if label.kind == "decision" and thing(label) in things]
    return [
        *((key_of(row_of(label)), None) for label in gone),
        *((key_of(row_of(label)), row_of(label)) for label in new),
    ]


def _decision(cells: Mapping[str, str], dispute: Dispute, coder: str, place: str) -> Label:
    name = answer_of(dispute.column)
    legal = legal_values(name)
    value = checked_value(cells[DECISION], legal, name, place) if legal else cells[DECISION]
    check_source({name: value}, dispute.unit, place)
    label = decision(dispute, value, coder, cells[NOTE])
    told = told_sentences(cells["sentences"], dispute.unit, place)
    if told and not (name == STATUS and value in {"carried", "altered"}):
        raise SheetError(f"{place}: sentences are named, and nothing is told; leave them empty")
    return replace(label, sentence=told[0], sentences=told) if told else label


def _coded(column: str) -> bool:
    return column in COLUMNS or column.startswith(f"{STATUS}:")


def _unit(comparison: Comparison, story: str, label: Label) -> Unit | None:
    """What a label is about, as the story has it; None where it is there no more."""
    read = next((v for v in comparison.versions if v.version.outlet == label.outlet), None)
    if read is None or label.sentence >= len(read.readings):
        return None
    hashed, fact = text_hash(read.version), label.column.partition(":")[2]
    if fact:
        known = next((one for one in comparison.facts if one.id == fact), None)
        text = known.statement if known else ""
        about = fact
    else:
        place = read.readings[label.sentence].sentence
        text, about = read.version.text[place.start : place.end], str(label.sentence)
    parts = (hashed, label.outlet, label.column, about)
    return Unit(
        "u" + hashlib.sha256("\n".join(parts).encode()).hexdigest()[:12],
        story,
        label.outlet,
        hashed,
        {},
        label.sentence,
        text,
        fact=fact,
        length=len(read.readings),
        sourced=has_source(comparison),
    )
