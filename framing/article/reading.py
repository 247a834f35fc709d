"""One version, read: its sentences with their voices, then with cues, flags and roles."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from framing.article.roles import role
from framing.article.sentences import sentences
from framing.article.statements import Statement, statements
from framing.attribution import attribute, document_credit
from framing.cues.commentary import is_commentary
from framing.cues.model_cues import SentenceCues, find_all_cues
from framing.cues.sentiment import compound
from framing.language.word_count import count_words
from framing.types import (
    Cue,
    Reading,
    Sentence,
    SentenceVoice,
    SourceReport,
    Span,
    Version,
    VersionReading,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from framing.coding.corrections import Corrections
    from framing.cues import Detector


@dataclass(frozen=True, slots=True)
class Voiced:
    """A version whose sentences have voices: all that finding the facts needs."""

    version: Version
    sentences: tuple[Sentence, ...]
    voices: tuple[SentenceVoice, ...]
    statements: tuple[Statement, ...]
    in_footer: bool
    """The source report is credited once for the whole document, not at the words."""


def voiced(
    version: Version,
    source: SourceReport | None,
    corrections: Corrections,
    *,
    is_source: bool = False,
) -> Voiced:
    """Split a version and find out who says what; a person's word on either comes first."""
    found = tuple(corrections.sentence(version.outlet, one) for one in sentences(version))
    voices = tuple(
        corrections.voice(version.outlet, sentence, voice)
        for sentence, voice in zip(found, attribute(version, found, source), strict=True)
    )
    return Voiced(
        version=version,
        sentences=found,
        voices=voices,
        statements=tuple(
            # A person who says that a sentence carries no fact takes back what it would found.
            replace(said, founds=False)
            if said.founds and corrections.facts(said.outlet, said.sentence) == ()
            else said
            for said in statements(version, found, voices, whole=is_source)
        ),
        in_footer=source is not None and document_credit(version, source),
    )


@dataclass(frozen=True, slots=True)
class Reader:
    """What reads the sentences of any version: the detectors, and what people have set."""

    detectors: tuple[Detector, ...]
    corrections: Corrections

    def read(self, found: Voiced, facts: Mapping[int, tuple[str, ...]]) -> VersionReading:
        """Return a version with every sentence read; ``facts`` are those that each carries."""
        cues = find_all_cues(found.version.text, found.sentences, found.voices, self.detectors)
        readings = tuple(
            self._reading(found, sentence, voice, facts.get(sentence.index, ()), seen)
            for sentence, voice, seen in zip(found.sentences, found.voices, cues, strict=True)
        )
        return VersionReading(found.version, readings)

    def _reading(
        self,
        found: Voiced,
        sentence: Sentence,
        voice: SentenceVoice,
        facts: tuple[str, ...],
        seen: SentenceCues,
    ) -> Reading:
        text, outlet = found.version.text, found.version.outlet
        if found.in_footer and facts and voice.voice == "own" and voice.basis == "none":
            why = "the source report is credited in a footer"
            voice = replace(voice, basis="document", why=why)
        if sentence.kind == "boilerplate":
            return self._boilerplate(text, sentence, voice, outlet)
        cues = seen.cues
        words = text[sentence.start : sentence.end]
        number, sentiment = count_words(words), compound(words)
        unquoted = _unquoted(text, sentence, voice.quotes) if voice.quotes else words
        marked = {cue.dimension for cue in cues if cue.counted}
        flags = self.corrections.flags(outlet, sentence.index)
        hedged = flags.get("hedged", "hedging" in marked)
        speculative = flags.get("speculative", "speculation" in marked)
        commentary = flags.get("commentary", "commentary" in marked and is_commentary(cues))
        name, why = role(sentence, voice, facts, commentary=commentary, speculative=speculative)
        set_by = self.corrections.set_by(outlet, sentence.index)
        return Reading(
            sentence=sentence,
            role=self.corrections.role(outlet, sentence.index) or name,
            voice=voice,
            cues=cues,
            hedged=hedged,
            speculative=speculative,
            commentary=commentary,
            sentiment=sentiment,
            sentiment_unquoted=compound(unquoted) if voice.quotes else sentiment,
            certainty=seen.certainty,
            words=number,
            unquoted_words=count_words(unquoted) if voice.quotes else number,
            facts=facts,
            why=_reasons(why, voice, cues, set_by),
            set_by=set_by,
        )

    def _boilerplate(
        self, text: str, sentence: Sentence, voice: SentenceVoice, outlet: str
    ) -> Reading:
        """Boilerplate is counted and shown, and nothing is looked for in it."""
        words = count_words(text[sentence.start : sentence.end])
        return Reading(
            sentence=sentence,
            role=self.corrections.role(outlet, sentence.index) or "boilerplate",
            voice=voice,
            cues=(),
            hedged=False,
            speculative=False,
            commentary=False,
            sentiment=None,
            sentiment_unquoted=None,
            certainty=None,
            words=words,
            unquoted_words=words,
            why=("not part of the article's text",),
            set_by=self.corrections.set_by(outlet, sentence.index),
        )


def _unquoted(text: str, sentence: Sentence, quotes: Sequence[Span]) -> str:
    letters = list(text[sentence.start : sentence.end])
    for quote in quotes:
        low, high = max(quote.start, sentence.start), min(quote.end, sentence.end)
        for place in range(low - sentence.start, high - sentence.start):
            letters[place] = " "
    return "".join(letters).strip()


def _reasons(
    why: str, voice: SentenceVoice, cues: Sequence[Cue], set_by: Mapping[str, str]
) -> tuple[str, ...]:
    """The role's reason, the voice's, the words that set the flags; a person's word before them."""
    reasons = [f"{column} set by {coder}" for column, coder in set_by.items() if column != "voice"]
    if "role" not in set_by:
        reasons.append(why)
    if voice.why and voice.why not in why:
        reasons.append(voice.why)
    counted = [(cue.dimension, cue.rule) for cue in cues if cue.counted]
    for dimension in ("hedging", "speculation", "commentary"):
        rules = {rule for marked, rule in counted if marked == dimension}
        if rules:
            reasons.append(f"{dimension}: {', '.join(sorted(rules))}")
    return tuple(reasons)
