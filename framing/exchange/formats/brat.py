"""brat standoff: a ``.txt`` and an ``.ann`` for each version, a folder for each coder.

The format: https://brat.nlplab.org/standoff.html. Offsets count Unicode code points. A span over a
line end is written in pieces, as brat does; the fact that an annotation is about is its attribute
``fact``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from framing.errors import StoryError
from framing.exchange.coder_folders import check_apart, coder_folder, coder_of
from framing.exchange.codes import Code, all_codes, code_named, values_of_kinds
from framing.exchange.project import CodedText, ReadCoding, mark_of
from framing.ingest.cleaning import printable

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from framing.exchange.project import Coding, Project

_LINE_END = re.compile("\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_TEXT_BOUND = re.compile(
    r"(?P<id>T\S+)\t(?P<type>\S+) (?P<spans>[0-9]{1,9} [0-9]{1,9}(?:;[0-9]{1,9} [0-9]{1,9})*)\t"
    r"(?P<words>.*)"
)
_ATTRIBUTE = re.compile(r"[AM]\S*\t(?P<name>\S+) (?P<id>T\S+) (?P<value>\S+)")
_NOTE = re.compile(r"#\S*\t(?P<kind>\S+) (?P<id>T\S+)\t(?P<text>.*)")
_NO_FACT = "no_fact"
_HUMAN, _MARK = "AnnotatorNotes", "Mark"
_LINES = " ¶ "
"""What stands for a line end in a note, which is one line; the sign itself is written twice."""


@dataclass(slots=True)
class _Found:
    """An annotation while its lines are read."""

    type: str
    start: int
    end: int
    fact: str = ""
    notes: list[str] = field(default_factory=list)
    mark: str = ""


def write(project: Project) -> dict[str, bytes]:
    """Return a folder for the program and for every coder, and what brat must know of the codes.

    Raises:
        OutputError: Two coders are of one name but for capitals.
    """
    check_apart(project.coders())
    files = {"annotation.conf": _configuration(project).encode()}
    for coder in (None, *project.coders()):
        folder = coder_folder(coder)
        for document in project.documents:
            codings = document.by_coder().get(coder, ())
            lines = _lines(document.text, codings)
            files[f"{folder}/{document.name}.txt"] = document.text.encode()
            files[f"{folder}/{document.name}.ann"] = "".join(f"{line}\n" for line in lines).encode()
    return files


def read(files: Mapping[str, bytes]) -> list[CodedText]:
    """Return the texts with their annotations.

    Raises:
        StoryError: A line cannot be read, or its words do not stand where it says.
    """
    annotated = [name for name in files if name.endswith(".ann")]
    if not annotated:
        first = printable(next(iter(files), "")) or "nothing"
        raise StoryError(
            f"no .ann file in what was given ({first} is there); "
            "give the folder that brat keeps them in"
        )
    texts = []
    for name in annotated:
        text = files.get(f"{name.removesuffix('.ann')}.txt")
        lines = _decoded(files[name], name).split("\n")
        if text is None and any(lines):
            raise StoryError(f"{printable(name)}: its .txt is not beside it; bring both")
        if text is not None:
            decoded = _decoded(text, name)
            title = name.rpartition("/")[2].removesuffix(".ann")
            found = _annotations(lines, decoded, name).values()
            texts.append(CodedText(title, decoded, tuple(_coding(one, name) for one in found)))
    return texts


def _lines(text: str, codings: tuple[Coding, ...]) -> Iterator[str]:
    """Yield the lines of an ``.ann`` file."""
    attributes = notes = 0
    for number, coding in enumerate(codings, 1):
        pieces = list(_pieces(text, coding.start, coding.end))
        spans = ";".join(f"{start} {end}" for start, end in pieces)
        words = " ".join(text[start:end] for start, end in pieces)
        yield f"T{number}\t{_type_of(coding.code)} {spans}\t{words}"
        if coding.code.fact:
            attributes += 1
            yield f"A{attributes}\tfact T{number} {coding.code.fact}"
        lines = coding.note_in_tools.replace("¶", "¶¶").splitlines()
        said = [(_HUMAN, _LINES.join(lines))] if lines else []
        if coding.by_program:
            said.append((_MARK, mark_of(coding.code.name(), coding.start, coding.end)))
        for kind, note in said:
            notes += 1
            yield f"#{notes}\t{kind} T{number}\t{note}"


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield a span cut where its lines end; an empty line is no piece."""
    for hit in _LINE_END.finditer(text, start, end):
        if start < hit.start():
            yield start, hit.start()
        start = hit.end()
    if start < end:
        yield start, end


