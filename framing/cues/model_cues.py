"""What small trained models add to the rules: they decide where a rule points and is not sure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from framing.config import default
from framing.cues import find_cues
from framing.cues.commentary import is_commentary, points_at_commentary
from framing.cues.rules import read_toml
from framing.cues.speculation import is_speculative
from framing.models.sentence_scores import score_sentences

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.cues import Detector
    from framing.models.sentence_scores import SentenceScores
    from framing.types import Cue, Dimension, Sentence, SentenceVoice

RULE = "+model"
"""The end of a cue's rule where the rule pointed at the words and a model made them count."""


@dataclass(frozen=True, slots=True)
class SentenceCues:
    """What rules and models find in one sentence; None where nothing is read."""

    cues: tuple[Cue, ...] = ()
    answer: SentenceScores | None = None

    @property
    def certainty(self) -> float | None:
        """How sure a reader would take the writer to be, 0 to 1."""
        return None if self.answer is None else self.answer.certainty


def find_all_cues(
    text: str,
    sentences: Sequence[Sentence],
    voices: Sequence[SentenceVoice],
    detectors: Sequence[Detector],
) -> tuple[SentenceCues, ...]:
    """Find the cues of all sentences of a version, by rules and by models, and their certainty.

    A model makes a rule's cue count where no rule has set the flag: what it takes for commentary
    without words that a reader can be shown is none. It overrules a rule where it is sure that
    nothing is left open, or that nothing is judged. In boilerplate nothing is looked for.

    Args:
        text: The version's text, into which all spans point.
        sentences: Its sentences.
        voices: Who speaks in each.
        detectors: What looks for cues, usually ``detectors()``; models decide on their cues.
    """
    read = [at for at, sentence in enumerate(sentences) if sentence.kind != "boilerplate"]
    ruled = [find_cues(text, sentences[at], voices[at], detectors) for at in read]
    words = [text[sentences[at].start : sentences[at].end] for at in read]
    by_sentence = [SentenceCues()] * len(sentences)
    for at, cues, answer in zip(read, ruled, score_sentences(words, ruled), strict=True):
        by_sentence[at] = with_model_cues(sentences[at], voices[at], cues, answer)
    return tuple(by_sentence)


def with_model_cues(
    sentence: Sentence, voice: SentenceVoice, cues: Sequence[Cue], answer: SentenceScores
) -> SentenceCues:
    """Return the rules' cues of one sentence; one of them counts where a model says so."""
    settings = default().model_cues
    if answer.commentary < settings.commentary_doubted:
        cues = [_doubted(cue) if cue.dimension == "commentary" else cue for cue in cues]
    guess = is_speculative(cues) and answer.commentary < settings.beside_speculation
    if answer.speculation < settings.speculation_doubted:
        cues = [_doubted(cue) if cue.dimension == "speculation" else cue for cue in cues]
    kept = tuple(cues)
    if (
        may_be_commentary(sentence, voice)
        and not guess
        and not is_commentary(cues)
        and answer.commentary >= settings.commentary
    ):
        kept = _counting("commentary", kept, answer.commentary)
    if not is_speculative(cues) and answer.speculation >= settings.speculation:
        kept = _counting("speculation", kept, answer.speculation)
    return SentenceCues(kept, answer)


def _counting(dimension: Dimension, cues: tuple[Cue, ...], score: float) -> tuple[Cue, ...]:
    """Return the cues with the strongest of a dimension counted, as they are if there is none."""
    pointing = [cue for cue in cues if cue.dimension == dimension and _points(cue)]
    if not pointing:
        return cues
    strongest = max(pointing, key=lambda cue: cue.weight)
    decided = replace(
        strongest,
        rule=strongest.rule + RULE,
        weight=score,
        counted=True,
        why=f"{strongest.why} {_why(dimension)}",
    )
    return tuple(decided if cue is strongest else cue for cue in cues)


def _doubted(cue: Cue) -> Cue:
    why = f"{cue.why} {_why('doubted').format(cue.dimension)}"
    return replace(cue, counted=False, why=why) if cue.counted else cue


def _points(cue: Cue) -> bool:
    return cue.dimension != "commentary" or points_at_commentary(cue)


@cache
def _why(key: str) -> str:
    return str(read_toml("model_cues")[key])


def may_be_commentary(sentence: Sentence, voice: SentenceVoice) -> bool:
    """Tell whether the model is asked: the outlet's own running text, little of it quoted.

    Nor is it asked where most of a sentence is what somebody is told not to have said.
    """
    length = sentence.end - sentence.start
    unsaid = sum(
        credit.content.end - credit.content.start
        for credit in voice.attributions
        if credit.voice == "unclear"
    )
    quoted = sum(
        max(min(quote.end, sentence.end) - max(quote.start, sentence.start), 0)
        for quote in voice.quotes
    )
    return (
        sentence.kind in {"text", "bullet"}
        and voice.voice == "own"
        and quoted <= default().model_cues.quoted_share * length
        and 2 * unsaid <= length
    )
