"""The only composition of the steps: a story in, a comparison out.

Read ``_comparison`` for the whole way: who says what in each version, where it carries the facts,
what its sentences do, how its wordings differ, what the numbers come to. Each step is one function
over frozen values; what it does stands in the room that it calls.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from framing.article.attributed_version import attribute_version
from framing.article.sentence_readings import read_sentences
from framing.coding.corrections import Corrections, disagreement_warnings
from framing.config import Config, default
from framing.cues import detectors
from framing.errors import StoryError
from framing.facts.baseline import BaselineFacts, find_facts, pairs_of_versions
from framing.facts.baseline_file.contents import Baseline
from framing.facts.corrected_mentions import corrected, with_set_statuses
from framing.facts.coverage import cover, eligible
from framing.facts.fact import as_fact
from framing.facts.fact_matrix import FactMatrix
from framing.facts.headline_shifts import headline_shifts
from framing.facts.independent_versions import IndependentVersions, independent_versions
from framing.facts.matching import (
    MatchedVersion,
    Matches,
    facts_by_sentence,
    match_statements,
    mentions_by_fact,
)
from framing.facts.model_statuses import by_people, with_model_statuses
from framing.facts.nearest_elsewhere import with_nearest
from framing.facts.shift_claims import (
    ClaimRules,
    claim_shifts,
    fact_wordings,
    mark_contested,
    with_shifts,
)
from framing.kept import Kept
from framing.quotations.compare_quotations import compare_quotations
from framing.statistics.speakers import sources
from framing.statistics.story_scores import story_scores
from framing.types import Comparison, Shift, Story, Version, VersionReading

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from framing.article.attributed_version import AttributedVersion
    from framing.facts.same_fact.pair_model import SentencePairs
    from framing.types import Fact, SourceReport


def compare(story: Story, config: Config | None = None, kept: Kept | None = None) -> Comparison:
    """Compare the versions of a story with what they credit to their source report.

    Args:
        story: The versions, and what people corrected.
        config: Settings other than those that ship.
        kept: What earlier comparisons of the same story worked out. With it only what a
            correction touches is worked out again; the result is the same.

    Raises:
        StoryError: The story has fewer than two versions, or two of one outlet name.
    """
    if len(story.versions) < 2:  # noqa: PLR2004 - a comparison takes two
        raise StoryError(f"{story.title}: one version only; a comparison needs two or more")
    _check_outlets(story)
    settings, corrections = config or default(), Corrections(by_people(story.labels))
    kept = kept or Kept()
    baseline = find_facts(story, corrections, settings, kept)
    case = Case(baseline, baseline.versions, baseline.pairs, corrections, settings, kept=kept)
    matches = match(case)
    return _comparison(story, case, matches, read(case, matches))


def score(article: Version, against: Story | Baseline, config: Config | None = None) -> Comparison:
    """Score an article against the baseline of a story, or one read from a file.

    The article founds no fact and no other version's numbers move; ``Comparison.article`` is its
    outlet.

    Raises:
        StoryError: The baseline has a version of that outlet name already, or two of one name.
    """
    return score_with_texts(article, against, config).comparison


@dataclass(frozen=True, slots=True)
class ScoredArticle:
    """A scored article with what it was held against, for who looks at single sentences.

    Attributes:
        comparison: The result.
        article: The article read.
        known: Every other text read: versions, the source report's own, a baseline file's wordings.
        pairs: How likely two sentences tell the same, the article's among them.
    """

    comparison: Comparison
    article: VersionReading
    known: tuple[VersionReading, ...]
    pairs: SentencePairs


def score_with_texts(
    article: Version, against: Story | Baseline, config: Config | None = None
) -> ScoredArticle:
    """Score an article as ``score`` does, and keep the texts that it was held against.

    Raises:
        StoryError: As ``score`` does.
    """
    settings = config or default()
    if isinstance(against, Baseline):
        story, corrections = replace(against.story, versions=()), Corrections()
        baseline = against.baseline_facts(settings)
    else:
        _check_outlets(against)
        story, corrections = against, Corrections(by_people(against.labels))
        baseline = find_facts(story, corrections, settings)
    if article.outlet in baseline.versions or article.outlet in baseline.speakers:
        raise StoryError(f"{article.outlet} is in the baseline already; give another --outlet")
    case = with_article(
        Case(baseline, baseline.versions, baseline.pairs, corrections, settings), article
    )
    matches = match(case)
    readings = read(case, matches)
    texts = {**readings.speakers, **readings.versions}
    return ScoredArticle(
        _comparison(story, case, matches, readings),
        texts.pop(article.outlet),
        tuple(texts.values()),
        case.pairs,
    )


def _comparison(
    story: Story, case: Case, matches: Mapping[str, Matches], readings: Readings
) -> Comparison:
    """Hold every version of a case against the facts; the story is shown with the results."""
    baseline = case.baseline
    shifts = find_shifts(case, matches, readings)
    matrix = fill_matrix(case, matches, readings, shifts)
    scores, differences = story_scores(
        matrix, readings.versions, readings.speakers, case.scored, case.config.scores
    )
    made = Comparison(
        story=story,
        baseline=baseline.kind,
        source=baseline.source,
        versions=tuple(
            with_nearest(
                readings.versions,
                matrix.facts,
                case.pairs,
                # Of a baseline file only the facts' wordings are at hand.
                None if baseline.kind == "file" else case.config.same_fact.only_here,
                case.scored,
            ).values()
        ),
        facts=matrix.facts,
        coverage=tuple(row for rows in matrix.coverage.values() for row in rows),
        shifts=(*shifts, *find_headline_shifts(case, readings)),
        scores=tuple(scores),
        sources=tuple(row for version in readings.versions.values() for row in sources(version)),
        witnesses=baseline.independent.groups,
        article=case.scored,
        warnings=find_warnings(case, story, matrix.facts),
        configuration=case.config.values(),
        differences=tuple(differences),
        quotations=compare_quotations(
            readings.versions.values(),
            (
                reading
                for outlet, reading in readings.speakers.items()
                if outlet not in readings.versions
            ),
        ),
    )
    return with_model_statuses(made)


@dataclass(frozen=True, slots=True)
class Case:
    """What every step may look at: the baseline, and the versions that are held against it.

    Attributes:
        baseline: The facts, and who words them.
        versions: The story's versions and a scored article, attributed, by outlet.
        pairs: How likely sentences of different versions tell the same fact.
        corrections: What people have set.
        config: All settings.
        scored: The outlet of a scored article; empty without one.
        with_article: Which versions derive from one another when a scored article is one of them.
        kept: What earlier comparisons of the same story worked out.
    """

    baseline: BaselineFacts
    versions: Mapping[str, AttributedVersion]
    pairs: SentencePairs
    corrections: Corrections
    config: Config
    scored: str = ""
    with_article: IndependentVersions | None = None
    kept: Kept = field(default_factory=Kept)

    def independent(self, outlet: str) -> IndependentVersions:
        """Return the groups to judge one version by: a scored article joins only its own."""
        if outlet == self.scored and self.with_article is not None:
            return self.with_article
        return self.baseline.independent


@dataclass(frozen=True, slots=True)
class Readings:
    """Every sentence read: of the versions, and of those who word the facts, by outlet."""

    versions: Mapping[str, VersionReading]
    speakers: Mapping[str, VersionReading]


def with_article(case: Case, article: Version) -> Case:
    """Return the case with one more version that is to be scored, and founds nothing."""
    baseline = case.baseline
    attributed = attribute_version(article, baseline.source, case.corrections)
    versions = {**case.versions, article.outlet: attributed}
    derived = (
        None
        if baseline.worded_elsewhere
        else independent_versions(versions.values(), case.config.witnesses)
    )
    compared = {**baseline.speakers, **versions}
    pairs = pairs_of_versions(
        compared.values(),
        case.config.same_fact,
        unplaced=baseline.speakers if baseline.kind == "file" else (),
        known=case.pairs,
    )
    return replace(
        case, versions=versions, pairs=pairs, scored=article.outlet, with_article=derived
    )


def match(case: Case) -> dict[str, Matches]:
    """Find where each version carries each fact, by outlet; a person's word comes first."""
    groups = case.baseline.groups
    versions = [
        MatchedVersion(
            outlet,
            version.statements,
            case.independent(outlet),
            grouped=outlet in case.baseline.speakers,
        )
        for outlet, version in case.versions.items()
    ]
    by_program = case.kept.result(
        "matches",
        (groups, versions, case.pairs, case.config),
        lambda: match_statements(groups, versions, case.pairs, case.config),
    )
    return {
        outlet: corrected(matches, groups, case.versions[outlet], case.corrections)
        for outlet, matches in by_program.items()
    }


