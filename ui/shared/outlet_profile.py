"""Outlets over all stories at hand, on the page of data: made when somebody asks for it."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from framing.config import default
from framing.errors import FramingError
from framing.profile import said
from framing.profile.chart import chart_svg
from framing.profile.outlet_profile import Profile, outlet_profile
from framing.profile.profile_files import CHART, TABLE, profile_csv
from framing.profile.story_values import StoryValues, each_once, of_comparison
from framing.report.safe_text import one_line
from framing.report.words import words
from shared.library import story_folders
from shared.loading import fingerprint, open_story
from shared.plain_text import plain
from shared.story_texts import joined

if TYPE_CHECKING:
    from pathlib import Path

    from framing.profile.outlet_profile import ProfileRow

_VALUES, _MADE = "_profile_values", "_profile_made"


def show_outlet_profile() -> None:
    """Show what each outlet does over all stories, or what it takes to tell."""
    texts = words("profile_page")
    with st.container(key="section_outlets"):
        st.header(texts["heading"], anchor=False)
        st.caption(texts["sub"])
        folders = story_folders()
        needed = default().profile.enough_stories
        if len(folders) < needed:
            here = said.stories(len(folders))
            st.markdown(str(texts["not_enough"]).format(needed=needed, here=here))
            return
        label = str(texts["start"]).format(stories=said.stories(len(folders)))
        if st.button(label, key="profile_start", help=texts["start_sub"]):
            st.session_state[_MADE] = _made(folders)
        made = st.session_state.get(_MADE)
        if made is not None:
            _show(*made)


def _made(folders: dict[str, Path]) -> tuple[Profile, list[str]]:
    """Compare what was not compared yet; return the profile, and which stories are left out."""
    kept: dict[str, StoryValues] = st.session_state.setdefault(_VALUES, {})
    values: dict[str, StoryValues] = {}
    skipped: list[str] = []
    working = str(words("profile_page")["working"]).format(stories=said.stories(len(folders)))
    bar = st.progress(0.0, working)
    for number, (name, folder) in enumerate(folders.items()):
        bar.progress(number / len(folders), working)
        token = fingerprint(folder)
        try:
            # A story that changed has another token; what the old one came to is forgotten.
            values[token] = kept.get(token) or of_comparison(name, open_story(folder).comparison)
        except FramingError:
            skipped.append(name)
    bar.empty()
    st.session_state[_VALUES] = values
    stories, _ = each_once(values.values())
    return outlet_profile(stories, default().profile), skipped


def _show(profile: Profile, skipped: list[str]) -> None:
    texts, settings = words("profile_page"), default().profile
    st.markdown(f"**{plain(said.title(profile))}.** {plain(str(words('profile')['lead']))}")
    if profile.tested:
        chart = chart_svg(profile, settings)
        st.image(chart)
        st.html(profile_html(profile))
        with st.container(horizontal=True):
            for name, kind, data in (
                (TABLE, "text/csv", profile_csv(profile)),
                (CHART, "image/svg+xml", chart),
            ):
                st.download_button(
                    name,
                    data,
                    name,
                    kind,
                    key=f"profile_{name}",
                    type="tertiary",
                    on_click="ignore",
                )
    if skipped:
        st.caption(plain(str(texts["skipped"]).format(stories=joined(skipped))))
    for note in said.notes(profile, settings):
        st.caption(plain(note))


def profile_html(profile: Profile) -> str:
    """Return the numbers as a table, an outlet a row; every name in it is escaped."""
    measures = list(dict.fromkeys(row.dimension for row in profile.rows))
    corner = str(words("profile")["outlet"]).capitalize()
    heads = "".join(
        f'<th scope="col">{escape(text)}</th>' for text in (corner, *map(said.heading, measures))
    )
    rows = {(row.outlet, row.dimension): row for row in profile.rows}
    body = "".join(
        f'<tr><th scope="row" dir="auto">{escape(one_line(outlet))}</th>'
        + "".join(f"<td>{_cell(rows[outlet, measure])}</td>" for measure in measures)
        + "</tr>"
        for outlet in profile.outlets
    )
    return (
        '<div class="fr-table fr-wide"><table><thead><tr>'
        f"{heads}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _cell(row: ProfileRow) -> str:
    if row.difference is None:
        lines = [str(words("profile")["too_few"])]
    else:
        verdict = str(words("differs").get(row.differs, row.differs))
        lines = [f"{said.points(row.difference)} ({said.interval(row)})", verdict]
    return "<br>".join(escape(line) for line in (*lines, said.stories(row.stories)))
