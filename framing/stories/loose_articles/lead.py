"""The beginning of an article, where news tells its event, and whether it can be placed by it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from framing.errors import ArticleError
from framing.ingest import version_from_text
from framing.language.names import common_words

if TYPE_CHECKING:
    from framing.stories.loose_articles.grouping_settings import GroupingSettings
    from framing.stories.loose_articles.loose_article import LooseArticle
    from framing.types import Version

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_READ_FACTOR = 2
"""Times as much is read as is compared: menus and bylines go."""
_KINDS = frozenset({"title", "text", "bullet"})


def opening_version(article: LooseArticle, characters: int) -> Version:
    """Return the first characters of an article as a version, its title on top.

    Raises:
        ArticleError: There are no words in it.
    """
    return version_from_text(article.text[:characters], article.outlet, article.title)


def lead(article: LooseArticle, settings: GroupingSettings) -> tuple[str, str]:
    """Return the words an article begins with, without menus and bylines, and why it is unfit.

    The second is empty where the article can be placed: it is long enough, and in English as far
    as can be told from its common words.
    """
    try:
        version = opening_version(article, _READ_FACTOR * settings.characters)
    except ArticleError:
        return "", "there are no words in it"
    blocks = (
        version.text[block.start : block.end] for block in version.blocks if block.kind in _KINDS
    )
    text = " ".join(" ".join(blocks).split())[: settings.characters]
    words = [word.lower().replace("’", "'") for word in _WORD.findall(text)]
    if len(words) < settings.min_words:
        return text, f"it has fewer than {settings.min_words} words"
    common = sum(word in common_words() for word in words)
    if common < settings.min_english_share * len(words):
        return text, "it does not seem to be in English"
    return text, ""
