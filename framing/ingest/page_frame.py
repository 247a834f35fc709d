"""The lines of a page against the article found in it: headline, opening, and what was left out."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from framing.ingest.extracted_article import LeftOut, Line
from framing.ingest.kept_words import KeptWords, words_of
from framing.ingest.toml_tables import table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lxml.etree import _Element


@dataclass(frozen=True, slots=True)
class Frame:
    """Every line of a page, with where it stands, beside the lines taken as the article."""

    page: tuple[tuple[str, _Element], ...]
    article: tuple[Line, ...]

    def headline(self, stated: str, headings: Sequence[str]) -> str:
        """Return the stated title as the page shows it.

        Titles in a page's head have the site's name added, or lack their last words. Where the
        page shows no such line, its one first-level heading above the text is the headline.
        """
        first = self._first()
        above = [text for text, _ in self.page[: first + 3]]
        for text in above:
            if _is_headline(words_of(text), words_of(stated)):
                return text
        near = above[max(first - int(table("webpage.toml")["title"]["near"]), 0) : first]
        shown = [text for text in headings if text in near]
        least = int(table("webpage.toml")["title"]["min_words"])
        return shown[0] if len(shown) == 1 and len(shown[0].split()) >= least else stated

    def opening(self, headline: str, removed: Mapping[_Element, str]) -> tuple[Line, ...]:
        """Return what stands between headline and article and belongs to it.

        A standfirst, or points that sum the article up; none of it when there is too much, and
        nothing of what was ``removed``.
        """
        first = self._first()
        start = next(
            (n for n in range(first) if words_of(self.page[n][0]) == words_of(headline)), None
        )
        if start is None:
            return ()
        between = self.page[start + 1 : first]
        article_lines = {words_of(line.text) for line in self.article}
        # By their words, for a page may show its standfirst twice.
        lines = {
            words_of(text): line
            for text, element in between
            if words_of(text) not in article_lines
            and _why(element, removed) == "frame"
            and (line := _opening(text, element))
        }
        lines.pop(words_of(headline), None)
        return (
            tuple(lines.values()) if len(lines) <= table("webpage.toml")["opening"]["most"] else ()
        )

    def head(self, headline: str, most: int) -> tuple[tuple[str, _Element], ...]:
        """Return the lines from the headline to the article's first line, ``most`` of them."""
        texts = [text for text, _ in self.page]
        words = words_of(headline)
        first = self._first()
        starts = [n for n, text in enumerate(texts) if words_of(text) == words]
        before = [n for n in starts if n <= first] or starts[:1]
        if not before:
            return ()
        last = max(first + 2, before[-1] + 2)
        return self.page[before[-1] + 1 : min(last, before[-1] + 1 + most)]

    def below(self, headline: str) -> Frame:
        """Leave out of the article what the page shows above its headline and is no sentence.

        The site's name, a section, the weather.
        """
        shape = table("webpage.toml")["opening"]
        words = [words_of(text) for text, _ in self.page]
        at = words.index(words_of(headline)) if words_of(headline) in words else 0
        # Letters alone: what stands in two boxes may come out as one line.
        above = "".join(word for line in words[:at] for word in line)
        below, ends = set(words[at:]), re.compile(shape["ends"])
        kept = (
            line
            for number, line in enumerate(self.article)
            if number >= shape["look_above"]
            or not line.text
            or words_of(line.text) in below
            or "".join(words_of(line.text)) not in above
            or ends.fullmatch(line.text)
        )
        return replace(self, article=tuple(kept))

    def dropped(
        self, also: Sequence[str] = (), removed: Mapping[_Element, str] | None = None
    ) -> tuple[LeftOut, ...]:
        """Return the lines of the page that are neither in the article nor among ``also``.

        ``removed`` tells why elements of the page were taken out of it.
        """
        kept = KeptWords.of((*(line.text for line in self.article), *also))
        in_order = {words_of(line.text): line.text for line in self.article if line.text}
        after = ""
        lines_left_out: list[LeftOut] = []
        for text, element in self.page:
            words = words_of(text)
            after = in_order.get(words, after)
            if words and not kept.hold(words):
                lines_left_out.append(LeftOut(text, _why(element, removed or {}), after))
        return tuple(lines_left_out)

    def _first(self) -> int:
        """Return the number of the page's line where the article begins."""
        texts = [words_of(line.text) for line in self.article if line.mark is None and line.text]
        begins = {words[:8] for words in texts[:1]}
        for number, (text, _) in enumerate(self.page):
            if words_of(text)[:8] in begins:
                return number
        return 0


def _why(element: _Element, removed: Mapping[_Element, str]) -> str:
    for around in (element, *element.iterancestors()):
        if around in removed:
            return removed[around]
    return "frame"


def _is_headline(line: tuple[str, ...], stated: tuple[str, ...]) -> bool:
    shape = table("webpage.toml")["title"]
    short, long = sorted((line, stated), key=len)
    if not shape["min_words"] <= len(short) or len(line) > shape["max_words"]:
        return False
    inside = long[: len(short)] == short or long[-len(short) :] == short
    return inside and len(short) >= shape["min_share"] * len(long)


def _opening(text: str, element: _Element) -> Line | None:
    shape = table("webpage.toml")["opening"]
    words = len(text.split())
    if not stands_free(element):
        return None
    item = element if element.tag == "li" else next(element.iterancestors("li"), None)
    if item is not None:
        links = item.find(".//a") is not None
        return None if links or words < shape["min_item_words"] else Line(f"- {text}", "bullet")
    whole = words >= shape["min_words"] and re.fullmatch(shape["ends"], text)
    return Line(text) if whole else None


def stands_free(element: _Element, levels: int | None = None) -> bool:
    """Tell whether neither an element nor those around it are known for other things."""
    shape = table("webpage.toml")["opening"]
    classes = re.compile(shape["classes"])
    around: _Element | None = element
    for _ in range(levels or int(shape["levels"])):
        if around is None or around.tag in {"body", "html"}:
            break
        named = f"{around.get('class') or ''} {around.get('id') or ''}"
        if around.tag in shape["outside"] or classes.search(named):
            return False
        around = around.getparent()
    return True
