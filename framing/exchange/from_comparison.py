"""A comparison as a project of codings: what the program reads, and what people set, each apart."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from framing.exchange.codes import CUE, FACT, SHIFT, Code, code_of_label
from framing.exchange.label_notes import note_of
from framing.exchange.project import Coding, Document, Place, Project, SentenceRow, sorted_codings
from framing.resources import installed_version

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from framing.types import Comparison, Label, Reading, VersionReading

_UNSAFE = re.compile(r"[^a-z0-9]+")
_LONGEST_NAME = 40


def project_of(comparison: Comparison) -> Project:
    """Return a comparison's versions with everything that is said of their words.

    Where a person set a role, a voice or the facts of a sentence, the program says nothing of it.
    """
    names = document_names([read.version.outlet for read in comparison.versions])
    return Project(
        title=comparison.story.title,
        program=f"framing {installed_version()}",
        documents=tuple(_document(read, comparison, names) for read in comparison.versions),
        facts={fact.id: fact.statement for fact in comparison.facts},
    )


def document_names(outlets: list[str]) -> dict[str, str]:
    """Return a file name for each outlet, without ending: ``01-coast-radio``."""
    return {outlet: f"{number:02}-{_slug(outlet)}" for number, outlet in enumerate(outlets, 1)}


def _slug(outlet: str) -> str:
    plain = unicodedata.normalize("NFKD", outlet).encode("ascii", "ignore").decode().lower()
    return _UNSAFE.sub("-", plain).strip("-")[:_LONGEST_NAME].strip("-") or "version"


def _document(read: VersionReading, comparison: Comparison, names: Mapping[str, str]) -> Document:
    version = read.version
    codings = [
        *_readings(read),
        *_mentions(read, comparison),
        *_shifts(version.outlet, comparison, names),
        *_labels(read, comparison.story.labels),
    ]
    length = len(version.text)
    return Document(
        name=names[version.outlet],
        outlet=version.outlet,
        text=version.text,
        title=version.title,
        url=version.url,
        published=version.published.isoformat() if version.published else "",
        sentences=tuple(_row(reading) for reading in read.readings),
        codings=sorted_codings(one for one in codings if 0 <= one.start < one.end <= length),
    )


def _row(reading: Reading) -> SentenceRow:
    return SentenceRow(
        index=reading.sentence.index,
        start=reading.sentence.start,
        end=reading.sentence.end,
        role=reading.role,
        voice=reading.voice.voice,
        hedged=reading.hedged,
        speculative=reading.speculative,
        commentary=reading.commentary,
        facts=reading.facts,
    )


def _readings(read: VersionReading) -> Iterator[Coding]:
    """Yield the program's roles, voices and cues."""
    for reading in read.readings:
        start, end = reading.sentence.start, reading.sentence.end
        if "role" not in reading.set_by:
            why = "; ".join(reading.why)
            yield Coding(start, end, Code("role", reading.role), by_program=True, note=why)
        if "voice" not in reading.set_by:
            voice = reading.voice
            chain = " > ".join(voice.chain)
            said = f"{voice.why} ({chain})" if chain else voice.why
            yield Coding(start, end, Code("voice", voice.voice), by_program=True, note=said)
        for cue in reading.cues:
            counted = "" if cue.counted else "; not counted"
            note = f"{cue.rule}: {cue.why}{counted}"
            code = Code(CUE, cue.dimension)
            yield Coding(cue.start, cue.end, code, by_program=True, note=note)


def _mentions(read: VersionReading, comparison: Comparison) -> Iterator[Coding]:
    """Yield where the version tells the facts, but where a person said what a sentence tells."""
    outlet = read.version.outlet
    set_by = {one.sentence.index for one in read.readings if "facts" in one.set_by}
    for fact in comparison.facts:
        for mention in fact.mentions:
            if mention.outlet == outlet and mention.sentence not in set_by:
                code = Code(FACT, fact=fact.id)
                note = "credited" if mention.credited else ""
                yield Coding(mention.start, mention.end, code, by_program=True, note=note)


def _shifts(outlet: str, comparison: Comparison, names: Mapping[str, str]) -> Iterator[Coding]:
    for shift in comparison.shifts:
        if shift.outlet != outlet:
            continue
        other = (
            Place(names[shift.baseline_outlet], shift.baseline_start, shift.baseline_end)
            if shift.baseline_outlet in names and shift.baseline_start < shift.baseline_end
            else None
        )
        lines = (
            f"fact {shift.fact}",
            shift.why,
            f"{shift.baseline_outlet}: {shift.baseline_text}",
        )
        yield Coding(
            shift.start,
            shift.end,
            Code(SHIFT, shift.kind),
            by_program=True,
            note="\n".join(" ".join(line.split()) for line in lines),
            other=other,
        )


def _labels(read: VersionReading, labels: tuple[Label, ...]) -> Iterator[Coding]:
    """Yield what people said of the version's sentences; a sentence that is not there has none."""
    sentences = {reading.sentence.index: reading.sentence for reading in read.readings}
    for label in labels:
        sentence = sentences.get(label.sentence)
        if label.outlet != read.version.outlet or sentence is None:
            continue
        code, note = code_of_label(label.column, label.value), note_of(label)
        facts = [fact for fact in label.value.split(";") if fact] or [""]
        codes = [code] if code else [Code(FACT, fact=fact) for fact in facts]
        for one in codes:
            yield Coding(sentence.start, sentence.end, one, label.coder, note=note)
