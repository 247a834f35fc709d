"""What a worker does: one story to its rows, or to a word about why it has none."""

from __future__ import annotations

import errno
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock
from typing import TYPE_CHECKING

from framing import garbage_collection
from framing.batch.arrow_columns import ERRORS, STORIES, arrow_stream, arrow_table, table_columns
from framing.batch.messages import Outcome, OutputRequest, Problem, Task
from framing.batch.program_version import program, version_mismatch
from framing.batch.rows_by_story import too_large
from framing.errors import ArticleError, FramingError, StoryError
from framing.ingest import article_from_bytes, article_from_text, read_story
from framing.ingest.cleaning import clean_line, printable
from framing.ingest.extracted_article import parse_day
from framing.pipeline import compare
from framing.report.csv import cell, csv_text, tables
from framing.types import SourceReport, Story

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from framing.batch.messages import Row
    from framing.types import Comparison, Version

    Tables = Mapping[str, Sequence[Mapping[str, str]]]

_MIN_VERSIONS = 2
_MAX_FOLDER_NAME_BYTES = 240
"""Bytes of a folder's name; file systems have room for 255."""
# A comparison keeps the interpreter busy: two at a time in one process would both be slower.
_ONE_AT_A_TIME = Lock()


def compare_task(task: Task, wanted: OutputRequest) -> Outcome:
    """Compare a story; whatever goes wrong with it becomes problems in the outcome."""
    mismatch = version_mismatch(program(), wanted.program)
    if mismatch:
        return Outcome(task.number, task.name, compared=False, version_mismatch=mismatch)
    with _ONE_AT_A_TIME, garbage_collection.rare_collection():
        return _outcome(task, wanted)


def failed_outcome(task: Task, wanted: OutputRequest, why: str) -> Outcome:
    """Return the outcome of a story that could not be compared."""
    problem = Problem(task.name, "", "", "story", why)
    return _outcome_of_tables(
        task, wanted, {STORIES: [_story_row(task)]}, (*task.problems, problem)
    )


def _outcome(task: Task, wanted: OutputRequest) -> Outcome:
    problems = list(task.problems)
    try:
        story = _story(task, problems)
        _check(story)
        comparison = compare(story)
        rows = {STORIES: [_story_row(task, comparison)], **_tables(comparison)}
    except FramingError as error:
        why = str(error)
    except _WorkerError as error:
        return Outcome(task.number, task.name, compared=False, worker_failure=str(error))
    except MemoryError:
        why = "too large for the worker's memory; leave articles out"
    except Exception as error:  # noqa: BLE001 - one story must not stop the others
        reason = printable(f"{type(error).__name__}: {error}")
        why = f"this should not happen ({reason}); report it with the story"
    else:
        return _outcome_of_tables(task, wanted, rows, tuple(problems), compared=True)
    return failed_outcome(replace(task, problems=tuple(problems)), wanted, why)


def _story(task: Task, problems: list[Problem]) -> Story:
    if task.refusal:
        raise StoryError(task.refusal)
    if task.files or task.large:
        return _from_files(task, problems)
    return _from_rows(task, problems)


def _tables(comparison: Comparison) -> dict[str, Sequence[Mapping[str, str]]]:
    return {file.removesuffix(".csv"): rows for file, rows in tables(comparison).items()}


def _from_rows(task: Task, problems: list[Problem]) -> Story:
    versions: list[Version] = []
    warnings: list[str] = []
    for row in task.rows:
        try:
            versions.append(_version(row, warnings))
        except ArticleError as error:
            problems.append(Problem(task.name, row.outlet, row.place, "article", str(error)))
    named = tuple(dict.fromkeys(row.source for row in task.rows if row.source))
    if len(named) > 1:
        warnings.append(f"the rows name several sources; taken is the first, {named[0]}")
    return Story(
        title=task.name,
        versions=tuple(versions),
        source=_source(named[0]) if named else None,
        warnings=tuple(warnings),
    )


def _source(stated: str) -> SourceReport | None:
    """Return the report that a cell names: one name, then others for it, parted by semicolons."""
    names = [part.strip() for part in stated.split(";") if part.strip()]
    return SourceReport(names[0], tuple(names[1:])) if names else None


def _version(row: Row, warnings: list[str]) -> Version:
    if row.text[:200].lstrip().lower().startswith(("<!doctype html", "<html")):
        data = row.text.encode("utf-8", "replace")
        read = article_from_bytes(data, row.place, row.outlet, kind="html", charset="utf-8")
    else:
        read = article_from_text(row.text, row.outlet, row.title)
    warnings += read.warnings
    published = parse_day(row.published)
    if row.published and published is None:
        warnings.append(
            f"{row.place}: published is {printable(row.published, 30)}, "
            "no date such as 2021-03-04; left out"
        )
    return replace(
        read.version,
        file=row.place,
        url=row.url or read.version.url,
        published=published or read.version.published,
    )


