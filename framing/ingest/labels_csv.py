"""``labels.csv``: what people corrected and coded, checked before anything is done with it."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace
from difflib import get_close_matches
from typing import TYPE_CHECKING, cast

from framing.errors import StoryError
from framing.ingest.cleaning import clean_line, printable
from framing.ingest.toml_tables import table
from framing.types import Label

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from framing.types import LabelKind

FILE = "labels.csv"
_FACT = re.compile(r"[\w.-]{1,64}")
_NUMBER = re.compile(r"[0-9]{1,9}")


def read_labels(data: bytes, outlets: Iterable[str]) -> tuple[Label, ...]:
    """Read the labels in a ``labels.csv``, in its order.

    Several coders may set the same; one coder sets a thing once, but for a coding sheet, a
    correction and a decision, which are rows of their own.

    Args:
        data: the bytes of the file.
        outlets: the outlets of the story; a label must name one of them.

    Raises:
        StoryError: a column is missing or a value is not allowed; names the line and the fix.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise StoryError(f"{FILE}: not UTF-8; save it as CSV in UTF-8") from None
    known = tuple(outlets)
    reader = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    labels: dict[tuple[str | int, ...], Label] = {}
    try:
        check_header(reader.fieldnames or ())
        for row in reader:
            label = _label(row, reader.line_num, known)
            thing = (label.outlet, label.sentence, label.column)
            key = (*thing, label.coder, label.kind, label.sample)
            if key in labels:
                raise _wrong(
                    reader.line_num,
                    f"{label.column} of sentence {label.sentence} of {printable(label.outlet)} "
                    "is set twice by one coder; keep one line",
                )
            labels[key] = label
    except csv.Error as error:
        raise _wrong(reader.line_num + 1, f"{error}; save the table as CSV again") from None
    return tuple(labels.values())


def check_header(header: Iterable[str]) -> None:
    """Raise ``StoryError`` where a ``labels.csv`` lacks a column that it needs."""
    needed = table("labels_csv.toml")["needed"]
    missing = [column for column in needed if column not in set(header)]
    if missing:
        raise _wrong(
            1, f"no column {', '.join(missing)}; the first line must be {','.join(needed)}"
        )


def _label(row: Mapping[str, str | None], line: int, outlets: tuple[str, ...]) -> Label:
    names = (*table("labels_csv.toml")["needed"], *table("labels_csv.toml")["more"])
    cells = {name: clean_line(row.get(name) or "") for name in names}
    outlet = _outlet(cells["outlet"], line, outlets)
    if not _NUMBER.fullmatch(cells["sentence"]):
        raise _wrong(line, f"sentence {_quoted(cells['sentence'])} is not a number from 0 up")
    label = Label(
        outlet,
        int(cells["sentence"]),
        cells["column"],
        _value(cells["column"], cells["value"], line),
        cells["coder"],
        note=cells["note"],
        sample=cells["sample"],
    )
    if not any(cells[name] for name in ("kind", "sentences", "how", "weight")):
        return label
    return replace(
        label,
        kind=cast("LabelKind", _one_of("kind", "kinds", cells["kind"], line)),
        sentences=tuple(_sentence_number(each, line) for each in _joined(cells["sentences"])),
        how=tuple(_one_of("how", "hows", each, line) for each in _joined(cells["how"])),
        weight=_weight(cells["weight"], line),
    )


def _value(column: str, value: str, line: int) -> str:
    if ":" in column:
        return _of_fact(column, value, line)
    columns, of_words = (table("labels_csv.toml")[name] for name in ("columns", "of_words"))
    if column in of_words:
        if not _joined(value):
            raise _wrong(line, f"{column} has no value; fill it in or remove the line")
        return ";".join(_joined(value))
    if column not in columns:
        raise _wrong(line, f"column {_quoted(column)}{_hint(column, (*columns, *of_words))}")
    allowed = columns[column]
    if not allowed:
        return _facts(value, line)
    if value not in allowed:
        raise _wrong(line, f"{column} {_quoted(value)}{_hint(value, allowed)}")
    return value


def _one_of(name: str, legal: str, value: str, line: int) -> str:
    allowed = table("labels_csv.toml")[legal]
    if value not in allowed:
        raise _wrong(line, f"{name} {_quoted(value)}{_hint(value, filter(None, allowed))}")
    return value


def _joined(value: str) -> list[str]:
    return [each.strip() for each in value.split(";") if each.strip()]


def _sentence_number(value: str, line: int) -> int:
    if not _NUMBER.fullmatch(value):
        raise _wrong(line, f"sentences {_quoted(value)} is not a number from 0 up; join by ;")
    return int(value)


def _weight(value: str, line: int) -> float | None:
    if not value:
        return None
    if not re.fullmatch(r"[0-9]{1,9}(\.[0-9]{1,9})?", value) or float(value) < 1:
        raise _wrong(line, f"weight {_quoted(value)} is not a number from 1 up, such as 2.5")
    return float(value)


def _outlet(name: str, line: int, outlets: tuple[str, ...]) -> str:
    """Allow the name without the mark of a recreated article: it is the same outlet."""
    for outlet in outlets:
        if name in {outlet, outlet.removesuffix(" (recreated)")}:
            return outlet
    raise _wrong(line, f"outlet {_quoted(name)}{_hint(name, outlets)}")


def _of_fact(column: str, value: str, line: int) -> str:
    """Check what is said about a fact: another wording, or which facts are the same one."""
    kinds = table("labels_csv.toml")["of_facts"]
    kind, _, fact = column.partition(":")
    if kind not in kinds:
        raise _wrong(
            line, f"column {_quoted(column)}{_hint(kind, (f'{one}:FACT' for one in kinds))}"
        )
    if not _FACT.fullmatch(fact):
        raise _wrong(line, f"column {_quoted(column)} names no fact; facts.csv has the ids")
    checked = _facts(value, line) if kinds[kind] in {"facts", "fact"} else value
    if kinds[kind] == "shifts":
        checked = ";".join(_one_of(kind, "hows", each, line) for each in _joined(value))
    if not checked:
        raise _wrong(line, f"{column} has no value; fill it in or remove the line")
    allowed = table("labels_csv.toml")["of_facts_values"].get(kinds[kind], [checked])
    if checked not in allowed:
        raise _wrong(line, f"{kind} {_quoted(checked)}{_hint(checked, allowed)}")
    if kinds[kind] == "fact" and ";" in checked:
        raise _wrong(line, f"{column} names several facts; a sentence is split off to one")
    return checked


def _facts(value: str, line: int) -> str:
    facts = [fact.strip() for fact in value.split(";") if fact.strip()]
    for fact in facts:
        if not _FACT.fullmatch(fact):
            raise _wrong(line, f"facts {_quoted(fact)} is not a fact's id; join ids with ;")
    return ";".join(facts)


def _hint(value: str, legal: Iterable[str]) -> str:
    choices = list(legal)
    close = get_close_matches(value.lower(), choices, n=1)
    meant = f" (did you mean {close[0]}?)" if close else ""
    return f" is not allowed{meant}; use one of {printable(', '.join(choices), 300)}"


def _quoted(value: str) -> str:
    return repr(printable(value, 40))


def _wrong(line: int, problem: str) -> StoryError:
    return StoryError(f"{FILE}: line {line}: {problem}")
