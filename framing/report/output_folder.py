"""Writing a folder all at once: a reader finds the old files or the new, never a mixture."""

from __future__ import annotations

import errno
import os
import shutil
import time
from contextlib import suppress
from typing import TYPE_CHECKING

from framing.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

STAGING = ".framing-new-"
_LEFT_BEHIND = 3600.0
"""Seconds after which nobody works on such a file any more: its run was killed."""

_FIX = {
    errno.EACCES: "choose a folder that you may write to",
    errno.EPERM: "choose a folder that you may write to",
    errno.EROFS: "choose a folder that you may write to",
    errno.ENOSPC: "make room or choose another disk",
    errno.EDQUOT: "make room or choose another disk",
    errno.EBUSY: "choose a folder inside it: it cannot be replaced as a whole",
}


def replace_folder(folder: Path, contents: Mapping[str, str | bytes]) -> None:
    """Make ``folder`` hold exactly ``contents``, file name to text or bytes.

    The files are written beside the folder first and swapped in at the end. The old folder is
    put aside for the swap; a run that died in between is mended by ``bring_back``.

    Raises:
        OutputError: The files cannot be written. The old folder is as it was.
    """
    staging = folder.with_name(f".{folder.name}{STAGING}{os.getpid()}")
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        clear_staging(folder.parent, folder.name)
        _write_all(staging, contents)
        _swap(staging, folder)
    except OSError as error:
        raise cannot_write(folder, error) from error
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def bring_back(folder: Path) -> None:
    """Put the old folder back in place where an earlier run died while swapping.

    Raises:
        OutputError: It cannot be moved.
    """
    aside = _aside(folder)
    try:
        if not aside.is_dir():
            return
        if folder.exists():
            shutil.rmtree(aside)
        else:
            aside.rename(folder)
    except OSError as error:
        raise cannot_write(folder, error) from error


def add_to_folder(folder: Path, contents: Mapping[str, str | bytes], seal: str) -> None:
    """Put ``contents`` into a folder beside what else it holds, each file all at once.

    The file named ``seal`` goes first and comes last: a folder without it is not whole.

    Raises:
        OutputError: The files cannot be written.
    """
    staging = folder / f"{STAGING}{os.getpid()}"
    try:
        _write_all(staging, contents)
        (folder / seal).unlink(missing_ok=True)
        for name in sorted(contents, key=lambda name: name == seal):
            (staging / name).replace(folder / name)
    except OSError as error:
        raise cannot_write(folder, error) from error
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def replace_file(path: Path, text: str) -> None:
    """Write ``text`` to ``path``, all of it or nothing.

    Raises:
        OutputError: It cannot be written. The old file is as it was.
    """
    staging = path.with_name(f".{path.name}{STAGING}{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _write(staging, text)
        staging.replace(path)
    except OSError as error:
        raise cannot_write(path, error) from error
    finally:
        with suppress(OSError):  # where nothing can be written, nothing can be removed
            staging.unlink(missing_ok=True)


def clear_staging(folder: Path, name: str = "") -> None:
    """Remove what runs that were killed left in ``folder``: of ``name`` only, if one is given."""
    for path in folder.glob(".*"):
        if STAGING not in path.name or (name and not path.name.startswith(f".{name}{STAGING}")):
            continue
        try:
            old = time.time() - path.stat().st_mtime > _LEFT_BEHIND
        except OSError:
            continue
        if old and path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        elif old:
            path.unlink(missing_ok=True)


def cannot_write(path: Path, error: OSError) -> OutputError:
    """Say in one line why ``path`` cannot be written, and what to do."""
    reason = error.strerror or type(error).__name__
    fix = _FIX.get(error.errno or 0, "choose another place")
    return OutputError(f"cannot write {path}: {reason}; {fix}")


def _swap(staging: Path, folder: Path) -> None:
    aside = _aside(folder)
    if folder.exists():
        folder.rename(aside)
    try:
        staging.rename(folder)
    except BaseException:
        # Whatever stops us here, an interrupt too, must not cost the user the old report.
        if aside.exists():
            aside.rename(folder)
        raise
    shutil.rmtree(aside, ignore_errors=True)


def _aside(folder: Path) -> Path:
    return folder.with_name(f".{folder.name}.framing-old")


def _write_all(folder: Path, contents: Mapping[str, str | bytes]) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for name, text in contents.items():
        _write(folder / name, text)


def _write(path: Path, content: str | bytes) -> None:
    if isinstance(content, bytes):
        path.write_bytes(content)
        return
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(content)
