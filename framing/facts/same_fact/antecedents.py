"""Sentences that open with "they" or "the company", with the name before put in front."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from framing.language.names import names
from framing.language.word_lists import word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

_OPENING = re.compile(r"[“\"'‘]?(?P<first>\w+)(?:\s+(?:two |three )?(?P<second>[\w-]+))?")
_WORDS = "facts/same_fact/antecedents"


def with_antecedents(sentences: Sequence[str]) -> list[str]:
    """Return sentences in reading order, each that needs it with the last opening name in front.

    Who is meant is only likely here: it makes a sentence comparable, and is never shown.
    """
    name = ""
    resolved = []
    for sentence in sentences:
        if _refers_back(sentence):
            resolved.append(f"{name} {sentence}".strip())
            continue
        resolved.append(sentence)
        named = names(sentence)
        name = named[0].text if named else name
    return resolved


def _refers_back(sentence: str) -> bool:
    opening = _OPENING.match(sentence)
    if opening is None:
        return False
    first, second = opening["first"].lower(), (opening["second"] or "").lower()
    if first in word_set(_WORDS, "pronouns"):
        return True
    return first in word_set(_WORDS, "definite") and (
        second in word_set(_WORDS, "parties") or bool(_aged().fullmatch(second))
    )


@cache
def _aged() -> re.Pattern[str]:
    return re.compile(r"\d{1,3}-year-old")
