"""The files that somebody brings back: a file, a folder or an archive, read without trust.

Nothing is unpacked to a disk, no name inside an archive is used as a path, and what an archive
states as its size is not believed.
"""

from __future__ import annotations

import io
import os
import tomllib
import zipfile
import zlib
from functools import cache
from importlib.resources import files
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from framing.errors import StoryError
from framing.ingest.cleaning import printable

if TYPE_CHECKING:
    from collections.abc import Mapping

_CHUNK = 1 << 20


@cache
def _limits() -> dict[str, int]:
    return tomllib.loads(files(__package__).joinpath("limits.toml").read_text(encoding="utf-8"))


def given_files(path: Path) -> Mapping[str, bytes]:
    """Return the files of a folder or an archive by their path in it, or the one file by its name.

    Raises:
        StoryError: There is no such path, it cannot be read, or it unpacks to too much.
    """
    name = printable(path)
    try:
        if path.is_dir():
            return _of_folder(path, name)
        if not path.is_file():
            raise StoryError(f"{name}: no such file or folder; check the name")
        if path.stat().st_size > _limits()["most_bytes"]:
            raise _too_much(name)
        data = path.read_bytes()
    except OSError as error:
        reason = printable(error.strerror or "unreadable")
        raise StoryError(f"{name}: cannot be read ({reason}); check the file") from None
    if zipfile.is_zipfile(io.BytesIO(data)):
        return _of_archive(data, name)
    return {path.name: data}


def _of_folder(folder: Path, name: str) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    left = _limits()["most_bytes"]
    # Links are not followed: a folder from somebody else may point anywhere.
    for root, _, names in os.walk(folder):
        for file in sorted(names):
            path = Path(root) / file
            if path.is_symlink() or not path.is_file() or file.startswith("."):
                continue
            left -= path.stat().st_size
            if left < 0 or len(found) >= _limits()["most_files"]:
                raise _too_much(name)
            found[path.relative_to(folder).as_posix()] = path.read_bytes()
    return dict(sorted(found.items()))


def _of_archive(data: bytes, name: str) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            if len(entries) > _limits()["most_files"]:
                raise _too_much(name)
            found: dict[str, bytes] = {}
            left = _limits()["most_bytes"]
            for entry in entries:
                _check_inside(entry.filename, name)
                found[entry.filename] = _unpacked(archive, entry, left, name)
                left -= len(found[entry.filename])
            return found
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        NotImplementedError,
        OSError,
        RuntimeError,
        ValueError,
    ):
        raise StoryError(f"{name}: a damaged or locked archive; export it again") from None


def _check_inside(entry: str, name: str) -> None:
    path = PurePosixPath(entry.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or ":" in path.parts[0]:
        raise StoryError(
            f"{name}: holds {printable(repr(entry), 60)}, which points outside of it; not read"
        )


def _unpacked(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, left: int, name: str) -> bytes:
    limits = _limits()
    most = max(limits["least_checked"], limits["most_ratio"] * entry.compress_size)
    pieces: list[bytes] = []
    size = 0
    with archive.open(entry) as file:
        while piece := file.read(_CHUNK):
            size += len(piece)
            if size > min(most, left):
                raise _too_much(name)
            pieces.append(piece)
    return b"".join(pieces)


def _too_much(name: str) -> StoryError:
    return StoryError(f"{name}: unpacks to far more than codings of a story; not read")
