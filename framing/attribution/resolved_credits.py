"""A sentence made ready for a decision: its words, quotations and resolved credits."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from framing.attribution.credit_scan import find_credits
from framing.attribution.sentence_credits import CLOSING
from framing.attribution.source_identity import chained, resolve
from framing.language.lexicon import lexicon
from framing.language.quoted_titles import unquote_titles
from framing.language.token_sequence import Clause
from framing.language.tokens import MOST, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.attribution.discourse import Resolved, Scene
    from framing.attribution.sentence_credits import Credit
    from framing.language.quotation_marks import Quotation
    from framing.language.token_sequence import Range
    from framing.language.tokens import Words
    from framing.types import Sentence

_REMEMBERED = 2048
"""Sentences: the source report is found first, and then each is asked for again."""
_NESTABLE = frozenset({"before", "after", "inverted"})


@dataclass(frozen=True, slots=True)
class Heard:
    """A sentence's words and its credits, before anybody is named."""

    clause: Clause
    credits: tuple[Credit, ...]

    @property
    def silent(self) -> bool:
        """Tell whether all of the sentence was looked at and credits nobody."""
        return not self.credits and len(self.clause.words) < MOST


@dataclass(frozen=True, slots=True)
class Read:
    """A sentence with its words, quotations and resolved credits."""

    sentence: Sentence
    clause: Clause
    quotes: tuple[Quotation, ...]
    credits: tuple[tuple[Credit, Resolved], ...]


def read(said: Heard, sentence: Sentence, quotes: tuple[Quotation, ...], scene: Scene) -> Read:
    """Say who is meant by each credit of a sentence."""
    clause = said.clause
    found: list[tuple[Credit, Resolved]] = []
    for credit in said.credits:
        earlier = found[-1] if found else None
        if earlier is not None and _goes_on(credit, earlier[0]):
            resolved = earlier[1]
        else:
            resolved = resolve(scene, clause, credit, sentence.block)
        if _counts(clause, credit, resolved):
            found.append((_settled(credit, resolved), resolved))
    return Read(sentence, clause, quotes, _nested(scene, found))


@lru_cache(maxsize=_REMEMBERED)
def heard(text: str, start: int, end: int, quotes: tuple[Quotation, ...]) -> Heard:
    """Find the credits in ``text[start:end]``; ``quotes`` are the quotations in it."""
    tokens = words(text, start, end)
    spans = _places(tokens, quotes)
    mask = _mask(tokens, spans)
    unquote_titles(tokens, mask, spans, lexicon())
    clause = Clause(tokens, mask, lexicon())
    return Heard(clause, find_credits(clause))


def near_quotations(
    quoted: Sequence[Quotation], starts: Sequence[int], sentence: Sentence
) -> tuple[Quotation, ...]:
    """Return the quotations that meet a sentence; ``starts`` are their offsets, in order."""
    if not quoted:
        return ()
    first = max(0, bisect_right(starts, sentence.start) - 1)
    last = bisect_right(starts, sentence.end - 1)
    return tuple(one for one in quoted[first:last] if one.end > sentence.start)


def _places(tokens: Words, quotes: Sequence[Quotation]) -> list[Range]:
    """Return the first and last token of each quotation that has any here."""
    found: list[Range] = []
    for quotation in quotes:
        first = last = tokens.at(quotation.start)
        while last < len(tokens) and tokens.places()[last][1] <= quotation.end:
            last += 1
        if last > first:
            found.append((first, last - 1))
    return found


def _mask(tokens: Words, spans: Sequence[Range]) -> list[bool]:
    mask = [False] * len(tokens)
    for first, last in spans:
        mask[first : last + 1] = [True] * (last + 1 - first)
    return mask


def _counts(clause: Clause, credit: Credit, resolved: Resolved) -> bool:
    if credit.needs_speaker and not resolved.can_speak:
        return False
    return credit.source is None or not clause.is_("nobody", credit.source[1])


def _goes_on(credit: Credit, earlier: Credit) -> bool:
    """Tell whether a credit is the ", adding that ..." of the one before, to the same hearer."""
    trails = credit.shape == "trailing" and credit.hearer is None and credit.via is None
    return trails and credit.source is not None and credit.source == earlier.source


def _settled(credit: Credit, resolved: Resolved) -> Credit:
    """A report's plain object is its statement; a person's is only something said about."""
    if credit.strength != "object":
        return credit
    return replace(credit, strength="statement" if resolved.report else "act")


def _nested(
    scene: Scene, found: list[tuple[Credit, Resolved]]
) -> tuple[tuple[Credit, Resolved], ...]:
    """Read "X said ..., according to Y" as a chain: Y passes on what X said."""
    if not found or found[-1][0].shape not in CLOSING or not found[-1][0].contents:
        return tuple(found)
    closing, outer = found[-1]
    first, last = closing.contents[0]
    inside = [
        number
        for number, (credit, _) in enumerate(found[:-1])
        if credit.strength == "statement"
        and credit.shape in _NESTABLE
        and first <= credit.cue[0] <= last
    ]
    if len(inside) != 1 or not outer.chain:
        return tuple(found)
    credit, inner = found[inside[0]]
    if not inner.chain or inner.chain[-1] in outer.chain:
        return tuple(found)
    both = chained(scene, outer, inner)
    found[inside[0]] = (credit, both)
    if credit.source is None or credit.source[0] == 0 or credit.shape != "before":
        found[-1] = (closing, both)
    return tuple(found)
