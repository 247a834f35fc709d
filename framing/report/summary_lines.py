"""What a comparison rests on, in one line each: shared by the terminal and the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.report.safe_text import one_line

if TYPE_CHECKING:
    from framing.types import Comparison, Dimension

BASELINE_IS_0: frozenset[Dimension] = frozenset({"commentary"})
"""Where the baseline is 0 by definition, the difference from it is the value once more."""


def baseline_line(comparison: Comparison) -> str:
    """Say in one line what the baseline is and what it rests on."""
    number, versions = len(comparison.facts), len(comparison.story.versions)
    source = one_line(comparison.source.name) if comparison.source else "the source report"
    founders = {outlet for fact in comparison.facts for outlet in fact.founded_by}
    facts = f"{number} fact" if number == 1 else f"{number} facts"
    match comparison.baseline:
        case "cited":
            line = f"{facts} credited to {source}, from {len(founders)} of {versions} versions"
        case "text":
            line = f"{facts}, the statements of the source report ({source})"
        case "consensus":
            line = (
                f"{facts} that at least two independent versions carry; "
                "no common source report is cited"
            )
        case "file":
            line = f"{facts} from a baseline file"
    return f"Baseline: {line}"


def facts_are(comparison: Comparison) -> str:
    """Say what a fact is here, and what it is not."""
    match comparison.baseline:
        case "cited":
            what = "that versions credit to the source report"
        case "text":
            what = "of the source report"
        case "consensus":
            what = "that independent versions share; it may come from no common source"
        case "file":
            what = "of the baseline file"
    return f"A fact is a statement {what}; nobody has verified it."


def title_note(comparison: Comparison) -> tuple[str, ...]:
    """Say whose headline the story goes by, in one line, where no version speaks for all."""
    title = comparison.story.title
    outlets = [one.outlet for one in comparison.story.versions if one.title == title]
    if not title or not outlets:
        return ()
    return (f"The title is the headline of {one_line(outlets[0])}.",)
