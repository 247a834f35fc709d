"""The whole page, put together from its sections."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from framing.report.baseline_summary import baseline_line, title_note
from framing.report.page.facts import facts
from framing.report.page.html import Html, el, join
from framing.report.page.overview import compared, limits
from framing.report.page.quotations import quotations
from framing.report.page.scores import numbers
from framing.report.page.shifts import shifts
from framing.report.page.speakers import speakers
from framing.report.page.story_view import View
from framing.report.page.versions import reasons, side_by_side
from framing.report.safe_text import one_line
from framing.report.words import words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from framing.types import Comparison

PAGE = "report.html"
# Nothing may be loaded and nothing may run, whatever an article holds.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_SECTIONS = (compared, facts, numbers, speakers, side_by_side, shifts, quotations, reasons, limits)


def page(comparisons: Mapping[str, Comparison]) -> str:
    """Return the page over one or several stories."""
    views = [View(one, f"s{number}") for number, one in enumerate(comparisons.values(), 1)]
    titles = [_title(view) for view in views]
    title = titles[0] if len(titles) == 1 else f"{len(titles)} stories"
    several = len(views) > 1
    document = el(
        "html",
        el(
            "head",
            el("meta", charset="utf-8"),
            el("meta", name="viewport", content="width=device-width, initial-scale=1"),
            el("meta", http_equiv="Content-Security-Policy", content=_POLICY),
            el("meta", name="color-scheme", content="light dark"),
            el("title", words("page")["title"].format(title=title)),
            Html(f"<style>\n{_style()}</style>"),
        ),
        el(
            "body",
            _contents_of_stories(views) if several else None,
            [_story(view) for view in views],
        ),
        lang="en",
    )
    return f"<!DOCTYPE html>\n{document}\n"


@cache
def _style() -> str:
    return files("framing.report.page").joinpath("page.css").read_text("utf-8")


def _title(view: View) -> str:
    return one_line(view.comparison.story.title) or "A story"


def _contents_of_stories(views: list[View]) -> Html:
    items = [el("li", el("a", _title(view), href=f"#{view.key}")) for view in views]
    return el("nav", el("ol", items), aria_label="Stories", class_="stories")


def _story(view: View) -> Html:
    comparison = view.comparison
    sections = [make(view) for make in _SECTIONS]
    recreated = (
        el("p", words("notice")["recreated"], class_="notice")
        if comparison.story.recreated
        else None
    )
    summary = (
        *title_note(comparison),
        words("page")["versions"].format(number=len(comparison.versions)),
        f"{baseline_line(comparison)}.",
    )
    return el(
        "main" if view.key == "s1" else "div",
        el(
            "header",
            el("p", words("page")["kicker"], class_="kicker"),
            el("h1", _title(view), id=view.key),
            el("p", " ".join(summary)),
            recreated,
        ),
        _contents(view),
        join(*sections),
        class_="story",
    )


def _contents(view: View) -> Html:
    items = [
        el("li", el("a", title, href=f"#{view.anchor(name)}"))
        for name, title in words("page_contents").items()
    ]
    return el("nav", el("ol", items), aria_label="Contents", class_="contents")
