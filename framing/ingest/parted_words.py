"""Words parted at the end of a line: joined again, with the hyphen where it belongs to the word."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from framing.ingest.toml_tables import table
from framing.language.names import common_words

if TYPE_CHECKING:
    from collections.abc import Iterable

_PARTED = re.compile(r"([^\W_]+(?:['’][^\W_]+)?)( ?)-$")
_FIRST = re.compile(r"[^\W_]+")
_WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def words_in(texts: Iterable[str]) -> frozenset[str]:
    """Return the words of a document, by which its parted words are known."""
    return frozenset(word for text in texts for word in _WORDS.findall(text.lower()))


def with_next(text: str, added: str, vocabulary: frozenset[str]) -> str:
    """Join two lines of a paragraph; a word parted between them becomes one.

    Its hyphen stays where the word has one of its own: "price-determining", "12-month".
    """
    parted, first = _PARTED.search(text[-60:]), _FIRST.match(added[:60])
    if not parted or not first:
        return f"{text} {added}"
    spaced = bool(parted[2])
    head, tail = parted[1].lower(), first[0].lower()
    if not head.isalpha() or not tail.isalpha() or _begins_anew(parted[1], first[0]):
        return f"{text}{' ' if spaced else ''}{added}"
    whole = head + tail
    # In the vocabulary, or the last link of a chain such as "right-of-centre".
    chained = text[-60:][: parted.start()].endswith("-")
    if not spaced and (chained or f"{head}-{tail}" in vocabulary):
        return f"{text}{added}"
    if whole in vocabulary or _is_known(whole):
        return f"{text[:-1].rstrip()}{added}"
    if spaced:
        return f"{text} {added}"
    # A sentence begins with a capital, whatever its first word.
    before = text[-60:][: parted.start()].rstrip(" “\"‘'(")
    begins = not before or before.endswith((".", "!", "?", ":", "”"))
    named = parted[1][0].isupper() and not parted[1].isupper() and not begins
    return f"{text if _is_compound(head, tail, named=named) else text[:-1]}{added}"


def _begins_anew(head: str, tail: str) -> bool:
    """Tell whether the second part has a capital of its own, as in "Anglo-American"."""
    return tail[0].isupper() and not (head.isupper() and len(head) > 1 and tail.isupper())


def _is_compound(head: str, tail: str, *, named: bool) -> bool:
    shape = _shape()
    if tail in shape["tails"] or head in shape["heads"]:
        return True
    return not named and len(head) >= shape["min_letters"] and _is_known(head) and _is_known(tail)


def _is_known(word: str) -> bool:
    """Tell whether a word or what it is an ending of is common in English."""
    words = common_words()
    if word in words:
        return True
    for ending in _shape()["endings"]:
        stem = word.removesuffix(ending)
        if stem == word or len(stem) < _shape()["min_letters"]:
            continue
        undoubled = stem[:-1] if stem[-1] == stem[-2] else stem
        if {stem, f"{stem}e", undoubled, f"{stem[:-1]}y" if stem[-1] == "i" else stem} & words:
            return True
    return False


@cache
def _shape() -> dict[str, Any]:
    return dict(table("blocks.toml")["parted"])
