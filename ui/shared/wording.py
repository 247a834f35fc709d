"""The words of screens as the app writes them: names with a capital, meanings as sentences."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from framing.report.words import capital, sentence, words

if TYPE_CHECKING:
    from collections.abc import Mapping

_GLOSSARY = {
    "What a sentence does": "role",
    "Words that count as evidence": "cue",
    "What a version does with a fact": "status",
    "Measures": "measure",
    "Voices": "voice",
    "Sources": "source_kind",
    "Shifts: how a wording differs": "shift",
}


@cache
def entries(table: str) -> Mapping[str, Mapping[str, str]]:
    """Return the entries of a table of words that have a name and a meaning, by term."""
    return {
        term: {**texts, "name": capital(texts["name"]), "means": sentence(texts["means"])}
        for term, texts in words(table).items()
    }


@cache
def names(table: str) -> Mapping[str, str]:
    """Return the names of a table of words, by term."""
    return {
        term: capital(texts if isinstance(texts, str) else texts["name"])
        for term, texts in words(table).items()
    }


def with_minus(number: str) -> str:
    """Write the sign that is as wide as a plus."""
    return number.replace("-", "−")


def glossary() -> list[tuple[str, list[tuple[str, str]]]]:
    """Return what the words of the screen mean, by groups."""
    return [
        (title, [(texts["name"], texts["means"]) for texts in entries(table).values()])
        for title, table in _GLOSSARY.items()
    ]
