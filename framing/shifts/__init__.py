"""How one wording of a fact differs from another, with the words on both sides as evidence.

A kind of shift is a module of ``framing.shifts.kinds`` with a ``find`` function, and a TOML file
of the same name for its words. Both are found, never listed.
"""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Protocol

from framing.shifts import kinds
from framing.shifts.wording import Difference, Wording
from framing.shifts.wording_pairs import Pair, pair

if TYPE_CHECKING:
    from framing.types import SourceReport

__all__ = ["Difference", "Wording", "differences"]


class Finder(Protocol):
    """What looks for one kind of shift."""

    def __call__(self, both: Pair) -> list[Difference]:
        """Return the differences of this kind."""


@lru_cache(maxsize=32)
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
        The differences in the order of their place in the version; each kind a few times at most.
        Kept for a while: whoever asks how others word a fact asks for the same pairs again.
    """
    if not baseline.text.strip() or not version.text.strip():
        return ()
    both = pair(baseline, version, source)
    if not both.a.tokens or not both.b.tokens:
        return ()
    found = [
        difference
        for find, loose in finders()
        if both.close or (loose and both.related)
        for difference in find(both)
    ]
    return tuple(sorted(set(found), key=_order))


@cache
def finders() -> tuple[tuple[Finder, bool], ...]:
    """Return the function that looks for each kind, by name of the kind.

    With each stands whether it also holds for wordings that are not alike word by word: who is
    credited does not depend on the words.
    """
    found = sorted(module.name for module in pkgutil.iter_modules(kinds.__path__))
    modules = (importlib.import_module(f"{kinds.__name__}.{name}") for name in found)
    return tuple(
        (module.find, getattr(module, "LOOSE", False))
        for module in modules
        if hasattr(module, "find")
    )


def _order(found: Difference) -> tuple[int, int, str, int, int]:
    return (
        found.version.start,
        found.version.end,
        found.kind,
        found.baseline.start,
        found.baseline.end,
    )
