"""The baseline: the facts that versions are compared with, and whose words speak for them."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING

from framing.article.attributed_version import attribute_version, attribute_versions
from framing.article.sentences import sentences
from framing.attribution import find_source
from framing.coding.corrections import Corrections
from framing.facts.corrected_facts import with_corrected_facts
from framing.facts.grouping import group_founding, group_shared
from framing.facts.independent_versions import independent_versions
from framing.facts.matching import founding_mentions

if TYPE_CHECKING:
    from collections.abc import Mapping

    from framing.article.attributed_version import AttributedVersion
    from framing.config import Config
    from framing.facts.grouping import Group
    from framing.facts.independent_versions import IndependentVersions
    from framing.types import BaselineKind, Mention, SourceReport, Story


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

    Each way to a baseline is gone until one gives facts enough. A source report that the program
    found by itself must found a few, else it is no baseline; one that a person named is believed
    with a single one.
    """
    for way in _ways(story, config.baseline.least_facts):
        versions = attribute_versions(story.versions, way.source, corrections)
        speakers = way.report or versions
        independent = independent_versions(versions.values(), config.witnesses)
        statements = chain.from_iterable(speaker.statements for speaker in speakers.values())
        if way.kind == "consensus":
            groups = group_shared(statements, independent, config.baseline)
        else:
            groups = group_founding(statements, config.baseline)
        if len(groups) >= way.least_facts:
            break
    return with_corrected_facts(
        BaselineFacts(
            kind=way.kind,
            source=way.source,
            versions=versions,
            speakers=speakers,
            independent=independent,
            groups=groups,
            worded={group.id: founding_mentions(group) for group in groups if way.report},
        ),
        corrections,
    )


@dataclass(frozen=True, slots=True)
class _Way:
    """A way to a baseline, and with how many facts it is one; ``report`` is the source's text."""

    kind: BaselineKind
    source: SourceReport | None
    least_facts: int = 0
    report: Mapping[str, AttributedVersion] = field(default_factory=dict)


def _ways(story: Story, least_facts: int) -> list[_Way]:
    """The ways to a baseline, the best first; the last gives one whatever it finds."""
    named = story.source
    if named is not None and named.text is not None:
        report = attribute_version(named.text, named, Corrections(), is_source=True)
        return [_Way("text", named, report={named.text.outlet: report})]
    if named is not None:
        return [_Way("cited", named, 1), _Way("consensus", named)]
    source = find_source([(version, sentences(version)) for version in story.versions])
    cited = [] if source is None else [_Way("cited", source, least_facts)]
    return [*cited, _Way("consensus", None)]
