"""A page's tree: what in it is the page's frame and not its article, and its lines of text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from framing.ingest.cleaning import clean
from framing.ingest.toml_tables import table

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

    from lxml.etree import _Element
    from lxml.html import HtmlElement

_DECLARATION = re.compile(r"\s*<\?xml[^<>]{0,200}\?>")
HOST = re.compile(r"https?://(?:www\d?\.|m\.|amp\.)?([\w.-]{1,200})")
"""An address; its first group is the host without what all hosts begin with."""
# Written as numbers, control characters and halves of pairs get past what cleans the text, and no
# tree may be given such a text again.
_REFERENCE = re.compile(r"&#(?:[xX]([0-9a-fA-F]{1,8})|([0-9]{1,8}));?")
_HIDDEN = re.compile(
    r"(?i)(?:^|;)\s?(?:display\s?:\s?none|visibility\s?:\s?hidden|font-size\s?:\s?0(?:px|em|%)?\s?(?:;|$))"
)


def parse(html: str) -> HtmlElement | None:
    """Return the tree of a page; nothing when there is none.

    What would keep a reader of trees busy without being read by anybody goes at once.
    """
    from trafilatura import load_html  # noqa: PLC0415 - a third of a second, and only for pages

    # Already decoded, the page need not say in what encoding it was.
    html = _REFERENCE.sub(_without_control, _DECLARATION.sub("", html, count=1))
    tree: HtmlElement | None = load_html(html)
    if tree is None:
        return None
    shape = table("webpage.toml")["tree"]
    # Place and agency before the first words are set apart by style sheets, not by spaces.
    for part in (inner for cite in tree.iter("cite") for inner in cite.iter()):
        part.tail = f" {part.tail or ''}"
    for element in tree.iter():
        if len(element.attrib) > shape["max_attributes"]:
            element.attrib.clear()
        text = element.text or ""
        if element.tag == "script" and text.count("<") - text.count(">") > shape["max_open"]:
            element.text = ""
    return tree


def _without_control(reference: re.Match[str]) -> str:
    """Return a reference to a character as it stands, or nothing for what no text may hold."""
    code = int(reference[1], 16) if reference[1] else int(reference[2])
    kept = code in {9, 10, 13} or 31 < code < 0xD800 or 0xDFFF < code < 0xFFFE or code > 0xFFFF  # noqa: PLR2004 - the characters of XML
    return reference[0] if kept else ""


def hidden_elements(tree: _Element) -> list[_Element]:
    """Return the outermost elements that the page itself does not show.

    An element that holds much of the page is no hidden one: a script shows it later.
    """
    least = float(table("webpage.toml")["tree"]["max_hidden_share"]) * text_length(tree)
    hidden: list[_Element] = []
    for element in tree.iter():
        if element.tag == "template":
            hidden.append(element)
            continue
        is_hidden = "hidden" in element.attrib or _HIDDEN.search(element.get("style") or "")
        if is_hidden and element.getparent() is not None and text_length(element) < least:
            hidden.append(element)
    return hidden


def remove(elements: list[_Element]) -> None:
    """Take elements out of their tree; the text behind each stays."""
    for element in elements:
        parent = element.getparent()
        if parent is None:
            continue
        before = element.getprevious()
        tail = element.tail or ""
        if before is not None:
            before.tail = (before.tail or "") + tail
        else:
            parent.text = (parent.text or "") + tail
        parent.remove(element)


def lines(tree: _Element) -> Iterator[tuple[str, _Element]]:
    """Yield each line of text that a browser would show, with the element that it begins in."""
    shape = table("webpage.toml")["tree"]
    inline, silent = set(shape["inline"]), set(shape["silent"])
    words: list[str] = []
    place = tree
    for event, element, text in events(tree, silent):
        if event == "text":
            if not words and text.strip():
                place = element
            if words or text.strip():
                words.append(text)
            continue
        if element.tag in inline:
            continue
        line = " ".join("".join(words).split())
        if line:
            line = " ".join(clean(line).split())
        if line:
            yield line, place
        words = []


def events(
    tree: _Element, silent: AbstractSet[str] = frozenset()
) -> Iterator[tuple[str, _Element, str]]:
    """Yield start, text and end of every element, in order, but for what is inside silent ones.

    Without recursion: pages nest as deeply as they like.
    """
    stack: list[tuple[_Element, bool]] = [(tree, False)]
    while stack:
        element, done = stack.pop()
        if done:
            yield "end", element, ""
            parent = element.getparent()
            yield "text", element if parent is None else parent, element.tail or ""
            continue
        yield "start", element, ""
        stack.append((element, True))
        if isinstance(element.tag, str) and element.tag not in silent:
            yield "text", element, element.text or ""
            stack.extend((child, False) for child in reversed(element))


def text_length(element: _Element) -> int:
    """Count the characters of text in an element; scripts and styles say nothing."""
    silent = table("webpage.toml")["tree"]["silent"]
    length = len("".join(element.itertext()))
    # One may stand in another, and its text counts once.
    inside: set[_Element] = set()
    for part in element.iter(silent):
        if part not in inside:
            length -= len("".join(part.itertext()))
            inside.update(part.iter(silent))
    return length
