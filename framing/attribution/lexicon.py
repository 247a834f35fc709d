"""The word lists of this package, read once from the TOML files beside the code."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

Form = Literal["base", "s", "past", "ing"]
VerbClass = Literal[
    "speech",
    "quoting",
    "evidence",
    "belief",
    "telling",
    "asking",
    "directive",
    "commissive",
    "naming",
    "act",
]
# When a verb is in several lists the first of these decides what it is taken for, unless what
# follows it asks for another: see credits.py.
_CLASSES: tuple[VerbClass, ...] = (
    "telling",
    "speech",
    "evidence",
    "naming",
    "directive",
    "commissive",
    "belief",
    "asking",
    "act",
    "quoting",
)
_VOWELS = "aeiou"


@dataclass(frozen=True, slots=True)
class VerbForm:
    """One inflected form of a verb that credits somebody."""

    lemma: str
    form: Form
    classes: frozenset[VerbClass]
    particles: frozenset[str]
    trailing: bool


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Every word list, lower case, as sets and tables."""

    verbs: dict[str, VerbForm]
    closed: dict[str, frozenset[str]]
    people: dict[str, frozenset[str]]

    def is_(self, kind: str, word: str) -> bool:
        """Tell whether the lower-case ``word`` is in the list ``kind``."""
        table = self.closed.get(kind)
        return word in (table if table is not None else self.people[kind])


def inflect(lemma: str) -> tuple[str, str, str, str]:
    """Return the -s, past, participle and -ing forms of a regular verb."""
    if lemma.endswith("e"):
        return lemma + "s", lemma + "d", lemma + "d", lemma[:-1] + "ing"
    if lemma.endswith("y") and lemma[-2] not in _VOWELS:
        return lemma[:-1] + "ies", lemma[:-1] + "ied", lemma[:-1] + "ied", lemma + "ing"
    third = lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "z")) else "s")
    return third, lemma + "ed", lemma + "ed", lemma + "ing"


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath(name).read_text(encoding="utf-8"))


def _verb_forms(data: dict[str, Any]) -> dict[str, VerbForm]:
    classes: dict[str, set[VerbClass]] = {}
    for name in _CLASSES:
        for lemma in data[name]:
            classes.setdefault(lemma, set()).add(name)
    trailing = frozenset(data["trailing"])
    table: dict[str, VerbForm] = {}
    for lemma, found in classes.items():
        third, past, participle, ing = data["irregular"].get(lemma) or inflect(lemma)
        particles = frozenset(data["particles"].get(lemma, ()))
        forms: tuple[tuple[str, Form], ...] = (
            (lemma, "base"),
            (third, "s"),
            (ing, "ing"),
            (past, "past"),
            (participle, "past"),
        )
        for word, form in forms:
            table.setdefault(
                word, VerbForm(lemma, form, frozenset(found), particles, word in trailing)
            )
    return table


@cache
def lexicon() -> Lexicon:
    """Read the word lists (once)."""
    return Lexicon(
        verbs=_verb_forms(_read("verbs.toml")),
        closed={key: frozenset(words) for key, words in _read("words.toml").items()},
        people={key: frozenset(words) for key, words in _read("sources.toml").items()},
    )
