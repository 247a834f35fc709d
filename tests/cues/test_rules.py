"""The engine: how rules are written, what they may not do, and what it makes of any text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.cues import detectors
from framing.cues.phrase_notation import expression, first_words, with_plain_marks
from framing.cues.rules import RuleDetector, detector_from, read_toml, rule_detector

if TYPE_CHECKING:
    from collections.abc import Iterator

NAMES = ["commentary", "hedging", "sentiment", "shared", "speculation"]
UNBOUNDED = re.compile(r"(?<!\\)[*+]|\{\d*,\}")


def made(**rule: Any) -> RuleDetector:
    row = {"id": "r", "kind": "k", "why": "Because.", "weight": 0.5, "hit": [], "miss": []}
    return detector_from({"dimension": "hedging", "rule": [row | rule]}, "own.toml")


def hits(detector: RuleDetector, text: str) -> list[str]:
    return [text[found.start : found.end] for found in detector.find(text)]


def test_a_phrase_has_choices_options_and_sets() -> None:
    detector = made(words=["<be> (said|thought) to", "hint(s|ed)? at"])
    assert hits(detector, "It was  thought\nto hint at rain; she hinted at snow.") == [
        "was  thought\nto",
        "hint at",
        "hinted at",
    ]


def test_a_phrase_is_made_of_whole_words() -> None:
    detector = made(words=["may"])
    assert hits(detector, "Mayor, dismay, may-be and may've are other words; may is not.") == [
        "may"
    ]


def test_contexts_must_touch_the_phrase() -> None:
    detector = made(words=["about"], right=r"\d", not_left=r"\bfilm ")
    assert hits(detector, "about 20 of them, about them, a film about 20 of them") == ["about"]


def test_a_rule_that_needs_a_mark_is_looked_for_only_beside_it() -> None:
    detector = made(words=["why"], needs="?")
    assert hits(detector, "But why? Nobody asked why.") == ["why", "why"]
    assert hits(detector, "Nobody asked why.") == []


def test_a_small_word_with_a_capital_is_a_name_but_not_in_a_headline() -> None:
    detector = made(words=["may"], small=True)
    assert hits(detector, "Aides to May said it may rain.") == ["may"]
    assert hits(detector, "Heavy Storm May Reach Coast By Friday") == ["May"]


def test_first_words_are_found_for_every_spelling() -> None:
    assert first_words("(was|symboli[sz](es|ing)) (not )?so", {}) == {
        "was",
        "symbolises",
        "symbolising",
        "symbolizes",
        "symbolizing",
    }


@pytest.mark.parametrize(
    ("rule", "message"),
    [
        ({"words": ["may"], "weigth": 1}, "own.toml, rule 'r': no key 'weigth'; there are "),
        ({"words": ["<bee> said"]}, "no set <bee>; there are be, "),
        ({"words": ["'ll be"]}, "must begin with a word"),
        ({"words": ["may) be"]}, "closes a group"),
    ],
)
def test_a_mistake_in_a_rule_is_named(rule: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=re.escape(message)):
        made(**rule)


def test_an_unknown_dimension_is_named() -> None:
    with pytest.raises(ValueError, match="no dimension 'mood'"):
        detector_from({"dimension": "mood", "rule": []}, "own.toml")


def patterns(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for part in value:
            yield from patterns(part)
    elif isinstance(value, dict):
        for key, part in value.items():
            if key not in {"why", "hit", "miss", "id", "kind"}:
                yield from patterns(part)


@pytest.mark.parametrize("name", NAMES)
def test_no_pattern_repeats_without_a_bound(name: str) -> None:
    # Hostile text would make such a pattern take minutes.
    assert [pattern for pattern in patterns(read_toml(name)) if UNBOUNDED.search(pattern)] == []


def test_making_text_plain_keeps_every_offset() -> None:
    text = "\N{LEFT DOUBLE QUOTATION MARK}It\N{RIGHT SINGLE QUOTATION MARK}s\N{NO-BREAK SPACE}so"
    assert with_plain_marks(text) == "\"It's so"
    assert expression("a b", {}) == r"a\s{1,4}b"


@given(st.text(max_size=200))
def test_any_text_is_read_and_every_find_is_in_it(text: str) -> None:
    for detector in [*detectors(), rule_detector("sentiment")]:
        for found in detector.find(text):
            assert 0 <= found.start < found.end <= len(text)


def test_a_text_of_repeated_words_is_read_to_its_end() -> None:
    seen = set()
    for words in ("may fail ", "will ", "if ", "the move ", "Why is ", "\N{GRINNING FACE}", "- "):
        text = words * 3000
        for detector in detectors():
            if found := detector.find(text):
                seen.add(detector.dimension)
                assert found[-1].end >= len(text) - 2 * len(words)
    assert seen == {"hedging", "sentiment", "speculation"}
