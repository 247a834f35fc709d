"""What a class can talk about: differences in wording, credits left out, commentary added."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.report.safe_text import one_line
from framing.report.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from framing.types import Comparison

_DIFFERENCES = 3
_LEAST_FACTS, _LEAST_SENTENCES = 3, 3
"""Facts that a version must tell, and sentences that must be marked, to be worth a word."""


def short_name(outlet: str) -> str:
    """Return an outlet's name for a narrow column; every sheet's foot says what is recreated."""
    return one_line(outlet).removesuffix(" (recreated)")


def talking_points(comparison: Comparison, numbers: Mapping[str, int]) -> tuple[str, ...]:
    """Return a sentence for each thing worth talking about.

    Args:
        comparison: The story compared.
        numbers: The number of each fact that is on the sheet, by its id.
    """
    return (*_differences(comparison, numbers), *_credits(comparison), *_commentary(comparison))


def _differences(comparison: Comparison, numbers: Mapping[str, int]) -> Iterator[str]:
    claimed = [
        shift for shift in comparison.shifts if shift.kind != "wording" and shift.fact in numbers
    ]
    for shift in sorted(claimed, key=lambda shift: numbers[shift.fact])[:_DIFFERENCES]:
        yield words("kit")["difference"].format(
            number=numbers[shift.fact],
            outlet=short_name(shift.outlet),
            words=one_line(shift.version_text),
            other=short_name(shift.baseline_outlet),
            others=one_line(shift.baseline_text),
        )


def _credits(comparison: Comparison) -> Iterator[str]:
    if comparison.source is None:
        return
    for reading in comparison.versions:
        outlet = reading.version.outlet
        told = [
            row
            for row in comparison.coverage
            if row.outlet == outlet and row.status in {"carried", "altered"}
        ]
        if len(told) >= _LEAST_FACTS and not any(row.credited for row in told):
            yield words("kit")["no_credit"].format(
                outlet=short_name(outlet),
                number=len(told),
                source=one_line(comparison.source.name),
            )


def _commentary(comparison: Comparison) -> Iterator[str]:
    for reading in comparison.versions:
        body = [own for own in reading.readings if own.role not in {"heading", "boilerplate"}]
        marked = sum(own.commentary for own in body)
        if marked >= _LEAST_SENTENCES:
            yield words("kit")["commentary"].format(
                marked=marked, number=len(body), outlet=short_name(reading.version.outlet)
            )
