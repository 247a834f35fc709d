"""Whether a number differs from the baseline is decided once; every surface shows that verdict."""

from __future__ import annotations

import io
import json
import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

import html5lib
import pytest
from components.measures.view import sections
from helpers.stories import ALL, compared

import framing
from framing.report.baseline_summary import BASELINE_IS_0
from framing.report.comparison_json import comparison_json, read_comparison
from framing.report.csv import tables
from framing.report.notebook import comparison_html
from framing.report.page.page import page
from framing.report.result_json import result_json
from framing.report.shown_measures import shown
from framing.report.terminal.scores import print_table
from framing.report.verdict_words import verdict
from framing.report.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from xml.etree.ElementTree import Element

    from framing.types import Comparison, Differs, Part, Score

Key = tuple[str, str, str]
OTHERWISE: dict[Differs, Differs] = {"differs": "cannot tell", "cannot tell": "differs", "": ""}
STORIES = ("sample", *ALL)
TELLS = ("as decided", "otherwise")


@cache
def result(story: str, verdicts: str = "as decided") -> Comparison:
    """A story's result, or the same with every verdict turned round and no number touched."""
    if story == "sample":
        made = framing.compare(framing.read_story(framing.sample_story()))
    else:
        made = compared(story)
    if verdicts == "as decided":
        return made
    return replace(
        made,
        scores=tuple(replace(one, differs=OTHERWISE[one.differs]) for one in made.scores),
        differences=tuple(replace(one, differs=OTHERWISE[one.differs]) for one in made.differences),
    )


def key(score: Score) -> Key:
    return score.outlet, score.dimension, score.part


def on_screen(differs: Differs) -> str:
    return str(words("differs")[differs])


every = pytest.mark.parametrize("story", STORIES)
both = pytest.mark.parametrize("verdicts", TELLS)


@every
@both
def test_the_tables_and_the_json_hold_the_verdict(
    story: str, verdicts: str, tmp_path: Path
) -> None:
    made = result(story, verdicts)
    decided = {key(score): score.differs for score in made.scores}
    rows = tables(made)
    assert {
        (row["outlet"], row["dimension"], row["part"]): row["differs"]
        for row in rows["versions.csv"]
    } == decided
    assert {
        (one["outlet"], one["dimension"], one["part"]): one["differs"]
        for one in json.loads(result_json(made))["scores"]
    } == decided
    (tmp_path / "comparison.json").write_text(comparison_json({"one": made}), "utf-8")
    assert read_comparison(tmp_path) == made
    assert [row["differs"] for row in rows["differences.csv"]] == [
        one.differs for one in made.differences
    ]


@every
@both
@pytest.mark.parametrize("part", ["own", "unquoted", "all"])
def test_the_apps_table_shows_the_verdict(story: str, verdicts: str, part: Part) -> None:
    made = result(story, verdicts)
    decided = {key(score): score for score in made.scores}
    outlets = [version.version.outlet for version in made.versions]
    seen = 0
    for section in sections(made, part):
        for row in section["rows"]:
            score = (
                decided.get((row["outlet"], section["key"], part))
                or (decided[row["outlet"], section["key"], "all"])
            )
            assert row["verdict"].lower() == on_screen(score.differs), (row, section["key"])
            assert row["differs"] == (score.differs == "differs")
            seen += 1
    assert seen == len(outlets) * len({score.dimension for score in made.scores})


@every
@both
def test_the_page_shows_the_verdict(
    story: str, verdicts: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Its pictures show no verdict and take most of its time.
    monkeypatch.setattr("framing.report.page.scores.charts", lambda _: {})
    made = result(story, verdicts)
    tree = html5lib.parse(page({story: made}), namespaceHTMLElements=False)
    agrees_with_the_table(tree, made)
    columns = {(one.dimension, one.part) for one in shown()}
    assert pairs_on(tree) == {
        (one.outlet, one.other, one.dimension)
        for one in made.differences
        if one.differs == "differs" and (one.dimension, one.part) in columns
    }


@every
@both
def test_a_notebook_shows_the_verdict(story: str, verdicts: str) -> None:
    made = result(story, verdicts)
    tree = html5lib.parse(comparison_html(made), namespaceHTMLElements=False)
    agrees_with_the_table(tree, made)


def agrees_with_the_table(tree: Element, made: Comparison) -> None:
    """Hold every cell of the score table in some HTML to the verdict."""
    decided = {key(score): score.differs for score in made.scores}
    columns = [(one.dimension, one.part) for one in shown()]
    (table,) = (one for one in tree.iter("table") if one.get("class") == "scores")
    rows = list(cells_of(table))
    assert len(rows) == len(made.versions)
    for outlet, *cells in rows:
        for (dimension, part), cell in zip(columns, cells, strict=True):
            said = [name for name in ("differs", "cannot tell") if on_screen(name) in cell]
            differs = decided[outlet, dimension, part]
            assert said == ([differs] if differs else []), (outlet, dimension, cell)


def cells_of(table: Element) -> Iterator[list[str]]:
    """The texts of a table's rows, without its head."""
    for body in table.iter("tbody"):
        for row in body:
            yield ["".join(cell.itertext()) for cell in row]


def pairs_on(tree: Element) -> set[Key]:
    """The pairs of versions that the page names as different."""
    dimensions = {one.name: one.dimension for one in shown()}
    return {
        (first, second, dimensions[number])
        for region in tree.iter("div")
        if region.get("aria-label") == "Differences between versions"
        for number, first, second, *_ in cells_of(region)
    }


@every
@both
def test_the_terminals_table_shows_the_verdict(story: str, verdicts: str) -> None:
    made = result(story, verdicts)
    columns = {(one.dimension, one.part) for one in shown()}
    for score in made.scores:
        if (score.dimension, score.part) not in columns or score.delta is None:
            continue
        # With a single score in it, the table has one number: nothing needs to be found in it.
        out = io.StringIO()
        print_table(replace(made, scores=(score,)), out)
        marks = re.findall(r"Δ[+-][\d.]+(\*?)", out.getvalue())
        if score.dimension in BASELINE_IS_0:
            assert not score.differs
            assert not marks
        else:
            assert marks == ["*" if score.differs == "differs" else ""], key(score)


def scores() -> Iterator[Score]:
    for story in STORIES:
        yield from result(story).scores


def test_the_reason_beside_a_verdict_is_true() -> None:
    why = words("why_differs")
    settings = result("sample").configuration["scores"]
    assert isinstance(settings, dict)
    seen = set()
    for score in scores():
        said = verdict(score, result("sample").configuration)
        assert said.differs == score.differs
        assert bool(said.why) == (score.differs != "differs")
        if said.why == why["nothing"]:
            assert score.value is None
        elif said.why == why["no_baseline"]:
            assert score.baseline is None
        elif said.why == why["by_definition"]:
            assert score.baseline == 0
            assert score.p is None
        elif said.why == why["unreliable"]:
            assert not score.reliable
        elif said.why.startswith("only "):
            assert not score.reliable
            assert score.sentences < settings["enough_sentences"]
        elif said.why == why["unsteady"]:
            assert score.delta_min is not None
            assert score.delta_max is not None
            assert score.delta_min <= 0 <= score.delta_max
        elif said.why:
            assert score.reliable
            assert score.p_holm is not None
            assert score.p_holm > 1 - settings["level"]
            assert f"p = {score.p_holm:.2f}," in said.why
        seen.add(said.why.split(" ")[0])
    assert len(seen) > 5
