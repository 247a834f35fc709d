"""Stories with labels, compared by hand: what goes through a door needs no reading of English."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.article.sentences import sentences
from framing.types import (
    Block,
    Comparison,
    Reading,
    SentenceVoice,
    Story,
    Version,
    VersionReading,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from framing.types import Cue, Fact, Label, Shift

_VOICE = SentenceVoice("own", (), "", "none", (), (), quoted=False, why="nobody is credited")


def story(texts: Mapping[str, str], labels: Sequence[Label] = ()) -> Story:
    """Return a story of one-block texts, exactly as they are given, by outlet."""
    versions = tuple(
        Version(outlet, text, (Block(0, len(text), "text"),), file=f"{outlet}.txt")
        for outlet, text in texts.items()
    )
    return Story("A made-up story", versions, labels=tuple(labels))


def compared(
    read: Story,
    *,
    cues: Sequence[Cue] = (),
    facts: Sequence[Fact] = (),
    shifts: Sequence[Shift] = (),
) -> Comparison:
    """Return a comparison in which every sentence is background; ``cues`` are the first text's."""
    versions = tuple(
        VersionReading(version, _readings(version, cues if number == 0 else ()))
        for number, version in enumerate(read.versions)
    )
    return Comparison(
        story=read,
        baseline="cited",
        source=None,
        versions=versions,
        facts=tuple(facts),
        coverage=(),
        shifts=tuple(shifts),
        scores=(),
        sources=(),
        witnesses=(),
    )


def _readings(version: Version, cues: Sequence[Cue]) -> tuple[Reading, ...]:
    return tuple(
        Reading(
            sentence=sentence,
            role="context",
            voice=_VOICE,
            cues=tuple(cue for cue in cues if cue.sentence == sentence.index),
            hedged=False,
            speculative=False,
            commentary=False,
            sentiment=None,
            sentiment_unquoted=None,
            certainty=None,
            words=1,
            unquoted_words=1,
        )
        for sentence in sentences(version)
    )
