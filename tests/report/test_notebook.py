"""Results show themselves in a notebook, harmless whatever an article holds."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import html5lib
import pytest
from helpers import factory
from helpers.stories import ALL, compared
from hypothesis import given
from hypothesis import strategies as st

import framing

if TYPE_CHECKING:
    from framing.types import Comparison, Story, Version

HOSTILE = "</table><script>alert(1)</script><img src=x onerror='alert(2)'> \x1b[31m\u202e \ufffe"
ALLOWED = {"div", "strong", "table", "thead", "tbody", "tr", "th", "td", "br", "small"}
ALLOWED |= {"details", "summary", "ul", "li", "p"}


class Parts(HTMLParser):
    """The tags and attributes of a piece of markup, and its words."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.words = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_data(self, data: str) -> None:
        self.words += data


def shown(result: Comparison | Story | Version) -> str:
    """Return a result as a notebook asks for it, having checked that it can do no harm."""
    text = result._repr_html_()
    parts = Parts(text)
    assert parts.tags <= ALLOWED
    assert parts.attributes <= {"style", "scope", "class", "title"}
    html5lib.HTMLParser(strict=True).parseFragment(text)
    return text


@pytest.mark.parametrize("name", sorted(ALL))
def test_every_story_shows_itself(name: str) -> None:
    comparison = compared(name)
    words = Parts(shown(comparison)).words
    for fact in comparison.facts:
        assert " ".join(fact.statement.split()) in words
    shown(comparison.story)
    for version in comparison.story.versions:
        assert version.outlet in shown(version)


def test_a_hostile_article_stays_text() -> None:
    comparison = factory.comparison(HOSTILE, "Borough", title=HOSTILE)
    statement = replace(comparison.facts[0], statement=HOSTILE)
    comparison = replace(
        comparison, facts=(statement,), warnings=(HOSTILE,), article=HOSTILE, baseline="cited"
    )
    story = replace(comparison.story, warnings=(HOSTILE,))
    version = replace(
        framing.version_from_text(f"{HOSTILE}\n\n{HOSTILE}", HOSTILE, title=HOSTILE),
        url="javascript:alert(3)",
        file=HOSTILE,
        published=date(2025, 3, 2),
    )
    for result in (comparison, story, version):
        text = shown(result)
        assert "&lt;script&gt;" in text
        assert not set(text) & {"\x1b", "\u202e", "\ufffe"}


@given(st.text(max_size=40), st.text(max_size=40))
def test_no_name_or_title_breaks_the_markup(outlet: str, title: str) -> None:
    comparison = factory.comparison(outlet, title=title)
    shown(comparison)
    shown(comparison.story)


def test_what_is_shown_is_what_differs_says() -> None:
    comparison = factory.comparison()
    rows = tuple(
        replace(row, differs="differs" if row.dimension == "hedging" else "cannot tell")
        for row in comparison.scores
        if row.part == "all"
    )
    words = Parts(shown(replace(comparison, scores=rows))).words
    assert words.count(", differs") == 2
    assert words.count(", cannot tell") == 2


def test_marks_of_a_fact_are_the_words_of_the_screens() -> None:
    comparison = factory.comparison()
    missing = replace(comparison.coverage[0], status="omitted", fidelity=None)
    open_ = replace(comparison.coverage[1], status="unclear", fidelity=None)
    words = Parts(shown(replace(comparison, coverage=(missing, open_)))).words
    assert "not found" in words
    assert "cannot tell" in words
    assert "omitted" not in words
