"""Whether a number differs: the one place where that is decided. All else shows its answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from framing.types import Differs

_ROUNDING = 1e-12
"""What arithmetic may add to a p-value that is just the level's."""


def verdict(p_corrected: float | None, level: float, *, reliable: bool) -> Differs:
    """Return whether two numbers differ, by a test that is corrected for all its fellows.

    Args:
        p_corrected: The two-sided p-value that both are the same, 0 to 1, after Holm's correction
            for multiple comparisons; None where nothing is tested.
        level: The confidence level, 0 to 1: two numbers differ from a p-value of one less it.
        reliable: Whether there is enough text behind both, and the sign of their difference does
            not hang on one other version.

    Returns:
        ``differs``; ``cannot tell``, which is not "the same"; empty where nothing is tested.
    """
    if p_corrected is None:
        return ""
    return "differs" if reliable and p_corrected <= 1 - level + _ROUNDING else "cannot tell"


def keeps_sign(delta_min: float | None, delta_max: float | None) -> bool:
    """Tell whether a difference keeps its sign whichever other version is left out.

    Args:
        delta_min: The lowest difference when each other version is left out in turn.
        delta_max: The highest. With either None there are no two others to leave out.
    """
    return delta_min is None or delta_max is None or delta_min * delta_max > 0
