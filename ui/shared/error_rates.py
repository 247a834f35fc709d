"""The error rates of every mark as a table: our own words and numbers, nothing of an article."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from framing.report.mark_certainty import (
    mark_certainty,
    named,
    of_hundred,
    shift_certainty,
    shift_material,
)
from framing.report.words import capital, words

if TYPE_CHECKING:
    from collections.abc import Iterator


def error_rates_html() -> str:
    """Return the table as HTML."""
    head = words("certainty_table")
    heads = "".join(
        f'<th scope="col">{escape(capital(str(head[key])))}</th>'
        for key in ("mark", "right", "found", "material")
    )
    rows = "".join(
        f'<tr><th scope="row">{escape(first)}</th>'
        + "".join(f"<td>{escape(cell)}</td>" for cell in cells)
        + "</tr>"
        for first, *cells in _rows()
    )
    return (
        '<div class="fr-table"><table><thead><tr>'
        f"{heads}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _rows() -> Iterator[tuple[str, str, str, str]]:
    head = words("certainty_table")
    for mark in mark_certainty().values():
        found = f"{of_hundred(mark.found)} of 100" if mark.found else str(head["unmeasured"])
        yield named(mark), f"{of_hundred(mark.right)} of 100", found, mark.material
    for kind in shift_certainty().values():
        name = capital(str(words("shift")[kind.kind]["name"]))
        right = f"{kind.right[0]} of {kind.right[1]}" if kind.right[1] else str(head["never"])
        yield name, right, f"{kind.found[0]} of {kind.found[1]}", shift_material()
