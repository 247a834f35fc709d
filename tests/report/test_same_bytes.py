"""The same input gives the same bytes, and the files open where people take them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pandas as pd
import pytest
from helpers.stories import compared

from framing.cli import main
from framing.report import write_report, write_reports
from framing.report.schema import described

if TYPE_CHECKING:
    from pathlib import Path

    from framing.report.charts import ChartKind

PROGRAM = (sys.executable, "-W", "error", "-m", "framing")
COMMAND = ("report", "sample", "--charts", "svg")


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Return reports of two processes that hash, sort and write numbers otherwise, and ours."""
    folder = tmp_path_factory.mktemp("same")
    settings = (
        {"PYTHONHASHSEED": "1", "LC_ALL": "C", "TZ": "UTC", "PYTHONUTF8": "0"},
        {"PYTHONHASHSEED": "2", "LC_ALL": "C.UTF-8", "TZ": "Asia/Tokyo", "COLUMNS": "40"},
    )
    for number, environment in enumerate(settings):
        subprocess.run(
            [*PROGRAM, *COMMAND, "--out", str(folder / str(number))],
            check=True,
            capture_output=True,
            env={**os.environ, **environment},
        )
    assert main([*COMMAND, "--out", str(folder / "ours")]) == 0
    return sorted(folder.iterdir())


@pytest.mark.slow
def test_processes_write_the_same_bytes(reports: list[Path]) -> None:
    first, *rest = ({file.name: file.read_bytes() for file in sorted(r.iterdir())} for r in reports)
    assert {"report.html", "comparison.json", "versions.csv", "chart-hedging.svg"} <= set(first)
    assert len(rest) == 2
    for files in rest:
        assert list(files) == list(first)
        assert [name for name in first if first[name] != files[name]] == []


@pytest.mark.slow
def test_pandas_opens_the_files_as_the_codebook_says(reports: list[Path]) -> None:
    for table in described():
        frame = pd.read_csv(reports[0] / table.file)
        assert list(frame.columns) == [column.name for column in table.columns]
        for column in table.columns:
            cells = frame[column.name]
            if column.type in {"number", "integer", "boolean"} and cells.notna().any():
                assert pd.api.types.is_numeric_dtype(cells), f"{table.file}: {column.name}"
            if column.minimum is not None:
                assert (cells.dropna() >= column.minimum).all(), f"{table.file}: {column.name}"
            if column.maximum is not None:
                assert (cells.dropna() <= column.maximum).all(), f"{table.file}: {column.name}"


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_the_files(reports: list[Path], tmp_path: Path) -> None:
    files = [str(reports[0] / table.file) for table in described()]
    subprocess.run(
        ["soffice", "--headless", "--convert-to", "ods", "--outdir", str(tmp_path), *files],
        check=True,
        capture_output=True,
    )
    assert len(list(tmp_path.glob("*.ods"))) == len(files)


@pytest.mark.slow
@pytest.mark.parametrize("charts", ["svg", "png"])
def test_charts_are_files_of_their_own(charts: ChartKind, tmp_path: Path) -> None:
    write_report(compared("hospital"), tmp_path / "one", charts=charts)
    found = sorted((tmp_path / "one").glob("chart-*"))
    assert len(found) >= 5
    start = b"<svg" if charts == "svg" else b"\x89PNG"
    assert all(file.read_bytes().startswith(start) for file in found)
    stories = {name: compared(name) for name in ("hospital", "ruling")}
    write_reports(stories, tmp_path / "two", charts=charts)
    assert (tmp_path / "two" / f"chart-2-hedging.{charts}").is_file()
    # Without charts the next report takes the old ones away.
    write_reports(stories, tmp_path / "two")
    assert not list((tmp_path / "two").glob("chart-*"))
