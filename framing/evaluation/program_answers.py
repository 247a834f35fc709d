"""The program as the benchmarks see it: sentences alone, and the lines of an article.

What is read is what users get: the rules' cues, and those that the models add to them.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from framing.attribution import attribute
from framing.cues import detectors, find_cues
from framing.cues.model_cues import (
    RULE,
    SentenceCues,
    find_all_cues,
    may_be_commentary,
    with_model_cues,
)
from framing.errors import FramingError
from framing.ingest import version_from_text
from framing.ingest.cleaning import clean_line
from framing.models.sentence_scores import score_sentences
from framing.types import Block, Sentence, Version

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from framing.evaluation.task import Row
    from framing.models.sentence_scores import SentenceScores
    from framing.types import BlockKind, Cue, Dimension, SentenceVoice

_BREAK = "\n\n"
_SKIPPED = frozenset({"title", "heading", "boilerplate"})


@dataclass(frozen=True, slots=True)
class Line:
    """One line of an article as the program reads it; ``cues`` are those in running text.

    ``own``: the commentary model is asked about it, as the outlet's own unquoted words.
    """

    kind: BlockKind
    voice: SentenceVoice
    cues: tuple[Cue, ...]
    answer: SentenceScores | None
    own: bool

    @property
    def skipped(self) -> bool:
        """Whether the program leaves the line out of every score."""
        return self.kind in _SKIPPED


@dataclass(frozen=True, slots=True)
class _Alone:
    """A sentence with nothing around it, and what the rules find in it."""

    text: str
    sentence: Sentence
    voice: SentenceVoice
    cues: tuple[Cue, ...]


@lru_cache(maxsize=20_000)
def _alone(text: str) -> _Alone:
    line = clean_line(text) or "-"
    version = Version("", line, (Block(0, len(line), "text"),))
    sentence = Sentence(0, 0, len(line), 0, "text")
    (voice,) = attribute(version, (sentence,), None)
    return _Alone(line, sentence, voice, find_cues(line, sentence, voice, detectors()))


def rule_cues(text: str) -> tuple[Cue, ...]:
    """Return what the rules find in a sentence with nothing around it, read as running text."""
    return _alone(text).cues


def sentence_alone(text: str) -> Sentence:
    """Return the sentence that a text is with nothing around it, read as running text."""
    return _alone(text).sentence


def voice_alone(text: str) -> SentenceVoice:
    """Return whose words a sentence with nothing around it is."""
    return _alone(text).voice


def read_alone(
    texts: Sequence[str], answers: Sequence[SentenceScores] | None = None
) -> list[SentenceCues]:
    """Read sentences as running text with nothing around them.

    Args:
        texts: The sentences.
        answers: What the models say of each; asked for when not given.
    """
    alone = [_alone(text) for text in texts]
    if answers is None:
        answers = score_sentences([own.text for own in alone], [own.cues for own in alone])
    return [
        with_model_cues(own.sentence, own.voice, own.cues, answer)
        for own, answer in zip(alone, answers, strict=True)
    ]


def by_rules(cues: Iterable[Cue]) -> list[Cue]:
    """Return the cues that do not rest on a model's word."""
    return [cue for cue in cues if not cue.rule.endswith(RULE)]


@lru_cache(maxsize=2_000)
def article_lines(lines: tuple[str, ...]) -> tuple[Line, ...]:
    """Read lines as the paragraphs of one article; each line stays one sentence.

    Raises:
        FramingError: There is no word in them.
    """
    cleaned = [clean_line(line) or "-" for line in lines]
    version = version_from_text(_BREAK.join(cleaned), "")
    if version.text != _BREAK.join(cleaned):
        raise FramingError(f"this article does not survive reading: {cleaned[0][:60]}")
    sentences = tuple(_sentences(version, cleaned))
    voices = attribute(version, sentences, None)
    read = find_all_cues(version.text, sentences, voices, detectors())
    return tuple(
        Line(
            kind=sentence.kind,
            voice=voice,
            cues=() if sentence.kind in _SKIPPED else seen.cues,
            answer=seen.answer,
            own=may_be_commentary(sentence, voice) and not voice.quotes,
        )
        for sentence, voice, seen in zip(sentences, voices, read, strict=True)
    )


def _sentences(version: Version, lines: Sequence[str]) -> list[Sentence]:
    split: list[Sentence] = []
    start = block = 0
    for line in lines:
        while version.blocks[block].end <= start:
            block += 1
        end = start + len(line)
        split.append(Sentence(len(split), start, end, block, version.blocks[block].kind))
        start = end + len(_BREAK)
    return split


def strength(cues: Iterable[Cue], dimension: Dimension) -> float:
    """Return the summed weight of the counted cues of a dimension."""
    return sum(cue.weight for cue in cues if cue.counted and cue.dimension == dimension)


def articles(rows: Sequence[Row]) -> list[list[Row]]:
    """Return the rows of each article; a name may stand for several, their numbers start again."""
    parts: list[list[Row]] = []
    for row in rows:
        last = parts[-1][-1] if parts else None
        same = last is not None and last["doc"] == row["doc"]
        if last is None or not same or row["sentence_no"] <= last["sentence_no"]:
            parts.append([])
        parts[-1].append(row)
    return parts
