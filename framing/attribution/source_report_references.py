"""Whether a source phrase means the source report: by name, or by "the report", "the paper"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.attribution.discourse import Resolved

if TYPE_CHECKING:
    from framing.attribution.discourse import Scene
    from framing.language.token_sequence import Clause, Range
    from framing.types import SourceReport


def as_source(source: SourceReport, why: str) -> Resolved:
    """Return a first-hand credit to the source report."""
    return Resolved((source.name,), "named", "source", why, first_hand=True, report=True)


def is_source(scene: Scene, clause: Clause, phrase: Range) -> bool:
    """Tell whether the phrase is the source report's name, with at most "report" and the like.

    "The Times' recent report" is; "Times editor Ana Ruiz" is somebody else.
    """
    if scene.alias is None:
        return False
    match = scene.alias.search(scene.version.text, *clause.words.span(*phrase))
    if match is None:
        return False
    for at in range(phrase[0], phrase[1] + 1):
        if match.start() <= clause.words.start(at) < match.end():
            continue
        low = clause.words.lower[at]
        if low == "," and clause.words.start(at) >= match.end():
            return True
        if not (
            clause.is_("report_words", at)
            or low in clause.lexicon.people["references"]
            or clause.is_("days", at)
        ):
            return False
    return True


def is_reference(clause: Clause, phrase: Range) -> bool:
    """Tell whether the phrase is "the report", "the newspaper" and nothing more."""
    first, last = phrase
    return (
        last > first
        and clause.words.lower[first] in {"the", "this", "that"}
        and clause.words.lower[last] in clause.lexicon.people["references"]
        and all(clause.is_("reference_adjectives", at) for at in range(first + 1, last))
    )


def reference(scene: Scene, name: str, at: int) -> Resolved:
    """Say which report "the report" is; with two candidates it is unclear."""
    source = scene.source
    if source is None or (scene.introduced < 0 and scene.rival >= 0):
        other = scene.rival_name or name
        return Resolved((other,), "named", "other", f"credited to {other}", report=True)
    if scene.introduced < 0:
        why = f"“{name}” stands before any report is named"
        return Resolved((name,), "named", "unclear", why, report=True)
    if scene.rival > scene.introduced:
        why = f"“{name}” may be {source.name} or {scene.rival_name}"
        return Resolved((name,), "named", "unclear", why, report=True)
    scene.introduced = max(scene.introduced, at)
    return as_source(source, f"“{name}” is the report named before")
