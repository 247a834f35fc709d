"""Whether a profile's intervals cover what they should, and how often it claims what is not so.

python bench/outlet_profile.py [REPEATS]    the tables of docs/statistics.md

Stories are invented number by number, many collections of them with one seed. Where outlets do not
differ, 95 of 100 intervals hold nought, and at most 5 of 100 collections have any claim. Where two
of them do, as many of the true differences as possible are found. Three ways stand beside each
other: Student's t over stories with Holm's correction, a bootstrap-t over stories, and the
permutation within stories that the program uses.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

import numpy as np
from scipy import special

from framing.statistics.difference_tests import holm_correction
from framing.statistics.outlet_differences import (
    Differences,
    mean_differences,
    step_down,
    within_story,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    Floats: TypeAlias = NDArray[np.float64]

Shape = Literal["shares", "rare shares", "heavy tails", "skewed"]
WAYS = ("t", "bootstrap-t", "permutation")
MEASURES = 5
LEVEL, SEED, DRAWS, ENOUGH = 0.95, 20241119, 999, 20
SENTENCES = 20
_TAIL = 2.5
"""Degrees of freedom of the heavy tails: their variance just exists."""


@dataclass(frozen=True, slots=True)
class Collection:
    """How a collection of stories is made.

    Attributes:
        name: What it is called in the table.
        stories: How many.
        outlets: How many tell some of them.
        versions: How many tell one, at least and at most.
        uneven: Outlets tell few or many stories, and write short or long.
        copies: The share of stories in which one version is a copy of another.
    """

    name: str
    stories: int
    outlets: int
    versions: tuple[int, int]
    uneven: bool = False
    copies: float = 0.0


COLLECTIONS = (
    Collection("40 stories, 8 outlets, 2 to 6 versions", 40, 8, (2, 6)),
    Collection("50 stories, 4 outlets, 2 or 3 versions", 50, 4, (2, 3)),
    Collection("25 stories, 5 outlets, all tell all", 25, 5, (5, 5)),
    Collection("80 stories, 10 outlets, few and many, short and long", 80, 10, (2, 6), uneven=True),
    Collection("60 stories, 6 outlets, half with a copy", 60, 6, (3, 6), copies=0.5),
)
SHAPES: Mapping[Shape, float] = {
    "shares": 0.15,
    "rare shares": 0.12,
    "heavy tails": 1.5,
    "skewed": 2.0,
}
"""What is drawn, and how far an outlet that differs is above it."""


@dataclass(slots=True)
class Tally:
    """What came of one way: intervals that hold the truth, false claims, what was found."""

    held: int = 0
    intervals: int = 0
    false: int = 0
    collections: int = 0
    found: int = 0
    there: int = 0


def tallies(  # noqa: PLR0913 - what a simulation is made of
    shape: Shape,
    collection: Collection,
    repeats: int,
    *,
    shift: float = 0.0,
    ways: Sequence[str] = WAYS,
    draws: int = DRAWS,
    seed: int = SEED,
) -> dict[str, Tally]:
    """Make a collection again and again, and count what each way says of it.

    Args:
        shape: What values are like.
        collection: How stories are made.
        repeats: How many collections.
        shift: How far the first outlet is above in three of five measures, and the second below in
            one; nought where nobody differs.
        ways: Which ways are tried.
        draws: How often each draws.
        seed: What everything starts from.
    """
    random = np.random.default_rng(seed)
    counted = {way: Tally() for way in ways}
    effects = np.zeros((collection.outlets, MEASURES))
    effects[0, :3], effects[1, 0] = shift, -shift
    for number in range(repeats):
        rows, truths = _rows(shape, collection, effects, random)
        for way in ways:
            _count(counted[way], _answers(way, rows, draws, seed + number), truths, shift)
    return counted


Answer: TypeAlias = tuple[float, float, float]
"""Both ends of an interval, and the corrected p-value."""


def _count(
    tally: Tally, answers: Sequence[Answer | None], truths: Sequence[float], shift: float
) -> None:
    claims = []
    for answer, truth in zip(answers, truths, strict=True):
        if answer is None:
            continue
        low, high, p = answer
        tally.intervals += 1
        tally.held += low <= truth <= high
        claims.append((p <= 1 - LEVEL, abs(truth)))
    tally.collections += 1
    tally.false += any(claimed and not size for claimed, size in claims)
    # Who is compared with an outlet that differs is a little off, too; that is not looked for.
    large = [claimed for claimed, size in claims if size > shift / 2 > 0]
    tally.found += sum(large)
    tally.there += len(large)


def _rows(
    shape: Shape, collection: Collection, effects: Floats, random: np.random.Generator
) -> tuple[list[Differences], list[float]]:
    """Make one collection: every outlet's differences measure by measure, and what is true."""
    own: dict[tuple[int, int], dict[str, float]] = {}
    true: dict[tuple[int, int], list[float]] = {}
    everybody: dict[tuple[str, int], tuple[float, ...]] = {}
    order = np.arange(collection.outlets)
    weight = 1.0 / (1 + order) if collection.uneven else np.ones(collection.outlets)
    lengths = SENTENCES * (0.4 + 0.25 * order if collection.uneven else np.ones(len(order)))
    least, most = collection.versions
    for number in range(collection.stories):
        versions = int(random.integers(least, most + 1))
        outlets = random.choice(order, versions, replace=False, p=weight / weight.sum())
        values = _values(shape, lengths[outlets], random)
        copies: list[list[str]] = []
        if random.random() < collection.copies:
            values[1] = values[0]
            copies = [[str(outlets[0]), str(outlets[1])]]
        shifts = effects[outlets]
        for measure in range(MEASURES):
            named = zip(map(str, outlets), (values + shifts)[:, measure].tolist(), strict=True)
            made = within_story(dict(named), copies)
            moved = zip(map(str, outlets), shifts[:, measure].tolist(), strict=True)
            truth = within_story(dict(moved), copies).versions
            story = f"{number:04}"
            everybody[story, measure] = made.everybody
            for outlet, one in made.versions.items():
                own.setdefault((int(outlet), measure), {})[story] = one.difference
                true.setdefault((int(outlet), measure), []).append(truth[outlet].difference)
    keys = [key for key in sorted(own) if len(own[key]) >= ENOUGH]
    rows = [
        Differences(f"{key}", own[key], {story: everybody[story, key[1]] for story in own[key]})
        for key in keys
    ]
    return rows, [float(np.mean(true[key])) for key in keys]


