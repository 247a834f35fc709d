"""The formats: a module each, of the format's name. Discovered, not listed.

A module has ``write(project)``, which returns files by their path (a single one under the empty
path), and ``read(files)`` where codings come back. What it needs beyond the package's own
dependencies it imports in these, through ``needed``.
"""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Protocol, cast

from framing.errors import FramingError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from types import ModuleType

    from framing.exchange.project import CodedText, Project


class Writer(Protocol):
    """A format that stories go out in."""

    def write(self, project: Project) -> dict[str, bytes]:
        """Return the files of a project by their path; a single file has the empty path."""


class Reader(Protocol):
    """A format that codings come back in."""

    def read(self, files: Mapping[str, bytes]) -> list[CodedText]:
        """Return the texts with their codings that the files hold."""


def format_names() -> tuple[str, ...]:
    """Return the names of all formats, as they are given on the command line."""
    return tuple(sorted(module.name.replace("_", "-") for module in iter_modules(__path__)))


def writer(name: str) -> Writer:
    """Return a format to write.

    Raises:
        FramingError: There is no such format.
    """
    return cast("Writer", _module(name))


def reader(name: str) -> Reader:
    """Return a format to read.

    Raises:
        FramingError: There is no such format, or nothing comes back in it.
    """
    readable = [each for each in format_names() if hasattr(_module(each), "read")]
    if name in format_names() and name not in readable:
        raise FramingError(f"nothing comes back in {name}; use one of {', '.join(readable)}")
    return cast("Reader", _module(name, readable))


def needed(library: str, extra: str) -> ModuleType:
    """Return a library that a format needs.

    Raises:
        FramingError: It is not installed.
    """
    try:
        return import_module(library)
    except ImportError:
        raise FramingError(
            f"this format needs {library}; install it with pip install 'framing-compare[{extra}]'"
        ) from None


def _module(name: str, known: Sequence[str] | None = None) -> ModuleType:
    known = format_names() if known is None else known
    if name not in known:
        raise FramingError(f"no format {name!r}; use one of {', '.join(known)}")
    return import_module(f"{__name__}.{name.replace('-', '_')}")
