"""A loose article, as it was read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True)
class LooseArticle:
    """One article that belongs to no story yet; ``place`` says where it was read."""

    outlet: str
    text: str
    title: str = ""
    url: str = ""
    published: date | None = None
    source: str = ""
    place: str = ""

    @property
    def sort_key(self) -> tuple[bool, int, str, str, str, str]:
        """What articles are sorted by, so that the order they come in changes nothing.

        Those without a date come last.
        """
        day = self.published.toordinal() if self.published else 0
        return (not day, day, self.text, self.outlet, self.title, self.url)