def _type_of(code: Code) -> str:
    """Return the type of a code: ``role_reported``, ``fact``, ``status_carried``."""
    if code == Code("fact"):
        return _NO_FACT
    return f"{code.kind}_{code.value}" if code.value else code.kind


def _name_of(type_: str, fact: str) -> str:
    """Return the name of the code of a type; the type itself where it is none of ours."""
    for kind, values in values_of_kinds().items():
        value = type_.removeprefix(f"{kind}_")
        if value != type_ and value in values:
            return Code(kind, value, fact).name()
    if type_ == _NO_FACT:
        return Code("fact").name()
    name = Code(type_, fact=fact).name()
    return name if fact and code_named(name) else type_


def _annotations(lines: list[str], text: str, name: str) -> dict[str, _Found]:
    found: dict[str, _Found] = {}
    for number, line in enumerate(lines, 1):
        if bound := _TEXT_BOUND.fullmatch(line):
            start, end = _place(bound, text, f"{printable(name)}: line {number}")
            found[bound["id"]] = _Found(bound["type"], start, end)
        elif line.startswith("T"):
            raise StoryError(
                f"{printable(name)}: line {number}: no annotation of brat's; export it again"
            )
    for line in lines:
        if (hit := _ATTRIBUTE.fullmatch(line)) and hit["id"] in found and hit["name"] == "fact":
            found[hit["id"]].fact = hit["value"]
        elif (note := _NOTE.fullmatch(line)) and note["id"] in found:
            if note["kind"] == _MARK:
                found[note["id"]].mark = note["text"].strip()
            elif note["kind"] == _HUMAN:
                lines_again = note["text"].split(_LINES)
                found[note["id"]].notes += [one.replace("¶¶", "¶") for one in lines_again]
    return found


def _place(bound: re.Match[str], text: str, where: str) -> tuple[int, int]:
    spans = [tuple(map(int, span.split())) for span in bound["spans"].split(";")]
    words = " ".join(text[start:end] for start, end in spans)
    if words != bound["words"] or any(start >= end for start, end in spans):
        raise StoryError(
            f"{where}: “{printable(bound['words'], 60)}” does not stand at {bound['spans']} of the "
            "text; nobody may edit the .txt that was exported"
        )
    return spans[0][0], spans[-1][1]


def _coding(found: _Found, name: str) -> ReadCoding:
    code = _name_of(found.type, found.fact)
    known = code_named(code)
    canonical = known.name() if known else code
    return ReadCoding(
        found.start,
        found.end,
        code,
        coder=coder_of(name),
        note="\n".join(found.notes),
        untouched=found.mark == mark_of(canonical, found.start, found.end),
    )


def _decoded(data: bytes, name: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise StoryError(f"{printable(name)}: not UTF-8; save it as UTF-8") from None


def _configuration(project: Project) -> str:
    """Return the ``annotation.conf`` that offers every code."""
    types = dict.fromkeys(_type_of(code) for code in all_codes(project.codes(), project.facts))
    facts = "|".join(project.facts)
    about = f"fact\tArg:<ENTITY>, Value:{facts}" if facts else ""
    sections = {"entities": [*types], "relations": [], "events": [], "attributes": [about]}
    return "".join(
        "".join(f"{line}\n" for line in (f"[{name}]", *lines, ""))
        for name, lines in sections.items()
    )
