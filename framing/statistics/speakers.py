"""Who speaks in a version, and how much room each is given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.attribution.source_roles import source_role
from framing.language.word_count import count_words
from framing.statistics.measures import is_body
from framing.types import Reading, SourceKind, SourceUse, VersionReading

if TYPE_CHECKING:
    from collections.abc import Sequence


def sources(version: VersionReading) -> tuple[SourceUse, ...]:
    """Return a row for each chain of credit in the body, by sentences, then by name.

    ``words`` are those of the sentences that take this chain's voice, ``quoted_words`` the ones
    of them inside quotation marks; ``role`` is what the innermost of the chain is to the story.
    """
    by_source: dict[tuple[str, SourceKind], list[Reading]] = {}
    for reading in version.readings:
        if is_body(reading) and reading.voice.chain:
            source = " > ".join(reading.voice.chain)
            by_source.setdefault((source, reading.voice.kind), []).append(reading)
    rows = [_row(version, source, kind, readings) for (source, kind), readings in by_source.items()]
    return tuple(sorted(rows, key=lambda row: (-row.sentences, row.source, row.kind)))


def _row(
    version: VersionReading, source: str, kind: SourceKind, readings: Sequence[Reading]
) -> SourceUse:
    text = version.version.text
    return SourceUse(
        outlet=version.version.outlet,
        source=source,
        kind=kind,
        sentences=len(readings),
        words=sum(reading.words for reading in readings),
        quoted_words=sum(
            count_words(quote.of(text)) for reading in readings for quote in reading.voice.quotes
        ),
        role=source_role(text, readings[0].voice.chain[-1], kind, _phrases(text, readings)),
    )


def _phrases(text: str, readings: Sequence[Reading]) -> list[str]:
    """Return the words that credit a chain, where one source alone is credited by them."""
    return [
        credit.source.of(text)
        for reading in readings
        for credit in reading.voice.attributions
        if credit.source is not None and credit.chain == reading.voice.chain
    ]
