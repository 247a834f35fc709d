"""Words that VADER would count for tone and that carry none: names, and harm denied or averted.

They are masked before VADER reads the sentence; what masks them stands under ``masked`` in
``sentiment.toml``.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING

from framing.cues.phrase_notation import expression, first_words
from framing.cues.rules import read_toml

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

_STOPS = tuple('.!?:;,)("')
"""Marks at which the reach of "no" or "averted" ends."""
_OPENINGS = ('"', "'", "(", "[")
_SENTENCE_ENDS = (*".!?:", '."', '!"', '?"')
_LOOK_BACK = 40
"""Characters before "prevented" in which it may be turned again ("failed to prevent")."""
_LONGEST = 3
"""Times the reach, that a list of harms may be long."""
_FEWEST, _SHARE, _SHORT = 4, 0.8, 3
"""So many longer words with this share of capitals are a headline: its capitals say no name."""


@dataclass(frozen=True, slots=True)
class _Masks:
    given_names: frozenset[str]
    after_given_name: frozenset[str]
    harm: frozenset[str]
    reach: int
    joins: frozenset[str]
    begins: frozenset[str]
    triggers: tuple[tuple[re.Pattern[str], frozenset[str], int], ...]
    """What denies harm, the words that it can begin with, and whether the harm stands behind it (1)
    or before it (-1)."""
    turned: re.Pattern[str]


@cache
def _masks() -> _Masks:
    raw = read_toml("sentiment")["masked"]

    def choice(key: str) -> str:
        return f"(?:{expression('|'.join(raw[key]), {})})"

    def trigger(key: str, step: int) -> tuple[re.Pattern[str], frozenset[str], int]:
        pattern = re.compile(rf"\b{choice(key)}(?![\w'-])", re.IGNORECASE)
        return pattern, frozenset[str]().union(*(first_words(one, {}) for one in raw[key])), step

    return _Masks(
        given_names=frozenset(raw["given_names"]),
        after_given_name=frozenset(raw["after_given_name"]),
        harm=frozenset(raw["harm"]),
        reach=raw["reach"],
        joins=frozenset(raw["joins"]),
        begins=frozenset([*raw["joins"], *raw["begins"]]),
        triggers=(trigger("before_harm", 1), trigger("after_harm", -1)),
        turned=re.compile(rf"(?:\b|(?=n't)){choice('turned')}\s{{1,4}}\Z", re.IGNORECASE),
    )


def masked(
    tokens: Sequence[str], words: Sequence[str], known: Sequence[int], bad: Collection[str]
) -> dict[int, str]:
    """Return which known words carry no tone where they stand, and why: ``name`` or ``averted``.

    Args:
        tokens: The words of a sentence with the marks that touch them.
        words: The same without these marks.
        known: The places of the words that VADER would count.
        bad: Words, in lower case, that VADER takes for negative.
    """
    averted = set(_averted(tokens, words, bad))
    names = set(_names(tokens, words, known))
    return {
        at: "name" if at in names else "averted" for at in known if at in names or at in averted
    }


def _names(tokens: Sequence[str], words: Sequence[str], known: Sequence[int]) -> Iterator[int]:
    capitals = [at for at in known if words[at][0].isupper() and words[at][1:].islower()]
    if not capitals or (_is_headline(words) and not tokens[-1].endswith(".")):
        return
    masks = _masks()
    for at in capitals:
        word = words[at]
        follows = words[at + 1] if at + 1 < len(words) else ""
        opens = at == 0 or tokens[at][:1] in _OPENINGS or tokens[at - 1].endswith(_SENTENCE_ENDS)
        is_given_name = word.lower().removesuffix("'s") in masks.given_names and (
            follows[:1].isupper() or follows.lower() in masks.after_given_name
        )
        if is_given_name or not opens:
            yield at


def _is_headline(words: Sequence[str]) -> bool:
    long = [word for word in words if len(word) > _SHORT]
    return len(long) >= _FEWEST and sum(w[0].isupper() for w in long) >= _SHARE * len(long)


def _averted(tokens: Sequence[str], words: Sequence[str], bad: Collection[str]) -> Iterator[int]:
    masks, lower = _masks(), [word.lower() for word in words]
    harmful = [low in bad or low in masks.harm for low in lower]
    if True not in harmful:
        return
    text = " ".join(tokens)
    starts = list(accumulate((len(token) + 1 for token in tokens), initial=0))
    for pattern, begins, step in masks.triggers:
        for first in [at for at, low in enumerate(lower) if low in begins]:
            start = starts[first] + tokens[first].find(words[first])
            match = pattern.match(text, start)
            if match is None or masks.turned.search(text, max(0, start - _LOOK_BACK), start):
                continue
            last = bisect_right(starts, match.end() - 1) - 1
            reached = list(_reached(tokens, harmful, last if step > 0 else first, step))
            if reached:
                yield from reached
                yield from (number for number in range(first, last + 1) if harmful[number])


def _reached(
    tokens: Sequence[str], harmful: Sequence[bool], start: int, step: int
) -> Iterator[int]:
    """Yield the harm in reach: so many words on, and as many again from each harm joined to it."""
    masks = _masks()
    reach, joined = masks.reach, False
    left, at = reach, start
    for distance in range(_LONGEST * reach):
        if step > 0 and tokens[at].endswith(_STOPS):
            return
        at += step
        if not left or not 0 <= at < len(tokens) or (step < 0 and tokens[at].endswith(_STOPS)):
            return
        left -= 1
        if harmful[at]:
            yield at
            left, joined = reach, True
        elif not joined and tokens[at].lower() in (masks.joins if distance else masks.begins):
            return
