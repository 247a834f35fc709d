"""Sheets for coders, as CSV that spreadsheets open well.

UTF-8 with its mark, without which Excel takes another encoding; a row a unit, no line breaks inside
a cell, no cell that could be a formula, no id that could be a number.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from framing.coding.adjudication import answer_of, question_of
from framing.coding.coder_marks import shown_coder
from framing.coding.coders import NOBODY
from framing.coding.corrections import STATUS
from framing.coding.questions import legal_values, questions
from framing.coding.sheet_columns import decision_columns, sealed, sheet_columns
from framing.coding.units import text_hash
from framing.report.csv import plain_cell
from framing.report.safe_text import one_line
from framing.report.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from framing.coding.adjudication import Dispute
    from framing.coding.questions import What
    from framing.coding.sampling import Drawn
    from framing.types import Comparison

_MARK = "\ufeff"
_TEXT_COLUMNS = ("story", "outlet", "sentence", "text", "text_hash")


def coding_sheet(drawn: Sequence[Drawn], what: What, sample: str, *, blind: bool) -> str:
    """Return a sheet to be filled in.

    Args:
        drawn: The units, in the order of their rows.
        what: What is asked about them.
        sample: What the draw is called.
        blind: Whether the program's answers are left out, and the weights that hint at them.
    """
    asked = questions(what)
    rows = []
    for one in drawn:
        unit = one.unit
        cells = {
            "unit": unit.id,
            "story": unit.story,
            "outlet": unit.outlet,
            "fact": unit.fact,
            "statement": unit.text,
            "sentence": str(unit.sentence),
            "before": unit.before,
            "text": unit.text,
            "after": unit.after,
            "question": asked.about(sourced=unit.sourced),
            "weight": f"{one.weight:.4f}",
            "text_hash": unit.text_hash,
            "sample": sample,
            "seal": sealed(unit.id, sample, one.weight),
        }
        rows.append(cells | {f"program_{name}": said for name, said in unit.program.items()})
    return _sheet(sheet_columns(what, blind=blind), rows)


def texts_sheet(comparisons: Mapping[str, Comparison]) -> str:
    """Return all sentences of all versions with their numbers, for who codes facts."""
    rows = (
        {
            "story": story,
            "outlet": read.version.outlet,
            "sentence": str(reading.sentence.index),
            "text": read.version.text[reading.sentence.start : reading.sentence.end],
            "text_hash": text_hash(read.version),
        }
        for story, comparison in comparisons.items()
        for read in comparison.versions
        for reading in read.readings
    )
    return _sheet(_TEXT_COLUMNS, rows)


def disagreements_sheet(disputes: Sequence[Dispute], *, blind: bool) -> str:
    """Return a sheet of what coders disagree on, with an empty column for the decision.

    Args:
        disputes: What they disagree on, in the order of the rows.
        blind: Whether it is left out who said what.
    """
    rows = (
        {
            "unit": one.unit.id,
            "story": one.unit.story,
            "outlet": one.unit.outlet,
            "fact": one.unit.fact,
            "sentence": "" if one.unit.fact else str(one.unit.sentence),
            "text": one.unit.text,
            "column": answer_of(one.column),
            "said": _said(one, blind=blind),
            "question": question_of(one.column, sourced=one.unit.sourced),
            "text_hash": one.unit.text_hash,
        }
        for one in disputes
    )
    return _sheet(decision_columns(), rows)


def said_by(
    dispute: Dispute, *, blind: bool = False, called: Mapping[str, str] | None = None
) -> list[tuple[str, str]]:
    """Return each coder with what they said.

    Args:
        dispute: What they disagree on.
        blind: Whether they are letters, in the order of their answers.
        called: What the answers are called; as they stand in files when not given.
    """
    named = [(shown_coder(label) or NOBODY, label) for label in dispute.said]
    if blind:
        by_answer = sorted(dispute.said, key=lambda label: (label.value, label.note))
        named = [(chr(ord("A") + n % 26), label) for n, label in enumerate(by_answer)]
    return [
        (
            one_line(name),
            (called or {}).get(label.value, label.value)
            + (
                f" by {', '.join(words('shift')[how]['name'] for how in label.how)}"
                if label.how
                else ""
            )
            + (f" in {', '.join(map(str, label.sentences))}" if label.sentences else "")
            + (f" ({one_line(label.note)})" if label.note else ""),
        )
        for name, label in named
    ]


def choices(column: str) -> tuple[str, ...]:
    """Return what a disagreement about a column can be decided to; empty for names of facts."""
    return legal_values(STATUS if column.startswith(f"{STATUS}:") else column)


def _said(dispute: Dispute, *, blind: bool) -> str:
    said = [f"{name}: {what}" for name, what in said_by(dispute, blind=blind)]
    if dispute.decided is not None:
        by = "" if blind else f" by {one_line(dispute.decided.coder)}"
        said.append(f"decided{by}: {dispute.decided.value}")
    return "; ".join(said)


def _sheet(columns: Sequence[str], rows: Iterable[Mapping[str, str]]) -> str:
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, lineterminator="\n", restval="", extrasaction="ignore")
    writer.writeheader()
    for row in rows:
        writer.writerow({name: plain_cell(one_line(cell)) for name, cell in row.items()})
    return _MARK + text.getvalue()
