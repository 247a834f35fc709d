"""Reasons on the screens and on the page are words: no rule's name, no name out of the code."""

from __future__ import annotations

import re
import tomllib
from dataclasses import replace
from functools import cache
from html.parser import HTMLParser
from importlib.resources import files
from typing import TYPE_CHECKING

import pytest
from components.baseline_check.view import check_data
from components.fact_matrix.view import matrix_data
from components.measures.view import sections
from components.quotations.view import quotations_data
from components.reading_columns.view import reading_data
from components.version_rows.view import story_data
from helpers.stories import ALL, compared, labelled

import framing
from framing.cues.model_cues import RULE
from framing.pipeline import compare
from framing.report.page.page import page
from framing.report.plain_reasons import plain_reasons, set_by_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framing.types import Comparison

STORIES = ("sample", "hospital", "ruling", "corrected")
SHOWN = {
    *("head", "sub", "note", "text", "label", "why", "about", "means", "sure", "unmarked"),
    *("marked", "none", "says", "between", "verdict", "count", "interval", "lead", "warnings"),
    *("unnamed", "heading", "name"),
}
"""Under these names stands what a component shows in words of the program."""
CODE = re.compile(r"\b[a-z]+(?:_[a-z]+)+\b|\b[a-z]+\+[a-z]+\b|\b[a-z]+:[0-9a-f]{6}\b")
BY_RULE = re.compile(r"\b(?:hedging|speculation|commentary): [a-z][\w+-]*")
"""How the tables name the rules of a sentence."""
QUOTED = re.compile(r"“[^”]*”")


@cache
def rules() -> frozenset[str]:
    """The names of all rules for cues that no reader would take for words."""
    found = set()
    for file in files("framing.cues").iterdir():
        if file.name.endswith(".toml"):
            read = tomllib.loads(file.read_text("utf-8"))
            found |= {rule["id"] for rule in read.get("rule", ()) if "id" in rule}
    return frozenset(name for name in found if "-" in name)


@cache
def result(story: str) -> Comparison:
    if story == "sample":
        return framing.compare(framing.read_story(framing.sample_story()))
    if story != "corrected":
        return compared(story)
    made = compared("hospital")
    version = made.versions[0]
    body = [one.sentence.index for one in version.readings if one.sentence.kind == "text"]
    columns = [
        ("role", "context"),
        ("voice", "own"),
        ("commentary", "1"),
        ("hedged", "1"),
        ("speculative", "1"),
        ("not_loaded", "close"),
        (f"status:{made.facts[0].id}", "altered"),
    ]
    base = ALL["hospital"]()
    rows = [
        (version.version.outlet, sentence, column, value)
        for sentence, (column, value) in zip(body, columns, strict=False)
    ]
    told = labelled(base, *rows)
    other = replace(told.labels[-1], value="omitted", coder="ben")
    return compare(replace(told, labels=(*told.labels, other)))


def strings(shown: object, name: str = "") -> Iterator[str]:
    """Every string under a name that is shown."""
    if isinstance(shown, dict):
        for key, value in shown.items():
            yield from strings(value, str(key))
    elif isinstance(shown, list | tuple):
        for value in shown:
            yield from strings(value, name)
    elif isinstance(shown, str) and name in SHOWN:
        yield shown


def codes_in(text: str, texts: str) -> set[str]:
    """What reads like a name out of the code, and is not the article's own word."""
    left = QUOTED.sub(" ", text)
    found = {*CODE.findall(left), *BY_RULE.findall(left)}
    found |= {name for name in rules() if re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", left)}
    return {name for name in found if name not in texts}


def texts_of(made: Comparison) -> str:
    return " ".join(f"{one.outlet} {one.text}" for one in made.story.versions)


@pytest.mark.parametrize("story", STORIES)
def test_no_screen_shows_a_rule_or_a_name_of_the_code(story: str) -> None:
    made = result(story)
    outlets = [one.outlet for one in made.story.versions]
    screens = {
        "story": story_data(made),
        "matrix": matrix_data(made),
        "read": reading_data(made, outlets[:5], story),
        "data": sections(made),
        "quotations": quotations_data(made),
        "check": check_data(made, None),
    }
    for screen, data in screens.items():
        shown = [*strings(data)]
        assert shown
        found = {text: bad for text in shown if (bad := codes_in(text, texts_of(made)))}
        assert not found, screen


class Words(HTMLParser):
    """What a page shows, and says of its marks when they are pointed at."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._hidden += tag in {"style", "script"}
        self.said += [value for name, value in attrs if name in {"title", "aria-label"} and value]

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag in {"style", "script"}

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.said.append(data)


@pytest.mark.parametrize("story", STORIES)
def test_the_page_shows_no_rule_and_no_name_of_the_code(story: str) -> None:
    made = result(story)
    parts = Words()
    parts.feed(page({story: made}))
    named = set(
        re.findall(r"\w+", " ".join(made.story.source.aliases if made.story.source else ()))
    )
    found = {text: bad for text in parts.said if (bad := codes_in(text, texts_of(made)) - named)}
    assert not found


def test_what_a_table_names_by_rule_is_said_in_words() -> None:
    readings = [one for version in result("sample").versions for one in version.readings]
    by_rule = [one for one in readings if any(RULE in why for why in one.why)]
    assert by_rule
    for one in by_rule:
        assert plain_reasons(one)
        assert not any(RULE in why for why in plain_reasons(one))


def test_who_set_what_is_said_in_words() -> None:
    said = {
        phrase
        for version in result("corrected").versions
        for one in version.readings
        for phrase in set_by_words(one)
    }
    assert {"what it does by ann", "whose voice by ann", "whether it is hedged by ann"} <= said


def test_who_disagrees_about_what_is_said_in_words() -> None:
    (line,) = [one for one in result("corrected").warnings if "disagree" in one]
    fact = compared("hospital").facts[0].id
    assert (
        f"ann and ben disagree about whether {compared('hospital').versions[0].version.outlet}"
        in line
    )
    assert f"tells fact {fact}" in line
