"""How many examples Hypothesis tries where each of them is a whole analysis."""

from __future__ import annotations

from hypothesis import settings

_USUAL = 100
"""What Hypothesis tries by itself."""


def at_most(number: int) -> settings:
    """Try so many examples; in a profile that tries fewer than usual, as much fewer of these."""
    usual = settings.get_profile(settings.get_current_profile_name()).max_examples
    return settings(max_examples=max(1, number * usual // _USUAL), deadline=None)
