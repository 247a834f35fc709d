"""Credits that carry over to the next sentence, where it plainly continues; else none.

Carried are: the rest of a quotation, a new quotation right after a quoted speaker in the same
paragraph, and a sentence about the people a report was just credited with telling about ("They have
not only ..."). Nothing carries across a heading, another credit or a sentence of the outlet's own.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from framing.attribution.continued_reports import (
    backshifted,
    content_stems,
    going_on,
    hearsay,
)
from framing.attribution.discourse import ResolvedSource
from framing.config import default
from framing.language.punctuation import CLOSING_QUOTES
from framing.types import Attribution, SentenceVoice, Span

if TYPE_CHECKING:
    from framing.language.quotation_marks import Quotation
    from framing.language.tagged_sentence import TaggedSentence
    from framing.types import Sentence, Version

_SETTINGS = default().attribution.voices


@dataclass(slots=True)
class CarriedCredits:
    """What the last sentences leave for the next one."""

    version: Version
    last_credit: ResolvedSource | None = None
    last_block: int = -9
    last_sentence: Sentence | None = None
    """The sentence that was credited or carried last."""
    speaker: ResolvedSource | None = None
    """Whoever is being quoted; outlives the sentence while the quotation or paragraph lasts."""
    speaker_block: int = -9
    announced: bool = False
    """The last sentence ends with a colon that opens a quotation."""

    @property
    def are_none(self) -> bool:
        """Tell whether nothing can carry to a sentence without quotation marks."""
        return self.last_credit is None

    def note_heading(self) -> None:
        """Forget: nothing carries across a heading."""
        self.last_credit = self.speaker = None
        self.announced = False

    def note_credit(self, sentence: Sentence, resolved: ResolvedSource, *, quoted: bool) -> None:
        """Remember an explicit credit."""
        self.last_credit, self.last_block = resolved, sentence.block
        self.last_sentence = sentence
        self.announced = False
        if quoted:
            self.speaker, self.speaker_block = resolved, sentence.block
        else:
            self.speaker = None

    def note_open_quotation(self, sentence: Sentence, resolved: ResolvedSource) -> None:
        """Remember whose quotation goes on in the next sentence."""
        self.speaker, self.speaker_block = resolved, sentence.block

    def note_introduction(self, sentence: Sentence, resolved: ResolvedSource) -> None:
        """Remember whom a sentence that ends with a colon introduces."""
        self.last_credit = None
        self.speaker, self.speaker_block, self.announced = resolved, sentence.block, True

    def note_own_voice(self, *, keeps: bool) -> None:
        """Forget: the outlet has spoken. A quoted speaker stays known within the paragraph."""
        self.last_credit = None
        self.announced = False
        if not keeps:
            self.speaker = None

    def note_unknown_quotation(self) -> None:
        """Note a quotation whose speaker has not been named yet."""
        self.last_credit = None
        self.announced = False

    def credit_for(
        self,
        sentence: Sentence,
        tagged: TaggedSentence,
        quotes: tuple[Quotation, ...],
        *,
        blocked: bool,
    ) -> tuple[ResolvedSource, bool] | None:
        """Return the credit that carries to this sentence and whether it is very words."""
        inside = bool(quotes) and quotes[0].start < sentence.start and not blocked
        if tagged.all_quoted() or inside:
            carried = self._quotation(sentence, quotes)
            if carried is not None:
                self.speaker, self.speaker_block = carried, sentence.block
                self.last_credit, self.last_block = None, sentence.block
                self.announced = False
                return carried, True
            return None
        if blocked or self.last_credit is None:
            return None
        carried = self._anaphor(sentence, tagged) or self._continuation(sentence, tagged)
        if carried is None:
            return None
        self.last_block, self.last_sentence = sentence.block, sentence
        self.last_credit = carried
        return carried, False

    def _quotation(
        self, sentence: Sentence, quotes: tuple[Quotation, ...]
    ) -> ResolvedSource | None:
        if self.speaker is None or not quotes:
            return None
        first = quotes[0]
        name = self.speaker.chain[-1] if self.speaker.chain else "the speaker"
        why = ""
        if first.continues and self.speaker_block < sentence.block:
            why = f"a quotation of {name} goes on from the paragraph before"
        elif self.announced and sentence.block - self.speaker_block <= 1:
            why = f"a colon after {name} opens this quotation"
        elif sentence.block == self.speaker_block:
            why = f"{name} is quoted in the sentence before"
        return _carried(self.speaker, why) if why else None

    def _anaphor(self, sentence: Sentence, tagged: TaggedSentence) -> ResolvedSource | None:
        last = self.last_credit
        if last is None or last.voice != "source" or not last.report:
            return None
        if sentence.block != self.last_block:
            return None
        if not tagged.in_class("anaphors", 0) or _outlet_speaks(tagged):
            return None
        return _carried(
            last, f"“{tagged.tokens.text[0]}” goes on with what {last.chain[-1]} is credited with"
        )

    def _continuation(self, sentence: Sentence, tagged: TaggedSentence) -> ResolvedSource | None:
        """Carry to a sentence that says by its own words that it is hearsay or reported speech."""
        last = self.last_credit
        if last is None or last.voice != "source" or sentence.block - self.last_block > 1:
            return None
        word = hearsay(tagged)
        if word is not None and sentence.block != self.last_block and not self._is_tied(sentence):
            return None  # a new paragraph may be about something else
        if word is None and sentence.block == self.last_block and last.report:
            word = backshifted(tagged) or (going_on(tagged) if self._is_tied(sentence) else None)
        if word is None:
            return None
        return _carried(last, f"“{word}” goes on with what {last.chain[-1]} is credited with")

    def _is_tied(self, sentence: Sentence) -> bool:
        """Tell whether a sentence is about something that the one credited last told of."""
        if self.last_sentence is None:
            return False
        text, last = self.version.text, self.last_sentence
        return not content_stems(text[last.start : last.end]).isdisjoint(
            content_stems(text[sentence.start : sentence.end])
        )

    def fill_back(
        self, sentences: tuple[Sentence, ...], voices: list[SentenceVoice]
    ) -> tuple[SentenceVoice, ...]:
        """Give the first sentences of a quotation the speaker whom its last sentence names.

        The quotation is one and its credit explicit; only the sentence boundary lies between.
        """
        for index in range(len(voices) - 2, -1, -1):
            opening_voice, closing_voice = voices[index], voices[index + 1]
            if opening_voice.voice != "unclear" or not opening_voice.quoted or opening_voice.chain:
                continue
            if sentences[index + 1].block - sentences[index].block > 1 or not closing_voice.chain:
                continue
            if not same_quotation(
                self.version, sentences[index], sentences[index + 1], opening_voice, closing_voice
            ):
                continue
            why = "the quotation's speaker is named where it ends"
            who = ResolvedSource(
                closing_voice.chain,
                closing_voice.kind,
                closing_voice.voice,
                why,
                first_hand=any(mark.first_hand for mark in closing_voice.attributions[:1]),
            )
            voices[index] = carried_voice(sentences[index], opening_voice, who, why)
        return tuple(voices)


def same_quotation(
    version: Version,
    first: Sentence,
    second: Sentence,
    first_voice: SentenceVoice,
    second_voice: SentenceVoice,
) -> bool:
    """Tell whether no quotation mark closes between two neighbouring sentences.

    In a new paragraph the quotation opens again, as is the custom with long ones.
    """
    if (
        not first_voice.quotes
        or not second_voice.quotes
        or second_voice.quotes[0].start != second.start
    ):
        return False
    if first.block != second.block and version.text[second.start].isalnum():
        return False
    return (
        first_voice.quotes[-1].end == first.end
        and version.text[first.end - 1] not in CLOSING_QUOTES
    )


def carried_mark(sentence: Sentence, who: ResolvedSource, why: str) -> Attribution:
    """Return the attribution of a whole sentence whose credit stands elsewhere."""
    return Attribution(
        content=Span(sentence.start, sentence.end),
        source=None,
        cue=None,
        chain=who.chain,
        kind=who.kind,
        voice=who.voice,
        basis="carried",
        first_hand=who.first_hand,
        why=why,
    )


def carried_voice(
    sentence: Sentence, voice: SentenceVoice, who: ResolvedSource, why: str
) -> SentenceVoice:
    """Return a sentence's voice with the credit that stands elsewhere."""
    return credited_voice(voice, who, (carried_mark(sentence, who, why),), why)


def credited_voice(
    voice: SentenceVoice, who: ResolvedSource, marks: tuple[Attribution, ...], why: str
) -> SentenceVoice:
    """Return a sentence's voice as another's; the first mark says how the credit is known."""
    return replace(
        voice,
        voice=who.voice,
        chain=who.chain,
        kind=who.kind,
        basis=marks[0].basis,
        attributions=marks,
        why=why,
    )


def _outlet_speaks(tagged: TaggedSentence) -> bool:
    """Tell whether a sentence that begins with a pronoun is the outlet's own after all."""
    if tagged.tokens.lower_at(0) == "it" and tagged.in_class("expletives", 1):
        return True
    return any(
        tagged.in_class("own_markers", index) or tagged.unsaid(0, index)
        for index in range(min(_SETTINGS.own_opening, len(tagged.tokens)))
    )


def _carried(resolved: ResolvedSource, why: str) -> ResolvedSource:
    return replace(resolved, basis="carried", why=why)
