"""One name for the words that news uses for one thing, so that two wordings of a fact are alike."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from framing.language.phrase_lists import Phrases
from framing.language.stemmed_tokens import stemmed_tokens
from framing.language.stems import stem, stem_set
from framing.language.word_lists import table

if TYPE_CHECKING:
    from collections.abc import Sequence


def meanings(stems: Sequence[str]) -> tuple[str, ...]:
    """Return each word's meaning: its stem, or the first word of its line of synonyms."""
    by_word = list(stems)
    for hit in _synonyms().find(stems):
        for place in range(hit.first, hit.last + 1):
            by_word[place] = hit.value
    return tuple(by_word)


@lru_cache(maxsize=4096)
def content_meanings(text: str) -> frozenset[str]:
    """Return the meanings of the words that carry any, without names and what stands anywhere."""
    tokens, _ = stemmed_tokens(text)
    by_word = meanings([token.stem for token in tokens])
    kept = [
        (token.stem, meaning)
        for at, (token, meaning) in enumerate(zip(tokens, by_word, strict=True))
        if token.content and not (at and token.text[0].isupper())
    ]
    anywhere = _anywhere()
    return frozenset(
        [meaning for word, meaning in kept if word not in anywhere and meaning not in anywhere]
    )


@cache
def _anywhere() -> frozenset[str]:
    """Stems of words that stand in news of any kind."""
    return stem_set("language/function_words", "reporting") | stem_set(
        "language/function_words", "light"
    )


@cache
def _synonyms() -> Phrases[str]:
    return Phrases(
        (word, stem(words[0]))
        for words in (line.split(", ") for line in table("language/synonyms")["groups"])
        for word in words
    )
