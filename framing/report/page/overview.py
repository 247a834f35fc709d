"""What was compared, and how; and what the page cannot tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.report.baseline_summary import baseline_line
from framing.report.page.html import Html, el
from framing.report.page.story_view import View, head, scrolling, section
from framing.report.safe_text import one_line
from framing.report.shown_measures import shown
from framing.report.words import words
from framing.resources import installed_version
from framing.statistics.measures import is_body
from framing.statistics.news_sentiment import MODEL

if TYPE_CHECKING:
    from framing.types import VersionReading


def compared(view: View) -> Html:
    """Return the section on the versions, the source report and the baseline."""
    comparison = view.comparison
    columns = (
        "version",
        "published",
        "sentences",
        "in its own voice",
        "credited to " + view.source,
    )
    table = el(
        "table",
        head(*columns),
        el("tbody", [_version(view, one) for one in comparison.versions]),
    )
    return section(
        view,
        "compared",
        el("p", f"{baseline_line(comparison)}. ", words("baseline")[comparison.baseline]["means"]),
        scrolling("Versions", table),
        _list([one_line(warning) for warning in comparison.warnings]),
    )


def limits(view: View) -> Html:
    """Return the section on what the page does not say."""
    notes = list(words("limits")["always"])
    if view.comparison.story.recreated:
        notes.insert(0, words("notice")["recreated"])
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
    return section(view, "limits", _list(notes), _made())


def _version(view: View, read: VersionReading) -> Html:
    version, body = read.version, [reading for reading in read.readings if is_body(reading)]
    number = len(body)
    outlet = one_line(version.outlet)
    link = el("a", outlet, href=f"#{view.sentence(version.outlet, 0, 'v')}")
    scored = words("page")["scored"] if version.outlet == view.comparison.article else ""
    return el(
        "tr",
        el("th", link, scored, scope="row"),
        el("td", version.published.isoformat() if version.published else "–", class_="day"),
        el("td", number, class_="number"),
        *(
            el(
                "td",
                _share(sum(reading.voice.voice == voice for reading in body), number),
                class_="number",
            )
            for voice in ("own", "source")
        ),
    )


def _share(part: int, of: int) -> str:
    return f"{100 * part / of:.0f}%" if of else "–"


def _made() -> Html:
    texts = words("page")
    made_by = texts["made_by"].format(version=installed_version())
    return el("p", made_by, el("code", "run.json"), texts["made_by_end"], class_="quiet")


def _list(items: list[str]) -> Html | None:
    return el("ul", [el("li", item) for item in dict.fromkeys(items)]) if items else None