def _from_files(task: Task, problems: list[Problem]) -> Story:
    """Read the story from a folder of its own, as it lay where it came from."""
    with _temporary_folder() as place:
        folder = Path(place) / _folder_name(task.name)
        _write_files(task, folder)
        try:
            story = read_story(folder)
        except FramingError as error:
            raise StoryError(str(error).replace(f"{place}/", "")) from None
    names = [name for name, _ in (*task.files, *task.large) if name not in story.files]
    problems += [
        Problem(task.name, Path(name).stem, clean_line(name), "article", warning)
        for name in names
        for warning in story.warnings
        if warning.startswith(f"{printable(name)}: ")
    ]
    return story


class _WorkerError(Exception):
    """This worker can compare no story, whatever is in it."""


@contextmanager
def _temporary_folder() -> Iterator[str]:
    try:
        folder = TemporaryDirectory(prefix="framing-")
    except OSError as error:
        raise _WorkerError(_cannot_write_message(error)) from None
    with folder as place:
        yield place


def _write_files(task: Task, folder: Path) -> None:
    """Put a story's files into a folder."""
    try:
        folder.mkdir()
        for name, data in task.files:
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        for name, size in task.large:
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("wb") as file:
                # A hole of that size: nothing is written, and the reader refuses it by its size.
                file.truncate(size)
    except OSError as error:
        if error.errno in {errno.ENAMETOOLONG, errno.EINVAL, errno.EILSEQ}:
            raise StoryError("a file's name is none where it was compared; shorten it") from None
        raise _WorkerError(_cannot_write_message(error)) from None


def _cannot_write_message(error: OSError) -> str:
    reason = printable(error.strerror or type(error).__name__)
    return (
        f"a worker cannot write to its temporary folder ({reason}); make room there, or set TMPDIR "
        "to another, and the same command goes on"
    )


def _folder_name(story: str) -> str:
    """Return a story's name as a folder's, which it was before it was cleaned."""
    name = story.encode("utf-8", "replace")[:_MAX_FOLDER_NAME_BYTES].decode("utf-8", "ignore")
    return name if name.strip(".") and "/" not in name else "story"


def _check(story: Story) -> None:
    if len(story.versions) < _MIN_VERSIONS:
        what = f"only {story.versions[0].outlet}" if story.versions else "no article"
        raise StoryError(f"{what} can be read; a comparison needs two articles or more")
    refusal = too_large(len(story.versions), sum(len(version.text) for version in story.versions))
    if refusal:
        raise StoryError(refusal)


def _story_row(task: Task, comparison: Comparison | None = None) -> Mapping[str, str]:
    """Return the story's row of ``stories``."""
    values: dict[str, object] = {
        "status": "failed",
        "title": None,
        "baseline": None,
        "source": None,
        "source_found": None,
        "versions": 0,
        "facts": 0,
        "witnesses": None,
        "warnings": None,
    }
    if comparison is not None:
        source = comparison.source
        values = {
            "status": "compared",
            "title": comparison.story.title,
            "baseline": comparison.baseline,
            "source": source.name if source else None,
            "source_found": bool(source and source.found),
            "versions": len(comparison.versions),
            "facts": len(comparison.facts),
            "witnesses": tuple(" + ".join(group) for group in comparison.witnesses if group[1:]),
            "warnings": comparison.warnings,
        }
    values["story"] = task.name
    return {column.name: cell(column, values[column.name]) for column in table_columns()[STORIES]}


def _outcome_of_tables(
    task: Task,
    wanted: OutputRequest,
    rows_by_table: Tables,
    problems: tuple[Problem, ...],
    *,
    compared: bool = False,
) -> Outcome:
    story_column, *_ = table_columns()[STORIES]
    story = {story_column.name: cell(story_column, task.name)}
    with_story = {name: [{**story, **row} for row in rows] for name, rows in rows_by_table.items()}
    return Outcome(
        task.number,
        task.name,
        compared=compared,
        tables={name: arrow_stream(arrow_table(name, rows)) for name, rows in with_story.items()}
        if wanted.parquet
        else {},
        csv={name: _lines(name, rows) for name, rows in with_story.items()} if wanted.csv else {},
        problems=problems,
    )


def _lines(table: str, rows: Sequence[Mapping[str, str]]) -> str:
    """Return rows as CSV without the header."""
    return csv_text(table_columns()[table], rows).partition("\n")[2]


def error_row(problem: Problem) -> Mapping[str, str]:
    """Return a problem as cells of the table of errors."""
    return {
        column.name: cell(column, getattr(problem, column.name))
        for column in table_columns()[ERRORS]
    }
