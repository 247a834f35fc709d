"""A folder to a story: what is read, what is left out and said so, what is refused."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from datetime import date
from typing import TYPE_CHECKING

import pytest

from framing.errors import StoryError
from framing.ingest import read_story
from framing.types import Label

if TYPE_CHECKING:
    from pathlib import Path

POST = "Quay Closed After the Storm\n\nThe board closed the quay on Friday, the Gazette reported."
COURIER = "Harbour Shut\n\nThe harbour is shut, the Gazette said. It may open next week."
HEADER = "outlet,sentence,column,value,coder,note\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with two articles."""
    (tmp_path / "post.txt").write_text(POST, encoding="utf-8")
    (tmp_path / "courier.md").write_text(COURIER, encoding="utf-8")
    return tmp_path


def settings(folder: Path, text: str) -> None:
    (folder / "story.toml").write_text(text, encoding="utf-8")


def refused(folder: Path) -> str:
    with pytest.raises(StoryError) as caught:
        read_story(folder)
    message = str(caught.value)
    assert "\n" not in message
    return message


def test_without_settings_every_article_is_read_in_name_order(folder: Path) -> None:
    (folder / "scan.png").write_bytes(b"\x89PNG")
    (folder / ".hidden.txt").write_text(POST, encoding="utf-8")
    (folder / "README.md").write_text("# About this folder", encoding="utf-8")
    story = read_story(folder)
    assert [version.outlet for version in story.versions] == ["courier", "post"]
    assert story.title == "Harbour Shut"
    assert story.source is None
    assert story.warnings == ()
    assert dict(story.files) == {
        name: hashlib.sha256((folder / name).read_bytes()).hexdigest()
        for name in ("courier.md", "post.txt")
    }


FULL = """
title = "A quay closes"
recreated = true
[source]
name = "Harbour Gazette"
aliases = ["the Gazette", "Harbour Gazette"]
published = 2021-03-05
text = "gazette.txt"
[[version]]
outlet = "Evening Post"
file = "post.txt"
url = "https://post.example/quay"
published = 2021-03-04
[[version]]
outlet = "Courier (recreated)"
file = "courier.md"
"""


def test_settings_say_who_wrote_what_when(folder: Path) -> None:
    (folder / "gazette.txt").write_text(f"{POST} It was the Gazette's own.", encoding="utf-8")
    settings(folder, FULL)
    story = read_story(folder)
    assert story.title == "A quay closes"
    assert story.recreated
    assert [version.outlet for version in story.versions] == [
        "Evening Post (recreated)",
        "Courier (recreated)",
    ]
    assert story.versions[0].url == "https://post.example/quay"
    assert story.versions[0].published == date(2021, 3, 4)
    assert story.source is not None
    assert story.source.names == ("Harbour Gazette", "the Gazette")
    assert story.source.text is not None
    assert story.source.text.outlet == "Harbour Gazette"
    assert set(story.files) == {"story.toml", "gazette.txt", "post.txt", "courier.md"}
    assert story.warnings == (
        (
            "post.txt: dated 2021-03-04, before its source Harbour Gazette of 2021-03-05; "
            "check both dates"
        ),
    )


def test_settings_without_versions_name_the_source_only(folder: Path) -> None:
    (folder / "gazette.txt").write_text(POST, encoding="utf-8")
    settings(folder, '[source]\nname = "Gazette"\ntext = "gazette.txt"\n')
    assert [version.outlet for version in read_story(folder).versions] == ["courier", "post"]


def test_an_article_that_is_not_listed_is_left_out_and_said_so(folder: Path) -> None:
    (folder / "extra.txt").write_text(POST, encoding="utf-8")
    settings(folder, '[[version]]\nfile = "post.txt"\n[[version]]\nfile = "courier.md"\n')
    story = read_story(folder)
    assert [version.outlet for version in story.versions] == ["post", "courier"]
    assert len(story.warnings) == 1
    assert story.warnings[0].startswith("extra.txt: not listed in story.toml")


def test_one_bad_article_among_several_is_left_out_with_a_warning(folder: Path) -> None:
    (folder / "empty.txt").write_bytes(b"")
    (folder / "image.txt").write_bytes(b"\x89PNG\x00\x00")
    story = read_story(folder)
    assert len(story.versions) == 2
    assert [warning.partition(":")[0] for warning in story.warnings] == ["empty.txt", "image.txt"]
    assert all("\n" not in warning for warning in story.warnings)
    assert set(story.files) == {"courier.md", "post.txt"}


def test_a_comparison_needs_two_articles(folder: Path) -> None:
    (folder / "courier.md").write_bytes(b"")
    message = refused(folder)
    assert "only post.txt" in message
    assert "courier.md: the file is empty" in message
    assert "needs two" in message
    (folder / "courier.md").unlink()
    assert "needs two" in refused(folder)
    (folder / "post.txt").unlink()
    assert refused(folder).endswith("files")
    (folder / "ferry").mkdir()
    assert "no articles" in refused(folder)
    assert "if its folders are stories, give one of them" in refused(folder)
    assert "no such folder" in refused(folder / "missing")
    (folder / "a\nb").write_text("", encoding="utf-8")
    assert "not a folder" in refused(folder / "a\nb")


