"""A group of founding statements and all its mentions, as the fact that is shown."""

from __future__ import annotations

from statistics import fmean
from typing import TYPE_CHECKING

from framing.article.readable_statement import readable_part
from framing.types import Fact, Mention, Span, VersionReading

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from framing.facts.grouping import Group


def as_fact(
    group: Group,
    mentions: Sequence[Mention],
    order: Sequence[str],
    versions: Mapping[str, VersionReading],
) -> Fact:
    """Return the fact of a group.

    Args:
        group: The statements that found it; the best one words it.
        mentions: Every place that carries it, in any version.
        order: The outlets in the story's order.
        versions: What words and certainty are read from, by outlet.
    """
    best = group.best
    credited = {mention.outlet for mention in mentions if mention.credited}
    return Fact(
        id=group.id,
        statement=group.wording or _stated(group, versions[best.outlet]),
        outlet=best.outlet,
        sentence=best.sentence,
        mentions=tuple(mentions),
        founded_by=tuple(sorted(group.outlets, key=lambda outlet: _rank(outlet, order))),
        credited_by=tuple(outlet for outlet in order if outlet in credited),
        certainty=_certainty(group, versions),
        tier=group.tier,
    )


def _stated(group: Group, version: VersionReading) -> str:
    """The best statement so that it can be read alone; the sentence where all of it is the fact."""
    best, text = group.best, version.version.text
    parts = [each for each in group.tellers if each.outlet == best.outlet]
    sentences = {(each.outlet, each.sentence) for each in group.tellers}
    if len(parts) == 1 or sentences != {(best.outlet, best.sentence)}:
        return best.shown
    sentence = version.readings[best.sentence].sentence
    told = Span(min(each.start for each in parts), max(each.end for each in parts))
    return readable_part(text, Span(sentence.start, sentence.end), told)


def _rank(outlet: str, order: Sequence[str]) -> tuple[int, str]:
    return (order.index(outlet) if outlet in order else -1), outlet


def _certainty(group: Group, versions: Mapping[str, VersionReading]) -> float | None:
    """How sure the founding statements are, 0 to 1, on average: one vote a statement."""
    certainties = [
        versions[statement.outlet].readings[statement.sentence].certainty
        for statement in group.statements
        if statement.outlet in versions
    ]
    known = [value for value in certainties if value is not None]
    return fmean(known) if known else None
