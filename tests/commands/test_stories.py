from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from framing.batch.arrow_columns import concatenated
from framing.batch.messages import OutputRequest, Row, Task
from framing.batch.program_version import program
from framing.batch.table_rows import read_table
from framing.batch.worker import compare_task
from framing.cli import main

if TYPE_CHECKING:
    from collections.abc import Callable

DATA = Path(__file__).parents[1] / "data" / "loose" / "stories.jsonl"
ROWS = [json.loads(line) for line in DATA.read_text("utf-8").splitlines()][:11]
COLUMNS = ["story", "outlet", "text", "title", "url", "published", "source"]


def loose(
    columns: tuple[str, ...] = ("outlet", "title", "published", "text"),
) -> list[dict[str, str]]:
    return [{column: row[column] for column in columns} for row in ROWS]


def as_json(path: Path, rows: list[dict[str, str]]) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def as_csv(path: Path, rows: list[dict[str, str]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return path


def as_parquet(path: Path, rows: list[dict[str, str]]) -> Path:
    pq.write_table(pa.Table.from_pylist(rows), path)
    return path


def as_folder(path: Path, rows: list[dict[str, str]]) -> Path:
    for number, row in enumerate(rows):
        (path / row["outlet"]).mkdir(parents=True, exist_ok=True)
        text = f"{row['title']}\n\n{row['text']}\n"
        (path / row["outlet"] / f"{number}.txt").write_text(text, encoding="utf-8")
    return path


KINDS = {"in.jsonl": as_json, "in.csv": as_csv, "in.parquet": as_parquet}


@pytest.mark.parametrize("name", KINDS)
@pytest.mark.parametrize("out", ["out.jsonl", "out.csv", "out.parquet"])
def test_what_is_written_is_what_batch_reads(tmp_path: Path, name: str, out: str) -> None:
    given = KINDS[name](tmp_path / name, loose())
    assert main(["stories", str(given), "--out", str(tmp_path / out)]) == 0
    rows = [row for _, row in read_table(tmp_path / out) if not isinstance(row, str)]
    assert list(rows[0]) == COLUMNS
    grouped: dict[object, set[str]] = {}
    for row in rows:
        (story,) = (given_row["story"] for given_row in ROWS if given_row["text"] == row["text"])
        grouped.setdefault(row["story"], set()).add(story)
    assert all(len(names) == 1 for names in grouped.values())
    assert {name for names in grouped.values() for name in names} == {
        given_row["story"] for given_row in ROWS
    }


def test_a_folder_holds_a_subfolder_for_each_outlet(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = as_folder(tmp_path / "in", loose())
    (given / "Morning Ledger" / "scan.pdf.txt").write_bytes(b"%PDF-1.4")
    assert main(["stories", str(given), "--out", str(tmp_path / "out.jsonl")]) == 0
    said = capsys.readouterr().err
    assert "scan.pdf.txt" in said
    assert "11 of 11 articles have no date" in said
    rows = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text("utf-8").splitlines()]
    assert {row["outlet"] for row in rows} <= {row["outlet"] for row in ROWS}


def test_the_rest_is_written_with_the_reason(tmp_path: Path) -> None:
    given = as_json(tmp_path / "in.jsonl", [*loose(), {"outlet": "Lone Star", "text": "Hm. " * 30}])
    rest = tmp_path / "rest.jsonl"
    out = tmp_path / "out.jsonl"
    assert main(["stories", str(given), "--out", str(out), "--rest", str(rest)]) == 0
    (row,) = [json.loads(line) for line in rest.read_text("utf-8").splitlines()]
    assert row["outlet"] == "Lone Star"
    assert row["story"] == ""
    assert row["why"]


def worker_failure(line: str) -> Callable[[Path], Path]:
    def write(folder: Path) -> Path:
        path = as_json(folder / "in.jsonl", loose())
        path.write_text(path.read_text("utf-8") + line + "\n", encoding="utf-8")
        return path

    return write


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ('{"outlet": "A", "text": ', "line 12: not JSON"),
        ("[1, 2]", "line 12: not a JSON object"),
        ('{"outlet": "A"}', "line 12: no text"),
        ('{"outlet": "A", "text": "  "}', "line 12: no text"),
        ('{"outlet": "", "text": "words"}', "line 12: no outlet"),
        ('{"outlet": "A", "text": 7, "published": "soon"}', "published is soon"),
        (json.dumps({"outlet": "A", "text": "long " * 1_000_000}), "5,000,000 characters"),
    ],
)
def test_a_row_that_cannot_be_read_is_said_and_the_rest_goes_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], line: str, why: str
) -> None:
    given = worker_failure(line)(tmp_path)
    assert main(["stories", str(given), "--out", str(tmp_path / "out.jsonl")]) == 0
    assert why in capsys.readouterr().err
    assert (tmp_path / "out.jsonl").stat().st_size > 0


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("in.csv", "outlet,words\nA,b\n", "no column text"),
        ("in.csv", "", "no column outlet"),
        ("in.jsonl", "", "no article can be read"),
        ("in.jsonl", "not JSON\n", "not JSON"),
        ("in.parquet", "not Parquet", "Parquet"),
        ("in.xlsx", "", ".jsonl, .csv or .parquet"),
        ("", "", "no such file or folder"),
    ],
)
def test_bad_input_is_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, content: str, why: str
) -> None:
    given = tmp_path / (name or "nothing")
    if name:
        given.write_text(content, encoding="utf-8")
    assert main(["stories", str(given), "--out", str(tmp_path / "out.csv")]) == 2
    said = capsys.readouterr().err
    assert why in said
    assert said.count("\n") == 1
    assert not (tmp_path / "out.csv").exists()


