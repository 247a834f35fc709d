"""The profile: each outlet's habits, measure by measure, against others who told the same story."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from framing.profile.story_values import parts
from framing.statistics.outlet_differences import (
    Against,
    Differences,
    mean_differences,
    within_story,
)
from framing.statistics.verdicts import verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from framing.config import ProfileSettings
    from framing.profile.story_values import Key, StoryValues
    from framing.statistics.outlet_differences import MeanDifference

ProfileVerdict = Literal["differs", "cannot tell", "too few"]


@dataclass(frozen=True, slots=True)
class ProfileRow:
    """One measure of one outlet over its stories; a row of ``profile.csv``, whose columns it has.

    Means, the difference and what is said of it are None where there are too few stories.
    """

    outlet: str
    dimension: str
    part: str
    stories: int
    value: float | None
    others: float | None
    difference: float | None
    low: float | None
    high: float | None
    p: float | None
    p_corrected: float | None
    differs: ProfileVerdict
    above: int
    below: int
    doubtful: int
    left_out: int


@dataclass(frozen=True, slots=True)
class Profile:
    """All outlets, in alphabetical order, with what it rests on.

    Attributes:
        rows: Outlet by outlet, in the order of the measures.
        stories: How many stories were given, each once.
        alone: How many of them have no two versions to hold against each other.
        copies_unknown: Of how many the input does not say which versions are copies.
        tested: How many rows were corrected together.
    """

    rows: tuple[ProfileRow, ...]
    stories: int
    alone: int
    copies_unknown: int
    tested: int

    @property
    def outlets(self) -> tuple[str, ...]:
        """Return the outlets, in their order."""
        return tuple(dict.fromkeys(row.outlet for row in self.rows))


@dataclass(slots=True)
class _Held:
    """What one row rests on: in how many stories the outlet tells, and its differences in some."""

    told: int
    against: dict[str, Against] = field(default_factory=dict)
    doubtful: int = 0


def outlet_profile(stories: Sequence[StoryValues], settings: ProfileSettings) -> Profile:
    """Return what each outlet does over many stories.

    Args:
        stories: Each once, under a name of its own.
        settings: Measures, how much is enough, and how intervals are made.
    """
    told = _told(stories)
    held: dict[Key, _Held] = {}
    everybody: dict[tuple[str, str], tuple[float, ...]] = {}
    for story in stories:
        for measure in settings.measures:
            of_measure = {
                outlet: value
                for (outlet, dimension), value in story.values.items()
                if dimension == measure and value.sentences >= settings.enough_sentences
            }
            values = {outlet: value.value for outlet, value in of_measure.items()}
            within = within_story(values, story.copies or ())
            everybody[story.story, measure] = within.everybody
            for outlet, against in within.versions.items():
                key = outlet, measure
                cell = held.setdefault(key, _Held(told[outlet]))
                cell.against[story.story] = against
                cell.doubtful += not of_measure[outlet].reliable
    keys = [(outlet, measure) for outlet in _alphabetical(told) for measure in settings.measures]
    cells = {key: held.get(key) or _Held(told[key[0]]) for key in keys}
    enough = [key for key in keys if len(cells[key].against) >= settings.enough_stories]
    found = mean_differences(
        [
            Differences(
                "\0".join(key),
                {story: one.difference for story, one in cells[key].against.items()},
                {story: everybody[story, key[1]] for story in cells[key].against},
            )
            for key in enough
        ],
        level=settings.level,
        resamples=settings.resamples,
        seed=settings.seed,
    )
    tested = dict(zip(enough, found, strict=True))
    compared = {story for cell in held.values() for story in cell.against}
    return Profile(
        rows=tuple(_row(key, cells[key], tested.get(key), settings.level) for key in keys),
        stories=len(stories),
        alone=len(stories) - len(compared),
        copies_unknown=sum(story.copies is None for story in stories),
        tested=sum(one.p is not None for one in found),
    )


def _told(stories: Iterable[StoryValues]) -> dict[str, int]:
    """Count the stories that each outlet tells."""
    told: dict[str, int] = {}
    for story in stories:
        for outlet in story.outlets:
            told[outlet] = told.get(outlet, 0) + 1
    return told


def _alphabetical(outlets: Iterable[str]) -> list[str]:
    return sorted(outlets, key=lambda outlet: (outlet.casefold(), outlet))


def _row(key: Key, held: _Held, found: MeanDifference | None, level: float) -> ProfileRow:
    outlet, measure = key
    differences = [one.difference for one in held.against.values()]
    return ProfileRow(
        outlet=outlet,
        dimension=measure,
        part=parts()[measure],
        stories=len(held.against),
        value=_mean([one.value for one in held.against.values()]) if found else None,
        others=_mean([one.others for one in held.against.values()]) if found else None,
        difference=found.mean if found else None,
        low=found.low if found else None,
        high=found.high if found else None,
        p=found.p if found else None,
        p_corrected=found.p_corrected if found else None,
        differs=_verdict(found, level),
        above=sum(one > 0 for one in differences),
        below=sum(one < 0 for one in differences),
        doubtful=held.doubtful,
        left_out=held.told - len(held.against),
    )


def _verdict(found: MeanDifference | None, level: float) -> ProfileVerdict:
    if found is None:
        return "too few"
    # Where the differences do not vary nothing is tested: then nothing can be told.
    return verdict(found.p_corrected, level, reliable=True) or "cannot tell"


def _mean(values: Sequence[float]) -> float:
    return math.fsum(values) / len(values)
