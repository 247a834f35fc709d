"""Lines to blocks: which are title, headings, list items, text, and which are not the article."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from framing.ingest.boilerplate import address_lines, boilerplate_rule, is_kicker, is_label
from framing.ingest.dated_lines import ends_a_table, listed_dates
from framing.ingest.hard_wrapped import paragraph_breaks
from framing.ingest.toml_tables import table
from framing.types import Block, BlockKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.ingest.extracted_article import Line


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line, or several lines of a hard-wrapped file, with its place in the text."""

    start: int
    end: int
    text: str
    mark: BlockKind | None

    @property
    def words(self) -> int:
        """How many words it has, by white space."""
        return len(self.text.split())


def join_lines(lines: Sequence[Line]) -> str:
    """Return the text of a version; ``find_blocks`` counts its offsets in it."""
    return "\n".join(line.text for line in lines)


def find_blocks(lines: Sequence[Line], title: str = "") -> tuple[Block, ...]:
    """Return the blocks of an article in reading order.

    Together they hold every visible character of ``join_lines(lines)`` exactly once.

    Args:
        lines: the lines of the article, cleaned.
        title: the title as the file states it, when it does.
    """
    paragraphs = _paragraphs(lines)
    blocks = _without_boilerplate(paragraphs)
    _mark_lists(paragraphs, blocks)
    headline = _title(paragraphs, blocks, title)
    if headline is not None:
        blocks[headline] = _block(paragraphs[headline], "title", "title-line")
        _mark_kickers(paragraphs, blocks, headline)
    return tuple(
        block or _classify(paragraphs, number, blocks) for number, block in enumerate(blocks)
    )


def _paragraphs(lines: Sequence[Line]) -> list[Paragraph]:
    """Give every visible line its place; join the lines that only a page width had parted."""
    breaks = paragraph_breaks(lines)
    paragraphs: list[Paragraph] = []
    position = 0
    for line, starts in zip(lines, breaks, strict=True):
        text = line.text.strip()
        if text:
            start = position + line.text.index(text[0])
            end = start + len(text)
            if starts:
                paragraphs.append(Paragraph(start, end, text, line.mark))
            else:
                last = paragraphs[-1]
                paragraphs[-1] = replace(last, end=end, text=f"{last.text} {text}")
        position += len(line.text) + 1
    return paragraphs


def _without_boilerplate(paragraphs: Sequence[Paragraph]) -> list[Block | None]:
    """Settle what is plainly not the article, and leave the rest open."""
    texts = [paragraph.text.removeprefix("- ") for paragraph in paragraphs]
    addresses = address_lines(texts)
    blocks: list[Block | None] = []
    for number, paragraph in enumerate(paragraphs):
        rule = "address" if number in addresses else boilerplate_rule(texts, number)
        blocks.append(_block(paragraph, "boilerplate", rule) if rule else None)
    for number in listed_dates(texts, blocks):
        blocks[number] = _block(paragraphs[number], "text", "dated-item")
    return blocks


def _mark_lists(paragraphs: Sequence[Paragraph], blocks: list[Block | None]) -> None:
    """Settle short lines that stand together, none of which heads anything: they are a list."""
    fewest = int(table("blocks.toml")["dated"]["min_listed"])
    run: list[int] = []
    for number in range(int(table("blocks.toml")["title"]["within"]) + 1, len(blocks) + 1):
        if number < len(blocks) and _could_be_listed(paragraphs, number, blocks):
            run.append(number)
            continue
        if len(run) >= fewest:
            for listed in run:
                blocks[listed] = _block(paragraphs[listed], "text", "list-line")
        run = []


def _could_be_listed(
    paragraphs: Sequence[Paragraph], number: int, blocks: Sequence[Block | None]
) -> bool:
    paragraph = paragraphs[number]
    if blocks[number] is not None or paragraph.mark is not None:
        return False
    return not _is_bullet(paragraphs, number) and (
        bool(_short_rule(paragraph, paragraph))
        or (is_label(paragraph.text) and _title_case(paragraph.text))
    )


def _title(
    paragraphs: Sequence[Paragraph], blocks: Sequence[Block | None], stated: str
) -> int | None:
    """Find the title: the stated one, or the first heading-like line before any text."""
    for number, paragraph in enumerate(paragraphs):
        if stated and paragraph.text.casefold() == stated.casefold():
            return number
    shape = table("blocks.toml")["title"]
    open_lines = [number for number, block in enumerate(blocks) if block is None]
    candidates = []
    for number in open_lines[: shape["within"] + 1]:
        paragraph = paragraphs[number]
        stopped = number == open_lines[0] and _title_with_stop(paragraph)
        if paragraph.mark == "bullet" or not (stopped or _titular(paragraph)):
            break
        candidates.append(number)
    if not candidates or candidates[-1] == len(paragraphs) - 1:
        return None
    marked = [number for number in candidates if paragraphs[number].mark == "heading"]
    if marked:
        return marked[0]
    # "News" above the headline is a label; the headline is the longer line.
    first, *later = candidates
    if later and is_kicker(paragraphs[first].text):
        second = paragraphs[later[0]].text
        if not is_kicker(second) and not _rules().starts.fullmatch(second):
            return later[0]
    return first


def _title_with_stop(paragraph: Paragraph) -> bool:
    shape = table("blocks.toml")["title"]
    fewest, share = shape["min_stopped_words"], shape["stopped_case_share"]
    return paragraph.words <= shape["max_words"] and _title_case(paragraph.text, share, fewest)


