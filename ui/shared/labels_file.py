"""``labels.csv`` on the disk: rows are added and replaced, and other people's are left alone."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from framing.errors import OutputError
from framing.report.output_folder import cannot_write, replace_file
from framing.stories.folder_lock import locked

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from shared.correction_steps import Change, Step

NAME = "labels.csv"
HEADER = ("outlet", "sentence", "column", "value", "coder")
_RECREATED = " (recreated)"


def save_labels(folder: Path, changes: Sequence[Change], coder: str) -> Step:
    """Put changes into a story's ``labels.csv``; every other row and column stays.

    Returns:
        The changes that take these back.

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
        try:
            back = taking_back(before, changes, coder)
            replace_file(path, merged(before, changes, coder))
        except OSError as error:
            raise cannot_write(path, error) from error
    return back


def taking_back(before: str, changes: Sequence[Change], coder: str) -> Step:
    """Return the changes that make the rows again what they were before some changes."""
    rows = {_key(row): row for row in csv.DictReader(io.StringIO(before, newline=""))}
    back = []
    for change in changes:
        row = rows.get(_place(change, coder))
        value = row["value"] if row else None
        back.append(change._replace(value=value, coder=change.coder or coder))
    return tuple(back)


def merged(before: str, changes: Sequence[Change], coder: str) -> str:
    """Return the text of a ``labels.csv`` after the changes.

    A row is known by outlet, sentence, column and coder, so that nobody's row is written over by
    another; what is changed goes to the end, where it holds. A change without a value takes its
    row away.
    """
    reader = csv.DictReader(io.StringIO(before, newline=""))
    columns = list(dict.fromkeys((*(reader.fieldnames or ()), *HEADER)))
    rows = {_key(row): row for row in reader}
    for change in changes:
        key = _place(change, coder)
        row = rows.pop(key, {})
        if change.value is not None:
            new = {
                "outlet": change.outlet,
                "sentence": str(change.sentence),
                "column": change.column,
                "value": change.value,
                "coder": change.coder or coder,
            }
            rows[key] = {**row, **new}
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, lineterminator="\n", restval="", extrasaction="ignore")
    writer.writeheader()
    writer.writerows(rows.values())
    return text.getvalue()


def _place(change: Change, coder: str) -> tuple[str, ...]:
    return _key(
        {
            "outlet": change.outlet,
            "sentence": str(change.sentence),
            "column": change.column,
            "coder": change.coder or coder,
        }
    )


def _key(row: Mapping[str, str | None]) -> tuple[str, ...]:
    # A recreated article may be named without its mark.
    name = " ".join((row.get("outlet") or "").split()).removesuffix(_RECREATED)
    number = (row.get("sentence") or "").strip().lstrip("0")
    return name, number, (row.get("column") or "").strip(), (row.get("coder") or "").strip()
