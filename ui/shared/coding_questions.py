"""One unit after another, with the codebook's question and nothing of the program's answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, cast

import streamlit as st

from framing.coding.adjudication import answer_of
from framing.coding.corrections import FLAGS, STATUS
from framing.coding.questions import hows, legal_values, questions
from framing.errors import FramingError
from framing.report.baseline_summary import scored_facts
from framing.report.safe_text import one_line
from framing.report.words import words
from framing.types import Label
from shared.coding_desk import answered, drawn_units, keep_answers, sample_of
from shared.page_head import show_failure
from shared.plain_text import plain
from shared.story_texts import short
from shared.wording import names

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from framing.coding.questions import What
    from framing.coding.sampling import Drawn
    from framing.coding.units import Unit
    from shared.current_view import View

TEXTS = cast("Mapping[str, str]", words("code_page"))
_LATER, _AGAIN = "_code_later", "_code_again"
_TOLD = ("carried", "altered")
_VOICES = ("other", "own", "unclear")
"""Whose voice a sentence can be in where no report is credited."""


def ask_units(view: View, what: What, size: int, seed: int, coder: str) -> None:
    """Ask a coder the first unit of a sample that is not answered yet."""
    if not coder.strip():
        st.info(TEXTS["name_first"])
        return
    with st.spinner(TEXTS["compared"]):
        drawn = drawn_units(view, what, size, seed)
    if not drawn:
        st.info(TEXTS["nothing"])
        return
    sample, name = sample_of(what, size, seed), " ".join(coder.split())
    done = answered(view, drawn, what, sample, name)
    progress = TEXTS["progress"].format(done=len(done), all=len(drawn), coder=plain(name))
    st.progress(len(done) / len(drawn), progress)
    current = _current(drawn, done)
    if current is None:
        st.success(TEXTS["done"].format(all=len(drawn)))
        return
    _ask(_Seat(view, current.unit, name, sample, done.get(current.unit.id, ())), what, current)
    if done and st.button(TEXTS["again"], key=view.key("code_again"), type="tertiary"):
        st.session_state[_AGAIN] = [*done][-1]
        st.rerun()


def _current(drawn: Sequence[Drawn], done: Mapping[str, Sequence[Label]]) -> Drawn | None:
    """Return the unit that is asked to be seen again, or else the next one without an answer."""
    again = st.session_state.get(_AGAIN)
    if again in done:
        found = next((one for one in drawn if one.unit.id == again), None)
        if found is not None:
            return found
    later: list[str] = st.session_state.setdefault(_LATER, [])
    left = [one for one in drawn if one.unit.id not in done]
    fresh = [one for one in left if one.unit.id not in later]
    if left and not fresh:
        later.clear()
        fresh = left
    return fresh[0] if fresh else None


class _Seat(NamedTuple):
    """Who is asked what, for which sample, and what they said of it before."""

    view: View
    unit: Unit
    coder: str
    sample: str
    before: Sequence[Label]

    def key(self, widget: str) -> str:
        """Return a widget's key: nobody is shown what another coder answered."""
        return self.view.key(f"code_{widget}_{self.unit.id}_{self.sample}_{self.coder}")

    def said(self, answer: str) -> Label | None:
        """Return what the coder answered before."""
        return next((one for one in self.before if answer_of(one.column) == answer), None)


