"""Plain text: a line of the file is a line of the article, unless they were broken at a width."""

from __future__ import annotations

import re

from framing.ingest.extracted_article import ExtractedArticle, Line
from framing.ingest.hard_wrapped import unwrapped
from framing.ingest.side_by_side import in_one_column
from framing.ingest.toml_tables import table

_QUOTED = re.compile(r"(?:>[ \t]?)+")


def read_plain(text: str) -> ExtractedArticle:
    """Return the lines of cleaned ``text``; nothing in them says what kind they are."""
    lines = [line.rstrip() for line in text.split("\n")]
    # A mail that was passed on has a mark before nearly every line.
    marked = sum(_QUOTED.match(line) is not None for line in lines)
    if marked > table("blocks.toml")["wrapped"]["min_quoted"] * sum(map(bool, lines)):
        lines = [_QUOTED.sub("", line, count=1) for line in lines]
    return ExtractedArticle(unwrapped(in_one_column([Line(line) for line in lines])))
