"""Every boilerplate rule against its own examples, both ways."""

from __future__ import annotations

import pytest

from framing.ingest.boilerplate import Rule, address_lines, boilerplate_rule, rules

_RULES = rules()


def _id(rule: Rule) -> str:
    return f"{rule.name}-{_RULES.index(rule)}"


@pytest.mark.parametrize("rule", _RULES, ids=_id)
def test_a_rule_hits_what_it_says_and_spares_what_it_says(rule: Rule) -> None:
    assert rule.hits
    assert rule.misses
    assert [line for line in rule.hits if not rule.matches(line)] == []
    assert [line for line in rule.misses if rule.matches(line)] == []


@pytest.mark.parametrize("rule", _RULES, ids=_id)
def test_no_rule_takes_another_rules_near_miss(rule: Rule) -> None:
    near = [line for other in _RULES for line in other.misses]
    # "Feedback" alone is one such line: a word that another rule leaves to this one.
    assert [line for line in near if boilerplate_rule([line], 0) == rule.name] == []


def test_an_address_block_needs_an_address_and_spares_a_list_of_facts() -> None:
    lines = ["Contact", "+47 22 00 00 00", "12 Quay Street,", "desk@gazette.example", "It rained."]
    assert address_lines(lines) == {0, 1, 2, 3}
    assert address_lines(["Address", "The mayor spoke for an hour.", "Nobody left."]) == set()
    assert address_lines(["4 ferries, 3 quays and 2 lorries were lost,", "It rained."]) == set()
