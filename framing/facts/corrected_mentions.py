"""What a person said about the facts of a sentence, in place of what was found."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from framing.facts.coverage import Match, Matches

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.article.reading import Voiced
    from framing.coding.corrections import Corrections
    from framing.facts.grouping import Group


def corrected(
    matches: Matches, groups: Sequence[Group], found: Voiced, corrections: Corrections
) -> Matches:
    """Return the matches with every sentence that a person labelled carrying just those facts."""
    for sentence in found.sentences:
        chosen = corrections.facts(found.version.outlet, sentence.index)
        if chosen is None:
            continue
        said = next((one for one in found.statements if one.sentence == sentence.index), None)
        if said is None:
            continue
        kept = [one for one in matches.mentions if one.statement.sentence != sentence.index]
        here = {one.group.id: one for one in matches.mentions if one not in kept}
        added = [
            here.get(group.id) or Match(group, said, 1.0, carries=True)
            for group in groups
            if group.id in chosen
        ]
        nearest = tuple(_nearest(one, sentence.index, added, kept) for one in matches.nearest)
        matches = Matches(nearest, tuple(sorted([*kept, *added], key=_reading_order)))
    return matches


def _nearest(
    before: Match | None, sentence: int, added: Sequence[Match], kept: Sequence[Match]
) -> Match | None:
    if before is None:
        return None
    by_hand = next((one for one in added if one.group.id == before.group.id), None)
    if by_hand is not None:
        return by_hand
    if before.statement.sentence != sentence:
        return before
    other = next((one for one in kept if one.group.id == before.group.id), None)
    return other or replace(before, similarity=0.0, carries=False, related=False)


def _reading_order(found: Match) -> tuple[int, str]:
    return found.statement.start, found.group.id
