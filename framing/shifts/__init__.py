"""How one wording of a fact differs from another, with the words on both sides as evidence.

A difference is claimed only where two clauses tell of one act and all their slots but one
correspond. A kind is a module of ``framing.shifts.kinds`` with a ``find`` function, and a TOML file
of the same name for its words; both are found, never listed.
"""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Protocol

from framing.shifts import kinds
from framing.shifts.aligned_clauses import Pair
from framing.shifts.left_out_agents import is_named
from framing.shifts.own_words import own_words
from framing.shifts.wording import Difference, Wording

if TYPE_CHECKING:
    from framing.types import SourceReport

__all__ = ["Difference", "Wording", "differences", "is_named", "own_words"]


class Finder(Protocol):
    """What looks for one kind of shift."""

    def __call__(self, both: Pair) -> list[Difference]:
        """Return the differences of this kind."""


@lru_cache(maxsize=4096)
def differences(
    baseline: Wording, version: Wording, source: SourceReport | None
) -> tuple[Difference, ...]:
    """Say how a version's wording of a fact differs from the baseline's.

    Both are taken to tell the same fact. What cannot be told is not claimed: a detail that only
    one of them has is no difference.

    Args:
        baseline: The wording that the version is held against.
        version: The wording that is judged.
        source: The report that the statement is credited to, None when there is none.

    Returns:
        The differences in the order of their place in the version; each kind once at most.
        Kept for a while: whoever asks how others word a fact asks for the same pairs again.
    """
    if not baseline.text.strip() or not version.text.strip():
        return ()
    both = Pair(baseline, version, source)
    if not both.a.tokens or not both.b.tokens:
        return ()
    return tuple(sorted({found for find in finders() for found in find(both)[:1]}, key=_order))


@cache
def finders() -> tuple[Finder, ...]:
    """Return the function that looks for each kind, by name of the kind."""
    found = sorted(module.name for module in pkgutil.iter_modules(kinds.__path__))
    modules = (importlib.import_module(f"{kinds.__name__}.{name}") for name in found)
    return tuple(module.find for module in modules)


def _order(found: Difference) -> tuple[int, int, str, int, int]:
    return (
        found.version.start,
        found.version.end,
        found.kind,
        found.baseline.start,
        found.baseline.end,
    )
