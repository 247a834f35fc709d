"""The files of a report as bytes, made by what the command line uses."""

from __future__ import annotations

import io
import tempfile
import zipfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from framing.ingest.labels_csv import FILE as LABELS
from framing.report.words import words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from shared.current_view import View

_EPOCH = (1980, 1, 1, 0, 0, 0)
_KEPT, _ROWS = "_report_files", "_report_rows"


class ReportFiles:
    """The files of one comparison's report, written when one of them is first asked for.

    Whoever asks may stand outside the session: nothing of the session's state is looked at.
    """

    def __init__(self, view: View) -> None:
        """Hold what the report is of."""
        self.token = view.token
        self._name, self._comparison = view.folder.resolve().name, view.comparison
        self._folder, self._has_labels = view.folder, bool(view.comparison.story.labels)
        self._files: dict[str, bytes] = {}

    def file(self, name: str) -> bytes:
        """Return one file."""
        return self._written()[name]

    def labels(self) -> bytes:
        """Return the story's ``labels.csv`` as it lies there; empty where it is gone."""
        with suppress(OSError):
            return (self._folder / LABELS).read_bytes()
        return b""

    def zip(self) -> bytes:
        """Return every file in a zip with a guide to them, and what people set, if anything."""
        from framing.report.codebook import GUIDE, reading_guide  # noqa: PLC0415 - as above

        labels = {LABELS: self.labels()} if self._has_labels else {}
        named = meanings() | dict.fromkeys(labels, str(words("data_page")["labels_means"]))
        return zipped({GUIDE: reading_guide(named).encode()} | self._written() | labels)

    def _written(self) -> dict[str, bytes]:
        from framing.report import write_reports  # noqa: PLC0415 - only who reports waits for it

        if not self._files:
            with tempfile.TemporaryDirectory() as folder:
                target = Path(folder) / "report"
                names = write_reports({self._name: self._comparison}, target)
                self._files = {name: (target / name).read_bytes() for name in names}
        return self._files


def report_files(view: View) -> ReportFiles:
    """Return the files of the open story's report, the same as long as nothing changes."""
    kept: ReportFiles | None = st.session_state.get(_KEPT)
    if kept is None or kept.token != view.token:
        kept = st.session_state[_KEPT] = ReportFiles(view)
    return kept


def file_rows(view: View) -> dict[str, int]:
    """Return how many rows each table has, by its file's name."""
    from framing.report.csv import tables  # noqa: PLC0415 - as above

    kept = st.session_state.get(_ROWS)
    if kept is None or kept[0] != view.token:
        counted = {name: len(rows) for name, rows in tables(view.comparison).items()}
        kept = st.session_state[_ROWS] = (view.token, counted)
    rows: dict[str, int] = kept[1]
    return rows


def meanings() -> dict[str, str]:
    """Return what each file holds, by its name."""
    from framing.report.file_meanings import file_meanings  # noqa: PLC0415 - as above

    return dict(file_meanings())


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Return the files in a zip; the same files give the same bytes."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name, _EPOCH), data, zipfile.ZIP_DEFLATED)
    return made.getvalue()
