"""What a comparison rests on, in one line each: shared by terminal, page and app."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.report.safe_text import one_line
from framing.report.words import counted, words

if TYPE_CHECKING:
    from framing.types import Comparison, Dimension, Fact

BASELINE_IS_0: frozenset[Dimension] = frozenset({"commentary"})
"""Where the baseline is 0 by definition, the difference from it is the value once more."""


def baseline_line(comparison: Comparison) -> str:
    """Say in one line what the baseline is and what it rests on."""
    return str(words("baseline_line")["line"]).format(rests_on=rests_on(comparison))


def rests_on(comparison: Comparison) -> str:
    """Say how many facts the baseline has and where they are from; or why there are none."""
    texts = words("baseline")[comparison.baseline]
    if not comparison.facts:
        return str(texts["none"])
    source = comparison.source
    scored = scored_facts(comparison)
    founders = {outlet for fact in scored for outlet in fact.founded_by}
    line = str(texts["rests_on"]).format(
        facts=counted(len(scored), "fact"),
        source=one_line(source.name) if source else words("baseline_line")["no_source"],
        founders=len(founders),
        versions=len(comparison.story.versions),
    )
    beside = len(comparison.facts) - len(scored)
    if not beside:
        return line
    return str(words("baseline_line")["shared"]).format(
        rests_on=line, shared=counted(beside, "fact")
    )


def scored_facts(comparison: Comparison) -> tuple[Fact, ...]:
    """Return the facts that scores rest on: those credited; all, where none is."""
    credited = tuple(fact for fact in comparison.facts if fact.tier == "credited")
    return credited or comparison.facts


def facts_are(comparison: Comparison) -> str:
    """Say what a fact is here, and what it is not."""
    a_fact_is = words("baseline")[comparison.baseline]["a_fact_is"]
    return str(words("baseline_line")["verified"]).format(a_fact_is=a_fact_is)


def title_note(comparison: Comparison) -> tuple[str, ...]:
    """Say whose headline the story goes by, in one line, where no version speaks for all."""
    title = comparison.story.title
    outlets = [version.outlet for version in comparison.story.versions if version.title == title]
    if not title or not outlets:
        return ()
    return (str(words("baseline_line")["title"]).format(outlet=one_line(outlets[0])),)
