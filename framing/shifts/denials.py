"""Whether only one of two texts denies what it tells: mostly they share a topic and no fact.

"No decision had been taken on the unit" and "the unit will close" are alike in their words; of such
pairs in the news at hand most told two facts.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from framing.language.negation import negated
from framing.language.phrase_lists import phrase_set
from framing.language.stemmed_tokens import stemmed_tokens
from framing.language.stems import stem
from framing.language.word_lists import table
from framing.shifts.kinds import direction
from framing.shifts.wording import bare
from framing.shifts.wording_pairs import pair

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

_WORD = re.compile(r"[a-z]+")


def sure() -> float:
    """Return the similarity from which a denial in one text is a difference within one fact."""
    return float(table("shifts/closeness")["denied"])


def parted(one: str, other: str) -> bool:
    """Tell whether only one of two texts denies, and it does not deny what the other says.

    "Was approved" and "was not approved" are not parted: they tell one fact, and contradict each
    other.
    """
    if denies(one) == denies(other):
        return False
    both = pair(bare(one), bare(other), None)
    return not (both.close and direction.find(both))


def denying(texts: Sequence[str]) -> NDArray[np.bool_]:
    """Return for each text whether it denies what it tells."""
    import numpy as np  # noqa: PLC0415 - kept out of the import of the package

    return np.asarray([denies(text) for text in texts], dtype=np.bool_)


@lru_cache(maxsize=4096)
def denies(text: str) -> bool:
    """Tell whether a negation bears on a word of the text."""
    low = text.lower()
    # Most texts hold no word that could.
    if "n't" not in low and "n’t" not in low and _first().isdisjoint(map(stem, _WORD.findall(low))):
        return False
    row, _ = stemmed_tokens(text)
    stems = [token.stem for token in row]
    found, harmless = (
        phrase_set("language/function_words", name).find(stems)
        for name in ("negators", "no_negation")
    )
    return any(negated(row, found, harmless)[0])


@cache
def _first() -> frozenset[str]:
    """The stems that a denial begins with."""
    phrases = (*table("language/function_words")["negators"], "cannot")
    return frozenset(stem(phrase.split()[0]) for phrase in phrases)
