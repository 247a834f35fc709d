"""The only composition of the steps: a story in, a comparison out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from framing.attribution import find_source
from framing.baseline import Group, found_facts
from framing.config import Config, default
from framing.coverage import Match, Matches, cover, eligible, match, mention
from framing.cues import detectors
from framing.errors import StoryError
from framing.expected import Against
from framing.facts import as_fact
from framing.labels import Corrections
from framing.reading import Reader, Voiced, voiced
from framing.scores import scores
from framing.segment import sentences
from framing.shift_claims import Judge, Told, applied, with_contest, word
from framing.sources import sources
from framing.types import (
    BaselineKind,
    Comparison,
    Coverage,
    Fact,
    Mention,
    Reading,
    Shift,
    SourceReport,
    Story,
    Version,
    VersionReading,
)
from framing.witnesses import Witnesses, witnesses

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def compare(story: Story, config: Config | None = None) -> Comparison:
    """Compare the versions of a story with what they credit to their source report.

    Raises:
        StoryError: The story has fewer than two versions.
    """
    if len(story.versions) < 2:  # noqa: PLR2004 - a comparison takes two
        raise StoryError(f"{story.title}: one version only; a comparison needs two or more")
    return _Run(story, config or default()).comparison()


def score(article: Version, against: Story, config: Config | None = None) -> Comparison:
    """Score an article against the baseline of a story.

    The article founds no fact and no other version's numbers move; ``Comparison.article`` is its
    outlet.

    Raises:
        StoryError: The story already has a version of that outlet name, or has no version.
    """
    if article.outlet in {version.outlet for version in against.versions}:
        raise StoryError(
            f"{article.outlet} is a version of the story already; give another --outlet"
        )
    return _Run(against, config or default(), article).comparison()


@dataclass(frozen=True, slots=True)
class _Found:
    """The facts and, for every version, where it carries them."""

    kind: BaselineKind
    groups: tuple[Group, ...]
    matches: Mapping[str, Matches]


class _Run:
    """One comparison: holds what several steps need, each computed once."""

    def __init__(self, story: Story, config: Config, article: Version | None = None) -> None:
        self._story = story
        self._config = config
        self._article = article
        self._corrections = Corrections(story.labels)
        self._reader = Reader(detectors(), self._corrections)
        self._source = story.source or self._common_source(story)
        self._voiced = {
            version.outlet: voiced(version, self._source, self._corrections)
            for version in (*story.versions, *((article,) if article else ()))
        }
        self._report = self._source_text()
        self._report_read = self._reader.read(self._report, {}) if self._report else None
        self._witnesses = self._group(story.versions)
        self._found = self._facts()

    def comparison(self) -> Comparison:
        """Put the steps' results together."""
        read_versions = {outlet: self._read(found) for outlet, found in self._voiced.items()}
        facts = self._facts_told(self._readable(read_versions))
        coverage = {outlet: self._cover(outlet) for outlet in self._voiced}
        shifts = self._shifts(read_versions)
        facts = with_contest(facts, shifts)
        coverage = {outlet: applied(rows, shifts) for outlet, rows in coverage.items()}
        return Comparison(
            story=self._story,
            baseline=self._found.kind,
            source=self._source,
            versions=tuple(read_versions.values()),
            facts=facts,
            coverage=tuple(row for rows in coverage.values() for row in rows),
            shifts=shifts,
            scores=tuple(
                row
                for outlet, version in read_versions.items()
                for row in scores(
                    version,
                    self._against(outlet, facts, read_versions),
                    coverage[outlet],
                    self._config.scores,
                )
            ),
            sources=tuple(row for version in read_versions.values() for row in sources(version)),
            witnesses=self._witnesses.groups,
            article=self._article.outlet if self._article else "",
            warnings=self._warnings(facts),
            configuration=self._config.values(),
        )

    def _common_source(self, story: Story) -> SourceReport | None:
        return find_source([(version, sentences(version)) for version in story.versions])

    def _source_text(self) -> Voiced | None:
        if self._source is None or self._source.text is None:
            return None
        return voiced(self._source.text, self._source, Corrections(), is_source=True)

    def _group(self, versions: Sequence[Version]) -> Witnesses:
        voices = {version.outlet: self._voiced[version.outlet].voices for version in versions}
        return witnesses(versions, voices, self._config.witnesses)

    def _facts(self) -> _Found:
        said = [
            statement
            for version in self._story.versions
            for statement in self._voiced[version.outlet].statements
        ]
        kind: BaselineKind = "cited" if self._source else "consensus"
        if self._report is not None:
            kind, said = "text", list(self._report.statements)
        groups = found_facts(said, kind, self._witnesses, self._config.baseline)
        if kind == "cited" and len(groups) < self._least_facts():
            kind, self._source = "consensus", self._story.source
            groups = found_facts(said, kind, self._witnesses, self._config.baseline)
        matches = {
            outlet: self._corrected(
                outlet, groups, match(groups, found.statements, self._config.coverage)
            )
            for outlet, found in self._voiced.items()
        }
        return _Found(kind, groups, matches)

    def _least_facts(self) -> int:
        """A source that the user named needs one fact, one that the program found a few."""
        return 1 if self._story.source else self._config.baseline.least_facts

    def _corrected(self, outlet: str, groups: Sequence[Group], matches: Matches) -> Matches:
        """Put what a person said about the facts of a sentence in place of what was found."""
        said = self._voiced[outlet].statements
        for sentence in self._voiced[outlet].sentences:
            chosen = self._corrections.facts(outlet, sentence.index)
            places = [statement for statement in said if statement.sentence == sentence.index]
            if chosen is None or not places:
                continue
            kept = [one for one in matches.mentions if one.statement.sentence != sentence.index]
            set_now = [
                Match(group, places[0], 1.0, carries=True) for group in groups if group.id in chosen
            ]
            nearest = tuple(_after(one, sentence.index, set_now, kept) for one in matches.nearest)
            matches = Matches(nearest, tuple(sorted([*kept, *set_now], key=_reading_order)))
        return matches

    def _read(self, found: Voiced) -> VersionReading:
        carried: dict[int, list[str]] = {}
        for one in self._found.matches[found.version.outlet].mentions:
            facts = carried.setdefault(one.statement.sentence, [])
            if one.group.id not in facts:
                facts.append(one.group.id)
        by_sentence = {sentence: tuple(facts) for sentence, facts in carried.items()}
        return self._reader.read(found, by_sentence)

    def _readable(self, versions: Mapping[str, VersionReading]) -> Mapping[str, VersionReading]:
        """The versions and, where it is at hand, the source report's own text."""
        if self._report_read is None:
            return versions
        return {**versions, self._report_read.version.outlet: self._report_read}

    def _facts_told(self, versions: Mapping[str, VersionReading]) -> tuple[Fact, ...]:
        order = [version.outlet for version in self._story.versions]
        return tuple(
            as_fact(group, self._mentions(group), order, self._text_of(group.best.outlet), versions)
            for group in self._found.groups
        )

    def _mentions(self, group: Group) -> tuple[Mention, ...]:
        """Every place that carries a fact, the source's own text first where it is at hand."""
        own = [Match(group, said, 1.0, carries=True) for said in group.statements if self._report]
        found = [one for matches in self._found.matches.values() for one in matches.mentions]
        return tuple(mention(one) for one in (*own, *found) if one.group.id == group.id)

    def _shifts(self, versions: Mapping[str, VersionReading]) -> tuple[Shift, ...]:
        judge = Judge(self._found.kind, self._source, self._witnesses)
        return tuple(
            shift
            for index, group in enumerate(self._found.groups)
            for shift in judge.shifts(self._told(index, group, versions))
        )

    def _told(self, index: int, group: Group, versions: Mapping[str, VersionReading]) -> Told:
        """The fact as every version words it; the source report's own wording founds alone."""
        nearest = {outlet: found.nearest[index] for outlet, found in self._found.matches.items()}
        founding = tuple(
            word(
                Match(group, statement, 1.0, carries=True),
                self._readable(versions)[statement.outlet],
            )
            for statement in group.statements
        )
        wordings = {
            outlet: word(found, versions[outlet])
            for outlet, found in nearest.items()
            if found is not None and found.carries
        }
        return Told(group.id, founding, wordings)

    def _text_of(self, outlet: str) -> str:
        if self._report is not None and outlet == self._report.version.outlet:
            return self._report.version.text
        return self._voiced[outlet].version.text

    def _cover(self, outlet: str) -> tuple[Coverage, ...]:
        kind, known = self._found.kind, self._witnesses_for(outlet)
        open_to_it = {
            group.id: eligible(group, outlet, kind, known) for group in self._found.groups
        }
        return cover(outlet, self._found.matches[outlet], open_to_it, self._config.coverage)

    def _witnesses_for(self, outlet: str) -> Witnesses:
        """The groups to judge one version by: a scored article joins only its own."""
        if self._article is None or outlet != self._article.outlet:
            return self._witnesses
        return self._group((*self._story.versions, self._article))

    def _against(
        self, outlet: str, facts: Sequence[Fact], versions: Mapping[str, VersionReading]
    ) -> Against:
        known = self._witnesses_for(outlet)
        speakers = [
            version.outlet
            for version in self._story.versions
            if version.outlet != outlet and known.independent(outlet, version.outlet)
        ]
        if self._report_read is not None:
            speakers = [self._report_read.version.outlet]
        others: dict[str, Mapping[int, Reading]] = {
            name: {
                reading.sentence.index: reading
                for reading in self._readable(versions)[name].readings
            }
            for name in speakers
        }
        carried = {
            one.group.id: mention(one) for one in reversed(self._found.matches[outlet].mentions)
        }
        wordings = [
            self._text_of(place.outlet)[place.start : place.end]
            for fact in facts
            if (place := next((one for one in fact.mentions if one.outlet in others), None))
        ]
        return Against(facts=facts, others=others, carried=carried, wordings=wordings)

    def _warnings(self, facts: Sequence[Fact]) -> tuple[str, ...]:
        found = [*self._story.warnings, *self._witnesses.reasons]
        if self._source is not None and self._source.found:
            found.append(f"the versions' common source was found to be {self._source.name}")
        if self._found.kind == "consensus":
            found.append(
                "no version credits a common source report: the baseline is what at least two"
                " independent versions tell"
            )
        if not facts:
            found.append("no fact was found: the versions share too little to compare")
        for outlet, version in self._voiced.items():
            if version.in_footer:
                found.append(
                    f"{outlet} credits the source report in a footer, for the whole article"
                )
        return tuple(dict.fromkeys(found))


def _after(
    nearest: Match | None, sentence: int, set_now: Sequence[Match], kept: Sequence[Match]
) -> Match | None:
    """The nearest statement of a fact once a person has said what a sentence carries."""
    if nearest is None:
        return None
    by_hand = next((one for one in set_now if one.group.id == nearest.group.id), None)
    if by_hand is not None:
        return by_hand
    if nearest.statement.sentence != sentence:
        return nearest
    other = next((one for one in kept if one.group.id == nearest.group.id), None)
    return other or replace(nearest, similarity=0.0, carries=False)


def _reading_order(found: Match) -> tuple[int, str]:
    return found.statement.start, found.group.id
