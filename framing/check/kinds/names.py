"""Every name of a draft, looked up in the other texts."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from framing.check.held_sentence import Looked, reference
from framing.check.name_words import one_party, plain_letters, telling
from framing.config import default
from framing.language.aliases import group_of, mentioned
from framing.language.names import common_words, key
from framing.language.stems import stem, stem_set
from framing.language.word_lists import word_set

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framing.check.aligned_sentences import Aligned, KnownTexts, TextSentence
    from framing.check.draft import Finding, Reference
    from framing.check.held_sentence import HeldSentence
    from framing.language.names import Name

_SETTINGS = default().check.names


def check_names(held: HeldSentence, known: KnownTexts) -> Looked:
    """Look each name of a sentence up: known, another in its place, or only here."""
    names = list(names_of(held.sentence))
    compared, findings = 0, []
    for name in names:
        new = _unknown(name.text, known)
        rivals = _rivals(name, held, new) if new else _in_others_place(name, held, known)
        compared += bool(rivals) or not new
        if new or rivals:
            findings.append(_finding(name, rivals, held))
    return Looked(len(names), compared, tuple(findings))


def names_of(sentence: TextSentence) -> Iterator[Name]:
    """Yield the names of a sentence that are no times, no sums and no plain words."""
    text = sentence.analysed
    spans = [(one.first, one.last) for one in text.times]
    spans += [(one.first, one.last) for one in text.quantities]
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


def _rivals(name: Name, held: HeldSentence, new: list[str]) -> list[Reference]:
    """Return the names that other texts have in its place, one of a text at most."""
    free = [
        (pair, other)
        for pair in held.near
        for other in names_of(pair.sentence)
        if _is_free(other, name, held)
    ]
    related = [(pair, other) for pair, other in free if _related(other.text, name.text)]
    if not related and len(new) == len(telling(name.text)):
        related = [(pair, other) for pair, other in free if _in_its_place(name, other, held, pair)]
    return _references(related)


def _in_others_place(name: Name, held: HeldSentence, known: KnownTexts) -> list[Reference]:
    """Return the names that stand where the draft has a name of somebody else in the story."""
    halves = _other_half(name, held, known)
    if halves:
        return halves
    if any(set(telling(name.text)) & pair.sentence.plain for pair in held.near):
        return _other_body(name, held, known)
    if any(mentioned(name.text, pair.sentence.analysed) for pair in held.near):
        return []
    return _references(
        [
            (pair, other)
            for pair in held.near
            for other in names_of(pair.sentence)
            if pair.strong
            and _is_free(other, name, held)
            and not one_party(name.text, other.text, known)
            and _in_its_place(name, other, held, pair)
        ]
    )


def _other_half(name: Name, held: HeldSentence, known: KnownTexts) -> list[Reference]:
    """Return names that have all words but one of a name that no text has: another first name.

    The words that differ are names, too: no titles, and no plain words that say what somebody is.
    """
    words = _whole(name.text)
    if len(words) != 2 or any(  # noqa: PLR2004 - one part is no half, and more may be described
        set(words) <= set(_whole(other.text))
        for sentence in known.sentences
        for other in sentence.analysed.names
    ):
        return []
    plain = known.plain_words | {
        token.text for each in held.around for token in each.analysed.tokens
    }
    found = []
    for pair in held.near:
        for other in names_of(pair.sentence):
            theirs = _whole(other.text)
            apart = [
                (mine, each) for mine, each in zip(words, theirs, strict=False) if mine != each
            ]
            if len(theirs) != len(words) or len(apart) != 1 or not pair.strong:
                continue
            ours, its = apart[0]
            generic = word_set("language/aliases", "generic")
            clubs = {ours, its} <= word_set("check/words", "clubs")
            one_sort = clubs or (ours in generic) == (its in generic)
            short = min(len(ours), len(its)) < 2 or any(map(_initials, (name.text, other.text)))  # noqa: PLR2004
            if (
                one_sort
                and not short
                and not _short_form(words, theirs)
                and not {ours, its} & plain
            ):
                found.append((pair, other))
    return _references(found)


def _initials(name: str) -> bool:
    """Tell whether any word of a name is all capitals: "Nvidia AI" is no other Nvidia."""
    return any(word.isupper() for word in name.replace(".", "").split())


def _whole(name: str) -> list[str]:
    """Return the words of a name in lower case, without titles and accents."""
    titles = word_set("check/words", "titles")
    return [word for word in plain_letters(key(name)).split() if word not in titles]


def _other_body(name: Name, held: HeldSentence, known: KnownTexts) -> list[Reference]:
    """Return bodies of one kind under another name: "Arden Research Council", of Brill."""
    words = key(name.text).split()
    if (
        len(words) < _SETTINGS.body
        or words[-1] not in word_set("language/aliases", "generic")
        or any(
            set(words) <= set(key(other.text).split())
            for sentence in known.sentences
            for other in sentence.analysed.names
        )
    ):
        return []
    return _references(
        [
            (pair, other)
            for pair in held.near
            for other in names_of(pair.sentence)
            if pair.strong
            and key(other.text).split()[-2:] == words[-2:]
            and _is_free(other, name, held)
        ]
    )


def _references(related: list[tuple[Aligned, Name]]) -> list[Reference]:
    """Return the names, one of a text; a text that has two gives none."""
    rivals: dict[str, list[Reference]] = {}
    for pair, other in related:
        start = pair.sentence.reading.sentence.start
        words = reference(pair.sentence, start + other.start, start + other.end)
        rivals.setdefault(words.outlet, []).append(words)
    longest = [max(words, key=lambda each: len(telling(each.text))) for words in rivals.values()]
    return [
        name
        for name, words in zip(longest, rivals.values(), strict=True)
        if all(set(telling(each.text)) <= set(telling(name.text)) for each in words)
    ]


def _is_free(other: Name, name: Name, held: HeldSentence) -> bool:
    """Tell whether the draft has another's name nowhere near, but for what both share."""
    own = set(telling(other.text)) - set(telling(name.text))
    words = {
        plain_letters(token.low) for sentence in held.around for token in sentence.analysed.tokens
    }
    return bool(own) and own.isdisjoint(words)


