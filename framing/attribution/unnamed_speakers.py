"""Quotations whose speaker no verb names: whoever acts beside them, and else nobody.

A gesture in the sentence beside a quotation, in its paragraph, shows who speaks, where only one
person makes one: "Ben Dahl nodded. “It is gone.”"
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.attribution.carried_credits import carried_voice
from framing.attribution.source_identity import resolve_phrase
from framing.language.punctuation import OPENING_QUOTES
from framing.language.subjects import main_subject

if TYPE_CHECKING:
    from framing.attribution.discourse import DiscourseContext, ResolvedSource
    from framing.language.tagged_sentence import TaggedSentence
    from framing.types import Sentence, SentenceVoice


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
