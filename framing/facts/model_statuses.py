"""What a model says of cells that neither the program nor a person can tell.

Nobody has measured the model, so its word changes no score, shift or role: it stands in the open
cells of the table of facts, with the model's name. Coverage stays what the program expects.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from framing.coding.coder_marks import is_model, shown_coder
from framing.coding.corrections import STATUS
from framing.coding.evidence_words import words_at

if TYPE_CHECKING:
    from collections.abc import Mapping

    from framing.types import Comparison, Coverage, CoverageStatus, Label, Span, VersionReading

_FIDELITY: dict[str, int] = {"carried": 2, "altered": 0}


def by_people(labels: tuple[Label, ...]) -> tuple[Label, ...]:
    """Return the labels that override the program: those of people, and what was decided."""
    return tuple(label for label in labels if label.kind != "model")


def with_model_statuses(comparison: Comparison) -> Comparison:
    """Return a comparison whose open cells say what a model says of them, the last row's word.

    A row counts only while the words in its note stand in one of the sentences that it names.
    """
    said = [
        label
        for label in comparison.story.labels
        if label.kind == "model" and label.column.startswith(f"{STATUS}:")
    ]
    if not said:
        return comparison
    versions = {reading.version.outlet: reading for reading in comparison.versions}
    labels = {(label.outlet, label.column.partition(":")[2]): label for label in said}
    rows = tuple(_with(row, labels, versions) for row in comparison.coverage)
    return replace(
        comparison,
        coverage=rows,
        warnings=(*comparison.warnings, *_warnings(comparison, rows, labels, versions)),
    )


def is_by_model(row: Coverage) -> bool:
    """Tell whether a cell says what a model says of it."""
    return is_model(row.set_by)


def without_models(comparison: Comparison) -> Comparison:
    """Return a comparison whose cells that a model filled are open again."""
    return replace(
        comparison,
        coverage=tuple(
            replace(row, status="unclear", fidelity=None, credited=False, prominence=0, set_by="")
            if is_by_model(row)
            else row
            for row in comparison.coverage
        ),
    )


def _with(
    row: Coverage,
    labels: Mapping[tuple[str, str], Label],
    versions: Mapping[str, VersionReading],
) -> Coverage:
    label = labels.get((row.outlet, row.fact))
    if label is None or row.status != "unclear" or row.set_by:
        return row
    version = versions[row.outlet]
    found = _evidence(label, version)
    if found is None or label.value == "unclear":
        return row
    sentence, words = found
    reading = version.readings[sentence]
    status: CoverageStatus = "omitted"
    if label.value in _FIDELITY:
        status = "carried" if label.value == "carried" else "altered"
    told = status != "omitted"
    third = int(words.start / max(1, len(version.version.text)) * 3)
    credited = reading.voice.voice == "source" and reading.voice.basis in {"explicit", "carried"}
    return replace(
        row,
        status=status,
        sentence=sentence,
        start=words.start,
        end=words.end,
        credited=told and credited,
        prominence=2 - min(2, third) if told else 0,
        fidelity=_FIDELITY.get(status),
        set_by=shown_coder(label),
    )


def _evidence(label: Label, version: VersionReading) -> tuple[int, Span] | None:
    """Return the sentence that has the words of a label's note, and where; None without any."""
    for number in dict.fromkeys((label.sentence, *label.sentences)):
        if number < len(version.readings):
            sentence = version.readings[number].sentence
            words = words_at(version.version.text, sentence.start, sentence.end, label.note)
            if words is not None:
                return number, words
    return None


def _warnings(
    comparison: Comparison,
    rows: tuple[Coverage, ...],
    labels: Mapping[tuple[str, str], Label],
    versions: Mapping[str, VersionReading],
) -> list[str]:
    before = {(row.outlet, row.fact) for row in comparison.coverage}
    lost = sum(
        place not in before
        or (label.value != "unclear" and _evidence(label, versions[label.outlet]) is None)
        for place, label in labels.items()
    )
    filled: dict[str, int] = {}
    for now, then in zip(rows, comparison.coverage, strict=True):
        if now != then:
            filled[now.set_by] = filled.get(now.set_by, 0) + 1
    warnings = [
        f"labels.csv: {who} fills {number} of the cells that the program leaves open; "
        "they are marked, and no score rests on them"
        for who, number in filled.items()
    ]
    if lost:
        warnings.append(
            f"labels.csv: {lost} of a model's rows name facts or quote words that the story does "
            "not have; ask the model again"
        )
    return warnings
