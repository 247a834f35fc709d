"""What versions are compared with: the facts, and everyone whose words speak for them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from framing.article.reading import voiced
from framing.article.sentences import sentences
from framing.attribution import find_source
from framing.coding.corrections import Corrections
from framing.facts.corrected_facts import revised
from framing.facts.coverage import Match, mention
from framing.facts.grouping import found_facts
from framing.facts.independent_versions import witnesses

if TYPE_CHECKING:
    from collections.abc import Mapping

    from framing.article.reading import Voiced
    from framing.config import Config
    from framing.facts.grouping import Group
    from framing.facts.independent_versions import Witnesses
    from framing.types import BaselineKind, Mention, SourceReport, Story, Version


@dataclass(frozen=True, slots=True)
class Foundation:
    """The facts of a baseline, and whose words speak for them.

    ``versions`` are the story's own, by outlet. ``speakers`` word the facts: the same versions, or
    the source report's own text, or the wordings kept in a baseline file.
    """

    kind: BaselineKind
    source: SourceReport | None
    versions: Mapping[str, Voiced]
    speakers: Mapping[str, Voiced]
    witnesses: Witnesses
    groups: tuple[Group, ...]
    worded: Mapping[str, tuple[Mention, ...]] = field(default_factory=dict)
    """Mentions by speakers that are no versions of the story, by fact."""
    found: frozenset[str] = frozenset()
    """The facts as they were found, before a person said which are one."""

    @property
    def apart(self) -> bool:
        """Whether the facts are worded by texts that are no versions of the story."""
        return self.kind in {"text", "file"}


def of_story(story: Story, config: Config, corrections: Corrections) -> Foundation:
    """Return the foundation that a story gives: ``text``, ``cited`` or ``consensus``.

    A source report that the program found by itself must found a few facts, else it is no baseline.
    """
    foundation = _found(_Builder(story, config, corrections), story, config)
    groups = revised(foundation.groups, corrections)
    gone = {one: into for one, into in corrections.merged().items() if into in foundation.worded}
    return replace(
        foundation,
        groups=groups,
        found=frozenset(group.id for group in foundation.groups),
        worded={
            group.id: tuple(
                said
                for fact, told in foundation.worded.items()
                if gone.get(fact, fact) == group.id
                for said in told
            )
            for group in groups
            if group.id in foundation.worded
        },
    )


def _found(builder: _Builder, story: Story, config: Config) -> Foundation:
    if story.source is not None and story.source.text is not None:
        return builder.on_text(story.source, story.source.text)
    if story.source is not None:
        cited = builder.on_versions(story.source, "cited")
        return cited if cited.groups else builder.on_versions(story.source, "consensus")
    found = find_source([(version, sentences(version)) for version in story.versions])
    if found is not None:
        cited = builder.on_versions(found, "cited")
        if len(cited.groups) >= config.baseline.least_facts:
            return cited
    return builder.on_versions(None, "consensus")


@dataclass(frozen=True, slots=True)
class _Builder:
    story: Story
    config: Config
    corrections: Corrections

    def on_text(self, source: SourceReport, text: Version) -> Foundation:
        versions = self._voiced(source)
        known = self._witnesses(versions)
        report = voiced(text, source, Corrections(), is_source=True)
        groups = found_facts(report.statements, "text", known, self.config.baseline)
        worded = {
            group.id: tuple(
                mention(Match(group, said, 1.0, carries=True)) for said in group.statements
            )
            for group in groups
        }
        return Foundation("text", source, versions, {text.outlet: report}, known, groups, worded)

    def on_versions(self, source: SourceReport | None, kind: BaselineKind) -> Foundation:
        versions = self._voiced(source)
        known = self._witnesses(versions)
        said = [statement for found in versions.values() for statement in found.statements]
        groups = found_facts(said, kind, known, self.config.baseline)
        return Foundation(kind, source, versions, versions, known, groups)

    def _voiced(self, source: SourceReport | None) -> dict[str, Voiced]:
        return {
            version.outlet: voiced(version, source, self.corrections)
            for version in self.story.versions
        }

    def _witnesses(self, versions: Mapping[str, Voiced]) -> Witnesses:
        voices = {outlet: found.voices for outlet, found in versions.items()}
        return witnesses(self.story.versions, voices, self.config.witnesses)
