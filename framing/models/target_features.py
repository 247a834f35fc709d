"""A target in its sentence, as the sentiment model sees it: masked, with what stands around it.

Names are masked too: the model is to read what is said, not to remember who is liked.
"""

from __future__ import annotations

import math
import re
import tomllib
import zlib
from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from framing.models.hashed_ngrams import BUCKETS, MAX_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

WIDTH = 2 * BUCKETS
MASK = "<t>"
_NAME = "<n>"
_TOKEN = re.compile(r"[^\W_]+(?:[.'&-][^\W_]+){0,8}|[^\w\s]")
_FIRST_OF_SENTENCE = frozenset('.?!":')
_QUOTE = re.compile('["“”]')


@dataclass(frozen=True, slots=True)
class TargetContext:
    """The words before a target, the words after it, in lower case, and the target itself."""

    before: tuple[str, ...]
    after: tuple[str, ...]
    text: str
    quoted: bool
    quotes: bool


def target(text: str, start: int, end: int) -> TargetContext:
    """Return what stands around ``text[start:end]``, 400 words to either side at most."""
    before, after = text[:start], text[end:]
    return TargetContext(
        before=tuple(tokens(before)[-MAX_WORDS:]),
        after=tuple(tokens(after)[:MAX_WORDS]),
        text=text[start:end],
        quoted=len(_QUOTE.findall(before)) % 2 == 1,
        quotes=bool(_QUOTE.search(text)),
    )


def tokens(text: str) -> list[str]:
    """Return words and marks in lower case, names inside a sentence masked."""
    text = text.replace("’", "'")
    return [_masked_word(text, token) for token in _TOKEN.finditer(text)]


def _masked_word(text: str, token: re.Match[str]) -> str:
    at, word = token.start(), token[0].removesuffix("'s")
    inside = at > 1 and text[at - 1] == " " and text[at - 2] not in _FIRST_OF_SENTENCE
    return _NAME if word[0].isupper() and inside else word.lower()


def hashed_evidence(context: TargetContext) -> list[int]:
    """Return the hashed evidence around a target, sorted, each once."""
    return sorted({zlib.crc32(evidence.encode()) % WIDTH for evidence in _evidence(context)})


def _evidence(context: TargetContext) -> Iterator[str]:
    before, after = context.before, context.after
    numbers = _numbers()
    near, stem = numbers.near_words, slice(numbers.stem_letters)
    yield from _words_and_pairs("s:", [*before, MASK, *after])
    yield from _words_and_pairs("l6:", before[-2 * near :])
    yield from _words_and_pairs("r6:", after[: 2 * near])
    yield from _words_and_pairs("l:", [*before[-near:], MASK])
    yield from _words_and_pairs("r:", [MASK, *after[:near]])
    yield from (f"sl:{word[stem]}" for word in before[-numbers.stem_words :])
    yield from (f"sr:{word[stem]}" for word in after[: numbers.stem_words])
    yield from (f"ss:{word[stem]}" for word in [*before, *after])
    yield from _valence_signs("l", valences(before)[::-1])
    yield from _valence_signs("r", valences(after))


def _words_and_pairs(name: str, words: Sequence[str]) -> Iterator[str]:
    yield from (name + word for word in words)
    yield from (f"{name}{first}_{second}" for first, second in pairwise(words))


def _valence_signs(name: str, word_valences: Sequence[float]) -> Iterator[str]:
    """Yield whether words near the target are good or bad, and how far away."""
    near = [
        (at, "+" if value > 0 else "-")
        for at, value in enumerate(word_valences[: _numbers().valence_words])
        if value
    ]
    yield from (f"v{name}{min(at // 2, 4)}{sign}" for at, sign in near)
    yield f"v{name}:" + "".join(sign for _, sign in near[:3])


def valences(words: Sequence[str]) -> list[float]:
    """Return VADER's valence of each word, -4 to 4, turned after a negation."""
    lexicon, numbers = _lexicon(), _numbers()
    values = []
    for at, word in enumerate(words):
        value = lexicon.get(word, 0.0)
        preceding = words[max(0, at - numbers.negation_words) : at]
        if value and any(map(_negates, preceding)):
            value *= numbers.negation_factor
        values.append(value)
    return values


def named(context: TargetContext) -> dict[str, float]:
    """Return the features of a target beside the hashed ones, each about -2 to 2."""
    before, after = valences(context.before)[::-1], valences(context.after)
    values = {
        "left": float(len(context.before)) / 40,
        "right": float(len(context.after)) / 40,
        "first": float(not context.before),
        "quoted": float(context.quoted),
        "quotes": float(context.quotes),
        "small": float(context.text.islower()),
        "several": float(" " in context.text.strip()),
        "owner": float(context.after[:2] == ("'", "s")),
        "speaks": float(not _words("saying").isdisjoint(context.after[:4])),
        "spoken": float(not _words("saying").isdisjoint(context.before[-3:])),
        "negated-left": float(any(map(_negates, context.before))),
        "negated-right": float(any(map(_negates, context.after))),
    }
    for kind, words in _settings()["pronouns"].items():
        values[f"pronoun-{kind}"] = float(context.text.strip().lower() in words.split())
    for reach in _numbers().reaches:
        for side, parts in (("left", before), ("right", after)):
            values[f"good-{side}-{reach}"] = _decayed_sum((max(v, 0.0) for v in parts), reach)
            values[f"bad-{side}-{reach}"] = _decayed_sum((min(v, 0.0) for v in parts), reach)
    whole = sum(before) + sum(after)
    values["whole"] = whole / math.sqrt(whole * whole + 15)
    return {name: value for name, value in values.items() if value}


def _decayed_sum(word_valences: Iterable[float], reach: int) -> float:
    """Return valences weighted by how near they are to the target."""
    total = sum(value * math.exp(-at / reach) for at, value in enumerate(word_valences))
    return max(-_numbers().max_valence, min(_numbers().max_valence, total)) / 5


def _negates(word: str) -> bool:
    return word.endswith("n't") or word in _words("negations")


@dataclass(frozen=True, slots=True)
class _Numbers:
    """How far around a target is looked; ``target_features.toml`` explains each."""

    near_words: int
    stem_words: int
    stem_letters: int
    valence_words: int
    negation_words: int
    negation_factor: float
    reaches: Sequence[int]
    max_valence: float


@cache
def _numbers() -> _Numbers:
    settings = _settings()
    return _Numbers(**{field.name: settings[field.name] for field in fields(_Numbers)})


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(str(_settings()[name]).split())


@cache
def _settings() -> Mapping[str, Any]:
    return tomllib.loads(files(__package__).joinpath("target_features.toml").read_text("utf-8"))


@cache
def _lexicon() -> Mapping[str, float]:
    from vaderSentiment.vaderSentiment import (  # noqa: PLC0415 - read on first use
        SentimentIntensityAnalyzer,
    )

    return dict(SentimentIntensityAnalyzer().lexicon)
