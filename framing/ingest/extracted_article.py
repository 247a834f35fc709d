"""What the readers of the several formats hand over: lines, and what the file says of itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from framing.ingest.toml_tables import table

if TYPE_CHECKING:
    from framing.types import BlockKind


@dataclass(frozen=True, slots=True)
class Line:
    """One line of an article; ``mark`` is its kind where the file's markup tells it."""

    text: str
    mark: BlockKind | None = None


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A line that is in the file and not in the article."""

    text: str
    why: str
    """The reason, a key of left_out_reasons.toml."""
    after: str = ""
    """The line of the article behind which it stands; empty at the top."""

    @property
    def reason(self) -> str:
        """Why it was left out, in words for a person."""
        reasons = table("left_out_reasons.toml")
        return str(reasons.get(self.why, reasons["other"]))


@dataclass(frozen=True, slots=True)
class ExtractedArticle:
    """An article as its file gives it: cleaned lines and the file's own statements about it."""

    lines: tuple[Line, ...]
    title: str = ""
    published: date | None = None
    url: str = ""
    author: str = ""
    site: str = ""
    dropped: tuple[LeftOut, ...] = ()
    """Paragraphs of the file that are not the article and are not among the lines."""
    doubts: tuple[str, ...] = ()
    """What a person should know of the reading, without the file's name."""


def parse_day(stated: str) -> date | None:
    """Return the day that a statement such as "2021-03-04T09:30" begins with; None without one."""
    try:
        return date.fromisoformat(stated[:10])
    except ValueError:
        return None