def _ask(seat: _Seat, what: What, one: Drawn) -> None:
    unit = seat.unit
    question, article = st.columns([3, 2], gap="large")
    with question:
        _show(unit)
        answers = {
            name: value
            for name in questions(what).answers
            if (value := _answer(seat, name)) is not None
        }
        told, how = _beside(seat, answers.get(STATUS, ""))
        before = seat.before[0].note if seat.before else ""
        note = st.text_input(TEXTS["note"], before, key=seat.key("note"), max_chars=400)
        with st.container(horizontal=True):
            keep = st.button(TEXTS["keep"], type="primary", key=seat.key("keep"))
            if st.button(TEXTS["skip"], key=seat.key("skip")):
                st.session_state.pop(_AGAIN, None)
                st.session_state.setdefault(_LATER, []).append(unit.id)
                st.rerun()
        if keep and answers:
            beside = Label("", 0, "", "", seat.coder, "", told, how, note)
            _keep(seat, one, answers, beside)
        elif keep:
            st.warning(TEXTS["unanswered"])
        with st.expander(TEXTS["codebook"]):
            st.markdown(plain(questions(what).about(sourced=unit.sourced)))
        if what == "roles":
            _list_of_facts(seat.view)
    with article:
        numbered_article(seat.view, unit)


def _keep(seat: _Seat, one: Drawn, answers: Mapping[str, str], beside: Label) -> None:
    try:
        keep_answers(seat.view, one, answers, beside, seat.sample)
    except FramingError as error:
        show_failure(error)
        return
    st.session_state.pop(_AGAIN, None)
    st.rerun()


def _show(unit: Unit) -> None:
    st.caption(TEXTS["fact" if unit.fact else "sentence"])
    if unit.fact:
        st.markdown(f"**{plain(unit.text)}**")
        return
    st.markdown(plain(short(unit.outlet)))
    st.markdown(f"{plain(unit.before)} **{plain(unit.text)}** {plain(unit.after)}")


def _answer(seat: _Seat, name: str) -> str | None:
    is_flag = name in FLAGS
    before = seat.said(name)
    called = {"1": TEXTS["yes"], "0": TEXTS["no"]} if is_flag else names(name)
    legal = [*reversed(legal_values(name))] if is_flag else _legal(seat, name, before)
    return st.radio(
        TEXTS[f"answer_{name}"].format(outlet=short(seat.unit.outlet)),
        legal,
        index=None if before is None else legal.index(before.value),
        format_func=lambda value: called[value],
        horizontal=True,
        key=seat.key(name),
    )


def _legal(seat: _Seat, name: str, before: Label | None) -> list[str]:
    """Return what may be answered: nothing is the report's where no report is credited."""
    legal = [*legal_values(name)]
    if name != "voice" or seat.unit.sourced:
        return legal
    return [one for one in legal if one in _VOICES or (before is not None and one == before.value)]


def _beside(seat: _Seat, status: str) -> tuple[tuple[int, ...], tuple[str, ...]]:
    """Ask where a fact is told, and how it is altered; of others nothing."""
    if status not in _TOLD:
        return (), ()
    before = seat.said(STATUS)
    told = st.multiselect(
        TEXTS["sentences"],
        range(seat.unit.length),
        list(before.sentences) if before else [],
        key=seat.key("sentences"),
    )
    if status != "altered":
        return tuple(sorted(told)), ()
    called = names("shift")
    how = st.multiselect(
        TEXTS["how"],
        hows(),
        list(before.how) if before else [],
        format_func=lambda kind: called[kind],
        key=seat.key("how"),
    )
    return tuple(sorted(told)), tuple(how)


def _list_of_facts(view: View) -> None:
    """Show the list: whether a sentence tells a fact on it cannot be decided without."""
    facts = scored_facts(view.comparison)
    if facts:
        with st.expander(TEXTS["list_of_facts"], expanded=True):
            st.markdown("\n".join(f"- {plain(one_line(fact.statement))}" for fact in facts))


def numbered_article(view: View, unit: Unit) -> None:
    """Show the version that a unit is of, its sentences with their numbers."""
    read = next(one for one in view.comparison.versions if one.version.outlet == unit.outlet)
    st.caption(plain(TEXTS["article"].format(outlet=short(unit.outlet))))
    text, places = read.version.text, [one.sentence for one in read.readings]
    lines = [f"**{one.index}** {plain(text[one.start : one.end])}" for one in places]
    with st.container(height=520, key="code_article"):
        st.markdown("\n\n".join(lines))
