"""The whole page, put together from its sections."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from framing.report.page.certainty import certainty
from framing.report.page.facts import facts
from framing.report.page.html import Html, el
from framing.report.page.limits import limits
from framing.report.page.quotations import quotations
from framing.report.page.reasons import reasons
from framing.report.page.scores import numbers
from framing.report.page.shifts import shifts
from framing.report.page.speakers import speakers
from framing.report.page.story_head import contents, story_head, title_of
from framing.report.page.story_view import SECTIONS, View, region
from framing.report.page.texts import texts
from framing.report.page.versions import what_each_does, what_holds
from framing.report.tokens import tokens
from framing.report.words import words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from framing.types import Comparison

PAGE = "report.html"
# Nothing may be loaded and nothing may run, whatever an article holds.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_MAKE: Mapping[str, Callable[[View], Html]] = {
    "versions": what_each_does,
    "holds": what_holds,
    "sure": certainty,
    "facts": facts,
    "shifts": shifts,
    "quotations": quotations,
    "sources": speakers,
    "numbers": numbers,
    "texts": texts,
    "limits": limits,
    "reasons": reasons,
}


def page(comparisons: Mapping[str, Comparison], *, brief: bool = False) -> str:
    """Return the page over one or several stories.

    Args:
        comparisons: the stories by name.
        brief: leave out the last appendix, the reasons sentence by sentence.
    """
    views = [
        View(one, f"s{number}", with_reasons=not brief)
        for number, one in enumerate(comparisons.values(), 1)
    ]
    titles = [title_of(view) for view in views]
    title = titles[0] if len(titles) == 1 else words("page")["stories"].format(number=len(titles))
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
    own = files(__package__).joinpath("page.css").read_text("utf-8")
    return f"{tokens()}{own}"


def _contents_of_stories(views: list[View]) -> Html:
    items = [el("li", el("a", title_of(view), href=f"#{view.key}")) for view in views]
    return el("nav", el("ol", items), aria_label=region("stories"), class_="stories")


def _story(view: View) -> Html:
    return el(
        "main" if view.key == "s1" else "div",
        story_head(view),
        contents(view),
        [_MAKE[name](view) for name in SECTIONS if name != "reasons" or view.with_reasons],
        class_="story",
    )
