"""Corrections made on the screen as rows of ``labels.csv``; what is coded or decided stays."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from framing.coding.label_rows import HEADER, edited, key_of
from framing.errors import OutputError
from framing.report.safe_text import one_line
from framing.report.words import words
from framing.stories.labels_file import edit_labels

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from framing.coding.label_rows import RowKey
    from shared.correction_steps import Change, Step


def save_labels(folder: Path, changes: Sequence[Change], coder: str) -> Step:
    """Put changes into a story's ``labels.csv``; every other row and column stays.

    Returns:
        The changes that take these back.

    Raises:
        OutputError: The file cannot be read or written, or a change would not be seen, because of
            a decision or a coding. It is as it was.
    """
    before = edit_labels(
        folder, lambda text: merged(_changeable(text, changes, coder), changes, coder)
    )
    return taking_back(before, changes, coder)


def _changeable(text: str, changes: Sequence[Change], coder: str) -> str:
    """Return the text as it is, if a change would be seen: decisions hold, and codings stay.

    Raises:
        OutputError: Somebody settled what is to be changed, or coded what is to be taken away.
    """
    rows = [key_of(row) for row in csv.DictReader(io.StringIO(text, newline=""))]
    for change in changes:
        key = key_of(_row(change, coder))
        alike = [row for row in rows if row[:3] == key[:3]]
        settled = next((row.coder for row in alike if row.kind == "decision"), None)
        if settled is not None:
            raise OutputError(f"{one_line(settled)} {words('code_page')['settled']}")
        if change.value is None and key not in alike and key.coder in {row.coder for row in alike}:
            raise OutputError(words("code_page")["coded"])
    return text


def taking_back(before: str, changes: Sequence[Change], coder: str) -> Step:
    """Return the changes that make the rows again what they were before some changes."""
    rows = {key_of(row): row for row in csv.DictReader(io.StringIO(before, newline=""))}
    back = []
    for change in changes:
        row = rows.get(key_of(_row(change, coder)))
        back.append(
            change._replace(
                # What is said of a whole version may have stood at another of its sentences.
                sentence=int(row["sentence"]) if row else change.sentence,
                value=row["value"] if row else None,
                coder=change.coder or coder,
            )
        )
    return tuple(back)


def merged(before: str, changes: Sequence[Change], coder: str) -> str:
    """Return the text of a ``labels.csv`` after the changes.

    What is changed goes to the end, where it holds. A change without a value takes its row away.
    """
    return edited(before, (_edit(change, coder) for change in changes))


def _edit(change: Change, coder: str) -> tuple[RowKey, dict[str, str] | None]:
    row = _row(change, coder)
    return key_of(row), None if change.value is None else row


def _row(change: Change, coder: str) -> dict[str, str]:
    cells = (
        change.outlet,
        str(change.sentence),
        change.column,
        change.value or "",
        change.coder or coder,
    )
    return dict(zip(HEADER, cells, strict=True))
