"""Story folders on the disk: articles added, stories made or copied, whole or not at all."""

from __future__ import annotations

import json
import os
import re
import shutil
import threading
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing.errors import FramingError, OutputError, StoryError
from framing.report.folder import cannot_write, replace_file

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from framing.types import Story

SETTINGS = "story.toml"
_RECREATED = " (recreated)"
_ONE_AT_A_TIME = threading.Lock()
_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class Draft:
    """An article before it is in a story: its outlet, and the bytes of a file of such an ending."""

    outlet: str
    data: bytes
    suffix: str = ".txt"


def pasted(outlet: str, title: str, text: str) -> Draft:
    """Return a pasted article as the file that it would be; the title is its first line."""
    body = text.replace("\r\n", "\n").strip()
    title = " ".join(title.split())
    if title and not body.startswith(title):
        body = f"{title}\n\n{body}"
    return Draft(" ".join(outlet.split()), f"{body}\n".encode("utf-8", "replace"))


def keep_article(folder: Path, story: Story, draft: Draft) -> Path:
    """Write an article into a story folder and list it in ``story.toml``; return its file.

    Raises:
        FramingError: It cannot be written, or the story could not be read with it. The folder is
            as it was.
    """
    with _ONE_AT_A_TIME:
        path = _free_name(folder, draft)
        settings = folder / SETTINGS
        try:
            before = settings.read_text("utf-8-sig") if settings.exists() else ""
            _write(path, draft.data)
        except (OSError, UnicodeDecodeError) as error:
            raise _cannot(folder, error) from error
        try:
            replace_file(settings, _listing(before, story, path.name, draft.outlet))
            _check(folder)
        except BaseException:
            path.unlink(missing_ok=True)
            if before:
                replace_file(settings, before)
            else:
                settings.unlink(missing_ok=True)
            raise
        return path


def make_story(folder: Path, title: str, source: str, drafts: Sequence[Draft]) -> None:
    """Write a new story folder.

    Raises:
        FramingError: The folder is there already or cannot be written, or its articles make no
            story. Then there is no folder.
    """
    if folder.exists():
        raise OutputError(f"{folder} is there already; give another name")
    staging = folder.with_name(f".{folder.name}.framing-new-{os.getpid()}")
    try:
        shutil.rmtree(staging, ignore_errors=True)
        staging.mkdir(parents=True)
        lines = [f"title = {_quoted(title)}"]
        if source:
            lines += ["", "[source]", f"name = {_quoted(source)}"]
        for draft in drafts:
            path = _free_name(staging, draft)
            _write(path, draft.data)
            lines += _entry(path.name, draft.outlet)
        (staging / SETTINGS).write_text("\n".join(lines) + "\n", "utf-8", newline="\n")
        _check(staging)
        staging.rename(folder)
    except OSError as error:
        raise cannot_write(folder, error) from error
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def copy_story(folder: Path, target: Path) -> None:
    """Copy a story folder.

    Raises:
        OutputError: The target is there already or cannot be written.
    """
    if target.exists():
        raise OutputError(f"{target} is there already; give another name")
    staging = target.with_name(f".{target.name}.framing-new-{os.getpid()}")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copytree(folder, staging)
        staging.rename(target)
    except OSError as error:
        raise cannot_write(target, error) from error
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def slug(text: str) -> str:
    """Return ``text`` as a file name: letters, digits and hyphens."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_LONGEST_NAME] or "article"


def _free_name(folder: Path, draft: Draft) -> Path:
    name, number = slug(draft.outlet), 2
    path = folder / f"{name}{draft.suffix}"
    while path.exists():
        path = folder / f"{name}-{number}{draft.suffix}"
        number += 1
    return path


def _write(path: Path, data: bytes) -> None:
    staging = path.with_name(f".{path.name}.framing-new-{os.getpid()}")
    try:
        staging.write_bytes(data)
        staging.replace(path)
    finally:
        staging.unlink(missing_ok=True)


def _listing(before: str, story: Story, file: str, outlet: str) -> str:
    """Return ``story.toml`` with one more version; without a list all versions must be listed."""
    lines = [before.rstrip("\n")] if before.strip() else [f"title = {_quoted(story.title)}"]
    if not re.search(r"^\s*\[\[\s*version\s*\]\]", before, re.MULTILINE):
        for version in story.versions:
            lines += _entry(version.file, version.outlet.removesuffix(_RECREATED))
    return "\n".join([*lines, *_entry(file, outlet)]) + "\n"


def _entry(file: str, outlet: str) -> list[str]:
    return ["", "[[version]]", f"outlet = {_quoted(outlet)}", f"file = {_quoted(file)}"]


def _quoted(text: str) -> str:
    # A JSON string is a TOML one, but for a control character that lines are cleaned of.
    return json.dumps(" ".join(text.split()).replace("\x7f", ""), ensure_ascii=False)


def _check(folder: Path) -> None:
    """Read the folder as it will be read; what cannot be read is not kept."""
    from framing.ingest import read_story  # noqa: PLC0415 - only who writes waits for it

    read_story(folder)


def _cannot(folder: Path, error: Exception) -> FramingError:
    if isinstance(error, OSError):
        return cannot_write(folder, error)
    return StoryError(f"{folder / SETTINGS} is not UTF-8; save it as UTF-8")
