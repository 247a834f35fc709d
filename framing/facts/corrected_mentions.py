"""What a person said about the facts of a sentence, in place of what was found."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from framing.facts.matching import Match, Matches

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from framing.article.attributed_version import AttributedVersion
    from framing.article.statements import Statement
    from framing.coding.corrections import Corrections
    from framing.facts.grouping import Group
    from framing.types import Coverage, CoverageStatus


def corrected(
    matches: Matches,
    groups: Sequence[Group],
    attributed: AttributedVersion,
    corrections: Corrections,
) -> Matches:
    """Return the matches with every sentence that a person labelled carrying just those facts.

    Args:
        matches: What was found in a version.
        groups: The facts.
        attributed: The same version.
        corrections: What people have set.
    """
    first_statements: dict[int, Statement] = {}
    for statement in attributed.statements:
        first_statements.setdefault(statement.sentence, statement)
    for sentence, statement in sorted(first_statements.items()):
        chosen = corrections.facts(attributed.version.outlet, sentence)
        if chosen is not None:
            matches = _with_facts(matches, groups, statement, chosen)
    for fact, (status, sentence) in corrections.statuses(attributed.version.outlet).items():
        matches = _with_status(matches, fact, status, first_statements.get(sentence))
    return matches


def with_set_statuses(rows: Sequence[Coverage], corrections: Corrections) -> tuple[Coverage, ...]:
    """Return a version's rows with what a person says that it does with a fact."""
    fidelity: dict[CoverageStatus, int | None] = {"carried": 2, "altered": 0}
    set_rows = []
    for row in rows:
        status, _ = corrections.statuses(row.outlet).get(row.fact, (None, 0))
        if status is None or (status in fidelity and row.sentence is None):
            set_rows.append(row)
            continue
        set_rows.append(
            replace(
                row,
                status=status,
                fidelity=row.fidelity if row.status == status else fidelity.get(status),
                set_by=corrections.statuses_by(row.outlet)[row.fact],
            )
        )
    return tuple(set_rows)


def _with_status(
    matches: Matches, fact: str, status: CoverageStatus, statement: Statement | None
) -> Matches:
    """Let a version tell a fact, or not, as a person says."""
    place = next(
        (n for n, match in enumerate(matches.nearest) if match and match.group.id == fact), None
    )
    before = matches.nearest[place] if place is not None else None
    if place is None or before is None:
        return matches
    mentions = matches.mentions
    told = [match for match in mentions if match.group.id == fact]
    if status == "unclear":
        return matches
    if status == "omitted":
        mentions = tuple(match for match in mentions if match.group.id != fact)
        now = replace(before, carries=False, probability=0.0)
    elif told:
        now = before
    else:
        now = replace(
            before,
            statement=statement or before.statement,
            similarity=1.0,
            carries=True,
            probability=1.0,
        )
        mentions = tuple(sorted([*mentions, now], key=_reading_order))
    nearest = (*matches.nearest[:place], now, *matches.nearest[place + 1 :])
    return Matches(nearest, mentions)


def _with_facts(
    matches: Matches, groups: Sequence[Group], statement: Statement, chosen: Collection[str]
) -> Matches:
    """Let the sentence of a statement carry the chosen facts and no others."""
    sentence = statement.sentence
    kept = [match for match in matches.mentions if match.statement.sentence != sentence]
    before = {
        match.group.id: match for match in matches.mentions if match.statement.sentence == sentence
    }
    added = [
        before.get(group.id) or Match(group, statement, 1.0, carries=True, probability=1.0)
        for group in groups
        if group.id in chosen
    ]
    nearest = tuple(_nearest(match, sentence, added, kept) for match in matches.nearest)
    return Matches(nearest, tuple(sorted([*kept, *added], key=_reading_order)))


def _nearest(
    before: Match | None, sentence: int, added: Sequence[Match], kept: Sequence[Match]
) -> Match | None:
    if before is None:
        return None
    by_hand = next((match for match in added if match.group.id == before.group.id), None)
    if by_hand is not None:
        return by_hand
    if before.statement.sentence != sentence:
        return before
    elsewhere = next((match for match in kept if match.group.id == before.group.id), None)
    return elsewhere or replace(before, similarity=0.0, carries=False, probability=0.0)


def _reading_order(match: Match) -> tuple[int, str]:
    return match.statement.start, match.group.id
