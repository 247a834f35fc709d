"""One article: a file or a pasted text to a version."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

from framing.errors import ArticleError
from framing.ingest.blocks import find_blocks, join_lines
from framing.ingest.clean import clean, clean_line, shown
from framing.ingest.data import table
from framing.ingest.decode import decode
from framing.ingest.markdown import read_markdown
from framing.ingest.page import Line, Page
from framing.ingest.plain import read_plain
from framing.ingest.webpage import read_webpage
from framing.types import Version

if TYPE_CHECKING:
    from pathlib import Path


def read_article(path: Path, outlet: str | None = None) -> Version:
    """Read one article file.

    Args:
        path: a ``.txt``, ``.md``, ``.html`` or ``.htm`` file.
        outlet: who published it; the file's stem when not given.

    Raises:
        ArticleError: the file is missing, empty, too large, not text or of another type.
    """
    version, _ = load_article(path, outlet)
    return version


def load_article(
    path: Path, outlet: str | None = None, name: str = ""
) -> tuple[Version, tuple[str, ...]]:
    """Read one article file and return what is doubtful about the reading beside it.

    ``name`` stands for the file in messages and in ``Version.file``; its own name by default.
    """
    file = clean_line(name or path.name)
    name = shown(file)
    data = _bytes(path, name)
    markup = path.suffix.lower() in table("limits.toml")["html"]
    text, warning = decode(data, name, page=markup)
    page = _page(clean(text), path.suffix.lower(), name)
    version = _version(page, outlet if outlet is not None else path.stem, name)
    digest = hashlib.sha256(data).hexdigest()
    return replace(version, file=file, sha256=digest), (warning,) if warning else ()


def version_from_text(text: str, outlet: str, title: str = "") -> Version:
    """Make a version of a text that is in no file, such as one pasted into the app.

    ``title`` is put on top unless the text has it already. The digest is of the text's UTF-8.

    Raises:
        ArticleError: there is no text.
    """
    name = shown(outlet) or "article"
    page = replace(read_plain(clean(text).strip()), title=clean_line(title))
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return replace(_version(page, outlet, name), sha256=digest)


def _bytes(path: Path, name: str) -> bytes:
    limits = table("limits.toml")
    if path.suffix.lower() not in limits["articles"]:
        raise ArticleError(
            f"{name}: not an article file; save it as one of {', '.join(limits['articles'])}"
        )
    try:
        if not path.is_file():
            raise ArticleError(f"{name}: no such file; check the name")
        if path.stat().st_size > limits["max_bytes"]:
            most = limits["max_bytes"] // 1_000_000
            raise ArticleError(f"{name}: larger than {most} MB; keep the article's text only")
        return path.read_bytes()
    except OSError as error:
        reason = shown(error.strerror or "unreadable")
        raise ArticleError(f"{name}: cannot be read ({reason}); check the file") from None


def _page(text: str, suffix: str, name: str) -> Page:
    limits = table("limits.toml")
    # People save pages under any name, and tags read as words would be scored as words.
    looks_html = text[:200].lstrip().lower().startswith(("<!doctype html", "<html"))
    if suffix in limits["html"] or looks_html:
        return read_webpage(text, name)
    if suffix in limits["markdown"]:
        return read_markdown(text)
    return read_plain(text.strip())


def _version(page: Page, outlet: str, name: str) -> Version:
    lines = _with_title(page)
    text = join_lines(lines)
    if not any(character.isalnum() for character in text):
        raise ArticleError(f"{name}: there are no words in it; put the article's text in it")
    blocks = find_blocks(lines, page.title)
    titles = (" ".join(text[b.start : b.end].split()) for b in blocks if b.kind == "title")
    return Version(
        outlet=clean_line(outlet) or name,
        text=text,
        blocks=blocks,
        url=page.url,
        published=page.published,
        title=next(titles, page.title),
    )


def _with_title(page: Page) -> tuple[Line, ...]:
    """Put the stated title on top unless it already stands near the top."""
    first = [line for line in page.lines if line.text.strip()][:8]
    if not page.title or any(_same(line.text, page.title) for line in first):
        return page.lines
    return (Line(page.title, "heading"), Line(""), *page.lines)


def _same(line: str, title: str) -> bool:
    return clean_line(line).casefold() == title.casefold()
