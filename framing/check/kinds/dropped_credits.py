"""What a draft tells by itself, and all other texts only as somebody's word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.check.held_sentence import Looked, reference
from framing.check.kinds.credited_words import common_share, said_of
from framing.config import default
from framing.language.stems import stem, stem_set

if TYPE_CHECKING:
    from framing.check.aligned_sentences import TextSentence
    from framing.check.held_sentence import HeldSentence

_SETTINGS = default().check.credits


def dropped_credit(held: HeldSentence) -> Looked:
    """Return what a sentence tells by itself, and all other texts only as somebody's word.

    A plain "said" may go where nobody doubts what was said; an allegation may not.
    """
    voice = held.sentence.reading.voice
    if voice.voice != "own" or voice.attributions or _reports(held.sentence):
        return Looked()
    close = [
        pair
        for pair in held.near
        if pair.strong
        and common_share(held.sentence.text, _credited(pair.sentence)) >= _SETTINGS.dropped
    ]
    told = [pair for pair in held.near if pair.close >= _SETTINGS.dropped]
    if not close or any(pair.sentence.reading.voice.voice == "own" for pair in told):
        return Looked(1, int(bool(close)))
    alleged = [pair for pair in close if _alleges(pair.sentence)]
    if not alleged and _follows_a_credit(held):
        return Looked(1, 1)
    references = {
        pair.sentence.outlet: reference(
            pair.sentence,
            pair.sentence.reading.sentence.start,
            pair.sentence.reading.sentence.end,
        )
        for pair in reversed(close)
    }
    who = close[0].sentence.reading.voice.chain
    said = f"the other texts have it from {who[-1]}" if who else "the other texts credit it"
    sentence = held.sentence.reading.sentence
    finding = held.finding(
        "attribution",
        "differs" if alleged else "look",
        sentence.start,
        sentence.end,
        f"told without a credit; {said}",
        tuple(references.values())[::-1],
    )
    return Looked(1, 1, (finding,))


def _reports(sentence: TextSentence) -> bool:
    """Tell whether a sentence has any word for saying, reporting or alleging."""
    stems = sentence.analysed.vocabulary
    return not stems.isdisjoint(
        stem_set("language/function_words", "reporting")
        | stem_set("check/words", "alleging")
        | {stem("according"), stem("report"), stem("allegedly")}
    )


def _alleges(sentence: TextSentence) -> bool:
    """Tell whether a text keeps its distance from what it tells: "it alleged that"."""
    text, stems = sentence.analysed, stem_set("check/words", "alleging")
    return any(
        word in stems
        and (at in cues or text.tokens[min(at + 1, len(text.tokens) - 1)].low == "that")
        for cues in (_cues(sentence),)
        for at, word in enumerate(text.stems)
    )


def _cues(sentence: TextSentence) -> frozenset[int]:
    """Return the places of the words that credit somebody."""
    start = sentence.reading.sentence.start
    return frozenset(
        at
        for credit in sentence.reading.voice.attributions
        if credit.cue is not None and credit.cue.start >= start
        for at in sentence.analysed.inside(credit.cue.start - start, credit.cue.end - start)
    )


def _follows_a_credit(held: HeldSentence) -> bool:
    """Tell whether the sentence before credits somebody, who then may be read on."""
    before = [each for each in held.around if each.index < held.sentence.index]
    return bool(before) and before[-1].reading.voice.voice != "own"


def _credited(sentence: TextSentence) -> str:
    """Return all that a sentence has as somebody's word; without its own credit all of it."""
    named = [credit for credit in sentence.reading.voice.attributions if credit.voice != "own"]
    return " ".join(said_of(sentence, credit) for credit in named)
