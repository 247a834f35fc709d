"""The baseline: the facts that versions are compared with, and whose words speak for them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from framing.article.attributed_version import attribute_version, attribute_versions
from framing.article.sentences import sentences
from framing.attribution import find_source
from framing.coding.corrections import Corrections
from framing.facts.corrected_facts import revised
from framing.facts.grouping import group_statements
from framing.facts.independent_versions import independent_versions
from framing.facts.matching import Match, mention

if TYPE_CHECKING:
    from collections.abc import Mapping

    from framing.article.attributed_version import AttributedVersion
    from framing.config import Config
    from framing.facts.grouping import Group
    from framing.facts.independent_versions import IndependentVersions
    from framing.types import BaselineKind, Mention, SourceReport, Story, Version


@dataclass(frozen=True, slots=True)
class BaselineFacts:
    """The facts of a baseline, and whose words speak for them.

    ``versions`` are the story's own, by outlet. ``speakers`` word the facts: the same versions, or
    the source report's own text, or the wordings kept in a baseline file.
    """

    kind: BaselineKind
    source: SourceReport | None
    versions: Mapping[str, AttributedVersion]
    speakers: Mapping[str, AttributedVersion]
    independent: IndependentVersions
    groups: tuple[Group, ...]
    worded: Mapping[str, tuple[Mention, ...]] = field(default_factory=dict)
    """Mentions by speakers that are no versions of the story, by fact."""
    uncorrected: frozenset[str] = frozenset()
    """The ids of the facts as they were found, before a person said which are one."""

    @property
    def worded_elsewhere(self) -> bool:
        """Whether the facts are worded by texts that are no versions of the story."""
        return self.kind in {"text", "file"}


def find_facts(story: Story, corrections: Corrections, config: Config) -> BaselineFacts:
    """Return the facts that a story gives: of its source's ``text``, ``cited``, or ``consensus``.

    A source report that the program found by itself must found a few facts, else it is no baseline;
    one that a person named is believed with a single one.
    """
    source = story.source or find_source(
        [(version, sentences(version)) for version in story.versions]
    )
    least_facts = 1 if story.source is not None else config.baseline.least_facts
    if source is not None and source.text is not None:
        baseline = _in_text(story, source, source.text, corrections, config)
        return _with_corrections(baseline, corrections)
    if source is not None:
        baseline = _in_versions(story, source, "cited", corrections, config)
        if len(baseline.groups) >= least_facts:
            return _with_corrections(baseline, corrections)
    baseline = _in_versions(story, story.source, "consensus", corrections, config)
    return _with_corrections(baseline, corrections)


def _in_versions(
    story: Story,
    source: SourceReport | None,
    kind: BaselineKind,
    corrections: Corrections,
    config: Config,
) -> BaselineFacts:
    """What the versions credit to the source (``cited``), or tell alike (``consensus``)."""
    versions = attribute_versions(story.versions, source, corrections)
    independent = independent_versions(versions.values(), config.witnesses)
    statements = [statement for version in versions.values() for statement in version.statements]
    groups = group_statements(statements, kind, independent, config.baseline)
    return BaselineFacts(kind, source, versions, versions, independent, groups)


def _in_text(
    story: Story, source: SourceReport, text: Version, corrections: Corrections, config: Config
) -> BaselineFacts:
    """The statements of the source report itself, whose text is at hand."""
    versions = attribute_versions(story.versions, source, corrections)
    independent = independent_versions(versions.values(), config.witnesses)
    report = attribute_version(text, source, Corrections(), is_source=True)
    groups = group_statements(report.statements, "text", independent, config.baseline)
    worded = {
        group.id: tuple(
            mention(Match(group, statement, 1.0, carries=True)) for statement in group.statements
        )
        for group in groups
    }
    speakers = {text.outlet: report}
    return BaselineFacts("text", source, versions, speakers, independent, groups, worded)


def _with_corrections(baseline: BaselineFacts, corrections: Corrections) -> BaselineFacts:
    """Make those facts one that a person says are one, with the mentions of both."""
    groups = revised(baseline.groups, corrections)
    worded = baseline.worded
    merged = {fact: into for fact, into in corrections.merged().items() if into in worded}
    return replace(
        baseline,
        groups=groups,
        uncorrected=frozenset(group.id for group in baseline.groups),
        worded={
            group.id: tuple(
                mention
                for fact, mentions in worded.items()
                if merged.get(fact, fact) == group.id
                for mention in mentions
            )
            for group in groups
            if group.id in worded
        },
    )
