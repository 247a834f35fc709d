"""Loose articles that are odd, and files that are asked for twice: nothing is lost in silence."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pyarrow.parquet as pq
import pytest
from helpers.batch_case import batch, jsonl, rows, stories

from framing.cli import main

if TYPE_CHECKING:
    from pathlib import Path

TEXT = rows()[0]["text"]


def loose(path: Path, *more: object) -> Path:
    articles = [{"outlet": "Herald", "text": TEXT}, {"outlet": "Echo", "text": TEXT}, *more]
    return jsonl(path, articles)  # type: ignore[arg-type]


@pytest.mark.parametrize("ending", ["jsonl", "csv", "parquet"])
def test_half_a_character_is_written_as_none(tmp_path: Path, ending: str) -> None:
    odd = {"outlet": "Sun \ud800", "title": "\udc00", "text": f"{TEXT} \ud83d\ude00 \ud800."}
    given = loose(tmp_path / "given.jsonl", odd)
    out = tmp_path / f"out.{ending}"
    assert main(["stories", str(given), "--out", str(out)]) == 0
    if ending == "parquet":
        found = pq.read_table(out).to_pylist()
        assert any(
            row["text"].endswith("\N{GRINNING FACE} \N{REPLACEMENT CHARACTER}.") for row in found
        )
    batch(out, tmp_path / "tables")
    assert [status for _, status in stories(tmp_path / "tables")] == ["compared"]


@pytest.mark.parametrize("force", [[], ["--force"]])
def test_one_file_is_not_written_twice(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], force: list[str]
) -> None:
    given = loose(tmp_path / "given.jsonl")
    out, again = str(tmp_path / "out.csv"), str(tmp_path / "." / "x" / ".." / "out.csv")
    assert main(["stories", str(given), "--out", out, "--rest", again, *force]) == 2
    said = capsys.readouterr().err
    assert "is asked for twice; give --out and --rest a file each" in said
    assert said.count("\n") == 1
    assert not (tmp_path / "out.csv").exists()


@pytest.mark.parametrize("option", ["--out", "--rest"])
def test_the_input_is_not_written_over(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], option: str
) -> None:
    given = loose(tmp_path / "given.jsonl", {"outlet": "Sun", "text": "A few words."})
    before = given.read_bytes()
    other = "--rest" if option == "--out" else "--out"
    line = ["stories", str(given), option, str(given), other, str(tmp_path / "other.csv")]
    assert main([*line, "--force"]) == 2
    assert "is the input; choose another file" in capsys.readouterr().err
    assert given.read_bytes() == before


def test_a_name_that_is_too_long_is_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = loose(tmp_path / "given.jsonl")
    assert main(["stories", str(given), "--out", str(tmp_path / f"{'x' * 300}.csv")]) == 2
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "File name too long" in said


def test_what_a_folder_holds_and_is_not_read_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = tmp_path / "given"
    for place in ("herald", "echo", "echo/2021"):
        (given / place).mkdir(parents=True)
        (given / place / "a.txt").write_text(TEXT, "utf-8")
    (given / "more.jsonl").write_text(json.dumps({"outlet": "Sun", "text": TEXT}), "utf-8")
    assert main(["stories", str(given), "--out", str(tmp_path / "out.csv")]) == 0
    said = capsys.readouterr().err
    assert "warning: echo/2021: a folder in an outlet's folder is not read" in said
    assert "warning: more.jsonl: a table among articles is not read" in said
    assert "2 articles in 1 stories" in said
