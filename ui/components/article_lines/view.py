"""An article as the program sees it: what is read, what is left out and why, a button a line."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, TypedDict

from shared.component_files import component, nothing

from framing.report.safe_text import one_line
from framing.report.words import words

if TYPE_CHECKING:
    from shared.article_lines import AsRead

_lines = component(Path(__file__).parent)


class LineData(TypedDict):
    """A line of the article; ``kind`` is empty for running text."""

    kind: str
    text: str
    by_hand: bool


class LeftOutData(TypedDict):
    """A line that is not part of the article, and why."""

    text: str
    reason: str


class ArticleData(TypedDict):
    """All that is shown of an article; ``about`` are the names and values at its head."""

    about: list[tuple[str, str]]
    doubts: list[str]
    lines: list[LineData]
    left_out: list[LeftOutData]
    words: dict[str, str]


def article_data(shown: AsRead, published: str) -> ArticleData:
    """Return what is shown of an article.

    Args:
        shown: The article as it is read.
        published: The day it came out, as it is to be shown; empty where nobody knows.
    """
    texts = {key: str(text) for key, text in words("article_lines").items()}
    version = shown.read.version
    return {
        "about": [
            (texts["title"], one_line(version.title) or texts["no_title"]),
            (texts["outlet"], one_line(version.outlet)),
            (texts["date"], published or texts["no_date"]),
        ],
        "doubts": [one_line(doubt) for doubt in shown.read.warnings],
        "lines": [
            {
                "kind": texts.get(f"kind_{line.kind}", ""),
                "text": line.text,
                "by_hand": line.by_hand,
            }
            for line in shown.lines
        ],
        "left_out": [{"text": left.text, "reason": left.reason} for left in shown.left_out],
        "words": texts,
    }


def show_article(data: ArticleData, key: str) -> dict[str, Any] | None:
    """Show an article; return ``{"take_in": text}`` or ``{"leave_out": text}``, once."""
    event = _lines(data=data, key=key, on_ask_change=nothing)
    asked: dict[str, Any] | None = event.ask
    return asked
