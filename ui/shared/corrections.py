"""Corrections on the screen: kept in the story's ``labels.csv`` as they are made.

A correction of the sample makes a copy in the library first. Undo names what it takes back: the
last thing that this window corrected, row by row, on the page that is open. It leaves other
people's rows alone, and is no longer offered when the page is left or some minutes have gone.
"""

from __future__ import annotations

import secrets
import time
from typing import TYPE_CHECKING, NamedTuple, NoReturn

import streamlit as st
from components.correction_request.view import asked_for
from server.gate import READER

from framing.coding.corrections import FLAGS, STATUS, Corrections, Disagreement
from framing.errors import FramingError
from framing.report.safe_text import one_line
from framing.report.words import words
from shared.correction_steps import (
    Step,
    about,
    fact_release_step,
    fact_step,
    merge_step,
    readable,
    release_step,
    sentence_step,
    status_step,
)
from shared.current_view import View, current_view
from shared.jumps import PAGES, go
from shared.labels_file import save_labels
from shared.library import own_folder, story_folders
from shared.plain_text import plain
from shared.step_names import step_name
from shared.wording import names

if TYPE_CHECKING:
    from pathlib import Path

    from framing.types import Fact, Reading

_BACK, _SAID, _WRONG, _NAME, _READER = "_back", "_said", "_wrong", "coder", "_reader"
_PAGE, _OFFERED = "_page", 300.0
"""Which page is open; how many seconds a correction is offered to be taken back."""
NOBODY = "reader"
_STATUSES = ("carried", "altered", "omitted")


class Done(NamedTuple):
    """A correction that can be taken back: what it says, the changes that undo it, and when."""

    name: str
    back: Step
    at: float


def coder() -> str:
    """Return the name that corrections are marked with."""
    name = " ".join(str(st.session_state.get(_NAME, "")).split()).lstrip("=+-@ ")
    return name or str(st.session_state.get(_READER, NOBODY))


def arrived(page: str) -> None:
    """Say which page is open; what was corrected on the one before is not offered to be undone."""
    if st.session_state.get(_PAGE) != page:
        st.session_state.pop(_BACK, None)
    st.session_state[_PAGE] = page


def take(story: str, step: Step, said: str = "") -> bool:
    """Keep a step in the story's ``labels.csv``, in a callback too; tell whether it is kept.

    Args:
        story: The story's name.
        step: The changes.
        said: What is told on the next run; without it the offer to undo says what was kept.

    Where it cannot be kept that is said on the next run, and nothing has changed.
    """
    if not step:
        return False
    try:
        folder = own_folder(story_folders()[story])
        _name_apart(folder)
        back = save_labels(folder, step, coder())
    except KeyError:
        st.session_state[_WRONG] = f"{story} was moved or deleted meanwhile; nothing was kept."
        return False
    except FramingError as error:
        st.session_state[_WRONG] = str(error)
        return False
    done = Done(step_name(current_view().comparison, step), back, time.monotonic())
    st.session_state.setdefault(_BACK, {}).setdefault(story, []).append(done)
    st.session_state[_SAID] = said
    return True


def correct(view: View, step: Step, said: str = "") -> NoReturn:
    """Keep a step and draw everything again."""
    take(view.story, step, said)
    st.rerun()


def can_undo(view: View) -> Done | None:
    """Return the last thing that was corrected here and not long ago, if any."""
    done: list[Done] = st.session_state.get(_BACK, {}).get(view.story, [])
    return done[-1] if done and time.monotonic() - done[-1].at < _OFFERED else None


def undo(story: str) -> None:
    """Take back the last change that this window made."""
    done: list[Done] = st.session_state.get(_BACK, {}).get(story, [])
    if not done:
        return
    try:
        save_labels(own_folder(story_folders()[story]), done[-1].back, coder())
    except (FramingError, KeyError) as error:
        st.session_state[_WRONG] = str(error)
        return
    st.session_state[_SAID] = words("step_name")["taken_back"].format(what=done.pop().name)


def disagreements(view: View) -> tuple[Disagreement, ...]:
    """Return what several people set, each to something else."""
    return Corrections(view.comparison.story.labels).disagreements()


def set_statuses(view: View) -> dict[tuple[str, str], str]:
    """Return who said what a version does with a fact, by fact and outlet."""
    return {
        (label.column.partition(":")[2], label.outlet): label.coder
        for label in view.comparison.story.labels
        if label.column.startswith(f"{STATUS}:")
    }


def show_undo(view: View) -> None:
    """Say what was kept, or why it was not; offer to take the last change back."""
    if said := st.session_state.pop(_SAID, ""):
        st.toast(plain(said), icon=":material/check:")
    with st.container():
        if wrong := st.session_state.pop(_WRONG, ""):
            st.error(plain(wrong), icon=":material/error:")
    # Always there: what stands below would else be put up anew, and the page jump to its top.
    with st.container(key="undo_bar"):
        if done := can_undo(view):
            st.button(
                plain(words("step_name")["undo"].format(what=done.name)),
                icon=":material/undo:",
                key=view.key("undo"),
                on_click=undo,
                args=(view.story,),
            )


