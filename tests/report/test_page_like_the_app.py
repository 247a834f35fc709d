"""The page has the app's order, words, counts and tokens; on paper it is short."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from importlib.resources import files
from typing import TYPE_CHECKING

import pytest
from axe_core_python.sync_playwright import Axe
from components.version_rows.view import story_data
from helpers.browser import chromium
from helpers.stories import ALL, compared
from pypdf import PdfReader

import framing
from framing.cli import main
from framing.ingest import read_story
from framing.pipeline import compare
from framing.report.mark_certainty import marks_under_versions, named
from framing.report.page.page import page
from framing.report.page.story_view import SECTIONS, heading_of
from framing.report.shown_measures import FEWEST
from framing.report.tokens import tokens
from framing.report.version_summary import version_summaries
from framing.report.words import words

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

    from framing.types import Comparison

MOST_SHEETS = 12
needs_chromium = pytest.mark.skipif(chromium() is None, reason="needs an installed Chromium")


class Text(HTMLParser):
    """The words of a page, its style left out."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.said: list[str] = []
        self.feed(text)

    def handle_data(self, data: str) -> None:
        if self.cdata_elem is None:
            self.said.append(data)


def words_of(text: str) -> str:
    return " ".join("".join(Text(text).said).split())


@pytest.fixture(scope="module")
def sample() -> Comparison:
    return compare(read_story(framing.sample_story()))


@pytest.fixture(scope="module")
def sample_page(sample: Comparison) -> str:
    return page({"sample": sample})


def headings(text: str) -> list[str]:
    return [words_of(heading) for heading in re.findall("<h2.*?</h2>", text)]


def test_the_readers_questions_come_in_the_apps_order(sample: Comparison, sample_page: str) -> None:
    assert headings(sample_page) == [heading_of(name) for name in SECTIONS]
    assert headings(sample_page)[:4] == [
        words("story_page")["versions_heading"],
        words("holds_up")["heading"],
        words("certainty")["heading"],
        words("story_page")["matrix_heading"],
    ]
    assert headings(page({"sample": sample}, brief=True)) == headings(sample_page)[:-1]


@pytest.mark.usefixtures("no_charts")
@pytest.mark.parametrize("story", ["sample", *sorted(ALL)])
def test_every_sentence_of_the_story_page_stands_on_it(story: str, sample: Comparison) -> None:
    made = sample if story == "sample" else compared(story)
    shown = words_of(page({story: made}))
    data = story_data(made)
    lines = [data["lead"]]
    lines += ["".join(part["text"] for part in line) for line in data["holds"]]
    lines += ["".join(p["text"] for p in line) for row in data["rows"] for line in row["say"]]
    lines += [named(mark) for mark in marks_under_versions()]
    for line in lines:
        assert " ".join(line.split()) in shown


def test_bars_and_matrix_hold_the_counts_of_the_summary(
    sample: Comparison, sample_page: str
) -> None:
    bars = re.findall(r'<div class="bar".*?</div>', sample_page)
    totals = re.search(r'<tr class="total">.*?</tr>', sample_page)
    summaries = list(version_summaries(sample).values())
    assert [[int(n) for n in re.findall(r"<b>(\d+)</b>", bar)] for bar in bars] == [
        [len(counted) for counted in counts.values() if counted]
        for summary in summaries
        for counts in (summary.facts, summary.sentences)
    ]
    assert totals is not None
    told = [int(n) for n in re.findall(r">(\d+)</td>", totals[0])]
    assert told == [len(summary.told) for summary in summaries]


def test_a_clause_leads_to_as_many_as_it_counts(sample: Comparison, sample_page: str) -> None:
    for number, summary in enumerate(version_summaries(sample).values(), 1):
        for name, counted in (
            ("facts-all", summary.told),
            ("facts-omitted", summary.facts["omitted"]),
            ("credit", summary.credited),
            ("sentences-commentary", summary.sentences["commentary"]),
        ):
            found = re.search(rf'<dt id="s1-o{number}-{name}">.*?</dd>', sample_page)
            assert (found[0].count("<a ") if found else 0) == len(counted)


