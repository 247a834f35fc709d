"""An article before it is in a story: the very file that it will be.

Text is kept as it came. Everything else (a page, a PDF) is written down as the text that was read
from it: its spans then stand still whatever a later reader makes of pages, a person can look at
every word that is scored, and no script lies in the story's folder.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from framing.ingest import Read
    from framing.ingest.read_article import Kind
    from framing.types import BlockKind, Version

TEXT_SUFFIXES = (".txt", ".md")
# A page, a PDF or a Word file under a text's name.
_OTHER_FORMAT = re.compile(rb"\s{0,200}<(?i:!doctype|html)|%PDF-|PK\x03\x04")
_MAX_NAME_LENGTH = 60
# Windows takes these for devices, whatever their ending.
_WINDOWS_DEVICE = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)")
_MARKDOWN_MARKS = re.compile(r"([\\`*_\[\]<>#~|!+-]|(?<=\d)[.)])")
_MARKDOWN_PREFIX = {"title": "# ", "heading": "## "}


@dataclass(frozen=True, slots=True)
class Draft:
    """An outlet's article as the bytes of a file, and what ``story.toml`` is to say of it."""

    outlet: str
    data: bytes
    suffix: str = ".txt"
    url: str = ""
    published: date | None = None


def pasted(outlet: str, title: str, text: str) -> Draft:
    """Return a pasted article as the file that it would be; the title is its first line."""
    body = text.replace("\r\n", "\n").strip()
    title = " ".join(title.split())
    if title and not body.startswith(title):
        body = f"{title}\n\n{body}"
    return Draft(" ".join(outlet.split()), f"{body}\n".encode("utf-8", "replace"))


def draft_from_article(read: Read, data: bytes | None = None, suffix: str = "") -> Draft:
    """Return an article that was read as a file that reads the same.

    Args:
        read: the article.
        data: the file that it was read from, if it was one.
        suffix: that file's ending.
    """
    version = read.version
    if data is None or suffix.lower() not in TEXT_SUFFIXES or _OTHER_FORMAT.match(data):
        data, suffix = _as_file(version)
    return Draft(version.outlet, data, suffix.lower(), version.url, version.published)


def with_line_added(data: bytes, suffix: str, line: str, after: str) -> bytes:
    """Return a story's article file with one more paragraph.

    Args:
        data: the file.
        suffix: its ending, one of `TEXT_SUFFIXES`.
        line: the paragraph, on one line.
        after: the line of the article, as read, behind which it goes. Empty: under the title. Where
            there is no such line it goes to the end.
    """
    from framing.ingest.cleaning import clean_line  # noqa: PLC0415 - only who adds waits for it
    from framing.ingest.markdown import read_markdown  # noqa: PLC0415 - as above

    marked = suffix == ".md"

    def words(written: str) -> str:
        if not marked:
            return clean_line(written)
        return " ".join(one.text for one in read_markdown(written).lines).strip()

    lines = data.decode("utf-8", "replace").rstrip("\n").split("\n")
    place = next(
        (at for at, one in enumerate(lines, 1) if one.strip() and after in {"", words(one)}),
        len(lines),
    )
    new = _markdown_line(line, "text") if marked else line
    return "\n".join([*lines[:place], "", new, "", *lines[place:], ""]).encode()


def slug(text: str) -> str:
    """Return ``text`` as a file name: letters, digits and hyphens."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    name = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_MAX_NAME_LENGTH].strip("-") or "article"
    return f"article-{name}" if _WINDOWS_DEVICE.fullmatch(name) else name


def _as_file(version: Version) -> tuple[bytes, str]:
    """Write a version down so that it reads back the same: as Markdown, else as plain text."""
    ways: tuple[tuple[str, str, Kind], ...] = (
        ("\n".join(_markdown_lines(version, marked=True)), ".md", "markdown"),
        ("\n".join(_markdown_lines(version, marked=False)), ".md", "markdown"),
    )
    for text, suffix, kind in ways:
        data = f"{text.rstrip()}\n".encode()
        if _reads_back(data, kind, version):
            return data, suffix
    return f"{version.text.strip()}\n".encode(), ".txt"


def _markdown_lines(version: Version, *, marked: bool) -> Iterator[str]:
    """Yield the lines of a version as Markdown."""
    kinds = {block.start: block.kind for block in version.blocks}
    place = 0
    for line in version.text.split("\n"):
        kind = kinds.get(place + len(line) - len(line.lstrip()), "text")
        yield (_MARKDOWN_PREFIX.get(kind, "") if marked else "") + _markdown_line(line, kind)
        place += len(line) + 1


def _markdown_line(line: str, kind: BlockKind) -> str:
    """Return a line as Markdown that reads as this line; escaped only where it must be."""
    from framing.ingest.markdown import read_markdown  # noqa: PLC0415 - only who keeps waits for it

    read = read_markdown(line).lines
    mark = "bullet" if kind == "bullet" else None
    if len(read) == 1 and read[0].text == line and read[0].mark in {mark, None}:
        return line
    head = "- " if kind == "bullet" and line.startswith("- ") else ""
    return head + _MARKDOWN_MARKS.sub(r"\\\1", line.removeprefix(head))


def _reads_back(data: bytes, kind: Kind, version: Version) -> bool:
    from framing.errors import FramingError  # noqa: PLC0415 - as above
    from framing.ingest import article_from_bytes  # noqa: PLC0415

    try:
        again = article_from_bytes(data, "draft", version.outlet, kind=kind).version
    except FramingError:
        return False
    shapes = (
        [(block.start, block.end, block.kind) for block in candidate.blocks]
        for candidate in (again, version)
    )
    return again.text.rstrip() == version.text.rstrip() and next(shapes) == next(shapes)
