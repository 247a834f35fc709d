"""A row of a table to an article, or a word about why it is none."""

from __future__ import annotations

import math
from datetime import date
from typing import TYPE_CHECKING

from framing.batch.messages import Problem, Row
from framing.batch.worker_limits import limits
from framing.errors import ArticleError
from framing.ingest.cleaning import clean_line, printable

if TYPE_CHECKING:
    from collections.abc import Mapping


def parse_row(place: str, record: Mapping[str, object]) -> tuple[str, Row | Problem]:
    """Return a row's story and its article; a problem when it has none.

    The story's name is empty when the row does not say whose it is. Cells that are missing, not a
    number (NaN) or blank are all alike: there is nothing in them.
    """
    story, outlet = "", ""
    try:
        story = _name(record, "story")
        outlet = _name(record, "outlet")
        return story, _row(place, story, outlet, record)
    except ArticleError as error:
        return story, Problem(story, outlet, place, "article", str(error))


def _name(record: Mapping[str, object], column: str) -> str:
    name, most = clean_line(_text(record, column)), limits("story")[f"{column}_name"]
    if len(name) > most:
        raise ArticleError(
            f"{len(name):,} characters in column {column}, more than {most:,}; give a name"
        )
    return name


def _row(place: str, story: str, outlet: str, record: Mapping[str, object]) -> Row:
    if not story:
        raise ArticleError("no story: say in column story which one it belongs to")
    if not outlet:
        raise ArticleError("no outlet: say in column outlet who published it")
    text = _text(record, "text")
    if not text.strip():
        raise ArticleError("no text: there is nothing in column text")
    most = limits("story")["article_characters"]
    if len(text) > most:
        raise ArticleError(
            f"{len(text):,} characters, more than {most:,}; keep the article's text only"
        )
    rest = {name: clean_line(_text(record, name)) for name in limits("columns")["optional"]}
    return Row(place, outlet, text, **rest)


def _text(record: Mapping[str, object], column: str) -> str:
    match record.get(column):
        case None:
            return ""
        case str() as text:
            return text
        case float() as number if math.isnan(number):
            return ""
        case bool():
            pass
        case float() as number if number.is_integer():
            # A column of whole numbers with gaps comes as floats out of a data frame.
            return str(int(number))
        case int() | float() as number:
            return str(number)
        case date() as day:
            return day.isoformat()
    kind = type(record[column]).__name__
    raise ArticleError(f"column {column} must be text, not {printable(kind)}")
