"""What a person answers in a component, kept as a correction before anything is drawn again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from framing.coding.corrections import NOT_LOADED, NOT_SHIFT
from shared.correction_steps import Change, status_step
from shared.corrections import take
from shared.set_statuses import status_release_step

if TYPE_CHECKING:
    from collections.abc import Callable

    from shared.correction_steps import Step
    from shared.current_view import View

_STATUSES = ("carried", "altered", "omitted")
_COLUMNS = {
    "commentary": ("0", "1"),
    "hedged": ("0", "1"),
    "speculative": ("0", "1"),
    "voice": ("source", "other", "own", "unclear"),
}


def keep_answers(view: View, key: str) -> Callable[[], None]:
    """Return what a component's event calls: it keeps what was answered in the component ``key``.

    ``{"answer": {"outlet", "fact", "status", "sentence"}}`` says what a version does with a fact,
    and where if another sentence than the nearest was chosen (without a status it takes back what
    was said); ``{"mark": {"outlet", "sentence", column: value}}`` says
    what a sentence is, or with ``not_loaded`` or ``loaded`` whether a word of it is loaded;
    ``{"refuse": {"fact", "outlet", "sentence", "kind"}}`` says that a difference is none.
    """

    def keep() -> None:
        asked: dict[str, Any] = st.session_state[key].get("ask") or {}
        if answer := asked.get("answer"):
            take(view.story, _status(view, answer))
        elif refused := asked.get("refuse"):
            take(view.story, _refused(view, refused))
        elif mark := asked.get("mark"):
            take(view.story, _mark(view, mark))

    return keep


def _status(view: View, answer: dict[str, Any]) -> Step:
    fact, outlet, status = str(answer["fact"]), str(answer["outlet"]), answer["status"]
    if status in _STATUSES:
        sentence = answer.get("sentence")
        place = None if sentence is None else int(sentence)
        return status_step(view.comparison, fact, outlet, status, place)
    return status_release_step(view.comparison, fact, outlet)


def _refused(view: View, refused: dict[str, Any]) -> Step:
    """Return the change that says that a difference which is claimed is none."""
    asked = (str(refused["fact"]), str(refused["outlet"]), int(refused["sentence"]))
    kind = str(refused["kind"])
    if not any(
        (shift.fact, shift.outlet, shift.sentence, shift.kind) == (*asked, kind)
        for shift in view.comparison.shifts
    ):
        return ()
    fact, outlet, sentence = asked
    known = _known(view, outlet, sentence, f"{NOT_SHIFT}:{fact}")
    return (Change(outlet, sentence, f"{NOT_SHIFT}:{fact}", ";".join((*known, kind))),)


def _words_step(view: View, outlet: str, sentence: int, word: str, *, loaded: bool) -> Step:
    """Return the change that says whether a word of a sentence is loaded there."""
    known = _known(view, outlet, sentence, NOT_LOADED)
    others = [one for one in known if one.casefold() != word.casefold()]
    wanted = others if loaded else [*others, word]
    return (Change(outlet, sentence, NOT_LOADED, ";".join(wanted) or None),)


def _known(view: View, outlet: str, sentence: int, column: str) -> list[str]:
    """Return what a label of a sentence lists already."""
    return next(
        (
            label.value.split(";")
            for label in reversed(view.comparison.story.labels)
            if (label.outlet, label.sentence, label.column) == (outlet, sentence, column)
        ),
        [],
    )


def _mark(view: View, mark: dict[str, Any]) -> Step:
    """Return the changes that a mark asks for, of columns and values that are known."""
    outlet, sentence = str(mark["outlet"]), int(mark["sentence"])
    wanted = {
        column: str(value)
        for column, value in mark.items()
        if str(value) in _COLUMNS.get(column, ())
    }
    lengths = {one.version.outlet: len(one.readings) for one in view.comparison.versions}
    if not 0 <= sentence < lengths.get(outlet, 0):
        return ()
    for column in (NOT_LOADED, "loaded"):
        if column in mark:
            return _words_step(view, outlet, sentence, str(mark[column]), loaded=column == "loaded")
    # Also what the program says already: then a person has said it too.
    return tuple(Change(outlet, sentence, column, value) for column, value in wanted.items())
