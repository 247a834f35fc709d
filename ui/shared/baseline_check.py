"""The baseline check: which report the versions cite, and the list of facts, looked at by a person.

Answers go into ``story.toml`` and ``labels.csv`` as they are given, where the command line reads
them, too.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import streamlit as st
from components.baseline_check.view import check_data, show_facts

import framing
from framing.article.sentences import sentences
from framing.attribution.find_source_report import ReportCandidate, report_candidates
from framing.errors import FramingError
from framing.report.safe_text import one_line
from framing.report.words import counted
from framing.stories.edit_story import set_checked, set_source
from shared.baseline_answers import answer_check
from shared.corrections import show_undo, take
from shared.current_view import View, set_view
from shared.jumps import go
from shared.library import own_folder
from shared.loading import open_story
from shared.page_head import show_failure
from shared.plain_text import plain

if TYPE_CHECKING:
    from pathlib import Path

    from framing.types import Comparison

COMPARING = "_comparing"
"""In the session's state: somebody has just asked for the comparison."""
OTHER, NONE = "\0other", "\0none"
_LONGEST = 180


def show_check(name: str, folder: Path) -> None:
    """Show the check of a story."""
    try:
        comparison = compared(folder)
    except FramingError as error:
        show_failure(error)
        return
    view = View(name, folder, comparison, open_story(folder).token)
    set_view(view)
    show_undo(view)
    ask_for_report(view)
    if not comparison.facts:
        st.info(
            "No fact was found: no version credits a statement to a common report, and no two tell "
            "the same. Name another report, or None, above, or add a fact yourself.",
            icon=":material/search_off:",
        )
    nearest = st.session_state.get(view.key("_nearest"))
    asked = show_facts(check_data(comparison, nearest), key=view.key("check"))
    if asked:
        answered = answer_check(comparison, asked)
        if answered.nearest is not None:
            st.session_state[view.key("_nearest")] = answered.nearest
        else:
            st.session_state.pop(view.key("_nearest"), None)
            take(name, answered.step)
        st.rerun()
    finish(view)


def compared(folder: Path) -> Comparison:
    """Return a story's comparison; while it is made its steps are named.

    Where it was just asked for, nothing of the page before is shown meanwhile, see page.css.
    """
    place = st.empty()
    calm = st.session_state.pop(COMPARING, False)
    with (
        place.container(key="comparing" if calm else None),
        st.status("Reading the articles…") as status,
    ):
        story = framing.read_story(folder)
        read = counted(len(story.versions), "article")
        status.update(label=f"{read} read. Finding who is credited, and what each one tells…")
        comparison = open_story(folder).comparison
    place.empty()
    return comparison


def ask_for_report(view: View) -> None:
    """Ask which report all versions cite, with what speaks for each, and for its other names."""
    comparison = view.comparison
    candidates = report_candidates(
        [(version, sentences(version)) for version in comparison.story.versions]
    )
    named = comparison.story.source
    current = comparison.source.name if comparison.source else ""
    if named is not None and named.name:
        current = named.name
    names = [candidate.name for candidate in candidates]
    options = [*names, *([current] if current and current not in names else []), OTHER, NONE]
    by_name = {candidate.name: candidate for candidate in candidates}
    key = view.key("report")
    if st.session_state.get(view.key("_report_of")) != view.token:
        st.session_state[view.key("_report_of")] = view.token
        st.session_state[key] = current or NONE
    st.subheader("Which report do they all cite?", anchor=False)
    chosen = st.radio(
        "Which report do they all cite?",
        options,
        key=key,
        format_func=lambda name: _option(name, by_name.get(name), comparison),
        captions=[_evidence(by_name.get(name), comparison) for name in options],
        label_visibility="collapsed",
        width="stretch",
    )
    if chosen == OTHER:
        _ask_for_another(view)
        return
    wanted = "" if chosen == NONE else chosen
    if wanted != current:
        candidate = by_name.get(wanted)
        _set_source(view, wanted, candidate.aliases if candidate else ())
    if current:
        _ask_for_names(view, current)


