"""Who "they", "it", "he" and "the company" are: the last subject, where just one fits.

A wrong name is worse than none: it would be shown as the article's word. So a pronoun stands for
the nearest subject before it that agrees in number and kind, and for nobody where that one is far
away or another of the kind has been named in between.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Literal

from framing.config import default
from framing.language.names import names
from framing.language.person_names import PERSON, may_be_person, pronoun_of_title, surname
from framing.language.word_lists import word_list, word_set

_LISTS = "language/antecedents"
_SETTINGS = default().language.antecedents
_WORD = re.compile(r"[\w-]+")
_AGED = re.compile(r"\d{1,3}-year-old")
_NAMED_ON = re.compile(r",|\s(?:[A-Z]|(?:of|for|at|in|from|and|with|who|that|which|to)\b)")
"""What follows "the mayor" where it tells which one: "of Lunde", "Ana Ruiz"."""
_AND = re.compile(r"\s(?:and|&)\s")

_TWO = 2

ReferentKind = Literal["person", "body", "several"]


@dataclass(frozen=True, slots=True)
class _Referent:
    """A subject with a name: its words, what it is, and the sentence that has it."""

    name: str
    kind: ReferentKind
    sentence: int


@dataclass(slots=True)
class Antecedents:
    """The subjects of a text so far; tell it each in reading order."""

    people: frozenset[str]
    """Last names of everybody whom the text names in full, in lower case."""
    _subjects: list[_Referent] = field(default_factory=list)
    _named: list[_Referent] = field(default_factory=list)

    def name_for(self, subject: str, sentence: int) -> str:
        """Return the name that a subject stands for, or nothing where none or several fit.

        Args:
            subject: Such as "they" or "the company".
            sentence: The number of its sentence.
        """
        kind = referring(subject)
        if kind is None:
            return ""
        near = [one for one in self._subjects if sentence - one.sentence <= _SETTINGS.sentences]
        fitting = [one for one in near if one.kind == kind]
        if not fitting:
            return ""
        last = fitting[-1]
        if kind != "several" and self._rivals(last, kind, sentence):
            return ""
        gender = pronoun_of_title(last.name.partition(" ")[0])
        if gender and subject.lower() in {"he", "she"} and subject.lower() != gender:
            return ""
        return last.name

    def _rivals(self, chosen: _Referent, kind: ReferentKind, sentence: int) -> bool:
        """Tell whether somebody else of the kind is named from the chosen one on."""
        own = set(_words(chosen.name))
        others = [
            one
            for one in self._named
            if one.sentence >= chosen.sentence
            and one.kind == kind
            and not own & set(_words(one.name))
        ]
        # A person who is spoken of beside another may be either; a body is the subject, but in a
        # sentence of its own may be what another reports of: "Acme says Lunde has cut its fares".
        return (
            bool(others)
            if kind == "person"
            else any(one.sentence > chosen.sentence or one.sentence == sentence for one in others)
        )

    def note(self, subject: str, text: str, sentence: int) -> None:
        """Take note of a clause: its own subject, and everybody whom it names."""
        for name in names(text):
            kind = self._kind(name.text)
            if kind is not None:
                self._named.append(_Referent(name.text, kind, sentence))
        if referring(subject) is None and subject:
            kind = self._kind(subject)
            if kind is not None:
                # "Mr. Dahl over time" is Mr. Dahl; of several, all belong to the name.
                named = names(subject)
                whole = subject if kind == "several" else subject[named[0].start : named[-1].end]
                self._subjects.append(_Referent(whole, kind, sentence))
        del self._named[: -_SETTINGS.remembered]
        del self._subjects[: -_SETTINGS.remembered]

    def _kind(self, name: str) -> ReferentKind | None:
        """What a subject that is a name is; None for one that names nobody."""
        named = names(name)
        if not named or len(name) > _SETTINGS.longest:
            return None
        if _AND.search(name) and len(named) > 1:
            return "several"
        last = surname(named[-1].text).lower()
        if last in word_set(_LISTS, "no_body"):
            return None
        match = PERSON.search(name)
        if last in self.people or (match is not None and may_be_person(name, match)):
            return "person"
        return "body" if len(named) == 1 and name.endswith(named[0].text) else None


def referring(subject: str) -> ReferentKind | None:
    """Tell what a subject such as "they" or "the company" stands for; None if it names itself."""
    words = _words(subject)
    if words and words[0] in _pronouns():
        return _pronouns()[words[0]] if len(words) == 1 or is_possessive(words[0]) else None
    if len(words) < _TWO or words[0] not in {"the", "both"} or len(words) > _SETTINGS.words:
        return None
    if not all(word in word_set(_LISTS, "between") for word in words[1:-1]):
        return None
    if words[-1] in word_set(_LISTS, "people") or _AGED.fullmatch(words[-1]):
        return "person"
    if words[-1] in word_set(_LISTS, "bodies"):
        return "body"
    return "several" if words[-1] in word_set(_LISTS, "groups") else None


def opening_reference(text: str) -> str:
    """Return the words at a text's beginning that stand for somebody: "It", "The company"."""
    found = list(_WORD.finditer(text[: _SETTINGS.longest]))[: _SETTINGS.words]
    for last in range(len(found), 0, -1):
        opening = text[found[0].start() : found[last - 1].end()]
        pronoun = opening.lower() in _pronouns()
        named_on = not pronoun and _NAMED_ON.match(text, found[last - 1].end())
        if pronoun or (
            last > 1
            and not named_on
            and not _is_pronoun(found[0])
            and referring(opening) is not None
        ):
            return opening
    return ""


def _is_pronoun(word: re.Match[str]) -> bool:
    return word.group().lower() in _pronouns()


def is_possessive(word: str) -> bool:
    """Tell whether a word is "their", "its", "his" or "her"."""
    return word.lower() in word_set(_LISTS, "possessive")


@cache
def _pronouns() -> dict[str, ReferentKind]:
    kinds: tuple[ReferentKind, ...] = ("person", "body", "several")
    return {word: kind for kind in kinds for word in word_list(_LISTS, ("pronouns", kind))}


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]


@lru_cache(maxsize=256)
def people_of(text: str) -> frozenset[str]:
    """Return the last names of everybody whom a text names in full, in lower case."""
    return frozenset(
        surname(match.group()).lower()
        for match in PERSON.finditer(text)
        if may_be_person(text, match)
    )
