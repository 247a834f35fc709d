"""A number in its sentence: what it counts, what moves by it, the part that it tells of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing.check.held_sentence import window, words_of
from framing.check.opposite_words import going
from framing.config import default
from framing.language.word_lists import word_set
from framing.shifts.clause_reading import propositions
from framing.shifts.equal_numbers import partner
from framing.shifts.unit_changes import Side, moved

if TYPE_CHECKING:
    from collections.abc import Iterable

    from framing.check.aligned_sentences import TextSentence
    from framing.check.draft import Reference
    from framing.check.held_sentence import HeldSentence
    from framing.language.analysed_text import AnalysedText
    from framing.language.quantity import Quantity

_SETTINGS = default().check.numbers
_THEM = frozenset({"them", "whom", "these", "those", "which"})


@dataclass(frozen=True, slots=True)
class Number:
    """A number in its sentence."""

    sentence: TextSentence
    quantity: Quantity

    @property
    def nouns(self) -> frozenset[str]:
        """The meanings of the nouns that it counts."""
        text, last = self.sentence.analysed, self.quantity.last
        reach = range(last + 1, min(len(text.stems), last + 1 + _SETTINGS.behind))
        return frozenset(
            text.meanings[at] for at in reach if text.stems[at] in self.quantity.around
        )

    @property
    def near(self) -> frozenset[str]:
        """The meanings of the words on either side."""
        return window(self.sentence, self.quantity.first, self.quantity.last, _SETTINGS.reach)

    @property
    def words(self) -> Reference:
        """The number as it is written, with its noun."""
        text, last = self.sentence.analysed, self.quantity.last
        if self.quantity.unit not in {"", "ordinal"}:
            return words_of(self.sentence, self.quantity.first, last)
        nouns = (
            at
            for at in range(last + 1, min(len(text.stems), last + 1 + _SETTINGS.behind))
            if text.stems[at] in self.quantity.around
        )
        return words_of(self.sentence, self.quantity.first, next(nouns, last))


def numbers_of(sentence: TextSentence) -> Iterable[Number]:
    """Return the numbers of a sentence, in reading order."""
    return [Number(sentence, quantity) for quantity in sentence.analysed.quantities]


def other_parts(number: Number, held: HeldSentence) -> tuple[Number, ...]:
    """Return other numbers of a part, told by the same word: "five of them seriously"."""
    word = _part_told_by(number)
    if not word:
        return ()
    parts = [
        (pair, other)
        for pair in held.near
        if pair.strong
        for other in numbers_of(pair.sentence)
        if word in {_part_told_by(other), _behind(other, 1)}
    ]
    if any(partner(number.quantity, other.quantity) for _, other in parts):
        return ()
    return tuple({pair.sentence.outlet: other for pair, other in reversed(parts)}.values())[::-1]


def _part_told_by(number: Number) -> str:
    """Return the word that tells what is so of a part of some: "nine of them seriously"."""
    text, at = number.sentence.analysed, number.quantity.last + 1
    behind = [token.low for token in text.tokens[at : at + 2]]
    is_part = behind[:1] == ["of"] and behind[1:] and behind[1] in _THEM
    return _behind(number, 3) if is_part and not number.quantity.unit else ""


def _behind(number: Number, words: int) -> str:
    """Return the stem of a telling word so many words behind a number, if one stands there."""
    text, at = number.sentence.analysed, number.quantity.last + words
    return text.stems[at] if at in text.content else ""


def moved_by_or_to(number: Number) -> str:
    """Return "by" or "to" where a verb moves something by or to a number, else nothing."""
    text, quantity = number.sentence.analysed, number.quantity
    acts = [one for one in propositions(text) if one.words[0] <= quantity.first <= one.words[1]]
    behind = [token.low for token in text.tokens[quantity.last + 1 : quantity.last + 4]]
    if behind[:1] == [","] and behind[1:] in (["down", "from"], ["up", "from"]):
        return "to"
    return moved(Side(text, acts[-1], quantity)) if acts else ""


def what_moves(number: Number) -> frozenset[str]:
    """Return the meaning of what goes up or down by a share: the last word of "its shares"."""
    text, at = number.sentence.analysed, number.quantity.first
    if number.quantity.unit not in {"percent", "points"}:
        return frozenset()
    for one in propositions(text):
        behind = text.stems[number.quantity.last + 1 : number.quantity.last + 2]
        # "Shares fell 6%", and "had a 6% fall".
        moves = text.stems[one.at] in going() or bool({*behind} & going())
        if one.subject is None or not moves or not one.words[0] <= at <= one.words[1]:
            continue
        places = [each for each in text.content if one.subject[0] <= each <= one.subject[1]]
        if places and at - one.at <= _SETTINGS.behind:
            return frozenset({text.meanings[places[-1]]})
    return frozenset()


def is_interval(number: Number) -> bool:
    """Tell whether a number says when: "three days after", "two weeks ago"."""
    text, behind = number.sentence.analysed, number.quantity.last + 1
    return (
        number.quantity.unit == "time"
        and behind < len(text.tokens)
        and text.tokens[behind].low in word_set("check/words", "when")
    )


def is_part(number: Number) -> bool:
    """Tell whether a number counts some of those that there are: "two of the ships"."""
    text, behind = number.sentence.analysed, number.quantity.last + 1
    return (
        not number.quantity.unit and behind < len(text.tokens) and text.tokens[behind].low == "of"
    )


def holder(text: AnalysedText, quantity: Quantity) -> str:
    """Return the last name before a number that stands behind a comma: "Ana Ruiz, 71,"."""
    at = quantity.first
    if (
        at < 2  # noqa: PLR2004 - a name and a comma
        or text.tokens[at - 1].low != ","
        or not text.tokens[at - 2].text[0].isupper()
    ):
        return ""
    return text.tokens[at - 2].low
