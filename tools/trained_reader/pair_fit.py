"""The model of pairs with more to go by: the nine features, and what a reader says of the pair."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from framing.facts.same_fact.pair_features import FEATURES
from tools.same_fact.fit import fit_features

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from numpy.typing import NDArray

    from tools.same_fact.fit import PairFit
    from tools.trained_reader.read_stories import ReadStory

    Floats = NDArray[np.float64]

LOGIT, COSINE = 0, 1
"""Where in what a reader says of a pair the logit stands, and the cosine of mean vectors."""
WORDS = ("shared_words", "similarity", "containment", "margin", "neighbours")
"""The features that rest on likeness of words."""


@dataclass(frozen=True, slots=True, eq=False)
class Seen:
    """A story with all that is known of its pairs.

    Attributes:
        story: The story.
        columns: A row for each pair, in the order of ``story.pairs``.
    """

    story: ReadStory
    columns: Floats

    @property
    def labels(self) -> NDArray[np.int8]:
        """1 where both tell one fact, 0 where not, -1 where a reader would hesitate."""
        labels: NDArray[np.int8] = self.story.same[self.story.pairs]
        return labels


def seen(story: ReadStory, said: Floats | None = None, leave: Collection[str] = ()) -> Seen:
    """Return a story with the nine features of its pairs, and what a reader says of them.

    Args:
        story: The story.
        said: What a reader says of every two sentences, any number deep; each comes as it is, and
            as how far it is above the next best of the sentences in the other's version.
        leave: Features of the nine to leave out.
    """
    pairs = story.pairs
    kept = [place for place, name in enumerate(FEATURES) if name not in leave]
    columns = [story.features[pairs][:, kept]]
    for each in () if said is None else np.moveaxis(said, -1, 0):
        columns += [each[pairs][:, None], _margins(story, each)[pairs][:, None]]
    return Seen(story, np.concatenate(columns, axis=1))


def _margins(story: ReadStory, said: Floats) -> Floats:
    margins = np.zeros_like(said)
    for one in story.versions:
        for other in story.versions:
            if one != other:
                block = said[one, other]
                margins[one, other] = np.minimum(_above_next(block), _above_next(block.T).T)
    return margins


def _above_next(block: Floats) -> Floats:
    """How far each is above the best other one of its row."""
    if block.shape[1] < 2:  # noqa: PLR2004 - no other one
        return np.zeros_like(block)
    ranked = np.sort(block, axis=1)
    best, second = ranked[:, -1:], ranked[:, -2:-1]
    return np.asarray(block - np.where(block >= best, second, best))


def fitted(stories: Sequence[Seen]) -> PairFit:
    """Fit on whole stories; doubtful pairs are left out."""
    return fit_features(
        np.concatenate([story.columns for story in stories]),
        np.concatenate([story.labels for story in stories]),
    )