def _related(other: str, name: str) -> bool:
    """Tell whether two names have a part in common, or are spelled nearly alike."""
    theirs, ours = telling(other), telling(name)
    shared = set(theirs) & set(ours)
    if shared:
        return len(shared) < min(len(theirs), len(ours)) and not _short_form(ours, theirs)
    last = SequenceMatcher(None, theirs[-1], ours[-1], autojunk=False)
    return theirs[-1][0] == ours[-1][0] and last.ratio() >= _SETTINGS.spelled_alike


def _short_form(ours: list[str], theirs: list[str]) -> bool:
    """Tell "Ben Ruiz" for "Benjamin Todd Ruiz": one last name, and first names that begin alike."""
    same_last = ours[-1] == theirs[-1]
    first = (
        {part for part in ours if part not in theirs},
        {part for part in theirs if part not in ours},
    )
    return same_last and any(
        one.startswith(other) or other.startswith(one) for one in first[0] for other in first[1]
    )


def _in_its_place(name: Name, other: Name, held: HeldSentence, pair: Aligned) -> bool:
    """Tell whether the words beside two names say that they stand for one: "in", "mayor"."""
    if pair.sentence.reading.role == "heading":
        return False
    ours, theirs = _before(name, held.sentence), _before(other, pair.sentence)
    return (
        bool(ours.word)
        and ours.word == theirs.word
        and bool(ours.near & theirs.near)
        and (pair.close >= _SETTINGS.sentences or ours.tells)
    )


@dataclass(frozen=True, slots=True)
class _Before:
    """What stands before a name: the next word, whether it tells, the telling words near by."""

    word: str
    tells: bool
    near: frozenset[str]


def _before(name: Name, sentence: TextSentence) -> _Before:
    text = sentence.analysed
    at = text.inside(name.start, name.end)[0] - 1
    word = text.tokens[at].low if at >= 0 and text.tokens[at].is_word else ""
    if word.replace(".", "") in word_set("check/words", "clocks"):
        word = ""  # a sentence may end with "5 a.m."
    if at >= 0 and text.stems[at] in stem_set("language/function_words", "reporting"):
        word = ""  # whom a text credits is looked at for itself
    near = frozenset(
        text.meanings[each] for each in text.content if 0 <= at - each < _SETTINGS.beside
    )
    return _Before(word, at in text.content, near)


def _finding(name: Name, rivals: list[Reference], held: HeldSentence) -> Finding:
    start = held.sentence.reading.sentence.start
    span = start + name.start, start + name.end
    if not rivals:
        why = "this name stands in none of the other texts"
        return held.finding("name", "look", *span, why)
    return held.finding(
        "name", "differs", *span, "the other texts have another name in its place", rivals
    )
