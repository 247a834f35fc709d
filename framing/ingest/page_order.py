"""Lines of an article in the order in which the page has them."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from framing.ingest.kept_words import words_of
from framing.ingest.toml_tables import table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.ingest.extracted_article import Line
    from framing.ingest.left_out_text import PageLine


def in_page_order(article: tuple[Line, ...], page: Sequence[PageLine]) -> tuple[Line, ...]:
    """Return the article's lines in the page's order, where what found them left it.

    Lines that are in the page more than once, or parted otherwise, stay behind the one before. An
    order that is wholly another stays.
    """
    times = Counter(line.words for line in page)
    places = {line.words: number for number, line in enumerate(page) if times[line.words] == 1}
    keys: list[int] = []
    for line in article:
        known = places.get(words_of(line.text)) if line.text else None
        keys.append(known if known is not None else (keys[-1] if keys else -1))
    if all(before <= after for before, after in pairwise(keys)):
        return article
    order = sorted(range(len(article)), key=keys.__getitem__)
    # What came from far away is perhaps no part of the article, and must not become its beginning.
    far = max(abs(number - place) for place, number in enumerate(order))
    if far > int(table("webpage.toml")["dropped"]["max_moved"]):
        return article
    return tuple(article[number] for number in order)
