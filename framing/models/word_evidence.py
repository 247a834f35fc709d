"""Which words of a sentence drove a model's answer: what a reader can look at and doubt."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from framing.config import default
from framing.models.hashed_ngrams import MAX_WORDS, words
from framing.models.linear_model import load
from framing.models.sentence_features import cue_feature_name
from framing.models.sentence_scores import NAMES, scorer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.models.linear_model import LinearModel
    from framing.types import Cue

_TOKEN = re.compile(r"\S+")
_EDGES = re.compile(r"^\W+|\W+$")
_SETTINGS = default().model_cues
_MAX_CACHED_LETTERS = 30
"""Letters of a token that is worth keeping."""
_LEAST = 1e-6
"""Below this a sum of weights is no more than rounding."""


def token_contributions(text: str, cues: Sequence[Cue], name: str, start: int = 0) -> list[float]:
    """Return what each white-space token of ``text`` adds to a model's answer.

    Its n-grams, its weight as a small word, and its part of the rules that fit there. What belongs
    to no word (length, numbers counted) is in no part.

    Args:
        text: A sentence.
        cues: What the rules found in it.
        name: The model whose answer is explained.
        start: Where the sentence begins in the text that the cues point into.
    """
    model = load(name)
    tokens = list(_TOKEN.finditer(text))[:MAX_WORDS]
    token_words = [_words(token.group()) for token in tokens]
    each = (
        scorer().shares([word for own in token_words for word in own], NAMES.index(name)).tolist()
    )
    contributions, at = [], 0
    for own in token_words:
        contributions.append(sum(each[at : at + len(own)]) + _function_word_weight(own, model))
        at += len(own)
    for cue in cues:
        inside = _token_numbers(tokens, cue.start - start, cue.end - start)
        weight = _weight(model, cue_feature_name(cue)) * min(abs(cue.weight), 2.0)
        for number in inside:
            contributions[number] += weight / len(inside)
    return contributions


def strongest_run(
    text: str, added: Sequence[float], excluded: Sequence[tuple[int, int]] = ()
) -> tuple[int, int] | None:
    """Return the run of at most seven tokens that together add most, by its place in ``text``.

    None when no word adds anything, so that there is nothing to show.

    Args:
        text: The sentence.
        added: What each of its tokens adds; see ``token_contributions``.
        excluded: Places that the run must not touch.
    """
    tokens = list(_TOKEN.finditer(text))[: len(added)]
    free = [True] * len(tokens)
    for start, end in excluded:
        for at in _token_numbers(tokens, start, end):
            free[at] = False
    faint = _SETTINGS.faint_share * max(added, default=0.0)
    best, place = 0.0, None
    for first in range(len(tokens)):
        if added[first] < faint - 2 * _LEAST:
            continue  # without its first word the run would add more
        total = 0.0
        for last in range(first, min(first + _SETTINGS.max_words, len(tokens))):
            if not free[last]:
                break
            total += added[last] - faint
            if total > best - _LEAST and round(total, 6) > best:
                best, place = round(total, 6), (first, last)
    if place is None:
        return None
    first, last = _widened(place[0], place[1], free)
    return _trimmed(text, tokens[first].start(), tokens[last].end())


def _token_numbers(tokens: Sequence[re.Match[str]], start: int, end: int) -> list[int]:
    """Return the numbers of the tokens that share a letter with ``start:end``."""
    return [
        number for number, token in enumerate(tokens) if token.start() < end and start < token.end()
    ]


def _widened(first: int, last: int, free: Sequence[bool]) -> tuple[int, int]:
    """Widen a run to a few words, behind it and then before it: one word alone says little."""
    while last - first + 1 < _SETTINGS.min_words and last + 1 < len(free) and free[last + 1]:
        last += 1
    while last - first + 1 < _SETTINGS.min_words and first and free[first - 1]:
        first -= 1
    return first, last


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the place without marks at its edges, None when it holds no word."""
    inner = _EDGES.sub("", text[start:end])
    if not inner:
        return None
    start += text[start:end].index(inner)
    return start, start + len(inner)


def _words(token: str) -> tuple[str, ...]:
    return _cached_words(token) if len(token) <= _MAX_CACHED_LETTERS else tuple(words(token))


@lru_cache(maxsize=20_000)
def _cached_words(token: str) -> tuple[str, ...]:
    return tuple(words(token))


def _function_word_weight(own: Sequence[str], model: LinearModel) -> float:
    """Return the weight that words have as small words; a half is their value as a feature."""
    return sum(_weight(model, f"word:{word}") / 2 for word in dict.fromkeys(own))


def _weight(model: LinearModel, name: str) -> float:
    return model.features.get(name, (0.0,))[0]
