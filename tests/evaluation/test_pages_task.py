"""The task of pages: runs of four words, means over pages, intervals of differences."""

from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING

import pytest

from framing.errors import FramingError
from framing.evaluation.run import evaluate
from framing.evaluation.tasks.pages import precision_and_recall, runs_of_words

if TYPE_CHECKING:
    from pathlib import Path

LINES = (
    "The harbour board closed the old quay on Friday after the storm that raged for four days.",
    "Captain Ada Lindqvist, who sails the ferry, said that the board had not asked the crews.",
    "The owner of the yard, Tom Ruiz, told the board that the repair would take 3 months.",
)


def write(folder: Path) -> None:
    (folder / "html").mkdir(parents=True)
    texts = {"gone": {"articleBody": "There is no page of it."}}
    for name in ("a", "b", "c"):
        body = "".join(f"<p>{line}</p>" for line in LINES)
        page = f"<html lang=en><body><article><h1>Quay {name}</h1>{body}</article></body></html>"
        (folder / "html" / f"{name}.html.gz").write_bytes(gzip.compress(page.encode()))
        texts[name] = {"articleBody": "\n\n".join(LINES)}
    (folder / "ground-truth.json").write_text(json.dumps(texts), "utf-8")


@pytest.mark.parametrize("inside", ["", "pages"])
def test_a_folder_of_pages_is_measured(tmp_path: Path, inside: str) -> None:
    write(tmp_path / inside)
    evaluation = evaluate(tmp_path, only=("pages",), resamples=20)
    found = {result.metric: result.ours.value for result in evaluation.results}
    assert found["F1"] == 1.0
    assert found["pages with a loss untold"] == 0.0
    assert found["F1 above trafilatura"] is not None
    systems = {figure.system for figure in evaluation.results[0].baselines}
    assert "trafilatura" in systems
    assert evaluation.results[0].units == 3


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
