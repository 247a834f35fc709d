"""What one version does, in counts that open: every count is the length of what stands behind it.

Sentences, bars, matrix and tables all take their numbers from here, or from the same rows.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from framing.facts.model_statuses import is_by_model
from framing.report.baseline_summary import scored_facts
from framing.report.words import words
from framing.statistics.measures import is_body

if TYPE_CHECKING:
    from collections.abc import Mapping

    from framing.types import Comparison, Coverage, Reading, Score, VersionReading

FactGroup = Literal["told", "alone", "altered", "unclear", "omitted"]
SentenceGroup = Literal["reported", "attributed", "context", "speculation", "commentary"]

FACT_GROUPS: tuple[FactGroup, ...] = ("told", "alone", "altered", "unclear", "omitted")
"""``told`` and put on the list by others too; ``alone``: told, and on the list by this one only."""
TOLD_GROUPS: tuple[FactGroup, ...] = ("told", "alone", "altered")
_TELLS = frozenset({"carried", "altered"})
SENTENCE_GROUPS: tuple[SentenceGroup, ...] = (
    "reported",
    "attributed",
    "context",
    "speculation",
    "commentary",
)
_BEYOND_OPINION = frozenset({"reported", "attributed", "context"})
"""That an outlet's own opinion stands nowhere else goes without saying."""


@dataclass(frozen=True, slots=True)
class VersionSummary:
    """What one version does with the list of facts, and what its sentences are.

    Attributes:
        outlet: The version.
        facts: The list's facts by what the version does with them, in the list's order.
        shared: Facts beside the list, which several versions tell and none credits: by the same.
        others: Those of the list's facts that others put on it, by whether this version tells them:
            ``eligible`` in coverage.csv, which the measure of coverage rests on.
        credited: Those of the told facts that it credits to the source report where it tells them.
        by_model: Those of the list's facts of which a model says what the version does with them.
        sentences: Its sentences by what they are, by number; each sentence once. What reads as
            commentary is commentary whatever else it is, so that the count is the measure's.
        only_here: Those of its sentences, neither commentary nor speculation, of which no other
            version was found to tell anything.
        folded: Lines that are not part of the article.
        headings: Titles and headings.
        enough: Whether there is text enough to hold its shares against others'.
    """

    outlet: str
    facts: Mapping[FactGroup, tuple[str, ...]]
    shared: Mapping[FactGroup, tuple[str, ...]]
    others: Mapping[bool, tuple[str, ...]]
    credited: tuple[str, ...]
    by_model: tuple[str, ...]
    sentences: Mapping[SentenceGroup, tuple[int, ...]]
    only_here: tuple[int, ...]
    folded: int
    headings: int
    enough: bool

    @property
    def told(self) -> tuple[str, ...]:
        """The list's facts that the version tells, differently or not."""
        return tuple(fact for group in TOLD_GROUPS for fact in self.facts[group])

    @property
    def listed(self) -> int:
        """How many facts the list has."""
        return sum(len(facts) for facts in self.facts.values())

    @property
    def body(self) -> int:
        """How many sentences the version has."""
        return sum(len(sentences) for sentences in self.sentences.values())


def of_others(summary: VersionSummary) -> str:
    """Say how many of the facts that others put on the list a version tells.

    In the same words on every surface; nothing where nobody else put one there.
    """
    told, behind = len(summary.others[True]), len(summary.others[True] + summary.others[False])
    if not behind:
        return ""
    text = words("fact_count")["others_one" if behind == 1 else "others"]
    return str(text).format(n=told, all=behind)


def version_summaries(comparison: Comparison) -> dict[str, VersionSummary]:
    """Return what every version does, by outlet and in story order."""
    listed = {fact.id for fact in scored_facts(comparison)}
    founders = {fact.id: fact.founded_by for fact in comparison.facts}
    rows: dict[str, list[Coverage]] = {}
    for row in comparison.coverage:
        rows.setdefault(row.outlet, []).append(row)
    return {
        version.version.outlet: _summary(
            version,
            [row for row in rows.get(version.version.outlet, ()) if row.fact in listed],
            [row for row in rows.get(version.version.outlet, ()) if row.fact not in listed],
            founders,
            comparison.scores,
        )
        for version in comparison.versions
    }


def sentence_group(reading: Reading) -> SentenceGroup | None:
    """Return what a sentence is in the bar of sentences; None where it is no sentence of the text.

    Commentary goes by the flag that is counted: a role that says otherwise is background.
    """
    if not is_body(reading):
        return None
    if reading.commentary:
        return "commentary"
    match reading.role:
        case "reported" | "attributed" | "speculation":
            return reading.role
        case _:
            return "context"


def _summary(
    version: VersionReading,
    listed: list[Coverage],
    shared: list[Coverage],
    founders: Mapping[str, tuple[str, ...]],
    scores: tuple[Score, ...],
) -> VersionSummary:
    outlet = version.version.outlet
    groups: dict[SentenceGroup, list[int]] = {group: [] for group in SENTENCE_GROUPS}
    for reading in version.readings:
        group = sentence_group(reading)
        if group is not None:
            groups[group].append(reading.sentence.index)
    return VersionSummary(
        outlet=outlet,
        facts=_by_group(listed, founders),
        shared=_by_group(shared, founders),
        others={
            told: tuple(
                row.fact for row in listed if row.eligible and (row.status in _TELLS) == told
            )
            for told in (True, False)
        },
        credited=tuple(row.fact for row in listed if row.credited and row.status in _TELLS),
        by_model=tuple(row.fact for row in listed if is_by_model(row)),
        sentences={group: tuple(numbers) for group, numbers in groups.items()},
        only_here=tuple(
            reading.sentence.index
            for reading in version.readings
            if reading.only_here and sentence_group(reading) in _BEYOND_OPINION
        ),
        folded=sum(reading.role == "boilerplate" for reading in version.readings),
        headings=sum(reading.role == "heading" for reading in version.readings),
        enough=all(
            score.reliable
            for score in scores
            if (score.outlet, score.dimension, score.part) == (outlet, "commentary", "all")
        ),
    )


def _by_group(
    rows: list[Coverage], founders: Mapping[str, tuple[str, ...]]
) -> dict[FactGroup, tuple[str, ...]]:
    groups: dict[FactGroup, list[str]] = {group: [] for group in FACT_GROUPS}
    for row in rows:
        groups[_group(row, founders)].append(row.fact)
    return {group: tuple(facts) for group, facts in groups.items()}


def _group(row: Coverage, founders: Mapping[str, tuple[str, ...]]) -> FactGroup:
    match row.status:
        case "carried":
            return "alone" if founders.get(row.fact) == (row.outlet,) else "told"
        case _:
            return row.status
