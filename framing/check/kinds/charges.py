"""A crime told as done by somebody of whom the other texts only say that he is charged with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.check.held_sentence import words_of
from framing.check.name_words import telling
from framing.language.stems import stem, stem_set
from framing.language.word_lists import word_set
from framing.shifts.clause_reading import propositions

if TYPE_CHECKING:
    from framing.check.aligned_sentences import KnownTexts, TextSentence
    from framing.check.draft import Finding
    from framing.check.held_sentence import HeldSentence
    from framing.language.analysed_text import AnalysedText
    from framing.shifts.clause_reading import Proposition

_LISTS = "check/words"


def told_of_the_charged(held: HeldSentence, known: KnownTexts) -> Finding | None:
    """Return a crime that a named person did here, and is only charged with in the other texts.

    Nothing is said where any text has him convicted, or has his confession.
    """
    text, voice = held.sentence.analysed, held.sentence.reading.voice
    says = stem_set("language/function_words", "reporting") | stem_set(_LISTS, "admitting")
    reports = text.vocabulary & says
    if voice.voice != "own" or voice.attributions or reports or _keeps_distance(held.sentence):
        return None
    for mine in propositions(text):
        crime = text.stems[mine.at] in stem_set(_LISTS, "crimes")
        if not crime or mine.certainty != "done" or mine.denied or mine.passive:
            continue
        who = _doer(text, mine)
        about = [each for each in known.sentences if who & each.plain] if who else []
        if any(_is_convicted(each) for each in about):
            return None
        charged = [each for each in about if _keeps_distance(each)]
        if charged:
            words = words_of(held.sentence, *mine.group)
            references = {
                each.outlet: words_of(each, at, at)
                for each in reversed(charged)
                for at in _distance(each)[:1]
            }
            why = "told as done; the other texts only say that it is alleged"
            return held.finding(
                "certainty",
                "differs",
                words.start,
                words.end,
                why,
                tuple(references.values())[::-1],
            )
    return None


def _doer(text: AnalysedText, mine: Proposition) -> frozenset[str]:
    """Return the last name of the one person who does it, before "who", too."""
    if mine.subject is None:
        return frozenset()
    first, last = mine.subject
    relative = {text.tokens[at].low for at in range(first, last + 1)} <= word_set(
        _LISTS, "relative"
    )
    end = text.offsets[first if relative else last][1]
    before = [name for name in text.names if name.end <= end and telling(name.text)]
    named = [name for name in before if relative or name.start >= text.offsets[first][0]]
    return frozenset(telling(named[-1].text)[-1:]) if named else frozenset()


def _distance(sentence: TextSentence) -> list[int]:
    """Return the places of the words by which a sentence leaves it to a court."""
    text = sentence.analysed
    stems = stem_set(_LISTS, "charged")
    return [at for at, word in enumerate(text.stems) if word in stems]


def _keeps_distance(sentence: TextSentence) -> bool:
    return bool(_distance(sentence))


def _is_convicted(sentence: TextSentence) -> bool:
    """Tell whether a sentence has it that somebody is guilty, and not only "if convicted"."""
    text = sentence.analysed
    open_ones = word_set(_LISTS, "open") | {"not", "no", "never"}
    guilty = stem_set(_LISTS, "convicted")
    return (
        any(word in guilty and text.lowercase.isdisjoint(open_ones) for word in text.stems)
        and stem("deny") not in text.vocabulary
    )
