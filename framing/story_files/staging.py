"""Files and folders written under another name first, and put in place at one stroke."""

from __future__ import annotations

import os
import shutil
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_NEW = ".framing-new-"
_LEFT_BEHIND = 3600.0
"""Seconds after which nobody works on such a file any more: its run was killed."""


def staged(path: Path, data: bytes) -> None:
    """Write ``data`` to ``path``, all of it or nothing."""
    staging = _staging(path)
    try:
        staging.write_bytes(data)
        staging.replace(path)
    finally:
        staging.unlink(missing_ok=True)


@contextmanager
def staged_folder(folder: Path) -> Iterator[Path]:
    """Give a new folder to fill, which becomes ``folder`` at the end of the block."""
    staging = _staging(folder)
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        clear_staging(folder.parent, folder.name)
        shutil.rmtree(staging, ignore_errors=True)
        staging.mkdir()
        yield staging
        staging.rename(folder)
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def clear_staging(folder: Path, name: str = "") -> None:
    """Remove what killed runs left in ``folder``: of ``name`` only, if one is given."""
    for path in folder.glob(".*"):
        if _NEW not in path.name or (name and not path.name.startswith(f".{name}{_NEW}")):
            continue
        try:
            old = time.time() - path.stat().st_mtime > _LEFT_BEHIND
        except OSError:
            continue
        if old and path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        elif old:
            path.unlink(missing_ok=True)


def _staging(path: Path) -> Path:
    return path.with_name(f".{path.name}{_NEW}{os.getpid()}")
