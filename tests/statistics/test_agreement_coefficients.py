"""Coefficients of agreement, held against the packages that others use."""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import krippendorff
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import cohen_kappa_score

from framing.statistics.agreement_coefficients import Ratings, UnitSums

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

NAN = math.nan
REFERENCE = json.loads(
    Path(__file__).parents[1].joinpath("data", "agreement_reference.json").read_text("utf-8")
)
CATEGORIES = 5


def coefficients(
    values: Sequence[Sequence[int]], categories: int, weights: Sequence[float] | None = None
) -> Mapping[str, float]:
    weighted = np.ones(len(values)) if weights is None else np.asarray(weights)
    sums = UnitSums(Ratings(np.asarray(values), weighted, categories))
    return {name: float(found[0]) for name, found in sums.coefficients().items()}


def tables(coders: int, least: int = -1) -> st.SearchStrategy[list[list[int]]]:
    """Return answers of coders to units, skewed: few kinds of answer in most tables."""
    kinds = st.sampled_from([0, 1, 2, CATEGORIES - 1])
    return kinds.flatmap(
        lambda most: st.lists(
            st.lists(st.integers(least, most), min_size=coders, max_size=coders),
            min_size=1,
            max_size=20,
        )
    )


def by_package(values: Sequence[Sequence[int]], level: Literal["nominal", "ordinal"]) -> float:
    """Return Krippendorff's alpha of another package; NaN where it gives none."""
    data = np.asarray(values, dtype=float).T
    data[data < 0] = NAN
    try:
        with np.errstate(all="ignore"):
            return float(
                krippendorff.alpha(
                    data, level_of_measurement=level, value_domain=list(range(CATEGORIES))
                )
            )
    except ValueError:
        return NAN


@pytest.mark.filterwarnings("ignore::RuntimeWarning")
@given(tables(2) | tables(3) | tables(5))
def test_alpha_is_that_of_another_package(values: list[list[int]]) -> None:
    ours = coefficients(values, CATEGORIES)
    nominal, ordinal = by_package(values, "nominal"), by_package(values, "ordinal")
    assert ours["alpha"] == pytest.approx(nominal, abs=1e-9, nan_ok=True)
    assert ours["alpha_ordinal"] == pytest.approx(ordinal, abs=1e-9, nan_ok=True)


def test_ac1_and_kappa_are_those_of_another_package() -> None:
    kappas = 0
    for case in REFERENCE["cases"]:
        ours = coefficients(case["values"], case["categories"])
        assert ours["ac1"] == pytest.approx(case["ac1"], abs=1e-9)
        assert ours["percent"] == pytest.approx(case["percent"], abs=1e-9)
        if case["kappa"] is not None:
            kappas += 1
            assert ours["kappa"] == pytest.approx(case["kappa"], abs=1e-9)
    assert kappas > len(REFERENCE["cases"]) / 10


@pytest.mark.filterwarnings("ignore")
@given(
    tables(2, 0).flatmap(
        lambda values: st.tuples(
            st.just(values),
            st.lists(st.floats(0.5, 50), min_size=len(values), max_size=len(values)),
        )
    )
)
def test_weighted_kappa_is_that_of_another_package(
    given_: tuple[list[list[int]], list[float]],
) -> None:
    values, weights = given_
    first, second = zip(*values, strict=True)
    theirs = cohen_kappa_score(first, second, sample_weight=weights)
    ours = coefficients(values, CATEGORIES, weights)["kappa"]
    if len({*first, *second}) == 1:
        assert math.isnan(ours)
    else:
        assert ours == pytest.approx(theirs, abs=1e-9)


@given(tables(3), st.floats(0.1, 1000))
def test_how_weights_are_scaled_does_not_matter(values: list[list[int]], scale: float) -> None:
    plain = coefficients(values, CATEGORIES)
    scaled = coefficients(values, CATEGORIES, [scale] * len(values))
    assert plain == pytest.approx(scaled, abs=1e-9, nan_ok=True)


@given(tables(2, 0), st.integers(2, 4))
def test_a_unit_of_weight_two_counts_as_two(values: list[list[int]], times: int) -> None:
    weighted = coefficients(values, CATEGORIES, [times, *[1.0] * (len(values) - 1)])
    repeated = coefficients([values[0]] * (times - 1) + values, CATEGORIES)
    for name in ("percent", "ac1", "kappa"):
        assert weighted[name] == pytest.approx(repeated[name], abs=1e-9, nan_ok=True)


def test_with_one_answer_only_chance_explains_everything() -> None:
    alike = coefficients([[1, 1]] * 5, 3)
    assert alike["percent"] == 1.0
    assert math.isnan(alike["alpha"])
    assert math.isnan(alike["alpha_ordinal"])
    assert math.isnan(alike["kappa"])
    # Gwet's coefficient is made for this: others could have been given.
    assert alike["ac1"] == 1.0
    nothing = coefficients([[1, -1], [-1, 0]], 3)
    assert all(math.isnan(value) for value in nothing.values())


def test_skew_lowers_kappa_and_not_ac1() -> None:
    values = [[0, 0]] * 95 + [[0, 1], [1, 0]] * 2 + [[1, 1]]
    found = coefficients(values, 2)
    assert found["percent"] == pytest.approx(0.96)
    assert found["kappa"] < 0.4
    assert found["ac1"] > 0.9


def test_ordinal_alpha_minds_how_far_apart_answers_are() -> None:
    near = coefficients([[0, 0], [1, 1], [2, 2], [0, 1], [1, 2]] * 3, 3)
    far = coefficients([[0, 0], [1, 1], [2, 2], [0, 2], [2, 0]] * 3, 3)
    assert near["alpha_ordinal"] > near["alpha"]
    assert far["alpha_ordinal"] < near["alpha_ordinal"]


def test_draws_are_coefficients_of_the_units_drawn() -> None:
    values = [[0, 0], [0, 1], [2, 2], [1, 1], [1, 0]]
    sums = UnitSums(Ratings(np.asarray(values), np.ones(5), 3))
    times = np.asarray([[1, 1, 1, 1, 1], [2, 0, 1, 0, 2]], dtype=float)
    drawn = sums.coefficients(times)
    again = coefficients([values[0]] * 2 + [values[2]] + [values[4]] * 2, 3)
    for name, value in again.items():
        assert drawn[name][1] == pytest.approx(value, abs=1e-12)
