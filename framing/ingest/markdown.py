"""Markdown to plain lines: marks go, words stay, headings and bullets are remembered."""

from __future__ import annotations

import re

from framing.ingest.cleaning import clean_line
from framing.ingest.extracted_article import ExtractedArticle, Line, parse_day

_FENCE = re.compile(r"[ ]{0,3}(?:```|~~~)")
_RULE = re.compile(r"[ ]{0,3}(?:(?:\*[ \t]?){3,80}|(?:-[ \t]?){3,80}|(?:_[ \t]?){3,80})")
_UNDERLINE = re.compile(r"[ ]{0,3}(?:={2,200}|-{2,200})[ \t]*")
_HEADING = re.compile(r"[ ]{0,3}#{1,6}[ \t]+(.*?)(?:[ \t]+#{1,6})?[ \t]*")
_BULLET = re.compile(r"[ \t]{0,12}[*+-][ \t]+(?=\S)")
_NUMBERED = re.compile(r"[ \t]{0,12}\d{1,3}[.)][ \t]+(?=\S)")
_QUOTE = re.compile(r"^[ ]{0,3}(?:>[ ]?){1,8}")
_IMAGE = re.compile(r"!\[[^\]\n]{0,300}\]\([^()\n]{0,2000}\)")
_LINK = re.compile(r"\[([^\[\]\n]{1,500})\](?:\([^()\n]{0,2000}\)|\[[^\[\]\n]{0,100}\])")
_AUTOLINK = re.compile(r"<((?:https?://|mailto:)[^<>\s]{1,2000})>")
_DEFINITION = re.compile(r"[ ]{0,3}\[[^\]\n]{1,100}\]:[ \t]+\S.*")
_CODE = re.compile(r"`([^`\n]{1,500})`")
_STRONG = re.compile(r"(?<!\\)(\*\*|__)(?=\S)([^\n]{1,2000}?)(?<=[^\s\\])\1")
_STAR = re.compile(r"(?<![\w*\\])\*(?=[^\s*])([^*\n]{1,2000})(?<=[^\s\\])\*(?![\w*])")
_LOW = re.compile(r"(?<![\w\\])_(?=[^\s_])([^_\n]{1,2000})(?<=[^\s\\])_(?!\w)")
_ESCAPABLE = "\\`*_{}[]()#+.!<>~|-"
_ESCAPE = re.compile(rf"\\([{re.escape(_ESCAPABLE)}])")
# What is escaped is out of sight while marks are looked for, behind characters that no text has.
_HIDE = {ord(mark): 0xFDD0 + number for number, mark in enumerate(_ESCAPABLE)}
_SHOW = {hidden: mark for mark, hidden in _HIDE.items()}
_FIELD = re.compile(r"(title|date|published|url|link)[ \t]*:[ \t]*(.+)", re.IGNORECASE)
_ANY_FIELD = re.compile(r"[\w-]{1,40}[ \t]*:.*|[ \t]+\S.*|-[ \t].*|#.*|")
_FRONT_LIMIT = 60


def read_markdown(text: str) -> ExtractedArticle:
    """Return the lines of cleaned Markdown ``text`` without its marks.

    A list item keeps its ``- `` so that it still reads as one. Images go, with their
    descriptions; of a link the words stay.
    """
    fields, body = _front_matter(text)
    lines: list[Line] = []
    for raw in _without_comments(body).split("\n"):
        if _UNDERLINE.fullmatch(raw) and lines and _underlined(lines[-1]):
            lines[-1] = Line(lines[-1].text, "heading")
        elif _FENCE.match(raw) or _RULE.fullmatch(raw) or _DEFINITION.fullmatch(raw):
            lines.append(Line(""))
        else:
            lines.append(_line(_QUOTE.sub("", raw, count=1)))
    return ExtractedArticle(
        tuple(lines),
        title=fields.get("title", ""),
        published=parse_day(fields.get("date") or fields.get("published", "")),
        url=fields.get("url") or fields.get("link", ""),
    )


def _line(raw: str) -> Line:
    heading = _HEADING.fullmatch(raw)
    if heading:
        return Line(_inline(heading[1]), "heading")
    bullet = _BULLET.match(raw)
    if bullet:
        return Line("- " + _inline(raw[bullet.end() :]), "bullet")
    if _NUMBERED.match(raw):
        return Line(_inline(raw).strip(), "bullet")
    stripped = raw.strip()
    inside = stripped[2:-2]
    # A line wholly in bold is how many writers set a heading.
    if stripped[:2] == stripped[-2:] == "**" and inside and "**" not in inside:
        inside = _inline(inside).strip()
        return Line(inside, None if inside.endswith((".", ",", ";", "!", "”", '"')) else "heading")
    return Line(_inline(raw).rstrip())


def _inline(text: str) -> str:
    """Drop the marks inside a line."""
    text = _ESCAPE.sub(lambda escaped: escaped[1].translate(_HIDE), text)
    text = _IMAGE.sub("", text)
    text = _LINK.sub(r"\1", text)
    text = _AUTOLINK.sub(r"\1", text)
    text = _CODE.sub(r"\1", text)
    text = _STRONG.sub(r"\2", text)
    text = _STAR.sub(r"\1", text)
    text = _LOW.sub(r"\1", text)
    return text.translate(_SHOW).strip()


def _without_comments(text: str) -> str:
    """Drop ``<!-- ... -->``; one that is never closed stays, since it may be the text."""
    first, *rest = text.split("<!--")
    kept = [first]
    for part in rest:
        inside, closed, after = part.partition("-->")
        kept.append(after if closed else f"<!--{inside}")
    return "".join(kept)


def _underlined(line: Line) -> bool:
    return bool(line.text.strip()) and line.mark is None


def _front_matter(text: str) -> tuple[dict[str, str], str]:
    """Split off the block of ``key: value`` lines between ``---`` that some tools put on top."""
    lines = text.lstrip("\n").split("\n")
    if lines[0].rstrip() != "---":
        return {}, text
    for number, line in enumerate(lines[1:_FRONT_LIMIT], start=1):
        if line.rstrip() in {"---", "..."}:
            return _fields(lines[1:number]), "\n".join(lines[number + 1 :])
        if not _ANY_FIELD.fullmatch(line):
            break
    return {}, text


def _fields(lines: list[str]) -> dict[str, str]:
    found = (_FIELD.fullmatch(line.rstrip()) for line in lines)
    return {hit[1].lower(): clean_line(hit[2].strip("\"' ")) for hit in found if hit}
