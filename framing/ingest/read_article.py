"""One article: bytes, a file or a text to a version, with all that a person should know of it."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import TYPE_CHECKING, Literal, get_args

from framing.errors import ArticleError
from framing.ingest.blocks import find_blocks, join_lines
from framing.ingest.cleaning import clean, clean_line, disguised_words, printable
from framing.ingest.decoding import decode
from framing.ingest.docx import is_word, read_word
from framing.ingest.english_check import check_english
from framing.ingest.extracted_article import ExtractedArticle, LeftOut, Line
from framing.ingest.markdown import read_markdown
from framing.ingest.outlet_of_file import outlet_of_file
from framing.ingest.pdf import read_pdf
from framing.ingest.plain_text import read_plain
from framing.ingest.reading_choices import unmatched, with_choices, with_lines_taken_in
from framing.ingest.size_limits import check_sentences, limit, variable
from framing.ingest.toml_tables import table
from framing.ingest.webpage import read_webpage
from framing.types import Version

if TYPE_CHECKING:
    from pathlib import Path

    from framing.ingest.reading_choices import Choices

_HEAD = 1024
_PAGE = re.compile(
    r"(?:\u00ef\u00bb\u00bf)?\s*(?:<\?xml[^<>]{0,200}\?>\s*)?(?:<!--[^>]{0,500}-->\s*)?"
    r"<(?:!doctype html|html|head)\b",
    re.IGNORECASE,
)
Kind = Literal["html", "text", "markdown", "pdf", "docx"]


@dataclass(frozen=True, slots=True)
class Read:
    """An article as read, and what a person should look at before trusting the reading."""

    version: Version
    dropped: tuple[str, ...] = ()
    """Paragraphs that are not scored because they are not the article, in reading order: what a
    page's frame holds and what the text itself is marked as boilerplate for."""
    left_out: tuple[LeftOut, ...] = ()
    """The same with their reasons."""
    author: str = ""
    site: str = ""
    """Who the file says published it; ``version.outlet`` stays what it was called by."""
    warnings: tuple[str, ...] = ()
    """What is doubtful, each a line that begins with the file's name."""


def read_article(path: Path, outlet: str | None = None) -> Version:
    """Read one article file.

    Args:
        path: a file of one of the types in docs/files.md.
        outlet: who published it; the file's stem when not given.

    Raises:
        ArticleError: the file is missing, empty, too large, not text or of another type.
    """
    return read_file(path, outlet).version


def read_file(
    path: Path, outlet: str | None = None, name: str = "", choices: Choices | None = None
) -> Read:
    """Read one article file, with what was dropped and what is doubtful.

    ``name`` stands for the file in messages and in ``Version.file``; its own name by default.
    ``choices`` are what a person decided about its lines.

    Raises:
        ArticleError: the file is missing, empty, too large, not text or of another type.
    """
    file = clean_line(name or path.name)
    data = _bytes(path, printable(file))
    named = outlet if outlet is not None else path.stem
    return article_from_bytes(data, file, named, choices=choices)


def article_from_bytes(  # noqa: PLR0913 - what a server says of the bytes comes in parts
    data: bytes,
    name: str,
    outlet: str | None = None,
    *,
    kind: Kind | None = None,
    charset: str | None = None,
    address: str = "",
    choices: Choices | None = None,
) -> Read:
    """Read an article from bytes that came from a file, an address or a pipe.

    Nothing is fetched and nothing in the bytes is run.

    Args:
        data: the bytes as they came.
        name: what messages and ``Version.file`` call them, such as a file's name.
        outlet: who published it. When None: the site's name as a page states it, else the stem of
            ``name`` without what numbers it (``outlet_of_file``).
        kind: what the bytes are. When None: told by the ending of ``name``, or else by the bytes.
            A PDF, Word file or page under another name is read as what it is.
        charset: the encoding that a server stated. A byte order mark comes before it, valid UTF-8
            too, and a page's own statement after it.
        address: where a page came from; ``Version.url`` when the page names no other.
        choices: what a person decided about its lines.

    Raises:
        ArticleError: nothing can be read: empty, too large, of another type, not in English, or
            without text. One line that begins with ``name`` and ends with what to do.
    """
    file = clean_line(name)
    name = printable(file)
    _check_size(len(data), name)
    page, doubts = _page_of(data, name, kind or _kind(file), charset, clean_line(address))
    chosen = outlet if outlet is not None else page.site or outlet_of_file(file)
    if choices:
        page = with_lines_taken_in(page, choices)
    version = _version(page, chosen, name)
    if choices:
        blocks = with_choices(version.text, version.blocks, choices)
        stale = unmatched(version.text, blocks, choices)
        version = replace(version, blocks=blocks)
        page = replace(page, doubts=(*page.doubts, *stale))
    version = replace(
        version,
        file=file,
        sha256=hashlib.sha256(data).hexdigest(),
        url=version.url or clean_line(address),
    )
    return _checked(version, page, doubts)


