"""Which versions derive from one another, so that together they witness a fact only once."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, TypeAlias

from framing.language.names import common_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from framing.config import WitnessSettings
    from framing.types import SentenceVoice, Version

_TOKEN = re.compile(r"(\w+(?:['’.-]\w+)*)")
"""Kept when a text is split at it, so that a word follows what parts it from the one before."""
_CLOSE = re.compile(r"[ (:$]{1,3}")

_Word: TypeAlias = tuple[str, str]
"""A word, and what stands between it and the word before, of the same block."""


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
    rare = {outlet: _rare(found, settings.code_letters) for outlet, found in words.items()}
    groups = {outlet: frozenset({outlet}) for outlet in words}
    reasons: list[str] = []
    for one, other in combinations(sorted(words), 2):
        if other not in groups[one] and (reason := _copied(one, other, runs, settings.share)):
            reasons.append(reason)
            _merge(groups, one, other)
    # Copies first: a string that a copy repeats is no commoner for it.
    distinct = sorted({tuple(sorted(group)) for group in groups.values()})
    for one, other, shared in _sharing(distinct, rare, settings):
        if other not in groups[one]:
            reasons.append(
                f"{one} and {other} share rare strings that no other version has ({shared})"
            )
            _merge(groups, one, other)
    distinct = sorted({tuple(sorted(group)) for group in groups.values()})
    return Witnesses(
        tuple(distinct), tuple(f"{reason}; they count as one witness" for reason in reasons)
    )


def _merge(groups: dict[str, frozenset[str]], one: str, other: str) -> None:
    merged = groups[one] | groups[other]
    groups.update(dict.fromkeys(merged, merged))


def _sharing(
    groups: Sequence[tuple[str, ...]], rare: Mapping[str, frozenset[str]], settings: WitnessSettings
) -> Iterator[tuple[str, str, str]]:
    """Yield an outlet of each of two groups that alone share rare strings, and the strings."""
    if len(groups) < settings.versions:
        return
    held_by = {group: frozenset().union(*(rare[outlet] for outlet in group)) for group in groups}
    held = Counter(word for found in held_by.values() for word in found)
    for one, other in combinations(groups, 2):
        shared = sorted(word for word in held_by[one] & held_by[other] if held[word] == 2)  # noqa: PLR2004 - these two
        if len(shared) >= settings.rare:
            yield one[0], other[0], ", ".join(shared[:5])


def _copied(one: str, other: str, runs: Mapping[str, frozenset[int]], share: float) -> str:
    fewest = min(len(runs[one]), len(runs[other]))
    if not fewest:
        return ""
    common = len(runs[one] & runs[other]) / fewest
    if common < share:
        return ""
    return f"{one} and {other} share {common:.0%} of the shorter one's wording outside quotations"


def _own_words(version: Version, voices: Sequence[SentenceVoice]) -> list[_Word]:
    """The words outside quotation marks, each with what parts it from the word before."""
    quotes = sorted({quote for voice in voices for quote in voice.quotes}, reverse=True)
    found: list[_Word] = []
    for block in version.blocks:
        if block.kind not in {"text", "bullet"}:
            continue
        start = block.start
        while quotes and quotes[-1].start < block.end:
            quote = quotes.pop()
            found += _words(version.text[start : quote.start])
            start = max(start, quote.end)
        found += _words(version.text[start : block.end])
    return found


def _words(text: str) -> Iterator[_Word]:
    parts = _TOKEN.split(text)
    parts[0] = ""
    return zip(parts[1::2], parts[::2], strict=False)


def _runs(words: Sequence[_Word], length: int) -> frozenset[int]:
    """Every run of so many words, as its hash: runs that differ share none in practice."""
    lowered = [word.casefold() for word, _ in words]
    return frozenset(map(hash, zip(*(lowered[at:] for at in range(length)), strict=False)))


def _rare(words: Sequence[_Word], least_letters: int) -> frozenset[str]:
    """Codes such as tickers that stand right behind a name, "Alibaba BABA", or such a code.

    Elsewhere capitals are mostly the short names of bodies that any outlet may mention.
    """
    found: set[str] = set()
    # Few words are written in capitals; only those are looked at.
    capitals = [at for at, (word, _) in enumerate(words) if at and word == word.upper()]
    for at in capitals:
        before, (word, gap) = words[at - 1][0], words[at]
        if not _is_code(word, least_letters):
            continue
        listed = before in found and gap in {", ", "/"}
        if listed or (_is_name(before) and _CLOSE.fullmatch(gap)):
            found.add(word)
    return frozenset(found)


def _is_code(word: str, least_letters: int) -> bool:
    return (
        len(word) >= least_letters
        and word.isalnum()
        and not word.isdigit()
        and word.lower() not in common_words()
    )


def _is_name(word: str) -> bool:
    return word[:1].isupper() and word.lower() not in common_words()
