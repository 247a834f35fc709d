"""Whether only one of two texts denies what it tells: mostly they share a topic and no fact.

"No decision had been taken on the unit" and "the unit will close" are alike in their words; of such
pairs in the news at hand most told two facts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.language.negation import denies
from framing.language.word_lists import table
from framing.shifts.kinds import direction
from framing.shifts.wording import bare
from framing.shifts.wording_pairs import pair

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray


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
