"""Every rule finds what it is for and leaves its near-misses alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from framing.cues import detectors
from framing.cues.rules import Rule, RuleDetector, rule_detector

if TYPE_CHECKING:
    from collections.abc import Iterator


def rule_detectors() -> Iterator[RuleDetector]:
    yield from (found for found in detectors() if isinstance(found, RuleDetector))
    yield rule_detector("sentiment")


RULES = [(detector, rule) for detector in rule_detectors() for rule in detector.rules]
NAMES = [f"{detector.dimension}-{rule.id}" for detector, rule in RULES]


def found_by(rule: Rule, detector: RuleDetector, text: str) -> list[str]:
    return [text[f.start : f.end] for f in detector.find(text) if f.rule == rule.id]


@pytest.mark.parametrize(("detector", "rule"), RULES, ids=NAMES)
def test_a_rule_hits_its_examples_and_no_near_miss(detector: RuleDetector, rule: Rule) -> None:
    assert [text for text in rule.hit if not found_by(rule, detector, text)] == []
    assert [text for text in rule.miss if found_by(rule, detector, text)] == []


@pytest.mark.parametrize(("detector", "rule"), RULES, ids=NAMES)
def test_a_rule_comes_with_examples_both_ways_and_a_plain_reason(
    detector: RuleDetector, rule: Rule
) -> None:
    assert len(rule.hit) >= 2
    assert len(rule.miss) >= 2
    assert rule.why.endswith(".")
    assert 0 <= rule.weight <= 1
    assert [other.id for other in detector.rules].count(rule.id) == 1
