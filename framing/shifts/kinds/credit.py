"""The source's name dropped: one version credits the report, the other names it nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.shifts.wording import Difference

if TYPE_CHECKING:
    from framing.shifts.aligned_clauses import Pair


def find(both: Pair) -> list[Difference]:
    """Return the one difference there can be: a credit that is gone."""
    one, other, source = both.one, both.other, both.source
    if source is None or other.sourced or other.voice.attributions or other.credited:
        return []
    if other.voice.voice not in {"own", "other"} or other.voice.basis == "carried":
        return []
    if any(name in other.context for name in source.names):
        return []
    credit = next(
        (
            each.source
            for each in one.voice.attributions
            if each.voice == "source" and each.basis == "explicit" and each.source is not None
        ),
        None,
    )
    clauses = next((each for each in both.clauses if each.correspond(2, 0.5)), None)
    if credit is None or clauses is None:
        return []
    act = both.b.tokens[clauses.other.at].low
    return [
        Difference(
            "credit",
            credit,
            both.b.span(clauses.other.group[0], clauses.other.at),
            f"Both tell of the same act (“{act}”); the baseline credits it to {source.name}, this"
            " version names the report nowhere.",
        )
    ]
