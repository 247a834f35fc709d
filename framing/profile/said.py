"""How a profile's numbers are put into words: the same in terminal, chart and app."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.report.outlet_names import RECREATED
from framing.report.words import capital, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framing.config import ProfileSettings
    from framing.profile.outlet_profile import Profile, ProfileRow

NOTHING = "–"


def points(share: float, *, minus: str = "−") -> str:
    """Return a difference of shares in percentage points, with its sign."""
    rounded = round(100 * share)
    return f"{rounded:+d}".replace("-", minus) if rounded else "0"


def interval(row: ProfileRow) -> str:
    """Return a row's interval in points; in words where there is none."""
    if row.low is None or row.high is None:
        return str(words("profile")["no_interval"])
    return str(words("page")["span"]).format(low=points(row.low), high=points(row.high))


def heading(measure: str) -> str:
    """Return what a measure is called, as a heading."""
    return capital(str(words("measure")[measure]["name"]))


def title(profile: Profile) -> str:
    """Return what the profile is of."""
    return str(words("profile")["title"]).format(stories=stories(profile.stories))


def stories(number: int) -> str:
    """Return so many stories, in words."""
    return f"{number} story" if number == 1 else f"{number} stories"


def notes(profile: Profile, settings: ProfileSettings) -> Iterator[str]:
    """Yield what to know before believing any of it, a paragraph each."""
    texts = words("profile")
    if not profile.tested:
        yield str(texts["nothing"]).format(needed=settings.enough_stories)
    yield str(texts["not_ranked"])
    yield str(texts["copies"])
    if profile.copies_unknown:
        yield str(texts["copies_unknown"]).format(stories=stories(profile.copies_unknown))
    if profile.alone:
        yield str(texts["alone"]).format(stories=stories(profile.alone))
    if any(outlet.endswith(RECREATED) for outlet in profile.outlets):
        yield str(texts["recreated"])
    yield str(texts["one_kind"])
    yield str(texts["habits"])
