"""What a person said about the facts of a sentence, in place of what was found."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from framing.facts.matching import Match, Matches
from framing.facts.statement_pairs import words_in_common

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from framing.article.attributed_version import AttributedVersion
    from framing.article.statements import Statement
    from framing.coding.corrections import Corrections, SetStatus
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
    in_sentence: dict[int, list[Statement]] = {}
    for statement in attributed.statements:
        in_sentence.setdefault(statement.sentence, []).append(statement)
    for sentence, statements in sorted(in_sentence.items()):
        chosen = corrections.facts(attributed.version.outlet, sentence)
        if chosen is not None:
            matches = _with_facts(matches, groups, statements[0], chosen)
    for fact, said in corrections.statuses(attributed.version.outlet).items():
        place = next((n for n, group in enumerate(groups) if group.id == fact), None)
        if place is not None and said.status != "unclear":
            named = in_sentence.get(said.sentence, ())
            matches = _with_status(matches, place, groups[place], said, named)
    return matches


def with_set_statuses(rows: Sequence[Coverage], corrections: Corrections) -> tuple[Coverage, ...]:
    """Return a version's rows with what a person says that it does with a fact."""
    fidelity: dict[CoverageStatus, int | None] = {"carried": 2, "altered": 0}
    set_rows = []
    for row in rows:
        said = corrections.statuses(row.outlet).get(row.fact)
        if said is None or (said.status in fidelity and row.sentence is None):
            set_rows.append(row)
            continue
        set_rows.append(
            replace(
                row,
                status=said.status,
                fidelity=row.fidelity if row.status == said.status else fidelity.get(said.status),
                set_by=said.coder,
            )
        )
    return tuple(set_rows)


def _with_status(
    matches: Matches, place: int, group: Group, said: SetStatus, named: Sequence[Statement]
) -> Matches:
    """Let a version tell a fact, or not, as a person says.

    Args:
        matches: The version's matches.
        place: The fact's place among its nearest ones.
        group: The fact.
        said: What the person says.
        named: The statements of the sentence that they name.
    """
    before = matches.nearest[place]
    told = [match for match in matches.mentions if match.group.id == group.id]
    if said.status == "omitted":
        now = before and replace(before, carries=False, probability=0.0)
        return _with_mentions(matches, place, now, told, ())
    if told and not (said.chosen and named):
        return matches
    here = [match for match in told if match.statement.sentence == said.sentence]
    if here:
        return _with_mentions(matches, place, here[0], (), ())
    wording = group.wording or group.best.text
    likest = max(
        named,
        key=lambda each: (words_in_common(each.text, wording), -each.start),
        default=before.statement if before else None,
    )
    if likest is None:
        return matches
    now = Match(group, likest, 1.0, carries=True, probability=1.0)
    # What founds the fact, or is one with it, goes on telling it; what was only near it does not.
    gone = [match for match in told if match.statement not in group.tellers]
    return _with_mentions(matches, place, now, gone, (now,))


def _with_mentions(
    matches: Matches,
    place: int,
    nearest: Match | None,
    gone: Collection[Match],
    new: Sequence[Match],
) -> Matches:
    """Return the matches with another nearest one of a fact, and other mentions."""
    kept = [match for match in matches.mentions if match not in gone]
    return Matches(
        (*matches.nearest[:place], nearest, *matches.nearest[place + 1 :]),
        tuple(sorted([*kept, *new], key=_reading_order)),
    )


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
