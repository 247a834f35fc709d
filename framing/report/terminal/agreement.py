"""How far the program and the people who set labels agree."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING

from framing.config import default
from framing.report.safe_text import one_line
from framing.report.terminal.folding import fold
from framing.report.terminal.table_layout import Column, Frame, lay_out
from framing.report.terminal.terminal_words import signs as signs_of
from framing.report.terminal.terminal_words import words
from framing.report.terminal.width import prose_width, width_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.coding.agreement import Agreement


def print_agreement(rows: Sequence[Agreement], file: IO[str]) -> None:
    """Print how far the program and the people who set labels agree."""
    text, signs = words("agreement"), signs_of(file)
    corner, *headings = text["columns"]
    cells = zip(*(_cells(row, signs["undefined"]) for row in rows), strict=True)
    columns = [
        Column((heading,), tuple((cell,) for cell in column))
        for heading, column in zip(headings, cells, strict=True)
    ]
    names = [row.column for row in rows]
    table = lay_out(names, columns, width_of(file), Frame(corner, signs["rule"]))
    notes = [text["note"]]
    if any(row.labels < _needed() for row in rows):
        notes.append(text["too_few_means"].format(needed=_needed()))
    folded = [line for note in notes for line in fold(note, prose_width(file), rest="  ")]
    lines = ["", text["title"], "", *(line.text for line in table), "", *folded]
    file.write("\n".join(lines) + "\n")


def _cells(row: Agreement, undefined: str) -> tuple[str, ...]:
    if row.labels < _needed():
        few: str = words("agreement")["too_few"]
        return (one_line(row.coder), str(row.labels), few, few)
    kappa = undefined if row.kappa is None else f"{row.kappa:.2f}"
    return (one_line(row.coder), str(row.labels), f"{row.share * 100:.0f}%", kappa)


def _needed() -> int:
    return default().scores.enough_sentences
