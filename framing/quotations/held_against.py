"""One quotation held against another: the same words, a part, or others inside the marks."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from framing.config import default
from framing.quotations.quoted_words import ANY, GAP, cut_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from difflib import Match

    from framing.quotations.quoted_words import QuotedWords

Likeness = Literal["same", "trimmed", "altered"]
_Gap = tuple[tuple[int, int], tuple[int, int]]
"""Words of either side, first and end, that stand where the other has others."""
_SETTINGS = default().quotations
_BEST: dict[Likeness, int] = {"same": 2, "trimmed": 1, "altered": 0}


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
    return _altered(quotation, known, _between(blocks), shared)


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
    if run.size >= _SETTINGS.nearly_all * max(len(ours), len(theirs)):
        return _altered(quotation, known, _ends(quotation, known, run), run.size)
    return None


def _altered(quotation: QuotedWords, known: QuotedWords, gaps: Iterable[_Gap], shared: int) -> Held:
    """Return what stands inside the marks for what, but for what is only written otherwise."""
    told = [
        (_span(quotation, *here), _span(known, *there))
        for here, there in gaps
        if not _written_otherwise(quotation, here, known, there)
    ]
    if not told:
        return Held("same", "the same words, written otherwise", shared)
    notes = (f"{here or 'nothing'} for {there or 'nothing'}" for here, there in told)
    return Held("altered", f"inside the marks {'; '.join(notes)}", shared)


def _written_otherwise(
    quotation: QuotedWords, here: tuple[int, int], known: QuotedWords, there: tuple[int, int]
) -> bool:
    """Tell "work force" and "workforce", "NHS" and what it stands for, and an aside in brackets."""
    ours, theirs = quotation.words[slice(*here)], known.words[slice(*there)]
    if not ours and not theirs:
        return True
    if all(_in_brackets(each, places) for each, places in ((quotation, here), (known, there))):
        return True
    if not ours or not theirs:
        return False
    joined = [re.sub(r"[\W_]", "", "".join(words)) for words in (ours, theirs)]
    initials = ["".join(word[0] for word in words) for words in (ours, theirs)]
    return joined[0] == joined[1] or joined[0] == initials[1] or joined[1] == initials[0]


def _in_brackets(quotation: QuotedWords, words: tuple[int, int]) -> bool:
    """Tell whether words stand in round brackets, as an outlet's own words in a quotation do."""
    if words[0] >= words[1]:
        return False
    start = quotation.places[words[0]][0] - quotation.start
    before, text = quotation.text[:start], quotation.text
    opened, closed = before.rfind("("), before.rfind(")")
    end = quotation.places[words[1] - 1][0] - quotation.start
    return opened > closed and text.find(")", opened) != -1 and end > opened


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


def _between(blocks: Sequence[Match]) -> list[_Gap]:
    """Return the words that stand between what both share, on either side."""
    return [
        ((block.a + block.size, following.a), (block.b + block.size, following.b))
        for block, following in pairwise(blocks)
    ]


def _ends(quotation: QuotedWords, known: QuotedWords, block: Match) -> list[_Gap]:
    """Return the words before and behind what both share."""
    return [
        ((0, block.a), (0, block.b)),
        (
            (block.a + block.size, len(quotation.words)),
            (block.b + block.size, len(known.words)),
        ),
    ]


def _span(quotation: QuotedWords, first: int, end: int) -> str:
    if first >= end:
        return ""
    start, stop = quotation.places[first][0], quotation.places[end - 1][1]
    words = quotation.text[start - quotation.start : stop - quotation.start]
    return f"“{' '.join(words.split())}”"
