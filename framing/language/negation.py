"""Which words of a text a negation bears on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.language.stems import stem_set
from framing.language.word_lists import word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.language.phrase_lists import Found
    from framing.language.stemmed_tokens import Token


def negated(
    row: Sequence[Token], negations: Sequence[Found[bool]], harmless: Sequence[Found[bool]]
) -> tuple[tuple[bool, ...], dict[int, int]]:
    """Tell for each word whether an odd number of negations bears on it.

    Args:
        row: The words.
        negations: The phrases among them that negate.
        harmless: Phrases that begin with such a word and negate nothing.

    Returns:
        A flag a word, and for each negated word the place of the negation nearest before it.
    """
    flags = [False] * len(row)
    by: dict[int, int] = {}
    spared = {hit.first for hit in harmless}
    for hit in negations:
        if hit.first in spared:
            continue
        for place in _reach(row, hit.last + 1):
            flags[place] = not flags[place]
            by[place] = hit.first
    for place, token in enumerate(row):
        if token.denies or token.low == "cannot":
            for reached in _reach(row, place + 1):
                flags[reached] = not flags[reached]
                by[reached] = place
    return tuple(flags), by


def _reach(row: Sequence[Token], start: int) -> list[int]:
    """Return the words that a negation before ``start`` bears on: the first that means something.

    Infinitives that hang on it come along: "did not plan to sell" says that nobody sells.
    """
    reached: list[int] = []
    limit = min(len(row), start + 8)
    place = start
    through = word_set("language/function_words", "through_negation")
    while place < limit:
        token = row[place]
        if token.breaks or token.low in word_set("language/function_words", "clause"):
            break
        adverb = token.low.endswith("ly") or token.low in through
        if token.content and not adverb:
            reached.append(place)
            after = place + 1
            if token.stem in stem_set("language/function_words", "linking"):
                reached += _complement(row[:limit], after)
            if not (after + 1 < limit and row[after].low == "to" and _infinitive(row[after + 1])):
                break
            place = after
        place += 1
    return reached


def elliptical(row: Sequence[Token]) -> bool:
    """Tell whether a denial has nothing behind it: "but cars will not"."""
    return any(
        (token.denies or token.low == "not") and _is_at_end(row, at + 1)
        for at, token in enumerate(row)
    )


def _is_at_end(row: Sequence[Token], place: int) -> bool:
    if place < len(row) and row[place].low == "to":
        place += 1
    return place >= len(row) or row[place].ends


def _infinitive(token: Token) -> bool:
    """Tell "not plan to sell" from "not guilty to hacking"."""
    return token.content and token.text.islower() and not token.low.endswith(("ing", "ed", "s"))


def _complement(row: Sequence[Token], place: int) -> list[int]:
    """Return what "plead guilty" and "find him guilty" say, one small word between allowed."""
    near = [at for at in (place, place + 1) if at < len(row) and not row[at].breaks]
    return [at for at in near if row[at].content][:1]
