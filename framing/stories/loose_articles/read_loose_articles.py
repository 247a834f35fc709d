"""Loose articles from a file or a folder; what cannot be read is said and left out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from framing.batch.article_rows import parse_row
from framing.batch.messages import Problem
from framing.batch.table_rows import read_table, table_format
from framing.errors import FramingError, StoryError
from framing.ingest import read_article
from framing.ingest.cleaning import printable
from framing.ingest.extracted_article import parse_day
from framing.ingest.folder_entries import articles as article_files
from framing.stories.loose_articles.loose_article import LooseArticle

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from framing.batch.messages import Row

_REQUIRED_COLUMNS = ("outlet", "text")
_LOOSE = "loose"


@dataclass(slots=True)
class LooseArticles:
    """What was read, and a line on each row or file that could not be."""

    articles: list[LooseArticle] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


def read_loose_articles(path: Path) -> LooseArticles:
    """Read articles that are not sorted into stories.

    Args:
        path: JSON Lines, CSV or Parquet with the columns ``outlet`` and ``text`` and, where they
            are known, ``title``, ``url``, ``published`` and ``source``; or a folder of articles,
            in which an article's outlet is the name of its subfolder, or else of its file.

    Raises:
        StoryError: There is no such file or folder, it is none of these, a column is missing, or
            nothing in it can be read.
    """
    name = printable(path)
    if not path.exists():
        raise StoryError(f"{name}: no such file or folder; check the path")
    if not path.is_dir() and not table_format(path):
        raise StoryError(
            f"{name}: no table of articles; give a folder of articles, or a .jsonl, .csv or "
            f".parquet file with the columns {' and '.join(_REQUIRED_COLUMNS)}"
        )
    try:
        loose = _folder(path) if path.is_dir() else _table(path)
    except OSError as error:
        reason = printable(error.strerror or "unreadable")
        raise StoryError(f"{name}: cannot be read ({reason}); check the path") from None
    if not loose.articles:
        why = f" ({loose.problems[0]})" if loose.problems else ""
        raise StoryError(f"{name}: no article can be read{why}; put articles in it")
    return loose


def _table(path: Path) -> LooseArticles:
    loose = LooseArticles()
    for place, record in read_table(path, _REQUIRED_COLUMNS):
        if isinstance(record, str):
            loose.problems.append(f"{place}: {record}")
            continue
        row = _row(place, record)
        if isinstance(row, Problem):
            loose.problems.append(f"{place}: {row.why}")
            continue
        loose.articles.append(_article(row, loose))
    return loose


def _row(place: str, record: Mapping[str, object]) -> Row | Problem:
    """Check a row as those of a table of stories are; which story it was said to be of is void."""
    _, row = parse_row(place, {**record, "story": _LOOSE})
    return row


def _article(row: Row, loose: LooseArticles) -> LooseArticle:
    published = parse_day(row.published)
    if row.published and published is None:
        stated = printable(row.published, 30)
        loose.problems.append(f"{row.place}: published is {stated}, no date such as 2021-03-04")
    return LooseArticle(
        row.outlet, row.text, row.title, row.url, published, row.source, f"{row.place}"
    )


def _folder(folder: Path) -> LooseArticles:
    loose = LooseArticles()
    inside = sorted(path for path in folder.iterdir() if path.is_dir() and path.name[0] != ".")
    for place in (folder, *inside):
        loose.problems += _unread_files(place, folder)
        for path in article_files(place):
            try:
                loose.articles.append(_from_file(path, folder))
            except FramingError as error:
                loose.problems.append(str(error))
    return loose


def _unread_files(place: Path, folder: Path) -> list[str]:
    """Name what lies in a folder and may have been meant to be read."""
    problems: list[str] = []
    for path in sorted(place.iterdir()):
        name = printable(path.relative_to(folder).as_posix())
        if path.name[:1] == ".":
            continue
        if path.is_dir() and place != folder:
            problems.append(
                f"{name}: a folder in an outlet's folder is not read; move its articles up"
            )
        elif table_format(path) and not path.is_dir():
            problems.append(f"{name}: a table among articles is not read; give it by itself")
    return problems


def _from_file(path: Path, folder: Path) -> LooseArticle:
    outlet = path.stem if path.parent == folder else path.parent.name
    version = read_article(path, outlet)
    return LooseArticle(
        version.outlet,
        version.text,
        version.title,
        version.url,
        version.published,
        place=path.relative_to(folder).as_posix(),
    )
