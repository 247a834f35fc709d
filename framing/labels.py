"""What people set: corrections that override the program, and how often the two agree."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.types import Comparison, Label, Reading, Role, Sentence, SentenceVoice, Voice

FLAGS = ("hedged", "speculative", "commentary")
COLUMNS = ("role", "voice", "facts", *FLAGS)


class Corrections:
    """The labels of a story, looked up by outlet and sentence; of several the last row holds."""

    def __init__(self, labels: Sequence[Label] = ()) -> None:
        """Index the labels; ``labels`` come in the order of their file."""
        self._labels: dict[tuple[str, int], dict[str, Label]] = {}
        for label in labels:
            self._labels.setdefault((label.outlet, label.sentence), {})[label.column] = label

    def voice(self, outlet: str, sentence: Sentence, voice: SentenceVoice) -> SentenceVoice:
        """Return the voice with what a person set: then the credit counts as explicit."""
        label = self._of(outlet, sentence.index).get("voice")
        if label is None:
            return voice
        spoken = cast("Voice", label.value)
        return replace(
            voice,
            voice=spoken,
            basis="none" if spoken == "own" else "explicit",
            attributions=tuple(replace(credit, voice=spoken) for credit in voice.attributions),
            why=f"set by {label.coder}",
        )

    def role(self, outlet: str, sentence: int) -> Role | None:
        """Return the role that a person set, if any."""
        label = self._of(outlet, sentence).get("role")
        return cast("Role", label.value) if label else None

    def facts(self, outlet: str, sentence: int) -> tuple[str, ...] | None:
        """Return the facts that a person says a sentence carries; None where nobody said."""
        label = self._of(outlet, sentence).get("facts")
        if label is None:
            return None
        return tuple(fact for fact in label.value.split(";") if fact)

    def flags(self, outlet: str, sentence: int) -> dict[str, bool]:
        """Return the flags that a person set."""
        labels = self._of(outlet, sentence)
        return {name: labels[name].value == "1" for name in FLAGS if name in labels}

    def set_by(self, outlet: str, sentence: int) -> dict[str, str]:
        """Return column to coder for everything a person set about a sentence."""
        labels = self._of(outlet, sentence)
        return {column: labels[column].coder for column in COLUMNS if column in labels}

    def _of(self, outlet: str, sentence: int) -> dict[str, Label]:
        return self._labels.get((outlet, sentence), {})


@dataclass(frozen=True, slots=True)
class Agreement:
    """How often the program, left alone, says the same as the coders, in one column."""

    column: str
    labels: int
    agreed: int


def agreement(program: Comparison, labels: Sequence[Label]) -> tuple[Agreement, ...]:
    """Compare labels with a comparison made without them; columns without a label are left out."""
    readings = {
        (version.version.outlet, reading.sentence.index): reading
        for version in program.versions
        for reading in version.readings
    }
    rows: list[Agreement] = []
    for column in COLUMNS:
        pairs = [
            (readings[label.outlet, label.sentence], label)
            for label in labels
            if label.column == column and (label.outlet, label.sentence) in readings
        ]
        if pairs:
            same = sum(_said(reading, column) == _normal(label) for reading, label in pairs)
            rows.append(Agreement(column, len(pairs), same))
    return tuple(rows)


def _said(reading: Reading, column: str) -> str:
    match column:
        case "role":
            return reading.role
        case "voice":
            return reading.voice.voice
        case "facts":
            return ";".join(sorted(reading.facts))
        case _:
            return str(int(bool(getattr(reading, column))))


def _normal(label: Label) -> str:
    if label.column == "facts":
        return ";".join(sorted(fact for fact in label.value.split(";") if fact))
    return label.value
