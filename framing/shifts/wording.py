"""What is compared, and what the comparison says: frozen values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing.types import SentenceVoice

if TYPE_CHECKING:
    from datetime import date

    from framing.types import Cue, ShiftKind, Span

_NOBODY = SentenceVoice("own", (), "", "none", (), (), quoted=False, why="")


@dataclass(frozen=True, slots=True)
class Wording:
    """One statement as one version words it.

    ``text`` is exactly the version's characters from ``start`` to ``end``; ``context`` is the
    whole sentence, credit included, and begins at ``context_start``.
    """

    outlet: str
    sentence: int
    start: int
    end: int
    text: str
    context: str
    context_start: int
    voice: SentenceVoice
    cues: tuple[Cue, ...]
    certainty: float | None
    credited: bool
    """Credited to the source report, explicitly or carried over."""
    published: date | None
    """When the version was published, to resolve "Tuesday" and "last year"."""
    sourced: bool = False
    """Whether the version credits the source report or somebody unnamed anywhere in its text."""

    def __hash__(self) -> int:
        """Return a hash of what mostly tells two wordings apart: the rest is long."""
        return hash((self.outlet, self.start, self.end))


def bare(text: str, outlet: str = "") -> Wording:
    """Return a text as a wording of which nothing else is known: who speaks, cues, a date."""
    return Wording(
        outlet=outlet,
        sentence=0,
        start=0,
        end=len(text),
        text=text,
        context=text,
        context_start=0,
        voice=_NOBODY,
        cues=(),
        certainty=None,
        credited=False,
        published=None,
    )


@dataclass(frozen=True, slots=True)
class Difference:
    """One way in which a version's wording departs from the baseline's.

    Both spans are in characters of their version's text and never empty. ``left_out`` are the words
    for who did it where only one side says so.
    """

    kind: ShiftKind
    baseline: Span
    version: Span
    why: str
    left_out: str = ""
