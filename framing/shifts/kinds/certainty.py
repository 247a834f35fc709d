"""What may be or is planned, told as certain or done; and the other way about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.shifts.aligned_clauses import spelled
from framing.shifts.clause_reading import propositions

if TYPE_CHECKING:
    from framing.language.analysed_text import AnalysedText
    from framing.shifts.aligned_clauses import Clauses, Pair
    from framing.shifts.clause_reading import Proposition
    from framing.shifts.wording import Difference

_APART = (
    *(("open", "done"), ("open", "told"), ("open", "will"), ("planned", "done")),
    *(("believed", "done"), ("believed", "told")),
)
_SAY = {
    "open": "as something that may be",
    "believed": "as what seems so or is believed",
    "planned": "as a plan",
    "will": "as certain to come",
    "told": "as a fact",
    "done": "as done",
}


def find(both: Pair) -> list[Difference]:
    """Return the act that one wording leaves open or plans and the other tells as certain."""
    for clauses in both.clauses:
        one, other = clauses.one, clauses.other
        levels = one.certainty, other.certainty
        if (levels not in _APART and levels[::-1] not in _APART) or one.denied or other.denied:
            continue
        if not _held(both, clauses) or _believed_by_somebody(both, levels):
            continue
        places = _verb(one), _verb(other)
        words = spelled(both.a, places[0]), spelled(both.b, places[1])
        return [
            both.difference(
                "certainty",
                *places,
                f"Both tell of the same act; the baseline tells it {_SAY[levels[0]]}"
                f" (“{words[0]}”), this version {_SAY[levels[1]]} (“{words[1]}”).",
            )
        ]
    return _hearsay(both)


def _believed_by_somebody(both: Pair, levels: tuple[str, str]) -> bool:
    """Tell whether the side that tells it as a fact gives it to somebody: "officers think"."""
    if "believed" not in levels:
        return False
    plain = both.other if levels[0] == "believed" else both.one
    return bool(plain.voice.attributions)


def _hearsay(both: Pair) -> list[Difference]:
    """Find "reportedly" in one wording of what the other tells as known, from nobody."""
    for clauses in both.clauses:
        one, other = clauses.one, clauses.other
        if (one.hearsay is None) == (other.hearsay is None) or one.denied or other.denied:
            continue
        plain = both.other if one.hearsay is not None else both.one
        if plain.sourced or plain.voice.attributions or plain.voice.voice != "own":
            continue
        surer = other if one.hearsay is not None else one
        if surer.certainty not in {"done", "told"} or not clauses.correspond(3, 0.5):
            continue
        if both.subjects_meet(clauses) is False:
            continue
        places = _verb(one), _verb(other)
        words = spelled(both.a, places[0]), spelled(both.b, places[1])
        sides = (
            ("on hearsay", "as known") if one.hearsay is not None else ("as known", "on hearsay")
        )
        return [
            both.difference(
                "certainty",
                *places,
                f"Both tell of the same act; the baseline tells it {sides[0]} (“{words[0]}”), this"
                f" version {sides[1]} (“{words[1]}”).",
            )
        ]
    return []


def _held(both: Pair, clauses: Clauses) -> bool:
    """Tell whether everything but the certainty corresponds: the words, or the number told."""
    if both.subjects_meet(clauses) is False or not both.same_times(clauses):
        return False
    if _repeats(both.a, clauses.one, clauses.other) or _repeats(both.b, clauses.other, clauses.one):
        return False
    numbers = any(
        one.value == other.value and one.unit == other.unit and one.role == other.role
        for one in clauses.one.quantities
        for other in clauses.other.quantities
    )
    times = bool(clauses.one.times and clauses.other.times)
    return clauses.correspond(3, 0.5) or (numbers and times)


def _repeats(text: AnalysedText, one: Proposition, other: Proposition) -> bool:
    """Tell whether a statement has the act a second time, with the other's certainty."""
    return any(
        each.act == one.act and each.at != one.at and each.certainty == other.certainty
        for each in propositions(text)
    )


def _verb(proposition: Proposition) -> tuple[int, int]:
    first = proposition.group[0]
    return (
        first if proposition.hearsay is None else min(first, proposition.hearsay)
    ), proposition.at
