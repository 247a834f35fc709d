"""What a person said about the list of facts: better words, two that are one, one that is two.

A fact may be left out, and one that the program did not find put on the list.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from framing.facts.grouping import Group, places

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from framing.article.attributed_version import AttributedVersion
    from framing.article.statements import Statement
    from framing.coding.corrections import Corrections
    from framing.facts.baseline import BaselineFacts
    from framing.types import FactTier


def with_corrected_facts(baseline: BaselineFacts, corrections: Corrections) -> BaselineFacts:
    """Return a baseline with the facts as a person left them, and the mentions of both of two."""
    found = (
        *_split(baseline.groups, baseline.versions, corrections),
        *_added(baseline.versions, corrections, {group.id for group in baseline.groups}),
    )
    groups = _corrected(found, corrections)
    worded = baseline.worded
    merged = {fact: into for fact, into in corrections.merged().items() if into in worded}
    return replace(
        baseline,
        groups=groups,
        uncorrected=frozenset(group.id for group in found),
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


def with_names_kept(
    baseline: BaselineFacts, alone: BaselineFacts, named: Collection[str]
) -> BaselineFacts:
    """Let facts that people named keep their ids, whichever statement tells them best now.

    Who speaks in a sentence may be coded after a fact was, and with it which words found the fact.
    It is the one that is told in most of the same places, and in half of them at least.

    Args:
        baseline: The facts as they are found now.
        alone: The facts as the program finds them by itself.
        named: The ids that people used.
    """
    ids = {group.id for group in baseline.groups}
    known = {group.id for group in alone.groups}
    free = {group.id: group for group in baseline.groups if group.id not in known}
    renamed: dict[str, str] = {}
    for fact in alone.groups:
        if fact.id in ids or fact.id not in named or not free:
            continue
        before = places(fact)
        best = max(free.values(), key=lambda group: len(before & places(group)))
        if 2 * len(before & places(best)) >= len(before):
            renamed[best.id] = fact.id
            del free[best.id]
    return replace(
        baseline,
        groups=tuple(
            replace(group, id=renamed.get(group.id, group.id)) for group in baseline.groups
        ),
        worded={renamed.get(fact, fact): told for fact, told in baseline.worded.items()},
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
    left_out = {fact for fact, kept in corrections.listed().items() if not kept}
    return tuple(
        replace(
            _joined(group, [known[fact] for fact, into in merged.items() if into == group.id]),
            wording=worded.get(group.id, group.wording),
        )
        for group in groups
        if group.id not in merged and group.id not in left_out
    )


def _split(
    groups: Sequence[Group], versions: Mapping[str, AttributedVersion], corrections: Corrections
) -> tuple[Group, ...]:
    """Return the facts with what a person took out of one as facts of their own, behind it.

    What is left goes on as the fact that it was; where nothing would be left nothing is split.
    """
    splits = corrections.splits()
    apart: list[Group] = []
    for group in groups:
        taken: dict[str, list[Statement]] = {}
        for (fact, outlet, sentence), name in splits.items():
            if fact == group.id and name != fact:
                taken.setdefault(name, []).extend(_told(versions, outlet, sentence))
        places = {(each.outlet, each.sentence) for part in taken.values() for each in part}
        kept = [each for each in group.tellers if (each.outlet, each.sentence) not in places]
        if not any(taken.values()) or not kept:
            apart.append(group)
            continue
        apart.append(_as_group(group, kept))
        apart += [replace(_as_group(group, part), id=name) for name, part in taken.items() if part]
    return tuple(apart)


def _told(versions: Mapping[str, AttributedVersion], outlet: str, sentence: int) -> list[Statement]:
    """The statements of one sentence of a version."""
    version = versions.get(outlet)
    return [each for each in (version.statements if version else ()) if each.sentence == sentence]


def _as_group(group: Group, statements: Sequence[Statement]) -> Group:
    """A fact of some of a group's statements; those that founded it go on to, if any is left."""
    founding = tuple(each for each in statements if each in group.statements)
    if not founding:
        founding = tuple(statements[:1])
    others = tuple(each for each in statements if each not in founding)
    return replace(group, statements=founding, others=others)


def _added(
    versions: Mapping[str, AttributedVersion], corrections: Corrections, known: set[str]
) -> tuple[Group, ...]:
    """Return the facts that a person put on the list, each told by the sentence that they named."""
    added = []
    for fact, label in corrections.added().items():
        told = _told(versions, label.outlet, label.sentence)
        if told and fact not in known:
            tier: FactTier = "credited" if any(each.credited for each in told) else "shared"
            added.append(Group(fact, tuple(told), (), tier, label.value))
    return tuple(added)


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
