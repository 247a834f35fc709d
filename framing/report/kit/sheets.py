"""The sheets as two pages that print well: one for students, and the key apart."""

from __future__ import annotations

import math
import re
import textwrap
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Literal, TypeVar

from framing.report.page.html import Html, el
from framing.report.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from framing.report.kit.material import Kit, KitArticle, KitFact, Line
    from framing.types import Coverage

Paper = Literal["a4", "letter"]
_Row = TypeVar("_Row")

STUDENTS, KEY = "class-kit.html", "key.html"
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_CARDS, _LINES = 10, 36
"""Cards, and lines of an article, that fit one sheet."""
_CARD_ROWS, _LEAST_CARD, _CARD_LINE, _CARD_EDGE, _CARD_WIDE = 214.0, 40.0, 5.3, 6.0, 28
"""Millimetres of a sheet that cards can take, on either paper, of a card at least, of a line on
one and around its text, and characters on a line."""
_MATRIX, _QUESTIONS = 180.0, 32.0
"""Millimetres of a sheet that a matrix can take below its head, on either paper, and that the
questions take."""
_NAME_WIDE, _NAME_LINE = 11, 3.5
"""Characters on a line of an outlet's name in the head, and millimetres of one line more there."""
_TABLE, _COLUMN, _LEAST_COLUMN, _CHARACTER = 165.0, 16.5, 56.0, 1.85
"""Widths in millimetres: of a matrix without its numbers, of an article's column, of the column of
facts at least, and of a character there."""
_LINE, _PADDING, _LEAST_ROW = 4.4, 3.4, 12.0
"""Heights in millimetres: of a line, around it, and of a row that a hand can write in."""
_LONG_QUOTATION = re.compile(r"([“\"])([^“”\"]{100,})([”\"])")
"""A quotation that is too long for a card: its beginning and end are enough to find it by."""
_EVERY = 5
"""Lines from one number in the margin to the next."""
_CELLS = {"carried": "✓", "altered": "≠", "omitted": "–", "unclear": "?"}


def students(kit: Kit, paper: Paper) -> str:
    """Return the page for students: blank matrix, fact cards, articles in numbered lines."""
    parts = _by_height(kit, _QUESTIONS)
    sheets = [
        *(
            _matrix(kit, part, blank=True, asks=place == len(parts))
            for place, part in enumerate(parts, 1)
        ),
        *(_cards(kit, part) for part in _for_cards(kit.facts)),
        *(
            _article(kit, article, part)
            for article in kit.articles
            for part in _parts(article.lines, _LINES)
        ),
    ]
    return _document(words("kit")["title"].format(title=kit.title), sheets, paper)


def key(kit: Kit, paper: Paper) -> str:
    """Return the teacher's page: what the program found, with line numbers."""
    sheets = [_matrix(kit, part, blank=False) for part in _by_height(kit, 0.0)]
    if kit.talk:
        text = words("kit")
        points = el("ul", [el("li", point) for point in kit.talk], class_="tt")
        sheets.append(_sheet(kit, text["key"], el("h2", text["talk"]), points))
    return _document(words("kit")["key_title"].format(title=kit.title), sheets, paper)


def _by_height(kit: Kit, after: float) -> list[list[KitFact]]:
    """Part the facts into as few sheets as they need, about as much on each.

    Args:
        kit: The material.
        after: Millimetres that the last sheet has below them.
    """
    if not kit.facts:
        return []
    room = _MATRIX - _NAME_LINE * max(
        len(textwrap.wrap(article.outlet, _NAME_WIDE)) - 1 for article in kit.articles
    )
    wide = max(_LEAST_COLUMN, _TABLE - _COLUMN * len(kit.articles)) / _CHARACTER
    heights = [
        max(_LEAST_ROW, _PADDING + _LINE * math.ceil(len(fact.statement) / wide))
        for fact in kit.facts
    ]
    number = max(1, math.ceil((sum(heights) + after) / room))
    while True:
        parts = _evenly(heights, number, after)
        last = len(parts) - 1
        used = [
            sum(heights[at] for at in part) + after * (n == last) for n, part in enumerate(parts)
        ]
        if max(used) <= room or number >= len(heights):
            return [[kit.facts[at] for at in part] for part in parts]
        number += 1


def _evenly(heights: Sequence[float], number: int, after: float) -> list[list[int]]:
    """Part rows into sheets, about as much on each; the last has something below them."""
    even = (sum(heights) + after) / number
    sheets: list[list[int]] = [[]]
    gone = 0.0
    for place, height in enumerate(heights):
        if sheets[-1] and len(sheets) < number and gone + height / 2 > even * len(sheets):
            sheets.append([])
        sheets[-1].append(place)
        gone += height
    return sheets


def _for_cards(facts: Sequence[KitFact]) -> list[list[KitFact]]:
    """Part facts into sheets of cards: two in a row, and fewer on a sheet where they are long."""
    sheets: list[list[KitFact]] = []
    for fact in facts:
        if not sheets or not _fit([*sheets[-1], fact]):
            sheets.append([])
        sheets[-1].append(fact)
    return sheets


