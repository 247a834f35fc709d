"""What is asked of a coder in the app, and how an answer is kept: as a coding sheet would be."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import streamlit as st

from framing.coding.adjudication import decision_edits, disputes
from framing.coding.coders import coder_name
from framing.coding.label_rows import edited
from framing.coding.questions import questions
from framing.coding.sampling import draw
from framing.coding.sheet_columns import sample_name
from framing.coding.units import answer_labels, text_hash, uncoded, units
from framing.pipeline import compare
from framing.stories.labels_file import edit_labels, save_labels
from framing.types import Label
from shared.library import own_folder

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from framing.coding.adjudication import Dispute
    from framing.coding.questions import What
    from framing.coding.sampling import Drawn
    from framing.types import Comparison, Story
    from shared.current_view import View

_KEPT = 8
"""Stories of which the reading without codings is kept."""


def uncoded_comparison(view: View) -> Comparison:
    """Return the story compared as if nobody had coded it, worked out once."""
    story = view.comparison.story
    alone = uncoded(story)
    if alone.labels == story.labels:
        return view.comparison
    return _compared(_digest(alone), alone)


@st.cache_resource(max_entries=_KEPT, show_spinner=False)
def _compared(
    digest: str,  # noqa: ARG001 - the key
    _story: Story,
) -> Comparison:
    return compare(_story)


def _digest(story: Story) -> str:
    texts = "\n".join(f"{one.outlet}\n{text_hash(one)}" for one in story.versions)
    parts = (texts, repr(story.source), repr(story.labels), story.title)
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def drawn_units(view: View, what: What, size: int, seed: int) -> tuple[Drawn, ...]:
    """Return the units of a sample: the same as a sheet of the same size and seed has."""
    return draw(units(uncoded_comparison(view), what, view.story), size, seed)


def answered(
    view: View, drawn: Sequence[Drawn], what: What, sample: str, coder: str
) -> dict[str, tuple[Label, ...]]:
    """Return what a coder answered of a sample, by unit, in the order of the answers."""
    of_unit = {
        (one.unit.outlet, one.unit.column(name), 0 if one.unit.fact else one.unit.sentence): (
            one.unit.id
        )
        for one in drawn
        for name in questions(what).answers
    }
    found: dict[str, list[Label]] = {}
    for label in view.comparison.story.labels:
        if (label.coder, label.sample, label.kind) == (coder, sample, ""):
            place = 0 if ":" in label.column else label.sentence
            unit = of_unit.get((label.outlet, label.column, place))
            if unit is not None:
                found.setdefault(unit, []).append(label)
    return {unit: tuple(labels) for unit, labels in found.items()}


def keep_answers(
    view: View, drawn: Drawn, answers: Mapping[str, str], beside: Label, sample: str
) -> None:
    """Put the answers to one unit into ``labels.csv``, in place of earlier ones.

    Raises:
        FramingError: The file cannot be written, or the coder's name is another one's.
    """
    name = coder_name(beside.coder, view.comparison.story.labels)
    complete = Label(
        "", 0, "", "", name, "", beside.sentences, beside.how, beside.note, sample, drawn.weight
    )
    save_labels(own_folder(view.folder), answer_labels(drawn.unit, answers, complete))


def keep_decision(view: View, decided: Label, *, replace: bool) -> None:
    """Put a decision into ``labels.csv``, in place of an earlier one where that was shown.

    Raises:
        FramingError: The file cannot be written, or somebody decided it meanwhile.
    """
    labels = view.comparison.story.labels
    edits = decision_edits(labels, [decided], replace=replace)
    edit_labels(own_folder(view.folder), lambda before: edited(before, edits))


def all_disputes(view: View) -> tuple[Dispute, ...]:
    """Return what coders disagree on, decided or not."""
    labels = view.comparison.story.labels
    return disputes(uncoded_comparison(view), view.story, labels, decided=True)


def sample_of(what: What, size: int, seed: int) -> str:
    """Return what a sample is called in ``labels.csv``."""
    return sample_name(what, size, seed)
