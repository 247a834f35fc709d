"""Who is said to have shifted what: differences in wording, weighed by who stands behind each.

Without the source's own text a shift is a difference between versions. It is laid at one
version's door only when at least two independent versions agree against it; else it is contested.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import combinations
from typing import TYPE_CHECKING

from framing.facts.statement_wordings import wording_of
from framing.shifts import Wording, differences, is_named, own_words
from framing.types import Shift

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from framing.facts.grouping import Group
    from framing.facts.independent_versions import IndependentVersions
    from framing.facts.matching import Matches
    from framing.shifts import Difference
    from framing.types import (
        BaselineKind,
        Coverage,
        Fact,
        ShiftKind,
        SourceReport,
        VersionReading,
    )

SUBSTANCE: frozenset[ShiftKind] = frozenset(
    {"actor", "number", "date", "direction", "scope", "relation"}
)
"""Kinds that make a fact ``altered``; the others change its manner."""

CONTESTED, HEADLINE = "contested: ", "headline: "
"""How the reason of a shift begins that too few stand behind, and of one that a heading shows."""

_NOT_CONTESTED = frozenset({"sourcing", "wording"})
"""What a version leaves out, or only words in its own way, is no word against another's."""
_MOST = 4
"""So many wordings of a fact in one version are looked at."""
_QUOTED = re.compile(r"(“[^”]*”)")


@dataclass(frozen=True, slots=True)
class FactWordings:
    """One fact as each version words it.

    ``founding`` are the wordings that found it, the best first; ``wordings`` has every wording of
    each version that carries it, by outlet, the likeliest first.
    """

    fact: str
    founding: tuple[Wording, ...]
    wordings: Mapping[str, tuple[Wording, ...]]


@dataclass(frozen=True, slots=True)
class ClaimRules:
    """What decides whose wording a difference is laid at.

    Attributes:
        kind: The kind of the baseline: a source report's own text is never contested.
        source: The source report, whose name may be dropped in a wording.
        independent: Which versions derive from one another.
        agreeing: How many independent versions must agree against a wording.
        scored: The outlet of a scored article: it is judged, but speaks for nobody.
    """

    kind: BaselineKind
    source: SourceReport | None
    independent: IndependentVersions
    agreeing: int
    scored: str = ""


def fact_wordings(
    place: int,
    group: Group,
    matches: Mapping[str, Matches],
    versions: Mapping[str, VersionReading],
    speakers: Mapping[str, VersionReading],
) -> FactWordings:
    """Return how each version words a fact.

    Args:
        place: Where the fact stands among all, which is its place among each version's matches.
        group: The fact.
        matches: Where each version carries the facts, by outlet.
        versions: Each version read, by outlet.
        speakers: Those who found the facts, read, by outlet.
    """
    wordings: dict[str, tuple[Wording, ...]] = {}
    for outlet, found in matches.items():
        nearest = found.nearest[place]
        if nearest is None or not nearest.carries:
            continue
        told = [nearest.statement]
        told += [
            match.statement
            for match in found.mentions
            if match.group is group and match.statement is not nearest.statement
        ]
        wordings[outlet] = tuple(wording_of(each, versions[outlet]) for each in told[:_MOST])
    return FactWordings(
        group.id,
        tuple(wording_of(statement, speakers[statement.outlet]) for statement in group.statements),
        wordings,
    )


@dataclass(frozen=True, slots=True)
class _Found:
    """A difference between two wordings of a fact, each of one version."""

    reference: Wording
    wording: Wording
    difference: Difference


def claim_shifts(fact: FactWordings, rules: ClaimRules) -> tuple[Shift, ...]:
    """Return how versions' wordings of a fact differ: each pair of versions, each kind once.

    What is laid at a version's door is shown against the first version that tells it otherwise.
    """
    shifts: dict[tuple[object, ...], Shift] = {}
    for reference, wordings in _pairs(fact, rules):
        for found in _between(reference, wordings, rules.source):
            laid = _laid(found, fact, rules)
            if laid is None:
                continue
            shift = as_shift(
                fact.fact, laid[0].reference, laid[0].wording, laid[0].difference, contested=laid[1]
            )
            key = (shift.kind, shift.outlet, *((shift.baseline_outlet,) if shift.contested else ()))
            shifts.setdefault(key, shift)
    return (*shifts.values(), *_own_words(fact, rules))


