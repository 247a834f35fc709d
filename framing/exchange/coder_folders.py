"""Folders of coders, for formats whose files do not say who coded.

What the program says lies in ``program``, what a person says in ``coders/NAME``. Names are written
so that every system takes them, and read back as they were.
"""

from __future__ import annotations

from itertools import pairwise
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from framing.errors import OutputError
from framing.ingest.cleaning import printable

if TYPE_CHECKING:
    from collections.abc import Iterable

PROGRAM = "program"
_CODERS = "coders"
_NOBODY = "%"
"""The folder of who gave no name; no quoted name is this."""
_LONGEST = 200


def coder_folder(coder: str | None) -> str:
    """Return the folder of a coder; of the program for None.

    Raises:
        OutputError: The name is too long for a folder.
    """
    if coder is None:
        return PROGRAM
    name = quote(coder, safe=" ").replace(".", "%2E") or _NOBODY
    if name.endswith(" ") or len(name) > _LONGEST:
        raise OutputError(f"{printable(coder, 40)}: no folder can be called so; shorten the name")
    return f"{_CODERS}/{name}"


def check_apart(coders: Iterable[str]) -> None:
    """Refuse coders whose folders would be one where capitals do not count.

    Raises:
        OutputError: There are two such names.
    """
    seen: dict[str, str] = {}
    for coder in coders:
        before = seen.setdefault(coder.casefold(), coder)
        if before != coder:
            raise OutputError(
                f"{printable(before, 40)} and {printable(coder, 40)} are two coders of one name "
                "but for capitals; rename one in labels.csv"
            )


def coder_of(path: str) -> str:
    """Return who coded a file by the folders that it lies in; empty where they do not say."""
    parts = PurePosixPath(path).parts
    for folder, name in pairwise(parts[:-1]):
        if folder == _CODERS:
            return "" if name == _NOBODY else unquote(name)
    return ""
