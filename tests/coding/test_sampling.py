"""Units drawn for a sheet: the same on every machine, in strata, with weights that add up."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from helpers.app_stories import ward
from helpers.stories import compared
from hypothesis import given
from hypothesis import strategies as st

from framing.coding.sampling import draw
from framing.coding.units import Unit, uncoded, units
from framing.types import Label, Story

if TYPE_CHECKING:
    from pathlib import Path


# What seeds draw of the units below: number and weight in tenths.
RECORDED: dict[int, list[tuple[int, int]]] = {
    7: [
        (5, 40),
        (10, 40),
        (13, 40),
        (22, 40),
        (34, 40),
        (38, 40),
        (39, 60),
        (42, 40),
        (46, 40),
        (47, 40),
        (48, 40),
        (50, 40),
        (51, 60),
        (59, 40),
    ],
    -1: [
        (0, 60),
        (5, 40),
        (10, 40),
        (12, 40),
        (17, 40),
        (18, 40),
        (19, 40),
        (37, 40),
        (38, 40),
        (43, 40),
        (44, 40),
        (45, 60),
        (46, 40),
        (59, 40),
    ],
}


def a_unit(number: int, outlet: str, answer: str) -> Unit:
    return Unit(f"u{number}", "story", outlet, "sha256:0", {"role": answer}, number, "words")


populations = st.lists(
    st.tuples(st.sampled_from("AB"), st.sampled_from(["own", "heading", "context"])),
    min_size=1,
    max_size=40,
).map(lambda rows: [a_unit(n, *row) for n, row in enumerate(rows)])


@given(populations, st.integers(1, 45), st.integers())
def test_weights_add_up_and_no_unit_comes_twice(units: list[Unit], size: int, seed: int) -> None:
    drawn = draw(units, size, seed)
    assert len({one.unit.id for one in drawn}) == len(drawn) == min(size, len(units))
    assert [one.unit for one in drawn] == sorted(
        (one.unit for one in drawn), key=lambda unit: unit.sentence
    )
    assert sum(one.weight for one in drawn) == pytest.approx(len(units))
    assert all(one.weight >= 1 for one in drawn)


@given(populations, st.integers(6, 40), st.integers())
def test_every_stratum_is_drawn_from_and_stands_for_itself(
    units: list[Unit], size: int, seed: int
) -> None:
    sizes = Counter((unit.outlet, unit.stratum) for unit in units)
    weights: Counter[tuple[str, str]] = Counter()
    for one in draw(units, size, seed):
        weights[one.unit.outlet, one.unit.stratum] += one.weight  # type: ignore[assignment]
    assert weights == pytest.approx(sizes)


@given(populations, st.integers(6, 40), st.integers(0, 9))
def test_a_larger_draw_holds_the_smaller_one(units: list[Unit], size: int, seed: int) -> None:
    smaller, larger = draw(units, size, seed), draw(units, size + 3, seed)
    assert {one.unit.id for one in smaller} <= {one.unit.id for one in larger}


@given(populations, st.integers(1, 40), st.randoms(use_true_random=False))
def test_the_order_of_units_decides_nothing(units: list[Unit], size: int, random: object) -> None:
    mixed = [*units]
    random.shuffle(mixed)  # type: ignore[attr-defined]
    first, second = draw(units, size, 3), draw(mixed, size, 3)
    assert {one.unit.id: one.weight for one in first} == {one.unit.id: one.weight for one in second}


def test_rare_answers_are_drawn_more_often_than_their_share() -> None:
    many = [a_unit(n, "A", "context") for n in range(90)]
    few = [a_unit(n, "A", "heading") for n in range(90, 100)]
    drawn = Counter(one.unit.stratum for one in draw([*many, *few], 20, 1))
    assert drawn == {"context": 15, "heading": 5}


@pytest.mark.parametrize("seed", RECORDED)
def test_a_seed_draws_what_was_recorded(seed: int) -> None:
    answers = ["context", "context", "reported", "heading", "context"]
    units = [a_unit(n, "ABC"[n % 3], answers[n % 5]) for n in range(60)]
    drawn = draw(units, 14, seed)
    assert [(one.unit.sentence, round(one.weight * 10)) for one in drawn] == RECORDED[seed]


def test_another_process_with_other_hashes_and_language_draws_the_same(tmp_path: Path) -> None:
    story = ward(tmp_path)
    sheets = []
    for seed, language in (("1", "C"), ("2", "tr_TR.UTF-8")):
        sheet = tmp_path / f"sheet{seed}.csv"
        arguments = ["code", str(story), "--out", str(sheet), "--sample", "9", "--blind"]
        environment = {**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": language}
        subprocess.run([sys.executable, "-m", "framing", *arguments], env=environment, check=True)
        sheets.append(sheet.read_bytes())
    assert sheets[0] == sheets[1]


def test_who_codes_second_is_asked_the_same() -> None:
    base = compared("hospital").story
    coded = (
        Label("Northern Courier", 1, "voice", "own", "ann", sample="roles-12-7", weight=1.0),
        Label("Northern Courier", 2, "role", "context", "ann"),
    )
    wording = Label("Northern Courier", 1, "listed:abcdef", "0", "ann")
    story = Story(base.title, base.versions, base.source, labels=(*coded, wording))
    assert uncoded(story).labels == (wording,)


def test_a_fact_is_not_asked_about_where_its_words_come_from() -> None:
    comparison = compared("hospital")
    asked = units(comparison, "facts", "ward")
    sources = {fact.id: fact.outlet for fact in comparison.facts}
    assert len(asked) == len(comparison.coverage) - len(comparison.facts)
    assert all(sources[unit.fact] != unit.outlet for unit in asked)


def test_cues_are_asked_of_the_text_alone() -> None:
    kinds = {"text", "bullet"}
    comparison = compared("hospital")
    body = sum(
        reading.sentence.kind in kinds
        for version in comparison.versions
        for reading in version.readings
    )
    assert len(units(comparison, "cues", "ward")) == body
    assert len(units(comparison, "roles", "ward")) > body
