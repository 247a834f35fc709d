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


def pieces(
    text: str, start: int, end: int, mentions: Sequence[Told], spans: Collection[Span]
) -> list[Piece]:
    """Cut a sentence at the mentions of facts, at its words if it tells any, and at marked words.

    Args:
        text: A version's text.
        start: Where the sentence begins in it.
        end: Where it ends.
        mentions: Where the sentence tells facts.
        spans: What the lenses mark in it.
    """
    named = _named(text, start, end) if mentions else {}
    cuts = [(one.start, one.end) for one in mentions] + [(one.start, one.end) for one in spans]
    # Between these places every piece has the same facts and marks.
    turns = {start, *(_inside(place, start, end) for cut in cuts for place in cut)}
    edges = sorted({end, *turns, *(place for span in named for place in span)})
    made: list[Piece] = []
    facts: list[str] = []
    kinds: list[str] = []
    places, place = sorted(named), 0
    for left, right in pairwise(edges):
        if left in turns:
            told = (one.fact for one in mentions if one.start <= left < one.end)
            facts = list(dict.fromkeys(told))
            marked = (span.kind for span in spans if span.start <= left < span.end)
            kinds = list(dict.fromkeys(marked))
        piece: Piece = {"text": text[left:right]}
        if facts:
            piece["facts"] = facts
        if kinds:
            piece["marks"] = kinds
        while place < len(places) and places[place][1] <= left:
            place += 1
        if place < len(places) and places[place][0] <= left:
            piece["word"] = named[places[place]]
        made.append(piece)
    return made


def _named(text: str, start: int, end: int) -> dict[tuple[int, int], str]:
    """Return where the words of a sentence stand that carry meaning, with their stems."""
    words, offsets = stemmed_tokens(text[start:end])
    return {
        (start + first, start + last): word.stem
        for word, (first, last) in zip(words, offsets, strict=True)
        if word.content or word.is_number
    }


def _inside(place: int, start: int, end: int) -> int:
    return max(start, min(place, end))
