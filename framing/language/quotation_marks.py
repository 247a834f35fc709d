"""Which parts of a version stand inside quotation marks.

Double marks (straight, curly, doubled single) are read first; single marks count only outside
them. A quotation without a close ends at its paragraph, so one odd mark cannot quote a document.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from framing.config import default
from framing.language.punctuation import OPENING_QUOTES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.types import Block, Sentence, Version

# What a mark can begin with stands first, so that the search skips all else at once.
_DOUBLE = re.compile(r"[“”„\"'`‘’](?:(?<=[“”„\"])|(?<=')'|(?<=`)`|(?<=‘)‘|(?<=’)’)")
_MARK = re.compile(r"[“”„\"'`‘’]")
_SINGLE = re.compile(r"[‘’']")
_BEFORE_OPEN = frozenset(" \t\n\r\u00a0([{—–-:,/")
_AFTER_CLOSE = frozenset(" \t\n\r\u00a0)]}—–-.,;:!?/")
_SETTINGS = default().language.quotations
_REMEMBERED = 64
"""Versions: the source report is found first, and then each is asked for again."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation, marks included. ``open`` when its paragraph ends before it is closed."""

    start: int
    end: int
    open: bool
    continues: bool
    """It goes on from a quotation left open in the paragraph before."""


@lru_cache(maxsize=_REMEMBERED)
def quotations(version: Version) -> tuple[Quotation, ...]:
    """Find the quotations of a version, in reading order; they do not overlap."""
    in_order: list[Quotation] = []
    blocks = [block for block in version.blocks if block.kind != "boilerplate"]
    left_open = False
    for number, block in enumerate(blocks):
        following = blocks[number + 1] if number + 1 < len(blocks) else None
        in_block = _in_block(version.text, block, left_open, _opens(version.text, following))
        in_order.extend(in_block)
        left_open = bool(in_block) and in_block[-1].open
    return tuple(in_order)


def _opens(text: str, block: Block | None) -> bool:
    """Tell whether the block begins with an opening mark."""
    if block is None:
        return False
    return text[block.start : block.end].lstrip()[:1] in OPENING_QUOTES


def _in_block(text: str, block: Block, left_open: bool, next_opens: bool) -> list[Quotation]:  # noqa: FBT001
    if not _MARK.search(text, block.start, block.end):
        return []
    doubles = _doubles(text, block, left_open, next_opens)
    singles: list[Quotation] = []
    edge = block.start
    for quotation in doubles:
        singles.extend(_singles(text, edge, quotation.start))
        edge = quotation.end
    singles.extend(_singles(text, edge, block.end))
    return sorted([*doubles, *singles], key=lambda quotation: quotation.start)


def _doubles(text: str, block: Block, left_open: bool, next_opens: bool) -> list[Quotation]:  # noqa: FBT001
    doubles: list[Quotation] = []
    opened: int | None = None
    opening = ""
    first = (
        block.start
        + len(text[block.start : block.end])
        - len(text[block.start : block.end].lstrip())
    )
    for match in _DOUBLE.finditer(text, block.start, block.end):
        start, end, mark = match.start(), match.end(), match.group()
        before = text[start - 1] if start > block.start else " "
        after = text[end] if end < block.end else " "
        if opened is None:
            if _can_open(mark, before, after):
                opened, opening = start, mark
        elif _can_close(mark, before, after):
            doubles.append(
                Quotation(opened, end, open=False, continues=left_open and opened == first)
            )
            opened = None
    if opened is not None and _keeps_open(text, block, opened, opening, next_opens):
        doubles.append(
            Quotation(
                opened,
                _trimmed(text, opened, block.end),
                open=True,
                continues=left_open and opened == first,
            )
        )
    return doubles


def _can_open(mark: str, before: str, after: str) -> bool:
    if mark in {"”", "’’"}:
        return before.isspace() and after.isalnum()  # a slip of the keyboard
    if after.isspace():
        return False
    return mark in {"“", "„", "``", "‘‘"} or before in _BEFORE_OPEN or before in "‘'…."


def _can_close(mark: str, before: str, after: str) -> bool:
    if mark in {"“", "„", "``", "‘‘"}:
        return False
    return mark in {"”", "’’"} or not before.isspace() or after in _AFTER_CLOSE


def _keeps_open(text: str, block: Block, opened: int, mark: str, next_opens: bool) -> bool:  # noqa: FBT001
    """Tell a quotation that runs to the end of its paragraph from a stray mark."""
    if mark not in {'"', "''"} or next_opens:
        return True
    lead = text[block.start : opened].rstrip()
    return not lead or lead[-1] in ":,"


def _trimmed(text: str, start: int, end: int) -> int:
    while end > start + 1 and text[end - 1].isspace():
        end -= 1
    return end


def _singles(text: str, start: int, end: int) -> list[Quotation]:
    singles: list[Quotation] = []
    marks = list(_SINGLE.finditer(text, start, end))
    number = 0
    while number < len(marks):
        at = marks[number].start()
        close = _closing(text, marks, number, end) if _single_opens(text, at, start, end) else None
        if close is None:
            number += 1
            continue
        singles.append(Quotation(at, marks[close].end(), open=False, continues=False))
        number = close + 1
    return singles


def _single_opens(text: str, at: int, start: int, end: int) -> bool:
    before = text[at - 1] if at > start else " "
    after = text[at + 1] if at + 1 < end else " "
    return before in _BEFORE_OPEN and after.isalnum() and text[at] != "’"


def _closing(text: str, marks: list[re.Match[str]], number: int, end: int) -> int | None:
    """Return the mark that closes the single quotation, if one plainly does.

    A plural possessive ("voters' choice") looks like a close; the last candidate before the next
    opening wins when the mark after an s is followed by a small letter.
    """
    opened = marks[number].start()
    doubtful: int | None = None
    for index in range(number + 1, len(marks)):
        at = marks[index].start()
        if at - opened > _SETTINGS.longest_single:
            break
        after = text[at + 1] if at + 1 < end else " "
        if text[at] == "‘" or text[at - 1].isspace():
            break
        if after not in _AFTER_CLOSE:
            continue
        following = text[at + 2] if at + 2 < end else " "
        if at - opened <= _SETTINGS.least_single:  # rock 'n' roll
            break
        if text[at - 1] in "sS" and after == " " and following.islower():
            doubtful = index
            continue
        return index
    return doubtful


def near_quotations(
    quoted: Sequence[Quotation], starts: Sequence[int], sentence: Sentence
) -> tuple[Quotation, ...]:
    """Return the quotations that meet a sentence; ``starts`` are their offsets, in order."""
    if not quoted:
        return ()
    first = max(0, bisect_right(starts, sentence.start) - 1)
    last = bisect_right(starts, sentence.end - 1)
    return tuple(quotation for quotation in quoted[first:last] if quotation.end > sentence.start)
