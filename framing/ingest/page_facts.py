"""What a page says of its article as a reader sees it: headline and day of publication.

What stands in the page comes before what is written for search engines, and the day of the article
before any day that it writes about.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from framing.ingest.boilerplate import boilerplate_rule
from framing.ingest.cleaning import clean_line
from framing.ingest.extracted_article import parse_day
from framing.ingest.html_tree import HOST
from framing.ingest.page_outlet import fits_host, same_letters
from framing.ingest.toml_tables import table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from lxml.etree import _Element

    from framing.ingest.json_ld import Structured

_LETTERS = re.compile(r"[^\W_]+")
_MOST = 300  # characters of a title or a name


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What the page's head and headings say, before anything else works on the tree."""

    meta: Mapping[str, str]
    page_title: str
    headings: tuple[str, ...]
    """The page's first-level headings, but for those in boxes beside the article."""
    host: str
    times: Mapping[_Element, date]
    """Elements that state a day for programs and show it some other way, such as "2 days ago"."""


def page_facts(tree: _Element, address: str = "") -> PageFacts:
    """Return what a page's head, first-level headings and times say.

    ``address`` is where it came from, for pages that name no address of their own.
    """
    meta: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        content = clean_line(element.get("content") or "")
        if name and content:
            meta.setdefault(name.lower(), content)
    canonical = next(
        (link.get("href") or "" for link in tree.iter("link") if link.get("rel") == "canonical"), ""
    )
    hosts = (HOST.match(one) for one in (canonical, meta.get("og:url", ""), address))
    title = next(tree.iter("title"), None)
    return PageFacts(
        meta,
        clean_line("".join(title.itertext())) if title is not None else "",
        tuple(text for h1 in tree.iter("h1") if (text := _heading(h1))),
        next((host[1].lower() for host in hosts if host), ""),
        dict(_times(tree)),
    )


def _times(tree: _Element) -> Iterator[tuple[_Element, date]]:
    for element in tree.iter("time"):
        day = _any_day(element.get("datetime") or "")
        if day:
            yield element, day
            # A line begins in what is around it where words stand before it.
            around = element.getparent()
            if around is not None and next(around.iterchildren("time")) is element:
                yield around, day


def headline(facts: PageFacts, stated: str, site: str) -> str:
    """Return the headline that the page shows; the stated title when it shows none.

    A first-level heading is the headline when it shares words with a title that the page states:
    the site's name and an advertisement's title do not.
    """
    titles = [stated, facts.meta.get("og:title", ""), facts.page_title]
    # A page whose first heading is the site's name has its headline's words elsewhere.
    stated = next((title for title in titles if title and not same_letters(title, site)), stated)
    known = [_content_words(title) for title in titles if title]
    shape = _shape()
    best, most = "", 0.0
    for text in facts.headings:
        words = _content_words(text)
        if not words or same_letters(text, site):
            continue
        shared = max((len(words & other) / len(words) for other in known), default=0.0)
        common = max((len(words & other) for other in known), default=0)
        likely = shared >= shape["min_shared"] and common >= min(shape["min_common"], len(words))
        if likely and shared > most:
            best, most = text, shared
    return best or without_site(stated, site, facts.host)


def without_site(title: str, site: str, host: str) -> str:
    """Return a title without the site's or a section's name glued to its end or its beginning."""
    parts = re.split(_shape()["separators"], title)
    while len(parts) > 2 and _is_name(parts[-1], site, host):  # noqa: PLR2004 - a part and its sign
        parts = parts[:-2]
        # What stands between the headline and the site's name is a section.
        while len(parts) > 2 and len(parts[-1].split()) <= int(_shape()["max_section_words"]):  # noqa: PLR2004
            parts = parts[:-2]
    while len(parts) > 2 and _is_name(parts[0], site, host):  # noqa: PLR2004
        parts = parts[2:]
    return "".join(parts).strip() or title


def published(
    facts: PageFacts,
    structured: Structured,
    near: Sequence[tuple[str, _Element]],
    everywhere: Sequence[str],
    guessed: date | None,
) -> date | None:
    """Return the day of publication.

    Args:
        facts: the page's head.
        structured: its data for programs.
        near: its lines about the headline, from the headline on, with where they stand.
        everywhere: all its lines.
        guessed: what is left when the page states none.
    """
    written = [facts.meta.get(name, "") for name in _shape()["day_names"]] + [structured.published]
    stated = [day for text in written if text and (day := _any_day(text))]
    shown, changed = _shown(near, facts.times)
    # Pages state days by the clock of Greenwich, and show those of their own.
    for day in (shown, changed, guessed):
        # What was changed a day later was not published then.
        late = int(day != changed or day == shown)
        if day and any(-1 <= (day - other).days <= late for other in stated):
            return day
    if stated:
        return stated[0]
    label = re.compile(_shape()["published"])
    labelled = (day for line in everywhere if label.match(line) and (day := _day_in(line)))
    return shown or changed or next(labelled, None) or guessed


def _shown(
    near: Sequence[tuple[str, _Element]], times: Mapping[_Element, date]
) -> tuple[date | None, date | None]:
    """Return the days in the lines about the headline: when it was written, and when changed."""
    shape = _shape()
    heads, change = re.compile(shape["head_line"]), re.compile(shape["changed"])
    written: list[date] = []
    changed: list[date] = []
    texts = [text for text, _ in near]
    for n, (text, place) in enumerate(near):
        is_change = change.match(text) is not None
        is_head = (
            is_change
            or heads.match(text)
            or boilerplate_rule([text], 0) in {"date-line", "date-lead"}
        )
        # Day and year may stand in boxes of their own.
        whole = (text, " ".join(texts[n : n + 2])) if is_head else ()
        day = next((day for line in whole if (day := _day_in(line))), None) or times.get(place)
        if day:
            (changed if is_change else written).append(day)
    return next(iter(written), None), next(iter(changed), None)


def _heading(h1: _Element) -> str:
    beside = re.compile(_shape()["beside"])
    for around in (h1, *h1.iterancestors()):
        named = f"{around.get('class') or ''} {around.get('id') or ''}"[:500]
        if around.tag in _shape()["outside"] or (
            around.tag not in {"body", "html"} and beside.search(named)
        ):
            return ""
    text = clean_line("".join(h1.itertext()))
    return text if len(text) <= _MOST else ""


def _content_words(text: str) -> frozenset[str]:
    small = _shape()["small_words"]
    return frozenset(word for word in _LETTERS.findall(text.casefold()) if word not in small)


def _is_name(part: str, site: str, host: str) -> bool:
    if len(part.split()) > int(_shape()["max_name_words"]):
        return False
    return same_letters(part, site) or fits_host(part, host)


def _any_day(stated: str) -> date | None:
    day = parse_day(stated)
    if day and day.year < int(_shape()["first_year"]):
        return None
    return day or _day_in(stated)


def _day_in(line: str) -> date | None:
    """Return the first full date in a line that holds little else."""
    if len(line) > int(_shape()["max_date_line"]):
        return None
    for pattern in _day_patterns():
        hit = pattern.search(line)
        if hit:
            month = hit["month"]
            number = int(month) if month.isdigit() else _months()[month[:3].lower()]
            try:
                return date(int(hit["year"]), number, int(hit["day"]))
            except ValueError:
                return None
    return None


@cache
def _day_patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern) for pattern in _shape()["days"])


@cache
def _months() -> dict[str, int]:
    return {name: number for number, name in enumerate(_shape()["months"], 1)}


@cache
def _shape() -> dict[str, Any]:
    return dict(table("webpage.toml")["facts"])
