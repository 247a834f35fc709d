"""Files and folders written under another name first, and put in place at one stroke."""

from __future__ import annotations

import os
import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING

from framing.report.output_folder import STAGING, clear_staging

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def write_atomically(path: Path, data: bytes) -> None:
    """Write ``data`` to ``path``, all of it or nothing."""
    staging = _staging_path(path)
    try:
        staging.write_bytes(data)
        staging.replace(path)
    finally:
        staging.unlink(missing_ok=True)


@contextmanager
def create_folder_atomically(folder: Path) -> Iterator[Path]:
    """Give a new folder to fill, which becomes ``folder`` at the end of the block."""
    staging = _staging_path(folder)
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        clear_staging(folder.parent, folder.name)
        shutil.rmtree(staging, ignore_errors=True)
        staging.mkdir()
        yield staging
        staging.rename(folder)
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def _staging_path(path: Path) -> Path:
    return path.with_name(f".{path.name}{STAGING}{os.getpid()}")
