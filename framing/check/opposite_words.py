"""Words of which a thing is one or the other, as stems: up and down, passed and failed."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from framing.language.stems import stem
from framing.language.word_lists import table

if TYPE_CHECKING:
    from framing.language.analysed_text import AnalysedText

_WORDS = "check/words"


def way(text: AnalysedText, at: int) -> str:
    """Return the stem of a word by which its contraries are found: "scale_back" for two words."""
    behind = text.tokens[at + 1].low if at + 1 < len(text.tokens) else ""
    phrase = f"{text.stems[at]}_{behind}"
    return phrase if phrase in opposite_words() else text.stems[at]


@cache
def going() -> frozenset[str]:
    """Return the stems of the words for what goes up and down."""
    return frozenset().union(*(opposite_words()[stem(word)] for word in ("up", "down")))


def _stem(word: str) -> str:
    verb, _, particle = word.partition("_")
    return f"{stem(verb)}_{particle}" if particle else stem(verb)


@cache
def opposite_words() -> dict[str, frozenset[str]]:
    """Return for each stem the stems that say the contrary."""
    by_word: dict[str, set[str]] = {}
    rows = [*table("check/opposites")["opposites"], *table("shifts/kinds/direction")["opposites"]]
    pairs = [({*map(stem, left)}, {*map(stem, right)}) for left, right in table(_WORDS)["converse"]]
    for row in rows:
        left, right = ({_stem(word) for word in side.split(", ")} for side in row)
        if any(
            left & one and right & other for one, other in [*pairs, *(pair[::-1] for pair in pairs)]
        ):
            continue  # who buys has it from one who sells
        for one, others in [*((one, right) for one in left), *((one, left) for one in right)]:
            by_word.setdefault(one, set()).update(others - {one})
    return {word: frozenset(others) for word, others in by_word.items()}