def test_nothing_is_overwritten_unasked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    given = as_json(tmp_path / "in.jsonl", loose())
    out = tmp_path / "out.csv"
    out.write_text("mine", encoding="utf-8")
    assert main(["stories", str(given), "--out", str(out)]) == 2
    assert "--force" in capsys.readouterr().err
    assert out.read_text("utf-8") == "mine"
    assert main(["stories", str(given), "--out", str(out), "--force"]) == 0
    assert out.read_text("utf-8") != "mine"


def test_the_ending_says_the_format(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    given = as_json(tmp_path / "in.jsonl", loose())
    assert main(["stories", str(given), "--out", str(tmp_path / "out.xls")]) == 2
    assert "use .jsonl, .csv or .parquet" in capsys.readouterr().err


def test_articles_that_have_nothing_in_common_are_no_error(tmp_path: Path) -> None:
    given = as_json(tmp_path / "in.jsonl", loose()[:1])
    assert main(["stories", str(given), "--out", str(tmp_path / "out.parquet")]) == 0
    assert pq.read_table(tmp_path / "out.parquet").num_rows == 0


def test_batch_takes_the_report_with_all_its_names() -> None:
    flood = "The river flooded two hundred houses in Tillen, the {} reported. {}"
    rows = tuple(
        Row("row", outlet, flood.format(name, more), source="Marlow Evening Chronicle;MEC")
        for outlet, name, more in (
            ("One", "Marlow Evening Chronicle", "Nobody was hurt."),
            ("Two", "MEC", "Schools stay closed today."),
        )
    )
    wanted = OutputRequest(parquet=True, csv=False, program=program())
    outcome = compare_task(Task(0, "flood", rows), wanted)
    assert not outcome.problems
    (told,) = concatenated("stories", [outcome.tables["stories"]]).to_pylist()
    assert told["source"] == "Marlow Evening Chronicle"
    credited = concatenated("sources", [outcome.tables["sources"]]).to_pylist()
    assert {row["source"] for row in credited} == {"Marlow Evening Chronicle"}
