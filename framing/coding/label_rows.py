"""Labels as rows of ``labels.csv``: rows are added, replaced and taken away, all others stay.

A row is known by what it is about, by whom, and whether it is a correction, a coding of some
sheet or a decision: none of the three is ever written over by another.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, NamedTuple

from framing.coding.corrections import STATUS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from framing.types import Label

FILE = "labels.csv"
HEADER = ("outlet", "sentence", "column", "value", "coder")
MORE = ("kind", "sentences", "how", "note", "sample", "weight")
"""Columns that a file has only where some row has something to say in them."""
_RECREATED = " (recreated)"
FORMULA = "=+-@\uff1d\uff0b\uff0d\uff20"
"""Signs that a spreadsheet takes for the start of a formula, wide forms too."""


class RowKey(NamedTuple):
    """What tells a row from every other one of a ``labels.csv``."""

    outlet: str
    sentence: str
    """Empty for ``status:FACT``, which is about the whole version."""
    column: str
    coder: str
    kind: str
    sample: str


def row_of(label: Label) -> dict[str, str]:
    """Return a label as the cells of its row; ``read_labels`` reads the same label back."""
    return {
        "outlet": label.outlet,
        "sentence": str(label.sentence),
        "column": label.column,
        "value": label.value,
        "coder": label.coder,
        "kind": label.kind,
        "sentences": ";".join(map(str, label.sentences)),
        "how": ";".join(label.how),
        # What a spreadsheet would take for a formula is no note.
        "note": " ".join(label.note.split()).lstrip(f"{FORMULA} "),
        "sample": label.sample,
        "weight": "" if label.weight is None else f"{label.weight:.6f}".rstrip("0").rstrip("."),
    }


def key_of(row: Mapping[str, str | None]) -> RowKey:
    """Return what tells a row from others; a recreated article may be named without its mark."""

    def cell(name: str) -> str:
        return " ".join((row.get(name) or "").split())

    column = cell("column")
    about_version = column.startswith(f"{STATUS}:")
    return RowKey(
        cell("outlet").removesuffix(_RECREATED),
        "" if about_version else cell("sentence").lstrip("0"),
        column,
        cell("coder"),
        cell("kind"),
        cell("sample"),
    )


def with_labels(before: str, labels: Iterable[Label]) -> str:
    """Return the text of a ``labels.csv`` with labels put in at the end, each in place of its like.

    Args:
        before: The file's text; empty where there is none.
        labels: What to put in.
    """
    rows = (row_of(label) for label in labels)
    return edited(before, ((key_of(row), row) for row in rows))


def edited(before: str, edits: Iterable[tuple[RowKey, Mapping[str, str] | None]]) -> str:
    """Return the text of a ``labels.csv`` after edits, in their order.

    What is put in goes to the end, where it holds; without a row the one of that key goes.
    Columns that only the file has stay, with their cells.
    """
    reader = csv.DictReader(io.StringIO(before, newline=""))
    columns = list(dict.fromkeys((*(reader.fieldnames or ()), *HEADER)))
    rows: dict[RowKey, dict[str, str]] = {}
    for row in reader:
        # Of two rows about one thing the later one holds.
        key = key_of(row)
        rows.pop(key, None)
        rows[key] = row
    for key, new in edits:
        old = rows.pop(key, {})
        if new is not None:
            rows[key] = {**old, **new}
    said = {name for row in rows.values() for name in MORE if row.get(name)}
    columns += [name for name in MORE if name in said and name not in columns]
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, lineterminator="\n", restval="", extrasaction="ignore")
    writer.writeheader()
    writer.writerows(rows.values())
    return text.getvalue()
