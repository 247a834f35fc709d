"""Who is said to have shifted what: differences in wording, weighed by who stands behind each.

Without the source's own text a shift is a difference between versions. It is laid at one
version's door only when at least two independent versions agree against it; else it is contested.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from framing.shifts import Wording, differences
from framing.types import Shift

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from framing.article.statements import Statement
    from framing.facts.independent_versions import Witnesses
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
class Told:
    """One fact as each version words it: the founding wordings first, best first."""

    fact: str
    founding: tuple[Wording, ...]
    wordings: Mapping[str, Wording]


@dataclass(frozen=True, slots=True)
class Judge:
    """What decides whose wording a difference is: the baseline's kind and the witnesses."""

    kind: BaselineKind
    source: SourceReport | None
    witnesses: Witnesses
    agreeing: int
    """How many independent versions must agree against a wording."""
    article: str = ""
    """A scored article is judged, but speaks for nobody."""

    def shifts(self, told: Told) -> tuple[Shift, ...]:
        """Return how each version's wording of a fact differs from the baseline's."""
        return tuple(
            shift
            for outlet, wording in told.wordings.items()
            for shift in self._of(outlet, wording, told)
        )

    def _of(self, outlet: str, wording: Wording, told: Told) -> list[Shift]:
        reference = next((one for one in told.founding if self._apart(one.outlet, outlet)), None)
        if reference is None:
            return []
        found: list[Shift] = []
        for difference in differences(reference, wording, self.source):
            contested = self._contested(difference.kind, reference, wording, told)
            if contested is not None:
                found.append(
                    as_shift(told.fact, reference, wording, difference, contested=contested)
                )
        return found

    def _contested(
        self, kind: ShiftKind, reference: Wording, wording: Wording, told: Told
    ) -> bool | None:
        """Whether too few stand behind either side; None when the reference is the odd one out."""
        if self.kind in {"text", "file"} or kind == "credit":
            return False
        against, along = {reference.outlet}, {wording.outlet}
        for outlet, other in told.wordings.items():
            if outlet in {reference.outlet, wording.outlet, self.article}:
                continue
            if _differ(other, wording, kind, self.source):
                if not _differ(reference, other, kind, self.source):
                    against.add(outlet)
            elif _differ(reference, other, kind, self.source):
                along.add(outlet)
        for_it, for_reference = self.witnesses.count(along), self.witnesses.count(against)
        if for_reference >= self.agreeing and for_reference > for_it:
            return False
        if for_it >= self.agreeing and for_it > for_reference:
            return None
        return True

    def _apart(self, one: str, other: str) -> bool:
        return one != other and self.witnesses.independent(one, other)


def _differ(one: Wording, other: Wording, kind: ShiftKind, source: SourceReport | None) -> bool:
    return any(found.kind == kind for found in differences(one, other, source))


def as_shift(  # noqa: PLR0913 - the two sides, what was found, and how it is put
    fact: str,
    reference: Wording,
    wording: Wording,
    found: Difference,
    *,
    contested: bool = False,
    note: str = "",
) -> Shift:
    """Return a difference as a row with both texts; ``note`` goes before its reason."""
    return Shift(
        fact=fact,
        kind=found.kind,
        outlet=wording.outlet,
        sentence=wording.sentence,
        start=found.version.start,
        end=found.version.end,
        baseline_outlet=reference.outlet,
        baseline_sentence=reference.sentence,
        baseline_start=found.baseline.start,
        baseline_end=found.baseline.end,
        baseline_text=_words(reference, found.baseline.start, found.baseline.end),
        version_text=_words(wording, found.version.start, found.version.end),
        why=_who_says_what(found.why, reference, wording, contested=contested, note=note),
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


def word(said: Statement, version: VersionReading) -> Wording:
    """Return a statement as a wording, with its sentence for context."""
    reading = version.readings[said.sentence]
    text = version.version.text
    return Wording(
        outlet=said.outlet,
        sentence=said.sentence,
        start=said.start,
        end=said.end,
        text=text[said.start : said.end],
        context=text[reading.sentence.start : reading.sentence.end],
        context_start=reading.sentence.start,
        voice=reading.voice,
        cues=reading.cues,
        certainty=reading.certainty,
        credited=said.credited and said.basis in {"explicit", "carried"},
        published=version.version.published,
    )


def applied(rows: Sequence[Coverage], shifts: Sequence[Shift]) -> tuple[Coverage, ...]:
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


def with_contest(facts: Sequence[Fact], shifts: Sequence[Shift]) -> tuple[Fact, ...]:
    """Return the facts, those marked whose substance versions tell differently."""
    contested = {shift.fact for shift in shifts if shift.contested and shift.kind in SUBSTANCE}
    return tuple(replace(fact, contested=fact.id in contested) for fact in facts)
