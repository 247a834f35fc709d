"""What the check finds of slips in drafts that its rules were not made for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from framing.language.word_lists import table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from framing.check.draft import FindingKind


@dataclass(frozen=True, slots=True)
class UnseenSlips:
    """Slips planted in drafts that nobody tuned the rules to, by kind: found, and of how many."""

    drafts: str
    kinds: Mapping[FindingKind, tuple[int, int]]
    weak: tuple[FindingKind, ...]
    """Kinds of which many are missed, in the order of the file."""

    def of_ten(self, kind: FindingKind | None = None) -> int:
        """Return how many of ten it finds, of a kind or of all, rounded to a whole number."""
        some = list(self.kinds.values()) if kind is None else [self.kinds[kind]]
        found, planted = sum(each for each, _ in some), sum(each for _, each in some)
        return round(10 * found / planted)


@cache
def unseen_slips() -> UnseenSlips:
    """Return the readings that ship; docs/validation.md has the same."""
    read = table("check/unseen_slips")
    kinds: dict[FindingKind, tuple[int, int]] = {
        kind: (found, planted) for kind, (found, planted) in read["found"].items() if planted
    }
    weak = tuple(kind for kind, (found, planted) in kinds.items() if found < read["weak"] * planted)
    return UnseenSlips(read["drafts"], kinds, weak)
