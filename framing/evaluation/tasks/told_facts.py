"""Told facts: which sentences tell the same fact, and what is claimed of each version.

A link is a pair of sentences of two versions that tell one fact; doubtful pairs count nowhere.
Recall is also given by the less plain way in which one of the two tells it: in nearly the same
words, in other words, inside a quotation, by a pronoun, or only presupposed. "Told right" and "not
found right" are of claims; the version whose words a fact has makes none.

A baseline calls every pair of sentences the same from the likeness on that suits all other stories
best, so it is judged, as the program is, on stories it has not seen.
"""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from framing.evaluation.baselines import character_tfidf, containment, word_tfidf
from framing.evaluation.encoder_likeness import encoder_cosine, has_encoder
from framing.evaluation.fact_gold import gold_story
from framing.evaluation.fact_measures import count, gold_fact_of
from framing.evaluation.task import OURS, Measured
from framing.evaluation.thresholds import best_threshold
from framing.ingest import read_story
from framing.pipeline import compare

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from framing.evaluation.fact_gold import GoldStory, Place
    from framing.evaluation.metrics import Floats, Metric
    from framing.evaluation.task import Row
    from framing.types import Comparison

_PART = "test"
_TELLINGS = ("same words", "paraphrase", "quotation", "pronoun", "presupposition")
"""How a fact is told, the plainest first."""
_SHARES = (
    ("facts precision", "good facts", "our facts"),
    ("facts recall", "found facts", "gold facts"),
    ("told right", "carried right", "carried"),
    ("not found right", "omitted right", "omitted"),
    ("cells right", "right cells", "cells"),
    ("cannot tell", "open cells", "cells"),
    ("only here right", "right alone", "our alone"),
    ("only here found", "right alone", "gold alone"),
)
_DIFFERENCES = (
    ("differences right", "right differences", "our differences"),
    ("differences found", "found differences", "gold differences"),
)
_OUTSIDE = frozenset({"credit", "wording"})
"""Kinds of shift that no label is about."""


class _Pair(NamedTuple):
    """Two sentences of two versions: their words, whether they tell one fact, and how plainly."""

    left: str
    right: str
    same: bool
    claimed: bool
    telling: str


class _Read(NamedTuple):
    """A story as the program reads it, beside its labels."""

    name: str
    pairs: tuple[_Pair, ...]
    counts: Counter[str]


def measure(rows: Sequence[Row], *, baselines: bool) -> Iterator[Measured]:
    """Compare every story, and with ``baselines`` call pairs the same by their likeness alone."""
    parts = {row["part"] for row in rows}
    read = [
        _read(str(row["story"]), Path(row["folder"]))
        for row in rows
        if row["part"] == _PART or _PART not in parts
    ]
    names = [one.name for one in read]
    yield from _links(read, [np.array([p.claimed for p in one.pairs]) for one in read], OURS, names)
    for metric, part, whole in (*_SHARES, *_DIFFERENCES):
        score = _share([one.counts[part] for one in read], [one.counts[whole] for one in read])
        yield Measured(metric, OURS, score, names)
    if baselines:
        likenesses = {
            "word TF-IDF": word_tfidf,
            "character TF-IDF": character_tfidf,
            "containment": containment,
        }
        if has_encoder():
            likenesses["encoder"] = encoder_cosine
        for system, likeness in likenesses.items():
            alike = _by_story(
                read,
                likeness(
                    [p.left for one in read for p in one.pairs],
                    [p.right for one in read for p in one.pairs],
                ),
            )
            yield from _links(read, _by_other_stories(read, alike), system, names)


def _read(name: str, folder: Path) -> _Read:
    story = read_story(folder)
    comparison = compare(story)
    gold = gold_story(folder, story, comparison)
    counts = count(comparison, gold) + _differences(comparison, gold)
    return _Read(name, tuple(_pairs(comparison, gold)), counts)


