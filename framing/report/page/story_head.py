"""What the page begins with: the title, what was compared, and what to know of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.report.baseline_summary import title_note
from framing.report.page.html import Html, el
from framing.report.page.story_view import SECTIONS, heading_of
from framing.report.safe_text import one_line
from framing.report.version_sentences import lead
from framing.report.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from framing.report.page.story_view import View


def title_of(view: View) -> str:
    """Return what the story is called."""
    return one_line(view.comparison.story.title) or str(words("page")["a_story"])


def story_head(view: View) -> Html:
    """Return the head of a story: what was compared, once, and what is doubtful about it."""
    comparison = view.comparison
    notes = [*title_note(comparison), *map(one_line, comparison.warnings)]
    return el(
        "header",
        el("p", words("page")["kicker"], class_="kicker"),
        el("h1", title_of(view), id=view.key),
        el("p", lead(comparison), class_="lead"),
        listed(notes, "notes"),
    )


def contents(view: View) -> Html:
    """Return the links to the sections."""
    items = [
        el("li", el("a", heading_of(name), href=f"#{view.anchor(name)}"))
        for name in SECTIONS
        if name != "reasons" or view.with_reasons
    ]
    return el("nav", el("ol", items), aria_label=words("page")["contents"], class_="contents")


def listed(items: Iterable[str], class_: str | None = None) -> Html | None:
    """Return a list of what is said, each once; None where nothing is."""
    once = dict.fromkeys(items)
    return el("ul", [el("li", item) for item in once], class_=class_) if once else None
