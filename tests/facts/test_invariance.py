"""What must not move: neither the order of versions nor an added article changes the others."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

import pytest
from helpers.examples import at_most
from helpers.stories import ALL, compared, paragraphs
from hypothesis import given
from hypothesis import strategies as st

from framing.ingest import version_from_text
from framing.pipeline import compare, score

if TYPE_CHECKING:
    from random import Random

    from framing.types import Comparison, Coverage, Fact, Score, Shift, Story, Version

_UNRELATED = paragraphs(
    "Beekeepers meet in the valley",
    "The county's beekeepers gathered for their yearly fair under a clear sky.",
    "Honey from lime trees won the first prize for the third time.",
    "“My bees had a wonderful July,” said Otto Brandvold, who keeps forty hives.",
    "Perhaps the wet spring helped the clover.",
    "Children painted wooden frames and tasted wax sweets.",
)
_FEW = at_most(12)
_names = st.sampled_from(sorted(ALL))


@cache
def told(name: str) -> Story:
    return ALL[name]()


def _named_versions() -> st.SearchStrategy[tuple[str, Version]]:
    return st.sampled_from([(name, one) for name in sorted(ALL) for one in told(name).versions])


def with_copy(name: str, copied: Version) -> Story:
    versions = (*told(name).versions, replace(copied, outlet="Second Print"))
    return replace(told(name), versions=versions)


def facts(comparison: Comparison) -> dict[str, tuple[object, ...]]:
    return {one.id: (one.statement, one.outlet, *_of(one)) for one in comparison.facts}


def _of(fact: Fact) -> tuple[object, ...]:
    founded, credited = frozenset(fact.founded_by), frozenset(fact.credited_by)
    return founded, credited, frozenset(fact.mentions), fact.certainty, fact.contested


def by_outlet(comparison: Comparison, outlet: str) -> tuple[set[Coverage], set[Score], set[Shift]]:
    return (
        {one for one in comparison.coverage if one.outlet == outlet},
        {one for one in comparison.scores if one.outlet == outlet},
        {one for one in comparison.shifts if one.outlet == outlet},
    )


@_FEW
@given(_names, st.randoms(use_true_random=False))
def test_the_order_of_versions_changes_nothing(name: str, random: Random) -> None:
    versions = list(told(name).versions)
    random.shuffle(versions)
    before = compared(name)
    after = compare(replace(told(name), versions=tuple(versions)))
    assert facts(after) == facts(before)
    assert (after.baseline, after.source) == (before.baseline, before.source)
    assert after.witnesses == before.witnesses
    assert set(after.warnings) == set(before.warnings)
    for version in versions:
        assert by_outlet(after, version.outlet) == by_outlet(before, version.outlet)


@_FEW
@given(_named_versions())
def test_a_copy_of_a_version_is_no_new_witness(drawn: tuple[str, Version]) -> None:
    name, copied = drawn
    before, after = compared(name), compare(with_copy(name, copied))
    assert tuple(sorted((copied.outlet, "Second Print"))) in after.witnesses
    assert len(after.facts) == len(before.facts)
    for version in told(name).versions:
        eligible = [one.eligible for one in by_outlet(before, version.outlet)[0]]
        now = [one.eligible for one in by_outlet(after, version.outlet)[0]]
        assert (now.count(True), len(now)) == (eligible.count(True), len(eligible))


def test_a_copy_of_a_version_renames_and_rewords_no_fact() -> None:
    for name in sorted(ALL):
        before = compared(name)
        for copied in told(name).versions:
            after = compare(with_copy(name, copied))
            assert {one.id: one.statement for one in after.facts} == {
                one.id: one.statement for one in before.facts
            }
            for version in told(name).versions:
                assert by_outlet(after, version.outlet) == by_outlet(before, version.outlet)


@pytest.mark.parametrize("name", sorted(ALL))
def test_an_unrelated_article_changes_nobody_else(name: str) -> None:
    before = compared(name)
    stranger = version_from_text(_UNRELATED, "Hive and Honey")
    after = compare(replace(told(name), versions=(*told(name).versions, stranger)))
    assert facts(after) == facts(before)
    for version in told(name).versions:
        assert by_outlet(after, version.outlet) == by_outlet(before, version.outlet)
    assert {one.status for one in by_outlet(after, "Hive and Honey")[0]} <= {"omitted", "unclear"}


@_FEW
@given(_named_versions())
def test_scoring_an_article_moves_no_other_version(drawn: tuple[str, Version]) -> None:
    name, article = drawn
    rest = tuple(one for one in told(name).versions if one != article)
    if len(rest) < 2:
        return
    base = replace(told(name), versions=rest)
    before, after = compare(base), score(article, base)
    assert after.article == article.outlet
    assert {one.id: one.founded_by for one in after.facts} == {
        one.id: one.founded_by for one in before.facts
    }
    assert {one.id: (one.statement, one.contested) for one in after.facts} == {
        one.id: (one.statement, one.contested) for one in before.facts
    }
    for version in rest:
        assert by_outlet(after, version.outlet) == by_outlet(before, version.outlet)
    assert by_outlet(after, article.outlet)[1]
