"""What a person answers in a component, kept as a correction before anything is drawn again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

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

    ``{"answer": {"outlet", "fact", "status"}}`` says what a version does with a fact (without a
    status it takes back what was said); ``{"mark": {"outlet", "sentence", column: value}}`` says
    what a sentence is.
    """

    def keep() -> None:
        asked: dict[str, Any] = st.session_state[key].get("ask") or {}
        if answer := asked.get("answer"):
            take(view.story, _status(view, answer))
        elif mark := asked.get("mark"):
            take(view.story, _mark(view, mark))

    return keep


def _status(view: View, answer: dict[str, Any]) -> Step:
    fact, outlet, status = str(answer["fact"]), str(answer["outlet"]), answer["status"]
    if status in _STATUSES:
        return status_step(view.comparison, fact, outlet, status)
    return status_release_step(view.comparison, fact, outlet)


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
    # Also what the program says already: then a person has said it too.
    return tuple(Change(outlet, sentence, column, value) for column, value in wanted.items())
