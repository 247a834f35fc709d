"""Articles to stories: grouped by what they tell, one article an outlet, their report named."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing.stories.loose_articles.clusters import cluster
from framing.stories.loose_articles.grouping_settings import default_settings
from framing.stories.loose_articles.lead import lead, opening_version
from framing.stories.loose_articles.lead_similarity import lead_vectors

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from framing.stories.loose_articles.grouping_settings import GroupingSettings
    from framing.stories.loose_articles.loose_article import LooseArticle

_MIN_OUTLETS = 2
_NAME_WORDS = 6
_NAME_WORD = re.compile(r"[a-z0-9]{1,20}")
_DIGEST_LENGTH = 8


@dataclass(frozen=True, slots=True)
class StoryGroup:
    """Articles of different outlets that tell one event, in the order of their outlets."""

    name: str
    articles: tuple[LooseArticle, ...]
    source: str = ""
    """The report they have in common, with the other names they use for it; empty where none."""


@dataclass(frozen=True, slots=True)
class Grouping:
    """The stories, earliest first, and every other article with the reason why it is in none."""

    stories: tuple[StoryGroup, ...]
    ungrouped: tuple[tuple[LooseArticle, str], ...]


def find_stories(
    articles: Iterable[LooseArticle],
    days: int | None = None,
    settings: GroupingSettings | None = None,
) -> Grouping:
    """Group articles that tell the same event and name the report that they cite.

    The order in which the articles come changes nothing, and an article that is added can change
    only the stories that it is like. Of several articles of one outlet the longest stays.

    Args:
        articles: From any number of outlets.
        days: At most so many between the first and the last article of a story; 3 by default.
        settings: What the articles of a story must share; the ones that ship by default.
    """
    settings = settings or default_settings()
    ordered = sorted(articles, key=lambda article: article.sort_key)
    opened = [lead(article, settings) for article in ordered]
    why = [unfit or "no other article tells the event" for _, unfit in opened]
    fit = [(at, text) for at, (text, unfit) in enumerate(opened) if not unfit]
    stories = []
    for group in _group_similar(
        fit, ordered, settings, settings.max_days if days is None else days
    ):
        chosen = _longest_per_outlet(group, ordered)
        for at in group:
            why[at] = f"{ordered[at].outlet} has a longer article on the event"
        if len(chosen) < _MIN_OUTLETS:
            why[chosen[0]] = "no other outlet tells the event"
            continue
        for at in chosen:
            why[at] = ""
        stories.append(_story([ordered[at] for at in chosen], settings))
    ungrouped = tuple(
        (article, reason) for article, reason in zip(ordered, why, strict=True) if reason
    )
    return Grouping(tuple(stories), ungrouped)


def _group_similar(
    fit: Sequence[tuple[int, str]],
    ordered: Sequence[LooseArticle],
    settings: GroupingSettings,
    days: int,
) -> list[list[int]]:
    """Group articles; the same words on the same day are compared once, however often printed."""
    copies: dict[tuple[date | None, str], list[int]] = {}
    for at, text in fit:
        copies.setdefault((ordered[at].published, text), []).append(at)
    if not copies:
        return []
    members = list(copies.values())
    outlets = [{ordered[at].outlet.casefold() for at in member} for member in members]
    texts = lead_vectors(
        [text for _, text in copies],
        [day for day, _ in copies],
        [min(member) if len(member) == 1 else None for member in outlets],
    )
    linked = cluster(texts, settings, days)
    grouped_articles = [
        sorted(at for member in group for at in members[member]) for group in linked
    ]
    linked_members = {member for group in linked for member in group}
    grouped_articles += [
        copies
        for member, copies in enumerate(members)
        if member not in linked_members and len(copies) > 1
    ]
    return sorted(grouped_articles)


def _longest_per_outlet(group: Sequence[int], ordered: Sequence[LooseArticle]) -> list[int]:
    """Choose the longest article of every outlet, in the order of the outlets."""
    longest: dict[str, int] = {}
    for at in group:
        outlet = ordered[at].outlet.casefold()
        longest_yet = longest.setdefault(outlet, at)
        if len(ordered[at].text) > len(ordered[longest_yet].text):
            longest[outlet] = at
    return [longest[outlet] for outlet in sorted(longest)]


def _story(articles: Sequence[LooseArticle], settings: GroupingSettings) -> StoryGroup:
    first = min(articles, key=lambda article: article.sort_key)
    return StoryGroup(_name(first), tuple(articles), _source(articles, settings))


def _name(first: LooseArticle) -> str:
    """Name a story by the day and title of its first article, fit for a folder's name."""
    title = first.title or first.text.split("\n", 1)[0]
    plain = unicodedata.normalize("NFKD", title.lower()).encode("ascii", "ignore").decode()
    words = _NAME_WORD.findall(plain)[:_NAME_WORDS]
    day = [first.published.isoformat()] if first.published else []
    digest = hashlib.sha256("\0".join(map(str, first.sort_key)).encode("utf-8", "replace"))
    return "-".join([*day, *words, digest.hexdigest()[:_DIGEST_LENGTH]])


def _source(articles: Sequence[LooseArticle], settings: GroupingSettings) -> str:
    """Return the report that the articles were said to cite, or else the one they are found to."""
    stated = {article.source for article in articles if article.source}
    if len(stated) == 1:
        return stated.pop()
    from framing.article.sentences import sentences  # noqa: PLC0415
    from framing.attribution.find_source_report import find_source  # noqa: PLC0415 - only stories need it

    versions = [opening_version(article, settings.source_characters) for article in articles]
    source = find_source([(version, sentences(version)) for version in versions])
    return ";".join([source.name, *source.aliases]) if source else ""
