"""``framing agreement`` on a story that two people coded."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from helpers.app_stories import ward

from framing.cli import main
from framing.coding.units import uncoded, units
from framing.ingest import read_story
from framing.pipeline import compare
from framing.report.coder_agreement import agreement_columns
from framing.stories.labels_file import save_labels
from framing.types import Label

if TYPE_CHECKING:
    from collections.abc import Callable

    Run = Callable[..., tuple[int, str, str]]

pytestmark = pytest.mark.usefixtures("compared_once")


@pytest.fixture(scope="module")
def coded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a story of which ann says what the program does, and ben mostly."""
    folder = ward(tmp_path_factory.mktemp("coded"))
    comparison = compare(uncoded(read_story(folder)))
    labels = []
    for number, unit in enumerate(units(comparison, "cues", "ward")):
        for coder in ("ann", "Zoë B."):
            told = unit.program["hedged"]
            value = str(1 - int(told)) if coder != "ann" and number % 4 == 0 else told
            place = (unit.outlet, unit.sentence, "hedged", value, coder)
            labels.append(Label(*place, sample="cues-9-1", weight=1.5))
    cell = units(comparison, "facts", "ward")[0]
    labels.append(Label(cell.outlet, 1, cell.column("status"), "altered", "ann"))
    save_labels(folder, labels)
    return folder


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def run(*arguments: object) -> tuple[int, str, str]:
        capsys.readouterr()
        status = main([str(argument) for argument in arguments])
        return status, *capsys.readouterr()

    return run


def test_the_table_shows_pairs_confusions_and_the_program(run: Run, coded: Path) -> None:
    status, out, err = run("agreement", coded)
    assert (status, err) == (0, "")
    assert re.search(r"^Zoë B\., ann +\d+ +0\.7\d", out, re.MULTILINE)
    assert re.search(r"^ann, program +\d+ +1\.00", out, re.MULTILINE)
    assert re.search(r"ann 0, Zoë B\. 1: \d|Zoë B\. 1, ann 0: \d", out)
    assert "hedged 1" in out
    assert "Weighted back to all units" in out


@pytest.mark.parametrize("width", [60, 80, 140])
def test_the_table_fits_the_terminal(
    monkeypatch: pytest.MonkeyPatch, run: Run, coded: Path, width: int
) -> None:
    monkeypatch.setattr("framing.report.terminal.width._PIPED", width)
    _, out, _ = run("agreement", coded)
    assert max(map(len, out.splitlines())) <= width
    assert "Zoë B.," in out


def test_json_and_csv_hold_the_same_figures(run: Run, coded: Path, tmp_path: Path) -> None:
    result = json.loads(run("agreement", coded, "--format", "json")[1])
    _, table, err = run("agreement", coded, "--format", "csv", "--out", tmp_path / "out")
    assert err == f"wrote 3 files to {tmp_path / 'out'}\n"
    rows = list(csv.DictReader(io.StringIO(table)))
    assert [(row["column"], row["coder"], row["other"]) for row in rows] == [
        (pair["column"], pair["coder"], pair["other"]) for pair in result["pairs"]
    ]
    for row, pair in zip(rows, result["pairs"], strict=True):
        for name in ("percent", "alpha", "alpha_ordinal", "ac1", "kappa"):
            value = pair[name]["value"]
            assert row[name] == ("" if value is None else f"{value:.4f}")
    for name, columns in agreement_columns().items():
        text = (tmp_path / "out" / name).read_text("utf-8")
        assert text.splitlines()[0] == ",".join(columns)
    confusions = (tmp_path / "out" / "confusions.csv").read_text("utf-8")
    units_of = sum(int(row["units"]) for row in rows)
    assert sum(int(row["units"]) for row in csv.DictReader(io.StringIO(confusions))) == units_of


def test_the_same_story_gives_the_same_bytes(run: Run, coded: Path) -> None:
    first, second = (run("agreement", coded, "--format", "json")[1] for _ in range(2))
    assert first == second


def test_several_stories_are_taken_together(run: Run, coded: Path) -> None:
    alone = json.loads(run("agreement", coded, "--format", "json")[1])["pairs"][0]
    both = json.loads(run("agreement", coded, coded, "--format", "json")[1])["pairs"][0]
    assert both["units"] == 2 * alone["units"]
    assert both["percent"]["value"] == alone["percent"]["value"]
    assert both["alpha"]["high"] - both["alpha"]["low"] < (
        alone["alpha"]["high"] - alone["alpha"]["low"]
    )


def test_what_is_wrong_costs_one_line(run: Run, coded: Path, tmp_path: Path) -> None:
    for arguments, says in (
        (("agreement", "sample"), "nobody coded anything; make a sheet"),
        (("agreement", coded, "--out", coded), "holds files; choose another folder"),
        (("agreement", tmp_path / "none"), "does not exist"),
    ):
        status, out, err = run(*arguments)
        assert (status, out, len(err.splitlines())) == (2, "", 1)
        assert says in err


def test_every_column_is_described() -> None:
    page = Path(__file__).parents[2].joinpath("docs", "coding.md").read_text("utf-8")
    for columns in agreement_columns().values():
        for column in columns:
            name = re.sub(r"_(low|high)$", "", column)
            assert f"`{name}`" in page, column
