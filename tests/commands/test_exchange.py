"""``framing export`` and ``framing import``, on a real story and real files."""

from __future__ import annotations

import csv
import shutil
import zipfile
from typing import TYPE_CHECKING
from unittest.mock import patch

import pytest
from bad.case import STORY

from framing.cli import main
from framing.exchange.formats import format_names

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.usefixtures("compared_once")

LABELS = """outlet,sentence,column,value,coder,kind,note
post,1,role,reported,Ann,,
post,2,facts,,Ann,,says nothing new
post,3,wording:f9,Some 140 of 600 workers move; a hall stays,Bo,,
courier,1,hedged,0,Ann,,
courier,1,voice,source,Ann,decision,
courier,2,status:f9,altered,llama-3,model,
"""
COMING_BACK = ("brat", "cas", "labelstudio", "refi-qda")


@pytest.fixture
def story(tmp_path: Path) -> Path:
    for name, text in STORY.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)
    (tmp_path / "story" / "labels.csv").write_text(LABELS)
    return tmp_path / "story"


def labels(story: Path) -> list[tuple[str, ...]]:
    with (story / "labels.csv").open(newline="") as file:
        return sorted(tuple(row.values()) for row in csv.DictReader(file))


def test_every_format_is_tried() -> None:
    assert set(COMING_BACK) < set(format_names())


def test_help_names_every_format(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "--help"]) == 0
    said = " ".join(capsys.readouterr().out.split())
    assert all(name in said for name in format_names())


@pytest.mark.parametrize("form", COMING_BACK)
def test_labels_go_out_and_come_back(
    form: str, story: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before, out = labels(story), story.parent / "out.qdpx"
    assert main(["export", str(story), "--to", form, "--out", str(out)]) == 0
    (story / "labels.csv").unlink()
    assert main(["import", str(out), "--from", form, "--to", str(story)]) == 0
    assert labels(story) == before
    said = capsys.readouterr().out
    assert said.startswith("6 labels of ")


@pytest.mark.parametrize("form", ["webanno", "csv-tif"])
def test_what_only_goes_out_is_written_whole(form: str, story: Path) -> None:
    out = story.parent / "out"
    assert main(["export", str(story), "--to", form, "--out", str(out)]) == 0
    assert "post" in "".join(path.name for path in out.rglob("*")) + (
        (out / "documents.csv").read_text() if form == "csv-tif" else ""
    )
    assert not [path for path in out.parent.iterdir() if path.name.startswith(".")]


def test_force_replaces_its_own_files_and_leaves_others(story: Path) -> None:
    out = story.parent / "out"
    out.mkdir()
    (out / "mine.txt").write_text("Mine.")
    (out / "codings.csv").write_text("Old.")
    command = ["export", str(story), "--to", "csv-tif", "--out", str(out)]
    assert main(command) == 2
    assert (out / "codings.csv").read_text() == "Old."
    assert main([*command, "--force"]) == 0
    assert (out / "mine.txt").read_text() == "Mine."
    assert (out / "codings.csv").read_text().startswith("doc_id,")


@pytest.mark.parametrize("form", COMING_BACK)
def test_a_blind_export_says_nothing_of_the_texts(
    form: str, story: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = story.parent / "out.qdpx"
    assert main(["export", str(story), "--to", form, "--out", str(out), "--blind"]) == 0
    command = ["import", str(out), "--from", form, "--to", str(story), "--coder", "Ann"]
    assert main(command) == 2
    assert "nobody has coded anything" in capsys.readouterr().err
    texts = [project_texts(out)] if form == "refi-qda" else list(folder_texts(out))
    assert texts
    assert not [text for text in texts if "program: " in text or "framing-" in text]


def project_texts(path: Path) -> str:
    with zipfile.ZipFile(path) as archive:
        return archive.read("project.qde").decode()


def folder_texts(folder: Path) -> Iterator[str]:
    for path in folder.rglob("*"):
        if path.is_file():
            yield path.read_text("utf-8")


def test_two_coders_of_one_name_but_for_capitals_have_no_folders(
    story: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = LABELS.replace("courier,1,hedged,0,Ann", "courier,1,hedged,0,ANN")
    (story / "labels.csv").write_text(rows)
    out = story.parent / "out"
    assert main(["export", str(story), "--to", "brat", "--out", str(out)]) == 2
    assert "ANN and Ann are two coders of one name" in capsys.readouterr().err
    assert not out.exists()


def test_a_library_that_is_missing_is_named_with_the_way_to_it(
    story: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with patch.dict("sys.modules", {"cassis": None}):
        out = story.parent / "out"
        assert main(["export", str(story), "--to", "cas", "--out", str(out)]) == 2
    error = capsys.readouterr().err
    assert (
        "this format needs cassis; install it with pip install 'framing-compare[exchange]'" in error
    )


def test_a_folder_that_came_back_by_itself_names_its_coder(story: Path) -> None:
    out = story.parent / "out"
    assert main(["export", str(story), "--to", "brat", "--out", str(out)]) == 0
    shutil.rmtree(out / "program")
    shutil.rmtree(out / "coders" / "Bo")
    (story / "labels.csv").unlink()
    assert main(["import", str(out), "--from", "brat", "--to", str(story)]) == 0
    assert {row[4] for row in labels(story)} == {"Ann", "llama-3"}
