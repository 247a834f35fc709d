"""How coders agree and how right the program is: from labels to figures with intervals."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from helpers.stories import compared

from framing.coding.coders import EVERYBODY, PROGRAM
from framing.coding.ratings import RatedColumn, RatedUnit, rated_columns
from framing.config import default
from framing.errors import StoryError
from framing.report.coder_agreement import agreement_files
from framing.report.terminal.coder_agreement import print_coder_agreement
from framing.statistics.coder_agreement import measured_agreement
from framing.types import Label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.coding.ratings import Basis
    from framing.statistics.agreement_results import CoderAgreement, PairAgreement

COURIER = "Northern Courier"
SETTINGS = replace(default().scores, resamples=400)


def column(*units: RatedUnit) -> RatedColumn:
    return RatedColumn("hedged", units, ("0", "1"), (), 0)


def unit(ann: str, ben: str, program: str, weight: float | None = None) -> RatedUnit:
    truth, basis = (ann, "agreed") if ann == ben else ("", "open")
    return RatedUnit({"ann": ann, "ben": ben, PROGRAM: program}, weight, truth, basis)  # type: ignore[arg-type]


def measured(*units: RatedUnit) -> CoderAgreement:
    return measured_agreement([column(*units)], SETTINGS)


def pair(result: CoderAgreement, *names: str) -> PairAgreement:
    (found,) = (one for one in result.pairs if (one.coder, one.other) == names)
    return found


def rated(labels: Sequence[Label]) -> tuple[RatedColumn, ...]:
    return rated_columns([(compared("hospital"), labels)])


def drawn(sentence: int, value: str, coder: str, weight: float = 2.0) -> Label:
    return Label(COURIER, sentence, "hedged", value, coder, sample="cues-9-1", weight=weight)


def test_every_pair_is_compared_the_program_counted_as_one() -> None:
    result = measured(*[unit("1", "1", "1")] * 5, *[unit("0", "1", "0")] * 3, unit("0", "0", "1"))
    assert [(one.coder, one.other) for one in result.pairs] == [
        ("ann", "ben"),
        ("ann", PROGRAM),
        ("ben", PROGRAM),
    ]
    people = pair(result, "ann", "ben")
    assert people.percent.value == pytest.approx(6 / 9)
    assert [(one.answer, one.other_answer, one.units) for one in people.confusions] == [
        ("1", "1", 5),
        ("0", "1", 3),
        ("0", "0", 1),
    ]
    for figure in (people.percent, people.alpha, people.ac1, people.kappa):
        assert figure.value is not None
        assert figure.low is not None
        assert figure.high is not None
        assert figure.low < figure.value < figure.high
    assert people.alpha_ordinal.value is None
    assert people.stands_for is None


@pytest.mark.parametrize(("units", "enough"), [(3, False), (9, False), (10, True)])
def test_so_few_units_as_no_score_rests_on_are_too_few(units: int, *, enough: bool) -> None:
    result = measured(*[unit("1", "1", "1")] * (units - 1), unit("0", "0", "0"))
    assert [one.enough for one in result.pairs] == [enough] * 3
    told = {row.answer: (row.precision_enough, row.recall_enough) for row in result.program}
    assert told["0"] == (False, False)
    shown = io.StringIO()
    print_coder_agreement(result, shown)
    assert ("1.00" in shown.getvalue()) == enough
    assert "fewer than 10 units are too few to tell" in shown.getvalue()
    cells = [line.split(",") for line in agreement_files(result)["agreement.csv"].splitlines()]
    assert [line[-1] for line in cells] == ["enough", *[str(int(enough))] * 3]
    assert cells[1][cells[0].index("percent")] == "1.0000"


def test_three_coders_have_a_row_together_without_the_program() -> None:
    units = [
        RatedUnit({"a": "1", "b": "1", "c": "0", PROGRAM: "0"}, None, "", "open"),
        RatedUnit({"a": "0", "b": "0", PROGRAM: "0"}, None, "0", "agreed"),
    ]
    together = measured(*units).pairs[0]
    assert (together.coder, together.other, together.units) == (EVERYBODY, "", 2)
    # One of three pairs is alike in the first unit, the only pair of the second is.
    assert together.percent.value == pytest.approx((1 / 3 + 1) / 2)
    assert together.kappa.value is None


def test_weights_bring_the_sample_back_to_the_story() -> None:
    result = measured(*[unit("0", "0", "0", 9.0)] * 10, *[unit("1", "1", "0", 1.0)] * 10)
    program = pair(result, "ann", PROGRAM)
    assert program.percent.value == pytest.approx(0.9)
    assert program.stands_for == 100
    (no, yes) = result.program
    assert (no.people, no.program, no.both) == (10, 20, 10)
    assert no.precision.value == pytest.approx(0.9)
    assert yes.recall.value == 0
    assert yes.precision.value is None
    # What is weighted unevenly is worth fewer units, and told with more doubt.
    even = measured(*[unit("0", "0", "0")] * 18, *[unit("1", "1", "0")] * 2)
    widths = [
        (one.percent.high or 0) - (one.percent.low or 0)
        for one in (program, pair(even, "ann", PROGRAM))
    ]
    assert widths[0] > widths[1]


def test_where_nobody_differs_no_interval_is_made_up() -> None:
    result = measured(*[unit("0", "0", "0")] * 6)
    people = pair(result, "ann", "ben")
    assert (people.alpha.value, people.kappa.value) == (None, None)
    assert (people.ac1.value, people.ac1.low, people.ac1.high) == (1.0, None, None)
    assert people.percent.value == 1.0
    assert people.percent.low is not None
    assert people.percent.low < 0.8


def test_a_single_unit_has_figures_without_an_interval() -> None:
    people = pair(measured(unit("0", "1", "0")), "ann", "ben")
    assert (people.percent.value, people.kappa.low) == (0.0, None)


def test_the_bootstrap_covers_what_is_true() -> None:
    """Kappa of a large population lies in nine of ten intervals of samples, or more."""
    population = [unit("1", "1", "1")] * 30 + [unit("0", "0", "0")] * 50
    population += [unit("1", "0", "1")] * 12 + [unit("0", "1", "0")] * 8
    kappa = pair(measured(*population), "ann", "ben").kappa.value
    assert kappa is not None
    draws, held = np.random.default_rng(3).integers(0, len(population), (60, 40)), 0
    for draw in draws:
        sample = pair(measured(*(population[place] for place in draw)), "ann", "ben").kappa
        held += (sample.low or -1) <= kappa <= (sample.high or 1)
    assert held >= 54


@pytest.mark.parametrize(
    ("labels", "truth", "basis"),
    [
        ([drawn(1, "1", "ann"), drawn(1, "1", "ben")], "1", "agreed"),
        ([drawn(1, "1", "ann"), drawn(1, "0", "ben")], "", "open"),
        ([drawn(1, "1", "ann")], "1", "single"),
        (
            [
                drawn(1, "1", "ann"),
                drawn(1, "0", "ben"),
                Label(COURIER, 1, "hedged", "0", "ann", "decision"),
            ],
            "0",
            "decided",
        ),
        ([replace(drawn(1, "1", "m"), kind="model")], "", ""),
        ([drawn(1, "1", "ann"), replace(drawn(1, "0", "m"), kind="model")], "1", "single"),
    ],
)
def test_what_people_settled_is_what_the_program_is_held_against(
    labels: list[Label], truth: str, basis: Basis
) -> None:
    (column,) = rated(labels)
    (only,) = column.units
    assert (only.truth, only.basis) == (truth, basis)
    assert only.values[PROGRAM] in {"0", "1"}


def test_corrections_do_not_count_beside_a_sample() -> None:
    correction = Label(COURIER, 3, "hedged", "1", "ann")
    (alone,) = rated([correction])
    assert (alone.drawn, alone.left_out, len(alone.units)) == (False, 0, 1)
    (column,) = rated([drawn(1, "1", "ann"), drawn(1, "0", "ben", 3.0), correction])
    assert (column.drawn, column.left_out, len(column.units)) == (True, 1, 1)
    assert column.units[0].weight == 3.0


def test_a_blind_answer_counts_and_not_what_was_corrected_later() -> None:
    later = Label(COURIER, 1, "hedged", "0", "ann")
    for labels in ([drawn(1, "1", "ann"), later], [later, drawn(1, "1", "ann")]):
        (column,) = rated(labels)
        assert column.units[0].values["ann"] == "1"


def test_steps_of_a_scale_are_told_from_what_cannot_be_told() -> None:
    cell = next(row for row in compared("hospital").coverage if row.status == "carried")
    said = [
        Label(cell.outlet, 1, f"status:{cell.fact}", value, coder)
        for value, coder in (("carried", "ann"), ("unclear", "ben"))
    ]
    (column,) = rated(said)
    assert (column.column, column.in_order) == ("status", ("omitted", "altered", "carried"))
    assert column.units[0].values[PROGRAM] == "carried"
    people = pair(measured_agreement([column], SETTINGS), "ann", "ben")
    assert (people.percent.value, people.alpha_ordinal.value) == (0.0, None)


def test_what_cannot_be_measured_is_said() -> None:
    with pytest.raises(StoryError, match="nobody coded anything; make a sheet"):
        measured_agreement(rated([]), SETTINGS)
    with pytest.raises(StoryError, match="Northern Courier has no sentence 400"):
        rated([Label(COURIER, 400, "hedged", "1", "ann")])
    # A fact that is on the list no more has no answer of the program's.
    (column,) = rated([Label(COURIER, 1, "status:ffffff", "carried", "ann")])
    assert PROGRAM not in column.units[0].values


def test_answers_that_nobody_gives_do_not_let_guesses_agree() -> None:
    units = [unit(ann, ben, "0") for ann in "01" for ben in "01"] * 5
    two = pair(measured(*units), "ann", "ben").ac1.value
    many = replace(column(*units), categories=("0", "1", "2", "3", "4"))
    assert two == pytest.approx(0.0)
    assert pair(measured_agreement([many], SETTINGS), "ann", "ben").ac1.value == two
