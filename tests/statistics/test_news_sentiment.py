"""Sentiment towards a name: rows of their own, only when asked for, about those sentences alone."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest

from framing.cli import main
from framing.config import default
from framing.pipeline import compare
from framing.statistics.news_sentiment import with_tone

if TYPE_CHECKING:
    from pathlib import Path

    from framing.types import Comparison, Score

POST = (
    "The harbour board will close the old pier in May, the Tidal Review reported on Monday.\n\n"
    "Mayor Ida Holm won wide praise for a generous and brilliant plan.\n\n"
    "Kestrel Ferries was blamed for the terrible fire and lied about the dead.\n\n"
    "“Kestrel Ferries betrayed every family here,” the union said.\n\n"
    "The board will meet again in June."
)
HERALD = (
    "The old pier will be closed in May by the harbour board, the Tidal Review reported.\n\n"
    "Ferries will leave from the new quay until the summer ends."
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "post.txt").write_text(POST, "utf-8")
    (tmp_path / "herald.txt").write_text(HERALD, "utf-8")
    return tmp_path


def comparison_of(folder: Path) -> Comparison:
    from framing.ingest import read_story  # noqa: PLC0415

    return compare(read_story(folder))


def row(comparison: Comparison, outlet: str, target: str, part: str = "all") -> Score:
    return next(
        score
        for score in comparison.scores
        if (score.outlet, score.model, score.target, score.part) == (outlet, "news", target, part)
    )


def test_without_a_name_nothing_is_added(folder: Path) -> None:
    found = comparison_of(folder)
    assert with_tone(found, (), default().scores) is found
    assert with_tone(found, (" ",), default().scores) is found
    assert all(score.model != "news" for score in found.scores)


def test_the_two_sides_of_a_story_are_told_apart(folder: Path) -> None:
    found = with_tone(comparison_of(folder), ("Holm", "Kestrel  Ferries"), default().scores)
    holm, ferries = row(found, "post", "Holm"), row(found, "post", "Kestrel Ferries")
    assert holm.value is not None
    assert ferries.value is not None
    assert holm.value > 0 > ferries.value
    assert (holm.sentences, ferries.sentences) == (1, 2)
    assert not holm.reliable
    assert row(found, "post", "Kestrel Ferries", "unquoted").sentences == 1
    assert row(found, "post", "").sentences == 5
    assert found.configuration["targets"] == ["Holm", "Kestrel Ferries"]


def test_a_version_that_does_not_name_it_has_no_number(folder: Path) -> None:
    found = with_tone(comparison_of(folder), ("Holm",), default().scores)
    assert row(found, "herald", "Holm").value is None
    assert not any("Holm" in warning for warning in found.warnings)


def test_a_name_that_nobody_writes_is_warned_about(folder: Path) -> None:
    found = with_tone(comparison_of(folder), ("Holmes",), default().scores)
    assert any("no sentence names Holmes" in warning for warning in found.warnings)


def test_a_name_is_a_whole_word_and_its_capital_counts(folder: Path) -> None:
    names = ("Ferr", "pier", "Pier")
    found = with_tone(comparison_of(folder), names, default().scores)
    assert row(found, "herald", "Ferr").value is None
    assert row(found, "herald", "pier").value is not None
    assert row(found, "herald", "Pier").value is None


def test_the_other_rows_stay_as_they_are(folder: Path) -> None:
    plain = comparison_of(folder)
    found = with_tone(plain, ("Holm",), default().scores)
    assert found.scores[: len(plain.scores)] == plain.scores


def test_the_command_writes_rows_and_prints_a_table(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["compare", str(folder)]) == 0
    assert "news model" not in capsys.readouterr().out
    out = tmp_path / "out"
    assert main(["compare", str(folder), "--target", "Holm", "--out", str(out)]) == 0
    assert "towards Holm" in capsys.readouterr().out
    rows = list(csv.DictReader(io.StringIO((out / "versions.csv").read_text("utf-8"))))
    assert {(one["model"], one["target"]) for one in rows if one["dimension"] == "sentiment"} == {
        ("vader", ""),
        ("news", ""),
        ("news", "Holm"),
    }
    run = json.loads((out / "run.json").read_text("utf-8"))
    assert "Holm" in json.dumps(run)