def read(case: Case, matches: Mapping[str, Matches]) -> Readings:
    """Read every sentence: its cues, sentiment, flags and role, and the facts that it carries."""
    rules, scored = detectors(), case.baseline.scored
    versions = {
        outlet: read_sentences(
            version,
            facts_by_sentence(matches[outlet]),
            scored,
            rules,
            case.corrections,
            case.kept,
        )
        for outlet, version in case.versions.items()
    }
    speakers = {
        outlet: versions.get(outlet) or read_sentences(speaker, {}, scored, rules, case.corrections)
        for outlet, speaker in case.baseline.speakers.items()
    }
    return Readings(versions, speakers)


def find_shifts(
    case: Case, matches: Mapping[str, Matches], readings: Readings
) -> tuple[Shift, ...]:
    """Find how each version's wording of a fact differs from the baseline's.

    What a person says is no difference is none.
    """
    baseline, refused = case.baseline, case.corrections.not_shifts()
    rules = ClaimRules(
        baseline.kind,
        baseline.source,
        baseline.independent,
        case.config.shift_claims.versions,
        case.scored,
    )
    return tuple(
        shift
        for place, group in enumerate(baseline.groups)
        for shift in claim_shifts(
            fact_wordings(place, group, matches, readings.versions, readings.speakers), rules
        )
        if (shift.fact, shift.outlet, shift.sentence, shift.kind) not in refused
    )