@st.fragment
def answer() -> None:
    """Answer what is asked for in a component; nothing else is drawn again till it is kept."""
    asked = asked_for(key="asked")
    if not asked:
        return
    view = current_view()
    if (page := asked.get("go")) in PAGES:
        shown = {key: value for key, value in asked.items() if key not in {"go", "story"}}
        go(str(page), **shown)
    if asked.get("undo"):
        undo(view.story)
        st.rerun()
    if asked.get("status") in _STATUSES:
        correct(view, status_step(view.comparison, asked["fact"], asked["outlet"], asked["status"]))
    if "set" in asked:
        found = _reading(view, str(asked.get("outlet")), int(asked.get("sentence", -1)))
        if found is not None:
            known = readable(found[1])
            wanted = {key: str(value) for key, value in asked["set"].items() if key in known}
            correct(view, sentence_step(found[0], found[1], wanted))
        return
    if "fact" in asked:
        open_fact(view, str(asked["fact"]))
    elif "sentence" in asked:
        open_sentence(view, str(asked.get("outlet")), int(asked["sentence"]))


def open_fact(view: View, fact: str) -> None:
    """Open the dialog for a fact, if it is still there."""
    found = next((one for one in view.comparison.facts if one.id == fact), None)
    if found is not None:
        _fact_dialog(view, found)


def open_sentence(view: View, outlet: str, sentence: int) -> None:
    """Open the dialog for a sentence, if it is still there."""
    found = _reading(view, outlet, sentence)
    if found is not None:
        _sentence_dialog(view, outlet, found[2], found[1])


def _reading(view: View, outlet: str, sentence: int) -> tuple[str, Reading, str] | None:
    for version in view.comparison.versions:
        for reading in version.readings:
            if (version.version.outlet, reading.sentence.index) == (outlet, sentence):
                return outlet, reading, version.version.text
    return None


def _name_apart(folder: Path) -> None:
    """Give this browser a name of its own in a story, where another nameless one has the usual.

    The same browser keeps its name when the page is loaded again.
    """
    place, number, name = str(folder.resolve()), 1, NOBODY
    taken = _named()
    while taken.setdefault((place, name), _browser()) != _browser():
        number += 1
        name = f"{NOBODY} {number}"
    st.session_state[_READER] = name


@st.cache_resource(show_spinner=False)
def _named() -> dict[tuple[str, str], str]:
    """Which browser goes by which name in which story, as long as the server runs."""
    return {}


def _browser() -> str:
    """Return what tells this browser from others; a window without a cookie is one by itself."""
    cookie = st.context.cookies.get(READER, "")
    return str(cookie or st.session_state.setdefault("_browser", secrets.token_hex(8)))


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
        key=view.key("correct_role"),
    )
    voice = right.selectbox(
        "Whose voice",
        list(voices),
        list(voices).index(reading.voice.voice),
        format_func=lambda key: voices[key],
        key=view.key("correct_voice"),
    )
    wanted = {"role": role, "voice": voice}
    with st.container(horizontal=True):
        for flag in FLAGS:
            key = view.key(f"correct_{flag}")
            held = st.checkbox(flags[flag], getattr(reading, flag), key=key)
            wanted[flag] = str(int(held))
    statements = {fact.id: _option(fact) for fact in view.comparison.facts}
    if statements and sentence.kind in {"text", "bullet"}:
        facts = st.multiselect(
            "Facts it tells",
            list(statements),
            [fact for fact in reading.facts if fact in statements],
            format_func=lambda fact: statements[fact],
            key=view.key("correct_facts"),
            placeholder="It tells none",
        )
        wanted["facts"] = ";".join(facts)
    _ask_name()
    with st.container(horizontal=True):
        if st.button("Correct it", type="primary", key=view.key("correct_done")):
            correct(view, sentence_step(outlet, reading, wanted))
        if reading.set_by and st.button("As the program read it", key=view.key("release")):
            correct(view, release_step(outlet, reading))


@st.dialog("Correct a fact", width="medium")
def _fact_dialog(view: View, fact: Fact) -> None:
    comparison = view.comparison
    better = st.text_area(
        "The fact, in better words",
        fact.statement,
        key=view.key(f"correct_words_{fact.id}"),
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
        key=view.key(f"correct_same_{fact.id}"),
        placeholder="No other one",
    )
    st.caption(
        "Facts that are the same are counted as one, wherever they are told, in the words above."
    )
    _ask_name()
    with st.container(horizontal=True):
        if st.button("Correct it", type="primary", key=view.key("correct_done")):
            merged = [one for one in comparison.facts if one.id in same]
            correct(
                view,
                merge_step(comparison, fact, merged, better)
                if merged
                else fact_step(comparison, fact, better, []),
            )
        if about(comparison, fact.id) and st.button(
            "As the program had it", key=view.key("fact_release")
        ):
            correct(view, fact_release_step(comparison, fact.id))


def _ask_name() -> None:
    st.session_state.setdefault(_NAME, "")
    st.text_input("Your name, to mark it with", key=_NAME, placeholder=coder(), max_chars=60)


def _option(fact: Fact) -> str:
    """Return a fact as a choice: options of a list are no Markdown, so nothing is escaped."""
    return one_line(fact.statement)
