"""Boilerplate: lines that annotators left out of the article, such as captions and credits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.evaluation.newsdiscourse import classified, everywhere, read_lines, trained

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from framing.evaluation.task import Measured, Row


def measure(rows: Sequence[Row], *, baselines: bool) -> Iterator[Measured]:
    """Score the lines that the program leaves out of every score."""
    lines = read_lines(rows)
    gold = [row["role"] == "not_article" for row in lines.rows]
    yield from classified(lines, gold, lambda line: line.skipped)
    if baselines:
        yield from (one for one in trained(lines, gold) if one.metric != "AUC")
        yield from everywhere(lines, gold)
