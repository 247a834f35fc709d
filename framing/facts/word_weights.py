"""How much a word weighs: the rarer it is in news at large, the more."""

from __future__ import annotations

import sys
from functools import lru_cache

from framing.facts.similarity import background
from framing.language.ngrams import word_bucket


@lru_cache(maxsize=50_000)
def word_weight(word: str) -> float:
    """Return a stem's inverse document frequency in the table that ships, 0 to about 11."""
    return float(background()["words"][int.from_bytes(word_bucket(word), sys.byteorder)])
