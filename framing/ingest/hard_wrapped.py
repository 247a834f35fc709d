"""Tell a file with hard-wrapped lines from one with a line a paragraph."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from framing.ingest.toml_tables import table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.ingest.extracted_article import Line


def paragraph_breaks(lines: Sequence[Line]) -> tuple[bool, ...]:
    """Tell for each line whether a paragraph starts there.

    In most files each line is a paragraph. Where an editor or a mail program broke the lines at
    some width, a paragraph runs to the next blank line, list item or plainly short line.
    """
    if not _is_wrapped(lines):
        return (True,) * len(lines)
    width = max(len(line.text) for line in lines if len(line.text) <= _shape("max_length"))
    short = _shape("short_line_share") * width
    return tuple(
        number == 0 or _starts(lines[number - 1], line, short) for number, line in enumerate(lines)
    )


def _starts(before: Line, line: Line, short: float) -> bool:
    return (
        not before.text.strip()
        or line.mark is not None
        or before.mark == "heading"
        or len(before.text) < short
        or len(before.text) > _shape("max_length")
        or _bullet().fullmatch(line.text.strip()) is not None
    )


def _is_wrapped(lines: Sequence[Line]) -> bool:
    """Most lines inside paragraphs are nearly as long as a page is wide and break mid-sentence."""
    inner = [
        (line.text.rstrip(), after.text.strip())
        for line, after in pairwise(lines)
        if line.text.strip() and after.text.strip() and line.mark is None
    ]
    if len(inner) < _shape("min_inner_lines"):
        return False
    long = sum(_shape("min_length") <= len(line) <= _shape("max_length") for line, _ in inner)
    broken = sum(not line.endswith((".", "!", "?", "”", '"')) for line, _ in inner)
    return long >= _shape("min_share") * len(inner) and broken >= _shape(
        "min_mid_sentence_share"
    ) * len(inner)


def _shape(key: str) -> float:
    return float(table("blocks.toml")["wrapped"][key])


@cache
def _bullet() -> re.Pattern[str]:
    return re.compile(table("blocks.toml")["bullet"]["mark"])
