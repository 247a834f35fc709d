"""Credits that carry over to the next sentence, where it plainly continues; else none.

Carried are: the rest of a quotation, a new quotation right after a quoted speaker in the same
paragraph, and a sentence about the people a report was just credited with telling about ("They have
not only ..."). Nothing carries across a heading, another credit or a sentence of the outlet's own.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from framing.attribution.discourse import Resolved
from framing.types import Attribution, SentenceVoice, Span

if TYPE_CHECKING:
    from framing.language.quotation_marks import Quotation
    from framing.language.token_sequence import Clause
    from framing.types import Sentence, Version

_OPENING = 6  # tokens in which the outlet shows that it speaks itself


@dataclass(slots=True)
class Carrier:
    """What the last sentences leave for the next one."""

    version: Version
    last: Resolved | None = None
    last_block: int = -9
    speaker: Resolved | None = None
    """Whoever is being quoted; outlives the sentence while the quotation or paragraph lasts."""
    speaker_block: int = -9
    announced: bool = False
    """The last sentence ends with a colon that opens a quotation."""

    @property
    def idle(self) -> bool:
        """Tell whether nothing can carry to a sentence without quotation marks."""
        return self.last is None

    def heading(self) -> None:
        """Forget: nothing carries across a heading."""
        self.last = self.speaker = None
        self.announced = False

    def credited(self, sentence: Sentence, resolved: Resolved, *, quoted: bool) -> None:
        """Remember an explicit credit."""
        self.last, self.last_block = resolved, sentence.block
        self.announced = False
        if quoted:
            self.speaker, self.speaker_block = resolved, sentence.block
        else:
            self.speaker = None

    def left_open(self, sentence: Sentence, resolved: Resolved) -> None:
        """Remember whose quotation goes on in the next sentence."""
        self.speaker, self.speaker_block = resolved, sentence.block

    def introduced(self, sentence: Sentence, resolved: Resolved) -> None:
        """Remember whom a sentence that ends with a colon introduces."""
        self.last = None
        self.speaker, self.speaker_block, self.announced = resolved, sentence.block, True

    def own(self, *, keeps: bool) -> None:
        """Forget: the outlet has spoken. A quoted speaker stays known within the paragraph."""
        self.last = None
        self.announced = False
        if not keeps:
            self.speaker = None

    def unknown_quote(self) -> None:
        """Note a quotation whose speaker has not been named yet."""
        self.last = None
        self.announced = False

    def carry(
        self,
        sentence: Sentence,
        clause: Clause,
        quotes: tuple[Quotation, ...],
        *,
        blocked: bool,
    ) -> tuple[Resolved, bool] | None:
        """Return the credit that carries to this sentence and whether it is very words."""
        inside = bool(quotes) and quotes[0].start < sentence.start and not blocked
        if clause.all_quoted() or inside:
            carried = self._quotation(sentence, quotes)
            if carried is not None:
                self.speaker, self.speaker_block = carried, sentence.block
                self.last, self.last_block = None, sentence.block
                self.announced = False
                return carried, True
            return None
        if blocked or self.last is None:
            return None
        carried = self._anaphor(sentence, clause)
        if carried is None:
            return None
        self.last_block = sentence.block
        self.last = carried
        return carried, False

    def _quotation(self, sentence: Sentence, quotes: tuple[Quotation, ...]) -> Resolved | None:
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

    def _anaphor(self, sentence: Sentence, clause: Clause) -> Resolved | None:
        last = self.last
        if last is None or last.voice != "source" or not last.report:
            return None
        if sentence.block != self.last_block:
            return None
        if not clause.is_("anaphors", 0) or _outlet_speaks(clause):
            return None
        return _carried(
            last, f"“{clause.words.text[0]}” goes on with what {last.chain[-1]} is credited with"
        )

    def fill_back(
        self, sentences: tuple[Sentence, ...], found: list[SentenceVoice]
    ) -> tuple[SentenceVoice, ...]:
        """Give the first sentences of a quotation the speaker whom its last sentence names.

        The quotation is one and its credit explicit; only the sentence boundary lies between.
        """
        for index in range(len(found) - 2, -1, -1):
            here, after = found[index], found[index + 1]
            if here.voice != "unclear" or not here.quoted or here.chain:
                continue
            if sentences[index + 1].block - sentences[index].block > 1 or not after.chain:
                continue
            if not same_quotation(
                self.version, sentences[index], sentences[index + 1], here, after
            ):
                continue
            first = after.attributions[0] if after.attributions else None
            why = "the quotation's speaker is named where it ends"
            first_hand = first.first_hand if first else False
            who = Resolved(after.chain, after.kind, after.voice, why, first_hand=first_hand)
            mark = carried_mark(sentences[index], who, why)
            found[index] = replace(
                here,
                voice=after.voice,
                chain=after.chain,
                kind=after.kind,
                basis="carried",
                attributions=(mark,),
                why=why,
            )
        return tuple(found)


def same_quotation(
    version: Version, one: Sentence, two: Sentence, here: SentenceVoice, after: SentenceVoice
) -> bool:
    """Tell whether no quotation mark closes between two neighbouring sentences.

    In a new paragraph the quotation opens again, as is the custom with long ones.
    """
    if not here.quotes or not after.quotes or after.quotes[0].start != two.start:
        return False
    if one.block != two.block and version.text[two.start].isalnum():
        return False
    return here.quotes[-1].end == one.end and version.text[one.end - 1] not in "”\"'’"


def carried_mark(sentence: Sentence, who: Resolved, why: str) -> Attribution:
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


def _outlet_speaks(clause: Clause) -> bool:
    """Tell whether a sentence that begins with a pronoun is the outlet's own after all."""
    if clause.words.low(0) == "it" and clause.is_("expletives", 1):
        return True
    return any(
        clause.is_("own_markers", index) or clause.unsaid(0, index)
        for index in range(min(_OPENING, len(clause.words)))
    )


def _carried(resolved: Resolved, why: str) -> Resolved:
    return replace(resolved, basis="carried", why=why)
