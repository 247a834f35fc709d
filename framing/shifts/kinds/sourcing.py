"""A single unnamed source dropped: what "a person familiar with the talks" said, told as known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.language.word_lists import word_set
from framing.shifts.wording import Difference

if TYPE_CHECKING:
    from framing.shifts.aligned_clauses import Pair
    from framing.shifts.wording import Wording
    from framing.types import Span


def find(both: Pair) -> list[Difference]:
    """Return the one difference there can be: an unnamed source that is gone."""
    unnamed = _unnamed(both.one)
    if unnamed is None or both.other.sourced or both.other.voice.voice != "own":
        return []
    if both.other.voice.attributions or both.one.outlet == both.other.outlet:
        return []
    clauses = next(
        (each for each in both.clauses if each.correspond(2, 0.5) and not each.one.hearsay), None
    )
    if clauses is None or clauses.other.certainty not in {"done", "told", "will"}:
        return []
    if clauses.other.hearsay is not None or both.subjects_meet(clauses) is False:
        return []
    words = " ".join(
        both.one.context[
            unnamed.start - both.one.context_start : unnamed.end - both.one.context_start
        ].split()
    )
    act = both.b.tokens[clauses.other.at].low
    return [
        Difference(
            "sourcing",
            unnamed,
            both.b.span(clauses.other.group[0], clauses.other.at),
            f"Both tell of the same act; the baseline has it from “{words}”, this version tells it"
            f" as known (“{act}”) and nowhere says from whom it has it.",
        )
    ]


def _is_unnamed(wording: Wording, source: Span) -> bool:
    """Tell "a manager" and "sources" from "the manager" and "nurses", whom one could ask."""
    words = wording.context[source.start - wording.context_start :].lower()
    return words.split(maxsplit=1)[0] in word_set("shifts/kinds/sourcing", "openers")


def _unnamed(wording: Wording) -> Span | None:
    """Return the words for a source without a name."""
    return next(
        (
            each.source
            for each in wording.voice.attributions
            if each.kind == "anonymous"
            and each.source is not None
            and each.source.start >= wording.context_start
            and _is_unnamed(wording, each.source)
        ),
        None,
    )
