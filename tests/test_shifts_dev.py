"""Accuracy on the labelled development pairs does not fall below what was reached."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

import pytest

from framing.evaluation.shifts import KindScore, ShiftScores, evaluate_shifts, main

PAIRS = Path(__file__).parent / "data" / "shifts" / "dev.tsv"
SHA256 = "6b007c5e815d1121ebdc531444f9448291d6cc8ca36fc8cbeb0062f489401d14"
# Precision and recall reached on these pairs, less one pair of twenty: rules are made general,
# and one pair may be lost to that.
FLOORS = {
    "actor": (0.94, 0.80),
    "number": (0.95, 0.95),
    "date": (0.93, 0.75),
    "direction": (0.95, 0.95),
    "scope": (0.91, 0.55),
    "relation": (0.94, 0.85),
    "certainty": (0.94, 0.90),
    "sourcing": (0.95, 0.90),
    "credit": (0.95, 0.90),
    "tone": (0.95, 0.95),
}
FALSE_ALARMS = 1


@cache
def scores() -> ShiftScores:
    return evaluate_shifts(PAIRS)


def test_the_floors_belong_to_these_pairs() -> None:
    assert hashlib.sha256(PAIRS.read_bytes()).hexdigest() == SHA256


@pytest.mark.parametrize("kind", FLOORS)
def test_no_kind_falls_below_its_floor(kind: str) -> None:
    score = next(one for one in scores().kinds if one.kind == kind)
    precision, recall = FLOORS[kind]
    assert score.precision is not None
    assert score.recall is not None
    assert score.precision >= precision
    assert score.recall >= recall


def test_paraphrases_raise_hardly_an_alarm() -> None:
    assert scores().false_alarms <= FALSE_ALARMS


def test_an_undefined_share_is_empty() -> None:
    nothing = KindScore("tone", 0, 0, 0)
    assert nothing.precision is None
    assert nothing.recall_interval is None


def test_the_table_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(PAIRS)]) == 0
    printed = capsys.readouterr().out
    assert "direction" in printed
    assert "false alarms on paraphrases" in printed


def test_without_a_file_the_usage_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    assert "usage" in capsys.readouterr().err
