"""The task of pages: runs of four words, means over pages, intervals of differences."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from helpers.benchmarks import write_pages

from framing.errors import FramingError
from framing.evaluation.run import evaluate
from framing.evaluation.tasks.pages import precision_and_recall, runs_of_words

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("inside", ["", "pages"])
def test_a_folder_of_pages_is_measured(tmp_path: Path, inside: str) -> None:
    write_pages(tmp_path / inside)
    evaluation = evaluate(tmp_path, only=("pages",), resamples=20)
    found = {result.metric: result.ours.value for result in evaluation.results}
    assert found["F1"] == 1.0
    assert found["pages with a loss untold"] == 0.0
    assert found["F1 above trafilatura"] is not None
    systems = {figure.system for figure in evaluation.results[0].baselines}
    assert "trafilatura" in systems
    assert evaluation.results[0].units == 3


def test_what_people_saw_of_a_page_is_counted_where_it_lies_beside(tmp_path: Path) -> None:
    write_pages(tmp_path)
    before = {result.metric for result in evaluate(tmp_path, only=("pages",)).results}
    assert "title right" not in before
    pages = sorted(json.loads((tmp_path / "ground-truth.json").read_text("utf-8")))
    seen = {pages[0]: {"title": "No such headline", "outlet": ["PAGE", "x"]}, pages[1]: {}}
    (tmp_path / "labels.json").write_text(json.dumps(seen), "utf-8")
    results = evaluate(tmp_path, only=("pages",), resamples=20).results
    found = {result.metric: (result.ours.value, result.units) for result in results}
    assert found["title right"] == (0.0, 1)
    assert found["outlet right"] == (1.0, 1)
    assert "day right" not in found


def test_a_file_of_labels_that_is_none_is_refused(tmp_path: Path) -> None:
    write_pages(tmp_path)
    (tmp_path / "labels.json").write_text("[]", "utf-8")
    with pytest.raises(FramingError, match=r"labels\.json: not a JSON object of pages"):
        evaluate(tmp_path, only=("pages",))


def test_a_file_that_is_no_list_of_pages_is_refused(tmp_path: Path) -> None:
    (tmp_path / "html").mkdir()
    (tmp_path / "ground-truth.json").write_text("[1]", "utf-8")
    with pytest.raises(FramingError, match="not a JSON object of pages"):
        evaluate(tmp_path, only=("pages",))


def test_runs_are_counted_as_often_as_they_are_there() -> None:
    gold, found = runs_of_words("a b c d e"), runs_of_words("a b c d x a b c d")
    precision, recall = precision_and_recall(gold, found)
    assert precision == pytest.approx(1 / 6)
    assert recall == pytest.approx(1 / 2)
    assert precision_and_recall(gold, runs_of_words("")) == (0.0, 0.0)
