"""What a label says beside its code, as the lines of a note; and the label that lines mean.

A row of ``labels.csv`` has more than a code can name: the words of a better wording, who decides, a
sheet and its weights. A note of lines such as ``weight: 2.5`` goes through every tool.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from framing.coding.label_rows import row_of
from framing.exchange.codes import is_written
from framing.exchange.project import PROGRAM_SAYS
from framing.ingest.toml_tables import table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from framing.types import Label

_NOTE = "note"


class Said(NamedTuple):
    """What the lines of a note mean."""

    value: str
    """The words of a kind that is written; else empty."""
    cells: Mapping[str, str]
    """Cells of ``labels.csv`` by their column."""


def note_of(label: Label) -> str:
    """Return the note of a label; ``said_in`` reads the same back."""
    kind = label.column.partition(":")[0]
    row = row_of(label)
    lines = [row["value"]] if is_written(kind) else []
    lines += [f"{name}: {row[name]}" for name in table("labels_csv.toml")["more"] if row[name]]
    return "\n".join(lines)


def said_in(note: str, kind: str) -> Said:
    """Return what a note says; lines that say nothing known are the label's own note."""
    lines = [line.strip() for line in note.splitlines() if line.strip()]
    lines = [line for line in lines if not line.startswith(PROGRAM_SAYS)]
    value = lines.pop(0) if is_written(kind) and lines else ""
    known = table("labels_csv.toml")["more"]
    cells: dict[str, str] = {}
    free: list[str] = []
    for line in lines:
        name, colon, cell = line.partition(":")
        if colon and name in known:
            cells[name] = cell.strip()
        else:
            free.append(line)
    words = [cells.pop(_NOTE)] if _NOTE in cells else []
    if words or free:
        cells[_NOTE] = " ".join([*words, *free])
    return Said(value, cells)
