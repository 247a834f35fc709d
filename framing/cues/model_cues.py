"""What small trained models add to the rules: sentences that no rule marks, with the words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from framing.config import default
from framing.cues import Finding, cue_from, find_cues, in_reading_order
from framing.cues.commentary import is_commentary
from framing.cues.rules import read_toml
from framing.cues.speculation import is_speculative
from framing.models.sentence_scores import score_sentences
from framing.models.word_evidence import strongest_run, token_contributions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.config import ModelThresholds
    from framing.cues import Detector
    from framing.models.sentence_scores import SentenceScores
    from framing.types import Cue, Dimension, Sentence, SentenceVoice

RULE = "model"


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

    A model adds a cue only where no rule has set the flag, and only with words to show. In
    boilerplate nothing is looked for.

    Args:
        text: The version's text, into which all spans point.
        sentences: Its sentences.
        voices: Who speaks in each.
        detectors: What looks for cues, usually ``detectors()``; models add to their dimensions.
    """
    read = [at for at, sentence in enumerate(sentences) if sentence.kind != "boilerplate"]
    ruled = [find_cues(text, sentences[at], voices[at], detectors) for at in read]
    words = [text[sentences[at].start : sentences[at].end] for at in read]
    by_sentence = [SentenceCues()] * len(sentences)
    for at, cues, answer in zip(read, ruled, score_sentences(words, ruled), strict=True):
        by_sentence[at] = with_model_cues(
            text, sentences[at], voices[at], cues, answer, detectors=detectors
        )
    return tuple(by_sentence)


def with_model_cues(  # noqa: PLR0913 - a sentence is known by all of these
    text: str,
    sentence: Sentence,
    voice: SentenceVoice,
    cues: Sequence[Cue],
    answer: SentenceScores,
    *,
    detectors: Sequence[Detector],
) -> SentenceCues:
    """Return the rules' cues of one sentence with those that the models' answer adds."""
    sentence_text = text[sentence.start : sentence.end]
    added = [
        cue_from(added_cue, detector, sentence, voice)
        for detector in detectors
        for likely in _model_scores(detector, sentence, voice, cues, answer)
        for added_cue in model_findings(
            detector.dimension, likely, sentence_text, sentence.start, cues
        )
    ]
    if not added:
        return SentenceCues(tuple(cues), answer)
    kept = [cue for cue in cues if not any(_overlaps(added_cue, cue) for added_cue in added)]
    return SentenceCues(in_reading_order([*kept, *added]), answer)


def _overlaps(added_cue: Cue, rule_cue: Cue) -> bool:
    return (
        added_cue.dimension == rule_cue.dimension
        and added_cue.start < rule_cue.end
        and rule_cue.start < added_cue.end
    )


def _model_scores(
    detector: Detector,
    sentence: Sentence,
    voice: SentenceVoice,
    cues: Sequence[Cue],
    answer: SentenceScores,
) -> list[float]:
    """Return the model's answer for a detector's dimension, or nothing where it is not asked."""
    if detector.dimension == "commentary" and may_be_commentary(sentence, voice):
        guess = is_speculative(cues) and answer.commentary < default().model_cues.beside_speculation
        return [] if guess or is_commentary(cues) else [answer.commentary]
    if detector.dimension == "speculation":
        return [] if is_speculative(cues) else [answer.speculation]
    return []


def model_findings(
    dimension: Dimension, score: float, text: str, start: int, cues: Sequence[Cue]
) -> list[Finding]:
    """Return a model's answer as a find; nothing when it is too low or has no words to show.

    Words that a rule has found already are not shown again, unless they are all that there is:
    cues of a dimension do not overlap.
    """
    thresholds = _thresholds(dimension)
    if score < thresholds.shown:
        return []
    excluded = [(cue.start - start, cue.end - start) for cue in cues if cue.dimension == dimension]
    counted = score >= thresholds.counted
    shares = token_contributions(text, cues, dimension, start)
    place = strongest_run(text, shares, excluded) or (
        strongest_run(text, shares) if counted else None
    )
    if place is None:
        return []
    finding = Finding(
        start=place[0],
        end=place[1],
        rule=RULE,
        kind=RULE,
        weight=score,
        why=_why(dimension, counted=counted),
        counted=counted,
    )
    return [finding]


def _thresholds(dimension: Dimension) -> ModelThresholds:
    settings = default().model_cues
    return settings.commentary if dimension == "commentary" else settings.speculation


@cache
def _why(dimension: Dimension, *, counted: bool) -> str:
    words = read_toml("model_cues")
    return str(words[dimension]) if counted else f"{words[dimension]} {words['not_sure']}"


def may_be_commentary(sentence: Sentence, voice: SentenceVoice) -> bool:
    """Tell whether the model is asked: the outlet's own running text, with nothing quoted.

    Nor is it asked where most of a sentence is what somebody is told not to have said.
    """
    unsaid = sum(
        credit.content.end - credit.content.start
        for credit in voice.attributions
        if credit.voice == "unclear"
    )
    own = voice.voice == "own" and not voice.quotes
    return (
        sentence.kind in {"text", "bullet"} and own and 2 * unsaid <= sentence.end - sentence.start
    )
