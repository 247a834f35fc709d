"""Credits in a sentence of their own, beside the quotation they are for.

"The mayor said:" before it, "Ruiz asked." behind one that ends with a question mark, "— Ana Ruiz"
under it. The quotation is one and its credit explicit; only the sentence boundary lies between.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from framing.attribution.carried_credits import carried_mark, same_quotation
from framing.attribution.discourse import Resolved, plain_name
from framing.attribution.source_report_references import as_source
from framing.types import Attribution, Span

if TYPE_CHECKING:
    from framing.attribution.resolved_credits import Read
    from framing.types import Sentence, SentenceVoice, SourceReport, Version

_CLOSED = frozenset("”\"'’")
_BEHIND = "the quotation's speaker is named behind it"
_LONGEST = 120  # characters of a line that signs a quotation
_NAME = r"[A-Z][\w.’'-]{0,30}(?: (?:[A-Z][\w.’'-]{0,30}|de|da|van|von|al|bin)){0,5}"
_SIGNED = re.compile(rf"(?P<dash>[―—–]|--)\s?(?P<name>{_NAME})(?:, [^.!?]{{1,80}})?\.?\Z")


@dataclass(frozen=True, slots=True)
class Beside:
    """A credit that holds no words of its own sentence, the one numbered ``index``."""

    index: int
    source: Span | None
    cue: Span
    resolved: Resolved
    follows: bool
    """It stands behind its quotation, not before it."""
    ends_paragraph: bool = False
    """A colon ends it, and its paragraph with it."""


def beside(index: int, here: Read) -> list[Beside]:
    """Return the credits of a sentence that are for a quotation before or behind it."""
    tokens = here.clause.words
    return [
        Beside(
            index,
            Span(*tokens.span(*credit.source)) if credit.source else None,
            Span(*tokens.span(*credit.cue)),
            resolved,
            follows=credit.shape == "tail",
            ends_paragraph=tokens.lower[-1] == ":",
        )
        for credit, resolved in here.credits
        if credit.shape in {"intro", "tail"}
    ]


def signature(
    version: Version, index: int, sentence: Sentence, source: SourceReport | None
) -> list[Beside]:
    """Return the credit in a line such as "— Ana Ruiz", if the sentence is one."""
    if sentence.end - sentence.start > _LONGEST:
        return []
    match = _SIGNED.match(version.text, sentence.start, sentence.end)
    if match is None:
        return []
    name = match["name"].rstrip(".")
    resolved = Resolved((name,), "named", "other", f"signed by {name}", person=True)
    if source is not None and plain_name(name) in {plain_name(one) for one in source.names}:
        resolved = as_source(source, "signed by it")
    place = Span(match.start("name"), match.start("name") + len(name))
    return [Beside(index, place, Span(*match.span("dash")), resolved, follows=True)]


def settle(
    version: Version,
    sentences: tuple[Sentence, ...],
    found: list[SentenceVoice],
    credits_beside: list[Beside],
) -> None:
    """Give quotations the speakers who are named beside them, in place."""
    for one in credits_beside:
        if one.follows:
            _close(version, sentences, found, one)
        else:
            _open(sentences, found, one)


def _open(sentences: tuple[Sentence, ...], found: list[SentenceVoice], one: Beside) -> None:
    """Show "The mayor said:" as what credits the quotation behind it, set in marks or apart."""
    after = one.index + 1
    if after >= len(found):
        return
    for at in _set_apart(sentences, found, one):
        found[at] = _given(sentences[at], found[at], one.resolved, "a colon opens this paragraph")
    if found[after].chain == one.resolved.chain:
        here = found[one.index]
        mark = _mark(one, sentences[after])
        found[one.index] = replace(here, attributions=(*here.attributions, mark))


def _set_apart(
    sentences: tuple[Sentence, ...], found: list[SentenceVoice], one: Beside
) -> list[int]:
    """Return the sentences of a quotation that is a paragraph, or a list, without marks."""
    here, first = sentences[one.index], one.index + 1
    if not one.ends_paragraph or sentences[first].block != here.block + 1:
        return []
    taken: list[int] = []
    for at in range(first, len(found)):
        same = sentences[at].block == sentences[first].block
        listed = sentences[at].kind == sentences[first].kind == "bullet"
        if not (same or listed) or found[at].voice != "own" or found[at].quotes:
            break
        if sentences[at].kind not in {"text", "bullet"}:
            break
        taken.append(at)
    return taken


def _close(
    version: Version, sentences: tuple[Sentence, ...], found: list[SentenceVoice], one: Beside
) -> None:
    before = one.index - 1
    if before < 0 or not _may_close(version, sentences, found, before):
        return
    who = one.resolved
    mark = _mark(one, sentences[before])
    found[one.index] = replace(
        found[one.index],
        voice=who.voice,
        chain=who.chain,
        kind=who.kind,
        basis=who.basis,
        attributions=(mark, *found[one.index].attributions),
        why=who.why,
    )
    at = before
    while True:
        found[at] = _given(sentences[at], found[at], who, _BEHIND)
        if at == 0 or found[at - 1].basis == "explicit" or not found[at - 1].quoted:
            return
        ends = found[at - 1], found[at]
        if not same_quotation(version, sentences[at - 1], sentences[at], *ends):
            return
        at -= 1


def _may_close(
    version: Version, sentences: tuple[Sentence, ...], found: list[SentenceVoice], before: int
) -> bool:
    """Tell whether a quotation without a credit of its own ends right before the sentence."""
    near = sentences[before + 1].block - sentences[before].block <= 1
    closed = version.text[sentences[before].end - 1] in _CLOSED
    return near and closed and found[before].quoted and found[before].basis != "explicit"


def _given(sentence: Sentence, voice: SentenceVoice, who: Resolved, why: str) -> SentenceVoice:
    mark = carried_mark(sentence, who, why)
    return replace(
        voice,
        voice=who.voice,
        chain=who.chain,
        kind=who.kind,
        basis="carried",
        attributions=(mark,),
        why=why,
    )


def _mark(one: Beside, quotation: Sentence) -> Attribution:
    who = one.resolved
    return Attribution(
        content=Span(quotation.start, quotation.end),
        source=one.source,
        cue=one.cue,
        chain=who.chain,
        kind=who.kind,
        voice=who.voice,
        basis=who.basis,
        first_hand=who.first_hand,
        why=who.why,
    )
