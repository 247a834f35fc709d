"""Folders of stories, as they lie on disks: whatever is in them, each story is there once."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from helpers.batch_case import batch, contents, jsonl, rows, stories, table

from framing.cli import main

TEXT = rows()[0]["text"]


def story(folder: Path, *names: str) -> Path:
    """Make a story's folder with these articles; two by default."""
    folder.mkdir(parents=True)
    for name in names or ("echo.txt", "herald.txt"):
        (folder / name).write_text(TEXT, "utf-8")
    return folder


def test_a_folder_may_be_given_by_a_relative_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = story(tmp_path / "given" / "pool").parent
    batch(given, tmp_path / "whole")
    monkeypatch.chdir(tmp_path)
    batch(Path("given"), Path("out"))
    assert contents(tmp_path / "out") == contents(tmp_path / "whole")
    assert stories(tmp_path / "out") == [("pool", "compared")]
    monkeypatch.chdir(given)
    batch(Path(), Path("..", "here"))
    assert stories(tmp_path / "here") == [("pool", "compared")]
    (given / "pool" / "herald.txt").write_text(f"{TEXT}\n\nMore.", "utf-8")
    # The digest of the input has the files in it.
    assert main(["batch", ".", "--out", "../here"]) == 2


def test_names_that_look_alike_are_stories_of_their_own(tmp_path: Path) -> None:
    given = tmp_path / "given"
    for name in ("a b", "a  b", "a b (2)", "caf\u00e9", "cafe\u0301", "Pool", "pool"):
        story(given / name)
    batch(given, tmp_path / "out")
    names = [name for name, status in stories(tmp_path / "out") if status == "compared"]
    assert sorted(names) == sorted(
        {"a b", "a b (3)", "a b (2)", "caf\u00e9", "caf\u00e9 (2)", "Pool", "pool"}
    )


