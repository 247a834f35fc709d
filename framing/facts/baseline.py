"""The baseline: the facts that versions are compared with, and whose words speak for them."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING

from framing.article.attributed_version import attribute_version
from framing.article.sentences import sentences
from framing.attribution import find_source
from framing.coding.corrections import Corrections
from framing.facts.corrected_facts import with_corrected_facts, with_names_kept
from framing.facts.grouping import group_statements
from framing.facts.independent_versions import independent_versions
from framing.facts.matching import MatchedVersion, founding_mentions, places_of_facts
from framing.facts.same_fact.compared_sentences import compared_sentences
from framing.facts.same_fact.pair_model import sentence_pairs
from framing.facts.same_places import told_in_the_same_places
from framing.facts.sure_tellers import with_sure_tellers
from framing.kept import Kept

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from framing.article.attributed_version import AttributedVersion
    from framing.config import Config, SameFactSettings
    from framing.facts.grouping import Group
    from framing.facts.independent_versions import IndependentVersions
    from framing.facts.same_fact.pair_model import SentencePairs
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
    pairs: SentencePairs
    """How likely sentences of different versions tell the same; the speakers are among them."""
    worded: Mapping[str, tuple[Mention, ...]] = field(default_factory=dict)
    """Mentions by speakers that are no versions of the story, by fact."""
    uncorrected: frozenset[str] = frozenset()
    """The ids of the facts as they were found, before a person said which are one."""

    @property
    def scored(self) -> frozenset[str]:
        """The ids of the facts that scores rest on: those credited; all, where none is."""
        credited = [group.id for group in self.groups if group.tier == "credited"]
        return frozenset(credited or (group.id for group in self.groups))

    @property
    def worded_elsewhere(self) -> bool:
        """Whether the facts are worded by texts that are no versions of the story."""
        return self.kind in {"text", "file"}


def find_facts(
    story: Story, corrections: Corrections, config: Config, kept: Kept | None = None
) -> BaselineFacts:
    """Return the facts that a story gives: of its source's ``text``, ``cited``, or ``consensus``.

    Each way to a baseline is gone until one gives facts enough. A source report that the program
    found by itself must found a few, else it is no baseline; one that a person named is believed
    with a single one. ``kept`` holds what was found for the same story before.
    """
    kept = kept or Kept()
    found = kept.result(
        "facts",
        (story.versions, story.source, corrections.on_reading(), config),
        lambda: _found(story, corrections, config, kept),
    )
    named = set(corrections.named_facts()) - {group.id for group in found.groups}
    if named and corrections.on_reading():
        alone = kept.result(
            "facts by the program alone",
            (story.versions, story.source, config),
            lambda: _found(story, Corrections(), config, Kept()),
        )
        found = with_names_kept(found, alone, named)
    return with_corrected_facts(found, corrections)


def _found(story: Story, corrections: Corrections, config: Config, kept: Kept) -> BaselineFacts:
    """Return the facts as the program finds them, before a person said which are one."""
    known: SentencePairs | None = None
    for way in _ways(story, config.baseline.least_facts):
        versions = {
            version.outlet: _attributed(version, way, corrections, kept)
            for version in story.versions
        }
        speakers = way.report or versions
        independent = independent_versions(versions.values(), config.witnesses)
        known = pairs = _pairs([*versions.values(), *way.report.values()], config, kept, known)
        groups = _facts_of(speakers, pairs, independent, config)
        if sum(group.tier == "credited" for group in groups) >= way.least_facts:
            break
    return BaselineFacts(
        kind=way.kind,
        source=way.source,
        versions=versions,
        speakers=speakers,
        independent=independent,
        groups=groups,
        pairs=pairs,
        worded={group.id: founding_mentions(group) for group in groups if way.report},
    )


def _attributed(
    version: Version, way: _Way, corrections: Corrections, kept: Kept
) -> AttributedVersion:
    return kept.result(
        ("attributed", version.outlet, way.source is None),
        (version, way.source, corrections.on_reading(version.outlet)),
        lambda: attribute_version(version, way.source, corrections),
    )


def _pairs(
    versions: Sequence[AttributedVersion], config: Config, kept: Kept, known: SentencePairs | None
) -> SentencePairs:
    """Who speaks changes no pair: only which sentences there are."""
    return kept.result(
        "pairs",
        ([(version.version, version.sentences) for version in versions], config.same_fact),
        lambda: pairs_of_versions(versions, config.same_fact, known=known),
    )


def _facts_of(
    speakers: Mapping[str, AttributedVersion],
    pairs: SentencePairs,
    independent: IndependentVersions,
    config: Config,
) -> tuple[Group, ...]:
    """Group what speakers say into facts; those that all tell in one place are one."""
    statements = chain.from_iterable(speaker.statements for speaker in speakers.values())
    groups = group_statements(statements, pairs, independent, config.baseline, config.same_fact)
    versions = [
        MatchedVersion(outlet, speaker.statements, independent)
        for outlet, speaker in speakers.items()
    ]
    groups = with_sure_tellers(groups, versions, pairs, independent, config)
    return told_in_the_same_places(
        groups,
        places_of_facts(groups, versions, pairs, config),
        independent,
        config.same_fact.same_places,
    )


def pairs_of_versions(
    versions: Iterable[AttributedVersion],
    settings: SameFactSettings,
    unplaced: Collection[str] = (),
    known: SentencePairs | None = None,
) -> SentencePairs:
    """Return how likely every two sentences of different versions tell the same fact.

    Args:
        versions: The versions.
        settings: The model.
        unplaced: Outlets of which only single sentences are at hand, so that their place in the
            text tells nothing.
        known: What has been found already of some of the versions, as they are.
    """
    return sentence_pairs(
        [
            sentence
            for version in versions
            for sentence in compared_sentences(
                version, placed=version.version.outlet not in unplaced
            )
        ],
        settings,
        known,
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
    if named is not None and not named.name:
        return [_Way("consensus", None)]
    if named is not None:
        return [_Way("cited", named, 1), _Way("consensus", named)]
    source = find_source([(version, sentences(version)) for version in story.versions])
    cited = [] if source is None else [_Way("cited", source, least_facts)]
    return [*cited, _Way("consensus", None)]
