"""Text to sentences, as spans. Blocks bound them; inside a block nupunkt finds the stops."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.types import Sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framing.types import Block, Version

_SPLIT = ("text", "bullet")


def sentences(version: Version) -> tuple[Sentence, ...]:
    """Return the sentences of a version in reading order.

    Together they hold every visible character of the text exactly once; none begins or ends with
    white space. The title, a heading and a block of boilerplate are one sentence each.
    """
    found: list[Sentence] = []
    for number, block in enumerate(version.blocks):
        for start, end in _spans(version.text, block):
            found.append(Sentence(len(found), start, end, number, block.kind))
    return tuple(found)


def _spans(text: str, block: Block) -> Iterator[tuple[int, int]]:
    part = text[block.start : block.end]
    stops = _stops(part) if block.kind in _SPLIT else []
    for start, end in zip([0, *stops], [*stops, len(part)], strict=True):
        piece = part[start:end]
        words = piece.strip()
        if words:
            first = block.start + start + piece.index(words[0])
            yield first, first + len(words)


def _stops(part: str) -> list[int]:
    """Return where new sentences begin inside a block, the first left out."""
    # A tenth of a second to import and load: only when there is something to split.
    from nupunkt import sent_spans  # noqa: PLC0415

    # A line end inside a block is only the width of the page.
    return [start for start, _ in sent_spans(part.replace("\n", " ")) if start > 0]
