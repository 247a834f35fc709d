"""What the models know of a sentence beside its n-grams: named, so that weights can be read."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from framing.types import Cue

_WORD = re.compile(r"[^\W\d_]+(?:'[a-z]{1,3})?")
_ASCII_WORD = re.compile(r"[a-zA-Z]+(?:'[a-z]{1,3})?")
_CAPITAL = re.compile(r"[A-Z](?<=[a-z,] [A-Z])")
"""Words with a capital after one without: names, near enough, and quickly found."""
_NUMBER = re.compile(r"\d[\d.,]*")


def features(text: str, cues: Iterable[Cue]) -> dict[str, float]:
    """Return the features of a sentence that are not 0, each about 0 to 2.

    ``text:`` features tell of its shape, ``word:`` and ``first:`` of its small words, ``cue:`` of
    the rules that fit. Cues are taken whoever speaks.
    """
    text = text[: _data().max_characters].replace("’", "'")
    tokens = (_ASCII_WORD if text.isascii() else _WORD).findall(text)
    lower = [word.lower() for word in tokens]
    named = {**_shape_values(text, lower), **_function_word_values(lower), **_cue_values(cues)}
    return {name: value for name, value in named.items() if value}


def _shape_values(text: str, lower: Sequence[str]) -> dict[str, float]:
    data, total = _data(), max(len(lower), 1)
    shape = {
        "text:words": min(total, 50) / 50,
        "text:numbers": min(len(_NUMBER.findall(text)), 6) / 3,
        "text:names": min(len(_CAPITAL.findall(text)), 8) / 4,
        "text:commas": min(text.count(","), 5) / 3,
        "text:date": float(bool(data.dates.search(text))),
        "text:amount": float(bool(data.amounts.search(text))),
        "text:report": float(not data.report.isdisjoint(lower)),
        "text:letters": sum(map(len, lower)) / total / 8,
        "text:long": len([word for word in lower if len(word) >= data.long_word]) / total * 3,
    }
    endings: dict[str, int] = {}
    for word in lower:
        if len(word) > data.longest_without_ending:
            for name in _endings(word):
                endings[name] = endings.get(name, 0) + 1
    for name, times in endings.items():
        shape[name] = times / total * 5
    for name, mark in data.marks.items():
        if mark.search(text):
            shape[name] = 1.0
    return shape


@lru_cache(maxsize=50_000)
def _endings(word: str) -> tuple[str, ...]:
    return tuple(name for name, ends in _data().endings.items() if word.endswith(ends))


def _function_word_values(lower: Sequence[str]) -> dict[str, float]:
    data = _data()
    values = {f"word:{word}": 0.5 for word in data.function_words.intersection(lower)}
    if lower and lower[0] in data.first_words:
        values[f"first:{lower[0]}"] = 0.5
    return values


def _cue_values(cues: Iterable[Cue]) -> dict[str, float]:
    totals: defaultdict[str, float] = defaultdict(float)
    certainty = 1.0
    for cue in cues:
        if cue.dimension == "hedging" and cue.counted:
            certainty *= 1.0 - cue.weight
        weight = abs(cue.weight) / 2 if cue.dimension == "sentiment" else cue.weight
        totals[cue_feature_name(cue)] += weight
    totals["cue:doubt"] = 1.0 - certainty
    return {name: min(value, 2.0) for name, value in totals.items()}


def cue_feature_name(cue: Cue) -> str:
    """Return the name of the feature that a cue adds to."""
    return f"cue:{cue.dimension}/{cue.kind}"


@dataclass(frozen=True, slots=True)
class _Data:
    max_characters: int
    long_word: int
    longest_without_ending: int
    function_words: frozenset[str]
    first_words: frozenset[str]
    report: frozenset[str]
    dates: re.Pattern[str]
    amounts: re.Pattern[str]
    endings: Mapping[str, tuple[str, ...]]
    marks: Mapping[str, re.Pattern[str]]


@cache
def _data() -> _Data:
    raw = tomllib.loads(files(__package__).joinpath("sentence_features.toml").read_text("utf-8"))
    return _Data(
        max_characters=raw["max_characters"],
        long_word=raw["long_word"],
        longest_without_ending=raw["longest_without_ending"],
        function_words=frozenset(raw["function_words"].split()),
        first_words=frozenset(raw["first_words"].split()),
        report=frozenset(raw["report_words"].split()),
        dates=_from(**raw["dates"]),
        amounts=_from(**raw["amounts"]),
        endings={f"text:{name}": tuple(endings) for name, endings in raw["endings"].items()},
        marks={f"text:{name}": re.compile(mark) for name, mark in raw["marks"].items()},
    )


def _from(first: str, pattern: str) -> re.Pattern[str]:
    """Return a search for the pattern that skips to the characters it can begin with.

    A pattern that begins with a border of a word is otherwise tried everywhere.
    """
    return re.compile(rf"[{first}](?<=(?={pattern}).)", re.DOTALL)
