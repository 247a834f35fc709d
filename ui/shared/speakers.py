"""Who speaks, a table a version, as HTML; every word of an article is escaped."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from framing.report.safe_text import one_line
from framing.report.words import capital, counted, words
from shared.story_texts import short

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.types import Comparison, SourceUse

_HEADS = ("source", "kind", "role", "sentences_of", "words_of", "quoted_of")


def speakers_html(comparison: Comparison) -> str:
    """Return what opens a table for each version that credits anybody."""
    return "".join(
        _version(outlet, uses)
        for outlet in (version.outlet for version in comparison.story.versions)
        if (uses := [use for use in comparison.sources if use.outlet == outlet])
    )


def _version(outlet: str, uses: Sequence[SourceUse]) -> str:
    texts = words("data_page")
    name = str(texts["speaks_version"]).format(
        outlet=short(outlet), sources=counted(len(uses), "source")
    )
    heads = "".join(f'<th scope="col">{escape(capital(str(texts[key])))}</th>' for key in _HEADS)
    rows = "".join(_row(use) for use in uses)
    return (
        f'<details class="fr-speaks"><summary dir="auto">{escape(name)}</summary>'
        f'<div class="fr-table fr-wide"><table><thead><tr>{heads}</tr></thead>'
        f"<tbody>{rows}</tbody></table></div></details>"
    )


def _row(use: SourceUse) -> str:
    cells = (
        str(words("source_kind")[use.kind or "untold"]["name"]),
        str(words("source_role")[use.role or "untold"]),
    )
    numbers = (use.sentences, use.words, use.quoted_words)
    return (
        f'<tr><th scope="row" dir="auto">{escape(one_line(use.source))}</th>'
        + "".join(f"<td>{escape(cell)}</td>" for cell in cells)
        + "".join(f'<td class="fr-n">{number}</td>' for number in numbers)
        + "</tr>"
    )
