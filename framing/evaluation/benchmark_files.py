"""Benchmark files to rows, with errors that name the file, the line and what it lacks."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from framing.errors import FramingError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framing.evaluation.task import Row, Task


_ALONE = ("ground-truth.json", "stories.tsv")
"""Files that lie beside what they list."""


def missing(folder: Path, task: Task) -> str:
    """Return the first file that a task needs and the folder lacks, or nothing."""
    return next((name for name in task.files if not located(folder, name).is_file()), "")


def located(folder: Path, name: str) -> Path:
    """Return a task's file; a folder of pages or of stories may also be given itself."""
    path = folder / name
    alone = folder / path.name
    return alone if path.name in _ALONE and not path.is_file() else path


def rows(folder: Path, task: Task) -> list[Row]:
    """Read the rows of a task's files, one after the other.

    Raises:
        FramingError: A file is not UTF-8, not a table or JSON lines, lacks a column, or has a
            word where a number belongs.
    """
    read = [row for name in task.files for row in _checked(folder, name, task)]
    if not read:
        raise FramingError(f"{task.files[0]}: no rows; get the file again")
    return read


def digest(path: Path) -> str:
    """Return the SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _checked(folder: Path, name: str, task: Task) -> Iterator[Row]:
    try:
        text = located(folder, name).read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise FramingError(f"{name}: cannot be read as UTF-8 text ({error})") from None
    if Path(name).suffix == ".json":
        table = _pages(located(folder, name).parent, name, text)
    else:
        read = {".jsonl": _objects, ".csv": _quoted_table}.get(Path(name).suffix, _table)
        table = read(name, text)
    if Path(name).name == "stories.tsv":
        beside = located(folder, name).parent
        table = (
            (number, {**row, "folder": str(beside / "stories" / row.get("story", ""))})
            for number, row in table
        )
    for number, row in table:
        lacks = [column for column in task.columns if row.get(column) in (None, "")]
        if lacks:
            wanted = ", ".join(task.columns)
            raise FramingError(f"{name}, line {number}: no {lacks[0]}; a row needs {wanted}")
        try:
            numbers = {column: float(row[column]) for column in task.numbers}
        except (TypeError, ValueError) as error:
            raise FramingError(f"{name}, line {number}: not a number ({error})") from None
        yield {**row, **numbers}


def _table(_name: str, text: str) -> Iterator[tuple[int, Row]]:
    lines = text.removesuffix("\n").split("\n")
    yield from enumerate(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE), 2)


def _quoted_table(_name: str, text: str) -> Iterator[tuple[int, Row]]:
    """Read a table with commas, whose cells may hold them in quotation marks."""
    reader = csv.DictReader(io.StringIO(text, newline=""))
    for row in reader:
        yield reader.line_num, row


def _pages(folder: Path, name: str, text: str) -> Iterator[tuple[int, Row]]:
    """Read the texts of pages by the pages' names; those whose page is not there are left out.

    What people have said of a page in ``labels.json`` goes to its text.
    """
    texts = _of_pages(name, text, "articleBody")
    beside = folder / "labels.json"
    labels: dict[str, Any] = {}
    if beside.is_file():
        try:
            labels = _of_pages(beside.name, beside.read_text("utf-8"), "title, outlet or date")
        except (OSError, UnicodeDecodeError) as error:
            raise FramingError(f"{beside.name}: cannot be read as UTF-8 text ({error})") from None
    for number, (page, row) in enumerate(sorted(texts.items()), 1):
        html = folder / "html" / f"{page}.html.gz"
        if html.is_file():
            yield number, {**row, **labels.get(page, {}), "page": page, "html": str(html)}


def _of_pages(name: str, text: str, holds: str) -> dict[str, Any]:
    try:
        pages = json.loads(text)
    except json.JSONDecodeError as error:
        raise FramingError(f"{name}: not JSON ({error.msg})") from None
    if not isinstance(pages, dict) or not all(isinstance(row, dict) for row in pages.values()):
        raise FramingError(f"{name}: not a JSON object of pages, each an object with {holds}")
    return pages


def _objects(name: str, text: str) -> Iterator[tuple[int, Row]]:
    for number, line in enumerate(text.removesuffix("\n").split("\n"), 1):
        try:
            row = json.loads(line)
        except json.JSONDecodeError as error:
            raise FramingError(f"{name}, line {number}: not JSON ({error.msg})") from None
        if not isinstance(row, dict):
            raise FramingError(f"{name}, line {number}: not a JSON object")
        yield number, row
