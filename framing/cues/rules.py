"""Rules read from a TOML file, and the detector that runs them.

A rule is found by its first two words, so that a sentence costs one look-up a word, not one a rule.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, get_args

from framing.config import default
from framing.cues import Finding
from framing.cues.phrase_notation import (
    LazyPattern,
    Sets,
    expression,
    first_words,
    named_sets,
    phrase,
    with_plain_marks,
)
from framing.cues.prefilter import WORD, second_words
from framing.types import Dimension

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import TypeAlias

    Candidates: TypeAlias = tuple[tuple[LazyPattern, "Rule"], ...]

_SETTINGS = default().cues


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of a TOML file: phrases, the contexts they need, and what they are evidence for.

    ``left`` and ``right`` must touch the phrase (white space apart); ``sentence`` may be
    anywhere within ``look_around`` characters.
    ``small``: a capital makes it a name or a month ("May"), but for a headline in capitals.
    ``needs``: a mark that the phrase or its contexts need; without it they are not looked for.
    """

    id: str
    kind: str
    why: str
    weight: float
    counted: bool
    small: bool
    needs: str
    words: tuple[str, ...]
    hit: tuple[str, ...]
    miss: tuple[str, ...]
    left: LazyPattern | None
    not_left: LazyPattern | None
    right: LazyPattern | None
    not_right: LazyPattern | None
    sentence: LazyPattern | None
    not_sentence: LazyPattern | None

    def fits(self, text: str, start: int, end: int) -> bool:
        """Tell whether the words around ``start:end`` are those that the rule needs."""
        back = max(0, start - _SETTINGS.look_back)
        return not (
            (self.right and not self.right.match(text, end))
            or (self.not_right and self.not_right.match(text, end))
            or (self.left and not self.left.search(text, back, start))
            or (self.not_left and self.not_left.search(text, back, start))
            or (self.sentence and not self.sentence.search(text, *_around(start, end)))
            or (self.not_sentence and self.not_sentence.search(text, *_around(start, end)))
            or (self.small and text[start].isupper() and not _is_headline(text, start, end))
        )

    def finding(self, start: int, end: int) -> Finding:
        """Return what the rule says of the words ``start:end``."""
        return Finding(start, end, self.id, self.kind, self.weight, self.why, self.counted)


@dataclass(frozen=True, slots=True)
class FirstWordRules:
    """The rules that can begin with a word: whatever follows, and by the word that follows."""

    always: Candidates
    by_second: Mapping[str, Candidates]


@dataclass(frozen=True, slots=True)
class RuleDetector:
    """Finds the phrases of one TOML file."""

    dimension: Dimension
    own_voice_only: bool
    rules: tuple[Rule, ...]
    starts: Mapping[str, FirstWordRules]

    def find(self, sentence_text: str) -> list[Finding]:
        """Return every fit of every rule, in reading order; fits may overlap."""
        text, words = _words(sentence_text)
        findings: list[Finding] = []
        starts = self.starts
        for word, following, place in [word for word in words if word[0] in starts]:
            start = starts[word]
            for pattern, rule in start.by_second.get(following, start.always):
                match = pattern.match(text, place) if rule.needs in text else None
                if match and rule.fits(text, place, match.end()):
                    findings.append(rule.finding(place, match.end()))
        return findings


@lru_cache(maxsize=8)
def _words(sentence: str) -> tuple[str, list[tuple[str, str, int]]]:
    """Return a sentence made plain, and each word in lower case with the next and its place.

    Kept for the next detector, which is given the same sentence.
    """
    text = with_plain_marks(sentence)
    tokens = list(WORD.finditer(text))
    words = [word[0].lower() for word in tokens]
    places = [word.start() for word in tokens]
    return text, list(zip(words, [*words[1:], ""][: len(words)], places, strict=True))


def _around(start: int, end: int) -> tuple[int, int]:
    return max(0, start - _SETTINGS.look_around), end + _SETTINGS.look_around


def _is_headline(text: str, start: int, end: int) -> bool:
    """Tell whether nearly all longer words around have a capital, as in a headline."""
    around = WORD.finditer(text, *_around(start, end))
    words = [word[0] for word in around if len(word[0]) > _SETTINGS.headline_short_word]
    capitals = sum(word[0].isupper() for word in words)
    return len(words) >= _SETTINGS.headline_words and capitals >= _SETTINGS.headline_share * len(
        words
    )


