"""What a draft adds: parts of a sentence of which no other text has the words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.check.held_sentence import Looked
from framing.config import default

if TYPE_CHECKING:
    from framing.check.aligned_sentences import KnownTexts
    from framing.check.held_sentence import HeldSentence

_SETTINGS = default().check.additions


def check_additions(held: HeldSentence, known: KnownTexts) -> Looked:
    """Return the parts of a sentence that are in none of the other texts."""
    sentence = held.sentence.reading.sentence
    if not held.near:
        why = "no other text has a sentence like this one"
        return Looked(1, 0, (held.finding("added", "look", sentence.start, sentence.end, why),))
    text = held.sentence.analysed
    near = frozenset().union(*(pair.sentence.analysed.content_meanings for pair in held.near))
    findings = []
    for first, last in _parts(held):
        words = [at for at in text.content if first <= at <= last]
        told = sum(text.meanings[at] in near for at in words)
        if len(words) < _SETTINGS.least or told > _SETTINGS.known * len(words):
            continue
        if sum(text.stems[at] in known.stems for at in words) <= _SETTINGS.known * len(words):
            span = text.span(words[0], words[-1])
            why = "these words stand in none of the other texts"
            findings.append(held.finding("added", "look", span.start, span.end, why))
    return Looked(1, 1, tuple(findings))


def _parts(held: HeldSentence) -> list[tuple[int, int]]:
    """Return the parts of a sentence between marks, by places of words, quotations left out."""
    text = held.sentence.analysed
    parts, first = [], 0
    for at, token in enumerate(text.tokens):
        if token.breaks or at in text.quoted:
            parts.append((first, at - 1))
            first = at + 1
    parts.append((first, len(text.tokens) - 1))
    return [(low, high) for low, high in parts if low <= high]
