"""Facts without the versions that cannot surely be said to tell them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from framing.facts.matching import cells_of_facts

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from framing.config import Config
    from framing.facts.grouping import Group
    from framing.facts.independent_versions import IndependentVersions
    from framing.facts.matching import MatchedVersion
    from framing.facts.same_fact.pair_model import SentencePairs


def with_sure_tellers(
    groups: Sequence[Group],
    versions: Sequence[MatchedVersion],
    pairs: SentencePairs,
    independent: IndependentVersions,
    config: Config,
) -> tuple[Group, ...]:
    """Return the facts, each with the versions that tell it as surely as a claim must be.

    Statements are put together by what fits best on the whole; that a single version is among them
    is no proof that it tells what the others do. What is not sure is no more than a candidate, as
    in a version that has no statement in the group. The version whose words the fact has stays.

    Args:
        groups: The facts.
        versions: The versions that the facts are made of.
        pairs: How likely sentences of different versions tell the same.
        independent: Which versions derive from one another.
        config: From which probability, 0 to 1, a version is said to tell a fact, and how many
            independent versions a fact needs that none credits.

    Returns:
        The facts in the same order; a shared one that too few versions are left to tell is none.
    """
    cells = cells_of_facts(groups, versions, pairs, config.same_fact)
    kept = []
    for place, group in enumerate(groups):
        unsure = {
            outlet
            for outlet, found in cells.items()
            if (cell := found[place])
            and cell.own
            and cell.probability(config.same_fact) < config.coverage.carried
        } - {group.best.outlet}
        left = _without(group, unsure)
        if left.tier == "credited" or (
            independent.count({each.outlet for each in left.tellers})
            >= config.baseline.consensus_versions
        ):
            kept.append(left)
    return tuple(kept)


def _without(group: Group, outlets: Collection[str]) -> Group:
    if not outlets:
        return group
    return replace(
        group,
        statements=tuple(each for each in group.statements if each.outlet not in outlets),
        others=tuple(each for each in group.others if each.outlet not in outlets),
    )
