"""What a page says of its article in JSON-LD, for programs: its text, and whether it is free."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from framing.ingest.cleaning import clean_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

_LONGEST = 2_000_000  # characters of one script
_MOST_NODES = 5_000
_ARTICLE = re.compile(r"(?:\w{0,40}Article|\w{0,20}BlogPosting|Report)")
_TAG = re.compile(r"<[^<>]{1,1000}>")
_BREAK = re.compile(r"\n+|<(?:/p|br ?/?|/h\d|/li|/div)>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Structured:
    """An article as its page describes it; empty where the page does not."""

    paragraphs: tuple[str, ...] = ()
    closed: bool = False
    """The page says that the article is not free to read."""
    publisher: str = ""
    published: str = ""
    sites: tuple[str, ...] = ()
    """What the page calls the site that it is on."""


def read_structured(tree: _Element) -> Structured:
    """Return what the JSON-LD in a page says of the article; what is wrong in it says nothing."""
    paragraphs: tuple[str, ...] = ()
    closed = False
    publisher = published = ""
    sites: list[str] = []
    for node in _nodes(tree):
        if "WebSite" in _texts(node.get("@type")):
            sites += _texts(node.get("name"))
        if not any(_ARTICLE.fullmatch(kind) for kind in _texts(node.get("@type"))):
            continue
        closed = closed or str(node.get("isAccessibleForFree")).lower() == "false"
        publisher = publisher or _name(node.get("publisher"))
        stated = next(iter(_texts(node.get("datePublished"))), "")
        published = published or stated.strip()
        body = _paragraphs(node.get("articleBody"))
        # Some pages describe the stories that they link to as well; theirs are summaries.
        if sum(map(len, body)) > sum(map(len, paragraphs)):
            paragraphs = body
    return Structured(paragraphs, closed, publisher, published, tuple(map(clean_line, sites)))


def _nodes(tree: _Element) -> Iterator[dict[str, Any]]:
    left = _MOST_NODES
    for script in tree.iter("script"):
        text = script.text or ""
        if "ld+json" not in (script.get("type") or "") or len(text) > _LONGEST:
            continue
        try:
            stack = [json.loads(text, strict=False)]
        except (ValueError, RecursionError):
            continue
        while stack and left:
            left -= 1
            node = stack.pop()
            if isinstance(node, list):
                stack.extend(reversed(node))
            elif isinstance(node, dict):
                yield node
                stack.extend(reversed([value for value in node.values() if _holds(value)]))


def _name(value: object) -> str:
    """Return the name of an organisation that is given by name, as a node, or in a list."""
    many = value if isinstance(value, list) else [value]
    for one in many:
        name = one.get("name") if isinstance(one, dict) else one
        if isinstance(name, str) and name.strip():
            return clean_line(name)
    return ""


def _holds(value: object) -> bool:
    return isinstance(value, list | dict)


def _texts(value: object) -> tuple[str, ...]:
    many = value if isinstance(value, list) else [value]
    return tuple(one for one in many if isinstance(one, str))


def _paragraphs(body: object) -> tuple[str, ...]:
    if not isinstance(body, str):
        return ()
    parts = (_TAG.sub("", part) for part in _BREAK.split(body))
    return tuple(part.strip() for part in parts if part.strip())
