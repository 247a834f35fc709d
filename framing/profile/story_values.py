"""The numbers of one story that a profile is made of, from a comparison or from its table."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

from framing.errors import StoryError
from framing.ingest.cleaning import printable
from framing.report.csv import cell
from framing.report.schema import schema
from framing.report.shown_measures import shown
from framing.statistics.news_sentiment import MODEL

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from framing.types import Comparison

    Key: TypeAlias = tuple[str, str]
    """An outlet and a measure."""

NEEDED = ("outlet", "dimension", "part", "value", "sentences", "reliable")
"""Columns of ``versions.csv`` without which nothing can be told."""
_DECIMALS = 4
_SHARE = (0.0, 1.0)


@dataclass(frozen=True, slots=True)
class Value:
    """A share, 0 to 1, with how many sentences or facts it is of."""

    value: float
    sentences: int
    reliable: bool


@dataclass(frozen=True, slots=True)
class StoryValues:
    """One story: a value for each outlet and measure that has one.

    Attributes:
        story: Its name.
        outlets: Whoever tells it, with a value or without.
        values: By outlet and measure.
        copies: Groups of outlets whose versions derive from one another; None where the input
            does not say.
        texts: The SHA-256 of every version's file, where the input says it.
    """

    story: str
    outlets: tuple[str, ...]
    values: Mapping[Key, Value]
    copies: tuple[tuple[str, ...], ...] | None = None
    texts: frozenset[str] = frozenset()


def of_comparison(name: str, comparison: Comparison) -> StoryValues:
    """Return a story's values as its ``versions.csv`` has them; a scored article is none of it."""
    column = schema()["versions.csv"][0]
    called = {
        reading.version.outlet: cell(column, reading.version.outlet)
        for reading in comparison.versions
        if reading.version.outlet != comparison.article
    }
    values: dict[Key, Value] = {
        (called[score.outlet], score.dimension): Value(
            round(score.value, _DECIMALS), score.sentences, score.reliable
        )
        for score in comparison.scores
        if score.value is not None
        and score.outlet in called
        and score.part == parts().get(score.dimension)
        and score.model != MODEL
        and not score.target
    }
    copies = tuple(
        tuple(called[outlet] for outlet in group if outlet in called)
        for group in comparison.witnesses
    )
    texts = frozenset(reading.version.sha256 for reading in comparison.versions)
    return StoryValues(name, tuple(called.values()), values, copies, texts)


def of_rows(
    rows: Iterable[tuple[str, Mapping[str, object]]], place: str, unnamed: str
) -> Iterator[StoryValues]:
    """Return the stories of a table, in the order of their first rows.

    Args:
        rows: Where each row stands, and its cells by column.
        place: The table's file, for messages.
        unnamed: What its one story is called where the table has no column ``story``.

    Raises:
        StoryError: A cell is not what its column holds, or a number stands twice.
    """
    outlets: dict[str, dict[str, None]] = {}
    values: dict[str, dict[Key, Value]] = {}
    for where, row in rows:
        story = _text(row.get("story")) or unnamed
        outlet, dimension = _text(row.get("outlet")), _text(row.get("dimension"))
        if not outlet:
            raise StoryError(
                f"{place}, {where}: no outlet; every row of a table of versions has one"
            )
        outlets.setdefault(story, {})[outlet] = None
        of_story = values.setdefault(story, {})
        if _text(row.get("part")) != parts().get(dimension) or row.get("target"):
            continue
        if _text(row.get("model")) == MODEL or row.get("value") in {None, ""}:
            continue
        if (outlet, dimension) in of_story:
            named = f" in the story {printable(story)}" if row.get("story") else ""
            raise StoryError(
                f"{place}, {where}: a second {dimension} of {printable(outlet)}{named}; a table of "
                "several stories needs a column story, as 'framing report STORY STORY' writes it"
            )
        of_story[outlet, dimension] = _value(row, f"{place}, {where}")
    for story, told in outlets.items():
        yield StoryValues(story, tuple(told), values[story])


def without(story: StoryValues, outlet: str) -> StoryValues:
    """Return a story without one of its outlets."""
    return replace(
        story,
        outlets=tuple(one for one in story.outlets if one != outlet),
        values={key: value for key, value in story.values.items() if key[0] != outlet},
    )


def each_once(stories: Iterable[StoryValues]) -> tuple[list[StoryValues], int]:
    """Return every story once, each under a name of its own, and how many were there again.

    Two are the same where their texts are, or, where the texts of one are not known, as in a
    batch's tables, names and numbers.
    """
    kept: dict[str, StoryValues] = {}
    texts: set[frozenset[str]] = set()
    numbers: set[object] = set()
    of_no_text: set[object] = set()
    again = 0
    for story in stories:
        said = (story.story, frozenset(story.values.items()))
        if story.texts in texts or said in (of_no_text if story.texts else numbers):
            again += 1
            continue
        numbers.add(said)
        if story.texts:
            texts.add(story.texts)
        else:
            of_no_text.add(said)
        name, number = story.story, 1
        while name in kept:
            number += 1
            name = f"{story.story} ({number})"
        kept[name] = replace(story, story=name)
    return [*kept.values()], again


def parts() -> Mapping[str, str]:
    """Return of which part of the text each measure is taken: as tables and charts show it."""
    return {one.dimension: one.part for one in shown()}


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _value(row: Mapping[str, object], place: str) -> Value:
    value = _number(row, "value", place)
    low, high = _SHARE
    if not low <= value <= high and _text(row.get("dimension")) in _shares():
        raise StoryError(f"{place}: value is {value:g}, and a share is from 0 to 1")
    sentences = _number(row, "sentences", place)
    reliable = row.get("reliable")
    if reliable not in {True, False, "1", "0"}:
        raise StoryError(f"{place}: reliable is {printable(_text(reliable), 30)!r}, not 1 or 0")
    return Value(round(value, _DECIMALS), int(sentences), reliable in {True, "1"})


def _number(row: Mapping[str, object], column: str, place: str) -> float:
    text = _text(row.get(column))
    try:
        number = float(text)
    except ValueError:
        number = math.nan
    if not math.isfinite(number):
        raise StoryError(f"{place}: {column} is {printable(text, 30)!r}, not a number")
    return number


def _shares() -> Sequence[str]:
    return [one.dimension for one in shown() if one.unit == "share"]
