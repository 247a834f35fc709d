"""How likely two statements tell the same fact: their sentences' probability, shared out."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import fsum
from typing import TYPE_CHECKING, TypeAlias

from framing.facts.similarity import DIGITS
from framing.facts.word_weights import word_weight
from framing.language.ngrams import text_stems
from framing.language.synonyms import content_meanings

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from framing.article.statements import Statement
    from framing.facts.same_fact.pair_model import SentencePairs

    Matrix: TypeAlias = NDArray[np.float64]

_MEANING_WEIGHT = 4.0
"""What a shared meaning weighs beside a shared word: about a word of middling rarity."""


@dataclass(frozen=True, slots=True, eq=False)
class StatementPairs:
    """Statements with the probability that two of different versions tell the same.

    Attributes:
        probability: Symmetrical, 0 to 1; 0 within a version.
        sentence: The row of each statement's sentence in the table of sentences.
        outlet: The version of each such row.
    """

    probability: Matrix
    sentence: tuple[int, ...]
    outlet: Mapping[int, str]

    def of(self, places: Sequence[int]) -> StatementPairs:
        """Return the table of some of the statements."""
        import numpy as np  # noqa: PLC0415 - kept out of the import of the package

        return StatementPairs(
            self.probability[np.ix_(places, places)],
            tuple(self.sentence[place] for place in places),
            self.outlet,
        )


def statement_pairs(
    statements: Sequence[Statement], pairs: SentencePairs, least: float
) -> StatementPairs:
    """Return how likely every two statements of different versions tell the same.

    A pair of sentences hands its probability to the two statements that have most in common, and
    to the others the share that they have of that.

    Args:
        statements: The statements, in any order.
        pairs: The probabilities of their sentences.
        least: A pair of sentences below this, 0 to 1, has nothing to share out.
    """
    import numpy as np  # noqa: PLC0415 - kept out of the import of the package

    rows = [pairs.place[statement.outlet, statement.sentence] for statement in statements]
    of_sentence: dict[int, list[int]] = {}
    for place, row in enumerate(rows):
        of_sentence.setdefault(row, []).append(place)
    # Within a version 0: it seldom tells a fact twice, and what it tells apart is apart.
    probability = np.zeros((len(rows), len(rows)))
    for one, other in np.argwhere(np.triu(pairs.probability >= least)).tolist():
        left, right = of_sentence.get(one, []), of_sentence.get(other, [])
        if not left or not right:
            continue
        likely = float(pairs.probability[one, other])
        if len(left) == len(right) == 1:
            probability[left[0], right[0]] = probability[right[0], left[0]] = likely
            continue
        share = _shares([statements[place] for place in left], [statements[p] for p in right])
        shared_out = np.round(likely * share, DIGITS)
        probability[np.ix_(left, right)] = shared_out
        probability[np.ix_(right, left)] = shared_out.T
    outlet = {row: statement.outlet for row, statement in zip(rows, statements, strict=True)}
    return StatementPairs(probability, tuple(rows), outlet)


def _shares(left: Sequence[Statement], right: Sequence[Statement]) -> Matrix:
    """What each pair of statements has in common, as a share of what the best pair has."""
    import numpy as np  # noqa: PLC0415

    common = np.asarray([[_closeness(one.text, other.text) for other in right] for one in left])
    most = float(common.max())
    return common / most if most > 0.0 else np.ones_like(common)


def _closeness(first: str, second: str) -> float:
    """What two statements have in common, beside what the shorter of them could have.

    Divided by the root of that: a long part of a sentence has something in common with anything.
    """
    weight = min(_weight(first), _weight(second))
    return words_in_common(first, second) / weight**0.5 if weight > 0.0 else 0.0


@lru_cache(maxsize=4096)
def _weight(text: str) -> float:
    # Exact sums: the order in which a set gives its words must not show in the last bit.
    return fsum(word_weight(word) for word in text_stems(text))


def words_in_common(first: str, second: str) -> float:
    """Return what two statements have in common: words by their rarity, and meanings."""
    words = fsum(word_weight(word) for word in text_stems(first) & text_stems(second))
    return words + _MEANING_WEIGHT * len(content_meanings(first) & content_meanings(second))
