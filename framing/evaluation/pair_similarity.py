"""Similarity of given pairs, of sentences as they stand or of the statements in them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from framing.facts.similarity import similarities
from framing.ingest.cleaning import clean_line
from framing.language.clauses import bare
from framing.language.propositions import propositions
from framing.types import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

_AT_ONCE = 200
"""Pairs are compared in blocks: all lefts by all rights would be mostly thrown away."""


def pair_similarities(left: Sequence[str], right: Sequence[str]) -> list[float]:
    """Return the similarity of each pair, 0 to 1."""
    cosines: list[float] = []
    for at in range(0, len(left), _AT_ONCE):
        block = similarities(left[at : at + _AT_ONCE], right[at : at + _AT_ONCE])
        cosines += [float(value) for value in block.diagonal()]
    return cosines


def statement_similarities(left: Sequence[str], right: Sequence[str]) -> list[float]:
    """Return the best similarity of any statement of the one with any of the other, 0 to 1."""
    texts = sorted({part for text in {*left, *right} for part in parts(text)})
    place = {text: number for number, text in enumerate(texts)}
    grid = similarities(texts, texts)
    return [
        max(float(grid[place[a], place[b]]) for a in parts(one) for b in parts(other))
        for one, other in zip(left, right, strict=True)
    ]


@cache
def parts(text: str) -> tuple[str, ...]:
    """Return the statements of a sentence as they are compared: with the subject they share."""
    line = clean_line(text) or "-"
    return tuple(
        f"{clause.subject} {bare(clause.span.of(line))}".strip()
        for clause in propositions(line, Span(0, len(line)))
    )
