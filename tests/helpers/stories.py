"""Invented stories from four fields: their texts in data/stories.toml, their sources here."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from framing.ingest import version_from_text
from framing.pipeline import compare
from framing.types import Comparison, Label, Reading, Score, SourceReport, Story, VersionReading

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

POST = SourceReport("Marlbury Evening Post", ("Evening Post", "the Post"))


@cache
def _texts() -> dict[str, dict[str, str]]:
    return tomllib.loads(
        Path(__file__).parents[1].joinpath("data").joinpath("stories.toml").read_text("utf-8")
    )


def hospital() -> Story:
    """A ward closes, says a local paper; one version credits it in a footer, one at second hand."""
    return story("A ward closes", _texts()["hospital"], POST)


def transfer() -> Story:
    """A winger moves, says a sports daily that no setting names."""
    return story("A winger moves", _texts()["transfer"])


def rates() -> Story:
    """A wire agency tells of a leak."""
    return story(
        "A cut is weighed", _texts()["rates"], SourceReport("Argus Newswire", ("the agency",))
    )


def ruling() -> Story:
    """A court rules in public: nobody credits a common source."""
    return story("A quarry closes", _texts()["ruling"])


ALL: Mapping[str, Callable[[], Story]] = {
    "hospital": hospital,
    "transfer": transfer,
    "rates": rates,
    "ruling": ruling,
}


def story(title: str, texts: Mapping[str, str], source: SourceReport | None = None) -> Story:
    """Return a story of ``texts`` by outlet; the first line of each is its headline."""
    versions = tuple(version_from_text(text, outlet) for outlet, text in texts.items())
    return Story(title, versions, source)


def paragraphs(headline: str, *sentences: str) -> str:
    """Return an article, a sentence a paragraph."""
    return "\n\n".join((headline, *sentences))


def labelled(base: Story, *rows: tuple[str, int, str, str]) -> Story:
    """Return the story with corrections (outlet, sentence, column, value) by one coder."""
    labels = tuple(Label(*row, coder="ann") for row in rows)
    return Story(base.title, base.versions, base.source, labels=labels)


@cache
def compared(name: str) -> Comparison:
    """Return the comparison of one of ``ALL``, made once."""
    return compare(ALL[name]())


def reading(comparison: Comparison, outlet: str, words: str) -> Reading:
    """Return the one sentence of a version that holds ``words``."""
    version = version_reading(comparison, outlet)
    text = version.version.text
    holders = [
        own for own in version.readings if words in text[own.sentence.start : own.sentence.end]
    ]
    assert len(holders) == 1, f"{len(holders)} sentences of {outlet} hold {words!r}"
    return holders[0]


def version_reading(comparison: Comparison, outlet: str) -> VersionReading:
    """Return an outlet's version as read."""
    return next(one for one in comparison.versions if one.version.outlet == outlet)


def row(comparison: Comparison, outlet: str, dimension: str, part: str = "all") -> Score:
    """Return one score."""
    (score,) = (
        each
        for each in comparison.scores
        if (each.outlet, each.dimension, each.part) == (outlet, dimension, part)
    )
    return score
