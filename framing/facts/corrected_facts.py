"""What a person said about the facts themselves: better words for one, or that two are one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.coding.corrections import Corrections
    from framing.facts.baseline import BaselineFacts
    from framing.facts.grouping import Group


def with_corrected_facts(baseline: BaselineFacts, corrections: Corrections) -> BaselineFacts:
    """Return a baseline with the facts as a person left them, and the mentions of both of two."""
    groups = _corrected(baseline.groups, corrections)
    worded = baseline.worded
    merged = {fact: into for fact, into in corrections.merged().items() if into in worded}
    return replace(
        baseline,
        groups=groups,
        uncorrected=frozenset(group.id for group in baseline.groups),
        worded={
            group.id: tuple(
                mention
                for fact, mentions in worded.items()
                if merged.get(fact, fact) == group.id
                for mention in mentions
            )
            for group in groups
            if group.id in worded
        },
    )


def _corrected(groups: Sequence[Group], corrections: Corrections) -> tuple[Group, ...]:
    """Return the facts as a person left them, in the same order.

    A fact that is said to be another one gives its founding statements to that one and is gone;
    one that is said to be a fact which does not exist stays.
    """
    known = {group.id: group for group in groups}
    merged = {
        fact: into for fact, into in corrections.merged().items() if {fact, into} <= set(known)
    }
    worded = corrections.wordings()
    return tuple(
        replace(
            _joined(group, [known[fact] for fact, into in merged.items() if into == group.id]),
            wording=worded.get(group.id, ""),
        )
        for group in groups
        if group.id not in merged
    )


def _joined(group: Group, others: Sequence[Group]) -> Group:
    """Each fact's best statement goes on saying it best, now for the fact that they are.

    Where one of them is credited so is the whole, and only credited ones say it best.
    """
    together = (group, *others)
    founding = [each for each in together if each.tier == "credited"] or [*together]
    best = [each.best for each in founding]
    rest = [statement for each in founding for statement in each.statements[1:]]
    statements = (*best, *rest)
    return replace(
        group,
        statements=statements,
        others=tuple(
            statement
            for each in together
            for statement in each.tellers
            if statement not in statements
        ),
        tier=founding[0].tier,
    )
