"""What all sections of the page share: one story's result, its anchors and short names."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from framing.report.page.html import Html, el
from framing.report.safe_text import one_line
from framing.report.words import words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from framing.types import Comparison, Reading, Version


class View:
    """One story on the page. ``key`` keeps its anchors apart from those of other stories."""

    def __init__(self, comparison: Comparison, key: str) -> None:
        """Number the versions and the facts in their order."""
        self.comparison = comparison
        self.key = key
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

    def fact_name(self, fact: str) -> str:
        """Return a fact's number as it is shown."""
        return f"F{self._facts[fact]}"

    def fact_link(self, fact: str) -> Html | None:
        """Return a link to a fact's row; None for what is no fact of this story."""
        if fact not in self._facts:
            return None
        return el("a", self.fact_name(fact), href=f"#{self.fact(fact)}")

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

    @property
    def source(self) -> str:
        """What the source report is called."""
        source = self.comparison.source
        return one_line(source.name) if source else "the source report"


def section(view: View, name: str, *content: Html | str | None) -> Html:
    """Return a section with its heading and anchor."""
    heading = el("h2", words("page_contents")[name], id=view.anchor(name))
    kept = [part for part in content if part is not None]
    return el("section", heading, *kept, class_=name, aria_labelledby=view.anchor(name))


def scrolling(label: str, table: Html) -> Html:
    """Let something wide scroll by itself, with the keyboard too."""
    return el("div", table, class_="wide", role="region", aria_label=label, tabindex=0)


def head(*titles: Html | str) -> Html:
    """Return a table's head of column headings."""
    return el("thead", el("tr", [el("th", title, scope="col") for title in titles]))
