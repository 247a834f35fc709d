"""One quotation held against another: the same words, a part, or others inside the marks."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from framing.config import default
from framing.quotations.quoted_words import ANY, GAP, cut_words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from difflib import Match

    from framing.quotations.quoted_words import QuotedWords

Likeness = Literal["same", "trimmed", "altered"]
_SETTINGS = default().quotations
_BEST: dict[Likeness, int] = {"same": 2, "trimmed": 1, "altered": 0}

_NEARLY_ALL = 0.75
"""What two sayings share of the longer one's words where only an end is another."""


@dataclass(frozen=True, slots=True)
class Held:
    """How a quotation reads beside another, and why; ``shared`` counts words in both."""

    likeness: Likeness
    why: str
    shared: int

    @property
    def rank(self) -> tuple[int, int]:
        """What makes one comparison tell more than another: the nearer wording."""
        return _BEST[self.likeness], self.shared


def held_against(quotation: QuotedWords, known: QuotedWords) -> Held | None:
    """Hold a quotation against one of another version; None when they are not one saying."""
    ours, theirs = quotation.words, known.words
    if _alike(ours, theirs):
        return Held("same", "the same words", len(ours))
    if _within(theirs, ours):
        return Held("same", "the same words, of which the other quotes a part", len(theirs))
    if _within(ours, theirs):
        return Held("trimmed", _cut(ours, known), len(ours))
    return _overlap(quotation, known)


def _alike(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    return len(ours) == len(theirs) and all(
        a == b or ANY in {a, b} for a, b in zip(ours, theirs, strict=True)
    )


def _within(part: Sequence[str], whole: Sequence[str]) -> bool:
    """Tell whether all of a quotation stands in another, in order, cut only where it says so."""
    at = 0
    pieces = _pieces(part)
    for piece in pieces:
        found = next(
            (
                start
                for start in range(at, len(whole) - len(piece) + 1)
                if _alike(piece, whole[start : start + len(piece)])
            ),
            None,
        )
        if found is None:
            return False
        at = found + len(piece)
    return bool(pieces)


def _pieces(words: Sequence[str]) -> list[list[str]]:
    pieces: list[list[str]] = [[]]
    for word in words:
        if word == GAP:
            pieces.append([])
        else:
            pieces[-1].append(word)
    return [piece for piece in pieces if piece]


def _overlap(quotation: QuotedWords, known: QuotedWords) -> Held | None:
    """Compare quotations that share most words: their ends may be cut, their inside may not."""
    ours, theirs = quotation.words, known.words
    # All blocks, in order; single words that happen to fall together are none.
    blocks = [
        block
        for block in SequenceMatcher(None, ours, theirs, autojunk=False).get_matching_blocks()
        if block.size >= _SETTINGS.least_run
    ]
    if not blocks:
        return None
    shared = sum(block.size for block in blocks)
    first, last = blocks[0], blocks[-1]
    inside_ours = ours[first.a : last.a + last.size]
    inside_theirs = theirs[first.b : last.b + last.size]
    shorter = min(len(ours), len(theirs))
    if shared < max(_SETTINGS.least_shared, _SETTINGS.share * shorter):
        return None
    if len(blocks) == 1:
        return _one_run(quotation, known, first)
    if _within(inside_ours, inside_theirs):
        return Held("trimmed", _cut(inside_ours, known), shared)
    if _within(inside_theirs, inside_ours):
        return Held("same", "the same words, of which the other leaves some out", shared)
    return Held("altered", _difference(quotation, known, blocks), shared)


def _one_run(quotation: QuotedWords, known: QuotedWords, run: Match) -> Held | None:
    """Compare quotations that share one run of words.

    What each has beyond is at its ends: both quote a part of one saying, or two sayings that begin
    alike. Where nearly all is shared and an end is another, the saying is altered.
    """
    ours, theirs = quotation.words, known.words
    ends_meet = (run.a == 0 or run.b == 0) and (
        run.a + run.size == len(ours) or run.b + run.size == len(theirs)
    )
    if ends_meet:
        return Held("trimmed", _cut(ours[run.a : run.a + run.size], known), run.size)
    if run.size >= _NEARLY_ALL * max(len(ours), len(theirs)):
        return Held("altered", _other_ends(quotation, known, run), run.size)
    return None


def _cut(kept: Sequence[str], whole: QuotedWords) -> str:
    """Say what a cut takes away, where it bears on whether it holds or how much."""
    stay = Counter(kept)
    whether, how_much = [], []
    for place, word in enumerate(whole.words):
        if stay[word] > 0:
            stay[word] -= 1
        elif word in cut_words("whether") or word.endswith("n't"):
            whether.append(_span(whole, place, place + 1))
        elif word[0].isdigit() or word in cut_words("how_much"):
            how_much.append(_span(whole, place, place + 1))
    notes = [
        f"{question} ({', '.join(dict.fromkeys(words))})"
        for question, words in (("whether it holds", whether), ("how much", how_much))
        if words
    ]
    if not notes:
        return "a part of the other's words"
    return f"a part of the other's words; the cut may change {' and '.join(notes)}"


def _difference(quotation: QuotedWords, known: QuotedWords, blocks: Sequence[Match]) -> str:
    notes = []
    for block, following in pairwise(blocks):
        here = _span(quotation, block.a + block.size, following.a)
        there = _span(known, block.b + block.size, following.b)
        notes.append(f"{here or 'nothing'} for {there or 'nothing'}")
    return f"inside the marks {'; '.join(notes)}"


def _other_ends(quotation: QuotedWords, known: QuotedWords, block: Match) -> str:
    """Say which words at the ends of two sayings differ where all between is the same."""
    ends = ((0, block.a, 0, block.b), (block.a + block.size, None, block.b + block.size, None))
    notes = []
    for start, end, other_start, other_end in ends:
        here = _span(quotation, start, len(quotation.words) if end is None else end)
        there = _span(known, other_start, len(known.words) if other_end is None else other_end)
        if here or there:
            notes.append(f"{here or 'nothing'} for {there or 'nothing'}")
    return f"inside the marks {'; '.join(notes)}"


def _span(quotation: QuotedWords, first: int, end: int) -> str:
    if first >= end:
        return ""
    start, stop = quotation.places[first][0], quotation.places[end - 1][1]
    words = quotation.text[start - quotation.start : stop - quotation.start]
    return f"“{' '.join(words.split())}”"
