"""Results as they show themselves in a notebook: what Jupyter and marimo ask ``_repr_html_`` for.

Article text is hostile: it becomes markup only through ``el``, which escapes it. There are no ids,
links, scripts or style sheets, so that several results on one page cannot disturb one another.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.language.word_count import count_words
from framing.report.baseline_summary import baseline_line, facts_are, title_note
from framing.report.page.html import Html, el
from framing.report.page.scores import how_to_read, score_table
from framing.report.page.story_view import View, head
from framing.report.safe_text import one_line
from framing.report.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from framing.types import Block, Comparison, Coverage, Fact, Story, Version

_QUIET = "opacity: 0.6"
_WIDE = "overflow-x: auto"


def comparison_html(comparison: Comparison) -> str:
    """Return the numbers of a comparison, and its facts by versions folded away below them."""
    view = View(comparison, "notebook")
    scored = f"{one_line(comparison.article)} is scored against the others' baseline."
    notes = (
        *title_note(comparison),
        baseline_line(comparison),
        *((scored,) if comparison.article else ()),
        *_recreated(recreated=comparison.story.recreated),
    )
    return el(
        "div",
        el("strong", one_line(comparison.story.title)),
        _lines(notes),
        el("div", score_table(view), style=_WIDE),
        el("small", how_to_read()),
        _folded(
            f"Facts by version ({len(comparison.facts)})",
            el("p", facts_are(comparison)),
            el("div", _facts(view), style=_WIDE),
        ),
        _warnings(comparison.warnings),
    )


def story_html(story: Story) -> str:
    """Return a table of a story's versions, with its source report and its warnings."""
    rows = [
        el(
            "tr",
            el("th", one_line(version.outlet), scope="row"),
            el("td", one_line(version.title)),
            el("td", _published(version)),
            el("td", count_words(version.text)),
        )
        for version in story.versions
    ]
    return el(
        "div",
        el("strong", one_line(story.title)),
        _lines((_source_line(story), *_recreated(recreated=story.recreated))),
        el(
            "div",
            el("table", head("version", "title", "published", "words"), el("tbody", rows)),
            style=_WIDE,
        ),
        _warnings(story.warnings),
    )


def version_html(version: Version) -> str:
    """Return an article: what is known of it, and its text as read, folded away below."""
    known = (version.title, _published(version), version.file, version.url)
    return el(
        "div",
        el("strong", one_line(version.outlet)),
        _lines(one_line(part) for part in known if part),
        _folded(
            f"Text as read ({count_words(version.text)} words)",
            [_block(version, block) for block in version.blocks],
        ),
    )


def _source_line(story: Story) -> str:
    name = story.source.name if story.source else ""
    source = f"Source report: {one_line(name)}" if name else "No source report"
    return f"{source}; {len(story.versions)} versions"


def _recreated(*, recreated: bool) -> tuple[str, ...]:
    return (words("notice")["recreated"],) if recreated else ()


def _published(version: Version) -> str:
    return version.published.isoformat() if version.published else ""


def _lines(lines: Iterable[str]) -> list[Html]:
    return [el("div", line) for line in lines]


def _folded(summary: str, *content: Html | list[Html]) -> Html:
    return el("details", el("summary", summary), *content)


def _warnings(warnings: Iterable[str]) -> Html | None:
    items = [el("li", one_line(warning)) for warning in warnings]
    return _folded(f"Warnings ({len(items)})", el("ul", items)) if items else None


def _block(version: Version, block: Block) -> Html:
    text = one_line(version.text[block.start : block.end])
    if block.kind in {"title", "heading"}:
        return el("p", el("strong", text))
    if block.kind == "boilerplate":
        return el("p", text, style=_QUIET, title="boilerplate: in no score")
    return el("p", "• " if block.kind == "bullet" else "", text)


def _facts(view: View) -> Html:
    cells = {(row.fact, row.outlet): row for row in view.comparison.coverage}
    return el(
        "table",
        head("fact", *map(one_line, view.outlets)),
        el("tbody", [_fact(view, fact, cells) for fact in view.comparison.facts]),
    )


def _fact(view: View, fact: Fact, cells: dict[tuple[str, str], Coverage]) -> Html:
    statement = one_line(fact.statement)
    return el(
        "tr",
        el("td", statement, style="text-align: left; min-width: 24em; white-space: normal"),
        [_status(cells.get((fact.id, outlet))) for outlet in view.outlets],
    )


def _status(row: Coverage | None) -> Html:
    if row is None:
        return el("td", "")
    status = words("status")[row.status]
    by = f", {words('page')['set_by_whom'].format(who=one_line(row.set_by))}" if row.set_by else ""
    return el("td", f"{status['sign']} {status['name']}{by}")
