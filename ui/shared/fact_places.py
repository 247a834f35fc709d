"""Facts as plain data: what stands behind each, and where every version tells it or does not."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from framing.facts.shift_claims import CONTESTED, HEADLINE, claimed
from framing.report.safe_text import as_part
from framing.report.words import counted
from shared.correction_steps import about
from shared.version_order import marked
from shared.wording import names

if TYPE_CHECKING:
    from framing.types import Comparison, Coverage, Fact, Shift


TOLD = frozenset({"carried", "altered"})


class ShiftData(TypedDict):
    """A difference in wording; ``n`` is its number among all, ``mark`` where the baseline is."""

    n: int
    kind: str
    name: str
    why: str
    contested: bool
    mark: str
    outlet: str
    baseline: str
    words: str


class Place(TypedDict):
    """One fact in one version: ``sentence`` is where to scroll to, ``sentences`` all mentions."""

    mark: str
    outlet: str
    status: str
    sentence: int | None
    sentences: list[int]
    notes: list[str]
    credited: bool
    prominence: int
    shifts: list[ShiftData]


class FactData(TypedDict):
    """One fact of the rail."""

    id: str
    statement: str
    note: str
    set: str
    places: list[Place]


def facts_data(comparison: Comparison) -> list[FactData]:
    """Return every fact with its place in every version, in the order of the marks."""
    coverage = {(row.fact, row.outlet): row for row in comparison.coverage}
    outlets = {mark: version.version.outlet for mark, version in marked(comparison).items()}
    marks = {outlet: mark for mark, outlet in outlets.items()}
    shifts: dict[tuple[str, str], list[ShiftData]] = {}
    for number, shift in claimed(comparison.shifts):
        if shift.why.startswith(HEADLINE):
            continue
        data = _shift(number, shift, marks.get(shift.baseline_outlet, ""))
        shifts.setdefault((shift.fact, shift.outlet), []).append(data)
    facts: list[FactData] = []
    for fact in comparison.facts:
        places = []
        for mark, outlet in outlets.items():
            row = coverage.get((fact.id, outlet))
            place = _place(fact, mark, outlet, row)
            place["notes"] = [*_credit(row, comparison), *_founding(fact, outlet)]
            place["shifts"] = shifts.get((fact.id, outlet), [])
            places.append(place)
        facts.append(
            {
                "id": fact.id,
                "statement": as_part(fact.statement),
                "note": _fact_note(fact, comparison),
                "set": ", ".join(sorted({label.coder for label in about(comparison, fact.id)})),
                "places": places,
            }
        )
    return facts


def _place(fact: Fact, mark: str, outlet: str, row: Coverage | None) -> Place:
    mentions = sorted({one.sentence for one in fact.mentions if one.outlet == outlet})
    return {
        "mark": mark,
        "outlet": outlet,
        "status": row.status if row else "unclear",
        "sentence": row.sentence if row else next(iter(mentions), None),
        "sentences": mentions,
        "notes": [],
        "credited": bool(row and row.credited),
        "prominence": row.prominence if row and row.status in TOLD else 0,
        "shifts": [],
    }


def _fact_note(fact: Fact, comparison: Comparison) -> str:
    """Say how many versions stand behind a fact; nobody credits what is only told alike."""
    verb, outlets = "credited", set(fact.credited_by)
    if comparison.baseline == "consensus":
        verb, outlets = "told", {mention.outlet for mention in fact.mentions}
    story = {version.outlet for version in comparison.story.versions}
    note = f"{verb} by {len(outlets & story)} of {counted(len(story), 'version')}"
    return f"{note}; contested" if fact.contested else note


def _credit(row: Coverage | None, comparison: Comparison) -> list[str]:
    if row is None or row.status not in TOLD or comparison.source is None:
        return []
    return ["Credited to the source report" if row.credited else "Not credited here"]


def _founding(fact: Fact, outlet: str) -> list[str]:
    return ["One of the versions the fact is taken from"] if outlet in fact.founded_by else []


def _shift(number: int, shift: Shift, mark: str) -> ShiftData:
    return {
        "n": number,
        "kind": shift.kind,
        "name": names("shift")[shift.kind],
        "why": shift.why.removeprefix(CONTESTED),
        "contested": shift.contested,
        "mark": mark,
        "outlet": shift.baseline_outlet,
        "baseline": shift.baseline_text,
        "words": shift.version_text,
    }
