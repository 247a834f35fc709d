"""Stems: the form in which two inflections of a word are compared."""

from __future__ import annotations

from functools import cache, lru_cache

from framing.config import default
from framing.language.word_lists import table, word_list, word_set

# Read once: these stand in inner loops.
_SETTINGS = default().language.tokens
_LEAST = _SETTINGS.stem_letters
_VOWELS = frozenset("aeiouy")


@cache
def stem_set(name: str, *keys: str) -> frozenset[str]:
    """Return one list of a TOML file as a set of stems."""
    return frozenset(stem(word) for word in word_list(name, keys))


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Return what the inflected forms of a lower-case word share: "cuts" and "cutting" are "cut".

    It need not be a word: it is only compared with other stems.
    """
    word = _irregular().get(word, word)
    if word in word_set("language/function_words", "empty"):
        # Kept apart, so that "noting" does not meet "not".
        return f"{word}_"
    if len(word) <= _LEAST or not word.isascii():
        return word
    return _bare(_uninflected(word))


def _uninflected(word: str) -> str:
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith("ied"):
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    for ending in ("ing", "ed"):
        rest = word.removesuffix(ending)
        if rest != word and len(rest) >= _LEAST and not rest.endswith("e"):
            return rest if _VOWELS & set(rest) else word
    return word


def _bare(word: str) -> str:
    """Drop a last "e" and the second of two like letters: "planned" and "plan" meet."""
    if len(word) > _LEAST and word.endswith("e"):
        word = word[:-1]
    if len(word) > _LEAST and word[-1] == word[-2] and word[-1] not in "aeiou":
        word = word[:-1]
    return word[:-1] + "y" if len(word) > _LEAST and word.endswith("i") else word


@cache
def _irregular() -> dict[str, str]:
    return {
        form: lemma
        for lemma, forms in table("language/irregular_forms")["forms"].items()
        for form in forms.split()
    }


def is_past(word: str) -> bool:
    """Tell whether a lower-case word looks like a verb's past: "banned", "went"."""
    return word.endswith("ed") or (word in _irregular() and not word.endswith(("s", "ing")))


def stems_of(phrase: str) -> tuple[str, ...]:
    """Return the stems of a phrase in lower case; a hyphen is a word of its own."""
    if phrase.isalpha():
        return (stem(phrase),)
    return tuple(stem(word) for word in phrase.replace("-", " - ").split())
