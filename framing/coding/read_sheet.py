"""A filled coding sheet, checked row by row, as labels; nothing is taken from one that is wrong."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

from framing.coding.corrections import STATUS
from framing.coding.questions import WHATS, hows, legal_values, questions
from framing.coding.sheet_columns import (
    DECISION,
    HASH,
    NOTE,
    SAMPLE,
    SEAL,
    STORY,
    UNIT,
    needed_columns,
    unsealed,
)
from framing.coding.sheet_rows import sheet_rows
from framing.coding.units import answer_labels
from framing.errors import SheetError
from framing.ingest.cleaning import clean_line, printable
from framing.types import Label

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from framing.coding.questions import What
    from framing.coding.units import Unit

_TOLD = ("carried", "altered")


@dataclass(frozen=True, slots=True)
class Coded:
    """What a sheet says.

    Attributes:
        labels: By story, in the sheet's order.
        units: All units of the sheet, by story, coded or not.
        rows: How many rows it has.
        empty: How many of them hold no answer.
    """

    labels: Mapping[str, tuple[Label, ...]]
    units: Mapping[str, tuple[Unit, ...]]
    rows: int
    empty: int


def what_of(data: bytes, name: str) -> What:
    """Return what a sheet asks about, by its columns.

    Raises:
        SheetError: It is none of ours.
    """
    header, _ = sheet_rows(data, name)
    if DECISION in header:
        raise SheetError(f"{name}: a sheet of disagreements; add --adjudicate to read it")
    for what in WHATS:
        if set(questions(what).answers) & set(header):
            return what
    columns = ", ".join(questions(what).answers[0] for what in WHATS)
    raise SheetError(f"{name}: none of the columns {columns}; give a sheet of 'framing code'")


def read_sheet(
    data: bytes, name: str, units: Iterable[Unit], stories: Collection[str], coder: str
) -> Coded:
    """Read a sheet that one coder filled in.

    Args:
        data: The bytes of the file.
        name: What it is called in messages.
        units: All units of the stories, of what the sheet asks about.
        stories: What the stories are called.
        coder: Who filled it in.

    Raises:
        SheetError: A column is missing, an answer is not allowed, or a unit is not one of the
            stories any more; names the row and the fix.
    """
    what = what_of(data, name)
    header, rows = sheet_rows(data, name)
    check_columns(header, needed_columns(what), name)
    known = {unit.id: unit for unit in units}
    seen: dict[str, int] = {}
    labels: dict[str, list[Label]] = {}
    asked: dict[str, list[Unit]] = {}
    empty = 0
    for number, cells in rows:
        place = f"{name}: row {number}"
        unit = known_unit(cells, known, stories, place)
        if unit.id in seen:
            raise SheetError(f"{place}: the unit of row {seen[unit.id]} again; remove one of them")
        seen[unit.id] = number
        asked.setdefault(unit.story, []).append(unit)
        coded = _labels(cells, unit, what, coder, place)
        labels.setdefault(unit.story, []).extend(coded)
        empty += not coded
    return Coded(
        {story: tuple(said) for story, said in labels.items()},
        {story: tuple(said) for story, said in asked.items()},
        len(rows),
        empty,
    )


def check_columns(header: Sequence[str], needed: Sequence[str], name: str) -> None:
    """Refuse a sheet that lacks a column.

    Raises:
        SheetError: It names what is missing.
    """
    missing = [column for column in needed if column not in header]
    if missing:
        raise SheetError(
            f"{name}: no column {', '.join(missing)}; keep the columns as the sheet was made"
        )


def known_unit(
    cells: Mapping[str, str], known: Mapping[str, Unit], stories: Collection[str], place: str
) -> Unit:
    """Return the unit that a row is about.

    Raises:
        SheetError: The stories have it no more, or never had.
    """
    unit, story = known.get(cells[UNIT]), clean_line(cells[STORY]).removeprefix("'")
    shown = printable(story, 60)
    if unit is not None:
        if cells[HASH] != unit.text_hash:
            raise SheetError(f"{place}: {UNIT} and {HASH} are not of one row; sort whole rows only")
        return unit
    if story not in stories:
        raise SheetError(f"{place}: of the story {shown!r}; give that story's folder, too")
    hashes = {one.text_hash for one in known.values() if one.story == story}
    if cells[HASH] and cells[HASH] not in hashes:
        raise SheetError(
            f"{place}: the text in {shown} changed since the sheet was made; draw a new sheet, or "
            "bring the old text back"
        )
    raise SheetError(
        f"{place}: {shown} has no unit {printable(cells[UNIT], 20)!r}; leave that column as it "
        "was, or draw a new sheet if the list of facts was changed since"
    )


def checked_value(value: str, legal: Sequence[str], what: str, place: str) -> str:
    """Return an answer as it is kept; capitals do not matter.

    Raises:
        SheetError: It is not allowed.
    """
    given = value.lower()
    if given in legal:
        return given
    close = get_close_matches(given, legal, n=1)
    meant = f" (did you mean {close[0]}?)" if close else ""
    raise SheetError(
        f"{place}: {what} {printable(value, 40)!r} is not allowed{meant}; use one of "
        f"{', '.join(legal)}, or leave it empty"
    )


def check_source(answers: Mapping[str, str], unit: Unit, place: str) -> None:
    """Refuse to credit a sentence to a source report that the story does not have.

    Raises:
        SheetError: It names the fix.
    """
    if answers.get("voice") == "source" and not unit.sourced:
        raise SheetError(
            f"{place}: voice 'source' is not allowed, {printable(unit.story, 60)} has no source "
            "report; say other, or name the report under [source] in story.toml"
        )


def told_sentences(value: str, unit: Unit, place: str) -> tuple[int, ...]:
    """Return the numbers of sentences in a cell, in ascending order.

    Raises:
        SheetError: One is no number, or the version has no such sentence.
    """
    numbers = set()
    for each in re.split(r"[;,\s]+", value.strip(" ;,")) if value.strip(" ;,") else ():
        if not re.fullmatch(r"[0-9]{1,9}", each) or int(each) >= unit.length:
            raise SheetError(
                f"{place}: {printable(unit.outlet)} has no sentence {printable(each, 20)!r}; use "
                f"numbers from 0 to {unit.length - 1}, joined by ;"
            )
        numbers.add(int(each))
    return tuple(sorted(numbers))


def _labels(
    cells: Mapping[str, str], unit: Unit, what: What, coder: str, place: str
) -> list[Label]:
    sample = clean_line(cells[SAMPLE])
    try:
        weight = unsealed(unit.id, sample, cells[SEAL])
    except SheetError as error:
        raise SheetError(f"{place}: {error}") from None
    note = clean_line(cells[NOTE])
    answers = {
        name: checked_value(cells[name], legal_values(name), name, place)
        for name in questions(what).answers
        if cells[name]
    }
    check_source(answers, unit, place)
    told: tuple[int, ...] = ()
    how: tuple[str, ...] = ()
    if what == "facts":
        told = told_sentences(cells["sentences"], unit, place)
        how = _how(cells["how"], place)
        _check_cell(answers.get(STATUS, ""), told, how, place)
    beside = Label("", 0, "", "", coder, "", told, how, note, sample, weight)
    return answer_labels(unit, answers, beside)


def _how(value: str, place: str) -> tuple[str, ...]:
    named = [each for each in re.split(r"[;,\s]+", value) if each]
    return tuple(dict.fromkeys(checked_value(each, hows(), "how", place) for each in named))


def _check_cell(status: str, told: Sequence[int], how: Sequence[str], place: str) -> None:
    """Refuse answers about one cell that contradict each other."""
    if told and status not in _TOLD:
        raise SheetError(
            f"{place}: sentences are named, and status is {status or 'empty'}; say carried or "
            "altered, or name none"
        )
    if how and status != "altered":
        raise SheetError(
            f"{place}: how it is altered is named, and status is {status or 'empty'}; say altered, "
            "or leave how empty"
        )
