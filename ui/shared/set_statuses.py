"""What people said that versions do with facts, who said it, and how it is taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.coding.corrections import STATUS
from framing.facts.model_statuses import is_by_model
from shared.correction_steps import Change

if TYPE_CHECKING:
    from framing.types import Comparison
    from shared.correction_steps import Step


def set_statuses(comparison: Comparison) -> dict[tuple[str, str], str]:
    """Return who set what a version does with a fact, by outlet and fact; a model is marked."""
    people = {
        (label.outlet, label.column.partition(":")[2]): label.coder
        for label in comparison.story.labels
        if label.column.startswith(f"{STATUS}:") and label.kind != "model"
    }
    models = {(row.outlet, row.fact): row.set_by for row in comparison.coverage if is_by_model(row)}
    return people | models


def status_release_step(comparison: Comparison, fact: str, outlet: str) -> Step:
    """Return the change that takes back what a person said that a version does with a fact."""
    column = f"{STATUS}:{fact}"
    return tuple(
        Change(outlet, label.sentence, column, None)
        for label in comparison.story.labels
        if (label.outlet, label.column) == (outlet, column)
    )
