"""Bad input: one clear line, or one row of errors; never a lost story."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from helpers.batch_case import batch, jsonl, rows, stories, table

from framing.cli import main

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

pytestmark = pytest.mark.usefixtures("compared_once")

GOOD = rows()[:3]
NAME = GOOD[0]["story"]
FRENCH = (
    "La municipalité a annoncé mardi que la piscine fermera ses portes en septembre. "
    "Les habitants du quartier demandent depuis des années que le toit soit réparé. "
    "Selon le maire, les travaux coûteraient plus de deux millions et personne ne veut payer. "
) * 3


def article(**cells: object) -> dict[str, object]:
    return {"story": "pool", "outlet": "Herald", "text": GOOD[0]["text"], **cells}


def errors(tmp_path: Path, *records: Mapping[str, object] | str) -> list[dict[str, Any]]:
    """Return the rows of errors of a batch with one good story and ``records`` in it."""
    given = jsonl(tmp_path / "given.jsonl", [*GOOD, *records])
    batch(given, tmp_path / "out")
    assert (NAME, "compared") in stories(tmp_path / "out")
    return table(tmp_path / "out", "errors")


def test_what_belongs_to_no_story_is_told_by_its_line(tmp_path: Path) -> None:
    refused = errors(
        tmp_path,
        '{"story": "pool", "outlet"',
        "[1, 2]",
        '{"story": NaN, "outlet": "Herald", "text": "Words."}',
        article(story=None),
        article(story="  "),
        '{"text": "Words."}',
        article(story=["a", "b"]),
        '{"deep": ' + "[" * 100_000 + "]" * 100_000 + "}",
    )
    assert [(row["story"], row["place"], row["what"]) for row in refused] == [
        (None, f"line {number}", "article") for number in range(4, 12)
    ]
    assert "not JSON (Expecting ':' delimiter at character 28)" in refused[0]["why"]
    assert refused[1]["why"] == "not a JSON object with named values"
    assert {row["why"].partition(":")[0] for row in refused[2:6]} == {"no story"}
    assert refused[6]["why"] == "column story must be text, not list"


def test_a_line_in_another_encoding_is_told(tmp_path: Path) -> None:
    given = jsonl(tmp_path / "given.jsonl", GOOD)
    line = '{"story": "caf\xe9", "outlet": "Herald", "text": "Words."}\n'
    given.write_bytes(given.read_bytes() + line.encode("latin-1"))
    batch(given, tmp_path / "out")
    (row,) = table(tmp_path / "out", "errors")
    assert (row["place"], row["why"]) == ("line 4", "not UTF-8; save the file as UTF-8")


@pytest.mark.parametrize("text", [None, "", " \n", float("nan"), "…", {"a": 1}, True])
def test_a_row_without_text_is_told_and_its_story_kept(tmp_path: Path, text: object) -> None:
    found = errors(tmp_path, article(), article(outlet="Echo"), article(outlet="Sun", text=text))
    assert [(row["story"], row["outlet"], row["place"]) for row in found] == [
        ("pool", "Sun", "line 6")
    ]
    assert stories(tmp_path / "out")[1] == ("pool", "compared")


def test_the_second_article_of_an_outlet_is_told(tmp_path: Path) -> None:
    found = errors(tmp_path, article(), article(outlet="Echo"), article(outlet="HERALD"))
    assert [row["why"] for row in found] == [
        "HERALD is in this story already (line 4); give each one article"
    ]
    assert {row["outlet"] for row in table(tmp_path / "out", "versions")} >= {"Herald", "Echo"}


def test_a_story_of_one_version_fails_alone(tmp_path: Path) -> None:
    (row,) = errors(tmp_path, article())
    assert (row["story"], row["outlet"], row["what"]) == ("pool", None, "story")
    assert row["why"] == "only Herald can be read; a comparison needs two articles or more"
    assert stories(tmp_path / "out")[1] == ("pool", "failed")


def test_a_text_of_five_megabytes_is_told(tmp_path: Path) -> None:
    huge = article(outlet="Sun", text=("Ships wait outside the port. " * 200_000)[:5_000_000])
    (row,) = errors(tmp_path, article(), article(outlet="Echo"), huge)
    assert row["outlet"] == "Sun"
    assert row["why"].startswith("5,000,000 characters, more than 200,000")


def test_a_story_too_large_for_a_worker_fails_alone(tmp_path: Path) -> None:
    long = ("Ships wait outside the port. " * 7_000)[:199_000]
    found = errors(tmp_path, *(article(outlet=f"Herald {n}", text=long) for n in range(3)))
    assert [row["why"].partition(" that")[0] for row in found] == [
        "597,000 characters, more than the 500,000"
    ]
    assert stories(tmp_path / "out")[1] == ("pool", "failed")


def test_a_story_of_too_many_articles_fails_alone(tmp_path: Path) -> None:
    (row,) = errors(tmp_path, *(article(outlet=f"Herald {number}") for number in range(101)))
    assert row["why"].startswith("101 articles, more than the 100")


def test_an_article_in_another_language_is_told(tmp_path: Path) -> None:
    articles = [article(), article(outlet="Echo"), article(outlet="Le Soir", text=FRENCH)]
    (row,) = errors(tmp_path, *articles)
    assert row["outlet"] == "Le Soir"
    assert "English" in row["why"]


def test_a_story_in_another_language_fails_alone(tmp_path: Path) -> None:
    found = errors(tmp_path, *(article(outlet=name, text=FRENCH) for name in ("Soir", "Jour")))
    assert [(row["what"], row["outlet"]) for row in found] == [
        ("article", "Soir"),
        ("article", "Jour"),
        ("story", None),
    ]
    assert stories(tmp_path / "out")[1] == ("pool", "failed")


@pytest.mark.parametrize("name", ["../../x", "/etc/passwd", "a/b", "..", "CON", "x" * 5_000])
def test_a_story_may_have_any_name(tmp_path: Path, name: str) -> None:
    found = errors(tmp_path, article(story=name), article(story=name, outlet="Echo"))
    assert found == []
    assert stories(tmp_path / "out")[1] == (name, "compared")
    assert {path.name for path in tmp_path.iterdir()} == {"given.jsonl", "out"}


def test_a_story_that_is_a_number_has_it_for_a_name(tmp_path: Path) -> None:
    assert not errors(tmp_path, article(story=538), article(story=538.0, outlet=538))
    assert stories(tmp_path / "out")[1] == ("538", "compared")


def test_a_date_that_is_none_is_a_warning(tmp_path: Path) -> None:
    assert not errors(
        tmp_path, article(published="2021-03-04T10:00"), article(outlet="Echo", published="soon")
    )
    warning = table(tmp_path / "out", "stories")[1]["warnings"]
    assert "line 5: published is soon, no date such as 2021-03-04" in warning


def test_a_page_in_a_cell_is_read_as_a_page(tmp_path: Path) -> None:
    lines = "".join(f"<p>{line}</p>" for line in GOOD[0]["text"].split("\n") if line)
    page = f"<!doctype html><html><body><article>{lines}</article></body></html>"
    assert not errors(tmp_path, article(), article(outlet="Echo", text=page))
    texts = [row["text"] for row in table(tmp_path / "out", "sentences") if row["outlet"] == "Echo"]
    assert texts
    assert not [text for text in texts if "<p>" in text]


@pytest.mark.parametrize(
    ("name", "content", "line"),
    [
        ("a.csv", "story,outlet\npool,Herald\n", "no column text; needed are story, outlet, text"),
        ("a.csv", "", "no column story"),
        ("a.csv", "story,outlet,text\n", "no story in it"),
        ("a.csv", "text,story,outlet,text\n", "column text is there twice"),
        ("a.jsonl", "", "no story in it"),
        ("a.jsonl", '{"outlet": "Herald", "text": "Words."}\n', "no story in it; line 1: no story"),
        ("a.parquet", "words", "no Parquet file that can be read"),
        ("a.xlsx", "words", "no table of articles; give a folder of story folders"),
    ],
)
def test_an_input_that_cannot_be_used_is_one_line(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    name: str,
    content: str,
    line: str,
) -> None:
    given = tmp_path / name
    given.write_text(content, "utf-8")
    assert main(["batch", str(given), "--out", str(tmp_path / "out")]) == 2
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert line in said


def test_an_input_that_is_not_there_is_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["batch", str(tmp_path / "gone"), "--out", str(tmp_path / "out")]) == 2
    assert "no such file or folder" in capsys.readouterr().err


def test_an_empty_folder_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "given").mkdir()
    assert main(["batch", str(tmp_path / "given"), "--out", str(tmp_path / "out")]) == 2
    assert "no story in it" in capsys.readouterr().err


def test_bad_rows_of_a_csv_are_told(tmp_path: Path) -> None:
    text = GOOD[0]["text"].replace('"', '""')
    given = tmp_path / "given.csv"
    given.write_text(
        f'story,outlet,text\npool,Herald,"{text}"\npool,Echo,"{text}"\n'
        "pool,Sun,one, two\npool,Star\n",
        "utf-8",
    )
    batch(given, tmp_path / "out")
    found = table(tmp_path / "out", "errors")
    assert [(row["place"], row["why"].partition(";")[0].partition(":")[0]) for row in found] == [
        ("row 3", "4 cells for 3 columns"),
        ("row 4", "no text"),
    ]


def test_empty_cells_of_parquet_are_told(tmp_path: Path) -> None:
    cells = {"story": ["pool", "pool", None], "outlet": ["Herald", None, "Sun"]}
    pq.write_table(pa.table({**cells, "text": [GOOD[0]["text"]] * 3}), tmp_path / "a.parquet")
    batch(tmp_path / "a.parquet", tmp_path / "out")
    found = table(tmp_path / "out", "errors")
    assert [(row["story"], row["place"], row["what"]) for row in found] == [
        (None, "row 3", "article"),
        ("pool", "row 2", "article"),
        ("pool", None, "story"),
    ]


def test_bad_story_folders_are_told(tmp_path: Path) -> None:
    given = tmp_path / "given"
    for folder, names in {
        "empty": [],
        "lone": ["a.txt"],
        "pool": ["a.txt", "b.txt", "c.txt"],
        "wrong": ["a.txt", "b.txt"],
    }.items():
        (given / folder).mkdir(parents=True)
        for name in names:
            (given / folder / name).write_text(GOOD[0]["text"], "utf-8")
    (given / "pool" / "c.txt").write_bytes(b"%PDF-1.7")
    with (given / "pool" / "d.txt").open("wb") as file:
        file.truncate(20_000_000)
    (given / "pool" / "e.txt").symlink_to(given / "lone" / "a.txt")
    (given / "wrong" / "story.toml").write_text("titel = 1", "utf-8")
    (given / "loose.txt").write_text("Words.", "utf-8")
    batch(given, tmp_path / "out")
    assert stories(tmp_path / "out") == [
        ("empty", "failed"),
        ("lone", "failed"),
        ("pool", "compared"),
        ("wrong", "failed"),
    ]
    refused = table(tmp_path / "out", "errors")
    assert [(row["story"], row["place"]) for row in refused] == [
        (None, "loose.txt"),
        ("empty", None),
        ("lone", None),
        ("pool", "e.txt"),
        ("pool", "c.txt"),
        ("pool", "d.txt"),
        ("wrong", None),
    ]
    # Where a worker put the files meanwhile is nobody's business.
    assert not [row["why"] for row in refused if "framing-" in row["why"]]


def test_an_output_folder_with_other_things_in_it_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = jsonl(tmp_path / "given.jsonl", GOOD)
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "thesis.docx").touch()
    for force in ([], ["--force"]):
        assert main(["batch", str(given), "--out", str(tmp_path / "out"), *force]) == 2
        said = capsys.readouterr().err
        assert said.count("\n") == 1
        assert "holds something else (thesis.docx)" in said
    assert main(["batch", str(given), "--out", str(given)]) == 2
    assert "is a file" in capsys.readouterr().err


def test_an_output_folder_with_a_report_in_it_is_refused(tmp_path: Path) -> None:
    given = jsonl(tmp_path / "given.jsonl", GOOD)
    assert main(["report", "sample", "--out", str(tmp_path / "out")]) == 0
    before = sorted((tmp_path / "out").iterdir())
    assert main(["batch", str(given), "--out", str(tmp_path / "out"), "--force"]) == 2
    assert sorted((tmp_path / "out").iterdir()) == before


def test_workers_and_a_scheduler_exclude_one_another(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = jsonl(tmp_path / "given.jsonl", GOOD)
    line = ["--workers", "2", "--scheduler", "tcp://127.0.0.1:1"]
    assert main(["batch", str(given), "--out", str(tmp_path / "out"), *line]) == 2
    assert "leave it out with --scheduler" in capsys.readouterr().err
