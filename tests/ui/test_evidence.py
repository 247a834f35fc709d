"""What pages show beside the columns: the matrix, who speaks, what is behind a number, files."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING, get_args

import pytest
from components.evidence.view import behind, differences
from components.fact_matrix.view import matrix
from components.who_speaks.view import voices
from helpers.factory import FIRST, comparison
from helpers.stories import compared, row
from shared.documents import document
from shared.report_files import preview, report_files, zipped
from shared.score_charts import LIGHT, described, points, word_shift
from shared.wording import glossary, names

from framing.report import write_reports
from framing.types import Dimension, Part, ShiftKind, Voice

if TYPE_CHECKING:
    from pathlib import Path

COURIER, BULLETIN = "Northern Courier", "Health Bulletin"


def test_the_matrix_says_what_a_version_does_with_a_fact_and_shows_both_texts() -> None:
    (told,) = matrix(comparison(), ["Ansel", "Borough"])["rows"]
    first, second = told["cells"]
    assert (first["status"], first["credited"], first["prominence"]) == ("carried", True, 2)
    assert ["".join(p["text"] for p in one["pieces"]) for one in first["here"]] == [FIRST]
    assert [one["outlet"] for one in first["there"]] == ["Borough"]
    assert [shift["why"] for shift in first["shifts"]] == ["a hedge was dropped"]
    assert [one["outlet"] for one in second["there"]] == ["Ansel"]
    marked = [p["text"] for p in first["here"][0]["pieces"] if p.get("shifts")]
    assert marked == ["may"]


def test_where_a_fact_is_not_found_the_nearest_sentence_is_shown() -> None:
    made = comparison()
    rows = (made.coverage[0], replace(made.coverage[1], status="omitted", sentence=1))
    fact = replace(made.facts[0], mentions=made.facts[0].mentions[:1])
    cell = matrix(replace(made, coverage=rows, facts=(fact,)), ["Borough"])["rows"][0]["cells"][0]
    assert (cell["status"], cell["here"][0]["sentence"]) == ("omitted", 1)
    assert not any(piece.get("told") for piece in cell["here"][0]["pieces"])
    assert json.loads(json.dumps(matrix(made, ["Ansel"])))


def test_who_speaks_has_every_source_once() -> None:
    made = compared("hospital")
    data = voices(made, [COURIER, BULLETIN])
    shown = [use["source"] for kind in data["kinds"] for use in kind["cells"][0]]
    assert sorted(shown) == sorted(use.source for use in made.sources if use.outlet == COURIER)
    assert data["versions"][0]["sentences"] == row(made, COURIER, "hedging").sentences


@pytest.mark.parametrize("dimension", ["hedging", "speculation", "commentary"])
@pytest.mark.parametrize("part", get_args(Part))
def test_what_is_behind_a_share_adds_up_to_it(dimension: Dimension, part: Part) -> None:
    made = compared("hospital")
    for version in made.versions:
        outlet = version.version.outlet
        score = row(made, outlet, dimension, part)
        items = behind(made, outlet, dimension, part)["items"]
        assert len(items) == round((score.value or 0) * score.sentences)


@pytest.mark.parametrize("dimension", get_args(Dimension))
def test_every_measure_has_something_to_show_and_a_chart(dimension: Dimension) -> None:
    made = compared("hospital")
    found = behind(made, COURIER, dimension, "all")
    assert found["line"].endswith((".", ":"))
    assert json.loads(json.dumps(found))
    chart = points(made, dimension, "all", [COURIER, BULLETIN], LIGHT).to_dict()
    assert chart["layer"]
    assert COURIER in described(made, dimension, "all", [COURIER])


def test_words_that_differ_come_with_their_sign_and_the_largest_first() -> None:
    made = compared("hospital")
    rows = differences(made, COURIER, BULLETIN, "hedging", "all")
    sizes = [abs(one["difference"]) for one in rows]
    assert sizes == sorted(sizes, reverse=True)
    other = {one["words"]: one for one in differences(made, BULLETIN, COURIER, "hedging", "all")}
    assert all(one["difference"] == -other[one["words"]]["difference"] for one in rows)
    assert word_shift(rows, COURIER, BULLETIN, LIGHT).to_dict()["mark"]


def test_too_little_text_is_told_with_the_number() -> None:
    assert "do not rely on it" in described(comparison(), "hedging", "all", ["Ansel"])


def test_reports_are_the_command_lines_bytes(tmp_path: Path) -> None:
    made = compared("hospital")
    names = write_reports({"ward": made}, tmp_path / "out")
    files = report_files("token", "ward", made)
    assert files == {name: (tmp_path / "out" / name).read_bytes() for name in names}
    archive = zipfile.ZipFile(io.BytesIO(zipped(files)))
    assert {name: archive.read(name) for name in archive.namelist()} == files
    assert zipped(files) == zipped(files)


def test_a_preview_shows_the_first_rows_and_counts_the_rest() -> None:
    columns, rows, more = preview("a.csv", b'x,y\n1,"a\nb"\n2,c\n3,d\n', 2)
    assert (columns, rows, more) == (["x", "y"], [["1", "a\nb"], ["2", "c"]], 1)
    assert preview("a.json", b"{\n}\n", 1) == ([], [["{"]], 1)


def test_the_method_comes_from_the_document_and_every_word_is_explained() -> None:
    assert "baseline" in document("method.md")
    assert not document("method.md").startswith("#")
    assert document("nothing.md") == ""
    explained = {name for _, entries in glossary() for name, means in entries if means}
    for kind, terms in (("voice", Voice), ("shift", ShiftKind)):
        assert {names(kind)[term] for term in get_args(terms)} <= explained
    assert "Boilerplate" in explained