def _pairs(comparison: Comparison, gold: GoldStory) -> Iterator[_Pair]:
    """Every pair of sentences of two versions about which a reader is sure."""
    told = {
        (version.version.outlet, reading.sentence.index): (
            version.version.text[reading.sentence.start : reading.sentence.end],
            frozenset(reading.facts),
        )
        for version in comparison.versions
        for reading in version.readings
        if reading.role not in {"heading", "boilerplate"}
    }
    for one, other in combinations(sorted(told), 2):
        same = gold.tells(one) & gold.tells(other)
        if one[0] == other[0] or (not same and gold.may_tell(one) & gold.may_tell(other)):
            continue
        (left, ours), (right, theirs) = told[one], told[other]
        plainest = min(
            (_plainness(gold, fact, one, other) for fact in same), default=len(_TELLINGS)
        )
        telling = _TELLINGS[plainest] if plainest < len(_TELLINGS) else ""
        yield _Pair(left, right, bool(same), bool(ours & theirs), telling)


def _plainness(gold: GoldStory, fact: str, one: Place, other: Place) -> int:
    """How plainly two sentences tell a fact: the less plain of both; the number where unknown."""
    ways = [gold.tellings.get((place, fact), "") for place in (one, other)]
    return max(_TELLINGS.index(way) if way in _TELLINGS else len(_TELLINGS) for way in ways)


def _differences(comparison: Comparison, gold: GoldStory) -> Counter[str]:
    """Claimed differences that a reader has too, and those of a reader that are claimed."""
    known = {fact.id: gold_fact_of(fact, gold) for fact in comparison.facts}
    claims = {
        (shift.fact, frozenset({shift.outlet, shift.baseline_outlet}), shift.kind, shift.contested)
        for shift in comparison.shifts
        if shift.kind not in _OUTSIDE
    }
    right, found = 0, set()
    for fact, outlets, kind, _ in claims:
        hits = {
            each
            for each in gold.differs
            if each[0] == known[fact] and each[1] in outlets and each[2] == kind
        }
        right += bool(hits)
        found |= hits
    listed = {each for each in gold.differs if each[0] in gold.listed}
    return Counter(
        {
            "our differences": len(claims),
            "right differences": right,
            "gold differences": len(listed),
            "found differences": len(found & listed),
        }
    )


def _links(
    read: Sequence[_Read], claimed: Sequence[NDArray[np.bool_]], system: str, names: Sequence[str]
) -> Iterator[Measured]:
    same = [np.array([pair.same for pair in one.pairs], bool) for one in read]
    both = [int((ours & so).sum()) for ours, so in zip(claimed, same, strict=True)]
    ours, gold = [int(each.sum()) for each in claimed], [int(each.sum()) for each in same]
    yield Measured("links precision", system, _share(both, ours), names)
    yield Measured("links recall", system, _share(both, gold), names)
    # Twice what both have, of what each has: the harmonic mean of precision and recall.
    sums = [first + second for first, second in zip(ours, gold, strict=True)]
    yield Measured("links F1", system, _share([2 * each for each in both], sums), names)
    for telling in _TELLINGS:
        told = [np.array([pair.telling == telling for pair in one.pairs], bool) for one in read]
        if sum(int(each.sum()) for each in told):
            hits = [int((mine & way).sum()) for mine, way in zip(claimed, told, strict=True)]
            score = _share(hits, [int(each.sum()) for each in told])
            yield Measured(f"links recall, {telling}", system, score, names)


def _by_story(read: Sequence[_Read], alike: Sequence[float]) -> list[Floats]:
    ends = np.cumsum([len(one.pairs) for one in read])[:-1]
    return [np.asarray(part) for part in np.split(np.asarray(alike, float), ends)]


def _by_other_stories(read: Sequence[_Read], alike: Sequence[Floats]) -> list[NDArray[np.bool_]]:
    """Call pairs the same from the likeness on that gives all other stories their best F1."""
    same = [np.array([pair.same for pair in one.pairs], bool) for one in read]
    claimed = []
    for place, own in enumerate(alike):
        others = [at for at in range(len(read)) if at != place] or [place]
        least = best_threshold(
            np.concatenate([same[at] for at in others]),
            np.concatenate([alike[at] for at in others]),
        )
        claimed.append(own >= least)
    return claimed


def _share(parts: Sequence[int], wholes: Sequence[int]) -> Metric:
    """The share over stories, each as often as it is drawn; undefined of nothing."""
    part, whole = np.asarray(parts, float), np.asarray(wholes, float)

    def metric(weights: Floats) -> float:
        total = float(weights @ whole)
        return float(weights @ part) / total if total else float("nan")

    return metric
