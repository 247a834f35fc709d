"""Text in two columns side by side, as copied from a printed page: one after the other."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any

from framing.ingest.toml_tables import table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.ingest.extracted_article import Line

_GAP = re.compile(r"\S {2,}(?=\S)")
_INDENT = re.compile(r" {4,}(?=\S)")


def in_one_column(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return lines with what stands right of a common gap behind what stands left of it.

    A line across the gap, such as a headline, keeps its place between the columns above and those
    below. A text without such a gap stays as it is.
    """
    start = _second_column([line.text for line in lines])
    if not start:
        return tuple(lines)
    ordered: list[Line] = []
    left: list[Line] = []
    right: list[Line] = []
    for line in lines:
        if line.text[start - 2 : start].strip():
            ordered += [*_trimmed(left), *_trimmed(right), line]
            left, right = [], []
            continue
        left.append(replace(line, text=line.text[:start].rstrip()))
        right.append(replace(line, text=line.text[start:].strip()))
    return (*ordered, *_trimmed(left), *_trimmed(right))


def _second_column(texts: Sequence[str]) -> int:
    """Return where the second column begins; 0 when there is none.

    Both columns are running text: a table has single words and numbers.
    """
    shape = _shape()
    starts: Counter[int] = Counter()
    for text in texts:
        starts.update(gap.end() for gap in _GAP.finditer(text))
        starts.update(indent.end() for indent in [_INDENT.match(text)] if indent)
    if not starts:
        return 0
    ((start, _),) = starts.most_common(1)
    pairs = [(text[:start].strip(), text[start:].strip()) for text in texts if text.strip()]
    both = [
        (left, right)
        for (left, right), text in zip(pairs, filter(str.strip, texts), strict=True)
        if left and right and not text[start - 2 : start].strip()
    ]
    prose = sum(
        min(len(left.split()), len(right.split())) >= int(shape["min_words"])
        for left, right in both
    )
    enough = max(int(shape["min_lines"]), float(shape["min_share"]) * len(pairs))
    return start if prose >= enough else 0


def _trimmed(column: Sequence[Line]) -> list[Line]:
    """Leave out the empty lines at both ends of a column."""
    shown = [number for number, line in enumerate(column) if line.text]
    return list(column[shown[0] : shown[-1] + 1]) if shown else []


@cache
def _shape() -> dict[str, Any]:
    return dict(table("blocks.toml")["side_by_side"])