def claimed(shifts: Sequence[Shift]) -> tuple[tuple[int, Shift], ...]:
    """Return the shifts that claim a difference, each with its place among all."""
    return tuple((at, shift) for at, shift in enumerate(shifts) if shift.kind != "wording")


def _own_words(fact: FactWordings, rules: ClaimRules) -> Iterator[Shift]:
    """Yield where each version's likeliest wording has words that the founding one lacks."""
    order = list(fact.wordings)
    for wordings in fact.wordings.values():
        founding = [each for each in fact.founding if _independent(each, wordings[0], rules)]
        # Of a wording and its copies the story's first.
        reference = min(
            (each for each in founding if each.text == founding[0].text),
            key=lambda each: order.index(each.outlet) if each.outlet in order else -1,
            default=None,
        )
        if reference is not None:
            for difference in own_words(reference, wordings[0]):
                yield as_shift(fact.fact, reference, wordings[0], difference)


def _pairs(
    fact: FactWordings, rules: ClaimRules
) -> Iterator[tuple[tuple[Wording, ...], tuple[Wording, ...]]]:
    """Yield the wordings of each two independent versions once, in the story's order."""
    if rules.kind in {"text", "file"}:
        for wordings in fact.wordings.values():
            founding = tuple(
                each for each in fact.founding if _independent(each, wordings[0], rules)
            )
            yield founding[:1], wordings
        return
    order = [outlet for outlet in fact.wordings if outlet != rules.scored]
    order += [rules.scored] if rules.scored in fact.wordings else []
    for one, other in combinations(order, 2):
        pair = fact.wordings[one], fact.wordings[other]
        if _independent(pair[0][0], pair[1][0], rules):
            yield pair


def _independent(one: Wording, other: Wording, rules: ClaimRules) -> bool:
    return one.outlet != other.outlet and rules.independent.are_independent(
        one.outlet, other.outlet
    )


def _between(
    references: Sequence[Wording], wordings: Sequence[Wording], source: SourceReport | None
) -> list[_Found]:
    """Return the differences between two versions, each kind once."""
    found: dict[ShiftKind, _Found] = {}
    for reference in references:
        for wording in wordings:
            for difference in differences(reference, wording, source):
                if _named_elsewhere(difference, references, wordings):
                    continue
                found.setdefault(difference.kind, _Found(reference, wording, difference))
    return list(found.values())


def _named_elsewhere(
    difference: Difference, references: Sequence[Wording], wordings: Sequence[Wording]
) -> bool:
    """Tell whether who did it is left out of one wording only, and named in another of both."""
    return bool(difference.left_out) and all(
        any(is_named(difference.left_out, each.context) for each in side)
        for side in (references, wordings)
    )


def _laid(found: _Found, fact: FactWordings, rules: ClaimRules) -> tuple[_Found, bool] | None:
    """Return at whose door a difference is laid, and whether too few stand behind either side.

    Turned round where the reference is the odd one out; None where that cannot be shown.
    """
    if rules.kind in {"text", "file"} or found.difference.kind in _NOT_CONTESTED:
        return found, False
    kind, reference, wording = found.difference.kind, found.reference, found.wording
    against, along = {reference.outlet}, {wording.outlet}
    for outlet, thirds in fact.wordings.items():
        if outlet in {reference.outlet, wording.outlet, rules.scored}:
            continue
        from_wording = _differ(thirds, wording, kind, rules.source)
        from_reference = _differ(thirds, reference, kind, rules.source)
        if from_wording and not from_reference:
            against.add(outlet)
        elif from_reference and not from_wording:
            along.add(outlet)
    for_it, for_reference = rules.independent.count(along), rules.independent.count(against)
    if for_reference >= rules.agreeing and for_reference > for_it:
        return found, False
    if for_it >= rules.agreeing and for_it > for_reference:
        if wording.outlet == rules.scored:
            return found, True
        turned = [
            difference
            for difference in differences(wording, reference, rules.source)
            if difference.kind == kind
        ]
        return (_Found(wording, reference, turned[0]), False) if turned else None
    return found, True


