"""Every name of a draft, looked up in the other texts."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from framing.check.held_sentence import Looked, reference
from framing.check.name_words import plain_letters, telling
from framing.language.aliases import group_of, mentioned
from framing.language.names import common_words
from framing.language.stems import stem
from framing.language.word_lists import word_set

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framing.check.aligned_sentences import Aligned, KnownTexts, TextSentence
    from framing.check.draft import Finding, Reference
    from framing.check.held_sentence import HeldSentence
    from framing.language.names import Name

_REACH = 4
"""So many words on either side tell who or what a name is."""
_SPELLED_ALIKE = 0.75
_CLOSE = 0.5
"""Two sentences share so much where a name of one stands for quite another name."""


def check_names(held: HeldSentence, known: KnownTexts) -> Looked:
    """Look each name of a sentence up: known, another in its place, or only here."""
    names = list(names_of(held.sentence))
    compared, findings = 0, []
    for name in names:
        if not _unknown(name.text, known):
            compared += 1
            continue
        rivals = _rivals(name, held, known)
        compared += bool(rivals)
        findings.append(_finding(name, rivals, held))
    return Looked(len(names), compared, tuple(findings))


def names_of(sentence: TextSentence) -> Iterator[Name]:
    """Yield the names of a sentence that are no times, no sums and no plain words."""
    text = sentence.analysed
    spans = [(one.first, one.last) for one in (*text.times, *text.quantities)]
    taken = {at for first, last in spans for at in range(first, last + 1)}
    for name in text.names:
        places = text.inside(name.start, name.end)
        if places and taken.isdisjoint(places) and telling(name.text):
            yield name


def _unknown(name: str, known: KnownTexts) -> list[str]:
    """Return the parts of a name that no other text has in any form."""
    parts = [
        part
        for part in telling(name)
        if part not in known.words
        and stem(part) not in known.stems
        and part not in common_words()
        and not any(_is_form(part, other) for other in known.capitals)
    ]
    short = name.replace(".", "").isupper() or group_of(name) is not None
    return [] if short and known.mentions(name) else parts


def _is_form(part: str, other: str) -> bool:
    """Tell forms of one name: Egypt and Egyptian, Reyes and Reyes's."""
    short, long = sorted((part, other), key=len)
    return long.startswith(short) and long[len(short) :] in word_set("check/words", "name_endings")


def _rivals(name: Name, held: HeldSentence, known: KnownTexts) -> list[Reference]:
    """Return the names that other texts have in its place, one of a text at most."""
    free = [
        (pair, other)
        for pair in held.near
        for other in names_of(pair.sentence)
        if _is_free(other, name, held)
    ]
    related = [(pair, other) for pair, other in free if _related(other.text, name.text)]
    if not related and len(_unknown(name.text, known)) == len(telling(name.text)):
        related = [(pair, other) for pair, other in free if _in_its_place(name, other, held, pair)]
    rivals: dict[str, list[Reference]] = {}
    for pair, other in related:
        start = pair.sentence.reading.sentence.start
        words = reference(pair.sentence, start + other.start, start + other.end)
        rivals.setdefault(words.outlet, []).append(words)
    return [words[0] for words in rivals.values() if len({each.text for each in words}) == 1]


def _is_free(other: Name, name: Name, held: HeldSentence) -> bool:
    """Tell whether the draft has another's name nowhere near, but for what both share."""
    own = set(telling(other.text)) - set(telling(name.text))
    words = {plain_letters(token.low) for sentence in held.around for token in sentence.analysed.tokens}
    return bool(own) and own.isdisjoint(words)


def _related(other: str, name: str) -> bool:
    """Tell whether two names have a part in common, or are spelled nearly alike."""
    theirs, ours = telling(other), telling(name)
    shared = set(theirs) & set(ours)
    if shared:
        return len(shared) < min(len(theirs), len(ours)) and not _short_form(ours, theirs)
    last = SequenceMatcher(None, theirs[-1], ours[-1], autojunk=False)
    return theirs[-1][0] == ours[-1][0] and last.ratio() >= _SPELLED_ALIKE


def _short_form(ours: list[str], theirs: list[str]) -> bool:
    """Tell "Ben Ruiz" for "Benjamin Todd Ruiz": one last name, and first names that begin alike."""
    same_last = ours[-1] == theirs[-1]
    first = {part for part in ours if part not in theirs}, {part for part in theirs if part not in ours}
    return same_last and any(
        one.startswith(other) or other.startswith(one) for one in first[0] for other in first[1]
    )


def _in_its_place(name: Name, other: Name, held: HeldSentence, pair: Aligned) -> bool:
    """Tell whether the words beside two names say that they stand for one: "in", "mayor"."""
    if pair.close < _CLOSE or pair.sentence.reading.role == "heading":
        return False
    ours, theirs = _beside(name, held.sentence), _beside(other, pair.sentence)
    return any(
        ours[side][0] and ours[side][0] == theirs[side][0] and ours[side][1] & theirs[side][1]
        for side in (0, 1)
    )


def _beside(name: Name, sentence: TextSentence) -> tuple[tuple[str, frozenset[str]], ...]:
    """Return the word right before and right behind a name, each with the telling words there."""
    text = sentence.analysed
    places = text.inside(name.start, name.end)
    before, behind = places[0] - 1, places[-1] + 1
    return (
        (
            text.tokens[before].low if before >= 0 and text.tokens[before].is_word else "",
            frozenset(text.meanings[at] for at in text.content if 0 <= before - at < _REACH),
        ),
        (
            text.tokens[behind].low
            if behind < len(text.tokens) and text.tokens[behind].is_word
            else "",
            frozenset(text.meanings[at] for at in text.content if 0 <= at - behind < _REACH),
        ),
    )


def _finding(name: Name, rivals: list[Reference], held: HeldSentence) -> Finding:
    start = held.sentence.reading.sentence.start
    span = start + name.start, start + name.end
    if not rivals:
        why = "this name stands in none of the other texts"
        return held.finding("name", "look", *span, why)
    return held.finding(
        "name", "differs", *span, "the other texts have another name in its place", rivals
    )
