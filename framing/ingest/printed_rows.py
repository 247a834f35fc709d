"""Rows of printed text to paragraphs: columns, running heads, headings, words parted at ends."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, Any

from framing.ingest.extracted_article import Line
from framing.ingest.parted_words import with_next, words_in
from framing.ingest.toml_tables import table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


@dataclass(frozen=True, slots=True)
class Row:
    """One row of text: its page, where it begins (points, up from the bottom), its letters."""

    page: int
    x: float
    y: float
    size: float
    text: str
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Printed:
    """The rows of a file in reading order, as paragraphs."""

    lines: tuple[Line, ...]
    title: str
    dropped: tuple[str, ...]
    disordered: bool
    """The file draws its text in an order of its own: the reading order was found by place."""


def laid_out(rows: Sequence[Row]) -> Printed:
    """Return the paragraphs of ``rows``, which are in the order in which they are drawn."""
    edges = _running(rows) | _above_headline(rows)
    kept: list[Row] = []
    disordered = False
    for page in _pages(row for row in rows if row not in edges):
        ordered = _in_order(page)
        disordered = disordered or ordered != page
        kept += _with_drop_caps(ordered)
    body = _body(kept)
    paragraphs = list(_paragraphs(kept, body))
    lines: list[Line] = []
    for paragraph in paragraphs:
        lines += [_line(paragraph, body), Line("")]
    return Printed(tuple(lines), _title(paragraphs, body), _each_once(edges, rows), disordered)


@dataclass(frozen=True, slots=True)
class _Body:
    """What most of the text looks like."""

    size: float
    bold: bool
    leading: float
    letters: float
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Paragraph:
    rows: tuple[Row, ...]
    text: str


def _pages(rows: Iterable[Row]) -> Iterator[list[Row]]:
    pages: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        pages[row.page].append(row)
    yield from pages.values()


def _running(rows: Sequence[Row]) -> frozenset[Row]:
    """Return the rows that stand at the same edge of many pages, and page numbers."""
    shape = _shape()
    pages = list(_pages(rows))
    rows_by_text: dict[tuple[str, bool], list[Row]] = defaultdict(list)
    running_rows: set[Row] = set()
    for page in pages:
        by_height = sorted(page, key=lambda row: -row.y)
        for top, edge in (
            (True, by_height[: shape["edge_lines"]]),
            (False, by_height[-shape["edge_lines"] :]),
        ):
            for row in edge:
                rows_by_text[re.sub(r"\d+", "#", row.text.casefold()), top].append(row)
        ends = (*by_height[:1], *by_height[-1:])
        running_rows.update(
            row for row in ends if re.fullmatch(shape["page_number"], row.text[:400])
        )
    fewest = max(2.0, shape["edge_share"] * len(pages))
    for alike in rows_by_text.values():
        middle = median(row.y for row in alike)
        near = [row for row in alike if abs(row.y - middle) <= shape["edge_move"]]
        if len({row.page for row in near}) >= fewest:
            running_rows.update(near)
    return frozenset(running_rows)


def _above_headline(rows: Sequence[Row]) -> frozenset[Row]:
    """Return the small rows above the headline of the first page: the paper's name, its date."""
    shape, size = _shape(), _body(rows).size
    first = sorted(next(_pages(rows), []), key=lambda row: -row.y)
    large = [n for n, row in enumerate(first) if row.size >= shape["title_size"] * size]
    above = first[: large[0]] if large else []
    small = all(row.size <= shape["small"] * size for row in above)
    return frozenset(above) if small and len(above) <= shape["edge_lines"] else frozenset()


def _each_once(edges: frozenset[Row], rows: Sequence[Row]) -> tuple[str, ...]:
    texts = (row.text for row in rows if row in edges)
    firsts: dict[str, str] = {}
    for text in texts:
        firsts.setdefault(re.sub(r"\d+", "#", text.casefold()), text)
    return tuple(firsts.values())


def _in_order(page: list[Row]) -> list[Row]:
    """Return a page's rows in reading order.

    Nearly every program draws column after column; one that draws row by row across the columns,
    or in no order at all, is put right by the places of the rows.
    """
    shape = _shape()
    steps = list(pairwise(page))
    across = sum(
        abs(above.y - below.y) <= shape["same_line"] * above.size
        and below.x - above.x > shape["column_gap"] * above.size
        for above, below in steps
    )
    if len(steps) >= shape["min_steps"] and across >= shape["min_across"] * len(steps):
        return _by_place(page)
    # Up again without going to the right: not the next column.
    back = sum(
        below.y > above.y + above.size and below.x < above.x + shape["column_gap"] * above.size
        for above, below in steps
    )
    if len(steps) >= shape["min_steps"] and back >= shape["min_back"] * len(steps):
        return _by_place(page)
    return page


def _by_place(page: Sequence[Row]) -> list[Row]:
    """Return a page's rows column by column, between the rows that run across the columns."""
    shape = _shape()
    starts = _columns(page)
    ordered: list[Row] = []
    band: list[Row] = []

    def column(row: Row) -> int:
        return sum(row.x >= start for start in starts)

    for row in sorted(page, key=lambda row: (-row.y, row.x)):
        reached = row.x + len(row.text) * shape["letter_width"] * row.size
        after = next((start for start in starts if start > row.x), math.inf)
        if reached > after + shape["max_beyond"] * (after - row.x):
            ordered += [*sorted(band, key=column), row]
            band = []
        else:
            band.append(row)
    return ordered + sorted(band, key=column)


