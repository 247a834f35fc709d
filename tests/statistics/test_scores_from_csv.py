"""The written files alone are enough to work every score out again, with nothing but ``csv``."""

from __future__ import annotations

import csv
from statistics import fmean
from typing import TYPE_CHECKING

import pytest
from helpers.stories import ALL, compared

from framing.report import write_report

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.usefixtures("no_charts")

Row = dict[str, str]
Tables = dict[str, list[Row]]

PARTS = ("own", "unquoted", "all")
_CLOSE = 0.0002
"""Cells have four decimals."""


@pytest.fixture(scope="module", params=sorted(ALL))
def files(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Tables:
    folder: Path = tmp_path_factory.mktemp("report")
    write_report(compared(request.param), folder)
    tables: Tables = {}
    for path in folder.glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            tables[path.stem] = list(csv.DictReader(file))
    return tables


def value(files: Tables, sentence: Row, dimension: str, part: str) -> float | None:
    if dimension == "sentiment":
        cell = sentence["sentiment_unquoted" if part == "unquoted" else "sentiment"]
        return float(cell) if cell else None
    if dimension == "commentary":
        return float(sentence["commentary"])
    return float(
        any(
            (cue["outlet"], cue["sentence"]) == (sentence["outlet"], sentence["sentence"])
            and (cue["dimension"], cue["counted"]) == (dimension, "1")
            and (part != "own" or cue["voice"] == "own")
            and (part != "unquoted" or cue["quoted"] == "0")
            for cue in files["cues"]
        )
    )


def scored(files: Tables, outlet: str, part: str) -> list[Row]:
    return [
        one
        for one in files["sentences"]
        if one["outlet"] == outlet
        and one["role"] not in {"heading", "boilerplate"}
        and (part != "own" or one["voice"] == "own")
        and (part != "unquoted" or one["sentiment_unquoted"])
    ]


def scored_facts(files: Tables) -> list[Row]:
    """The facts that scores rest on: those that somebody credits; all, where nobody credits any."""
    return [one for one in files["facts"] if one["tier"] == "credited"] or files["facts"]


def baseline(files: Tables, outlet: str, dimension: str, part: str) -> float:
    votes: list[float] = []
    for fact in scored_facts(files):
        by_outlet: dict[str, list[float]] = {}
        for sentence in files["sentences"]:
            if sentence["outlet"] != outlet and fact["fact"] in sentence["facts"].split(";"):
                found = value(files, sentence, dimension, "all" if part == "own" else part)
                if found is not None:
                    by_outlet.setdefault(sentence["outlet"], []).append(found)
        if by_outlet:
            votes.append(fmean(fmean(values) for values in by_outlet.values()))
    return fmean(votes)


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("dimension", ["sentiment", "hedging", "speculation", "commentary"])
def test_sentence_scores(files: Tables, dimension: str, part: str) -> None:
    rows = [
        one for one in files["versions"] if (one["dimension"], one["part"]) == (dimension, part)
    ]
    assert rows
    for one in rows:
        taken = [
            found
            for sentence in scored(files, one["outlet"], part)
            if (found := value(files, sentence, dimension, part)) is not None
        ]
        assert int(one["sentences"]) == len(taken)
        assert float(one["value"]) == pytest.approx(fmean(taken), abs=_CLOSE)
        expected = (
            0.0 if dimension == "commentary" else baseline(files, one["outlet"], dimension, part)
        )
        assert float(one["baseline"]) == pytest.approx(expected, abs=_CLOSE)
        assert float(one["delta"]) == pytest.approx(fmean(taken) - expected, abs=_CLOSE)


def test_coverage_and_credit(files: Tables) -> None:
    facts = {one["fact"] for one in scored_facts(files)}
    for outlet in {one["outlet"] for one in files["versions"]}:
        rows = [
            one for one in files["coverage"] if one["outlet"] == outlet and one["fact"] in facts
        ]
        told = [one for one in rows if one["status"] in {"carried", "altered"}]
        # A story in which nobody credits a source has no credit to share.
        asked = told if any(one["credited_by"] for one in files["facts"]) else []
        for dimension, counted in (
            ("coverage", [float(one["probability"]) for one in rows if one["eligible"] == "1"]),
            ("credit", [float(one["credited"]) for one in asked]),
        ):
            (shown,) = (
                one
                for one in files["versions"]
                if (one["outlet"], one["dimension"]) == (outlet, dimension)
            )
            assert bool(shown["value"]) == bool(counted)
            if counted:
                assert float(shown["value"]) == pytest.approx(fmean(counted), abs=_CLOSE)


def test_facts_say_who_founds_carries_and_credits_them(files: Tables) -> None:
    for fact in files["facts"]:
        founded = set(fact["founded_by"].split(";"))
        carried = {
            one["outlet"]
            for one in files["coverage"]
            if one["fact"] == fact["fact"] and one["status"] in {"carried", "altered"}
        }
        assert founded <= set(fact["carried_by"].split(";")) == carried
        assert set(filter(None, fact["credited_by"].split(";"))) == {
            one["outlet"]
            for one in files["coverage"]
            if one["fact"] == fact["fact"] and one["credited"] == "1"
        }
