"""Which program this is: results of another one must not stand in the same tables."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from framing.batch.worker_limits import limits
from framing.config import default
from framing.resources import DISTRIBUTION, installed_version

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from importlib.resources.abc import Traversable

_CODE = "files"
_SETTINGS = "settings"


@cache
def program() -> Mapping[str, str]:
    """Return the versions of what can change a result, a hash of our files and the settings'."""
    chosen = limits("program")
    versions = {name: installed_version(name) for name in chosen["packages"]}
    return {**versions, _SETTINGS: default().digest(), _CODE: _digest(tuple(chosen["files"]))}


def version_mismatch(theirs: Mapping[str, str], ours: Mapping[str, str]) -> str:
    """Say what another program has otherwise; empty when nothing."""
    for name, version in ours.items():
        their_version = theirs.get(name, "unknown")
        if their_version == version:
            continue
        if name in {_CODE, _SETTINGS}:
            return f"other {name} of {DISTRIBUTION} {ours[DISTRIBUTION]}"
        return f"{name} {their_version}, not {version}"
    return ""


def _digest(endings: tuple[str, ...]) -> str:
    whole = hashlib.sha256()
    for name, file in sorted(_walk(files("framing"), "", endings)):
        whole.update(f"{name}\0".encode())
        whole.update(hashlib.sha256(file.read_bytes()).digest())
    return whole.hexdigest()[:16]


def _walk(
    folder: Traversable, inside: str, endings: tuple[str, ...]
) -> Iterator[tuple[str, Traversable]]:
    for entry in folder.iterdir():
        # What begins with "_" is the app, the seeds and caches.
        if entry.is_dir() and not entry.name.startswith(("_", ".")):
            yield from _walk(entry, f"{inside}{entry.name}/", endings)
        elif entry.is_file() and entry.name.endswith(endings):
            yield f"{inside}{entry.name}", entry
