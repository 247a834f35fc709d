"""What goes through a door: texts, and what is said of their words, whatever the format.

Every position is a half-open range of Unicode code points of the document's text, as everywhere in
this package; a format that counts otherwise converts at its own door.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from framing.exchange.codes import Code


PROGRAM_SAYS = "program: "
"""How a line of a note begins that the program wrote: with another code it is nobody's word."""

MARK = "framing-"
"""How a mark begins."""


class Place(NamedTuple):
    """Words of a document, for what is said of two documents at once."""

    document: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Coding:
    """A code at a span of a text, as somebody said it.

    Attributes:
        start: Where the words begin, in code points.
        end: Where they end.
        code: What is said of them.
        coder: Who says so; empty where the program does.
        note: Why, or what a label says beside its code; lines.
        other: The words of another version that these differ from.
    """

    start: int
    end: int
    code: Code
    coder: str = ""
    by_program: bool = False
    note: str = ""
    other: Place | None = None

    @property
    def note_in_tools(self) -> str:
        """Return the note as a tool shows it: lines of the program say that they are its own."""
        if not self.by_program:
            return self.note
        return "\n".join(f"{PROGRAM_SAYS}{line}" for line in self.note.splitlines())

    @property
    def order(self) -> tuple[bool, str, int, int, str, str]:
        """Return what codings are sorted by: the program's first, then by place."""
        code = self.code.name()
        return not self.by_program, self.coder, self.start, self.end, code, self.note


@dataclass(frozen=True, slots=True)
class SentenceRow:
    """What the program or a person says of one sentence, for tables of tokens."""

    index: int
    start: int
    end: int
    role: str
    voice: str
    hedged: bool
    speculative: bool
    commentary: bool
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """One version's text with its codings.

    Attributes:
        name: What its files are called: unlike every other document's, and safe on every system.
        outlet: Whose article it is, as in every table of ours.
        text: The text as read, which every position points into.
        codings: What is said of it, in the order of ``Coding.order``.
    """

    name: str
    outlet: str
    text: str
    title: str = ""
    url: str = ""
    published: str = ""
    sentences: tuple[SentenceRow, ...] = ()
    codings: tuple[Coding, ...] = ()

    def by_coder(self) -> dict[str | None, tuple[Coding, ...]]:
        """Return the codings of each coder, the program's under None."""
        found: dict[str | None, list[Coding]] = {}
        for coding in self.codings:
            found.setdefault(None if coding.by_program else coding.coder, []).append(coding)
        return {coder: tuple(codings) for coder, codings in found.items()}


@dataclass(frozen=True, slots=True)
class Project:
    """A story on its way out.

    Attributes:
        title: The story's.
        program: The program and its version, as who says what nobody else said.
        documents: The versions, in story order.
        facts: The statement of every fact, by its id.
    """

    title: str
    program: str
    documents: tuple[Document, ...]
    facts: Mapping[str, str] = field(default_factory=dict)

    def coders(self) -> tuple[str, ...]:
        """Return the people who said something, in the order of their names."""
        codings = (coding for document in self.documents for coding in document.codings)
        return tuple(sorted({coding.coder for coding in codings if not coding.by_program}))

    def codes(self) -> tuple[Code, ...]:
        """Return every code that is used, each once, in a stable order."""
        codings = (coding for document in self.documents for coding in document.codings)
        return tuple(sorted({coding.code for coding in codings}))


@dataclass(frozen=True, slots=True)
class ReadCoding:
    """A coding as a file holds it, before anybody asks whether it fits.

    Attributes:
        start: Where it begins in the file's own text, in code points.
        end: Where it ends there.
        code: The name of the code as the file has it.
        coder: Who coded; empty where the file does not say.
        note: What the file says beside it.
        untouched: It stands as the program put it there: nobody has said it yet.
    """

    start: int
    end: int
    code: str
    coder: str = ""
    note: str = ""
    untouched: bool = False


@dataclass(frozen=True, slots=True)
class CodedText:
    """A text with its codings, as a file of another tool holds it."""

    name: str
    text: str
    codings: tuple[ReadCoding, ...]


def mark_of(code: str, start: int, end: int) -> str:
    """Return a mark of what the program says of a span: a copy that somebody changed has another.

    Tools keep such a mark, so that what nobody touched is not taken for anybody's word.
    """
    return MARK + hashlib.sha256(f"{code}\n{start}\n{end}".encode()).hexdigest()[:16]


def sorted_codings(codings: Iterable[Coding]) -> tuple[Coding, ...]:
    """Return codings in their order; what is said twice stands once."""
    return tuple(dict.fromkeys(sorted(codings, key=lambda coding: coding.order)))
