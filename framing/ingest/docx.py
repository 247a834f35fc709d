"""A Word file (.docx) to plain lines.

The document is read straight from its XML: what we need of it is little, and the libraries for it
unpack whatever an archive holds.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from framing.ingest.cleaning import clean, clean_line
from framing.ingest.cleaning import disguised_words as hiding
from framing.ingest.docx_archive import Archive
from framing.ingest.extracted_article import ExtractedArticle, LeftOut, Line
from framing.ingest.toml_tables import table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml.etree import _Element

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_OFF = frozenset({"0", "false", "off", "none"})


def is_word(data: bytes) -> bool:
    """Tell whether ``data`` begins like an archive and names the part that holds a document."""
    return data.startswith(b"PK\x03\x04") and b"word/document.xml" in data


def read_word(data: bytes, name: str) -> ExtractedArticle:
    """Return the paragraphs of a Word file, with its headings and list items marked.

    Page headers and footers, footnotes, comments and deleted words are not part of the text;
    inserted words are. Hidden words are left out and listed.

    Raises:
        ArticleError: it is no Word file, is damaged, or unpacks to too much.
    """
    archive = Archive(data, name)
    root = archive.xml("word/document.xml")
    styles = _styles(archive.xml("word/styles.xml")) if archive.has("word/styles.xml") else {}
    lines: list[Line] = []
    titles: list[str] = []
    disguised_words: list[str] = []
    disguised = hiding("".join(root.itertext()))
    for paragraph in root.iter(f"{_WORD}p", f"{_STRICT}p"):
        if any(_tag(around) in {"Fallback", "del"} for around in paragraph.iterancestors()):
            continue
        style = _style(paragraph, styles)
        for number, part in enumerate(_texts(paragraph, disguised_words)):
            line = _line(part, style, paragraph)
            if style in table("pdf_and_word.toml")["word"]["titles"] and line.text and not number:
                titles.append(line.text)
            lines += [line, Line("")]
    doubts = [f"{one} put right: somebody may want to hide words; look" for one in disguised]
    if disguised_words:
        doubts.append("has hidden words, which were left out; look at them")
    properties = _said(archive)
    return ExtractedArticle(
        tuple(lines),
        title=titles[0] if titles else "",
        author=properties.get("creator", ""),
        dropped=tuple(LeftOut(text, "hidden") for text in disguised_words),
        doubts=tuple(doubts),
    )


def _line(text: str, style: str, paragraph: _Element) -> Line:
    shape = table("pdf_and_word.toml")["word"]
    text = " ".join(clean(text).split())
    heading = style in shape["titles"] or re.fullmatch(shape["headings"], style)
    if heading or _outlined(paragraph):
        return Line(text, "heading" if text else None)
    if _numbered(paragraph) or re.fullmatch(shape["lists"], style):
        return Line(f"- {text}", "bullet") if text else Line("")
    bold = len(text.split()) <= shape["max_bold_words"] and _all_bold(paragraph)
    ends = text.endswith((".", ",", ";", "!", "”", '"'))
    return Line(text, "heading" if text and bold and not ends else None)


def _styles(root: _Element) -> Mapping[str, str]:
    """Return the plain names of the paragraph styles by their ids."""
    names: dict[str, str] = {}
    for style in root:
        if _tag(style) != "style":
            continue
        name = next((_value(child) for child in style if _tag(child) == "name"), "")
        names[_value(style, "styleId")] = name
    return names


def _style(paragraph: _Element, styles: Mapping[str, str]) -> str:
    named = _property(paragraph, "pStyle")
    key = _value(named) if named is not None else ""
    return "".join(styles.get(key, key).lower().split())


def _texts(paragraph: _Element, disguised_words: list[str]) -> Iterator[str]:
    """Yield the text of a paragraph, split where its writer broke the line."""
    words: list[str] = []
    for element in _inside(paragraph):
        tag = _tag(element)
        if tag == "r" and _unseen(element):
            text = clean_line("".join(element.itertext(f"{_WORD}t", f"{_STRICT}t")))
            disguised_words += [text] if text else []
        elif tag == "t":
            words.append(element.text or "")
        elif tag == "tab":
            words.append("\t")
        elif tag == "noBreakHyphen":
            words.append("-")
        elif tag in {"br", "cr"}:
            yield "".join(words)
            words = []
    yield "".join(words)


def _inside(paragraph: _Element) -> Iterator[_Element]:
    """Walk a paragraph in order, but not into other paragraphs or what is not its text."""
    silent = table("pdf_and_word.toml")["word"]["silent"]
    stack = list(reversed(paragraph))
    while stack:
        element = stack.pop()
        tag = _tag(element)
        if tag in silent:
            continue
        yield element
        if tag != "p" and not (tag == "r" and _unseen(element)):
            stack.extend(reversed(element))


def _unseen(run: _Element) -> bool:
    return _switched(run, "vanish") or _switched(run, "webHidden")


def _all_bold(paragraph: _Element) -> bool:
    runs = [run for run in _inside(paragraph) if _tag(run) == "r" and "".join(run.itertext())]
    return bool(runs) and all(_switched(run, "b") for run in runs)


def _switched(run: _Element, name: str) -> bool:
    """Tell whether a run has a property that is on or off."""
    for properties in run:
        if _tag(properties) == "rPr":
            found = next((one for one in properties if _tag(one) == name), None)
            return found is not None and _value(found) not in _OFF
    return False


def _numbered(paragraph: _Element) -> bool:
    found = _property(paragraph, "numPr")
    # Number 0 takes a paragraph out of its style's list.
    ids = [_value(child) for child in found if _tag(child) == "numId"] if found is not None else []
    return bool(ids) and ids[0] != "0"


def _outlined(paragraph: _Element) -> bool:
    """Tell whether a paragraph says that it stands in the outline; level 9 says no."""
    found = _property(paragraph, "outlineLvl")
    return found is not None and _value(found) in set("012345678")


def _property(paragraph: _Element, name: str) -> _Element | None:
    for properties in paragraph:
        if _tag(properties) == "pPr":
            return next((one for one in properties if _tag(one) == name), None)
    return None


def _said(archive: Archive) -> dict[str, str]:
    """Return what the file says of itself. Its dates are those of the file, not of the article."""
    if not archive.has("docProps/core.xml"):
        return {}
    root = archive.xml("docProps/core.xml")
    return {_tag(child): clean_line(child.text or "") for child in root}


def _tag(element: _Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _value(element: _Element, name: str = "val") -> str:
    return element.get(f"{_WORD}{name}") or element.get(f"{_STRICT}{name}") or ""
