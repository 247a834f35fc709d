"""Text of a page that was not taken as its article: taken in where it plainly belongs, else told.

The body of an article may stand in several containers, with advertisements between them, and
whatever finds the article may take one for all.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from framing.ingest.boilerplate import boilerplate_rule
from framing.ingest.extracted_article import Line
from framing.ingest.kept_words import KeptWords, words_of
from framing.ingest.page_frame import stands_free
from framing.ingest.toml_tables import table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.etree import _Element

_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line of a page, the block that it stands in, and what holds that block."""

    text: str
    words: tuple[str, ...]
    block: _Element
    holder: _Element | None
    place: tuple[str, ...]
    """The tags and classes of the elements around the block, numbers apart."""
    is_text: bool
    """It reads like a paragraph and stands where paragraphs of an article can."""
    quotation: _Element | None = None
    """The block quotation in which it stands."""
    is_post: bool = False
    """That is somebody's post, or names its author."""


def described(lines: Sequence[tuple[str, _Element]], shown: frozenset[_Element]) -> list[PageLine]:
    """Return the lines of a page that are ``shown``, with where each of them stands.

    Ask before anything else works on the tree.
    """
    inline = set(table("webpage.toml")["tree"]["inline"])
    named = re.compile(_shape()["posts"])
    quotations = {element for element in shown if element.tag == "blockquote"}
    posts = {
        element
        for element in quotations
        if named.search(element.get("class") or "")
        or next(element.iter("footer", "cite"), None) is not None
    }
    described_lines: list[PageLine] = []
    for text, element in lines:
        if element not in shown:
            continue
        block, holder = element, element.getparent()
        while block.tag in inline and holder is not None:
            block, holder = holder, holder.getparent()
        is_text = _reads_like_text(text, block)
        place = tuple(_place(block)) if is_text else ()
        around = (block, *block.iterancestors()) if quotations else ()
        quotation = next((holder for holder in around if holder in quotations), None)
        described_lines.append(
            PageLine(
                text,
                words_of(text),
                block,
                holder,
                place,
                is_text,
                quotation,
                quotation in posts,
            )
        )
    return described_lines


def completed(article: tuple[Line, ...], page: Sequence[PageLine]) -> tuple[Line, ...]:
    """Return the article with the paragraphs of the page that belong to it and were left out.

    They stand in containers like those of its other paragraphs, or between these.
    """
    kept = KeptWords.of(line.text for line in article)
    taken = [kept.hold(line.words) for line in page]
    anchors = [n for n, line in enumerate(page) if taken[n] and line.is_text]
    if len(anchors) < int(_shape()["min_anchors"]):
        return article
    article = _inside(article, page, anchors)
    numbers = {words_of(line.text): number for number, line in enumerate(article) if line.text}
    places = {page[n].place for n in anchors}
    shape = _shape()
    belongs = [
        not taken[n]
        and (
            (line.is_post and anchors[0] < n < anchors[-1])
            or (
                line.is_text
                and line.block.tag in shape["taken"]
                and (line.place in places or anchors[0] < n < anchors[-1])
            )
        )
        for n, line in enumerate(page)
    ]
    if not any(belongs):
        return article
    begun = {page[n].holder for n in anchors}
    whole = {
        page[n].holder for n, fits in enumerate(belongs) if fits and page[n].holder not in begun
    }
    added: dict[int, list[Line]] = {}
    after = -1
    for n, line in enumerate(page):
        if taken[n]:
            after = numbers.get(line.words, after)
        elif belongs[n] or (line.holder in whole and _is_part(line.block)):
            added.setdefault(after, []).append(_line(line))
    merged = [line for new in added.get(-1, ()) for line in (new, Line(""))]
    for number, own_line in enumerate(article):
        merged.append(own_line)
        if number in added:
            merged += [each for new in added[number] for each in (Line(""), new)] + [Line("")]
    return tuple(merged)