def _differ(
    thirds: Sequence[Wording], wording: Wording, kind: ShiftKind, source: SourceReport | None
) -> bool:
    return any(
        difference.kind == kind
        for third in thirds
        for difference in differences(third, wording, source)
    )


def as_shift(  # noqa: PLR0913 - the two sides, what was found, and how it is put
    fact: str,
    reference: Wording,
    wording: Wording,
    difference: Difference,
    *,
    contested: bool = False,
    note: str = "",
) -> Shift:
    """Return a difference as a row with both texts; ``note`` goes before its reason."""
    return Shift(
        fact=fact,
        kind=difference.kind,
        outlet=wording.outlet,
        sentence=wording.sentence,
        start=difference.version.start,
        end=difference.version.end,
        baseline_outlet=reference.outlet,
        baseline_sentence=reference.sentence,
        baseline_start=difference.baseline.start,
        baseline_end=difference.baseline.end,
        baseline_text=_words(reference, difference.baseline.start, difference.baseline.end),
        version_text=_words(wording, difference.version.start, difference.version.end),
        why=_who_says_what(difference.why, reference, wording, contested=contested, note=note),
        contested=contested,
    )


def _who_says_what(
    why: str, reference: Wording, wording: Wording, *, contested: bool, note: str
) -> str:
    """Name the two sides of a reason as what they are, but for words that are quoted in it.

    What is contested is one version's word against another's, and a headline is mostly held
    against its own text: neither side is the baseline there.
    """
    sides: dict[str, str] = {}
    if contested:
        sides = dict.fromkeys(("The baseline", "the baseline"), reference.outlet)
    elif note and reference.outlet == wording.outlet:
        sides = {"The baseline": "The text", "the baseline": "the text"}
    if note:
        sides |= {"This version": "The headline", "this version": "the headline"}
    parts = _QUOTED.split(why)
    for place in range(0, len(parts), 2):
        for side, name in sides.items():
            parts[place] = parts[place].replace(side, name)
    return f"{CONTESTED if contested else ''}{note}{''.join(parts)}"


def _words(wording: Wording, start: int, end: int) -> str:
    """The words of a span; one that lies outside the statement is in its sentence."""
    offset = wording.context_start
    return " ".join(wording.context[start - offset : end - offset].split())


def with_shifts(rows: Sequence[Coverage], shifts: Sequence[Shift]) -> tuple[Coverage, ...]:
    """Return coverage with uncontested shifts: ``altered`` for substance, fidelity for both."""
    kinds: dict[tuple[str, str], set[ShiftKind]] = {}
    for shift in shifts:
        if not shift.contested and shift.kind != "wording":
            kinds.setdefault((shift.fact, shift.outlet), set()).add(shift.kind)
    return tuple(_with(row, kinds.get((row.fact, row.outlet), set())) for row in rows)


def _with(row: Coverage, kinds: set[ShiftKind]) -> Coverage:
    if row.status != "carried" or not kinds:
        return row
    if kinds & SUBSTANCE:
        return replace(row, status="altered", fidelity=0)
    return replace(row, fidelity=1)


def mark_contested(facts: Sequence[Fact], shifts: Sequence[Shift]) -> tuple[Fact, ...]:
    """Return the facts, those marked whose substance versions tell differently."""
    contested = {shift.fact for shift in shifts if shift.contested and shift.kind in SUBSTANCE}
    return tuple(replace(fact, contested=fact.id in contested) for fact in facts)
