"""What all sections of the page share: one story's result, its anchors and short names."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from framing.report.outlet_names import RECREATED, name_of
from framing.report.page.html import Html, el
from framing.report.words import words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from framing.types import Comparison, Reading, Version

_PAGE = "page_contents"
SECTIONS: Mapping[str, tuple[str, str]] = {
    "versions": ("story_page", "versions_heading"),
    "holds": ("holds_up", "heading"),
    "sure": ("certainty", "heading"),
    "facts": ("story_page", "matrix_heading"),
    "shifts": (_PAGE, "shifts"),
    "quotations": (_PAGE, "quotations"),
    "sources": (_PAGE, "sources"),
    "numbers": (_PAGE, "numbers"),
    "texts": (_PAGE, "texts"),
    "limits": (_PAGE, "limits"),
    "reasons": (_PAGE, "reasons"),
}
"""The sections in their order, the app's first, and where the words of each heading stand."""


class View:
    """One story on the page. ``key`` keeps its anchors apart from those of other stories."""

    def __init__(self, comparison: Comparison, key: str, *, with_reasons: bool = True) -> None:
        """Number the versions and the facts in their order."""
        self.comparison = comparison
        self.key = key
        self.with_reasons = with_reasons
        self._versions = {
            reading.version.outlet: number for number, reading in enumerate(comparison.versions, 1)
        }
        self._facts = {fact.id: number for number, fact in enumerate(comparison.facts, 1)}

    def anchor(self, section: str) -> str:
        """Return the id of a section."""
        return f"{self.key}-{section}"

    def sentence(self, outlet: str, sentence: int, what: str = "t") -> str:
        """Return the id of a sentence in its text (``t``) or of its reasons (``r``)."""
        return f"{self.key}-{what}{self._versions[outlet]}-{sentence}"

    def fact(self, fact: str) -> str:
        """Return the id of a fact's row."""
        return f"{self.key}-f{self._facts[fact]}"

    def row(self, outlet: str) -> str:
        """Return the id of the row that says what a version does."""
        return f"{self.key}-o{self._versions[outlet]}"

    def which(self, outlet: str, name: str) -> str:
        """Return the id of a list of facts or sentences that a clause about a version counts."""
        return f"{self.row(outlet)}-{name.replace(':', '-')}"

    def fact_number(self, fact: str) -> int:
        """Return the number that every surface gives a fact."""
        return self._facts[fact]

    def fact_link(self, fact: str, *, named: bool = False) -> Html | None:
        """Return a link to a fact's row; None for what is no fact of this story."""
        if fact not in self._facts:
            return None
        number = self._facts[fact]
        text = words("page")["fact"].format(n=number) if named else number
        return el("a", text, href=f"#{self.fact(fact)}")

    def sentence_name(self, outlet: str, sentence: int) -> str:
        """Return the letter of a sentence's role with its number, as they stand before it."""
        role = self.readings[outlet, sentence].role
        return f"{words('role')[role]['sign']}{sentence}"

    def sentence_link(self, outlet: str, sentence: int, text: str) -> Html | str:
        """Return a link to a sentence where its text is on the page."""
        if outlet not in self.texts:
            return text
        return el("a", text, href=f"#{self.sentence(outlet, sentence)}")

    @cached_property
    def outlets(self) -> tuple[str, ...]:
        """The versions' outlets in story order."""
        return tuple(self._versions)

    @cached_property
    def texts(self) -> Mapping[str, Version]:
        """The versions whose text is on the page, by outlet."""
        return {one.version.outlet: one.version for one in self.comparison.versions}

    @cached_property
    def readings(self) -> Mapping[tuple[str, int], Reading]:
        """Every sentence by outlet and number."""
        return {
            (one.version.outlet, reading.sentence.index): reading
            for one in self.comparison.versions
            for reading in one.readings
        }


def heading_of(section_name: str) -> str:
    """Return the heading of a section."""
    table, key = SECTIONS[section_name]
    return str(words(table)[key])


def section(view: View, name: str, *content: Html | str | None, sub: str = "") -> Html:
    """Return a section with its heading and anchor, and what stands small below the heading."""
    heading = el("h2", heading_of(name), id=view.anchor(name))
    small = el("p", sub, class_="sub") if sub else None
    kept = [part for part in content if part is not None]
    return el(
        "section",
        el("div", heading, small, class_="hd"),
        *kept,
        class_=name,
        aria_labelledby=view.anchor(name),
    )


def outlet_name(outlet: str) -> list[Html | str]:
    """Return a version's name, with the mark of a recreated article small."""
    name = name_of(outlet)
    if not name["recreated"]:
        return [name["name"]]
    return [name["name"], el("span", RECREATED, class_="rec")]


def heads(*keys: str) -> list[str]:
    """Return headings of columns."""
    return [words("page_head")[key] for key in keys]


def region(name: str) -> str:
    """Return what a part that scrolls by itself is called."""
    return str(words("page_regions")[name])


def scrolling(label: str, table: Html) -> Html:
    """Let something wide scroll by itself, with the keyboard too."""
    return el("div", table, class_="wide", role="region", aria_label=label, tabindex=0)


def head(*titles: Html | str) -> Html:
    """Return a table's head of column headings."""
    return el("thead", el("tr", [el("th", title, scope="col") for title in titles]))
