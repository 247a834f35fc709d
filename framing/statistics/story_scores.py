"""All numbers of a story: every version scored, tested against its baseline and by two."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from framing.statistics.baseline_values import BaselineReference, FactMeans
from framing.statistics.measures import measured
from framing.statistics.score_tests import compare_scores
from framing.statistics.scores import score_version

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from framing.config import ScoreSettings
    from framing.facts.fact_matrix import FactMatrix
    from framing.facts.independent_versions import IndependentVersions
    from framing.types import Difference, Mention, Score, VersionReading


def story_scores(
    matrix: FactMatrix,
    versions: Mapping[str, VersionReading],
    speakers: Mapping[str, VersionReading],
    scored: str,
    settings: ScoreSettings,
) -> tuple[list[Score], list[Difference]]:
    """Return every version's scores, and versions compared by two, each with its test.

    Args:
        matrix: The facts, and what each version does with them.
        versions: The versions to score, read, by outlet.
        speakers: Those who word the facts, read, by outlet.
        scored: The outlet of a scored article, whose comparisons are a family of their own, so
            that it moves no other's numbers; empty without one.
        settings: Level and repeats of the intervals, and what is too little text.
    """
    measures = {
        outlet: measured(version.readings) for outlet, version in {**versions, **speakers}.items()
    }
    means: dict[IndependentVersions, FactMeans] = {}
    for independent in matrix.independent.values():
        if independent not in means:
            witness = {name: independent.group(name)[0] for name in speakers}
            means[independent] = FactMeans(matrix.scored_facts, measures, witness)
    rows = {}
    for outlet, version in versions.items():
        independent = matrix.independent[outlet]
        left_out = _left_out(matrix, independent, outlet)
        reference = BaselineReference(
            fact_means=means[independent],
            left_out=left_out,
            measured=measures[outlet],
            carried=matrix.carried(outlet),
            wordings=_sentences(means[independent].wordings(left_out), speakers),
            credits=matrix.baseline.source is not None,
        )
        rows[outlet] = score_version(version, reference, matrix.scored_coverage(outlet), settings)
    rest = [scores for outlet, scores in rows.items() if outlet != scored]
    families = [[*combinations(rest, 2)]]
    if scored:
        families.append([(rows[scored], scores) for scores in rest])
    return compare_scores([*rows.values()], families, settings)


def _left_out(matrix: FactMatrix, independent: IndependentVersions, outlet: str) -> frozenset[str]:
    """Who may not speak for the facts that a version is compared with: the version itself."""
    if matrix.baseline.worded_elsewhere:
        return frozenset()
    return frozenset(independent.group(outlet)[:1])


def _sentences(mentions: Sequence[Mention], speakers: Mapping[str, VersionReading]) -> list[str]:
    """The sentences that mentions stand in, each once: parts of sentences read more easily."""
    texts = []
    for outlet, number in dict.fromkeys((mention.outlet, mention.sentence) for mention in mentions):
        speaker = speakers[outlet]
        place = speaker.readings[number].sentence
        texts.append(speaker.version.text[place.start : place.end])
    return texts
