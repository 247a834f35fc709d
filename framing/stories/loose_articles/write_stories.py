"""Stories as a table that ``framing batch`` reads: one row an article."""

from __future__ import annotations

import csv
import io
import json
from contextlib import suppress
from typing import TYPE_CHECKING

from framing.batch.table_rows import table_format
from framing.batch.worker_limits import limits
from framing.errors import OutputError
from framing.report.csv import cell
from framing.report.output_folder import cannot_write, replace_file
from framing.report.schema import STORY

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from framing.stories.loose_articles.find_stories import Grouping
    from framing.stories.loose_articles.loose_article import LooseArticle

    Row = Mapping[str, str | None]


def check_output_paths(input_path: Path, paths: Sequence[Path], *, force: bool) -> None:
    """Refuse files before the work is done that could not be written after it.

    Raises:
        OutputError: One is of no kind that is written, is there already, or is the input; or two
            are one.
    """
    for at, path in enumerate(paths):
        if not table_format(path):
            raise OutputError(f"{path}: the ending says the format; use .jsonl, .csv or .parquet")
        try:
            exists = path.exists()
            if exists and input_path.exists() and path.samefile(input_path):
                # Without the articles that are in no story it could not be grouped again.
                raise OutputError(f"{path} is the input; choose another file for what comes out")
        except OSError as error:
            raise cannot_write(path, error) from None
        if exists and not force:
            raise OutputError(f"{path} exists; choose another file, or give --force to replace it")
        if path.resolve() in {before.resolve() for before in paths[:at]}:
            raise OutputError(f"{path} is asked for twice; give --out and --rest a file each")


def write_stories(grouping: Grouping, path: Path) -> None:
    """Write the articles of all stories, story by story.

    Raises:
        OutputError: The file cannot be written. An old one is as it was.
    """
    rows = [
        _row(article, story.name, source=story.source)
        for story in grouping.stories
        for article in story.articles
    ]
    _write(path, rows, _columns())


def write_ungrouped(grouping: Grouping, path: Path) -> None:
    """Write the articles that are in no story, each with the reason.

    Raises:
        OutputError: The file cannot be written. An old one is as it was.
    """
    rows = [
        _row(article, "", source=article.source) | {"why": why}
        for article, why in grouping.ungrouped
    ]
    _write(path, rows, [*_columns(), "why"])


def _columns() -> list[str]:
    """Return the columns that ``framing batch`` reads."""
    return [*limits("columns")["needed"], *limits("columns")["optional"]]


def _row(article: LooseArticle, story: str, *, source: str) -> dict[str, str | None]:
    return {
        "story": story,
        "outlet": article.outlet,
        "text": _writable(article.text),
        "title": article.title,
        "url": article.url,
        "published": article.published.isoformat() if article.published else None,
        "source": source,
    }


def _writable(text: str) -> str:
    """Return a text that files can hold: halves of characters, which JSON may have, cannot be."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _write(path: Path, rows: Sequence[Row], columns: Sequence[str]) -> None:
    match table_format(path):
        case "parquet":
            _write_parquet(path, rows, columns)
        case "csv":
            replace_file(path, _csv_text(rows, columns))
        case _:
            lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
            replace_file(path, "".join(lines))


def _csv_text(rows: Sequence[Row], columns: Sequence[str]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([cell(STORY, row[column]) for column in columns] for row in rows)
    return text.getvalue()


def _write_parquet(path: Path, rows: Sequence[Row], columns: Sequence[str]) -> None:
    import pyarrow as pa  # noqa: PLC0415 - few need it
    import pyarrow.parquet as pq  # noqa: PLC0415

    schema = pa.schema([(column, pa.string()) for column in columns])
    table = pa.Table.from_pylist([dict(row) for row in rows], schema=schema)
    staging = path.with_name(f".{path.name}.framing-new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        pq.write_table(table, staging)
        staging.replace(path)
    except OSError as error:
        raise cannot_write(path, error) from error
    finally:
        with suppress(OSError):  # where nothing can be written, nothing can be removed
            staging.unlink(missing_ok=True)
