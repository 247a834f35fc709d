"""What a person said about the facts themselves: better words for one, or that two are one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.coding.corrections import Corrections
    from framing.facts.grouping import Group


def revised(groups: Sequence[Group], corrections: Corrections) -> tuple[Group, ...]:
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
    """Each fact's best statement goes on saying it best, now for the fact that they are."""
    together = (group, *others)
    best = [group.best for group in together]
    rest = [statement for group in together for statement in group.statements[1:]]
    return replace(group, statements=(*best, *rest), heads=len(together))
