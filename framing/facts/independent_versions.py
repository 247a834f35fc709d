"""Which versions derive from one another, so that together they witness a fact only once."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import combinations
from typing import TYPE_CHECKING, TypeAlias

from framing.language.names import common_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from framing.article.attributed_version import AttributedVersion
    from framing.config import WitnessSettings
    from framing.types import SentenceVoice, Version

_TOKEN = re.compile(r"(\w+(?:['’.-]\w+)*)")
"""Kept when a text is split at it, so that a word follows what parts it from the one before."""
_CLOSE = re.compile(r"[ (:$]{1,3}")

_Word: TypeAlias = tuple[str, str]
"""A word, and what stands between it and the word before, of the same block."""


@dataclass(frozen=True, slots=True)
class IndependentVersions:
    """Groups of versions that derive from one another: each group is one independent witness.

    ``reasons`` say, a line each, why versions were put together.
    """

    groups: tuple[tuple[str, ...], ...]
    reasons: tuple[str, ...]
    _by_outlet: Mapping[str, tuple[str, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Note where each outlet stands: it is asked very often."""
        by_outlet = {outlet: group for group in reversed(self.groups) for outlet in group}
        object.__setattr__(self, "_by_outlet", by_outlet)

    def are_independent(self, one: str, other: str) -> bool:
        """Tell whether two outlets stand in different groups."""
        return self.group(one) != self.group(other)

    def group(self, outlet: str) -> tuple[str, ...]:
        """Return the group an outlet is in; one that is in none stands alone."""
        return self._by_outlet.get(outlet) or (outlet,)

    def count(self, outlets: Sequence[str] | set[str] | frozenset[str]) -> int:
        """Return how many independent versions these outlets come to."""
        return len({self.group(outlet) for outlet in outlets})


def independent_versions(
    attributed: Iterable[AttributedVersion], settings: WitnessSettings
) -> IndependentVersions:
    """Group versions that share long runs of words, or rare strings that no other version has.

    Quotations are left out: two outlets that print the same speech have not copied each other.
    """
    words = {
        version.version.outlet: _own_words(version.version, version.voices)
        for version in attributed
    }
    runs = {outlet: _runs(row, settings.words) for outlet, row in words.items()}
    rare = {outlet: _rare(row, settings.code_letters) for outlet, row in words.items()}
    groups = {outlet: frozenset({outlet}) for outlet in words}
    reasons: list[str] = []
    for first, second in combinations(sorted(words), 2):
        if second not in groups[first] and (reason := _copied(first, second, runs, settings.share)):
            reasons.append(reason)
            _merge(groups, first, second)
    # Copies first: a string that a copy repeats is no commoner for it.
    distinct = sorted({tuple(sorted(group)) for group in groups.values()})
    for first, second, shared in _sharing(distinct, rare, settings):
        if second not in groups[first]:
            reasons.append(
                f"{first} and {second} share rare strings that most other versions lack ({shared})"
            )
            _merge(groups, first, second)
    distinct = sorted({tuple(sorted(group)) for group in groups.values()})
    return IndependentVersions(
        tuple(distinct), tuple(f"{reason}; they count as one witness" for reason in reasons)
    )


def _merge(groups: dict[str, frozenset[str]], one: str, other: str) -> None:
    merged = groups[one] | groups[other]
    groups.update(dict.fromkeys(merged, merged))


def _sharing(
    groups: Sequence[tuple[str, ...]], rare: Mapping[str, frozenset[str]], settings: WitnessSettings
) -> Iterator[tuple[str, str, str]]:
    """Yield an outlet of each of two groups that share rare strings, and the strings.

    Rare is what two have, or at most half of all: a third version that has the same strings, too,
    takes nothing from the first two.
    """
    if len(groups) < settings.versions:
        return
    held_by = {group: frozenset().union(*(rare[outlet] for outlet in group)) for group in groups}
    held = Counter(word for found in held_by.values() for word in found)
    most = max(2, len(groups) // 2)
    for first, second in combinations(groups, 2):
        shared = sorted(word for word in held_by[first] & held_by[second] if held[word] <= most)
        if len(shared) >= settings.rare:
            yield first[0], second[0], ", ".join(shared[:5])


def _copied(first: str, second: str, runs: Mapping[str, frozenset[int]], share: float) -> str:
    fewest = min(len(runs[first]), len(runs[second]))
    if not fewest:
        return ""
    common = len(runs[first] & runs[second]) / fewest
    if common < share:
        return ""
    return (
        f"{first} and {second} share {common:.0%} of the shorter one's wording outside quotations"
    )


def _own_words(version: Version, voices: Sequence[SentenceVoice]) -> list[_Word]:
    """The words outside quotation marks, each with what parts it from the word before."""
    quotes = sorted({quote for voice in voices for quote in voice.quotes}, reverse=True)
    words: list[_Word] = []
    for block in version.blocks:
        if block.kind not in {"text", "bullet"}:
            continue
        start = block.start
        while quotes and quotes[-1].start < block.end:
            quote = quotes.pop()
            words += _words(version.text[start : quote.start])
            start = max(start, quote.end)
        words += _words(version.text[start : block.end])
    return words


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
    codes: set[str] = set()
    # Few words are written in capitals; only those are looked at.
    capitals = [at for at, (word, _) in enumerate(words) if at and word == word.upper()]
    for at in capitals:
        before, (word, gap) = words[at - 1][0], words[at]
        if not _is_code(word, least_letters):
            continue
        listed = before in codes and gap in {", ", "/"}
        if listed or (_is_name(before) and _CLOSE.fullmatch(gap)):
            codes.add(word)
    return frozenset(codes)


def _is_code(word: str, least_letters: int) -> bool:
    return (
        len(word) >= least_letters
        and word.isalnum()
        and not word.isdigit()
        and word.lower() not in common_words()
    )


def _is_name(word: str) -> bool:
    return word[:1].isupper() and word.lower() not in common_words()
