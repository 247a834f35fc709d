"""Who is said to have shifted what: differences in wording, weighed by who stands behind each.

Without the source's own text a shift is a difference between versions. It is laid at one
version's door only when at least two independent versions agree against it; else it is contested.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from framing.facts.matching import is_credited
from framing.shifts import Wording, differences
from framing.types import Shift

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from framing.article.statements import Statement
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

_QUOTED = re.compile(r"(“[^”]*”)")


@dataclass(frozen=True, slots=True)
class FactWordings:
    """One fact as each version words it.

    ``founding`` are the wordings that found it, the best first; ``wordings`` has the wording of
    each version that carries it, by outlet.
    """

    fact: str
    founding: tuple[Wording, ...]
    wordings: Mapping[str, Wording]


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
    nearest = {outlet: found.nearest[place] for outlet, found in matches.items()}
    return FactWordings(
        group.id,
        tuple(wording_of(statement, speakers[statement.outlet]) for statement in group.statements),
        {
            outlet: wording_of(match.statement, versions[outlet])
            for outlet, match in nearest.items()
            if match is not None and match.carries
        },
    )


def claim_shifts(fact: FactWordings, rules: ClaimRules) -> tuple[Shift, ...]:
    """Return how each version's wording of a fact differs from the baseline's."""
    return tuple(
        shift
        for outlet, wording in fact.wordings.items()
        for shift in _claims(outlet, wording, fact, rules)
    )


def _claims(outlet: str, wording: Wording, fact: FactWordings, rules: ClaimRules) -> list[Shift]:
    reference = next(
        (
            founding
            for founding in fact.founding
            if founding.outlet != outlet
            and rules.independent.are_independent(founding.outlet, outlet)
        ),
        None,
    )
    if reference is None:
        return []
    shifts: list[Shift] = []
    for difference in differences(reference, wording, rules.source):
        contested = _contested(difference.kind, reference, wording, fact, rules)
        if contested is not None:
            shifts.append(as_shift(fact.fact, reference, wording, difference, contested=contested))
    return shifts


def _contested(
    kind: ShiftKind, reference: Wording, wording: Wording, fact: FactWordings, rules: ClaimRules
) -> bool | None:
    """Whether too few stand behind either side; None when the reference is the odd one out."""
    if rules.kind in {"text", "file"} or kind == "credit":
        return False
    against, along = {reference.outlet}, {wording.outlet}
    for outlet, third in fact.wordings.items():
        if outlet in {reference.outlet, wording.outlet, rules.scored}:
            continue
        if _differ(third, wording, kind, rules.source):
            if not _differ(reference, third, kind, rules.source):
                against.add(outlet)
        elif _differ(reference, third, kind, rules.source):
            along.add(outlet)
    for_it, for_reference = rules.independent.count(along), rules.independent.count(against)
    if for_reference >= rules.agreeing and for_reference > for_it:
        return False
    if for_it >= rules.agreeing and for_it > for_reference:
        return None
    return True


def _differ(
    reference: Wording, wording: Wording, kind: ShiftKind, source: SourceReport | None
) -> bool:
    return any(difference.kind == kind for difference in differences(reference, wording, source))


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


def wording_of(statement: Statement, version: VersionReading) -> Wording:
    """Return a statement of a version as a wording, with its sentence for context."""
    reading = version.readings[statement.sentence]
    text = version.version.text
    return Wording(
        outlet=statement.outlet,
        sentence=statement.sentence,
        start=statement.start,
        end=statement.end,
        text=text[statement.start : statement.end],
        context=text[reading.sentence.start : reading.sentence.end],
        context_start=reading.sentence.start,
        voice=reading.voice,
        cues=reading.cues,
        certainty=reading.certainty,
        credited=is_credited(statement),
        published=version.version.published,
    )


def with_shifts(rows: Sequence[Coverage], shifts: Sequence[Shift]) -> tuple[Coverage, ...]:
    """Return coverage with uncontested shifts: ``altered`` for substance, fidelity for both."""
    kinds: dict[tuple[str, str], set[ShiftKind]] = {}
    for shift in shifts:
        if not shift.contested:
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
