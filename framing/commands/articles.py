"""An article as a command is given it: a file, an address, or ``-`` for standard input."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from framing.errors import ArticleError

if TYPE_CHECKING:
    from framing.ingest import Read
    from framing.story_files import Draft

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


def read_given(word: str, outlet: str | None, *, allow_local: bool = False) -> Read:
    """Read the article that a word on the command line stands for.

    Raises:
        ArticleError: It cannot be had or read.
    """
    from framing.fetch.address import is_address
    from framing.ingest import article_from_bytes, read_file

    if outlet is not None and not outlet.strip():
        raise ArticleError("--outlet is empty; give the outlet's name")
    if word == STANDARD_INPUT:
        return article_from_bytes(standard_input(), "standard input", outlet)
    if not is_address(word):
        return read_file(Path(word), outlet)
    from framing.commands.progress import waiting
    from framing.fetch import article_from_address

    with waiting(f"fetching {word}"):
        return article_from_address(word, outlet, allow_local=allow_local)


def draft_given(word: str, outlet: str | None, *, allow_local: bool = False) -> tuple[Read, Draft]:
    """Read an article and return it with the file that it would be in a story.

    Raises:
        ArticleError: It cannot be had or read.
    """
    from framing.fetch.address import is_address
    from framing.ingest import article_from_bytes
    from framing.story_files import draft_of

    if word == STANDARD_INPUT:
        data = standard_input()
        read = article_from_bytes(data, "standard input", outlet)
        return read, draft_of(read, data, ".txt")
    read = read_given(word, outlet, allow_local=allow_local)
    if is_address(word):
        return read, draft_of(read)
    # In a story the outlet's name is written down: what a page calls itself beats a file's name.
    named = outlet or read.site or read.version.outlet
    read = replace(read, version=replace(read.version, outlet=named))
    path = Path(word)
    return read, draft_of(read, path.read_bytes(), path.suffix)


def standard_input() -> bytes:
    """Return what standard input holds, up to just above what an article may have."""
    from framing.ingest.limits import limit

    return sys.stdin.buffer.read(limit("bytes") + 1)