def read_toml(name: str) -> dict[str, Any]:
    """Return the TOML file ``name`` that lies beside the detectors."""
    return tomllib.loads(files("framing.cues").joinpath(f"{name}.toml").read_text("utf-8"))


@cache
def rule_detector(name: str) -> RuleDetector:
    """Build the detector whose words lie in ``name``.toml.

    Raises:
        ValueError: The file names a key, a dimension or a set that there is not.
    """
    return detector_from(read_toml(name), f"{name}.toml")


def detector_from(raw: Mapping[str, Any], name: str) -> RuleDetector:
    """Build a detector from the contents of a TOML file; ``name`` stands in messages.

    Raises:
        ValueError: It names a key, a dimension or a set that there is not.
    """
    if raw["dimension"] not in get_args(Dimension):
        raise ValueError(f"{name}: no dimension {raw['dimension']!r}")
    sets = named_sets(raw.get("sets", {}), named_sets(read_toml("shared")["sets"]))
    tells_kind = raw.get("tells_kind", False)
    rules = tuple(_rule(row, sets, name, tells_kind=tells_kind) for row in raw["rule"])
    return RuleDetector(
        dimension=raw["dimension"],
        own_voice_only=raw.get("own_voice_only", False),
        rules=rules,
        starts=_by_first_word(rules, sets),
    )


def _rule(row: Mapping[str, Any], sets: Sets, name: str, *, tells_kind: bool) -> Rule:
    legal = {field.name for field in fields(Rule)}
    if unknown := row.keys() - legal:
        raise ValueError(
            f"{name}, rule {row.get('id')!r}: no key {min(unknown)!r};"
            f" there are {', '.join(sorted(legal))}"
        )

    def context(key: str, shape: str) -> LazyPattern | None:
        if key not in row:
            return None
        return LazyPattern(shape.format(expression(row[key], sets)))

    return Rule(
        id=row["id"],
        kind=row["kind"],
        why=f"{row['kind'].capitalize()}: {row['why']}" if tells_kind else row["why"],
        weight=row["weight"],
        counted=row.get("counted", True),
        small=row.get("small", False),
        needs=row.get("needs", ""),
        words=tuple(row["words"]),
        hit=tuple(row["hit"]),
        miss=tuple(row["miss"]),
        left=context("left", r"(?:{})\s{{0,4}}\Z"),
        not_left=context("not_left", r"(?:{})\s{{0,4}}\Z"),
        right=context("right", r"\s{{0,4}}(?:{})"),
        not_right=context("not_right", r"\s{{0,4}}(?:{})"),
        sentence=context("sentence", "(?:{})"),
        not_sentence=context("not_sentence", "(?:{})"),
    )


def _by_first_word(rules: Iterable[Rule], sets: Sets) -> dict[str, FirstWordRules]:
    starts: dict[str, list[tuple[LazyPattern, Rule, frozenset[str] | None]]] = {}
    for rule in rules:
        by_word: dict[str, list[str]] = {}
        for words in rule.words:
            for first in first_words(words, sets):
                by_word.setdefault(first, []).append(words)
        compiled: dict[tuple[str, ...], LazyPattern] = {}
        for first, patterns in by_word.items():
            key = tuple(patterns)
            compiled.setdefault(key, phrase(patterns, sets))
            seconds = _seconds(patterns, first, sets)
            starts.setdefault(first, []).append((compiled[key], rule, seconds))
    return {first: _start(candidates) for first, candidates in starts.items()}


def _seconds(patterns: Iterable[str], first: str, sets: Sets) -> frozenset[str] | None:
    every: frozenset[str] = frozenset()
    for pattern in patterns:
        seconds = second_words(pattern, first, sets)
        if seconds is None:
            return None
        every |= seconds
    return every


def _start(candidates: list[tuple[LazyPattern, Rule, frozenset[str] | None]]) -> FirstWordRules:
    second_words_seen = {second for _, _, seconds in candidates for second in seconds or ()}
    return FirstWordRules(
        always=tuple((pattern, rule) for pattern, rule, seconds in candidates if seconds is None),
        by_second={
            second: tuple(
                (pattern, rule)
                for pattern, rule, seconds in candidates
                if seconds is None or second in seconds
            )
            for second in second_words_seen
        },
    )
