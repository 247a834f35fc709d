"""How sure a mark is: one file, which the documentation's figures and table are held equal to."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from framing.report.mark_certainty import (
    as_markdown,
    found_line,
    mark_certainty,
    of_ten,
    right_line,
    shift_certainty,
)

DOCS = Path(__file__).parents[2] / "docs"


@cache
def documented() -> dict[str, float]:
    """Every figure of the documentation that a mark may name, by that name."""
    validation = (DOCS / "validation.md").read_text("utf-8")
    figures = {
        f"{task}: {metric}": float(value)
        for task, metric, value in re.findall(
            r"^([a-z_]+)  +(\S.*?)  +(\d\.\d{3})  ", validation, re.MULTILINE
        )
    }
    for section in re.split(r"^## ", validation, flags=re.MULTILINE):
        title = section.partition(" of real stories\n")[0].lower()
        for label, right, found in re.findall(
            r"^(\w+) +(\d\.\d\d) \(\d+ of .*?\) +(\d\.\d\d) \(", section, re.MULTILINE
        ):
            figures |= {
                f"{title}: {label} precision": float(right),
                f"{title}: {label} recall": float(found),
            }
    matching = (DOCS / "matching.md").read_text("utf-8")
    for name, value in re.findall(r"^\| ([^|]+?) \| (\d\.\d\d) \| ", matching, re.MULTILINE):
        figures.setdefault(f"matching: {name}", float(value))
    return figures


@pytest.mark.parametrize("mark", mark_certainty())
def test_every_figure_is_that_of_the_documentation(mark: str) -> None:
    entry = mark_certainty()[mark]
    shares = (*entry.right, *entry.found)
    assert len(entry.figures) == len(shares) > 0
    assert {name: documented().get(name) for name in entry.figures} == dict(
        zip(entry.figures, shares, strict=True)
    )


@pytest.mark.parametrize("kind", shift_certainty())
def test_every_kind_of_difference_has_the_counts_that_the_command_printed(kind: str) -> None:
    validation = (DOCS / "validation.md").read_text("utf-8")
    row = re.search(rf"^{kind} +(\d+) +(\d+) +(\d+)  ", validation, re.MULTILINE)
    assert row is not None
    right, wrong, missed = map(int, row.groups())
    entry = shift_certainty()[kind]
    assert (entry.right, entry.found) == ((right, right + wrong), (right, right + missed))


def test_the_documentation_shows_the_same_table() -> None:
    assert as_markdown() in (DOCS / "validation.md").read_text("utf-8")


def test_shares_are_said_as_of_ten() -> None:
    assert of_ten([0.96]) == "10"
    assert of_ten([0.151, 0.544]) == "2 to 5"
    commentary = mark_certainty()["commentary"]
    assert right_line(commentary).startswith("Of 10 sentences marked as commentary, about")
    assert found_line(mark_certainty()["told"]) == ""
