"""Facts that versions tell in the same sentences are one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from framing.article.statements import Statement
from framing.facts.grouping import Group
from framing.facts.independent_versions import IndependentVersions
from framing.facts.same_places import told_in_the_same_places

if TYPE_CHECKING:
    from framing.types import FactTier

APART = IndependentVersions((), ())
LEAST = 0.6


def statement(outlet: str, sentence: int, text: str) -> Statement:
    return Statement(
        outlet=outlet,
        sentence=sentence,
        start=50 * sentence,
        end=50 * sentence + len(text),
        text=text,
        credited=True,
        founds=True,
        basis="explicit",
        position=sentence / 10,
        shown=text,
        fragment=not text[0].isupper(),
    )


def fact(name: str, text: str, sentence: int = 0, tier: FactTier = "credited") -> Group:
    return Group(name, (statement("A", sentence, text),), tier=tier)


LEASE = fact("lease", "The dairy has leased the old mill")
VATS = fact("vats", "It will set up nine vats there")
SNOW = fact("snow", "Snow fell on the moor", 4)


def test_two_clauses_that_all_tell_in_one_sentence_are_one_fact() -> None:
    same = {("A", 0), ("B", 2), ("C", 5)}
    places = {"lease": same, "vats": same, "snow": {("A", 4), ("B", 3)}}
    whole, alone = told_in_the_same_places((LEASE, VATS, SNOW), places, APART, LEAST)
    assert set(whole.statements) == {*LEASE.statements, *VATS.statements}
    assert alone == SNOW


@pytest.mark.parametrize(
    "other",
    [
        {("A", 0)},  # in one version only
        {("A", 0), ("B", 2), ("B", 7), ("C", 8), ("C", 9)},  # mostly elsewhere
        {("A", 1), ("B", 3)},
    ],
)
def test_what_is_told_elsewhere_as_well_stays_apart(other: set[tuple[str, int]]) -> None:
    places = {"lease": {("A", 0), ("B", 2)}, "vats": other}
    assert told_in_the_same_places((LEASE, VATS), places, APART, LEAST) == (LEASE, VATS)


def test_a_version_and_its_copy_are_not_two_that_tell_both() -> None:
    copied = IndependentVersions((("A", "B"),), ())
    both = {("A", 0), ("B", 0)}
    places = {"lease": both, "vats": both}
    assert told_in_the_same_places((LEASE, VATS), places, copied, LEAST) == (LEASE, VATS)


def test_what_is_credited_words_the_fact_and_alone_founds_it() -> None:
    shared = Group("vats", (statement("B", 2, "Nine vats will be set up"),), tier="shared")
    same = {("A", 0), ("B", 2)}
    for facts in ((LEASE, shared), (shared, LEASE)):
        (whole,) = told_in_the_same_places(facts, {"lease": same, "vats": same}, APART, LEAST)
        assert (whole.id, whole.tier, whole.statements) == ("lease", "credited", LEASE.statements)
        assert whole.others == shared.statements
