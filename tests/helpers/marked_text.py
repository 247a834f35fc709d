"""Sentences with marks for who is credited with what, and the credits that are found in them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from framing.types import Attribution
    from helpers.attribution_case import Case

_MARK = re.compile(r"\[(?P<source>[^\]]*)\]|<(?P<cue>[^>]*)>|\{(?P<content>[^}]*)\}")


@dataclass(frozen=True, slots=True)
class Credited:
    """One credit as words: of the source, the cue and each part of what is credited."""

    source: str
    cue: str
    contents: tuple[str, ...]
    chain: str
    """Who is meant, the outermost first."""
    kind: str = ""
    voice: str = ""
    """Of the sentence that the credit stands in."""
    basis: str = "explicit"


@dataclass(frozen=True, slots=True)
class Marked:
    """A text without its marks, and the credit that they show."""

    text: str
    credit: Credited

    def is_shown_by(self, found: Credited) -> bool:
        """Tell whether a credit is the one marked; who is meant counts where it is marked."""
        wanted = self.credit
        parts = (found.source, found.cue, found.contents)
        same = parts == (wanted.source, wanted.cue, wanted.contents)
        return same and wanted.chain in {"", found.chain}


def marked(example: str) -> Marked:
    """Read ``[source = who is meant] <cue> {content}`` marks out of a text."""
    parts: dict[str, list[str]] = {"source": [], "cue": [], "content": []}
    meant: list[str] = []

    def plain(match: re.Match[str]) -> str:
        sort = match.lastgroup or ""
        words, _, who = match[sort].partition(" = ")
        parts[sort].append(words)
        meant.extend([who] if who else [])
        return words

    text = _MARK.sub(plain, example)
    credit = Credited(
        " ".join(parts["source"]),
        " ".join(parts["cue"]),
        tuple(parts["content"]),
        " ".join(meant),
    )
    return Marked(text, credit)


def credits_of(case: Case) -> list[Credited]:
    """Return the credits of a text in order, the parts of an interrupted statement together."""
    text = case.version.text
    found: list[Credited] = []
    for voice in case.voices:
        groups: dict[tuple[object, ...], list[Attribution]] = {}
        for mark in voice.attributions:
            groups.setdefault((mark.source, mark.cue, mark.chain, mark.basis), []).append(mark)
        found += [
            Credited(
                marks[0].source.of(text) if marks[0].source else "",
                marks[0].cue.of(text) if marks[0].cue else "",
                tuple(mark.content.of(text) for mark in marks),
                " > ".join(marks[0].chain),
                marks[0].kind,
                voice.voice,
                marks[0].basis,
            )
            for marks in groups.values()
        ]
    return found
