"""An article as the program reads it, line by line, and a person's word on single lines.

What a page held around its article is not in the story's file; it is kept beside that file, hidden,
so that it can still be taken in.
"""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import asdict
from typing import TYPE_CHECKING, NamedTuple

from framing.errors import ArticleError, OutputError, StoryError
from framing.ingest.extracted_article import LeftOut
from framing.ingest.labels_csv import FILE as LABELS
from framing.ingest.read_article import read_file
from framing.ingest.reading_choices import BY_HAND, Choices
from framing.report.output_folder import cannot_write
from framing.stories.article_draft import with_line_added
from framing.stories.atomic_write import write_atomically
from framing.stories.edit_story import story_entries
from framing.stories.folder_lock import locked
from framing.stories.keep_choices import keep_choices

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from framing.ingest import Read
    from framing.ingest.folder_entries import Entry
    from framing.types import BlockKind


class Line(NamedTuple):
    """A line of the article, on one line; ``by_hand`` when a person took it in."""

    kind: BlockKind
    text: str
    by_hand: bool


class AsRead(NamedTuple):
    """An article with its lines, and what was left out of it, with reasons."""

    read: Read
    lines: tuple[Line, ...]
    left_out: tuple[LeftOut, ...]


def as_read(folder: Path, file: str) -> AsRead:
    """Return an article of a story as the program reads it.

    Raises:
        FramingError: It is not in the story any more, or cannot be read.
    """
    entry = _entry(folder, file)
    read = read_file(entry.path, entry.outlet, entry.name, entry.choices)
    text = read.version.text
    lines = tuple(
        Line(block.kind, _one_line(text[block.start : block.end]), block.why == BY_HAND)
        for block in read.version.blocks
        if block.kind != "boilerplate"
    )
    return AsRead(read, lines, (*read.left_out, *_around(entry.path)))


def keep_around(path: Path, read: Read) -> None:
    """Keep what the page of an article held around it, as far as the story's file does not.

    Args:
        path: The file in the story.
        read: The article as it was read from its page.
    """
    again = read_file(path)
    there = {left.text for left in again.left_out}
    lost = [left for left in read.left_out if left.text not in there]
    if lost:
        # The article is kept already: what is offered beside it must not make that fail.
        with suppress(OutputError):
            _write_around(path, lost)


def forget_around(folder: Path, file: str) -> None:
    """Take away what was kept of a page whose article leaves the story."""
    _beside(folder / file).unlink(missing_ok=True)


def take_in(folder: Path, file: str, text: str) -> None:
    """Count a line that was left out as part of the article.

    Raises:
        FramingError: It cannot be kept, or would move the numbers of sentences that were corrected.
            Nothing has changed.
    """
    entry = _entry(folder, file)
    around = _around(entry.path)
    line = next((left for left in around if left.text == text), None)
    if line is not None:
        if _is_corrected(folder, entry.outlet):
            raise StoryError(
                f"Sentences of {entry.outlet} were corrected by their numbers, which a new line "
                "would move: add the article anew to take this line in."
            )
        _add_line(folder, entry.path, line)
        _write_around(entry.path, [left for left in around if left is not line])
    keep_choices(entry.path, [text], [])


def leave_out(folder: Path, file: str, text: str) -> None:
    """Leave a line out of the article.

    Raises:
        FramingError: It cannot be kept, or nothing would be left. Nothing has changed.
    """
    entry = _entry(folder, file)
    tried = (entry.choices or Choices()).added([], [text])
    try:
        read_file(entry.path, entry.outlet, entry.name, tried)
    except ArticleError:
        raise ArticleError(
            "This line is the last of the article: remove the article instead."
        ) from None
    keep_choices(entry.path, [], [text])


def _entry(folder: Path, file: str) -> Entry:
    entry = next((one for one in story_entries(folder) if one.name == file), None)
    if entry is None:
        raise StoryError(f"{file} is not in the story any more; load the page again.")
    return entry


def _add_line(folder: Path, path: Path, line: LeftOut) -> None:
    with locked(folder):
        try:
            data = with_line_added(path.read_bytes(), path.suffix, line.text, line.after)
            write_atomically(path, data)
        except OSError as error:
            raise cannot_write(path, error) from error


def _is_corrected(folder: Path, outlet: str) -> bool:
    from framing.ingest.labels_csv import read_labels  # noqa: PLC0415 - only who takes a line in

    path = folder / LABELS
    if not path.is_file():
        return False
    outlets = [entry.outlet for entry in story_entries(folder)]
    return any(label.outlet == outlet for label in read_labels(path.read_bytes(), outlets))


def _beside(path: Path) -> Path:
    return path.with_name(f".{path.name}.left-out.json")


def _around(path: Path) -> tuple[LeftOut, ...]:
    try:
        kept = json.loads(_beside(path).read_text("utf-8"))
        return tuple(LeftOut(str(one["text"]), str(one["why"]), str(one["after"])) for one in kept)
    except (OSError, ValueError, TypeError, KeyError):
        # It is an offer; without it the article is as it was.
        return ()


def _write_around(path: Path, lines: Sequence[LeftOut]) -> None:
    text = json.dumps([asdict(line) for line in lines], ensure_ascii=False)
    try:
        write_atomically(_beside(path), text.encode("utf-8", "replace"))
    except OSError as error:
        raise cannot_write(path, error) from error


def _one_line(text: str) -> str:
    return " ".join(text.split())
