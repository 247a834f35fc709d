"""A sentence made ready for a decision: its words, quotations and resolved credits."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from framing.attribution.beside_quotations import lead_in, with_quotation
from framing.attribution.discourse import ResolvedSource
from framing.attribution.reporting_verbs import verb_credit
from framing.attribution.sentence_credits import (
    CLOSING,
    Credit,
    according,
    apart,
    cite,
    noun_credit,
    own_thoughts,
    per_name,
)
from framing.attribution.source_identity import chained, resolve
from framing.attribution.through_report import report_frame
from framing.attribution.view_frames import to_somebody, view_credit
from framing.config import default
from framing.language.quotation_marks import near_quotations, quotations
from framing.language.tagging import tag_sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framing.attribution.discourse import DiscourseContext
    from framing.language.quotation_marks import Quotation
    from framing.language.tagged_sentence import TaggedSentence
    from framing.types import Sentence, Version

_SETTINGS = default().language.tokens

_REMEMBERED = 2048
"""Sentences: the source report is found first, and then each is asked for again."""
_UNSAID = ResolvedSource((), "", "unclear", "told not to have been said")
_NESTABLE = frozenset({"before", "after", "inverted"})


@dataclass(frozen=True, slots=True)
class ScannedSentence:
    """A sentence's words and its credits, before anybody is named."""

    tagged: TaggedSentence
    credits: tuple[Credit, ...]

    @property
    def credits_nobody(self) -> bool:
        """Tell whether all of the sentence was looked at and credits nobody."""
        return not self.credits and len(self.tagged.tokens) < _SETTINGS.longest_sentence


@dataclass(frozen=True, slots=True)
class ResolvedSentence:
    """A sentence with its words, quotations and resolved credits."""

    sentence: Sentence
    tagged: TaggedSentence
    quotes: tuple[Quotation, ...]
    credits: tuple[tuple[Credit, ResolvedSource], ...]


def scanned_sentences(
    version: Version, sentences: tuple[Sentence, ...]
) -> Iterator[tuple[Sentence, ScannedSentence]]:
    """Yield the sentences of running text with their credits."""
    quoted = quotations(version)
    starts = [quotation.start for quotation in quoted]
    for sentence in sentences:
        if sentence.kind in {"text", "bullet"}:
            near = near_quotations(quoted, starts, sentence)
            yield sentence, scan_sentence(version.text, sentence.start, sentence.end, near)


def resolve_sentence(
    scanned: ScannedSentence,
    sentence: Sentence,
    quotes: tuple[Quotation, ...],
    context: DiscourseContext,
) -> ResolvedSentence:
    """Say who is meant by each credit of a sentence."""
    tagged = scanned.tagged
    resolved_credits: list[tuple[Credit, ResolvedSource]] = []
    found = scanned.credits
    named = context.names_report(sentence.start, sentence.end) or "per" in tagged.tokens.lower
    if named and not any(
        credit.strength == "statement" and not credit.subordinate for credit in found
    ):
        framed = report_frame(context, tagged)
        found = (*found, framed) if framed is not None else found
    for credit in found:
        earlier = resolved_credits[-1] if resolved_credits else None
        if credit.unsaid:
            resolved_credits.append((credit, _UNSAID))
            continue
        if earlier is not None and _goes_on(credit, earlier[0]):
            resolved = earlier[1]
        else:
            resolved = resolve(context, tagged, credit, sentence.block)
        if _counts(tagged, credit, resolved):
            resolved_credits.append((_settled(credit, resolved), resolved))
    return ResolvedSentence(sentence, tagged, quotes, _nested(context, resolved_credits))


@lru_cache(maxsize=_REMEMBERED)
def scan_sentence(
    text: str, start: int, end: int, quotes: tuple[Quotation, ...]
) -> ScannedSentence:
    """Find the credits in ``text[start:end]``; ``quotes`` are the quotations in it."""
    tagged = tag_sentence(text, start, end, quotes)
    return ScannedSentence(tagged, _find_credits(tagged))


def _find_credits(tagged: TaggedSentence) -> tuple[Credit, ...]:
    """Find the credits of a sentence, in the order of their cues."""
    lower, triggers = tagged.tokens.lower, tagged.lexicon.triggers
    places = [at for at, low in enumerate(lower) if low in triggers and not tagged.quoted[at]]
    holder = to_somebody(tagged)
    credits_before = [holder] if holder is not None else []
    for index in places:
        credit = view_credit(tagged, index) or _cued(tagged, index, credits_before)
        if credit is not None:
            credits_before.append(credit)
    if not credits_before and lower and lower[-1] == ":":
        return lead_in(tagged)
    return own_thoughts(tagged, apart(tagged, with_quotation(tagged, credits_before)))


def _cued(tagged: TaggedSentence, index: int, credits_before: list[Credit]) -> Credit | None:
    """Return the credit of a verb, a noun or an "according to" at this word."""
    low, lexicon = tagged.tokens.lower[index], tagged.lexicon
    credit: Credit | None = None
    if per_name(tagged, index) or (
        low == "according" and tagged.tokens.lower_at(index + 1) == "to"
    ):
        credit = according(tagged, index)
    elif low == "citing" and credits_before:
        cite(tagged, index, credits_before)
    elif low in lexicon.verbs and low != "citing":
        credit = verb_credit(tagged, index, lexicon.verbs[low], credits_before)
    if credit is None and low in lexicon.crediting_nouns:
        credit = noun_credit(tagged, index, credits_before)
    return credit


def _counts(tagged: TaggedSentence, credit: Credit, resolved: ResolvedSource) -> bool:
    if credit.needs_speaker and not resolved.can_speak:
        return False
    return credit.source is None or not tagged.in_class("nobody", credit.source[1])


def _goes_on(credit: Credit, earlier: Credit) -> bool:
    """Tell whether a credit is the ", adding that ..." of the one before, to the same addressee."""
    trails = credit.shape == "trailing" and credit.addressee is None and credit.via is None
    return trails and credit.source is not None and credit.source == earlier.source


def _settled(credit: Credit, resolved: ResolvedSource) -> Credit:
    """A report's plain object, or its sources', is its statement; a person's is said about."""
    if credit.strength != "object":
        return credit
    told = resolved.report or resolved.voice == "source"
    return replace(credit, strength="statement" if told else "act")


def _nested(
    context: DiscourseContext, resolved_credits: list[tuple[Credit, ResolvedSource]]
) -> tuple[tuple[Credit, ResolvedSource], ...]:
    """Read "X said ..., according to Y" as a chain: Y passes on what X said."""
    if (
        not resolved_credits
        or resolved_credits[-1][0].shape not in CLOSING
        or not resolved_credits[-1][0].contents
    ):
        return tuple(resolved_credits)
    closing, outer = resolved_credits[-1]
    first, last = closing.contents[0]
    inside = [
        number
        for number, (credit, _) in enumerate(resolved_credits[:-1])
        if credit.strength == "statement"
        and credit.shape in _NESTABLE
        and first <= credit.cue[0] <= last
    ]
    if len(inside) != 1 or not outer.chain:
        return tuple(resolved_credits)
    credit, inner = resolved_credits[inside[0]]
    if not inner.chain or inner.chain[-1] in outer.chain:
        return tuple(resolved_credits)
    both = chained(context, outer, inner)
    resolved_credits[inside[0]] = (credit, both)
    if credit.source is None or credit.source[0] == 0 or credit.shape != "before":
        resolved_credits[-1] = (closing, both)
    return tuple(resolved_credits)
