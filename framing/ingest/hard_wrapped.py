"""Tell a file with hard-wrapped lines from one with a line a paragraph."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from framing.ingest.parted_words import with_next, words_in
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
    return tuple(
        number == 0 or _starts(lines[number - 1], line, width) for number, line in enumerate(lines)
    )


def unwrapped(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return a text whose lines were broken at a width with its parted words whole.

    The lines of a narrow column, which are too short to be told from headings, are joined to
    paragraphs. A text with a line a paragraph stays as it is.
    """
    if _is_wrapped(lines):
        return _with_whole_words(lines, words_in(line.text for line in lines))
    if not _is_narrow(lines):
        return tuple(lines)
    lines = _without_gaps(lines)
    vocabulary = words_in(line.text for line in lines)
    breaks = _narrow_breaks(lines)
    joined: list[Line] = []
    for line, starts in zip(lines, breaks, strict=True):
        if starts or not line.text.strip():
            joined.append(line)
        else:
            joined[-1] = replace(
                joined[-1], text=with_next(joined[-1].text, line.text.strip(), vocabulary)
            )
    return tuple(joined)


def _with_whole_words(lines: Sequence[Line], vocabulary: frozenset[str]) -> tuple[Line, ...]:
    """Put the second part of each parted word behind its first, where it stood at a line's end."""
    whole: list[Line] = []
    for line, starts in zip(lines, paragraph_breaks(lines), strict=True):
        if starts or not whole or not whole[-1].text.endswith("-") or not line.text.strip():
            whole.append(line)
            continue
        first, _, rest = line.text.strip().partition(" ")
        whole[-1] = replace(whole[-1], text=with_next(whole[-1].text, first, vocabulary))
        if rest:
            whole.append(replace(line, text=rest))
    return tuple(whole)


def _is_narrow(lines: Sequence[Line]) -> bool:
    """Tell whether a text was copied from a narrow column: short lines that go on in the next."""
    lines = _without_gaps(lines)
    shown = [line.text.strip() for line in lines if line.text.strip()]
    inner = [
        (line.text.strip(), after.text.strip())
        for line, after in pairwise(lines)
        if line.text.strip() and after.text.strip()
    ]
    if len(inner) < _shape("min_narrow_lines") or any(line.mark for line in lines):
        return False
    short = sum(_shape("min_narrow") <= len(line) <= _shape("min_length") for line in shown)
    # In capitals nothing shows where a sentence goes on but that the last one has not ended.
    capitals = all(line.isupper() for line in shown)
    going_on = sum(after[0].islower() or (capitals and not _ended(line)) for line, after in inner)
    listed = sum(_bullet().fullmatch(line) is not None for line in shown)
    return (
        short >= _shape("min_share") * len(shown)
        and going_on >= _shape("min_going_on") * len(inner)
        and listed < _shape("max_listed") * len(shown)
    )


def _without_gaps(lines: Sequence[Line]) -> Sequence[Line]:
    """Leave out the empty lines where there is one behind every line."""
    texts = [line for line in lines if line.text.strip()]
    if any(line.text.strip() and after.text.strip() for line, after in pairwise(lines)):
        return lines
    return texts


def _narrow_breaks(lines: Sequence[Line]) -> tuple[bool, ...]:
    lengths = sorted(len(line.text.strip()) for line in lines if line.text.strip())
    width = lengths[int(0.9 * (len(lengths) - 1))]
    short = _shape("narrow_short_share") * width

    def starts(before: str, text: str) -> bool:
        if not before or not text or _bullet().fullmatch(text):
            return True
        # A word that would have fitted was not put there: what comes is a paragraph of its own.
        return (
            not text[0].islower()
            and _fits(before, text, width)
            and (len(before) < short or _ended(before))
        )

    return tuple(
        number == 0 or starts(lines[number - 1].text.strip(), line.text.strip())
        for number, line in enumerate(lines)
    )


def _starts(before: Line, line: Line, width: int) -> bool:
    text, last = line.text.strip(), before.text.rstrip()
    short = _shape("short_line_share") * width
    return (
        not last
        # A sentence ended, and a word that would have fitted was not put there.
        or (_ended(last) and not text[:1].islower() and _fits(last, text, width))
        or line.mark is not None
        or before.mark == "heading"
        or len(last) < short
        or len(last) > _shape("max_length")
        or _bullet().fullmatch(text) is not None
    )


def _ended(line: str) -> bool:
    return line.endswith((".", "!", "?", "”", '"'))


def _fits(before: str, text: str, width: int) -> bool:
    """Tell whether the first word of a line would have fitted on the one before."""
    return len(before) + 1 + len(text.split(maxsplit=1)[0] if text else "") <= width


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
    broken = sum(not _ended(line) for line, _ in inner)
    return long >= _shape("min_share") * len(inner) and broken >= _shape(
        "min_mid_sentence_share"
    ) * len(inner)


def _shape(key: str) -> float:
    return float(table("blocks.toml")["wrapped"][key])


@cache
def _bullet() -> re.Pattern[str]:
    return re.compile(table("blocks.toml")["bullet"]["mark"])
