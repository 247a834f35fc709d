"""The order of the versions on every page, and the mark each is known by."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from framing.types import Comparison, VersionReading


def ordered(comparison: Comparison) -> list[VersionReading]:
    """Return the versions in the order of the story, a scored article first."""
    return sorted(
        comparison.versions, key=lambda version: version.version.outlet != comparison.article
    )


def marked(comparison: Comparison) -> dict[str, VersionReading]:
    """Number the versions as the story does; a scored article comes first and has a letter."""
    numbers = count(1)
    return {
        "A" if version.version.outlet == comparison.article else str(next(numbers)): version
        for version in ordered(comparison)
    }
