"""A sentence of a text, tokenised and tagged: its words, their classes, and what is quoted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.language.lexicon import lexicon
from framing.language.quoted_titles import unquote_titles
from framing.language.tagged_sentence import TaggedSentence
from framing.language.tokens import tokenise

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.language.quotation_marks import Quotation
    from framing.language.tagged_sentence import TokenRange
    from framing.language.tokens import Tokens


def tag_sentence(text: str, start: int, end: int, quotes: Sequence[Quotation]) -> TaggedSentence:
    """Tokenise ``text[start:end]`` and tell of each token whether it is quoted.

    Args:
        text: The version's text.
        start: Where the sentence begins in it.
        end: Where it ends.
        quotes: The quotations that meet it, in order; what is only a title in marks is not quoted.

    Returns:
        The sentence; its offsets are those of the text.
    """
    tokens = tokenise(text, start, end)
    spans = _quoted_spans(tokens, quotes)
    quoted = _quoted(tokens, spans)
    unquote_titles(tokens, quoted, spans, lexicon())
    return TaggedSentence(tokens, quoted, lexicon())


def _quoted_spans(tokens: Tokens, quotes: Sequence[Quotation]) -> list[TokenRange]:
    """Return the first and last token of each quotation that has any here."""
    spans: list[TokenRange] = []
    for quotation in quotes:
        first = last = tokens.at(quotation.start)
        while last < len(tokens) and tokens.offsets()[last][1] <= quotation.end:
            last += 1
        if last > first:
            spans.append((first, last - 1))
    return spans


def _quoted(tokens: Tokens, spans: Sequence[TokenRange]) -> list[bool]:
    quoted = [False] * len(tokens)
    for first, last in spans:
        quoted[first : last + 1] = [True] * (last + 1 - first)
    return quoted
