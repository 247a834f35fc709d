"""Which versions derive from one another, so that together they witness a fact only once."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing.names import common_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from framing.config import WitnessSettings
    from framing.types import SentenceVoice, Version

_TOKEN = re.compile(r"\w+(?:['’.-]\w+)*")
_LEAST_LETTERS = 4
_MANY = 3
"""Rare strings prove nothing in a story of two versions: there is no third to lack them."""


@dataclass(frozen=True, slots=True)
class Witnesses:
    """Groups of versions, each one witness, and why each group of several was made."""

    groups: tuple[tuple[str, ...], ...]
    reasons: tuple[str, ...]

    def independent(self, one: str, other: str) -> bool:
        """Tell whether two outlets stand in different groups."""
        return self.group(one) != self.group(other)

    def group(self, outlet: str) -> tuple[str, ...]:
        """Return the group an outlet is in; one that is in none stands alone."""
        return next((group for group in self.groups if outlet in group), (outlet,))

    def count(self, outlets: Sequence[str] | set[str] | frozenset[str]) -> int:
        """Return how many independent witnesses these outlets are."""
        return len({self.group(outlet) for outlet in outlets})


def witnesses(
    versions: Sequence[Version],
    voices: Mapping[str, Sequence[SentenceVoice]],
    settings: WitnessSettings,
) -> Witnesses:
    """Group versions that share long runs of words, or rare strings that no other version has.

    Quotations are left out: two outlets that print the same speech have not copied each other.
    """
    words = {version.outlet: _own_words(version, voices[version.outlet]) for version in versions}
    runs = {outlet: _runs(found, settings.words) for outlet, found in words.items()}
    rare = {outlet: _rare(found) for outlet, found in words.items()}
    held = Counter(word for found in rare.values() for word in found)
    groups = {outlet: frozenset({outlet}) for outlet in words}
    reasons: list[str] = []
    outlets = sorted(words)
    for index, one in enumerate(outlets):
        for other in outlets[index + 1 :]:
            shared = sorted(word for word in rare[one] & rare[other] if held[word] == 2)  # noqa: PLR2004 - these two
            reason = _copied(one, other, runs, settings.share)
            if not reason and len(outlets) >= _MANY and len(shared) >= settings.rare:
                listed = ", ".join(shared[:5])
                reason = (
                    f"{one} and {other} share rare strings that no other version has ({listed})"
                )
            if reason:
                reasons.append(reason + "; they count as one witness")
                merged = groups[one] | groups[other]
                groups.update(dict.fromkeys(merged, merged))
    distinct = sorted({tuple(sorted(group)) for group in groups.values()})
    return Witnesses(tuple(distinct), tuple(reasons))


def _copied(
    one: str, other: str, runs: Mapping[str, frozenset[tuple[str, ...]]], share: float
) -> str:
    fewest = min(len(runs[one]), len(runs[other]))
    if not fewest:
        return ""
    common = len(runs[one] & runs[other]) / fewest
    if common < share:
        return ""
    return f"{one} and {other} share {common:.0%} of the shorter one's wording outside quotations"


def _own_words(version: Version, voices: Sequence[SentenceVoice]) -> list[str]:
    body = [block for block in version.blocks if block.kind in {"text", "bullet"}]
    quotes = [quote for voice in voices for quote in voice.quotes]
    found: list[str] = []
    for block in body:
        inside = [quote for quote in quotes if quote.meets(block.start, block.end)]
        found += [
            token.group()
            for token in _TOKEN.finditer(version.text, block.start, block.end)
            if not any(quote.holds(token.start(), token.end()) for quote in inside)
        ]
    return found


def _runs(words: Sequence[str], length: int) -> frozenset[tuple[str, ...]]:
    lowered = [word.casefold() for word in words]
    return frozenset(
        tuple(lowered[start : start + length]) for start in range(len(lowered) - length + 1)
    )


def _rare(words: Sequence[str]) -> frozenset[str]:
    """Codes such as tickers: capitals and digits throughout, in no running text."""
    return frozenset(
        word
        for word in words
        if len(word) >= _LEAST_LETTERS
        and word.isalnum()
        and word == word.upper()
        and not word.isdigit()
        and word.lower() not in common_words()
    )
