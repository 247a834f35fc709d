"""Names that stand in a clause where all other texts have another: in Arden, for in Brill."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing.check.held_sentence import words_of
from framing.check.name_words import telling
from framing.check.parties import party
from framing.config import default
from framing.language.aliases import is_country
from framing.language.lexicon import lexicon
from framing.language.stems import stem_set
from framing.language.word_lists import table, word_set

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framing.check.aligned_sentences import KnownTexts, TextSentence
    from framing.check.draft import Finding, Level
    from framing.check.held_sentence import HeldSentence
    from framing.shifts.clause_reading import Range

_SETTINGS = default().check.names


@dataclass(frozen=True, slots=True)
class _Slot:
    """A name, and where it stands: behind a preposition, or before a noun."""

    where: str
    words: Range
    of: frozenset[str]
    """The words before it, or the noun behind it."""


def check_places(held: HeldSentence, known: KnownTexts) -> tuple[Finding, ...]:
    """Return the names of the story that stand where all other texts have another name."""
    findings = []
    for slot in _slots(held.sentence):
        rivals = [
            (pair, other)
            for pair in held.near
            if pair.strong
            for other in _slots(pair.sentence)
            if other.where == slot.where
            and (other.of & slot.of or pair.close >= _SETTINGS.close)
            and _another(held, slot, pair.sentence, other, known)
        ]
        outlets = [pair.sentence.outlet for pair, _ in rivals]
        nearest = max((pair.close for pair, _ in rivals), default=0.0) - _SETTINGS.clearly
        known_here = any(
            pair.close >= nearest and _has(pair.sentence, held.sentence, slot) for pair in held.near
        )
        if not rivals or known_here or len(set(outlets)) < len(outlets):
            continue
        words = words_of(held.sentence, *slot.words)
        references = [words_of(pair.sentence, *other.words) for pair, other in rivals]
        sure = any(other.of & slot.of and pair.close >= _SETTINGS.surely for pair, other in rivals)
        level: Level = "differs" if sure else "look"
        why = "the other texts have another name in its place"
        findings.append(held.finding("name", level, words.start, words.end, why, references))
    return tuple(findings)


def _slots(sentence: TextSentence) -> Iterator[_Slot]:
    """Yield the names of a sentence that stand behind a preposition or before a plain noun."""
    text = sentence.analysed
    timed = {at for one in text.times for at in range(one.first, one.last + 1)}
    for name in text.names:
        places = text.inside(name.start, name.end)
        if not places or not timed.isdisjoint(places) or not text.credit.isdisjoint(places):
            continue
        if not telling(name.text) or not _alone(sentence, places[-1]):
            continue
        before = _preposition(sentence, places[0])
        if before:
            low = places[0] - _SETTINGS.reach
            of = frozenset(
                form
                for at in text.content
                if low <= at < places[0]
                for form in (text.meanings[at], text.stems[at])
            )
            yield _Slot(before, (places[0], places[-1]), of)
        behind = places[-1] + 1
        plain = behind in text.content and text.tokens[behind].text.islower()
        if plain and text.stems[behind] not in stem_set("language/function_words", "reporting"):
            noun = text.meanings[behind]
            yield _Slot(f"={noun}", (places[-1], places[-1]), frozenset({noun}))


def _alone(sentence: TextSentence, last: int) -> bool:
    """Tell whether a name is not one of a list."""
    tokens = sentence.analysed.tokens
    return last + 1 >= len(tokens) or tokens[last + 1].low not in {"and", "or", "&"}


def _preposition(sentence: TextSentence, first: int) -> str:
    """Return the kind of the preposition before a name, articles left aside."""
    tokens = sentence.analysed.tokens
    at = first - 1
    if at >= 0 and tokens[at].low in word_set("shifts/clause_reading", "articles"):
        at -= 1
    if at < 0 or tokens[at].low not in lexicon().closed["prepositions"]:
        return ""
    places = table("check/words")["places"]
    return "in" if tokens[at].low in places else tokens[at].low


def _another(
    held: HeldSentence, slot: _Slot, sentence: TextSentence, other: _Slot, known: KnownTexts
) -> bool:
    """Tell whether two names are surely two, and the draft has the other one nowhere near."""
    ours, theirs = held.sentence.analysed, sentence.analysed
    names = set(telling(theirs.words(*other.words)))
    near = {token.low for each in held.around for token in each.analysed.tokens}
    spelled = ours.words(*slot.words), theirs.words(*other.words)
    if is_country(spelled[0]) != is_country(spelled[1]):
        return False  # a town lies in its country
    return names.isdisjoint(near) and (
        known.links.same(party(ours, slot.words), party(theirs, other.words)) == "two"
    )


def _has(sentence: TextSentence, own: TextSentence, slot: _Slot) -> bool:
    """Tell whether a sentence has any telling word of a name."""
    return bool(set(telling(own.analysed.words(*slot.words))) & sentence.plain)
