"""Lines that begin with a date or a time and are text: dates of a list, parts of a chronicle."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from framing.ingest.toml_tables import table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.types import Block


def listed_dates(texts: Sequence[str], blocks: Sequence[Block | None]) -> list[int]:
    """Return the lines that begin with a date and stand in a list: hearings, concerts, results.

    Two together make a list, and so does a line that leads to it; dates alone on their lines head
    the parts of a chronicle when there are several, and so does a time between two paragraphs.
    """
    shape = table("blocks.toml")["dated"]
    led = [block is not None and block.why == "date-lead" for block in blocks]
    alone = [block is not None and block.why == "date-line" for block in blocks]
    chronicle = sum(alone) >= shape["min_alone"]
    time = re.compile(shape["time"])
    whole = re.compile(table("blocks.toml")["heading"]["sentence_end"])
    paragraphs = [
        number
        for number, text in enumerate(texts)
        if not blocks[number] and (whole.fullmatch(text) or text.endswith(":"))
    ]
    inside = range(paragraphs[0], paragraphs[-1]) if paragraphs else range(0)
    listed: list[int] = []
    for number in range(len(blocks)):
        if alone[number] and number in inside and time.fullmatch(texts[number]):
            listed.append(number)
        elif led[number]:
            beside = (n for n in (number - 1, number + 1) if 0 <= n < len(blocks))
            if any(led[n] for n in beside) or (number and texts[number - 1].endswith(":")):
                listed.append(number)
        elif alone[number] and chronicle and number >= shape["head_lines"]:
            listed.append(number)
    return listed


def ends_a_table(last: Sequence[str]) -> bool:
    """Tell whether the last two lines of a text both have numbers: dates, times, results."""
    return all(re.search(r"\d", text) for text in last)
