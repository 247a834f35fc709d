"""Acts that undo each other."""

from __future__ import annotations

from functools import cache

from framing.language.stems import stem
from framing.language.synonyms import meanings
from framing.language.word_lists import table


@cache
def opposites() -> dict[str, frozenset[str]]:
    """Return for each act the acts that are its opposite."""
    by_act: dict[str, set[str]] = {}
    for row in table("shifts/kinds/direction")["opposites"]:
        left, right = ({meaning(word) for word in side.split(", ")} for side in row)
        for one in left:
            by_act.setdefault(one, set()).update(right - left)
        for one in right:
            by_act.setdefault(one, set()).update(left - right)
    return {act: frozenset(others) for act, others in by_act.items()}


def meaning(word: str) -> str:
    """Return what a lower-case word is compared by."""
    return meanings([stem(word)])[0]
