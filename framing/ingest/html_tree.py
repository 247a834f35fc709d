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
    least = float(table("webpage.toml")["tree"]["max_hidden_share"]) * _length(tree)
    hidden: list[_Element] = []
    for element in tree.iter():
        if element.tag == "template":
            hidden.append(element)
            continue
        is_hidden = "hidden" in element.attrib or _HIDDEN.search(element.get("style") or "")
        if is_hidden and element.getparent() is not None and _length(element) < least:
            hidden.append(element)
    return hidden


def boxes(tree: _Element) -> list[_Element]:
    """Return the boxes in which a page asks, sells, shows pictures or leads to other stories."""
    shape = table("webpage.toml")["boxes"]
    named = re.compile(shape["classes"])
    whole, paragraphs = _length(tree), _paragraph_length(tree)
    named_boxes = [
        element
        for element in tree.iter(*shape["elements"])
        if named.search(f"{element.get('class') or ''} {element.get('id') or ''}"[:500])
        and _length(element) <= shape["max_share"] * whole
        # Whatever it is called, what holds the page's paragraphs is the article.
        and _paragraph_length(element) <= shape["max_paragraph_share"] * paragraphs
    ]
    return named_boxes + [
        card
        for card in tree.iter("article", "li")
        if _length(card) <= shape["max_card_share"] * whole and _is_card(card)
    ]


def opened_over(tree: _Element) -> list[_Element]:
    """Return what opens over a word of a sentence and stands in its paragraph: who somebody is."""
    shape = table("webpage.toml")["boxes"]
    named = re.compile(f"{shape['classes']}|{shape['inside']}")
    return [
        element
        for paragraph in tree.iter("p")
        for element in paragraph.iter("span", "div", "aside", "small")
        if named.search(f"{element.get('class') or ''} {element.get('role') or ''}"[:500])
        and _length(element) < _length(paragraph)
    ]


def linked_lines(tree: _Element, host: str) -> list[_Element]:
    """Return the paragraphs, headings and items that are nothing but a link to something else.

    They are headlines of other stories, or calls to do something. The page's own headline stays,
    a link to a place in the page itself, a heading that leads to what its part of the text is about
    on another site than the page's own, ``host``, and everything where links are how the page is
    written.
    """
    shape = table("webpage.toml")["links"]
    labels, tags = re.compile(shape["labels"]), re.compile(shape["tags"])
    kept = _headings_to_elsewhere(tree, host)
    linked_blocks: list[_Element] = []
    for block in tree.iter(*shape["elements"]):
        links = [link for link in block.iter("a") if _leads_away(link)]
        if not links or block in kept:
            continue
        inside = sum(len("".join(link.itertext()).strip()) for link in links)
        beyond = len("".join(block.itertext()).strip()) - inside
        if not 0 < inside <= shape["max_linked"] or beyond > 4 * shape["max_unlinked"]:
            continue
        if block.find(".//p") is not None:
            continue
        if not beyond:
            linked_blocks.append(block)
            continue
        outside = " ".join(tags.sub(" ", _unlinked(block)).split())
        if len(outside) <= shape["max_unlinked"] and labels.fullmatch(outside):
            linked_blocks.append(block)
    paragraphs = [block for block in linked_blocks if block.tag == "p"]
    most = float(shape["max_share"]) * sum(map(_length, tree.iter("p")))
    if sum(map(_length, paragraphs)) > most:
        return [block for block in linked_blocks if block.tag != "p"]
    return linked_blocks


def _leads_away(link: _Element) -> bool:
    """Tell whether a link leads to another page, and not to a note or a place in this one."""
    address = (link.get("href") or "").strip()
    return bool(address) and not address.startswith("#")


def _headings_to_elsewhere(tree: _Element, host: str) -> set[_Element]:
    """Return the headings beside others of their kind that all lead to other sites."""
    kinds: dict[tuple[_Element | None, str], list[_Element]] = {}
    for heading in tree.iter("h2", "h3", "h4", "h5", "h6"):
        links = [link for link in heading.iter("a") if _leads_away(link)]
        if links and all(_is_elsewhere(link, host) for link in links):
            kinds.setdefault((heading.getparent(), str(heading.tag)), []).append(heading)
    return {heading for alike in kinds.values() if len(alike) > 1 for heading in alike}


def _is_elsewhere(link: _Element, host: str) -> bool:
    """Tell whether a link leads to another site than ``host``; not where that is unknown."""
    found = HOST.match(link.get("href") or "")
    if not found or not host:
        return False
    ours, theirs = host.split("."), found[1].lower().split(".")
    return ours[-2:] != theirs[-2:]


def _unlinked(block: _Element) -> str:
    """Return the text of a block that is in no link."""
    words: list[str] = []
    depth = 0
    for event, element, text in events(block):
        if event == "text" and not depth:
            words.append(text)
        elif element.tag == "a" and event == "start":
            depth += 1
        elif element.tag == "a" and event == "end":
            depth -= 1
    if block.tail:
        words.pop()
    return "".join(words)


def frame_cells(tree: _Element) -> list[_Element]:
    """Return the cells and rows around the article in a page that is laid out with tables.

    Old pages stand in one large table: menu left, article in the middle, notices right.
    """
    shape = table("webpage.toml")["layout"]
    cells_around: list[_Element] = []
    for row in tree.iter("tr"):
        cells = [cell for cell in row if cell.tag in {"td", "th"}]
        lengths = [_length(cell) for cell in cells]
        most = max(lengths, default=0)
        if most < shape["min_characters"] or not _is_text(cells[lengths.index(most)], most):
            continue
        cells_around += [
            cell
            for cell, length in zip(cells, lengths, strict=True)
            if length < shape["max_share"] * most
        ]
        around = row.getparent()
        beside = around.iterchildren("tr") if around is not None else ()
        cells_around += [
            neighbour
            for neighbour in beside
            if neighbour is not row and _length(neighbour) < shape["max_share"] * most
        ]
    return cells_around


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


def _is_card(element: _Element) -> bool:
    """Tell whether an element is a linked heading with a line or two about another story."""
    headings = element.iter("h1", "h2", "h3", "h4")
    linked = any(
        heading.find(".//a[@href]") is not None
        or next(heading.iterancestors("a"), None) is not None
        for heading in headings
    )
    outside = _length(element) - sum(_length(link) for link in element.iter("a"))
    return linked and outside <= int(table("webpage.toml")["boxes"]["max_unlinked"])


def _is_text(cell: _Element, length: int) -> bool:
    """Tell whether the words of a cell are mostly outside links, and in no table within it."""
    linked = sum(_length(link) for link in cell.iter("a"))
    inner = max((_length(other) for other in cell.iter("td") if other is not cell), default=0)
    shape = table("webpage.toml")["layout"]
    most_linked, most_inner = float(shape["max_linked"]), float(shape["max_inner"])
    return linked < most_linked * length and inner < most_inner * length


def _paragraph_length(element: _Element) -> int:
    return sum(map(_length, element.iter("p")))


def _length(element: _Element) -> int:
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
