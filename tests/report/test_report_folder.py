"""A report folder is written whole or not at all, and never over what is somebody else's."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import Any

import pytest
from helpers import factory

from framing.errors import OutputError
from framing.report import write_report
from framing.report.csv import csv_files

pytestmark = pytest.mark.usefixtures("no_charts")

FILES = {*csv_files({"": factory.comparison()}), "run.json"}
FILES |= {"comparison.json", "datapackage.json", "methods.md", "report.html"}


def names(folder: Path) -> set[str]:
    return {entry.name for entry in folder.iterdir()}


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """Return a folder that holds a report about Ansel."""
    folder = tmp_path / "reports"
    write_report(factory.comparison("Ansel"), folder)
    return folder


def is_about(folder: Path, outlet: str) -> bool:
    """Tell whether a folder holds a whole report about ``outlet``, and nothing stands beside it."""
    assert names(folder) == FILES
    assert names(folder.parent) == {folder.name}
    return f"\n{outlet}," in (folder / "versions.csv").read_text("utf-8")


def test_an_old_report_is_replaced(report: Path) -> None:
    write_report(factory.comparison("Borough"), report)
    assert is_about(report, "Borough")
    assert not is_about(report, "Ansel")


def test_folders_above_are_made_and_have_the_usual_rights(tmp_path: Path) -> None:
    write_report(factory.comparison(), tmp_path / "a" / "b")
    usual = tmp_path / "usual"
    usual.mkdir()
    assert (tmp_path / "a" / "b").stat().st_mode == usual.stat().st_mode


def test_an_empty_folder_is_used(tmp_path: Path) -> None:
    (tmp_path / "reports").mkdir()
    write_report(factory.comparison("Ansel"), tmp_path / "reports")
    assert is_about(tmp_path / "reports", "Ansel")


@pytest.mark.parametrize("name", ["notes.txt", "versions.csv", "run.json"])
def test_a_folder_with_other_files_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("mine")
    with pytest.raises(OutputError, match=f"{name}.*--force"):
        write_report(factory.comparison(), tmp_path)
    assert names(tmp_path) == {name}
    assert (tmp_path / name).read_text() == "mine"


def test_a_file_put_into_a_report_is_not_lost(report: Path) -> None:
    (report / "notes.txt").write_text("mine")
    with pytest.raises(OutputError, match=r"notes\.txt"):
        write_report(factory.comparison("Borough"), report)
    write_report(factory.comparison("Borough"), report, force=True)
    assert names(report) == FILES | {"notes.txt"}
    assert (report / "notes.txt").read_text() == "mine"
    assert "\nBorough," in (report / "versions.csv").read_text("utf-8")


def test_a_file_in_the_way_is_refused(tmp_path: Path) -> None:
    (tmp_path / "reports").write_text("mine")
    with pytest.raises(OutputError, match="is a file"):
        write_report(factory.comparison(), tmp_path / "reports", force=True)


def test_the_folder_one_stands_in_is_not_swapped_away(
    report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(report)
    before = report.stat().st_ino
    write_report(factory.comparison("Borough"), Path())
    assert is_about(report, "Borough")
    assert report.stat().st_ino == before


def test_a_link_stays_a_link(report: Path, tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(report)
    write_report(factory.comparison("Borough"), link)
    assert link.is_symlink()
    link.unlink()
    assert is_about(report, "Borough")


@pytest.mark.parametrize("number", [0, 3, 7])
def test_no_room_in_the_middle_keeps_the_old_report(
    report: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    usual_open, opened = Path.open, []

    def full_disk(path: Path, mode: str = "r", **options: Any) -> Any:
        if mode == "w":
            opened.append(path)
            if len(opened) > number:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return usual_open(path, mode, **options)

    monkeypatch.setattr(Path, "open", full_disk)
    with pytest.raises(OutputError, match=r"No space left.*make room"):
        write_report(factory.comparison("Borough"), report)
    monkeypatch.undo()
    assert is_about(report, "Ansel")


@pytest.mark.parametrize(
    "failure", [OSError(errno.EACCES, "Permission denied"), KeyboardInterrupt()]
)
@pytest.mark.parametrize("number", [0, 1])
def test_a_failed_swap_brings_the_old_report_back(
    report: Path, monkeypatch: pytest.MonkeyPatch, failure: BaseException, number: int
) -> None:
    usual_rename, calls = Path.rename, []

    def rename(path: Path, target: Path) -> Path:
        calls.append(target)
        if len(calls) == number + 1:
            raise failure
        return usual_rename(path, target)

    monkeypatch.setattr(Path, "rename", rename)
    expected = OutputError if isinstance(failure, OSError) else KeyboardInterrupt
    with pytest.raises(expected):
        write_report(factory.comparison("Borough"), report)
    monkeypatch.undo()
    assert is_about(report, "Ansel")


def test_a_run_that_died_while_swapping_is_mended(report: Path) -> None:
    aside = report.with_name(f".{report.name}.framing-old")
    report.rename(aside)
    (report.parent / "in-the-way").write_text("")
    with pytest.raises(OutputError):
        write_report(factory.comparison("Borough"), report.parent / "in-the-way")
    (report.parent / "in-the-way").unlink()
    write_report(factory.comparison("Borough"), report)
    assert is_about(report, "Borough")


def test_what_a_dead_run_left_after_swapping_is_removed(report: Path) -> None:
    write_report(factory.comparison("Borough"), report.with_name(f".{report.name}.framing-old"))
    write_report(factory.comparison("Cove"), report)
    assert is_about(report, "Cove")


def test_an_unreadable_record_is_somebody_elses(report: Path) -> None:
    (report / "run.json").write_text("[" * 100_000)
    with pytest.raises(OutputError, match="no report"):
        write_report(factory.comparison("Borough"), report)


def test_the_root_of_the_disk_is_refused_like_any_other_folder() -> None:
    with pytest.raises(OutputError, match="no report"):
        write_report(factory.comparison(), Path("/"))
