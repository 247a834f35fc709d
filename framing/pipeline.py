"""The only composition of the steps: a story in, a comparison out."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING

from framing.article.reading import Reader, voiced
from framing.coding.corrections import Corrections
from framing.config import Config, default
from framing.cues import detectors
from framing.errors import StoryError
from framing.facts.baseline import Foundation, of_story
from framing.facts.baseline_file.contents import Baseline
from framing.facts.corrected_mentions import corrected
from framing.facts.coverage import Matches, by_fact, cover, eligible, match, mention, strict
from framing.facts.fact import as_fact
from framing.facts.headline_shifts import Headlines
from framing.facts.independent_versions import Witnesses, witnesses
from framing.facts.shift_claims import Judge, Told, applied, with_contest, word
from framing.statistics.baseline_values import Against, Votes
from framing.statistics.measures import measured
from framing.statistics.scores import scores
from framing.statistics.speakers import sources
from framing.statistics.verdicts import contrast
from framing.types import (
    Comparison,
    Coverage,
    Difference,
    Fact,
    Mention,
    Score,
    Shift,
    Story,
    Version,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from framing.facts.grouping import Group
    from framing.statistics.measures import Measured


def compare(story: Story, config: Config | None = None) -> Comparison:
    """Compare the versions of a story with what they credit to their source report.

    Raises:
        StoryError: The story has fewer than two versions, or two of one outlet name.
    """
    if len(story.versions) < 2:  # noqa: PLR2004 - a comparison takes two
        raise StoryError(f"{story.title}: one version only; a comparison needs two or more")
    _check_outlets(story)
    settings = config or default()
    corrections = Corrections(story.labels)
    foundation = of_story(story, settings, corrections)
    return _Run(story, foundation, settings, corrections).comparison()


def score(article: Version, against: Story | Baseline, config: Config | None = None) -> Comparison:
    """Score an article against the baseline of a story, or one read from a file.

    The article founds no fact and no other version's numbers move; ``Comparison.article`` is its
    outlet.

    Raises:
        StoryError: The baseline has a version of that outlet name already, or two of one name.
    """
    settings = config or default()
    if isinstance(against, Baseline):
        story, corrections = replace(against.story, versions=()), Corrections()
        foundation = against.foundation()
    else:
        _check_outlets(against)
        story, corrections = against, Corrections(against.labels)
        foundation = of_story(story, settings, corrections)
    if article.outlet in foundation.versions or article.outlet in foundation.speakers:
        raise StoryError(f"{article.outlet} is in the baseline already; give another --outlet")
    return _Run(story, foundation, settings, corrections, article).comparison()


def _check_outlets(story: Story) -> None:
    """Everything is told apart by outlet name: one name twice would mix two texts up."""
    names = Counter(version.outlet for version in story.versions)
    if story.source is not None and story.source.text is not None:
        names[story.source.text.outlet] += 1
    twice = [outlet for outlet, times in names.items() if times > 1]
    if twice:
        raise StoryError(f"{story.title}: two texts are named {twice[0]}; rename or remove one")


class _Run:
    """One comparison: holds what several steps need, each computed once."""

    def __init__(
        self,
        story: Story,
        foundation: Foundation,
        config: Config,
        corrections: Corrections,
        article: Version | None = None,
    ) -> None:
        """Match every version with the facts and read it."""
        self._story = story
        self._corrections = corrections
        self._base = foundation
        self._config = config
        self._coverage = strict(config.coverage, foundation.kind, config.baseline)
        self._article = article.outlet if article else ""
        self._voiced = dict(foundation.versions)
        if article is not None:
            self._voiced[article.outlet] = voiced(article, foundation.source, corrections)
        self._witnesses_of_article = self._with_article(article)
        groups, reader = foundation.groups, Reader(detectors(), corrections)
        every = [found.statements for found in self._voiced.values()]
        matched = zip(self._voiced.items(), match(groups, every, self._coverage), strict=True)
        self._matches = {
            outlet: corrected(matches, groups, found, corrections)
            for (outlet, found), matches in matched
        }
        self._mentions = {
            outlet: by_fact(matches.mentions) for outlet, matches in self._matches.items()
        }
        self._versions = {
            outlet: reader.read(found, _facts_by_sentence(self._matches[outlet]))
            for outlet, found in self._voiced.items()
        }
        self._speakers = {
            outlet: self._versions.get(outlet) or reader.read(found, {})
            for outlet, found in foundation.speakers.items()
        }

    def comparison(self) -> Comparison:
        """Put the steps' results together."""
        told = self._shifts()
        others = [shift for shift in told if shift.outlet != self._article]
        facts = with_contest(self._facts(), others)
        coverage = {outlet: applied(self._cover(outlet), told) for outlet in self._versions}
        scored, differences = self._numbers(facts, coverage)
        return Comparison(
            story=self._story,
            baseline=self._base.kind,
            source=self._base.source,
            versions=tuple(self._versions.values()),
            facts=facts,
            coverage=tuple(row for rows in coverage.values() for row in rows),
            shifts=(*told, *self._headline_shifts()),
            scores=tuple(scored),
            sources=tuple(row for version in self._versions.values() for row in sources(version)),
            witnesses=self._base.witnesses.groups,
            article=self._article,
            warnings=self._warnings(facts),
            configuration=self._config.values(),
            differences=tuple(differences),
        )

    def _numbers(
        self, facts: Sequence[Fact], coverage: Mapping[str, Sequence[Coverage]]
    ) -> tuple[list[Score], list[Difference]]:
        """Score versions and compare them by two; a scored article is a family of its own."""
        settings = self._config.scores
        measures = {
            outlet: measured(version.readings)
            for outlet, version in (self._versions | self._speakers).items()
        }
        votes = {
            known: Votes(facts, measures, {name: known.group(name)[0] for name in self._speakers})
            for known in {self._witnesses_for(outlet) for outlet in self._versions}
        }
        rows = {
            outlet: scores(
                version,
                self._against(outlet, votes[self._witnesses_for(outlet)], measures[outlet]),
                coverage[outlet],
                settings,
            )
            for outlet, version in self._versions.items()
        }
        rest = [found for outlet, found in rows.items() if outlet != self._article]
        families = [[*combinations(rest, 2)]]
        if self._article:
            families.append([(rows[self._article], found) for found in rest])
        return contrast([*rows.values()], families, settings)

    def _facts(self) -> tuple[Fact, ...]:
        readable = self._versions | self._speakers
        order = tuple(dict.fromkeys((*self._base.speakers, *self._base.versions)))
        return tuple(
            as_fact(group, self._mentions_of(group), order, readable) for group in self._base.groups
        )

    def _mentions_of(self, group: Group) -> tuple[Mention, ...]:
        """Every place that carries a fact, those that word it from outside the story first."""
        told = [one for found in self._mentions.values() for one in found.get(group.id, ())]
        return (*self._base.worded.get(group.id, ()), *map(mention, told))

    def _shifts(self) -> tuple[Shift, ...]:
        agreeing = self._config.shift_claims.versions
        judge = Judge(
            self._base.kind, self._base.source, self._base.witnesses, agreeing, self._article
        )
        return tuple(
            shift
            for index, group in enumerate(self._base.groups)
            for shift in judge.shifts(self._told(index, group))
        )

    def _headline_shifts(self) -> tuple[Shift, ...]:
        headlines = Headlines(
            self._base.groups, self._speakers, self._base.source, self._config.coverage.carried
        )
        return headlines.shifts(self._voiced, self._versions)

    def _told(self, index: int, group: Group) -> Told:
        founding = tuple(
            word(statement, self._speakers[statement.outlet]) for statement in group.statements
        )
        nearest = {outlet: matches.nearest[index] for outlet, matches in self._matches.items()}
        wordings = {
            outlet: word(found.statement, self._versions[outlet])
            for outlet, found in nearest.items()
            if found is not None and found.carries
        }
        return Told(group.id, founding, wordings)

    def _cover(self, outlet: str) -> tuple[Coverage, ...]:
        known = self._witnesses_for(outlet)
        open_to_it = {
            group.id: eligible(group, outlet, self._base.kind, known, self._config.baseline)
            for group in self._base.groups
        }
        return cover(outlet, self._matches[outlet], open_to_it, self._coverage)

    def _with_article(self, article: Version | None) -> Witnesses | None:
        if article is None or self._base.apart:
            return None
        versions = [found.version for found in self._voiced.values()]
        voices = {outlet: found.voices for outlet, found in self._voiced.items()}
        return witnesses(versions, voices, self._config.witnesses)

    def _witnesses_for(self, outlet: str) -> Witnesses:
        """The groups to judge one version by: a scored article joins only its own."""
        if outlet == self._article and self._witnesses_of_article is not None:
            return self._witnesses_of_article
        return self._base.witnesses

    def _against(self, outlet: str, votes: Votes, measures: Measured) -> Against:
        itself = self._witnesses_for(outlet).group(outlet)[:1]
        left_out = frozenset[str]() if self._base.apart else frozenset(itself)
        return Against(
            votes=votes,
            left_out=left_out,
            measured=measures,
            carried={
                one.group.id: one.statement.sentence
                for one in reversed(self._matches[outlet].mentions)
            },
            wordings=self._sentences_of(votes.wordings(left_out)),
            credits=self._base.source is not None,
        )

    def _sentences_of(self, mentions: Sequence[Mention]) -> list[str]:
        """The sentences that mentions stand in, each once: parts of sentences read more easily."""
        found = []
        for outlet, number in dict.fromkeys((one.outlet, one.sentence) for one in mentions):
            version = self._speakers[outlet]
            place = version.readings[number].sentence
            found.append(version.version.text[place.start : place.end])
        return found

    def _warnings(self, facts: Sequence[Fact]) -> tuple[str, ...]:
        base = self._base
        found = [*self._story.warnings, *base.witnesses.reasons]
        if self._witnesses_of_article is not None:
            found += self._witnesses_of_article.reasons
        if base.source is not None and base.source.found:
            found.append(
                f"the versions' common source was found to be {base.source.name}; if it is "
                "another, name it under [source] in story.toml"
            )
        if base.kind == "consensus":
            named = self._story.source
            found.append(
                (f"no version credits {named.name} itself" if named else "no common source found")
                + ": the baseline is what at least two independent versions tell"
            )
        if not facts:
            found.append("no fact was found: the versions share too little to compare")
        found += [
            f"{outlet} credits the source report in a footer, for the whole article"
            for outlet, version in self._voiced.items()
            if version.in_footer
        ]
        found += self._corrections.strays(
            {outlet: len(version.sentences) for outlet, version in self._voiced.items()},
            {fact.id for fact in facts} | base.found,
        )
        return tuple(dict.fromkeys(found))


def _facts_by_sentence(matches: Matches) -> dict[int, tuple[str, ...]]:
    found: dict[int, dict[str, None]] = {}
    for one in matches.mentions:
        found.setdefault(one.statement.sentence, {})[one.group.id] = None
    return {sentence: tuple(facts) for sentence, facts in found.items()}
