"""Which version a text from another tool is: the one with the very same words, or none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing.errors import StoryError
from framing.exchange.from_comparison import document_names
from framing.exchange.safe_xml import for_xml
from framing.exchange.text_positions import FoldedText, first_difference, folded
from framing.ingest.cleaning import printable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from framing.exchange.project import CodedText
    from framing.types import Sentence, Story, Version

_SHOWN = 40
"""Characters on each side of a difference that a message shows."""


@dataclass(frozen=True, slots=True)
class MatchedText:
    """A text from another tool beside its version; positions are compared with line ends folded."""

    given: CodedText
    version: Version
    _given: FoldedText
    _own: FoldedText

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where a span of the given text stands, line ends folded."""
        return self._given.place(start), self._given.place(end)

    def sentence(self, sentence: Sentence) -> tuple[int, int]:
        """Return where a sentence of the version stands, line ends folded."""
        return self._own.place(sentence.start), self._own.place(sentence.end)


def match_texts(texts: Iterable[CodedText], story: Story) -> list[MatchedText]:
    """Find the version of every text.

    Raises:
        StoryError: A text is no version's, or it was edited.
    """
    names = document_names([version.outlet for version in story.versions])
    own = {version.outlet: folded(for_xml(version.text)) for version in story.versions}
    return [_match(text, story, names, own) for text in texts if text.codings]


def _match(
    text: CodedText, story: Story, names: dict[str, str], own: dict[str, FoldedText]
) -> MatchedText:
    given = folded(for_xml(text.text))
    called = [
        version
        for version in story.versions
        if text.name in {version.outlet, names[version.outlet], version.file}
    ]
    same = [version for version in story.versions if own[version.outlet].text == given.text]
    if not same:
        raise _edited(text, given.text, called, own)
    version = next((one for one in called if one in same), same[0])
    return MatchedText(text, version, given, own[version.outlet])


def _edited(
    text: CodedText, given: str, called: list[Version], own: dict[str, FoldedText]
) -> StoryError:
    name = printable(text.name, 60)
    if not called:
        return StoryError(f"{name}: no version of the story has this text; is it another story's?")
    ours = own[called[0].outlet].text
    at = first_difference(given, ours)
    said, has = (f"“{printable(one[at : at + _SHOWN])}”" for one in (given, ours))
    return StoryError(
        f"{name}: its text is not the story's any more: at character {at} it has {said}, the story "
        f"{has}; export the story again and code that"
    )
