"""``framing read``: the article as it is read, and choices about its lines."""

from __future__ import annotations

import io
import json
import re
import tomllib
from typing import TYPE_CHECKING, Any

import pytest

from framing.cli import main
from framing.ingest import read_file, read_story
from framing.report.terminal.folding import width
from framing.report.terminal.reading import print_reading

if TYPE_CHECKING:
    from pathlib import Path

TEXT = """Board closes the old quay

The harbour board closed the old quay on Friday after the storm.

Get the harbour news straight to your inbox every morning.

Captain Ada Lindqvist said that the board had not asked the crews.
"""
LISTING = """title = "Quay"

[[version]]
file = "ansel.txt"
outlet = "Ansel Post"

[[version]]
# kept
file = "borough.txt"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("ansel", "borough"):
        (tmp_path / f"{name}.txt").write_text(TEXT, "utf-8")
    (tmp_path / "story.toml").write_text(LISTING, "utf-8")
    return tmp_path


def as_json(capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, Any]:
    assert main(["read", *words, "--format", "json"]) == 0
    read: dict[str, Any] = json.loads(capsys.readouterr().out)
    return read


def test_an_article_is_shown_as_it_is_read(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["read", str(folder / "ansel.txt")]) == 0
    shown = capsys.readouterr().out
    assert "outlet   Ansel Post" in shown
    assert "1  [title] Board closes the old quay" in shown
    assert "1  (a call to subscribe or to give) Get the harbour news" in shown


def test_choices_are_kept_in_the_story_and_count(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = str(folder / "ansel.txt")
    read = as_json(capsys, path, "--take-in", "1", "--leave-out", "2")
    assert [line["text"][:7] for line in read["lines"]] == ["Board c", "Get the", "Captain"]
    assert [left["why"] for left in read["left_out"]] == ["by-hand"]
    assert as_json(capsys, path)["lines"] == read["lines"]
    listing = (folder / "story.toml").read_text("utf-8")
    assert "# kept" in listing
    kept = tomllib.loads(listing)["version"]
    assert kept[0]["take_in"][0].startswith("Get the harbour news")
    assert "take_in" not in kept[1]
    first, second = read_story(folder).versions
    kinds = [[block.kind for block in version.blocks] for version in (first, second)]
    assert kinds == [
        ["title", "boilerplate", "text", "text"],
        ["title", "text", "boilerplate", "text"],
    ]


def test_a_choice_can_be_taken_back(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = str(folder / "ansel.txt")
    before = as_json(capsys, path)
    as_json(capsys, path, "--leave-out", "2")
    again = as_json(capsys, path, "--take-in", "1")
    assert [line["text"] for line in again["lines"]] == [line["text"] for line in before["lines"]]


def test_a_choice_outside_a_story_holds_for_the_call(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "story.toml").unlink()
    assert main(["read", str(folder / "ansel.txt"), "--leave-out", "2"]) == 0
    assert "not kept" in capsys.readouterr().err
    assert not (folder / "story.toml").exists()


def test_a_line_that_is_not_there_is_named(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["read", str(folder / "ansel.txt"), "--take-in", "7"]) == 2
    assert "--take-in 7: no such line; there are 1 to 1" in capsys.readouterr().err


def test_a_choice_about_a_line_that_went_is_told(folder: Path) -> None:
    listing = LISTING.replace('outlet = "Ansel Post"', 'leave_out = ["The mill burnt"]')
    (folder / "story.toml").write_text(listing, "utf-8")
    assert any("no line begins “The mill burnt”" in line for line in read_story(folder).warnings)


def test_a_line_of_a_page_is_taken_in_where_it_stands(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = [f"<p>{line}</p>" for line in TEXT.split("\n\n")[1:]]
    lines.insert(1, "<p><a href=/x>Ferry fares to rise again</a></p>")
    page = f"<!doctype html><html><body><article><h1>Quay</h1>{''.join(lines * 1)}</article></body>"
    (tmp_path / "page.html").write_text(page, "utf-8")
    read = as_json(capsys, str(tmp_path / "page.html"))
    number = next(left["number"] for left in read["left_out"] if left["why"] == "links")
    again = as_json(capsys, str(tmp_path / "page.html"), "--take-in", str(number))
    texts = [line["text"] for line in again["lines"]]
    at = texts.index("Ferry fares to rise again")
    assert texts[at - 1].startswith("The harbour board")


class Terminal(io.StringIO):
    """What is written to it, as to a terminal."""

    def isatty(self) -> bool:
        return True


def menu_page(path: Path) -> Path:
    menu = "".join(f"<li><a href=/{n}>Part {n}</a></li>" for n in range(30))
    lines = "".join(f"<p>{line}</p>" for line in TEXT.split("\n\n")[1:])
    body = f"<ul>{menu}</ul><article><h1>Board closes the old quay</h1>{lines}</article>"
    path.write_text(f"<!doctype html><html><body>{body}</body></html>", "utf-8")
    return path


@pytest.mark.parametrize("columns", [24, 60, 80, 140])
def test_a_terminal_gets_lines_that_fit_and_every_number(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, columns: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    reading = read_file(menu_page(tmp_path / "page.html"))
    file = Terminal()
    print_reading(reading, file)
    shown = file.getvalue()
    assert all(width(line) <= columns for line in shown.split("\n") if "://" not in line)
    article, left_out = shown.split("left out", 1)
    assert " ".join(article.split()).count("had not asked the crews.") == 1
    numbers = [int(number) for number in re.findall(r"(?:^|\s)(\d+)\s+(?=\(|Part)", left_out)]
    assert sorted(numbers) == list(range(1, len(reading.left_out) + 1))


def test_a_menu_is_shown_together_under_its_reason(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["read", str(menu_page(tmp_path / "page.html"))]) == 0
    shown = capsys.readouterr().out
    assert shown.count("is nothing but a link to something else") == 1
    assert shown.count("\n") < len("Part 0") * 4
