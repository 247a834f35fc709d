"""A statement as the wording that is held against others: with its subject and its sentence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from framing.facts.matching import is_credited
from framing.shifts import Wording

if TYPE_CHECKING:
    from framing.article.statements import Statement
    from framing.types import VersionReading

_NEAR = 150
"""So many characters before a clause its subject may stand."""
_SUBJECT = re.compile(r"\[([^\]]{2,80})\]")


def wording_of(statement: Statement, version: VersionReading) -> Wording:
    """Return a statement of a version as a wording, with its sentence for context.

    A part without a subject begins where its sentence names it: "Arlow, a bank, [...] has closed".
    """
    first = version.readings[statement.sentence].sentence.start
    start = _with_subject(statement, version.version.text, first)
    return wording_at(
        version, statement.sentence, start, statement.end, credited=is_credited(statement)
    )


def wording_at(
    version: VersionReading, sentence: int, start: int, end: int, *, credited: bool
) -> Wording:
    """Return characters of a version as a wording, with the sentence that has them for context."""
    reading, text = version.readings[sentence], version.version.text
    return Wording(
        outlet=version.version.outlet,
        sentence=sentence,
        start=start,
        end=end,
        text=text[start:end],
        context=text[reading.sentence.start : reading.sentence.end],
        context_start=reading.sentence.start,
        voice=reading.voice,
        cues=reading.cues,
        certainty=reading.certainty,
        credited=credited,
        published=version.version.published,
        sourced=_is_sourced(version),
    )


def _with_subject(statement: Statement, text: str, first: int) -> int:
    """Return where a statement begins with its subject, if that stands shortly before it."""
    named = _SUBJECT.match(statement.shown)
    place = text.find(named[1], first, statement.start) if named is not None else -1
    return place if place >= 0 and statement.start - place <= _NEAR else statement.start


def _is_sourced(version: VersionReading) -> bool:
    """Tell whether a version credits the source report or somebody unnamed anywhere."""
    return any(
        reading.voice.voice == "source"
        or any(credit.kind == "anonymous" for credit in reading.voice.attributions)
        for reading in version.readings
    )
