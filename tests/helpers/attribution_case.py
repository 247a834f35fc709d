"""Short articles read as users' articles are, for the tests of attribution."""

from __future__ import annotations

from dataclasses import dataclass

from framing.article.sentences import sentences
from framing.attribution import attribute
from framing.ingest import version_from_text
from framing.types import Sentence, SentenceVoice, SourceReport, Version

COURIER = SourceReport("Harbour Courier", ("HC", "Courier"))


@dataclass(frozen=True, slots=True)
class Case:
    """An article with the voice of each of its sentences."""

    version: Version
    sentences: tuple[Sentence, ...]
    voices: tuple[SentenceVoice, ...]

    def of(self, opening: str) -> SentenceVoice:
        """Return the voice of the sentence that begins with ``opening``."""
        for sentence, voice in zip(self.sentences, self.voices, strict=True):
            if self.version.text[sentence.start : sentence.end].startswith(opening):
                return voice
        raise AssertionError(f"no sentence begins with {opening!r}")

    def parts(self, opening: str) -> list[tuple[str, str, str]]:
        """Return source, cue and content of each attribution of a sentence, as words."""
        text = self.version.text
        return [
            (
                mark.source.of(text) if mark.source else "",
                mark.cue.of(text) if mark.cue else "",
                mark.content.of(text),
            )
            for mark in self.of(opening).attributions
        ]


def read(text: str, source: SourceReport | None = COURIER, outlet: str = "Evening Star") -> Case:
    """Read an article; blank lines part its paragraphs."""
    version = version_from_text(text, outlet)
    found = sentences(version)
    return Case(version, found, attribute(version, found, source))


def only(sentence: str, source: SourceReport | None = COURIER) -> Case:
    """Read one sentence as a paragraph of its own, after a neutral one."""
    return read(f"The port of Lunde lies far in the north of the island.\n\n{sentence}\n", source)