def find_headline_shifts(case: Case, readings: Readings) -> tuple[Shift, ...]:
    """Find the headings that say something else than their text, or than the baseline."""
    return headline_shifts(
        case.baseline.groups,
        {outlet: (case.versions[outlet], reading) for outlet, reading in readings.versions.items()},
        readings.speakers,
        case.baseline.source,
        case.config.headlines.near,
        case.kept,
    )


def fill_matrix(
    case: Case,
    matches: Mapping[str, Matches],
    readings: Readings,
    shifts: Sequence[Shift],
) -> FactMatrix:
    """Put together each fact with its mentions, and what each version does with it."""
    baseline = case.baseline
    mentions = mentions_by_fact(matches.values())
    readable = {**readings.versions, **readings.speakers}
    order = tuple(dict.fromkeys((*baseline.speakers, *baseline.versions)))
    facts = tuple(
        as_fact(
            group,
            (*baseline.worded.get(group.id, ()), *mentions.get(group.id, ())),
            order,
            readable,
        )
        for group in baseline.groups
    )
    coverage = {
        outlet: with_set_statuses(
            with_shifts(
                cover(outlet, matches[outlet], _eligible(case, outlet), case.config.coverage),
                shifts,
            ),
            case.corrections,
        )
        for outlet in case.versions
    }
    return FactMatrix(
        baseline,
        mark_contested(facts, [shift for shift in shifts if shift.outlet != case.scored]),
        matches,
        coverage,
        {outlet: case.independent(outlet) for outlet in case.versions},
    )


def _eligible(case: Case, outlet: str) -> dict[str, bool]:
    """Which facts stand without this version, by id."""
    baseline, settings = case.baseline, case.config.baseline
    known = case.independent(outlet)
    return {
        group.id: eligible(group, outlet, baseline.kind, known, settings)
        for group in baseline.groups
    }


def find_warnings(case: Case, story: Story, facts: Sequence[Fact]) -> tuple[str, ...]:
    """Say, a line each, what to know before the numbers are believed."""
    baseline = case.baseline
    warnings = [*story.warnings, *baseline.independent.reasons]
    if case.with_article is not None:
        warnings += case.with_article.reasons
    if baseline.source is not None and baseline.source.found:
        warnings.append(
            f"the versions' common source was found to be {baseline.source.name}; if it is "
            "another, name it under [source] in story.toml"
        )
    if baseline.kind == "consensus":
        named = story.source
        warnings.append(
            _no_source(named) + ": the baseline is what at least two independent versions tell"
        )
    if baseline.source is None and (credited := case.corrections.of_source()):
        more = f" (and {len(credited) - 1:,} more)" if len(credited) > 1 else ""
        warnings.append(
            f"labels.csv: voice source of sentence {credited[0].sentence} of {credited[0].outlet}"
            f"{more}, and no source report; taken as other; name it under [source] in story.toml"
        )
    if not facts:
        warnings.append("no fact was found: the versions share too little to compare")
    warnings += [
        f"{outlet} credits the source report in a footer, for the whole article"
        for outlet, version in case.versions.items()
        if version.in_footer
    ]
    warnings += case.corrections.strays(
        {outlet: len(version.sentences) for outlet, version in case.versions.items()},
        {fact.id for fact in facts} | baseline.uncorrected,
    )
    warnings += disagreement_warnings(case.corrections.disagreements())
    return tuple(dict.fromkeys(warnings))


def _no_source(named: SourceReport | None) -> str:
    if named is None:
        return "no common source found"
    if not named.name:
        return "the versions cite no common source, says story.toml"
    return f"no version credits {named.name} itself"


def _check_outlets(story: Story) -> None:
    """Everything is told apart by outlet name: one name twice would mix two texts up."""
    names = Counter(version.outlet for version in story.versions)
    if story.source is not None and story.source.text is not None:
        names[story.source.text.outlet] += 1
    twice = [outlet for outlet, times in names.items() if times > 1]
    if twice:
        raise StoryError(f"{story.title}: two texts are named {twice[0]}; rename or remove one")
