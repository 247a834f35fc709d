"""The program as the benchmarks see it: sentences alone, and the lines of an article."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from framing.attribution import attribute
from framing.cues import detectors, find_cues
from framing.errors import FramingError
from framing.ingest import version_from_text
from framing.ingest.clean import clean_line
from framing.types import Block, Sentence, Version

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.evaluation.task import Row
    from framing.types import BlockKind, Cue, Dimension, SentenceVoice

_BREAK = "\n\n"
_SKIPPED = frozenset({"title", "heading", "boilerplate"})


@dataclass(frozen=True, slots=True)
class Line:
    """One line of an article as the program reads it; ``cues`` are those in running text."""

    kind: BlockKind
    voice: SentenceVoice
    cues: tuple[Cue, ...]

    @property
    def skipped(self) -> bool:
        """Whether the program leaves the line out of every score."""
        return self.kind in _SKIPPED


@lru_cache(maxsize=20_000)
def cues_alone(text: str) -> tuple[Cue, ...]:
    """Return the cues of a sentence with nothing around it, read as running text."""
    line = clean_line(text) or "-"
    version = Version("", line, (Block(0, len(line), "text"),))
    sentence = Sentence(0, 0, len(line), 0, "text")
    (voice,) = attribute(version, (sentence,), None)
    return find_cues(line, sentence, voice, detectors())


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
    return tuple(
        Line(sentence.kind, voice, _cues(version, sentence, voice))
        for sentence, voice in zip(sentences, voices, strict=True)
    )


def _sentences(version: Version, lines: Sequence[str]) -> list[Sentence]:
    found: list[Sentence] = []
    start = block = 0
    for line in lines:
        while version.blocks[block].end <= start:
            block += 1
        end = start + len(line)
        found.append(Sentence(len(found), start, end, block, version.blocks[block].kind))
        start = end + len(_BREAK)
    return found


def _cues(version: Version, sentence: Sentence, voice: SentenceVoice) -> tuple[Cue, ...]:
    if sentence.kind in _SKIPPED:
        return ()
    return find_cues(version.text, sentence, voice, detectors())


def strength(cues: Sequence[Cue], dimension: Dimension) -> float:
    """Return the summed weight of the counted cues of a dimension."""
    return sum(cue.weight for cue in cues if cue.counted and cue.dimension == dimension)


def articles(rows: Sequence[Row]) -> list[list[Row]]:
    """Return the rows of each article; a name may stand for several, their numbers start again."""
    found: list[list[Row]] = []
    for row in rows:
        last = found[-1][-1] if found else None
        same = last is not None and last["doc"] == row["doc"]
        if last is None or not same or row["sentence_no"] <= last["sentence_no"]:
            found.append([])
        found[-1].append(row)
    return found
