"""Facts as plain data: what stands behind each, and where every version tells it or does not."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from marks import marked
from wording import count, wording

if TYPE_CHECKING:
    from framing.types import Comparison, Coverage, Fact, Shift


_TOLD = frozenset({"carried", "altered"})


class Place(TypedDict):
    """One fact in one version: ``sentence`` is where to scroll to, ``sentences`` all mentions."""

    mark: str
    outlet: str
    status: str
    sentence: int | None
    sentences: list[int]
    notes: list[str]


class FactData(TypedDict):
    """One fact of the rail."""

    id: str
    statement: str
    note: str
    places: list[Place]


def facts_data(comparison: Comparison) -> list[FactData]:
    """Return every fact with its place in every version, in the order of the marks."""
    coverage = {(row.fact, row.outlet): row for row in comparison.coverage}
    shifts: dict[tuple[str, str], list[Shift]] = {}
    for shift in comparison.shifts:
        shifts.setdefault((shift.fact, shift.outlet), []).append(shift)
    outlets = {mark: version.version.outlet for mark, version in marked(comparison).items()}
    found: list[FactData] = []
    for fact in comparison.facts:
        places = []
        for mark, outlet in outlets.items():
            row = coverage.get((fact.id, outlet))
            notes = [*_credit(row, comparison), *_founding(fact, outlet)]
            notes += [_shift_note(shift) for shift in shifts.get((fact.id, outlet), ())]
            places.append(_place(fact, mark, outlet, row, notes))
        note = _fact_note(fact, comparison)
        found.append({"id": fact.id, "statement": fact.statement, "note": note, "places": places})
    return found


def _place(fact: Fact, mark: str, outlet: str, row: Coverage | None, notes: list[str]) -> Place:
    mentions = sorted({one.sentence for one in fact.mentions if one.outlet == outlet})
    return {
        "mark": mark,
        "outlet": outlet,
        "status": row.status if row else "unclear",
        "sentence": row.sentence if row else next(iter(mentions), None),
        "sentences": mentions,
        "notes": notes,
    }


def _fact_note(fact: Fact, comparison: Comparison) -> str:
    """Say how many versions stand behind a fact; nobody credits what is only told alike."""
    verb, outlets = "credited", set(fact.credited_by)
    if comparison.baseline == "consensus":
        verb, outlets = "told", {mention.outlet for mention in fact.mentions}
    story = {version.outlet for version in comparison.story.versions}
    note = f"{verb} by {len(outlets & story)} of {count(len(story), 'version')}"
    return f"{note}; contested" if fact.contested else note


def _credit(row: Coverage | None, comparison: Comparison) -> list[str]:
    if row is None or row.status not in _TOLD or comparison.source is None:
        return []
    return ["Credited to the source report" if row.credited else "Not credited here"]


def _founding(fact: Fact, outlet: str) -> list[str]:
    return ["One of the versions the fact is taken from"] if outlet in fact.founded_by else []


def _shift_note(shift: Shift) -> str:
    name = str(wording()["shift"][shift.kind])
    if not shift.contested:
        return f"{name}. {shift.why}"
    return f"{name}, contested. {shift.why.removeprefix('contested: ')}"
