"""The frame in a page's tree: boxes, lines that are only links, cells beside the article."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from framing.ingest.html_tree import HOST, events, text_length
from framing.ingest.toml_tables import table

if TYPE_CHECKING:
    from lxml.etree import _Element


def boxes(tree: _Element) -> list[_Element]:
    """Return the boxes in which a page asks, sells, shows pictures or leads to other stories."""
    shape = table("webpage.toml")["boxes"]
    named = re.compile(shape["classes"])
    whole, paragraphs = text_length(tree), _paragraph_length(tree)
    named_boxes = [
        element
        for element in tree.iter(*shape["elements"])
        if named.search(f"{element.get('class') or ''} {element.get('id') or ''}"[:500])
        and text_length(element) <= shape["max_share"] * whole
        # Whatever it is called, what holds the page's paragraphs is the article.
        and _paragraph_length(element) <= shape["max_paragraph_share"] * paragraphs
    ]
    named_boxes += [
        text
        for picture in tree.iter("img", "picture")
        if (text := _below_picture(picture, int(shape["max_caption"]))) is not None
    ]
    return named_boxes + [
        card
        for card in tree.iter("article", "li")
        if text_length(card) <= shape["max_card_share"] * whole and _is_card(card)
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
        and text_length(element) < text_length(paragraph)
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
    most = float(shape["max_share"]) * sum(map(text_length, tree.iter("p")))
    if sum(map(text_length, paragraphs)) > most:
        return [block for block in linked_blocks if block.tag != "p"]
    return linked_blocks


def frame_cells(tree: _Element) -> list[_Element]:
    """Return the cells and rows around the article in a page that is laid out with tables.

    Old pages stand in one large table: menu left, article in the middle, notices right.
    """
    shape = table("webpage.toml")["layout"]
    cells_around: list[_Element] = []
    for row in tree.iter("tr"):
        cells = [cell for cell in row if cell.tag in {"td", "th"}]
        lengths = [text_length(cell) for cell in cells]
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
            if neighbour is not row and text_length(neighbour) < shape["max_share"] * most
        ]
    return cells_around


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


def _below_picture(picture: _Element, most: int) -> _Element | None:
    """Return the one short block beside a picture in a box of their own: what it shows."""
    box = picture.getparent()
    if box is None or box.tag not in {"div", "section"} or (box.text or "").strip():
        return None
    blocks = [other for other in box if other is not picture and text_length(other)]
    # A paragraph beside a picture is rather one of the text.
    texts = [block for block in blocks if block.tag in {"div", "span", "small"}]
    alone = len(texts) == len(blocks) == 1 and not (picture.tail or "").strip()
    return texts[0] if alone and text_length(texts[0]) <= most else None


def _is_card(element: _Element) -> bool:
    """Tell whether an element is a linked heading with a line or two about another story."""
    headings = element.iter("h1", "h2", "h3", "h4")
    linked = any(
        heading.find(".//a[@href]") is not None
        or next(heading.iterancestors("a"), None) is not None
        for heading in headings
    )
    outside = text_length(element) - sum(text_length(link) for link in element.iter("a"))
    return linked and outside <= int(table("webpage.toml")["boxes"]["max_unlinked"])


def _is_text(cell: _Element, length: int) -> bool:
    """Tell whether the words of a cell are mostly outside links, and in no table within it."""
    linked = sum(text_length(link) for link in cell.iter("a"))
    inner = max((text_length(other) for other in cell.iter("td") if other is not cell), default=0)
    shape = table("webpage.toml")["layout"]
    most_linked, most_inner = float(shape["max_linked"]), float(shape["max_inner"])
    return linked < most_linked * length and inner < most_inner * length


def _paragraph_length(element: _Element) -> int:
    return sum(map(text_length, element.iter("p")))