def test_app_and_page_have_their_tokens_from_one_file(sample_page: str) -> None:
    file = files("framing.report").joinpath("tokens.css").read_bytes()
    assert tokens().encode() == file
    assert sample_page.encode().count(file) == 1
    used = set(re.findall(r"var\((--[\w-]+)", sample_page))
    assert used <= set(re.findall(r"(--[\w-]+):", file.decode()))


def test_no_rule_and_no_credit_of_nobodys_stands_on_it(sample_page: str) -> None:
    shown = words_of(sample_page)
    assert not re.search(r"\((?:\w+-)+\w+(?:\+\w+)?\)", shown)
    beside = re.search(f"{words('story_page')['beside']}.*?</table>", sample_page)
    assert beside is not None
    assert "<sup" not in beside[0]


def test_brief_leaves_the_reasons_out(tmp_path: Path) -> None:
    written = {}
    for name, options in (("whole", ()), ("brief", ("--brief",))):
        assert main(["report", "sample", "--out", str(tmp_path / name), *options]) == 0
        written[name] = {
            path.name: path.read_bytes() for path in (tmp_path / name).iterdir() if path.is_file()
        }
    differing = {name for name, data in written["whole"].items() if written["brief"][name] != data}
    assert differing - {"run.json"} == {"report.html"}
    assert b"s1-reasons" in written["whole"]["report.html"]
    assert b"s1-reasons" not in written["brief"]["report.html"]


@pytest.mark.usefixtures("no_charts")
def test_a_version_with_too_little_text_says_so() -> None:
    made = compared("hospital")
    short = replace(made, scores=tuple(replace(one, reliable=False) for one in made.scores))
    note = f'<p class="quiet">{words("story_page")["too_little"]}</p>'
    assert page({"": short}).count(note) == len(made.versions)


@pytest.mark.usefixtures("no_charts")
def test_a_share_of_too_few_facts_is_no_percentage() -> None:
    made = compared("hospital")
    # Told and put on the list by others: of the first few facts only.
    kept = {fact.id for fact in made.facts[: FEWEST - 1]}
    few = tuple(
        one if one.fact in kept else replace(one, status="omitted", eligible=False)
        for one in made.coverage
    )
    rows = re.search('<table class="scores">.*?</table>', page({"": replace(made, coverage=few)}))
    assert rows is not None
    shares = [score for score in made.scores if score.dimension in {"coverage", "credit"}]
    known = [score for score in shares if score.value is not None and score.part == "all"]
    assert rows[0].count(words("data_page")["no_share"]) == len(known) > 0


@pytest.mark.browser
@needs_chromium
@pytest.mark.parametrize("brief", [False, True])
def test_the_sample_prints_on_a_dozen_sheets(
    sample: Comparison, tmp_path: Path, browser: Browser, *, brief: bool
) -> None:
    file = tmp_path / "report.html"
    file.write_text(page({"sample": sample}, brief=brief), "utf-8")
    tab = browser.new_page()
    tab.goto(file.as_uri())
    tab.pdf(path=tmp_path / "report.pdf", prefer_css_page_size=True, print_background=True)
    tab.close()
    sheets = PdfReader(tmp_path / "report.pdf").pages
    assert len(sheets) <= (MOST_SHEETS - 2 if brief else MOST_SHEETS)
    assert abs(float(sheets[0].mediabox.width) - 595) < 2


@pytest.mark.browser
@needs_chromium
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_nothing_serious_stands_in_anybodys_way(
    sample_page: str, tmp_path: Path, browser: Browser, scheme: str, width: int
) -> None:
    file = tmp_path / "report.html"
    file.write_text(sample_page, "utf-8")
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme="dark" if scheme == "dark" else "light",
    )
    tab = context.new_page()
    tab.goto(file.as_uri())
    tab.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true })")
    found = [
        (one["id"], [node["html"][:140] for node in one["nodes"]][:3])
        for one in Axe().run(tab)["violations"]
        if one["impact"] in {"serious", "critical"}
    ]
    assert found == []
    assert tab.evaluate("document.documentElement.scrollWidth") == width
    context.close()