def _titular(paragraph: Paragraph) -> bool:
    if paragraph.mark == "heading":
        return True
    rules = _rules()
    return (
        paragraph.words <= table("blocks.toml")["title"]["max_words"]
        and (rules.shortened.fullmatch(paragraph.text) or not rules.ends.fullmatch(paragraph.text))
        and not paragraph.text[0].islower()
        and not paragraph.text.endswith(":")
    )


def _mark_kickers(
    paragraphs: Sequence[Paragraph], blocks: list[Block | None], headline: int
) -> None:
    """Labels right above and below the title ("News", "World economy") are no headings."""
    for number in range(headline):
        if blocks[number] is None and is_kicker(paragraphs[number].text):
            blocks[number] = _block(paragraphs[number], "boilerplate", "kicker")
    for number in range(headline + 1, len(blocks) - 1):
        if blocks[number] is not None:
            continue
        if paragraphs[number].mark is None and is_kicker(paragraphs[number].text):
            blocks[number] = _block(paragraphs[number], "boilerplate", "kicker")
        break


def _classify(
    paragraphs: Sequence[Paragraph], number: int, blocks: Sequence[Block | None]
) -> Block:
    paragraph = paragraphs[number]
    if paragraph.mark:
        return _block(paragraph, paragraph.mark, "markup")
    if _is_bullet(paragraphs, number):
        return _block(paragraph, "bullet", "bullet-mark")
    follower = next((n for n in range(number + 1, len(blocks)) if blocks[n] is None), None)
    # A heading heads something: the last line of an article never is one.
    if follower is not None:
        why = _heading_rule(paragraph, paragraphs[follower])
        if why:
            return _block(paragraph, "heading", why)
    elif (
        is_label(paragraph.text)
        and _title_case(paragraph.text)
        and not ends_a_table([each.text for each in paragraphs[max(number - 1, 0) : number + 1]])
    ):
        return _block(paragraph, "boilerplate", "last-label")
    return _block(paragraph, "text", "paragraph")


def _is_bullet(paragraphs: Sequence[Paragraph], number: int) -> bool:
    rules = _rules()
    text = paragraphs[number].text
    if not rules.bullet.fullmatch(text):
        return False
    if not rules.numbered.fullmatch(text):
        return True
    beside = (paragraphs[n].text for n in (number - 1, number + 1) if 0 <= n < len(paragraphs))
    return any(rules.numbered.fullmatch(neighbour) for neighbour in beside)


def _heading_rule(paragraph: Paragraph, follower: Paragraph) -> str:
    """Name the rule that makes this line a heading, or return nothing."""
    text = paragraph.text
    if not text[0].isalnum() or _rules().starts.fullmatch(text):
        return ""
    if text.endswith("?"):
        return _question_rule(paragraph, follower)
    short = paragraph.words <= table("blocks.toml")["heading"]["max_words"]
    return _short_rule(paragraph, follower) if short else ""


def _short_rule(paragraph: Paragraph, follower: Paragraph) -> str:
    text, rules, shape = paragraph.text, _rules(), table("blocks.toml")["heading"]
    in_capitals = _title_case(text)
    if rules.ends.fullmatch(text) and not (in_capitals and rules.shortened.fullmatch(text)):
        return ""
    if text.endswith(":"):
        leads = paragraph.words > shape["max_colon_words"] or rules.quotes.search(text)
        return "colon-line" if in_capitals and not leads else ""
    if in_capitals:
        return "title-case-line"
    plain = paragraph.words <= shape["max_plain_words"] and follower.words > paragraph.words
    return "short-line" if plain and not rules.says.search(text) else ""


def _question_rule(paragraph: Paragraph, follower: Paragraph) -> str:
    """A question that stands alone above a longer paragraph heads it: the answer follows."""
    short = paragraph.words <= table("blocks.toml")["heading"]["max_question_words"]
    asks = short and _rules().asks.fullmatch(paragraph.text)
    return "question-line" if asks and follower.words > paragraph.words else ""


def _title_case(text: str, share: float | None = None, fewest: int = 1) -> bool:
    """Tell whether most of the words that a title would capitalise begin with a capital."""
    shape = table("blocks.toml")["heading"]
    small, share = set(shape["small_words"]), share or shape["title_case_share"]
    words = [
        word for word in re.findall(r"[^\W_][^\s\u2013\u2014]*", text) if word.lower() not in small
    ]
    capitals = sum(not word[0].islower() for word in words)
    return len(words) >= fewest and capitals >= share * len(words)


def _block(paragraph: Paragraph, kind: BlockKind, why: str) -> Block:
    return Block(paragraph.start, paragraph.end, kind, why)


@dataclass(frozen=True, slots=True)
class _Rules:
    ends: re.Pattern[str]
    starts: re.Pattern[str]
    asks: re.Pattern[str]
    says: re.Pattern[str]
    quotes: re.Pattern[str]
    shortened: re.Pattern[str]
    bullet: re.Pattern[str]
    numbered: re.Pattern[str]


@cache
def _rules() -> _Rules:
    shape, bullet = table("blocks.toml")["heading"], table("blocks.toml")["bullet"]
    return _Rules(
        ends=re.compile(shape["sentence_end"]),
        starts=re.compile(shape["sentence_start"]),
        asks=re.compile(shape["question_start"]),
        says=re.compile(rf"\b(?:{'|'.join(shape['sentence_words'])})\b"),
        quotes=re.compile(rf"\b(?:{'|'.join(shape['colon_words'])})\b"),
        shortened=re.compile(shape["shortened_end"]),
        bullet=re.compile(bullet["mark"]),
        numbered=re.compile(bullet["numbered"]),
    )
