"""Whatever happens to a run or to its folder, the same command comes to the same tables."""

from __future__ import annotations

import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from helpers.batch_case import batch, contents, jsonl, rows, stories

from framing.batch import run_batch as batch_run
from framing.batch.input_stories import input_digest
from framing.batch.run_folder import RunFolder
from framing.cli import main
from framing.errors import OutputError
from framing.report.output_folder import replace_file

pytestmark = pytest.mark.usefixtures("compared_once")

STORIES = 4


@pytest.fixture(scope="module")
def given(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return jsonl(tmp_path_factory.mktemp("given") / "articles.jsonl", rows())


@pytest.fixture(scope="module")
def whole(given: Path) -> Path:
    batch(given, given.parent / "whole", part_stories=1, shape="both")
    return given.parent / "whole"


@pytest.fixture(scope="module")
def stopped(given: Path) -> Path:
    """Give the folder of a run that was stopped just before its end."""
    out = given.parent / "stopped"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(batch_run._Run, "summary", stop)  # noqa: SLF001 - the last moment
        with pytest.raises(KeyboardInterrupt):
            batch(given, out, part_stories=1, shape="both")
    return out


@pytest.fixture
def out(stopped: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(stopped, tmp_path / "out"))


def stop(*_: object) -> None:
    raise KeyboardInterrupt


def test_what_a_killed_run_left_while_sealing_is_in_nobodys_way(
    given: Path, whole: Path, out: Path
) -> None:
    (out / ".run.json.framing-new-4711").write_text("{", "utf-8")
    (out / ".framing-batch" / ".run.json.framing-new-4711").write_text("{", "utf-8")
    assert batch(given, out, part_stories=1, shape="both").before == STORIES
    assert contents(out) == contents(whole)


def test_what_a_run_left_that_was_killed_at_its_very_end_goes(
    given: Path, whole: Path, tmp_path: Path
) -> None:
    out = Path(shutil.copytree(whole, tmp_path / "out"))
    (out / ".framing-batch").mkdir()
    (out / ".framing-batch" / "stories.sqlite").write_text("The whole input.", "utf-8")
    batch(given, out, part_stories=1, shape="both")
    assert not (out / ".framing-batch").exists()
    assert contents(out) == contents(whole)


def test_what_a_file_manager_leaves_is_in_nobodys_way(given: Path, whole: Path, out: Path) -> None:
    (out / ".DS_Store").write_text("icons", "utf-8")
    batch(given, out, part_stories=1, shape="both")
    left = contents(out)
    assert left.pop(".DS_Store") == b"icons"
    assert left == contents(whole)


@pytest.mark.parametrize(
    "gone",
    [
        "cues/part-00002.parquet",
        "csv/cues/part-00002.csv",
        "versions",
        ".framing-batch/part-00001.json",
        ".framing-batch/stories.sqlite",
        ".framing-batch/run.json",
    ],
)
def test_what_went_away_is_done_again(given: Path, whole: Path, out: Path, gone: str) -> None:
    path = out / gone
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink()
    if gone.endswith("run.json"):
        # Nobody can tell any more what the rest was made from.
        with pytest.raises(OutputError, match="holds something else"):
            batch(given, out, part_stories=1, shape="both")
        return
    batch(given, out, part_stories=1, shape="both")
    assert contents(out) == contents(whole)


def test_a_seal_that_is_no_seal_does_not_count(given: Path, whole: Path, out: Path) -> None:
    (out / ".framing-batch" / "part-00001.json").write_text('{"stor', "utf-8")
    assert batch(given, out, part_stories=1, shape="both").before == STORIES - 1
    assert contents(out) == contents(whole)


def test_a_copy_of_the_input_that_is_damaged_is_one_line(
    given: Path, out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (out / ".framing-batch" / "part-00001.json").unlink()
    with closing(sqlite3.connect(out / ".framing-batch" / "stories.sqlite")) as base:
        base.execute("UPDATE articles SET record = '{'")
        base.commit()
    line = ["batch", str(given), "--out", str(out), "--part", "1", "--format", "both"]
    assert main([*line, "--workers", "1"]) == 2
    said = capsys.readouterr().err
    assert "stories.sqlite is damaged" in said
    assert "Traceback" not in said


@pytest.mark.parametrize("gone", ["cues/part-00002.parquet", "csv/errors.csv", "errors.parquet"])
def test_a_finished_run_that_is_not_all_there_is_not_done(
    given: Path, whole: Path, tmp_path: Path, gone: str
) -> None:
    out = Path(shutil.copytree(whole, tmp_path / "out"))
    (out / gone).unlink()
    with pytest.raises(OutputError, match=r"a run was finished here, but .* is gone; give --force"):
        batch(given, out, part_stories=1, shape="both")
    batch(given, out, part_stories=1, shape="both", force=True)
    assert contents(out) == contents(whole)


def test_a_run_that_ends_while_another_reads_its_input_is_not_written_over(
    given: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fewer_rows = jsonl(tmp_path / "other.jsonl", rows()[:4])
    out = tmp_path / "out"

    def slowly(path: Path) -> str:
        monkeypatch.setattr(batch_run, "input_digest", input_digest)
        batch(given, out, part_stories=1)
        return input_digest(path)

    monkeypatch.setattr(batch_run, "input_digest", slowly)
    with pytest.raises(OutputError, match=r"another run wrote to .* meanwhile"):
        batch(fewer_rows, out, part_stories=1)
    assert len(stories(out)) == STORIES
    assert json.loads((out / "run.json").read_text("utf-8"))["stories"] == STORIES


@pytest.mark.parametrize(
    ("code", "line"),
    [
        (sqlite3.SQLITE_FULL, "cannot write .*: database or disk is full"),
        (sqlite3.SQLITE_CANTOPEN, "cannot write .*: database or disk is full"),
        (sqlite3.SQLITE_BUSY, "another run is writing to"),
    ],
)
def test_a_lock_that_cannot_be_taken_says_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, line: str
) -> None:
    class Lock:
        def __init__(self, *_: object, **__: object) -> None:
            pass

        def close(self) -> None:
            pass

        def execute(self, _: str) -> None:
            error = sqlite3.OperationalError("database or disk is full")
            error.sqlite_errorcode = code
            raise error

    monkeypatch.setattr(sqlite3, "connect", Lock)
    with (
        pytest.raises(OutputError, match=line),
        RunFolder(tmp_path / "out").run({}, force=False),
    ):
        pass


def test_a_disk_that_nothing_can_be_written_to_is_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def denied(self: Path, *_: object, **__: object) -> None:
        raise OSError(30, "Read-only file system", str(self))

    for change in ("open", "unlink"):
        monkeypatch.setattr(Path, change, denied)
    with pytest.raises(OutputError, match="Read-only file system; choose a folder that you may"):
        replace_file(tmp_path / "run.json", "{}")


def test_a_name_that_is_too_long_is_one_line(
    given: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["batch", str(given), "--out", str(tmp_path / ("x" * 300))]) == 2
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "cannot write" in said