def _fit(facts: Sequence[KitFact]) -> bool:
    lines = [math.ceil(len(_for_card(fact.statement)) / _CARD_WIDE) for fact in facts]
    heights = [
        max(_LEAST_CARD, _CARD_EDGE + _CARD_LINE * max(lines[at : at + 2]))
        for at in range(0, len(lines), 2)
    ]
    return len(facts) <= _CARDS and sum(heights) <= _CARD_ROWS


def _for_card(statement: str) -> str:
    """Return a fact for a card: a long quotation is cut in its middle, where brackets say so."""

    def cut(found: re.Match[str]) -> str:
        opens, said, closes = found.groups()
        begins, ends = said[:60].rpartition(" ")[0], said[-25:].partition(" ")[2]
        return f"{opens}{begins} […] {ends}{closes}"

    return _LONG_QUOTATION.sub(cut, statement)


def _parts(rows: Sequence[_Row], size: int) -> list[Sequence[_Row]]:
    return [rows[start : start + size] for start in range(0, len(rows), size)]


def _document(title: str, sheets: Sequence[Html], paper: Paper) -> str:
    size = {"a4": "A4", "letter": "letter"}[paper]
    document = el(
        "html",
        el(
            "head",
            el("meta", charset="utf-8"),
            el("meta", name="viewport", content="width=device-width, initial-scale=1"),
            el("meta", http_equiv="Content-Security-Policy", content=_POLICY),
            el("title", title),
            Html(f"<style>\n@page {{ size: {size}; margin: 0 }}\n{_style()}</style>"),
        ),
        el("body", el("main", sheets, class_=paper)),
        lang="en",
    )
    return f"<!DOCTYPE html>\n{document}\n"


@cache
def _style() -> str:
    return files(__package__).joinpath("sheets.css").read_text("utf-8")


def kit_files(kit: Kit, paper: Paper) -> dict[str, str]:
    """Return both pages by their file names."""
    return {STUDENTS: students(kit, paper), KEY: key(kit, paper)}


def _sheet(kit: Kit, name: str, *parts: Html | None) -> Html:
    note = words("kit")["recreated"] if kit.recreated else ""
    footer = el("footer", el("span", kit.title), el("span", note), el("span", name))
    return el("section", *parts, footer, class_="sheet")


def _matrix(kit: Kit, facts: Sequence[KitFact], *, blank: bool, asks: bool = False) -> Html:
    text = words("kit")
    rests_on = text["from_report"].format(source=kit.source) if kit.source else text["from_event"]
    head = el(
        "tr",
        el("th", ""),
        el("th", text["fact"], scope="col"),
        [
            el("th", article.letter, el("span", article.outlet), scope="col")
            for article in kit.articles
        ],
    )
    rows = [
        el(
            "tr",
            el("td", fact.number, class_="n"),
            el("th", fact.statement, scope="row"),
            [
                el("td", "" if blank else _cell(article, fact.cells.get(article.outlet)))
                for article in kit.articles
            ],
        )
        for fact in facts
    ]
    table = el("table", el("thead", head), el("tbody", rows), class_="km" if blank else "km key")
    if blank:
        return _sheet(
            kit,
            text["matrix"],
            el("p", el("span", text["name"]), el("span", text["class"]), class_="eyebrow"),
            el("h1", text["who_tells_what"]),
            el("p", text["how"].format(number=len(kit.articles), rests_on=rests_on), class_="how"),
            table,
            el("ol", [el("li", question) for question in text["questions"]], class_="qs")
            if asks
            else None,
        )
    return _sheet(
        kit,
        text["key"],
        el("p", el("span", text["teacher"]), el("span", text["apart"]), class_="eyebrow"),
        el("h2", text["key"]),
        el("p", text["key_how"], class_="how"),
        table,
    )


def _cell(article: KitArticle, row: Coverage | None) -> Iterable[Html | str]:
    """Return a cell of the key: what was found, and in which line."""
    if row is None:
        return ("",)
    sign = _CELLS[row.status]
    if row.status not in {"carried", "altered"} or row.start is None:
        return (sign,)
    return (sign, el("span", str(article.line_at(row.start))))


def _cards(kit: Kit, facts: Sequence[KitFact]) -> Html:
    text = words("kit")
    cards = [
        el("li", el("span", fact.number), el("p", _for_card(fact.statement))) for fact in facts
    ]
    return _sheet(
        kit,
        text["cards"],
        el("h2", text["cards"]),
        el("p", text["cards_how"], class_="how"),
        el("ol", cards, class_="fc"),
    )


def _article(kit: Kit, article: KitArticle, lines: Sequence[Line]) -> Html:
    rows = [
        el(
            "li",
            el("span", line.number if line.number % _EVERY == 0 or line.number == 1 else ""),
            line.text,
            class_="opens" if line.opens else None,
        )
        for line in lines
    ]
    head = el("p", el("span", f"{article.letter} · {article.outlet}"), class_="eyebrow")
    begins = bool(lines) and lines[0].number == 1
    title = el("h2", article.title) if begins and article.title else None
    return _sheet(kit, article.letter, head, title, el("ol", rows, class_="article"))
