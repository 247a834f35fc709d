"""The files of a report as bytes, made by what the command line uses."""

from __future__ import annotations

import csv
import io
import tempfile
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

if TYPE_CHECKING:
    from collections.abc import Mapping

    from framing.types import Comparison

_OTHERS = {
    "run.json": "Settings, input files with SHA-256, versions of everything, warnings",
    "comparison.json": "The whole result, for programs",
    "datapackage.json": "What every column of the tables means, for programs",
    "report.html": "The whole result on one page, for readers",
}
_EPOCH = (1980, 1, 1, 0, 0, 0)
_LONGEST_LINE = 400


@st.cache_resource(max_entries=6, show_spinner="Writing the report…")
def report_files(
    token: str,  # noqa: ARG001 - it stands for the comparison
    story: str,
    _comparison: Comparison,
) -> dict[str, bytes]:
    """Return every file of a story's report by its name."""
    from framing.report import write_reports  # noqa: PLC0415 - only who reports waits for it

    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "report"
        names = write_reports({story: _comparison}, target)
        return {name: (target / name).read_bytes() for name in names}


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


def preview(name: str, data: bytes, most: int) -> tuple[list[str], list[list[str]], int]:
    """Return a file's columns (none where it is no table), first rows, and how many more it has."""
    text = data.decode("utf-8")
    if not name.endswith(".csv"):
        lines = text.splitlines()
        cut = [[line[:_LONGEST_LINE]] for line in lines[:most]]
        return [], cut, len(lines) - len(cut)
    columns, *rows = csv.reader(io.StringIO(text, newline=""))
    return columns, rows[:most], len(rows[most:])
