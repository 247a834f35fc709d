"""Names of versions and their days, as app and page show them."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from framing.report.safe_text import one_line

if TYPE_CHECKING:
    from framing.types import Version

RECREATED = " (recreated)"


class Name(TypedDict):
    """A version's name; the mark of a recreated article is set apart, so that it can be small."""

    name: str
    recreated: bool


def short(outlet: str) -> str:
    """Return an outlet's name without the mark of a recreated article."""
    return one_line(outlet).removesuffix(RECREATED)


def name_of(outlet: str) -> Name:
    """Return an outlet's name with its mark set apart."""
    return {"name": short(outlet), "recreated": outlet.endswith(RECREATED)}


def published(version: Version) -> str:
    """Return the day of a version, empty where nobody states it."""
    day = version.published
    return f"{day.day} {day:%B %Y}" if day else ""


def joined(names: list[str]) -> str:
    """Return names as a reader lists them: ``A, B and C``."""
    return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)
