"""Bytes to text, or a plain word about why not."""

from __future__ import annotations

import codecs
import re

from framing.errors import ArticleError
from framing.ingest.mojibake import repaired
from framing.ingest.toml_tables import table

_BOMS = (
    # UTF-32's mark begins with UTF-16's, so it is asked for first.
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CHARSET = re.compile(
    rb"""(?i)<(?:meta|\?xml)\b[^>]{0,200}?(?:charset|encoding)\s?=\s?["']?([\w.:-]{2,40})"""
)
# Not the bell and escape of commands to a terminal: text may have those, and they go later.
_CONTROL = re.compile("[\x00-\x06\x08\x0e-\x1a\x1c-\x1f\x7f-\x9f]")
_PLAIN = re.compile(r"""[\w\s.,;:!?'"()/&%$€£+*#@=<>\[\]{}|~^`\u2010-\u2027-]""")
# Two bytes that are a letter or a quotation mark in UTF-8 and next to never meet in Windows-1252.
_UTF8_LETTER = re.compile(rb"\xe2\x80[\x90-\xbf]|\xc3[\x80-\xbf]")
_HEAD = 2048  # browsers look no further for a declared charset


def decode(
    data: bytes, name: str, *, page: bool = False, charset: str | None = None
) -> tuple[str, tuple[str, ...]]:
    """Return the text in ``data``, and in a line each what is doubtful about it.

    Text that was read in a wrong encoding and saved so before it came here is repaired.

    Args:
        data: the bytes of a file.
        name: the file's name, for messages.
        page: whether to heed the charset that an HTML page declares.
        charset: what a server said of it; heeded where the bytes do not tell.

    Raises:
        ArticleError: the file is empty, is not text, or its encoding cannot be told.
    """
    _refuse_other_formats(data, name)
    text, doubt = _decoded(data, name, charset or "", page=page)
    text, lines = repaired(text)
    doubts = [doubt] if doubt else []
    if lines:
        many = "1 line" if lines == 1 else f"{lines:,} lines"
        doubts.append(
            f"{name}: letters garbled by a wrong encoding were repaired in {many}; compare them "
            "with the original"
        )
    return _checked(text, name), tuple(doubts)


def _decoded(data: bytes, name: str, charset: str, *, page: bool) -> tuple[str, str]:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _strict(data, encoding, name), ""
    if b"\x00" in data:
        return _unmarked_utf16(data, name), ""
    try:
        return data.decode("utf-8"), ""
    except UnicodeDecodeError:
        pass
    declared = _known(charset) or (_declared(data) if page else "")
    if declared:
        return _strict(data, declared, name), ""
    return _windows(data, name)


def _unmarked_utf16(data: bytes, name: str) -> str:
    """Text in UTF-16 without its mark: in Latin script every other byte is zero."""
    head = data[:_HEAD]
    least = len(head) * float(table("size_limits.toml")["min_zero_share_utf16"])
    for start, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        if head[start::2].count(0) >= least and not head[1 - start :: 2].count(0):
            return _strict(data, encoding, name)
    raise ArticleError(f"{name}: not a text file; save the article as plain text in UTF-8")


def _refuse_other_formats(data: bytes, name: str) -> None:
    if not data.strip():
        raise ArticleError(f"{name}: the file is empty; put the article's text in it or remove it")
    for kind, start in table("size_limits.toml")["formats"].items():
        if data.startswith(start.encode()):
            raise ArticleError(f"{name}: a {kind} file, not text; save the article as plain text")


def _declared(data: bytes) -> str:
    found = _CHARSET.search(data[:_HEAD])
    return _known(found[1].decode("ascii")) if found else ""


def _known(charset: str) -> str:
    """Return the codec for a stated charset; nothing for UTF-8, which has been tried."""
    encodings = table("size_limits.toml")["encodings"]
    charset = charset.strip("\"' ").lower()
    if not re.fullmatch(encodings["declared"], charset) or charset.startswith("utf"):
        return ""
    return str(encodings["meant"].get(charset, charset))


def _strict(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        raise ArticleError(
            f"{name}: the file says it is {encoding} but is not; save it as UTF-8"
        ) from None


def _checked(text: str, name: str) -> str:
    """Refuse what decodes but is no text."""
    if not text.strip("\ufeff \t\r\n"):
        raise ArticleError(f"{name}: the file is empty; put the article's text in it or remove it")
    allowed = table("size_limits.toml")["max_control_share"] * len(text)
    if len(_CONTROL.findall(text)) > max(allowed, 1):
        raise ArticleError(f"{name}: not a text file; save the article as plain text in UTF-8")
    return text


def _windows(data: bytes, name: str) -> tuple[str, str]:
    """Read as Windows-1252 when that gives ordinary text: nearly all of it does in practice."""
    limits = table("size_limits.toml")
    unknown = f"{name}: the encoding cannot be told; save the file as UTF-8"
    if _UTF8_LETTER.search(data):
        raise ArticleError(f"{name}: UTF-8 with damaged characters; save the file again as UTF-8")
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        raise ArticleError(unknown) from None
    high = sum(byte > 127 for byte in data) / len(data)  # noqa: PLR2004 - the last ASCII code
    plain = len(_PLAIN.findall(text)) / len(text)
    if (
        _CONTROL.search(text)
        or high > limits["max_high_share_1252"]
        or plain < limits["min_plain_share"]
    ):
        raise ArticleError(unknown)
    return text, (
        f"{name}: not UTF-8, read as Windows-1252; save it as UTF-8 if any letter looks wrong"
    )