def article_from_text(text: str, outlet: str, title: str = "") -> Read:
    """Read a text that is in no file, such as one pasted into the app.

    ``title`` is put on top unless the text has it already. The digest is of the text's UTF-8.

    Raises:
        ArticleError: there is no text, or it is too long or not in English.
    """
    _check_size(len(text.encode("utf-8", "surrogatepass")), printable(outlet) or "article")
    page = _pasted(text, title)
    return _checked(_version_of(page, text, outlet), page, ())


def version_from_text(text: str, outlet: str, title: str = "") -> Version:
    """Make a version of a text as it stands, whatever its language and length.

    ``title`` is put on top unless the text has it already. The digest is of the text's UTF-8.

    Raises:
        ArticleError: there is no text.
    """
    return _version_of(_pasted(text, title), text, outlet)


def _pasted(text: str, title: str) -> ExtractedArticle:
    page = replace(read_plain(clean(text).strip()), title=clean_line(title))
    return _with_hidden(page, text)


def _version_of(page: ExtractedArticle, text: str, outlet: str) -> Version:
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return replace(_version(page, outlet, printable(outlet) or "article"), sha256=digest)


def _read(version: Version, page: ExtractedArticle, warnings: tuple[str, ...]) -> Read:
    marked = (
        LeftOut(" ".join(version.text[block.start : block.end].split()), block.why)
        for block in version.blocks
        if block.kind == "boilerplate"
    )
    left_out = (*page.dropped, *marked)
    dropped = tuple(line.text for line in left_out)
    return Read(version, dropped, left_out, page.author, page.site, warnings)


def _kind(name: str) -> Kind | None:
    kinds = table("size_limits.toml")["kinds"]
    kind = kinds.get(PurePath(name).suffix.lower())
    return kind if kind in get_args(Kind) else None


def _bytes(path: Path, name: str) -> bytes:
    endings = table("size_limits.toml")["articles"]
    if path.suffix.lower() not in endings:
        raise ArticleError(f"{name}: not an article file; save it as one of {', '.join(endings)}")
    try:
        if not path.is_file():
            raise ArticleError(f"{name}: no such file; check the name")
        _check_size(path.stat().st_size, name)
        return path.read_bytes()
    except OSError as error:
        reason = printable(error.strerror or "unreadable")
        raise ArticleError(f"{name}: cannot be read ({reason}); check the file") from None


def _check_size(size: int, name: str) -> None:
    most = limit("bytes")
    if size > most:
        raise ArticleError(
            f"{name}: {size:,} bytes, and an article may have {most:,}; keep its text only, or "
            f"set {variable('bytes')}"
        )


def _checked(version: Version, page: ExtractedArticle, doubts: tuple[str, ...]) -> Read:
    """Add what is doubtful about the text as read; refuse what is too long or not in English.

    Raises:
        ArticleError: it has too many sentences or is in another language.
    """
    name = version.file or version.outlet
    scored = [
        version.text[block.start : block.end]
        for block in version.blocks
        if block.kind != "boilerplate"
    ]
    if not scored:
        raise ArticleError(
            f"{name}: no article text found in it; save the article's text as a .txt file"
        )
    check_sentences(scored, name)
    doubtful = (*page.doubts, *check_english(scored, name))
    return _read(version, page, (*doubts, *(f"{name}: {doubt}" for doubt in doubtful)))


def _page_of(
    data: bytes, name: str, kind: Kind | None, charset: str | None, address: str
) -> tuple[ExtractedArticle, tuple[str, ...]]:
    """Read bytes as what they are, or else as what they are called."""
    formats = table("size_limits.toml")["formats"]
    if data[:_HEAD].lstrip().startswith(formats["PDF"].encode()) or kind == "pdf":
        return read_pdf(data, name), ()
    if is_word(data) or kind == "docx":
        return read_word(data, name), ()
    # People save pages under any name, and tags read as words would be scored as words.
    if _PAGE.match(data[:_HEAD].decode("latin-1")):
        kind = "html"
    text, doubts = decode(data, name, page=kind == "html", charset=charset)
    page = _page(clean(text), kind, name, address)
    return _with_hidden(page, text), doubts


def _page(text: str, kind: Kind | None, name: str, address: str) -> ExtractedArticle:
    if kind == "html" or _PAGE.match(text[:_HEAD]):
        return read_webpage(text, name, address)
    if kind == "markdown":
        return read_markdown(text)
    return read_plain(text.strip())


def _with_hidden(page: ExtractedArticle, text: str) -> ExtractedArticle:
    """Add to a page's doubts what in the text, before it was cleaned, hid words."""
    disguises = disguised_words(text)
    if not disguises:
        return page
    doubt = f"{' and '.join(disguises)} put right: somebody may want to hide words; look"
    return replace(page, doubts=(*page.doubts, doubt))


def _version(page: ExtractedArticle, outlet: str, name: str) -> Version:
    if len(page.title) > table("size_limits.toml")["max_title"]:
        page = replace(page, title="")
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


def _with_title(page: ExtractedArticle) -> tuple[Line, ...]:
    """Put the stated title on top unless it already stands near the top."""
    first = [line for line in page.lines if line.text.strip()][:8]
    if not page.title or any(_same(line.text, page.title) for line in first):
        return page.lines
    return (Line(page.title, "heading"), Line(""), *page.lines)


def _same(line: str, title: str) -> bool:
    return clean_line(line).casefold() == title.casefold()