def _values(shape: Shape, lengths: Floats, random: np.random.Generator) -> Floats:
    """Return the values of one story's versions; what the story is about moves all of them."""
    size = (len(lengths), MEASURES)
    if shape == "heavy tails":
        return random.normal(0, 1, MEASURES) + random.standard_t(_TAIL, size)
    if shape == "skewed":
        return np.exp(random.normal(0, 1.2, size))
    sentences = np.maximum(5, random.poisson(lengths))[:, None]
    if shape == "rare shares":
        share = random.beta(0.08, 1.5, size)
    else:
        topic = random.beta(1, 6, MEASURES)
        share = random.beta(5 * topic + 1e-3, 5 * (1 - topic) + 1e-3, size)
    return random.binomial(sentences, share) / sentences


def _answers(way: str, rows: Sequence[Differences], draws: int, seed: int) -> list[Answer | None]:
    if not rows:
        return []
    if way == "permutation":
        return [
            None
            if one.p_corrected is None
            else (
                -np.inf if one.low is None else one.low,
                np.inf if one.high is None else one.high,
                one.p_corrected,
            )
            for one in mean_differences(rows, level=LEVEL, resamples=draws, seed=seed)
        ]
    values = [np.asarray([row.own[story] for story in sorted(row.own)]) for row in rows]
    mean = np.asarray([one.mean() for one in values])
    error = np.asarray([one.std(ddof=1) / np.sqrt(len(one)) for one in values])
    some = error > 1e-12  # noqa: PLR2004 - what arithmetic leaves of nought
    ratio = np.abs(mean[some]) / error[some]
    if way == "t":
        freedom = np.asarray([len(one) - 1 for one in values])[some]
        p_values = holm_correction((2 * special.stdtr(freedom, -ratio)).tolist())
        reach = special.stdtrit(freedom, (1 + LEVEL) / 2)
    else:
        drawn = _bootstrap([row for row, one in zip(rows, some, strict=True) if one], draws, seed)
        p_values = step_down(ratio, drawn).tolist()
        reach = np.sort(drawn, axis=0)[int(np.ceil(LEVEL * (draws + 1))) - 1]
    answers: list[Answer | None] = [None] * len(rows)
    for at, number in enumerate(np.flatnonzero(some)):
        half = reach[at] * error[number]
        answers[number] = (mean[number] - half, mean[number] + half, p_values[at])
    return answers


def _bootstrap(rows: Sequence[Differences], draws: int, seed: int) -> Floats:
    """Return the ratio of mean to standard error, without its sign, when stories are drawn."""
    stories = sorted({story for row in rows for story in row.own})
    random = np.random.default_rng(seed)
    times = random.multinomial(len(stories), np.full(len(stories), 1 / len(stories)), draws)
    ratios = []
    for row in rows:
        drawn = times[:, [place for place, story in enumerate(stories) if story in row.own]]
        values = np.asarray([row.own[story] for story in sorted(row.own)])
        values = values - values.mean()
        number = drawn.sum(axis=1)
        with np.errstate(divide="ignore", invalid="ignore"):
            mean = drawn @ values / number
            squares = drawn @ values**2 / number - mean**2
            ratio = np.abs(mean) / np.sqrt(np.maximum(squares, 0) / (number - 1))
        ratios.append(np.where(np.isfinite(ratio), ratio, np.inf))
    return np.stack(ratios, axis=1)


def main() -> None:
    """Print both tables."""
    repeats = int(sys.argv[1]) if len(sys.argv) > 1 else 500
    for differ in (False, True):
        ways = WAYS
        what = "found" if differ else "any false claim"
        heads = " | ".join(f"{way}: held, {what}" for way in ways)
        whole = {way: Tally() for way in ways}
        print(f"\n| values | collection | {heads} |\n|---|---|{'---|' * len(ways)}")
        for shape, shift in SHAPES.items():
            for collection in COLLECTIONS[:: 3 if differ else 1]:
                counted = tallies(
                    shape, collection, repeats, shift=shift if differ else 0.0, ways=ways
                )
                cells = " | ".join(_cell(counted[way], differ=differ) for way in ways)
                print(f"| {shape} | {collection.name} | {cells} |", flush=True)
                for way in ways:
                    whole[way] = _together(whole[way], counted[way])
        cells = " | ".join(_cell(whole[way], differ=differ) for way in ways)
        print(f"| all | | {cells} |")


def _together(one: Tally, other: Tally) -> Tally:
    return Tally(*(getattr(one, name) + getattr(other, name) for name in Tally.__slots__))


def _cell(tally: Tally, *, differ: bool) -> str:
    held = tally.held / max(1, tally.intervals)
    rest = tally.found / max(1, tally.there) if differ else tally.false / tally.collections
    return f"{held:.3f}, {rest:.3f}"


if __name__ == "__main__":
    main()
