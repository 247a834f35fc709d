"""Whether labels can be told without reading: from length and place alone.

A corpus made up by hand may give its answers away. Two classifiers that see no word, fitted on
other stories, say of pairs of sentences whether they tell one fact, and of sentences whether they
tell any: an AUC of .5 is guessing.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import GroupKFold

from tools.corpus.stories import corpus_stories

if TYPE_CHECKING:
    from pathlib import Path

    from tools.corpus.stories import CorpusStory

_FOLDS, _SEED = 5, 20241119


class TellTales(NamedTuple):
    """How well labels are told without words: areas under the curve, 0 to 1."""

    pairs: float
    sentences: float


def tell_tales(corpus: Path) -> TellTales:
    """Return how far length and place alone tell what sentences tell."""
    pairs, alone = [], []
    for group, story in enumerate(corpus_stories(corpus)):
        places, told = _sentences(story)
        alone += [
            (*place, bool(facts), group) for (_, *place), facts in zip(places, told, strict=True)
        ]
        pairs += [
            (*one, *other, bool(told[first] & told[second]), group)
            for (first, (outlet, *one)), (second, (rival, *other)) in combinations(
                enumerate(places), 2
            )
            if outlet != rival
        ]
    return TellTales(_auc(np.asarray(pairs, float)), _auc(np.asarray(alone, float)))


def _sentences(story: CorpusStory) -> tuple[list[tuple[str, float, float]], list[set[str]]]:
    """Outlet, length in characters and place from 0 to 1 of each sentence, and what it tells."""
    told: dict[tuple[str, int, int], set[str]] = {place: set() for place in story.sentences()}
    for row in story.table("links"):
        if row["relation"] != "part":
            place = row["outlet"], int(row["start"]), int(row["end"])
            told.get(place, set()).add(row["fact"])
    places = [
        (outlet, float(end - start), start / len(story.texts[outlet]))
        for outlet, start, end in told
    ]
    return places, list(told.values())


def _auc(table: np.ndarray) -> float:
    """The area under the curve of a classifier fitted on other stories."""
    seen, labels, groups = table[:, :-2], table[:, -2], table[:, -1]
    answers = np.zeros(len(labels))
    for fit, held in GroupKFold(_FOLDS).split(seen, labels, groups):
        model = HistGradientBoostingClassifier(random_state=_SEED)
        answers[held] = model.fit(seen[fit], labels[fit]).predict_proba(seen[held])[:, 1]
    return float(roc_auc_score(labels, answers))