V = "[[version]]\n"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('titel = "A"', "unknown key 'titel' (did you mean title?); legal keys: title, recreated"),
        ('[source]\nname = "A"\nalias = ["B"]', "in source (did you mean aliases?)"),
        (f'{V}file = "post.txt"\nOutlet = "A"', "in [[version]] number 1 (did you mean outlet?)"),
        ("colour = 1", "unknown key 'colour'; legal keys: title, recreated, source, version"),
        ("[source]\naliases = []", "source, name is missing"),
        ('recreated = "yes"', "recreated must be true or false, without quotes, not 'yes'"),
        ('[source]\nname = "A"\npublished = "2021-03-04"', "must be a date alone, without quotes"),
        ('[source]\nname = "A"\npublished = 2021-03-04T10:00:00', "not 2021-03-04 10:00:00"),
        ("[source]\nname = 3", "must be text in quotes"),
        ('[source]\nname = " "', "must be text that is not empty"),
        ('source = "A"', "source must be a table"),
        ('[version]\nfile = "post.txt"', "[[version]]"),
        ('version = ["post.txt"]', "[[version]] number 1 must be a table"),
        ("title = ", "not valid TOML"),
        (f'{V}file = "absent.txt"', "'absent.txt' is not in"),
        (f'{V}file = "/etc/hosts"', "outside the story's folder"),
        (f'{V}file = "../post.txt"', "outside the story's folder"),
        (f'{V}file = "sub/../../post.txt"', "outside the story's folder"),
        (f'{V}file = "link.txt"', "leads outside the story's folder"),
        (f'{V}file = "a\\u0000b.txt"', "cannot be a file's name"),
        (f'{V}file = "post.txt"\n{V}file = "post.txt"\noutlet = "B"', "is listed twice"),
        (
            f'{V}file = "post.txt"\noutlet = "A"\n{V}file = "courier.md"\noutlet = "a"',
            "outlet A is both post.txt and courier.md",
        ),
        ('[source]\nname = "A"\ntext = "absent.txt"', "'absent.txt' is not in"),
        (
            (
                f'[source]\nname = "A"\ntext = "post.txt"\n{V}file = "post.txt"\n'
                f'{V}file = "courier.md"'
            ),
            "post.txt is both the source's text and a version",
        ),
    ],
)
def test_wrong_settings_are_refused_with_the_fix(folder: Path, text: str, says: str) -> None:
    outside = folder.parent / f"{folder.name}-outside.txt"
    outside.write_text(POST, encoding="utf-8")
    if "link" in text:
        (folder / "link.txt").symlink_to(outside)
    settings(folder, text)
    message = refused(folder)
    assert message.startswith("story.toml: ")
    assert says in message


def test_a_link_out_of_the_folder_is_refused_without_settings_too(folder: Path) -> None:
    outside = folder.parent / f"{folder.name}-outside.txt"
    outside.write_text(POST, encoding="utf-8")
    (folder / "link.txt").symlink_to(outside)
    assert "'link.txt' leads outside the story's folder" in refused(folder)


def test_two_files_of_one_name_are_not_one_outlet(folder: Path) -> None:
    (folder / "post.md").write_text(COURIER, encoding="utf-8")
    assert "outlet post is both post.md and post.txt" in refused(folder)


def test_corrections_are_read_and_checked_against_the_outlets(folder: Path) -> None:
    rows = "post,1,role,context,AL,because\ncourier,2,facts,a1b2; c3d4,AL,\n"
    (folder / "labels.csv").write_text(f"\ufeff{HEADER}{rows}", encoding="utf-8")
    story = read_story(folder)
    assert story.labels == (
        Label("post", 1, "role", "context", "AL", note="because"),
        Label("courier", 2, "facts", "a1b2;c3d4", "AL"),
    )
    assert "labels.csv" in story.files


def test_corrections_may_leave_the_mark_of_a_recreated_outlet_out(folder: Path) -> None:
    settings(folder, "recreated = true")
    (folder / "labels.csv").write_text(f"{HEADER}post,0,hedged,1,AL,\n", encoding="utf-8")
    assert read_story(folder).labels[0].outlet == "post (recreated)"


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        ("Post,1,role,context,AL,", "outlet 'Post' is not allowed (did you mean post?)"),
        ("post,one,role,context,AL,", "sentence 'one' is not a number"),
        ("post,-1,role,context,AL,", "sentence '-1' is not a number"),
        ("post,1,rôle,context,AL,", "column 'rôle' is not allowed (did you mean role?)"),
        ("post,1,role,comment,AL,", "role 'comment' is not allowed (did you mean commentary?)"),
        ("post,1,voice,theirs,AL,", "use one of source, other, own, unclear"),
        ("post,1,hedged,yes,AL,", "use one of 0, 1"),
        ("post,1,facts,a b,AL,", "join ids with ;"),
        ("post,1,hedged,1,AL,\npost,1,hedged,0,AL,", "is set twice by one coder"),
        ('post,1,"hedged', "save the table as CSV"),
    ],
)
def test_a_wrong_correction_is_refused_by_its_line(folder: Path, rows: str, says: str) -> None:
    (folder / "labels.csv").write_text(f"{HEADER}{rows}\n", encoding="utf-8")
    message = refused(folder)
    assert message.startswith(f"labels.csv: line {2 + rows.count(chr(10))}: ")
    assert says in message


def test_a_table_without_its_columns_is_refused(folder: Path) -> None:
    (folder / "labels.csv").write_text("outlet,sentence,value\n", encoding="utf-8")
    assert refused(folder).startswith("labels.csv: line 1: no column column, coder;")
    (folder / "labels.csv").write_bytes(f"{HEADER}café".encode("latin-1"))
    assert "labels.csv: not UTF-8" in refused(folder)


def test_reading_plain_text_loads_nothing_heavy(folder: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from framing.ingest import read_story\n"
        "from framing.article.sentences import sentences\n"
        f"read_story(Path({str(folder)!r}))\n"
        "print([m for m in ('trafilatura', 'lxml', 'pydantic', 'nupunkt') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
