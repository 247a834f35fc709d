"""Numbers with their units, whose dollars and which degrees; times of day with their zones."""

from __future__ import annotations

import pytest

from framing.language.analysed_text import analyse
from framing.language.time_intervals import agree


def units(text: str) -> list[tuple[str, float]]:
    return [(each.unit, round(each.value, 1)) for each in analyse(text, 0, None, (), ()).quantities]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It cost A$900m.", [("A$", 900e6)]),
        ("It cost US$5m.", [("$", 5e6)]),
        ("It cost HK$ 3 billion.", [("HK$", 3e9)]),
        ("It cost AUD 5m.", [("A$", 5e6)]),
        ("It cost 5 million New Zealand dollars.", [("NZ$", 5e6)]),
        ("It cost 5 million US dollars.", [("$", 5e6)]),
        ("He paid a $5 fine.", [("$", 5.0)]),
        ("It was 104°F there.", [("temperature", 40.0)]),
        ("It was 40 degrees Celsius there.", [("temperature", 40.0)]),
        ("It fell to -10C there.", [("temperature", -10.0)]),
        ("It fell to minus 10 degrees.", [("temperature", -10.0)]),
        ("It weighs 20 pounds.", [("mass", 9.1)]),
        ("She bought 20 pounds of salt.", [("mass", 9.1)]),
        ("It cost 20 pounds.", [("£", 20.0)]),
        ("It covers 2 square miles.", [("area", 5179976.2)]),
    ],
)
def test_units_are_told_apart(text: str, expected: list[tuple[str, float]]) -> None:
    assert units(text) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("at 5pm GMT", "at noon ET", True),
        ("at 5pm GMT", "at 5pm ET", False),
        ("at 7pm", "at 19:00", True),
        ("at 7pm", "at 8pm", False),
        ("at 7pm", "at 8pm GMT", None),
        ("at 9pm London time", "at 4pm Lunde time", None),
        ("at 10:30 a.m. EDT", "at 14:30 GMT", True),
    ],
)
def test_times_of_day_are_compared_across_zones(
    one: str, other: str, *, expected: bool | None
) -> None:
    times = [analyse(f"It starts {text}.", 0, None, (), ()).times for text in (one, other)]
    assert [len(each) for each in times] == [1, 1]
    assert agree(times[0][0], times[1][0]) is expected


def test_a_number_keeps_how_it_is_written() -> None:
    (number,) = analyse("It is 3 miles away.", 0, None, (), ()).quantities
    assert (number.written, number.factor) == (3.0, 1609.344)
