"""An article into a story's folder: its file and its lines in ``story.toml``, both or neither.

Two files cannot be put in place at one moment. So a hidden mark first says that an article is being
added, and readers pass over an article that has one; ``story.toml`` then puts it among the versions
at one stroke. What a run that was killed leaves behind is cleared away by the next.
"""

from __future__ import annotations

from contextlib import contextmanager
from hashlib import sha256
from typing import TYPE_CHECKING

from framing.errors import StoryError
from framing.ingest.folder_entries import ADDING, SETTINGS, adding_mark, entries, recreated
from framing.ingest.size_limits import limit, variable
from framing.report.output_folder import cannot_write, clear_staging, replace_file
from framing.stories.article_draft import slug
from framing.stories.atomic_write import write_atomically
from framing.stories.edit_story_toml import (
    with_all_versions_listed,
    with_file_replaced,
    with_version_added,
)
from framing.stories.folder_lock import locked

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from framing.ingest.folder_entries import Entry
    from framing.ingest.story_toml import Settings
    from framing.stories.article_draft import Draft


def save_article(folder: Path, draft: Draft, *, replace: bool = False) -> Path:
    """Write an article into a story folder and list it in ``story.toml``; return its file.

    Args:
        folder: the story's folder.
        draft: the article.
        replace: put it in the place of the article that the outlet has in the story.

    Raises:
        FramingError: The outlet is in the story already, or the article cannot be written. The
            folder is as it was.
    """
    with locked(folder):
        try:
            before = _settings_text(folder)
            listed = _listed_entries(folder, before)
            _remove_unlisted(folder, listed)
            number = _index_of_outlet(draft.outlet, listed)
            if number is None:
                return _add(folder, draft, before, listed)
            if not replace:
                raise StoryError(
                    f"{draft.outlet} is in the story already ({listed[number].name}); give another "
                    "outlet's name, or --force to replace that article"
                )
            return _replace(folder, draft, with_all_versions_listed(before, listed), number, listed)
        except OSError as error:
            raise cannot_write(folder, error) from error


def unused_path(folder: Path, draft: Draft) -> Path:
    """Return a file in ``folder`` that is not there yet, named after the outlet."""
    name, number = slug(draft.outlet), 2
    path = folder / f"{name}{draft.suffix}"
    while path.exists():
        path = folder / f"{name}-{number}{draft.suffix}"
        number += 1
    return path


def check_version_count(versions: int) -> None:
    """Raise ``StoryError`` when there are more versions than a story may have."""
    if versions > limit("versions"):
        raise StoryError(
            f"a story may have {limit('versions'):,} versions, and this one would have "
            f"{versions:,}; make another story, or set {variable('versions')}"
        )


def _add(folder: Path, draft: Draft, before: str, listed: Sequence[Entry]) -> Path:
    path = unused_path(folder, draft)
    text = with_version_added(with_all_versions_listed(before, listed), draft, path.name)
    with _being_added(folder, path, draft.data):
        _write_listing(folder, text)
    return path


def _replace(folder: Path, draft: Draft, before: str, number: int, listed: Sequence[Entry]) -> Path:
    # Before a file can be taken out of the list there must be one; it says what held anyway.
    _write_listing(folder, before)
    path, old = unused_path(folder, draft), listed[number].path
    text = with_file_replaced(before, number, draft, path.name)
    with _being_added(folder, path, draft.data):
        _mark_as_being_added(old, old.read_bytes())
        _write_listing(folder, text)
    return path


@contextmanager
def _being_added(folder: Path, path: Path, data: bytes) -> Iterator[None]:
    """Write an article that no reader sees until ``story.toml`` lists it."""
    try:
        _mark_as_being_added(path, data)
        write_atomically(path, data)
        yield
    finally:
        # Whatever stopped us: what is listed now stays, what is not goes.
        _remove_unlisted(folder, _listed_entries(folder, _settings_text(folder)))


def _mark_as_being_added(path: Path, data: bytes) -> None:
    adding_mark(path).write_bytes(_digest(data))


def _digest(data: bytes) -> bytes:
    return sha256(data).hexdigest().encode()


def _write_listing(folder: Path, text: str) -> None:
    """Put ``story.toml`` in place once it is sure to be read."""
    check_version_count(len(_listed_entries(folder, text)))
    replace_file(folder / SETTINGS, text)


def _remove_unlisted(folder: Path, listed: Sequence[Entry]) -> None:
    """Take away articles that are marked and not listed: left by a run that was killed, or old."""
    clear_staging(folder)
    names = {entry.name for entry in listed}
    for mark in folder.glob(f".*{ADDING}"):
        article = folder / mark.name.removeprefix(".").removesuffix(ADDING)
        # Anything else under that name is a person's own.
        ours = article.is_file() and _digest(article.read_bytes()) == mark.read_bytes()
        if ours and article.name not in names:
            article.unlink()
        mark.unlink()


def _index_of_outlet(outlet: str, listed: Sequence[Entry]) -> int | None:
    name = recreated(" ".join(outlet.split())).casefold()
    for number, entry in enumerate(listed):
        if recreated(entry.outlet).casefold() == name:
            return number
    return None


def _settings_text(folder: Path) -> str:
    settings = folder / SETTINGS
    try:
        # Not read_text: it would change line ends.
        return settings.read_bytes().decode("utf-8-sig") if settings.exists() else ""
    except UnicodeDecodeError:
        raise StoryError(f"{settings} is not UTF-8; save it as UTF-8") from None


def _listed_entries(folder: Path, text: str) -> tuple[Entry, ...]:
    return entries(folder, _settings(folder, text))


def _settings(folder: Path, text: str) -> Settings | None:
    from framing.ingest.story_toml import read_settings  # noqa: PLC0415 - imports pydantic

    return read_settings(folder / SETTINGS, text.encode()) if text.strip() else None
