"""Lines that are not the article: addresses, bylines, credits, menus, newsletter lines."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Literal

from framing.ingest.toml_tables import table

if TYPE_CHECKING:
    from collections.abc import Sequence

_MAX_LINE = 1_000  # characters; no line of boilerplate is longer, and no pattern sees more


@dataclass(frozen=True, slots=True)
class Rule:
    """One way to tell boilerplate by its wording; ``hits`` and ``misses`` are its examples."""

    name: str
    pattern: re.Pattern[str]
    max_words: int
    where: Literal["any", "start", "end"]
    hits: tuple[str, ...]
    misses: tuple[str, ...]
    needs: tuple[str, ...]
    """In small letters; a line that holds none of them cannot match. Empty: any line may."""

    def matches(self, line: str) -> bool:
        """Tell whether ``line`` as a whole is this kind of boilerplate, wherever it stands."""
        return self.fits(line, line.lower(), len(line.split()))

    def fits(self, line: str, low: str, words: int) -> bool:
        """Do as `matches` with what all rules ask of a line: its small letters, and its words."""
        return (
            words <= self.max_words
            and (not self.needs or any(map(low.__contains__, self.needs)))
            and len(line) <= _MAX_LINE
            and self.pattern.fullmatch(line) is not None
        )


@cache
def rules() -> tuple[Rule, ...]:
    """Return the rules in boilerplate.toml, in order."""
    return tuple(
        Rule(
            name=entry["name"],
            pattern=re.compile(entry["pattern"]),
            max_words=entry["max_words"],
            where=entry["where"],
            hits=tuple(entry["hits"]),
            misses=tuple(entry["misses"]),
            needs=tuple(entry.get("needs", ())),
        )
        for entry in table("boilerplate.toml")["rule"]
    )


@lru_cache(maxsize=256)
def _rules_for(words: int) -> tuple[Rule, ...]:
    """Return the rules for lines of so many words: most lines are paragraphs, few rules are."""
    return tuple(rule for rule in rules() if words <= rule.max_words)


def boilerplate_rule(lines: Sequence[str], number: int) -> str:
    """Name the first rule that makes line ``number`` boilerplate, or return nothing."""
    line = lines[number]
    if not any(map(str.isalnum, line)):
        return "no-words"
    low, words = line.lower(), len(line.split())
    for rule in _rules_for(words):
        if rule.fits(line, low, words) and _stands(rule.where, number, len(lines)):
            return rule.name
    return ""


def _stands(where: str, number: int, lines: int) -> bool:
    if where == "start":
        return number < int(table("boilerplate.toml")["start_lines"])
    if where == "end":
        return number >= lines - int(table("boilerplate.toml")["end_lines"])
    return True


def is_kicker(line: str) -> bool:
    """Tell whether ``line`` could be a section or topic label beside a title."""
    shape = table("blocks.toml")["kicker"]
    return len(line.split()) <= shape["max_words"] and bool(re.fullmatch(shape["pattern"], line))


def is_label(line: str) -> bool:
    """Tell whether ``line``, the last of an article, could be a name or label under it."""
    shape = table("blocks.toml")["last_label"]
    return len(line.split()) <= shape["max_words"] and bool(re.fullmatch(shape["pattern"], line))


def address_lines(lines: Sequence[str]) -> frozenset[int]:
    """Return the numbers of the lines that make up address and contact blocks.

    A telephone number, an e-mail address or a label such as "Contact" alone on its line is one;
    lines beside it that look like parts of an address belong to it.
    """
    shape = _address()
    contacts = {
        number
        for number, line in enumerate(lines)
        if len(line) <= _MAX_LINE and shape.sure.fullmatch(line)
    }
    # One label alone may be a heading ("Contact"); it takes an address to make it a label.
    likely = {
        number
        for number, line in enumerate(lines)
        if len(line.split()) <= shape.max_words and shape.part.fullmatch(line[:_MAX_LINE])
    }
    labels = {number for number, line in enumerate(lines) if shape.label.fullmatch(line[:60])}
    anchors = contacts | labels
    candidates = anchors | likely
    members_of_blocks: set[int] = set(contacts)
    neighbours: list[int] = []
    for number in range(len(lines) + 1):
        if number in candidates:
            neighbours.append(number)
            continue
        if len(neighbours) > 1 and not anchors.isdisjoint(neighbours):
            members_of_blocks.update(neighbours)
        neighbours = []
    return frozenset(members_of_blocks)


@dataclass(frozen=True, slots=True)
class _Address:
    label: re.Pattern[str]
    sure: re.Pattern[str]
    part: re.Pattern[str]
    max_words: int


@cache
def _address() -> _Address:
    shape = table("blocks.toml")["address"]
    return _Address(
        label=re.compile(shape["label"], re.IGNORECASE),
        sure=re.compile(shape["contact"], re.IGNORECASE),
        part=re.compile(shape["part"], re.IGNORECASE),
        max_words=shape["max_words"],
    )
