"""Corrections on the screen: what asks for them, what takes them back, what keeps them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st
from components.correction_request.view import asked_for

from framing.coding.corrections import FLAGS
from framing.errors import FramingError
from framing.report.safe_text import as_part, one_line
from framing.report.words import counted
from shared.correction_steps import (
    Change,
    Step,
    about,
    fact_release_step,
    fact_step,
    flat,
    release_step,
    sentence_step,
)
from shared.current_view import View, current_view
from shared.labels_file import NAME, merged, save_labels
from shared.loading import ships_with_the_program
from shared.plain_text import plain
from shared.wording import names

if TYPE_CHECKING:
    from pathlib import Path

    from framing.types import Fact, Reading

_STEPS, _SAID, _NAME = "_steps", "_said", "coder"
NOBODY = "reader"


def changes(story: str) -> tuple[Change, ...]:
    """Return what was corrected in this session and is not saved."""
    return flat(_steps(story))


def coder() -> str:
    """Return the name that corrections are marked with."""
    name = " ".join(str(st.session_state.get(_NAME, "")).split()).lstrip("=+-@ ")
    return name or NOBODY


def show_corrections(story: str, folder: Path) -> None:
    """Show how many corrections are not saved, with Undo and Save; nothing without any."""
    if said := st.session_state.pop(_SAID, ""):
        st.toast(said, icon=":material/edit:")
    steps = _steps(story)
    if not steps:
        return
    made = counted(len(steps), "correction")
    st.button(
        "Undo",
        icon=":material/undo:",
        key="undo",
        on_click=_undo,
        args=(story,),
        help="Take back the last correction",
    )
    with st.popover(f"{made}, not saved", icon=":material/save:", key="save_corrections"):
        st.text_input("Your name, to mark them with", key=_NAME, placeholder=NOBODY, max_chars=60)
        if ships_with_the_program(folder):
            st.markdown(
                "The sample stays as it ships. Download the corrections, or copy the story "
                "under **Stories** and correct the copy."
            )
        else:
            st.markdown(f"They go into `{NAME}` beside the articles; other rows in it stay.")
            st.button("Save them", key="save", type="primary", on_click=_save, args=(story, folder))
        st.download_button(
            f"Download {NAME}",
            merged(_labels_text(folder), changes(story), coder()),
            NAME,
            "text/csv",
            key="labels_csv",
            on_click="ignore",
        )
        st.button("Drop them all", key="drop", on_click=_drop, args=(story,))


@st.fragment
def answer() -> None:
    """Answer what is asked for in the columns or the matrix; nothing else is drawn again."""
    asked = asked_for(key="asked")
    if not asked:
        return
    if asked.get("open"):
        st.switch_page("app_pages/compare.py")
    _open_form(current_view(), asked)


def _open_form(view: View, asked: dict[str, Any]) -> None:
    if "fact" in asked:
        fact = next((one for one in view.comparison.facts if one.id == asked["fact"]), None)
        if fact is not None:
            _fact_dialog(view, fact)
        return
    for version in view.comparison.versions:
        for reading in version.readings:
            place = (version.version.outlet, reading.sentence.index)
            if place == (asked.get("outlet"), asked.get("sentence")):
                _sentence_dialog(view, place[0], version.version.text, reading)


@st.dialog("Correct a sentence", width="medium")
def _sentence_dialog(view: View, outlet: str, text: str, reading: Reading) -> None:
    sentence = reading.sentence
    st.markdown(f"> {plain(text[sentence.start : sentence.end])}")
    st.caption(f"{plain(outlet)}, sentence {sentence.index} (from 0, as in the files)")
    left, right = st.columns(2)
    roles, voices, flags = names("role"), names("voice"), names("flag")
    role = left.selectbox(
        "What it does",
        list(roles),
        list(roles).index(reading.role),
        format_func=lambda key: roles[key],
        key="correct_role",
    )
    voice = right.selectbox(
        "Whose voice",
        list(voices),
        list(voices).index(reading.voice.voice),
        format_func=lambda key: voices[key],
        key="correct_voice",
    )
    wanted = {"role": role, "voice": voice}
    with st.container(horizontal=True):
        for flag in FLAGS:
            held = st.checkbox(flags[flag], getattr(reading, flag), key=f"correct_{flag}")
            wanted[flag] = str(int(held))
    statements = {fact.id: _option(fact) for fact in view.comparison.facts}
    if statements and sentence.kind in {"text", "bullet"}:
        facts = st.multiselect(
            "Facts it carries",
            list(statements),
            [fact for fact in reading.facts if fact in statements],
            format_func=lambda fact: statements[fact],
            key="correct_facts",
            placeholder="It carries none",
        )
        wanted["facts"] = ";".join(facts)
    with st.container(horizontal=True):
        if st.button("Correct it", type="primary", key="correct_done"):
            _take(view.story, sentence_step(outlet, reading, wanted))
        if reading.set_by and st.button("As the program read it", key="correct_release"):
            _take(view.story, release_step(outlet, reading))


@st.dialog("Correct a fact", width="medium")
def _fact_dialog(view: View, fact: Fact) -> None:
    comparison = view.comparison
    better = st.text_area(
        "The fact, in better words",
        fact.statement,
        key=f"correct_words_{fact.id}",
        max_chars=600,
        height=100,
    )
    statements = {
        another.id: _option(another) for another in comparison.facts if another.id != fact.id
    }
    same = st.multiselect(
        "The same fact as",
        list(statements),
        format_func=lambda another: statements[another],
        key="correct_same",
        placeholder="No other one",
    )
    st.caption("Facts that are one share their mentions; every version is scored again.")
    with st.container(horizontal=True):
        if st.button("Correct it", type="primary", key="correct_done"):
            _take(view.story, fact_step(comparison, fact, better, same))
        if about(comparison, fact.id) and st.button("As the program had it", key="fact_release"):
            _take(view.story, fact_release_step(comparison, fact.id))


def _option(fact: Fact) -> str:
    """Return a fact as a choice: options of a list are no Markdown, so nothing is escaped."""
    return one_line(as_part(fact.statement))


def _take(story: str, step: Step) -> None:
    if step:
        st.session_state[_STEPS][story] = [*_steps(story), step]
        st.session_state[_SAID] = "Corrected; the scores follow."
    st.rerun()


def _steps(story: str) -> list[Step]:
    found: list[Step] = st.session_state.setdefault(_STEPS, {}).get(story, [])
    return found


def _undo(story: str) -> None:
    st.session_state[_STEPS][story] = _steps(story)[:-1]


def _drop(story: str) -> None:
    st.session_state[_STEPS][story] = []


def _save(story: str, folder: Path) -> None:
    try:
        save_labels(folder, changes(story), coder())
    except FramingError as error:
        st.session_state[_SAID] = plain(str(error))
        return
    _drop(story)
    st.session_state[_SAID] = f"Saved in {NAME}."


def _labels_text(folder: Path) -> str:
    try:
        return (folder / NAME).read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return ""
