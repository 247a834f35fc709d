"""The rules and tables that ship beside the settings, as one hash.

Weights of cues, word lists, models and background frequencies stand in the rooms that use them, and
decide results as settings do: two results were made alike only when these were the same, too.
"""

from __future__ import annotations

import hashlib
import tomllib
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable

_ENDINGS = (".toml", ".txt", ".npz")


def rules_digest(package: Traversable | None = None) -> str:
    """Return a hash of 16 hexadecimal digits over every file of rules, by name and content.

    Args:
        package: The folder that has the rooms; this package when not given.
    """
    whole, others = hashlib.sha256(), _rooms_that_decide_nothing()
    root = files("framing") if package is None else package
    # A wheel holds the app and the sample, too, in folders that begin with "_".
    rooms = sorted(
        (
            room
            for room in root.iterdir()
            if room.is_dir() and room.name[0] != "_" and room.name not in others
        ),
        key=lambda room: room.name,
    )
    for room in rooms:
        for name, file in _rule_files(room, room.name):
            whole.update(name.encode() + b"\0" + hashlib.sha256(file.read_bytes()).digest())
    return whole.hexdigest()[:16]


def _rooms_that_decide_nothing() -> frozenset[str]:
    table = files(__package__).joinpath("rule_files.toml").read_text(encoding="utf-8")
    return frozenset(tomllib.loads(table)["decide_nothing"])


def _rule_files(folder: Traversable, name: str) -> Iterator[tuple[str, Traversable]]:
    """Yield the files of rules in a folder and those below it, in the order of their names."""
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        path = f"{name}/{entry.name}"
        if entry.is_dir():
            yield from _rule_files(entry, path)
        elif entry.name.endswith(_ENDINGS):
            yield path, entry
