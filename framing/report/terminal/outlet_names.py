"""What outlets are called in a table of numbers, where no words of theirs stand beside the name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.ingest.folder_entries import RECREATED
from framing.report.safe_text import one_line

if TYPE_CHECKING:
    from framing.types import Comparison


def outlets_of(comparison: Comparison) -> list[str]:
    """Return the outlets in story order, a scored article first."""
    outlets = [reading.version.outlet for reading in comparison.versions]
    return sorted(outlets, key=lambda outlet: outlet != comparison.article)


def short_names(comparison: Comparison) -> dict[str, str]:
    """Return what each outlet is called in a table, by its whole name.

    The mark of a recreated article is left out, as a note below the table says it once; it stays
    where two outlets would have the same name without it.
    """
    whole = {outlet: one_line(outlet) for outlet in outlets_of(comparison)}
    short = {outlet: name.removesuffix(RECREATED) or name for outlet, name in whole.items()}
    taken = [*short.values()]
    return {
        outlet: name if taken.count(name) == 1 else whole[outlet] for outlet, name in short.items()
    }


def recreated(comparison: Comparison) -> list[str]:
    """Return the outlets whose articles are recreated."""
    return [outlet for outlet in outlets_of(comparison) if one_line(outlet).endswith(RECREATED)]
