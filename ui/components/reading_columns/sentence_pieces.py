"""A sentence cut into pieces: under which facts, under which marks, and which word each is.

Offsets end here: the browser counts characters differently, so it gets the pieces of text.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple, NotRequired, TypedDict

from framing.language.stemmed_tokens import stemmed_tokens

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from components.reading_columns.lens_notes import Span


class Told(NamedTuple):
    """Where a fact is told."""

    fact: str
    start: int
    end: int


class Piece(TypedDict):
    """A run of characters: the facts that it tells, how it is marked, and what word it is.

    ``word`` is the same for forms of one word, and absent from what carries no meaning by itself.
    """

    text: str
    facts: NotRequired[list[str]]
    marks: NotRequired[list[str]]
    word: NotRequired[str]


def fact_pieces(text: str, start: int, end: int, mentions: Sequence[Told]) -> list[Piece]:
    """Cut a sentence at the mentions of facts and at its words."""
    words, offsets = stemmed_tokens(text[start:end])
    named = {
        (start + first, start + last): word.stem
        for word, (first, last) in zip(words, offsets, strict=True)
        if word.content or word.is_number
    }
    edges = {start, end, *(place for span in named for place in span)}
    for mention in mentions:
        edges |= {_inside(mention.start, start, end), _inside(mention.end, start, end)}
    pieces: list[Piece] = []
    places, place = sorted(named), 0
    for left, right in pairwise(sorted(edges)):
        piece: Piece = {"text": text[left:right]}
        facts = [one.fact for one in mentions if one.start <= left and right <= one.end]
        if facts:
            piece["facts"] = list(dict.fromkeys(facts))
        while place < len(places) and places[place][1] <= left:
            place += 1
        if place < len(places) and places[place][0] <= left:
            piece["word"] = named[places[place]]
        pieces.append(piece)
    return pieces


def marked_pieces(text: str, start: int, end: int, spans: Collection[Span]) -> list[Piece]:
    """Cut a sentence at the words that a lens marks."""
    edges = {start, end}
    for span in spans:
        edges |= {_inside(span.start, start, end), _inside(span.end, start, end)}
    pieces: list[Piece] = []
    for left, right in pairwise(sorted(edges)):
        piece: Piece = {"text": text[left:right]}
        kinds = [span.kind for span in spans if span.start <= left and right <= span.end]
        if kinds:
            piece["marks"] = list(dict.fromkeys(kinds))
        pieces.append(piece)
    return pieces


def _inside(place: int, start: int, end: int) -> int:
    return max(start, min(place, end))
