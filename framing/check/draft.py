"""What a check of a draft comes to: each sentence, what it was held against, what to look at."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from framing.types import Comparison

FindingKind = Literal[
    "number",
    "name",
    "date",
    "attribution",
    "quotation",
    "denial",
    "role",
    "scope",
    "certainty",
    "commentary",
    "added",
    "left out",
]
"""What a finding is about, in the order in which an editor should look at it."""
SERIOUS: frozenset[FindingKind] = frozenset(
    {"number", "name", "date", "attribution", "quotation", "denial", "role"}
)
"""Kinds in which a difference is a slip or a wrong, and no matter of style."""
Level = Literal["differs", "look"]
"""``differs``: the other texts tell this otherwise. ``look``: nothing there says it, or it cannot
be told whose word is right."""


@dataclass(frozen=True, slots=True)
class Reference:
    """Words of another text that a finding points to: ``text`` is what stands at the span."""

    outlet: str
    sentence: int
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at.

    ``start`` and ``end`` are offsets into the draft's text; None for what the draft leaves out.
    ``text`` are the draft's words there, or the fact that is left out. ``references`` are what
    other texts say in that place; empty where none says anything of it.
    """

    kind: FindingKind
    level: Level
    start: int | None
    end: int | None
    text: str
    why: str
    references: tuple[Reference, ...] = ()


@dataclass(frozen=True, slots=True)
class SentenceCheck:
    """One sentence of the draft: its number and span, what it was held against, what was found.

    ``compared_with`` has the nearest sentences of the other texts, the nearest first; with none
    the sentence could not be compared.
    """

    sentence: int
    start: int
    end: int
    compared_with: tuple[Reference, ...]
    findings: tuple[Finding, ...]
    not_compared: tuple[FindingKind, ...] = ()
    """Kinds of which it has places, and no other text a place to hold them against."""

    @property
    def compared(self) -> bool:
        """Whether any other text has a sentence that it could be held against."""
        return bool(self.compared_with)


@dataclass(frozen=True, slots=True)
class KindCheck:
    """One kind of check: how many places of the draft it has, and how many it could compare.

    What could not be compared was not checked: nothing found there means nothing.
    """

    kind: FindingKind
    places: int
    compared: int
    findings: tuple[Finding, ...]

    @property
    def differing(self) -> int:
        """How many findings say that the other texts tell it otherwise."""
        return sum(finding.level == "differs" for finding in self.findings)


@dataclass(frozen=True, slots=True)
class DraftCheck:
    """A whole check. ``texts`` are those that the draft was held against, in story order."""

    outlet: str
    texts: tuple[str, ...]
    sentences: tuple[SentenceCheck, ...]
    kinds: tuple[KindCheck, ...]
    notes: tuple[str, ...]
    comparison: Comparison = field(repr=False)

    @property
    def compared(self) -> int:
        """How many sentences of the draft could be compared."""
        return sum(sentence.compared for sentence in self.sentences)

    @property
    def wholly(self) -> int:
        """How many of these could be compared in every respect: there is no kind that was not."""
        return sum(each.compared and not each.not_compared for each in self.sentences)

    @property
    def share_compared(self) -> float:
        """The share of its sentences that could be compared; 0 where it has none."""
        return self.compared / len(self.sentences) if self.sentences else 0.0

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All findings, most serious first: those that differ by kind, then those to look at."""
        of_kind = [finding for kind in self.kinds for finding in kind.findings]
        return tuple(sorted(of_kind, key=lambda finding: finding.level != "differs"))
