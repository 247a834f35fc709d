"""A story's ``labels.csv`` on the disk: one writer at a time, all of a change or nothing of it."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from framing.coding.label_rows import FILE, with_labels
from framing.errors import OutputError
from framing.ingest.labels_csv import check_header
from framing.report.output_folder import cannot_write, replace_file
from framing.stories.folder_lock import locked

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from framing.types import Label


def save_labels(folder: Path, labels: Sequence[Label]) -> None:
    """Put labels into a story's ``labels.csv``, each in place of its like; other rows stay.

    Raises:
        OutputError: The file cannot be read or written. It is as it was.
    """
    edit_labels(folder, lambda before: with_labels(before, labels))


def edit_labels(folder: Path, edit: Callable[[str], str]) -> str:
    """Replace the text of a story's ``labels.csv`` by what ``edit`` makes of it.

    Returns:
        The text before; empty where there was no file.

    Raises:
        OutputError: The file cannot be read or written. It is as it was.
        FramingError: The file has another header, or whatever ``edit`` raises. Nothing is written.
    """
    path = folder / FILE
    # Two writers must not read, change and write between one another.
    with locked(folder):
        try:
            before = path.read_text("utf-8-sig") if path.exists() else ""
        except (OSError, UnicodeDecodeError) as error:
            raise OutputError(f"{path} cannot be read; save it as CSV in UTF-8") from error
        try:
            if before.strip():
                # What another program saved in its own way is not made worse.
                check_header(next(csv.reader(before.splitlines()), []))
            after = edit(before)
            if after != before:
                replace_file(path, after)
        except OSError as error:
            raise cannot_write(path, error) from error
    return before
