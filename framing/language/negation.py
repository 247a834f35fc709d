"""Which words of a text a negation bears on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.config import default
from framing.language.stems import stem_set
from framing.language.word_lists import word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.language.phrase_lists import Found
    from framing.language.stemmed_tokens import Token

_SETTINGS = default().language.wordings


def negated(
    tokens: Sequence[Token], negations: Sequence[Found[bool]], harmless: Sequence[Found[bool]]
) -> tuple[tuple[bool, ...], dict[int, int]]:
    """Tell for each word whether an odd number of negations bears on it.

    Args:
        tokens: The words.
        negations: The phrases among them that negate.
        harmless: Phrases that begin with such a word and negate nothing.

    Returns:
        A flag a word, and for each negated word the place of the negation nearest before it.
    """
    flags = [False] * len(tokens)
    by: dict[int, int] = {}
    spared = {hit.first for hit in harmless}
    for hit in negations:
        if hit.first in spared:
            continue
        for place in _reach(tokens, hit.last + 1):
            flags[place] = not flags[place]
            by[place] = hit.first
    for place, token in enumerate(tokens):
        if token.denies or token.low == "cannot":
            for reached in _reach(tokens, place + 1):
                flags[reached] = not flags[reached]
                by[reached] = place
    return tuple(flags), by


def _reach(tokens: Sequence[Token], start: int) -> list[int]:
    """Return the words that a negation before ``start`` bears on: the first that means something.

    Infinitives that hang on it come along: "did not plan to sell" says that nobody sells.
    """
    reached: list[int] = []
    limit = min(len(tokens), start + _SETTINGS.negation_reach)
    place = start
    through = word_set("language/function_words", "through_negation")
    while place < limit:
        token = tokens[place]
        if token.breaks or token.low in word_set("language/function_words", "clause"):
            break
        if token.low in word_set("language/negation", "openings"):
            break
        adverb = token.low.endswith("ly") or token.low in through
        if token.content and not adverb:
            reached.append(place)
            after = place + 1
            if token.stem in stem_set("language/function_words", "linking"):
                reached += _complement(tokens[:limit], after)
            if after + 1 >= limit or not _goes_on(tokens[after].low, tokens[after + 1]):
                break
            place = after
        place += 1
    return reached


def _goes_on(link: str, token: Token) -> bool:
    """Tell whether a verb hangs on a negated word: "plan to sell", "intention of selling"."""
    gerund = token.content and token.low.endswith("ing")
    return (link == "to" and _infinitive(token)) or (link == "of" and gerund)


def _infinitive(token: Token) -> bool:
    """Tell "not plan to sell" from "not guilty to hacking"."""
    return token.content and token.text.islower() and not token.low.endswith(("ing", "ed", "s"))


def _complement(tokens: Sequence[Token], place: int) -> list[int]:
    """Return what "plead guilty" and "find him guilty" say, one small word between allowed."""
    near = [at for at in (place, place + 1) if at < len(tokens) and not tokens[at].breaks]
    return [at for at in near if tokens[at].content][:1]