def _inside(
    article: tuple[Line, ...], page: Sequence[PageLine], anchors: Sequence[int]
) -> tuple[Line, ...]:
    """Leave out lines behind the last paragraph that stand outside of what holds all of these.

    Not when that is much: then the holder is not the article's.
    """
    first, *others = (page[n].block for n in anchors)
    holders = [first, *first.iterancestors()]
    for block in others:
        around = {block, *block.iterancestors()}
        holders = [holder for holder in holders if holder in around]
    # The page may say itself what holds the article, with lists and tables beside its paragraphs.
    holder = next((around for around in holders if around.tag in {"article", "main"}), holders[0])
    outside = {
        line.words
        for line in page[anchors[-1] + 1 :]
        if not line.is_text and all(around is not holder for around in line.block.iterancestors())
    } - {line.words for line in page[: anchors[-1] + 1]}
    inside = (
        n for n, line in enumerate(article) if line.text and words_of(line.text) not in outside
    )
    last = max(inside, default=len(article) - 1)
    words = [len(words_of(line.text)) for line in article]
    little = sum(words[last + 1 :]) <= float(_shape()["max_outside"]) * sum(words)
    return article[: last + 1] if little else article


def warnings_of_loss(article: Sequence[Line], page: Sequence[PageLine]) -> tuple[str, ...]:
    """Say how much text of the page is not in the article, when that is much.

    Text is what reads like a paragraph, and whatever stands free between the article's paragraphs.
    """
    shape = _shape()
    kept = KeptWords.of(line.text for line in article)
    taken = [kept.hold(line.words) for line in page]
    anchors = [n for n, line in enumerate(page) if taken[n] and line.is_text]
    between = range(anchors[0], anchors[-1]) if anchors else range(0)
    lost = [
        line
        for n, line in enumerate(page)
        if not taken[n]
        and (line.is_text or (n in between and _is_free(line.block)))
        and not boilerplate_rule([line.text], 0)
    ]
    count = sum(len(line.words) for line in lost)
    share = count / max(count + sum(map(len, kept.lines)), 1)
    if share < float(shape["min_share"]) or count < int(shape["min_words"]):
        return ()
    first = " ".join(lost[0].text.split()[: int(shape["shown_words"])])
    return (f"{share:.0%} of the page's text was left out, beginning “{first} …”; look at it",)


def _place(block: _Element) -> Iterator[str]:
    levels = int(_shape()["levels"])
    around = block.getparent()
    while around is not None and levels:
        yield _DIGITS.sub("", " ".join((str(around.tag), around.get("class") or ""))).strip()
        around = around.getparent()
        levels -= 1


def _reads_like_text(text: str, block: _Element) -> bool:
    shape = _shape()
    if block.tag not in shape["blocks"] or len(text.split()) < int(shape["min_line_words"]):
        return False
    if not re.fullmatch(table("webpage.toml")["opening"]["ends"], text):
        return False
    linked = sum(len("".join(link.itertext())) for link in block.iter("a"))
    return linked <= float(shape["max_linked"]) * len(text) and _is_free(block)


def _is_free(block: _Element) -> bool:
    return stands_free(block, int(_shape()["free_levels"])) and not _is_beside(block)


def _is_beside(block: _Element) -> bool:
    """Tell whether a block stands in the page's foot, or in what opens over it or beside it."""
    never = re.compile(_shape()["never"])
    return any(
        around.tag not in {"body", "html"}
        and never.search(f"{around.get('class') or ''} {around.get('id') or ''}"[:500])
        for around in (block, *block.iterancestors())
    )


def _is_part(block: _Element) -> bool:
    if block.tag not in _shape()["parts"]:
        return False
    linked = any(len(link) or (link.text or "").strip() for link in block.iter("a"))
    return not linked and stands_free(block, int(_shape()["free_levels"]))


def _line(line: PageLine) -> Line:
    if line.block.tag in table("webpage.toml")["headings"]:
        return Line(line.text, "heading")
    in_list = line.block.tag == "li" or next(line.block.iterancestors("li"), None) is not None
    return Line(f"- {line.text}", "bullet") if in_list else Line(line.text)


@cache
def _shape() -> dict[str, Any]:
    return dict(table("webpage.toml")["left_out"])
