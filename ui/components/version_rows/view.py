"""A story's page as plain data: what holds up, a row a version, how sure the marks are."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, TypedDict

from shared.component_files import component
from shared.story_texts import Name, choices, name_of, published

from components.version_rows.opened_lists import OpenedList, opened_lists
from framing.report.mark_certainty import Sure, marks_under_versions, sure
from framing.report.safe_text import one_line
from framing.report.version_sentences import (
    Part,
    Segment,
    bars,
    holds,
    lead,
    sentence_names,
    sentences,
)
from framing.report.version_summary import version_summaries
from framing.report.words import capital, words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from framing.types import Comparison

_rows = component(Path(__file__).parent)


class Row(TypedDict):
    """One version: its sentences, its bars, and the lists that both open, by name.

    ``texts`` are the sentences that can be chosen as telling a fact.
    """

    outlet: str
    name: Name
    note: str
    little: str
    say: list[list[Part]]
    bars: list[list[Segment]]
    lists: dict[str, OpenedList]
    texts: list[tuple[int, str]]


class StoryData(TypedDict):
    """All that the page shows above the matrix."""

    story: str
    title: str
    lead: str
    warnings: list[str]
    holds: list[list[Part]]
    rows: list[Row]
    sure: list[Sure]
    names: dict[str, dict[str, str]]
    words: Mapping[str, str]


def story_data(comparison: Comparison, story: str = "") -> StoryData:
    """Return what the page of a story shows, with every number beside what it counts.

    ``story`` is its name in the address.
    """
    summaries = version_summaries(comparison)
    lists = opened_lists(comparison, summaries)
    return {
        "title": one_line(comparison.story.title),
        "story": story,
        "lead": lead(comparison),
        "warnings": [capital(one_line(warning)) for warning in comparison.warnings],
        "holds": holds(comparison, summaries),
        "rows": [
            {
                "outlet": version.version.outlet,
                "name": name_of(version.version.outlet),
                "note": published(version.version) or str(words("story_page")["no_date"]),
                "little": ""
                if summaries[version.version.outlet].enough
                else str(words("story_page")["too_little"]),
                "say": [
                    *sentences(comparison, summaries[version.version.outlet]),
                    *_yours(lists[version.version.outlet]),
                ],
                "bars": bars(summaries[version.version.outlet]),
                "lists": lists[version.version.outlet],
                "texts": choices(version),
            }
            for version in comparison.versions
        ],
        "sure": [sure(mark) for mark in marks_under_versions()],
        "names": {
            "facts": dict(words("fact_group")),
            "sentences": sentence_names(comparison),
        },
        "words": _screen_words(),
    }


def _screen_words() -> dict[str, str]:
    """Return the words that the script needs; two headings would have one name."""
    holds_up, certainty = dict(words("holds_up")), dict(words("certainty"))
    headings = {
        "heading_holds": holds_up.pop("heading"),
        "heading_sure": certainty.pop("heading"),
        "lead_sure": certainty.pop("lead"),
    }
    return {**words("story_page"), **holds_up, **certainty, **headings}


def _yours(lists: Mapping[str, OpenedList]) -> list[list[Part]]:
    """Say how many cells a person answered, where any."""
    if "yours" not in lists:
        return []
    text = str(words("story_page")["answered"]).format(n=len(lists["yours"]["items"]))
    return [[{"text": text, "open": "yours"}, {"text": "."}]]


def show_rows(data: str, key: str, on_ask: Callable[[], None]) -> Any:
    """Show a story's rows, written as JSON; ``on_ask`` is called when somebody asks for anything.

    What was asked is in the session's state under ``key``: ``{"answer": ...}``,
    ``{"read": ...}`` or ``{"page": ...}``.
    """
    return _rows(data={"story": data}, key=key, on_ask_change=on_ask)
