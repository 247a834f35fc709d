"""What the page cannot tell, and what it was made by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.report.citation import citation
from framing.report.page.html import Html, el
from framing.report.page.story_head import listed
from framing.report.page.story_view import section
from framing.report.safe_text import one_line
from framing.report.shown_measures import shown
from framing.report.words import words
from framing.resources import installed_version
from framing.statistics.news_sentiment import MODEL

if TYPE_CHECKING:
    from framing.report.page.story_view import View


def limits(view: View) -> Html:
    """Return the section on what the page does not say."""
    notes = list(words("limits")["always"])
    columns = {(one.dimension, one.part): one for one in shown()}
    weak = [
        f"{one_line(score.outlet)}: {columns[score.dimension, score.part].name.lower()}"
        for score in view.comparison.scores
        if (score.dimension, score.part) in columns
        and not score.reliable
        and score.value is not None
        and score.model != MODEL
    ]
    if weak:
        notes.append(words("limits")["unreliable"].format(numbers="; ".join(weak)))
    return section(view, "limits", listed(notes), _cite(view), _made())


def _cite(view: View) -> Html:
    texts = words("citation")
    return el(
        "div",
        el("h3", texts["heading"]),
        el("p", citation(view.comparison.configuration)),
        el("p", texts["configuration"], class_="quiet"),
    )


def _made() -> Html:
    texts = words("page")
    made_by = texts["made_by"].format(version=installed_version())
    return el("p", made_by, el("code", "run.json"), texts["made_by_end"], class_="quiet")
