"""Where a project goes: a new file or folder, at one stroke; what is there is not written over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.errors import OutputError
from framing.ingest.cleaning import printable
from framing.report.output_folder import cannot_write
from framing.stories.atomic_write import create_folder_atomically, write_atomically

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def write_files(out: Path, files: Mapping[str, bytes], *, force: bool = False) -> tuple[Path, ...]:
    """Write files, each under its path in ``out``; a single file of the empty path is ``out``.

    Args:
        out: A file or folder that is not there yet.
        files: Contents by path.
        force: Write where something is: files of these names are replaced, others stay.

    Returns:
        The files that were written.

    Raises:
        OutputError: Something is there and ``force`` is not given, or it cannot be written.
    """
    if not force:
        check_free(out)
    there = out.exists()
    if there and out.is_dir() == ("" in files):
        kind = "folder" if out.is_dir() else "file"
        raise OutputError(f"{printable(out)} is a {kind}; give another --out")
    try:
        if "" in files:
            out.parent.mkdir(parents=True, exist_ok=True)
            write_atomically(out, files[""])
            return (out,)
        if there:
            return _into(out, files)
        with create_folder_atomically(out) as folder:
            _into(folder, files)
    except OSError as error:
        raise cannot_write(out, error) from error
    return tuple(out / name for name in files)


def check_free(out: Path) -> None:
    """Refuse a place where something is; an empty folder is nothing.

    Raises:
        OutputError: A file is there, or a folder that is not empty.
    """
    try:
        free = not any(out.iterdir()) if out.is_dir() else not (out.is_symlink() or out.exists())
    except OSError as error:
        raise cannot_write(out, error) from error
    if not free:
        raise OutputError(f"{printable(out)} exists; give another --out, or --force to replace it")


def _into(folder: Path, files: Mapping[str, bytes]) -> tuple[Path, ...]:
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        write_atomically(folder / name, content)
    return tuple(folder / name for name in files)
