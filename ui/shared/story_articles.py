"""The articles of a story that is being made: each is kept in its folder as it is given."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from framing.errors import ArticleError, FramingError, StoryError
from framing.ingest.read_article import read_file
from framing.language.word_count import count_words
from framing.stories import make_story, save_article
from framing.stories.edit_story import story_entries
from framing.stories.library import new_story_folder
from shared.article_lines import as_read, keep_around
from shared.library import library_folder, own_folder

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from framing.ingest.folder_entries import Entry
    from shared.article_input import Given


@dataclass(frozen=True, slots=True)
class Row:
    """An article of the story, as its row shows it; ``wrong`` says why it cannot be read."""

    file: str
    outlet: str
    published: date | None
    words: int
    wrong: str = ""
    left_out: int = 0


def rows(folder: Path) -> list[Row]:
    """Return the articles of a story in its order.

    Raises:
        FramingError: The story cannot be read.
    """
    return [_row(folder, entry) for entry in story_entries(folder)]


class Added(NamedTuple):
    """Where an article was kept: the story's folder, and the article's file in it."""

    folder: Path
    file: str


def add(folder: Path | None, given: Given, published: date | None = None) -> Added:
    """Keep an article; the first of a story makes its folder.

    Raises:
        FramingError: It cannot be kept: its outlet or text is in the story already, or the disk
            refuses. Nothing has changed.
    """
    draft = given.draft
    if not draft.outlet.strip():
        raise ArticleError("Give the outlet: every version goes by its name.")
    if published is not None:
        draft = replace(draft, published=published)
    if folder is None:
        title = given.read.version.title or draft.outlet
        made = new_story_folder(library_folder(), title)
        make_story(made, "", "", [draft])
        (first,) = story_entries(made)
        return _added(made, first.path, given)
    if not folder.is_dir():
        raise StoryError("The story's folder was moved or deleted meanwhile; nothing was added.")
    folder = own_folder(folder)
    _check_new(folder, given)
    return _added(folder, save_article(folder, draft), given)


def _added(folder: Path, path: Path, given: Given) -> Added:
    keep_around(path, given.read)
    return Added(folder, path.relative_to(folder).as_posix())


def _check_new(folder: Path, given: Given) -> None:
    outlet = _plain(given.draft.outlet).casefold()
    text = _plain(given.read.version.text)
    for entry in story_entries(folder):
        if _plain(entry.outlet).casefold() == outlet:
            raise StoryError(
                f"{given.draft.outlet} has an article in this story already: give another "
                "outlet's name, or remove that one first."
            )
        try:
            known = read_file(entry.path, entry.outlet, entry.name).version.text
        except FramingError:
            continue
        if _plain(known) == text:
            raise StoryError(
                f"This is the same text as {entry.outlet}'s: paste the article of another outlet."
            )


def _plain(text: str) -> str:
    return " ".join(text.split())


def _row(folder: Path, entry: Entry) -> Row:
    try:
        shown = as_read(folder, entry.name)
    except FramingError as error:
        return Row(entry.name, entry.outlet, entry.published, 0, str(error))
    version = shown.read.version
    return Row(
        entry.name,
        entry.outlet,
        entry.published or version.published,
        sum(count_words(line.text) for line in shown.lines),
        left_out=len(shown.left_out),
    )
