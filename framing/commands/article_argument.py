"""An article as a command is given it: a file, an address, or ``-`` for standard input."""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from framing.commands.output import warn
from framing.errors import ArticleError

if TYPE_CHECKING:
    from framing.ingest import Read
    from framing.ingest.reading_choices import Choices
    from framing.stories import Draft

STANDARD_INPUT = "-"

ArticleArgument = Annotated[
    str,
    typer.Argument(
        metavar="ARTICLE", help="A file, an http or https address, or - for standard input."
    ),
]
AllowLocal = Annotated[
    bool,
    typer.Option("--allow-local", help="Also read addresses of this machine and its network."),
]


@dataclass(frozen=True, slots=True)
class Taken:
    """An article that was given: as it was read, and the file that it was read from.

    An address has no file; what a pipe held is as good as one.
    """

    read: Read
    data: bytes | None = None
    suffix: str = ""
    name: str = ""

    def again(self, outlet: str | None, choices: Choices) -> Taken:
        """Return the article read once more, with what a person decided about its lines.

        Raises:
            ArticleError: It came from an address.
        """
        from framing.ingest import article_from_bytes

        if self.data is None:
            raise ArticleError("an address is read once; save the article and choose in its file")
        named = self.read.version.outlet if outlet is None else outlet
        return replace(self, read=article_from_bytes(self.data, self.name, named, choices=choices))

    def draft(self) -> Draft:
        """Return the article as the file that it would be in a story."""
        from framing.stories import draft_from_article

        return draft_from_article(self.read, self.data, self.suffix)


def take(
    word: str, outlet: str | None, *, allow_local: bool = False, choices: Choices | None = None
) -> Taken:
    """Read the article that a word on the command line stands for, and say what is doubtful.

    Raises:
        ArticleError: It cannot be had or read.
    """
    if outlet is not None and not outlet.strip():
        raise ArticleError("--outlet is empty; give the outlet's name")
    taken = _taken(word, outlet, allow_local=allow_local, choices=choices)
    for warning in taken.read.warnings:
        warn(f"warning: {warning}")
    return taken


def take_for_story(word: str, outlet: str | None, *, allow_local: bool = False) -> Taken:
    """Read an article that is to be kept: its outlet's name will stand in ``story.toml``.

    Raises:
        ArticleError: It cannot be had or read, or has no outlet's name.
    """
    from framing.ingest.outlet_of_file import outlet_of_file

    if word == STANDARD_INPUT and not outlet:
        raise ArticleError("standard input has no name; give --outlet")
    taken = take(word, outlet, allow_local=allow_local)
    # What a page calls itself beats a file's name; of that what numbers it is no part.
    read = taken.read.version.outlet
    named = outlet or taken.read.site or (outlet_of_file(taken.name) if taken.name else read)
    version = replace(taken.read.version, outlet=named)
    return replace(taken, read=replace(taken.read, version=version))


def _taken(word: str, outlet: str | None, *, allow_local: bool, choices: Choices | None) -> Taken:
    from framing.fetch.address import is_address
    from framing.ingest import article_from_bytes, read_file

    if word == STANDARD_INPUT:
        data = _standard_input()
        name = "standard input"
        return Taken(article_from_bytes(data, name, outlet), data, ".txt", name)
    if not is_address(word):
        path = Path(word)
        if word.startswith("www.") and not path.exists():
            raise ArticleError(f"{word}: no such file; an address begins with https://")
        read = read_file(path, outlet, choices=choices)
        return Taken(read, path.read_bytes(), path.suffix.lower(), path.name)
    from framing.commands.progress import waiting
    from framing.fetch import article_from_address

    with waiting(f"fetching {word}"):
        return Taken(article_from_address(word, outlet, allow_local=allow_local))


def _standard_input() -> bytes:
    """Return what standard input holds; one that never ends is not read to its end."""
    from framing.ingest.size_limits import limit, variable

    most = limit("bytes")
    data = sys.stdin.buffer.read(most + 1)
    if len(data) > most:
        raise ArticleError(
            f"standard input: more than {most:,} bytes; keep the article's text only, or set "
            f"{variable('bytes')}"
        )
    return data