def _ask_for_another(view: View) -> None:
    with st.form(view.key("another_report"), border=False):
        name = st.text_input("Its name", key=view.key("report_name"), max_chars=120)
        if st.form_submit_button("Use this report") and name.strip():
            _set_source(view, name.strip(), ())


def _ask_for_names(view: View, current: str) -> None:
    source = view.comparison.source or view.comparison.story.source
    known = [alias for alias in (source.aliases if source else ()) if alias != current]
    key = view.key(f"names:{view.token}")
    st.subheader("Other names for it", anchor=False)
    names = st.multiselect(
        "Other names for it",
        known,
        known,
        key=key,
        accept_new_options=True,
        placeholder="Type a name and press Enter",
        label_visibility="collapsed",
    )
    st.caption(
        "“The report” and “the news outlet” are understood where only one report was named before."
    )
    if sorted(names) != sorted(known):
        _set_source(view, current, tuple(names))


def _set_source(view: View, name: str, aliases: tuple[str, ...]) -> None:
    try:
        set_source(own_folder(view.folder), name, aliases)
    except FramingError as error:
        show_failure(error)
        return
    st.rerun()


def _option(name: str, candidate: ReportCandidate | None, comparison: Comparison) -> str:
    if name == OTHER:
        return "Another report :gray[(you name it)]"
    if name == NONE:
        return "None: compare what at least two versions tell"
    if candidate is None:
        return f"**{plain(name)}** :gray[named in story.toml]"
    versions = len(comparison.story.versions)
    cite = len(candidate.credits)
    said = f"All {versions} cite it" if cite == versions else f"{cite} of {versions} cite it"
    return f"**{plain(name)}** :gray[{said}]"


def _evidence(candidate: ReportCandidate | None, comparison: Comparison) -> str:
    """Return the words in which versions first credit a report: two of them at most."""
    if candidate is None:
        return ""
    texts = {version.outlet: version for version in comparison.story.versions}
    shown = []
    for outlet, start in sorted(candidate.first.items(), key=lambda item: item[1] == 0)[:2]:
        version = texts.get(outlet)
        if version is None:
            continue
        place = next(
            (one for one in sentences(version) if one.start <= start < one.end and start), None
        )
        if place is None:
            shown.append(f"{plain(outlet)}: in a footer")
            continue
        words = one_line(version.text[place.start : place.end])
        shown.append(f"{plain(outlet)}: “{plain(_around(words, candidate))}”")
    return "; ".join(shown)


def _around(words: str, candidate: ReportCandidate) -> str:
    """Return the part of a long sentence that names the report."""
    if len(words) <= _LONGEST:
        return words
    places = [words.find(name) for name in (candidate.name, *candidate.aliases)]
    place = next((one for one in places if one >= 0), 0)
    start = max(0, min(place - _LONGEST // 2, len(words) - _LONGEST))
    part = words[start : start + _LONGEST]
    if start:
        part = "… " + part.partition(" ")[2]
    if start + _LONGEST < len(words):
        part = part.rpartition(" ")[0] + " …"
    return part


def finish(view: View) -> None:
    """Say that the list was looked at, or leave that for later."""
    st.caption("You can change the list at any time. Every count follows it.")
    with st.container(horizontal=True, vertical_alignment="center", key="forward"):
        done = st.button("Use these facts", type="primary", key=view.key("use"))
        skip = st.button("Skip; check later", type="tertiary", key=view.key("skip"))
    if done:
        try:
            folder = own_folder(view.folder)
            source = view.comparison.source
            if source is not None and source.found:
                set_source(folder, source.name, source.aliases)
            set_checked(folder, datetime.now().astimezone().date())
        except FramingError as error:
            show_failure(error)
            return
    if done or skip:
        go("story", view.story)