@pytest.mark.skipif(os.name == "nt", reason="no such names there")
@pytest.mark.parametrize(
    "name", ["\u200b..", "\u200b.", "\u200b", "new\nline", "\x1b[31m", "\udcff", "x" * 255]
)
def test_a_folder_may_have_any_name(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = story(tmp_path / "given" / name).parent
    (tmp_path / "tmp" / "inside").mkdir(parents=True)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "tmp" / "inside"))
    batch(given, tmp_path / "out")
    assert [status for _, status in stories(tmp_path / "out")] == ["compared"]
    assert sorted((tmp_path / "tmp").rglob("*")) == [tmp_path / "tmp" / "inside"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes among files there")
def test_what_is_no_file_is_told(tmp_path: Path) -> None:
    folder = story(tmp_path / "given" / "pool")
    (folder / "loop.txt").symlink_to("loop.txt")
    (folder / "gone.txt").symlink_to("nowhere.txt")
    os.mkfifo(folder / "pipe.txt")
    (folder / "labels.csv").mkdir()
    batch(folder.parent, tmp_path / "out")
    assert stories(tmp_path / "out") == [("pool", "compared")]
    assert [(row["place"], row["why"].partition(";")[0]) for row in errors(tmp_path)] == [
        ("gone.txt", "is no file, or a link to none"),
        ("loop.txt", "is a link that leads to itself"),
        ("pipe.txt", "is no file, or a link to none"),
    ]


def errors(tmp_path: Path) -> list[dict[str, str]]:
    return table(tmp_path / "out", "errors")


def refusing(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    """Let nobody read a path; the rights of a file do not stop everyone who runs tests."""
    open_input, walked = Path.open, os.scandir

    def denied(self: Path, *rest: object, **options: object) -> object:
        if self == path:
            raise PermissionError(13, "Permission denied", str(path))
        return open_input(self, *rest, **options)  # type: ignore[call-overload]

    def unseen(place: object = ".") -> object:
        if str(place) == str(path):
            raise PermissionError(13, "Permission denied", str(path))
        return walked(place)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", denied)
    monkeypatch.setattr(os, "scandir", unseen)


@pytest.mark.parametrize(
    ("what", "status", "place", "why"),
    [
        ("pool/sun.txt", "compared", "sun.txt", "cannot be read (Permission denied); check the fi"),
        ("pool/story.toml", "failed", None, "story.toml cannot be read (Permission denied)"),
        ("pool", "failed", None, "cannot be read (Permission denied); check the folder"),
    ],
)
def test_what_may_not_be_read_costs_no_other_story(  # noqa: PLR0913, PLR0917 - a table
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    what: str,
    status: str,
    place: str | None,
    why: str,
) -> None:
    given = story(tmp_path / "given" / "mill").parent
    folder = story(given / "pool", "echo.txt", "herald.txt", "sun.txt")
    (folder / "story.toml").write_text('title = "The pool"', "utf-8")
    refusing(monkeypatch, given / what)
    batch(given, tmp_path / "out")
    assert stories(tmp_path / "out") == [("mill", "compared"), ("pool", status)]
    (row,) = errors(tmp_path)
    assert (row["story"], row["place"]) == ("pool", place)
    assert row["why"].startswith(why)


def test_settings_behind_a_link_out_of_the_folder_are_no_silent_default(tmp_path: Path) -> None:
    folder = story(tmp_path / "given" / "pool")
    (tmp_path / "story.toml").write_text('title = "The pool"', "utf-8")
    (folder / "story.toml").symlink_to(tmp_path / "story.toml")
    batch(folder.parent, tmp_path / "out")
    assert stories(tmp_path / "out") == [("pool", "failed")]
    assert errors(tmp_path)[0]["why"].startswith("story.toml leads outside the story's folder")


def test_a_table_beside_story_folders_is_told(tmp_path: Path) -> None:
    given = story(tmp_path / "given" / "pool").parent
    jsonl(given / "more.jsonl", rows())
    batch(given, tmp_path / "out")
    assert stories(tmp_path / "out") == [("pool", "compared")]
    assert [row["place"] for row in errors(tmp_path)] == ["more.jsonl"]


def test_what_lies_beside_tables_is_told(tmp_path: Path) -> None:
    given = tmp_path / "given"
    (given / "charts").mkdir(parents=True)
    jsonl(given / "a.jsonl", rows())
    (given / "b.jsonl.gz").write_bytes(b"\x1f\x8b")
    (given / "README.md").write_text("Where these come from.", "utf-8")
    batch(given, tmp_path / "out")
    assert len(stories(tmp_path / "out")) == len({row["story"] for row in rows()})
    assert [row["place"] for row in errors(tmp_path)] == ["b.jsonl.gz", "charts"]


@pytest.mark.parametrize("shape", ["folders", "tables"])
def test_the_output_may_lie_in_the_input(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shape: str
) -> None:
    if shape == "folders":
        story(tmp_path / "pool")
    else:
        jsonl(tmp_path / "articles.jsonl", rows()[:3])
    monkeypatch.chdir(tmp_path)
    for out in ("out", "out", "again"):
        assert main(["batch", ".", "--out", out, "--workers", "1"]) == 0
    assert [status for _, status in stories(tmp_path / "out")] == ["compared"]
    assert not errors(tmp_path)
    assert contents(tmp_path / "again") == contents(tmp_path / "out")


def test_a_full_temporary_folder_is_no_fault_of_the_stories(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    given = story(tmp_path / "given" / "pool").parent
    write = Path.write_bytes

    def full(self: Path, data: bytes) -> int:
        if "framing-" in str(self):
            raise OSError(28, "No space left on device", str(self))
        return write(self, data)

    line = ["batch", str(given), "--out", str(tmp_path / "out"), "--workers", "1"]
    with monkeypatch.context() as patch:
        patch.setattr(Path, "write_bytes", full)
        assert main(line) == 2
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "a worker cannot write to its temporary folder (No space left on device)" in said
    assert main(line) == 0
    assert stories(tmp_path / "out") == [("pool", "compared")]
