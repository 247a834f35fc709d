"""What a page says of its article as a reader sees it: headline, who publishes it, and the day.

What stands in the page comes before what is written for search engines, the site before the agency
whose text it carries, and the day of the article before any day that it writes about.
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
from framing.ingest.toml_tables import table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lxml.etree import _Element

    from framing.ingest.json_ld import Structured

_LETTERS = re.compile(r"[^\W_]+")
_HOST = re.compile(r"https?://(?:www\d?\.|m\.|amp\.)?([\w.-]{1,200})")
_MOST = 300  # characters of a title or a name


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What the page's head and headings say, before anything else works on the tree."""

    meta: Mapping[str, str]
    page_title: str
    headings: tuple[str, ...]
    """The page's first-level headings, but for those in boxes beside the article."""
    host: str


def page_facts(tree: _Element) -> PageFacts:
    """Return what a page's head and first-level headings say."""
    meta: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        content = clean_line(element.get("content") or "")
        if name and content:
            meta.setdefault(name.lower(), content)
    canonical = next(
        (link.get("href") or "" for link in tree.iter("link") if link.get("rel") == "canonical"), ""
    )
    hosts = (_HOST.match(address) for address in (canonical, meta.get("og:url", "")))
    title = next(tree.iter("title"), None)
    return PageFacts(
        meta,
        clean_line("".join(title.itertext())) if title is not None else "",
        tuple(text for h1 in tree.iter("h1") if (text := _heading(h1))),
        next((host[1].lower() for host in hosts if host), ""),
    )


def headline(facts: PageFacts, stated: str, site: str) -> str:
    """Return the headline that the page shows; the stated title when it shows none.

    A first-level heading is the headline when it shares words with a title that the page states:
    the site's name and an advertisement's title do not.
    """
    titles = [stated, facts.meta.get("og:title", ""), facts.page_title]
    known = [_content_words(title) for title in titles if title]
    shape = _shape()
    best, most = "", 0.0
    for text in facts.headings:
        words = _content_words(text)
        if not words or _same_letters(text, site):
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


def outlet(facts: PageFacts, structured: Structured, stated: str) -> str:
    """Return who publishes the page: the site as it names itself, and no agency."""
    meta = facts.meta
    named = [meta.get(name, "") for name in _shape()["site_names"]]
    ends = re.split(_shape()["separators"], facts.page_title)
    glued = [ends[-1], ends[0]] if len(ends) > 2 else []  # noqa: PLR2004
    own = next((name for name in named if name and not _is_address(name)), "")
    candidates = [own, *glued, *structured.sites, structured.publisher, stated]
    if not own:
        candidates.append(_unhandled(meta.get("twitter:site", "")))
    fitting = [
        name.strip()
        for name in candidates
        if name and not _is_address(name) and _fits_host(name, facts.host)
    ]
    if fitting:
        # The same name written in words, where it is.
        same = (name for name in fitting if _same_letters(name, fitting[0]) and " " in name)
        return _short(next(same, fitting[0]), facts.host)
    if own:
        return _short(own, facts.host)
    agency = re.compile(_shape()["agency"])
    if structured.publisher and not agency.search(structured.publisher):
        return _short(structured.publisher, facts.host)
    if glued and len(glued[0].split()) <= int(_shape()["max_name_words"]):
        return glued[0].strip()
    if stated and not agency.search(stated) and not _is_address(stated):
        return _short(stated, facts.host)
    return facts.host or structured.publisher or stated


def published(
    facts: PageFacts,
    structured: Structured,
    near: Sequence[str],
    everywhere: Sequence[str],
    guessed: date | None,
) -> date | None:
    """Return the day of publication.

    Args:
        facts: the page's head.
        structured: its data for programs.
        near: its lines about the headline, from the headline on.
        everywhere: all its lines.
        guessed: what is left when the page states none.
    """
    written = [facts.meta.get(name, "") for name in _shape()["day_names"]] + [structured.published]
    stated = [day for text in written if text and (day := _any_day(text))]
    shown = _shown(near)
    # Pages state days by the clock of Greenwich, and show those of their own.
    for day in (shown, guessed):
        if day and any(abs((day - other).days) <= 1 for other in stated):
            return day
    if stated:
        return stated[0]
    label = re.compile(_shape()["published"])
    labelled = (day for line in everywhere if label.match(line) and (day := _day_in(line)))
    return shown or next(labelled, None) or guessed


def _shown(near: Sequence[str]) -> date | None:
    """Return the day in the lines about the headline that say when and by whom it was written."""
    shape = _shape()
    heads, changed = re.compile(shape["head_line"]), re.compile(shape["changed"])
    days = [
        (bool(changed.match(line)), day)
        for line in near
        if (heads.match(line) or boilerplate_rule([line], 0) in {"date-line", "date-lead"})
        and (day := _day_in(line))
    ]
    return min(days, key=lambda day: day[0])[1] if days else None


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


def _same_letters(text: str, other: str) -> bool:
    ours, others = (_letters(name).removeprefix("the") for name in (text, other))
    return ours == others != ""


def _letters(text: str) -> str:
    return "".join(_LETTERS.findall(text.casefold()))


def _is_name(part: str, site: str, host: str) -> bool:
    if len(part.split()) > int(_shape()["max_name_words"]):
        return False
    return _same_letters(part, site) or _fits_host(part, host)


def _fits_host(name: str, host: str) -> bool:
    """Tell whether a name is that of an address: its letters, or the first ones of its words."""
    labels = host.replace("-", "").split(".")
    letters = _letters(name).removeprefix("the")
    if len(letters) < 2 or not host:  # noqa: PLR2004 - one letter is in every address
        return False
    if letters == _letters(host) or any(letters == label.removeprefix("the") for label in labels):
        return True
    words = [word for word in _LETTERS.findall(name.casefold()) if word != "the"]
    longest = max(labels, key=len).removeprefix("the")
    return (
        any(word in labels[:-1] for word in words)
        or _made_of(longest, words)
        or (len(letters) >= 4 and longest.startswith(letters))  # noqa: PLR2004
        or (len(longest) >= 4 and letters.startswith(longest))  # noqa: PLR2004
    )


def _made_of(label: str, words: Sequence[str]) -> bool:
    """Tell whether a label is made of the beginnings of a name's words, as in "nytimes"."""
    reached = {0}
    for word in words[: int(_shape()["max_name_words"]) + 2]:
        reached |= {
            start + size
            for start in reached
            for size in range(1, len(word) + 1)
            if label[start : start + size] == word[:size] and start + size <= len(label)
        }
    return len(words) > 1 and len(label) in reached


def _is_address(name: str) -> bool:
    return name.startswith(("http:", "https:", "@", "/"))


def _unhandled(name: str) -> str:
    return name.rpartition("/")[2].removeprefix("@")


def _short(name: str, host: str) -> str:
    """Return a site's name without what it says of itself behind it."""
    parts = re.split(_shape()["separators"], name)
    for part in (parts[0], parts[-1]):
        if len(parts) > 2 and _fits_host(part, host):  # noqa: PLR2004
            return part.strip()
    return name.capitalize() if name.islower() and name.isalpha() else name


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
