"""Every name of a draft, looked up in the other texts."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from framing.check.held_sentence import Looked, reference
from framing.language.aliases import group_of, mentioned
from framing.language.names import common_words, key
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


def telling(name: str) -> list[str]:
    """Return the parts of a name that tell who it is: no titles, no kinds of bodies."""
    generic = word_set("language/aliases", "generic")
    return [part for part in key(name).split() if part not in generic and len(part) > 1]


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
    rivals: dict[str, Reference] = {}
    for pair in held.near:
        other = pair.sentence
        if other.outlet in rivals:
            continue
        free = [each for each in names_of(other) if _is_free(each, name, held)]
        alike = [each for each in free if _related(each.text, name.text)]
        if not alike and pair.strong and len(free) == 1 and _same_place(name, free[0], held, pair):
            alike = free
        if len(alike) == 1:
            start = other.reading.sentence.start
            rivals[other.outlet] = reference(other, start + alike[0].start, start + alike[0].end)
    return list(rivals.values())


def _is_free(other: Name, name: Name, held: HeldSentence) -> bool:
    """Tell whether the draft has another's name nowhere near, but for what both share."""
    own = set(telling(other.text)) - set(telling(name.text))
    words = {token.low for sentence in held.around for token in sentence.analysed.tokens}
    return bool(own) and own.isdisjoint(words) and not any(
        mentioned(" ".join(sorted(own)), sentence.analysed) for sentence in held.around
    )


def _related(other: str, name: str) -> bool:
    """Tell whether two names have a part in common, or are spelled nearly alike."""
    theirs, ours = telling(other), telling(name)
    shared = set(theirs) & set(ours)
    if shared:
        return len(shared) < min(len(theirs), len(ours))
    last = SequenceMatcher(None, theirs[-1], ours[-1], autojunk=False)
    return theirs[-1][0] == ours[-1][0] and last.ratio() >= _SPELLED_ALIKE


def _same_place(name: Name, other: Name, held: HeldSentence, pair: Aligned) -> bool:
    """Tell whether the words beside two names say that they stand for one: "in", "mayor"."""
    before, behind = _beside(name, held.sentence)
    theirs = _beside(other, pair.sentence)
    return bool(before & theirs[0]) or bool(behind & theirs[1])


def _beside(name: Name, sentence: TextSentence) -> tuple[frozenset[str], frozenset[str]]:
    text = sentence.analysed
    places = text.inside(name.start, name.end)
    return (
        frozenset(text.meanings[at] for at in text.content if 0 < places[0] - at <= _REACH),
        frozenset(text.meanings[at] for at in text.content if 0 < at - places[-1] <= _REACH),
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
