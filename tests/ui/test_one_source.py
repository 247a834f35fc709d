"""One count, one source: sentence, bar, list, matrix, measure and table show the same number."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

import pytest
from components.fact_matrix.view import matrix_data
from components.measures.view import sections
from components.reading_columns.view import reading_data
from components.version_rows.view import story_data
from helpers.stories import ALL, compared

import framing
from framing.report.csv import csv_files
from framing.report.page.page import page

if TYPE_CHECKING:
    from components.version_rows.view import Row

    from framing.types import Comparison


STORIES = ("sample", *ALL)
TOLD = {"carried", "altered"}


@cache
def result(story: str) -> Comparison:
    if story == "sample":
        return framing.compare(framing.read_story(framing.sample_story()))
    return compared(story)


@cache
def table(story: str, name: str) -> list[dict[str, str]]:
    """A table as it is written into the file that people download."""
    made = csv_files({story: result(story)})[name]
    return list(csv.DictReader(io.StringIO(made, newline="")))


@cache
def mailed(story: str) -> str:
    """The page that is mailed."""
    return page({story: result(story)}, brief=True)


@cache
def rows(story: str) -> dict[str, Row]:
    return {row["outlet"]: row for row in story_data(result(story))["rows"]}


def listed(story: str) -> set[str]:
    """The facts that scores rest on: those that somebody credits, or all where nobody does."""
    tiers = {row["fact"]: row["tier"] for row in table(story, "facts.csv")}
    credited = {fact for fact, tier in tiers.items() if tier == "credited"}
    return credited or set(tiers)


def in_table(story: str, outlet: str) -> Counter[str]:
    return Counter(
        row["status"]
        for row in table(story, "coverage.csv")
        if row["outlet"] == outlet and row["fact"] in listed(story)
    )


def bar(row: Row, at: int) -> dict[str, int]:
    return {part["kind"]: part["n"] for part in row["bars"][at]}


def said(row: Row, at: int) -> str:
    return "".join(part["text"] for part in row["say"][at])


def opened(row: Row, name: str) -> int:
    return len(row["lists"][name]["items"]) if name in row["lists"] else 0


@pytest.mark.parametrize("story", STORIES)
def test_facts_are_counted_alike_in_sentence_bar_list_matrix_and_table(story: str) -> None:
    matrix = matrix_data(result(story))
    for outlet, row in rows(story).items():
        if not listed(story):
            continue
        counts, parts = in_table(story, outlet), bar(row, 0)
        told = sum(counts[status] for status in TOLD)
        assert parts.get("told", 0) + parts.get("alone", 0) == counts["carried"]
        assert sum(parts.values()) == len(listed(story)) == len(matrix["lines"])
        for status in ("altered", "unclear", "omitted"):
            assert parts.get(status, 0) == counts[status] == opened(row, f"facts:{status}")
        assert opened(row, "facts:all") == told
        alone = {
            one["fact"]
            for one in table(story, "facts.csv")
            if one["founded_by"] == outlet.replace(";", ",")
        }
        assert parts.get("alone", 0) == sum(
            one["fact"] in alone and one["status"] == "carried"
            for one in table(story, "coverage.csv")
            if one["outlet"] == outlet
        )
        assert said(row, 0).startswith(f"Tells {told} of {len(listed(story))} fact")
        for status, word in (("unclear", "cannot tell"), ("omitted", "not found")):
            numbers = re.findall(rf"(\d+) {word}", said(row, 0))
            assert numbers == ([str(counts[status])] if counts[status] else [])
        place = matrix["outlets"].index(outlet)
        column = Counter(line["cells"][place]["status"] for line in matrix["lines"])
        assert column == counts
        assert matrix["totals"][place] == told


@pytest.mark.parametrize("story", STORIES)
def test_sentences_are_counted_alike_in_bar_list_measure_and_table(story: str) -> None:
    by_measure = {one["key"]: one for one in sections(result(story))}
    for outlet, row in rows(story).items():
        body = [
            one
            for one in table(story, "sentences.csv")
            if one["outlet"] == outlet and one["role"] not in {"heading", "boilerplate"}
        ]
        commentary = sum(one["commentary"] == "1" for one in body)
        parts = bar(row, 1)
        assert sum(parts.values()) == len(body)
        assert parts.get("commentary", 0) == commentary == opened(row, "sentences:commentary")
        for kind in ("reported", "attributed", "speculation"):
            in_file = sum(one["role"] == kind and one["commentary"] == "0" for one in body)
            assert parts.get(kind, 0) == in_file == opened(row, f"sentences:{kind}")
        (measured,) = (one for one in by_measure["commentary"]["rows"] if one["outlet"] == outlet)
        (score,) = (
            one
            for one in table(story, "versions.csv")
            if (one["outlet"], one["dimension"], one["part"]) == (outlet, "commentary", "all")
        )
        assert measured["count"] == f"{commentary} of {len(body)}"
        assert round(float(score["value"]) * int(score["sentences"])) == commentary
        lines = " ".join(said(row, at) for at in range(len(row["say"])))
        assert (f"{commentary} of {len(body)} sentence" in lines) == (commentary > 0)


@pytest.mark.parametrize("story", STORIES)
def test_what_stands_beside_the_facts_is_said_listed_and_tabled_alike(story: str) -> None:
    facts = listed(story)
    for outlet, row in rows(story).items():
        (line,) = [say for say in row["say"] if say[0]["text"].startswith("Beside ")] or [[]]
        opens = {part["open"]: part["text"] for part in line if part.get("open")}
        for kind in ("context", "attributed"):
            there = [
                one
                for one in table(story, "sentences.csv")
                if one["outlet"] == outlet and one["role"] == kind and one["commentary"] == "0"
            ]
            assert (f"sentences:{kind}" in opens) == bool(there)
            assert not any(facts.intersection(one["facts"].split(";")) for one in there)
            if there:
                assert re.match(r"\d+", opens[f"sentences:{kind}"])[0] == str(len(there))  # type: ignore[index]
                assert opened(row, f"sentences:{kind}") == len(there)


@pytest.mark.parametrize("story", STORIES)
def test_credit_is_counted_alike_in_sentence_list_measure_and_table(story: str) -> None:
    if result(story).source is None:
        return
    by_measure = {one["key"]: one for one in sections(result(story))}
    for outlet, row in rows(story).items():
        told = [
            one
            for one in table(story, "coverage.csv")
            if one["outlet"] == outlet and one["fact"] in listed(story) and one["status"] in TOLD
        ]
        credited = sum(one["credited"] == "1" for one in told)
        assert opened(row, "credit") == credited
        assert opened(row, "credit:none") == len(told) - credited
        (measured,) = (one for one in by_measure["credit"]["rows"] if one["outlet"] == outlet)
        assert measured["count"] in {f"{credited} of {len(told)} facts", "–"}


@pytest.mark.parametrize("story", STORIES)
def test_the_facts_of_others_are_counted_in_one_way_and_in_the_same_words(story: str) -> None:
    by_measure = {one["key"]: one for one in sections(result(story))}
    shown = mailed(story)
    for outlet, row in rows(story).items():
        eligible = [
            one
            for one in table(story, "coverage.csv")
            if one["outlet"] == outlet and one["fact"] in listed(story) and one["eligible"] == "1"
        ]
        told = sum(one["status"] in TOLD for one in eligible)
        words = f"{told} of the {len(eligible)} facts that others put on the list"
        if len(eligible) == 1:
            words = f"{told} of the one fact that others put on the list"
        (measured,) = (one for one in by_measure["coverage"]["rows"] if one["outlet"] == outlet)
        assert measured["count"] == (words if eligible else "–")
        assert ("%" in measured["value"]) == (len(eligible) >= 5)
        assert opened(row, "facts:others") == told
        # Where all of the list is by others too, the first count says it.
        apart = told > 0 and len(eligible) < len(listed(story))
        assert (words in said(row, 0)) == apart
        assert shown.count(words) >= 1 + apart if eligible else words not in shown


@pytest.mark.parametrize("story", STORIES)
def test_the_lens_of_commentary_marks_as_many_sentences(story: str) -> None:
    outlets = [version.version.outlet for version in result(story).versions][:5]
    columns = reading_data(result(story), outlets, story)["columns"]
    for column in columns:
        counted = bar(rows(story)[column["outlet"]], 1).get("commentary", 0)
        assert len(column["notes"]["commentary"]) == counted


def test_every_clause_and_every_part_of_a_bar_opens_something() -> None:
    for story in STORIES:
        for row in rows(story).values():
            opens = [part["open"] for line in row["say"] for part in line if part.get("open")]
            opens += [part["name"] for line in row["bars"] for part in line]
            assert [name for name in opens if not opened(row, name)] == []
