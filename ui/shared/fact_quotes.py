"""A fact in one version as the screens quote it: the sentence, and what is said of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.report.safe_text import one_line
from framing.report.words import words
from shared.story_texts import Passage, joined, passage, sentence_text, short

if TYPE_CHECKING:
    from framing.types import Comparison, Coverage, VersionReading

TOLD = frozenset({"carried", "altered"})


def fact_quote(row: Coverage, version: VersionReading) -> Passage | None:
    """Return the sentence that tells a fact, or is nearest to it; None where nothing is near."""
    if row.sentence is None:
        return None
    if row.start is None or row.end is None or row.status not in TOLD:
        return {"before": sentence_text(version, row.sentence), "words": "", "after": ""}
    return passage(version, row.sentence, row.start, row.end)


def fact_note(row: Coverage, comparison: Comparison) -> str:
    """Say in a line what a version does with a fact where it tells it."""
    texts, name = words("story_page"), str(words("status")[row.status]["name"])
    if row.status not in TOLD:
        return name
    notes = [name]
    if comparison.source is not None:
        notes.append(str(texts["credited_here" if row.credited else "not_credited"]))
    notes += _shifts(row, comparison)
    return "; ".join(notes)


def _shifts(row: Coverage, comparison: Comparison) -> list[str]:
    """Say how a version's wording differs, once for all versions that say the same against it."""
    against: dict[tuple[str, str, str], list[str]] = {}
    for shift in comparison.shifts:
        if shift.kind == "wording" or (shift.fact, shift.outlet) != (row.fact, row.outlet):
            continue
        key = (shift.kind, one_line(shift.version_text), one_line(shift.baseline_text))
        against.setdefault(key, []).append(short(shift.baseline_outlet))
    line = str(words("story_page")["differs_from"])
    return [
        line.format(
            name=words("shift")[kind]["name"], words=said, theirs=theirs, outlets=joined(outlets)
        )
        for (kind, said, theirs), outlets in against.items()
    ]
