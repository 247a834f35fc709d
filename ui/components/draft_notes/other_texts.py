"""Sentences of the other texts beside a sentence of a draft, with what findings point to marked."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from shared.story_texts import Name, name_of, versions_by_outlet

from components.reading_columns.lens_notes import Span
from components.reading_columns.sentence_pieces import Piece, pieces
from framing.report.safe_text import one_line
from framing.report.words import words
from framing.statistics.measures import is_body

if TYPE_CHECKING:
    from framing.check.draft import Reference, SentenceCheck
    from framing.types import Comparison


class OtherText(TypedDict):
    """One sentence of another text; ``near`` where the draft's was held against it."""

    outlet: str
    sentence: int
    who: Name
    place: str
    near: bool
    pieces: list[Piece]


class Texts:
    """The texts of a story, for looking up where words of theirs stand."""

    def __init__(self, comparison: Comparison) -> None:
        """Number the sentences of every text as a draft's are: its body alone."""
        self._texts = versions_by_outlet(comparison)
        self._numbers = {
            outlet: {
                reading.sentence.index: number
                for number, reading in enumerate(filter(is_body, text.readings), 1)
            }
            for outlet, text in self._texts.items()
        }

    def place(self, reference: Reference) -> str:
        """Say in which sentence words stand; empty where the text is none of the versions."""
        texts = words("draft_page")
        if reference.outlet not in self._texts:
            return ""
        number = self._numbers[reference.outlet].get(reference.sentence)
        if number is not None:
            return str(texts["place"]).format(n=number)
        reading = self._texts[reference.outlet].readings[reference.sentence]
        return str(texts["place_heading" if reading.role == "heading" else "place_outside"])

    def beside(self, sentence: SentenceCheck) -> list[OtherText]:
        """Return the near sentences, the nearest first, then others that findings point to."""
        pointed = [each for finding in sentence.findings for each in finding.references]
        near = {(each.outlet, each.sentence) for each in sentence.compared_with}
        sentences: dict[tuple[str, int], list[Reference]] = {}
        for each in (*sentence.compared_with, *pointed):
            sentences.setdefault((each.outlet, each.sentence), []).append(each)
        return [
            {
                "outlet": place[0],
                "sentence": place[1],
                "who": name_of(place[0]),
                "place": self.place(references[0]),
                "near": place in near,
                "pieces": self._pieces(
                    references[0], [each for each in references if each in pointed]
                ),
            }
            for place, references in sentences.items()
        ]

    def _pieces(self, reference: Reference, pointed: list[Reference]) -> list[Piece]:
        """Cut a sentence at the words that findings point to; as a whole it is not marked."""
        text = self._texts.get(reference.outlet)
        if text is None:
            return [{"text": one_line(reference.text)}]
        place = text.readings[reference.sentence].sentence
        spans = [
            Span(each.start, each.end, "fact")
            for each in pointed
            if (each.start, each.end) != (place.start, place.end)
        ]
        return pieces(text.version.text, place.start, place.end, (), spans)