def _columns(page: Sequence[Row]) -> list[float]:
    """Return where the columns after the first begin."""
    shape = _shape()
    gap = shape["between_columns"] * median(row.size for row in page)
    starts = sorted(row.x for row in page)
    return [right for left, right in pairwise(starts) if right - left > gap]


def _with_drop_caps(page: Sequence[Row]) -> list[Row]:
    """Put a large first letter before the rest of its word."""
    kept: list[Row] = []
    cap = ""
    for row, after in zip(page, [*page[1:], None], strict=True):
        if len(row.text) == 1 and row.text.isupper() and after and row.size > 1.5 * after.size:
            cap = row.text
            continue
        kept.append(replace(row, text=cap + row.text) if cap else row)
        cap = ""
    return kept


def _body(rows: Sequence[Row]) -> _Body:
    sizes: Counter[float] = Counter()
    bold = 0
    for row in rows:
        sizes[round(row.size, 1)] += len(row.text)
        bold += len(row.text) if row.bold else 0
    size = sizes.most_common(1)[0][0] if sizes else 1.0
    usual = [row for row in rows if abs(row.size - size) < 0.5]  # noqa: PLR2004 - half a point
    gaps = sorted(
        upper.y - lower.y
        for upper, lower in pairwise(usual)
        if upper.page == lower.page and 0 < upper.y - lower.y < 3 * size
    )
    lengths = sorted(len(row.text) for row in usual)
    return _Body(
        size=size,
        bold=2 * bold > sizes.total(),
        # The gap of rows, not of paragraphs, of which a text in short ones has as many.
        leading=gaps[len(gaps) // 4] if gaps else 1.2 * size,
        letters=lengths[int(0.9 * (len(lengths) - 1))] if lengths else 0,
        words=words_in(row.text for row in rows),
    )


def _paragraphs(rows: Sequence[Row], body: _Body) -> Iterator[_Paragraph]:
    current: list[Row] = []
    for row in rows:
        if current and _starts(current, row, body):
            yield _joined(current, body)
            current = []
        current.append(row)
    if current:
        yield _joined(current, body)


def _starts(current: Sequence[Row], row: Row, body: _Body) -> bool:
    """Tell whether a paragraph begins with ``row``."""
    shape, last = _shape(), current[-1]
    ended = re.fullmatch(shape["ends"], last.text[-8:]) is not None
    # In the middle of a sentence a row in other letters is a name or an address in type of its own.
    other_size = shape["other_size"] if ended else 2 * shape["other_size"]
    if abs(row.size - last.size) > other_size * body.size or _heads(row, body) != _heads(
        last, body
    ):
        return True
    if re.match(shape["bullet"], row.text) or re.fullmatch(shape["numbered"], row.text[:200]):
        return True
    apart = last.y - row.y
    if row.page != last.page or apart < 0:
        return ended
    if apart > shape["paragraph_gap"] * max(body.leading, row.size if _heads(row, body) else 0):
        return True
    indented = row.x - last.x > shape["indent"] * row.size
    # A word that would have fitted was not put there.
    fits = len(last.text) + 1 + len(row.text.split(maxsplit=1)[0]) <= body.letters
    short = fits and len(last.text) < shape["short_line"] * body.letters
    # Items of a list seldom have full stops, and their marks are often drawn, not written.
    item = len(last.text) < shape["item_line"] * body.letters and row.text[0].isupper()
    item = item and not last.text.endswith("-")
    return item or (ended and (indented or short))


def _heads(row: Row, body: _Body) -> bool:
    return row.size >= _shape()["heading_size"] * body.size or (row.bold and not body.bold)


def _joined(rows: Sequence[Row], body: _Body) -> _Paragraph:
    text = rows[0].text
    for row in rows[1:]:
        text = with_next(text, row.text, body.words)
    return _Paragraph(tuple(rows), text)


def _line(paragraph: _Paragraph, body: _Body) -> Line:
    shape, text = _shape(), paragraph.text
    bullet = re.match(shape["bullet"], text)
    if bullet and len(text) > bullet.end() and (bullet.end() > 1 or text[0] not in "-–—*"):
        return Line(f"- {text[bullet.end() :]}", "bullet")
    return Line(text, "heading" if _is_heading(paragraph, body) else None)


def _is_heading(paragraph: _Paragraph, body: _Body) -> bool:
    shape, text = _shape(), paragraph.text
    short = len(text.split()) <= shape["max_heading_words"]
    large = all(_heads(row, body) for row in paragraph.rows)
    return short and large and not text.endswith((".", ",", ";", "”", '"'))


def _title(paragraphs: Sequence[_Paragraph], body: _Body) -> str:
    """Return the heading in the largest letters on the first page that has one."""
    headings = [one for one in paragraphs if _is_heading(one, body) and one.rows[0].page == 0]
    large = [one for one in headings if one.rows[0].size >= _shape()["title_size"] * body.size]
    return max(large, key=lambda one: one.rows[0].size).text if large else ""


@cache
def _shape() -> dict[str, Any]:
    return dict(table("pdf_and_word.toml")["pdf"])
