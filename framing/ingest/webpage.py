"""A web page to plain lines, through trafilatura."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from framing.errors import ArticleError
from framing.ingest.cleaning import clean, clean_line
from framing.ingest.extracted_article import ExtractedArticle, LeftOut, Line, parse_day
from framing.ingest.html_tree import events, hidden_elements, lines, parse, remove
from framing.ingest.json_ld import Structured, read_structured
from framing.ingest.left_out_text import completed, described, warnings_of_loss
from framing.ingest.page_boxes import boxes, frame_cells, linked_lines, opened_over
from framing.ingest.page_facts import headline, page_facts, published
from framing.ingest.page_frame import Frame
from framing.ingest.page_order import in_page_order
from framing.ingest.page_outlet import outlet, same_letters
from framing.ingest.quoted_posts import with_authors
from framing.ingest.toml_tables import table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.etree import _Element


def read_webpage(html: str, name: str, address: str = "") -> ExtractedArticle:
    """Return the article in ``html`` as lines, with what the page says of itself.

    The page's lines that are not the article are in ``ExtractedArticle.dropped``. ``address`` is
    where the page came from.

    Raises:
        ArticleError: no article text is found in the page.
    """
    tree = parse(html)
    if tree is None:
        raise _nothing(name)
    # A third of a second to import, and only for pages.
    from trafilatura import bare_extraction  # noqa: PLC0415

    structured = read_structured(tree)
    facts = page_facts(tree, address)
    over = opened_over(tree)
    opened = [" ".join(clean(" ".join(element.itertext())).split()) for element in over]
    remove(over)
    page_lines = tuple(lines(tree))
    removed = {
        **dict.fromkeys(linked_lines(tree, facts.host), "links"),
        **dict.fromkeys(frame_cells(tree), "table-cell"),
        **dict.fromkeys(boxes(tree), "box"),
        **dict.fromkeys(hidden_elements(tree), "hidden"),
    }
    remove(list(removed))
    described_lines = described(page_lines, frozenset(tree.iter()))
    document = bare_extraction(
        tree,
        favor_recall=True,
        include_comments=False,
        include_formatting=True,
        with_metadata=True,
        # Only dates that the page states; a guess from its body could be wrong by years.
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    # A plain dictionary comes only when asked for.
    if document is None or isinstance(document, dict):
        raise _nothing(name)
    extracted = () if document.body is None else tuple(_lines(document.body))
    found = in_page_order(_fuller(extracted, structured), described_lines)
    article = _once(with_authors(completed(found, described_lines), described_lines))
    if not any(line.text for line in article):
        raise _nothing(name)
    frame = Frame(page_lines, article)
    shown = [text for text, _ in page_lines]
    site = outlet(facts, structured, clean_line(document.sitename or ""), shown)
    title = headline(facts, clean_line(document.title or ""), site)
    # A page that shows its headline as no heading still shows it.
    if title not in facts.headings:
        names = [text for text in facts.headings if not same_letters(text, site)]
        title = frame.headline(title, names)
    frame = frame.below(title)
    article = frame.article
    opening = frame.opening(title, removed)
    whole = [line.text for line in article if line.mark == "text"]
    quoted = [
        line.text
        for line in described_lines
        if line.quotation is not None and any(line.text in text for text in whole)
    ]
    return ExtractedArticle(
        _opened(article, opening, title),
        title=title,
        published=published(
            facts,
            structured,
            frame.head(title, int(table("webpage.toml")["facts"]["near"])),
            shown,
            parse_day(document.date or ""),
        ),
        url=clean_line(document.url or ""),
        author=clean_line(document.author or ""),
        site=site,
        dropped=(
            *frame.dropped((title, *(line.text for line in opening), *quoted), removed),
            *(LeftOut(text, "box") for text in opened if text),
        ),
        doubts=(
            *_closed(article, structured, page_lines),
            *warnings_of_loss((*article, *opening), described_lines),
        ),
    )


def _nothing(name: str) -> ArticleError:
    return ArticleError(
        f"{name}: no article text found in the page; save the article's text as a .txt file"
    )


def _fuller(extracted: tuple[Line, ...], structured: Structured) -> tuple[Line, ...]:
    """Take the article from the page's data for programs where the page itself holds less."""
    extracted_texts = [line.text for line in extracted if line.text]
    stated = " ".join(structured.paragraphs).split()
    # Found in that very place, but with its paragraphs run together.
    joined = len(extracted_texts) == 1 and "".join(extracted_texts[0].split()) == "".join(stated)
    times = table("webpage.toml")["structured"]["times"]
    if not joined and len(stated) <= times * len(" ".join(extracted_texts).split()):
        return extracted
    paragraphs = (" ".join(clean(text).split()) for text in structured.paragraphs)
    return tuple(line for text in paragraphs if text for line in (Line(text), Line("")))


def _once(article: tuple[Line, ...]) -> tuple[Line, ...]:
    """Leave out lines that repeat a longer one's words, or another's, to catch the eye."""
    shape = table("webpage.toml")["boxes"]
    texts = tuple(dict.fromkeys(line.text for line in article if line.mark is None))
    whole = "\n".join(texts)
    if len(whole) > shape["max_searched"]:
        return article
    kept: list[Line] = []
    seen: set[str] = set()
    for line in article:
        bare = line.text.strip(" “”\"'‘’")
        words = len(bare.split()) if line.mark is None else 0
        if words >= shape["min_repeated_words"]:
            in_longer = whole.count(bare) > 1 and any(bare in text != line.text for text in texts)
            if in_longer or line.text in seen:
                continue
            seen.add(line.text)
        kept.append(line)
    return tuple(kept)


def _opened(article: tuple[Line, ...], opening: Sequence[Line], title: str) -> tuple[Line, ...]:
    """Put the opening where it stands in the page: under the headline when that is there."""
    if not opening:
        return article
    added = [each for line in opening for each in (line, Line(""))]
    after = 0
    if article and article[0].text.casefold() == title.casefold():
        after = 2
    return (*article[:after], *added, *article[after:])


def _closed(
    article: Sequence[Line], structured: Structured, page_lines: Sequence[tuple[str, _Element]]
) -> tuple[str, ...]:
    """Say when what is there is perhaps only the free beginning of an article."""
    shape = table("webpage.toml")["closed"]
    words = sum(len(line.text.split()) for line in article)
    asks = re.compile(shape["asks"])
    stated = structured.closed and words < shape["max_words_stated"]
    if stated or (
        words < shape["max_words_asked"] and any(asks.search(text[:300]) for text, _ in page_lines)
    ):
        return (
            "perhaps only the free beginning of a paid article; add the rest if you can read it",
        )
    return ()


def _lines(body: _Element) -> Iterator[Line]:
    """Walk the extracted body in order; every piece of text becomes part of exactly one line."""
    breaking = table("webpage.toml")["breaking"]
    inside: list[str] = []
    words: list[str] = []
    for event, element, text in events(body):
        if event == "text":
            words.append(text)
            continue
        tag = element.tag if isinstance(element.tag, str) else ""
        if tag in breaking:
            yield from _line(words, inside)
            words = []
        elif tag == "cell":
            words.append(" ")
        if event == "start":
            inside.append(tag)
        else:
            inside.pop()
    yield from _line(words, inside)


def _line(words: list[str], inside: list[str]) -> Iterator[Line]:
    text = " ".join(clean("".join(words)).split())
    if not text:
        return
    if any(tag in table("webpage.toml")["headings"] for tag in inside):
        yield Line(text, "heading")
    elif "item" in inside:
        yield Line("- " + text, "bullet")
    else:
        yield Line(text)
    yield Line("")
