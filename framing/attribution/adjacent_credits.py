"""Credits in a sentence of their own, beside the quotation they are for.

"The mayor said:" before it, "Ruiz asked." behind one that ends with a question mark, "— Ana Ruiz"
under it. The quotation is one and its credit explicit; only the sentence boundary lies between.
A gesture in its paragraph shows who speaks where only one person makes one: "Dahl nodded."
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from framing.attribution.carried_credits import (
    carried_voice,
    credited_voice,
    same_quotation,
)
from framing.attribution.discourse import ResolvedSource
from framing.attribution.source_identity import resolve_phrase
from framing.attribution.source_report_references import as_source
from framing.config import default
from framing.language.publication_names import plain_name
from framing.language.punctuation import CLOSING_QUOTES, OPENING_QUOTES
from framing.language.subjects import main_subject
from framing.types import Attribution, Span

if TYPE_CHECKING:
    from framing.attribution.discourse import DiscourseContext
    from framing.attribution.resolved_credits import ResolvedSentence
    from framing.attribution.sentence_credits import Credit
    from framing.language.tagged_sentence import TaggedSentence
    from framing.types import Sentence, SentenceVoice, SourceReport, Version

_BEHIND = "the quotation's speaker is named behind it"
_SETTINGS = default().attribution.voices
_NAME = r"[A-Z][\w.’'-]{0,30}(?: (?:[A-Z][\w.’'-]{0,30}|de|da|van|von|al|bin)){0,5}"
_SALUTATION = re.compile(r"(?:Dear|To whom|To Whom|To all|To my|My dear) ")
_VALEDICTION = re.compile(
    r"(?:(?:Yours|Sincerely|Respectfully|Regards|Warmly|Cordially|Signed|Love)\b|(?:With|Best|Kind|"
    r"Warm) (?:love|regards|wishes|best|gratitude|respect|thanks)\b)",
)
_NAMED = re.compile(rf"{_NAME}(?:, [^.!?]{{1,80}})?\.?")
_SIGNED = re.compile(rf"(?P<dash>[―—–]|--)\s?(?P<name>{_NAME})(?:, [^.!?]{{1,80}})?\.?\Z")


@dataclass(frozen=True, slots=True)
class AdjacentCredit:
    """A credit that holds no words of its own sentence, the one numbered ``index``."""

    index: int
    source: Span | None
    cue: Span
    resolved: ResolvedSource
    follows: bool
    """It stands behind its quotation, not before it."""
    ends_paragraph: bool = False
    """A colon ends it, and its paragraph with it."""


def adjacent_credits(index: int, sentence: ResolvedSentence) -> list[AdjacentCredit]:
    """Return the credits of a sentence that are for a quotation before or behind it."""
    tokens = sentence.tagged.tokens
    return [
        AdjacentCredit(
            index,
            Span(*tokens.span(*credit.source)) if credit.source else None,
            Span(*tokens.span(*credit.cue)),
            resolved,
            follows=credit.shape == "tail",
            ends_paragraph=tokens.lower[-1] == ":" and _opens_text(sentence.tagged, credit),
        )
        for credit, resolved in sentence.credits
        if credit.shape in {"intro", "tail"} or _opens_list(sentence, credit)
    ]


def _opens_list(sentence: ResolvedSentence, credit: Credit) -> bool:
    """Tell whether a statement ends with a colon: "The Times reported the following:"."""
    tokens = sentence.tagged.tokens
    states = credit.strength == "statement" and credit.shape == "before" and not credit.subordinate
    return states and tokens.lower[-1] == ":" and credit.contents[-1][1] >= len(tokens) - 2


def _opens_text(tagged: TaggedSentence, credit: Credit) -> bool:
    """Tell whether what follows a colon is said without marks too: not so a list of officials."""
    lower = tagged.tokens.lower
    named_alone = credit.cue == (len(lower) - 1, len(lower) - 1)
    documents = tagged.lexicon.people["documents"]
    return not named_alone or "from" in lower or not documents.isdisjoint(lower)


def signature_credit(
    version: Version, index: int, sentence: Sentence, source: SourceReport | None
) -> list[AdjacentCredit]:
    """Return the credit in a line such as "— Ana Ruiz", if the sentence is one."""
    if sentence.end - sentence.start > _SETTINGS.signature:
        return []
    match = _SIGNED.match(version.text, sentence.start, sentence.end)
    if match is None:
        return []
    name = match["name"].rstrip(".")
    resolved = ResolvedSource((name,), "named", "other", f"signed by {name}", person=True)
    if source is not None and plain_name(name) in {plain_name(known) for known in source.names}:
        resolved = as_source(source, "signed by it")
    place = Span(match.start("name"), match.start("name") + len(name))
    return [AdjacentCredit(index, place, Span(*match.span("dash")), resolved, follows=True)]


def credit_adjacent_quotations(
    version: Version,
    sentences: tuple[Sentence, ...],
    voices: list[SentenceVoice],
    adjacent: list[AdjacentCredit],
) -> None:
    """Give quotations the speakers who are named beside them, in place."""
    for credit in adjacent:
        if credit.follows:
            _close(version, sentences, voices, credit)
        else:
            _open(version, sentences, voices, credit)


def _open(
    version: Version,
    sentences: tuple[Sentence, ...],
    voices: list[SentenceVoice],
    credit: AdjacentCredit,
) -> None:
    """Show "The mayor said:" as what credits the quotation behind it, set in marks or apart."""
    after = credit.index + 1
    if after >= len(voices):
        return
    for at in _set_apart(version, sentences, voices, credit):
        voices[at] = carried_voice(
            sentences[at], voices[at], credit.resolved, "a colon opens this paragraph"
        )
    if voices[after].chain == credit.resolved.chain:
        introduction = voices[credit.index]
        mark = _mark(credit, sentences[after])
        voices[credit.index] = replace(
            introduction, attributions=(*introduction.attributions, mark)
        )


def _set_apart(
    version: Version,
    sentences: tuple[Sentence, ...],
    voices: list[SentenceVoice],
    credit: AdjacentCredit,
) -> list[int]:
    """Return the sentences of a quotation that is a paragraph, or a list, without marks."""
    introduction, first = sentences[credit.index], credit.index + 1
    if not credit.ends_paragraph or sentences[first].block != introduction.block + 1:
        return []
    taken: list[int] = []
    letter = _letter_end(version, sentences, first)
    for at in range(first, len(voices)):
        same = sentences[at].block == sentences[first].block or at < letter
        listed = sentences[at].kind == sentences[first].kind == "bullet"
        if not (same or listed) or voices[at].voice != "own" or voices[at].quotes:
            break
        if sentences[at].kind not in {"text", "bullet"}:
            break
        taken.append(at)
    return taken


def _letter_end(version: Version, sentences: tuple[Sentence, ...], first: int) -> int:
    """Return where a letter ends that begins at a sentence: behind its last greeting and name."""
    if not _SALUTATION.match(version.text, sentences[first].start):
        return first
    for at in range(first + 1, len(sentences)):
        if sentences[at].kind not in {"text", "bullet"}:
            return first
        if _VALEDICTION.match(version.text, sentences[at].start):
            end = at + 1
            name = end < len(sentences) and sentences[end].kind in {"text", "bullet"}
            signed = name and _NAMED.fullmatch(
                version.text, sentences[end].start, sentences[end].end
            )
            return end + 1 if signed else end
    return first


def _close(
    version: Version,
    sentences: tuple[Sentence, ...],
    voices: list[SentenceVoice],
    credit: AdjacentCredit,
) -> None:
    before = credit.index - 1
    if before < 0 or not _may_close(version, sentences, voices, before):
        return
    who = credit.resolved
    introduction = voices[credit.index]
    marks = (_mark(credit, sentences[before]), *introduction.attributions)
    voices[credit.index] = credited_voice(introduction, who, marks, who.why)
    at = before
    while True:
        voices[at] = carried_voice(sentences[at], voices[at], who, _BEHIND)
        if at == 0 or voices[at - 1].basis == "explicit" or not voices[at - 1].quoted:
            return
        ends = voices[at - 1], voices[at]
        if not same_quotation(version, sentences[at - 1], sentences[at], *ends):
            return
        at -= 1


def _may_close(
    version: Version, sentences: tuple[Sentence, ...], voices: list[SentenceVoice], before: int
) -> bool:
    """Tell whether a quotation without a credit of its own ends right before the sentence."""
    near = sentences[before + 1].block - sentences[before].block <= 1
    closed = version.text[sentences[before].end - 1] in CLOSING_QUOTES
    return near and closed and voices[before].quoted and voices[before].basis != "explicit"


def _mark(credit: AdjacentCredit, quotation: Sentence) -> Attribution:
    who = credit.resolved
    return Attribution(
        content=Span(quotation.start, quotation.end),
        source=credit.source,
        cue=credit.cue,
        chain=who.chain,
        kind=who.kind,
        voice=who.voice,
        basis=who.basis,
        first_hand=who.first_hand,
        why=who.why,
    )


def gesture(context: DiscourseContext, tagged: TaggedSentence, block: int) -> ResolvedSource | None:
    """Return who nods, shrugs or points in a sentence without a quotation, if a person does."""
    if tagged.lexicon.closed["gestures"].isdisjoint(tagged.tokens.lower):
        return None
    at = next((i for i in range(1, len(tagged.tokens)) if tagged.is_finite(i)), None)
    if at is None or not tagged.in_class("gestures", at):
        return None
    subject = main_subject(tagged, at + 1)
    if subject is None:
        return None
    resolved = resolve_phrase(context, tagged, subject, block)
    named = resolved.person or tagged.in_class("personal", subject[0])
    return resolved if named and resolved.voice == "other" else None


def credit_by_gestures(
    text: str,
    sentences: tuple[Sentence, ...],
    voices: list[SentenceVoice],
    gestures: dict[int, ResolvedSource],
) -> None:
    """Give quotations without a speaker the only person who makes a gesture beside them."""
    for index, voice in enumerate(voices):
        if voice.voice != "unclear" or not voice.quoted or voice.chain:
            continue
        if text[sentences[index].start] not in OPENING_QUOTES:
            continue  # the rest of a quotation that began before
        near = [
            gestures[at]
            for at in (index - 1, index + 1)
            if at in gestures and sentences[at].block == sentences[index].block
        ]
        if not near or len({who.chain for who in near}) != 1:
            continue
        who = near[0]
        why = f"{who.chain[-1]} acts beside this quotation"
        voices[index] = carried_voice(sentences[index], voice, who, why)
