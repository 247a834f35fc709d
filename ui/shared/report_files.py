"""The files of a report as bytes, made by what the command line uses."""

from __future__ import annotations

import io
import tempfile
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

if TYPE_CHECKING:
    from collections.abc import Mapping

    from shared.current_view import View

_OTHERS = {
    "run.json": "Settings, input files with SHA-256, versions of everything, warnings",
    "comparison.json": "The whole result, for programs",
    "datapackage.json": "What every column of the tables means, for programs",
    "report.html": "The whole result on one page, for readers",
}
_EPOCH = (1980, 1, 1, 0, 0, 0)
_KEPT, _ROWS = "_report_files", "_report_rows"


def report_files(view: View) -> dict[str, bytes]:
    """Return every file of a story's report by its name, written once for the same comparison."""
    from framing.report import write_reports  # noqa: PLC0415 - only who reports waits for it

    kept = st.session_state.get(_KEPT)
    if kept is None or kept[0] != view.token:
        with tempfile.TemporaryDirectory() as folder:
            target = Path(folder) / "report"
            names = write_reports({view.comparison.story.title: view.comparison}, target)
            files = {name: (target / name).read_bytes() for name in names}
        kept = st.session_state[_KEPT] = (view.token, files)
    made: dict[str, bytes] = kept[1]
    return made


def report_file(view: View, name: str) -> bytes:
    """Return one file of a story's report."""
    return report_files(view)[name]


def zipped_report(view: View) -> bytes:
    """Return every file of a story's report in a zip."""
    return zipped(report_files(view))


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
    from framing.report.schema import described  # noqa: PLC0415 - as above

    return {table.file: f"Each row is {table.row}" for table in described()} | _OTHERS


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Return the files in a zip; the same files give the same bytes."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name, _EPOCH), data, zipfile.ZIP_DEFLATED)
    return made.getvalue()
