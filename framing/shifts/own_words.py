"""The words that stand in one of two wordings only: shown side by side, and no claim about them."""

from __future__ import annotations

from difflib import SequenceMatcher
from functools import lru_cache
from typing import TYPE_CHECKING

from framing.language.word_lists import table
from framing.shifts.analysed_wording import read
from framing.shifts.wording import Difference

if TYPE_CHECKING:
    from framing.language.analysed_text import AnalysedText
    from framing.shifts.clause_reading import Range
    from framing.shifts.wording import Wording

_WHY = "Words that stand in one wording only; whether they matter is for the reader to say."


@lru_cache(maxsize=4096)
def own_words(baseline: Wording, version: Wording) -> tuple[Difference, ...]:
    """Return where two nearly alike wordings have words of their own, as kind ``wording``.

    A word that one of them only adds is shown with the word beside it that both have, so that both
    spans hold something. Wordings that share less than half have no such places.
    """
    limits = table("shifts/correspondence")
    a, b = read(baseline), read(version)
    longer = max(len(a.content_meanings), len(b.content_meanings), 1)
    if len(a.content_meanings & b.content_meanings) < limits["own_words"] * longer:
        return ()
    if max(len(a.tokens), len(b.tokens)) > limits["longest"]:
        return ()
    found: list[Difference] = []
    for operation, first, last, start, end in SequenceMatcher(
        None, _words(a), _words(b), autojunk=False
    ).get_opcodes():
        if operation == "equal" or not (_says(a, first, last) or _says(b, start, end)):
            continue
        left, right = _filled(a, first, last), _filled(b, start, end)
        if left is not None and right is not None:
            found.append(Difference("wording", a.span(*left), b.span(*right), _WHY))
    return tuple(found[: limits["most_own"]])


def _words(text: AnalysedText) -> list[str]:
    """Return what the words are compared by: stems, and other marks as one."""
    return [token.stem if token.is_word or token.is_number else "," for token in text.tokens]


def _says(text: AnalysedText, first: int, last: int) -> bool:
    """Tell whether words ``first`` to before ``last`` hold one that means something."""
    return any(first <= at < last for at in text.content)


def _filled(text: AnalysedText, first: int, last: int) -> Range | None:
    """Return the places of some words, or of the word beside them where there are none."""
    if first < last:
        return first, last - 1
    if not text.tokens:
        return None
    beside = first - 1 if first else 0
    return beside, beside
