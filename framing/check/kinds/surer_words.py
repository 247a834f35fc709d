"""A verb of a draft that is surer, or less sure, than it is in all sentences beside the draft's."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from framing.check.kinds.levels import UNLIKE, level_of
from framing.check.kinds.turned_words import finding_at, turned_word
from framing.check.pivots import is_one_word
from framing.check.told_clauses import told_clauses
from framing.language.stems import stem_set

if TYPE_CHECKING:
    from framing.check.aligned_sentences import KnownTexts, TextSentence
    from framing.check.draft import Finding
    from framing.check.held_sentence import HeldSentence
    from framing.check.pivots import Pivot

_SETTLED = {"done", "told", "will"}


def surer_word(held: HeldSentence, known: KnownTexts) -> tuple[Finding | None, bool]:
    """Return a word that all sentences which tell the same have as less sure, or as surer.

    By its verbs ("may close", "has closed"), or by another word for how far a thing has come:
    "promised" for "paid out". And whether any word could be held against one of another text.
    """
    if "?" in held.sentence.analysed.lowercase:
        return None, False
    best = turned_word(held, known, "certainty", _way)
    if best.mine is None:
        return None, best.compared
    mine, against = best.mine, best.against
    surer = any(_is_surer(mine, each.other) for each in against)
    why = f"the other texts {'are less sure of it, or' if surer else 'are surer of it, or'} "
    why += "tell it as a plan" if surer else "tell it as done"
    return finding_at(held, mine, against, ("certainty", "look", why)), True


def _way(one: Pivot, other: Pivot) -> int:
    """Tell whether two words are as sure of a thing (1) or not (-1); 0 where none can tell."""
    if one.denied != other.denied or None in {_level(one), _level(other)}:
        return 0  # "an award" is no act
    if is_one_word(one, other):
        levels = _level(one), _level(other)
        if "unclear" in levels:
            return 0
        apart = levels in UNLIKE or levels[::-1] in UNLIKE
        return -1 if apart or _is_over(one, other) or _is_over(other, one) else 1
    if one.poles & other.poles:
        return 1
    rows = {row for row, _ in one.poles} & {row for row, _ in other.poles}
    # "Proposed to ban it" and "proposed a ban": neither has it settled.
    settled = [each for each in (one, other) if any((row, 1) in each.poles for row in rows)]
    return -1 if rows and all(_level(each) in _SETTLED for each in settled) else 0


def _is_surer(one: Pivot, other: Pivot) -> bool:
    """Tell whether the first of two words that differ is the surer one."""
    if is_one_word(one, other):
        return (_level(one), _level(other)) in UNLIKE or _is_over(one, other)
    rows = {row for row, _ in one.poles} & {row for row, _ in other.poles}
    return any((row, 1) in one.poles for row in rows)


def _is_over(one: Pivot, other: Pivot) -> bool:
    """Tell whether a verb has as done, by "has" or "was", what is to come with the other."""
    clauses = [
        next((each for each in told_clauses(word.sentence) if each.clause.at == word.first), None)
        for word in (one, other)
    ]
    return (
        (_level(one), _level(other)) == ("done", "will")
        and clauses[0] is not None
        and clauses[0].clause.group[0] < clauses[0].clause.at
    )


def _level(one: Pivot) -> str | None:
    """Return how sure the clause is of which a word is the verb; None where it is no verb."""
    return _levels(one.sentence).get(one.first)


@lru_cache(maxsize=4096)
def _levels(sentence: TextSentence) -> dict[int, str]:
    """Return how sure each clause of a sentence is, by the place of its verb."""
    levels = {}
    for told in told_clauses(sentence):
        level = level_of(told)
        text, (first, _) = sentence.analysed, told.clause.group
        says = stem_set("language/function_words", "reporting")
        if level == "unclear" and text.tokens[first].low == "would" and says & text.vocabulary:
            level = "will"  # "said that it would close"
        levels[told.clause.at] = level
    return levels
