"""``labels.csv`` on the disk: rows are added and replaced, and other people's are left alone."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from framing.errors import OutputError
from framing.report.output_folder import replace_file
from framing.stories.folder_lock import locked

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from shared.correction_steps import Change

NAME = "labels.csv"
HEADER = ("outlet", "sentence", "column", "value", "coder")
_RECREATED = " (recreated)"


def save_labels(folder: Path, changes: Sequence[Change], coder: str) -> None:
    """Put changes into a story's ``labels.csv``; every other row and column stays.

    Raises:
        OutputError: The file cannot be read or written. It is as it was.
    """
    path = folder / NAME
    # Two windows must not read, change and write between one another.
    with locked(folder):
        try:
            before = path.read_text("utf-8-sig") if path.exists() else ""
        except (OSError, UnicodeDecodeError) as error:
            raise OutputError(f"{path} cannot be read; save it as CSV in UTF-8") from error
        replace_file(path, merged(before, changes, coder))


def merged(before: str, changes: Sequence[Change], coder: str) -> str:
    """Return the text of a ``labels.csv`` after the changes.

    A row is known by outlet, sentence and column; a change without a value takes its row away.
    """
    reader = csv.DictReader(io.StringIO(before, newline=""))
    columns = list(dict.fromkeys((*(reader.fieldnames or ()), *HEADER)))
    rows = {_key(row["outlet"], row["sentence"], row["column"]): row for row in reader}
    for outlet, sentence, column, value in changes:
        key = _key(outlet, str(sentence), column)
        row = rows.pop(key, {})
        if value is not None:
            new = {"outlet": outlet, "sentence": str(sentence), "column": column}
            rows[key] = {**row, **new, "value": value, "coder": coder}
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, lineterminator="\n", restval="", extrasaction="ignore")
    writer.writeheader()
    writer.writerows(rows.values())
    return text.getvalue()


def _key(outlet: str | None, sentence: str | None, column: str | None) -> tuple[str, ...]:
    # A recreated article may be named without its mark.
    name = " ".join((outlet or "").split()).removesuffix(_RECREATED)
    return name, (sentence or "").strip().lstrip("0"), (column or "").strip()
