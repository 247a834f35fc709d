"""A new story: its articles, kept one by one, and then the list of facts that they are held to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st
from components.kept_text.view import keep_text
from shared.article_input import LONGEST, TYPES, from_address, from_paste
from shared.article_rows import day_of, show_rows
from shared.baseline_check import COMPARING, show_check
from shared.jumps import CHOSEN
from shared.library import story_folders
from shared.page_head import show_failure
from shared.plain_text import plain
from shared.story_articles import Row, add, rows
from shared.story_cards import title_of
from shared.uploaded_files import all_kept, file_kept, forget_files, name_files

from framing.errors import FramingError
from framing.ingest.folder_entries import RECREATED
from framing.report.words import counted

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from shared.article_input import Given

PASTE, UPLOAD, ADDRESSES = "Paste", "Upload", "Addresses"
WAYS = {"paste": PASTE, "upload": UPLOAD, "addresses": ADDRESSES}
OUTLET, DATE, TEXT = "Outlet", "Date, if known", "Article, headline first"
LINKS = "Addresses, one a line"
FEWEST = 2
_TURN, _PROBLEMS, _PASTED, _FETCHED = "_turn", "_problems", "_pasted", "_fetched"


def main() -> None:
    """Show the page."""
    name, folder = making()
    st.title("New story" if name == "" or folder is None else plain(title_of(folder)), anchor=False)
    if name and folder is None:
        st.error(
            f"{plain(name)} was moved or deleted meanwhile. Its articles are not here any more.",
            icon=":material/error:",
        )
    known = known_rows(folder)
    checking = st.query_params.get("step") == "check" and len(known) >= FEWEST
    with st.container(key="step_articles"):
        heading, body = st.columns([14, 52], gap="large")
        with heading:
            step_head("1", "The articles", *articles_said(known))
        with body:
            if checking and folder is not None:
                folded(known)
            else:
                show_rows(folder, known)
                add_box(name, folder)
    with st.container(key="step_check"):
        heading, body = st.columns([14, 52], gap="large")
        with heading:
            about = "About 30 seconds. Everything later is compared with this list."
            step_head("2", "The list of facts", *([about] if checking else []))
        with body:
            if checking and folder is not None:
                show_check(name, folder)
            else:
                ask_to_compare(folder, known)


def making() -> tuple[str, Path | None]:
    """Return the story of the address that is being made; its folder is None where it is gone."""
    name = str(st.query_params.get("making", ""))
    return name, story_folders().get(name) if name else None


def known_rows(folder: Path | None) -> list[Row]:
    """Return the story's articles; what is wrong with the story is said."""
    if folder is None:
        return []
    try:
        return rows(folder)
    except FramingError as error:
        show_failure(error)
        return []


def step_head(number: str, name: str, *said: str) -> None:
    """Show the number and the name of a step."""
    st.caption(number)
    st.subheader(name, anchor=False)
    for line in said:
        st.caption(line)


def articles_said(known: list[Row]) -> list[str]:
    """Say how far the articles are."""
    added = [f"{len(known)} added and saved."] if known else []
    return added if len(known) >= FEWEST else [*added, "At least two; all about one event."]


def folded(known: list[Row]) -> None:
    """Show the articles in one line, with what is doubtful about them."""
    left, right = st.columns([5, 1])
    recreated = all(row.outlet.endswith(RECREATED) for row in known)
    names = ", ".join(
        plain(row.outlet.removesuffix(RECREATED) if recreated else row.outlet) for row in known
    )
    what = counted(len(known), "article") + (RECREATED if recreated else "")
    left.markdown(f"**{names}** :gray[{what}, saved]")
    if right.button("Add or edit", type="tertiary", key="unfold"):
        st.query_params.pop("step", None)
        st.rerun()
    undated = sum(row.published is None for row in known)
    if undated:
        have = "has" if undated == 1 else "have"
        st.caption(f"{undated} {have} no date; a date is optional.")


def add_box(name: str, folder: Path | None) -> None:
    """Ask for one more article, or several; each is kept as soon as it is given."""
    turn = st.session_state.setdefault(_TURN, 0)
    with st.container(key="add_box"):
        asked = WAYS.get(str(st.query_params.get("way", "")), PASTE)
        way = st.segmented_control(
            "Add by",
            list(WAYS.values()),
            default=asked,
            required=True,
            key="way",
            label_visibility="collapsed",
        )
        if way == UPLOAD:
            ask_for_files(name, folder, turn)
        elif way == ADDRESSES:
            ask_for_addresses(name, folder, turn)
        else:
            ask_for_text(name, folder, turn)
        for what, wrong in st.session_state.get(_PROBLEMS, []):
            st.error(f"**{plain(what)}**: {plain(wrong)}", icon=":material/error:")


def ask_for_text(name: str, folder: Path | None, turn: int) -> None:
    """Take a pasted article."""
    with st.form(f"paste:{name}:{turn}", border=False, enter_to_submit=False):
        left, right = st.columns([3, 1])
        outlet = left.text_input(
            OUTLET,
            key=f"outlet:{name}:{turn}",
            max_chars=80,
            placeholder="As its readers know it",
        )
        # Text: the framework's own field for dates has parts without a value for screen readers.
        published = right.text_input(
            DATE, key=f"date:{name}:{turn}", max_chars=20, placeholder="2024-11-19"
        )
        text = st.text_area(
            TEXT,
            key=f"text:{name}:{turn}",
            height=140,
            placeholder="Paste the whole text. Menus and footers are set aside by themselves.",
        )
        pressed = st.form_submit_button("Add this article")
    keep_text(
        "paste", name, (TEXT, OUTLET, DATE), st.session_state.get(_PASTED, 0), after_closing=True
    )
    if not pressed:
        return
    what = outlet.strip() or "The article"
    problems = []
    made = folder
    try:
        made = kept(folder, pasted(outlet, text), day_of(published))
        st.session_state[_PASTED] = st.session_state.get(_PASTED, 0) + 1
    except FramingError as error:
        problems.append((what, str(error)))
    finish(made if not problems else folder, problems, clear=not problems)


def kept(folder: Path | None, given: Given, published: date | None = None) -> Path:
    """Keep an article; return the story's folder.

    Raises:
        FramingError: It cannot be kept. Nothing has changed.
    """
    return add(folder, given, published).folder


def pasted(outlet: str, text: str) -> Given:
    """Read a pasted article."""
    if not text.strip():
        raise FramingError("There is no text: paste the article, headline first.")
    if not outlet.strip():
        raise FramingError("Give the outlet: every version goes by its name.")
    if len(text) > LONGEST:
        raise FramingError(
            f"It has {len(text):,} characters; an article may have {LONGEST:,}. "
            "Paste the article alone."
        )
    return from_paste(outlet, "", text)


def ask_for_files(name: str, folder: Path | None, turn: int) -> None:
    """Take files; each is kept as soon as it has come."""
    names = ", ".join(f".{ending}" for ending in TYPES)
    uploads = st.file_uploader(
        f"Articles as files, one article per outlet ({names})",
        TYPES,
        accept_multiple_files=True,
        key=f"files:{name}:{turn}",
    )
    if not uploads:
        forget_files()
        return
    problems = []
    made = folder
    named = name_files(uploads, f"named:{name}:{turn}")
    for one in named:
        try:
            made = kept(made, one.given)
            file_kept(one.number)
        except FramingError as error:
            problems.append((one.file, str(error)))
    if named:
        finish(made, problems, clear=not problems and all_kept(uploads))


def ask_for_addresses(name: str, folder: Path | None, turn: int) -> None:
    """Take addresses; what cannot be fetched stays in the field."""
    with st.form(f"fetch:{name}:{turn}", border=False):
        asked = st.text_area(
            LINKS,
            str(st.session_state.pop("_left", "")),
            key=f"addresses:{name}:{turn}",
            height=110,
            max_chars=20_000,
            placeholder="https://…",
        )
        st.caption(
            "Each page is fetched once, from the machine that this app runs on; its site sees "
            "that, and nothing of the story. A site's robots.txt is respected."
        )
        pressed = st.form_submit_button("Fetch these pages")
    keep_text("fetch", name, (LINKS,), st.session_state.get(_FETCHED, 0), after_closing=True)
    if not pressed:
        return
    problems = []
    left = []
    made = folder
    lines = [line.strip() for line in asked.splitlines() if line.strip()]
    if not lines:
        problems.append(("Addresses", "Give the address of an article, one a line."))
    with st.spinner(f"Fetching {counted(len(lines), 'page')}…"):
        for line in lines:
            try:
                made = kept(made, from_address("", line))
            except FramingError as error:
                left.append(line)
                problems.append((line, str(error).removeprefix(f"{line}: ")))
    st.session_state["_left"] = "\n".join(left)
    st.session_state[_FETCHED] = st.session_state.get(_FETCHED, 0) + bool(lines and not left)
    finish(made, problems, clear=True)


def finish(made: Path | None, problems: list[tuple[str, str]], *, clear: bool) -> None:
    """Show the story as it is now, and what is wrong beside what was given."""
    st.session_state[_PROBLEMS] = problems
    if clear:
        st.session_state[_TURN] += 1
    if made is not None:
        place = made.resolve()
        named = next((k for k, one in story_folders().items() if one.resolve() == place), "")
        if named:
            st.query_params["making"] = named
    st.rerun()


def ask_to_compare(folder: Path | None, known: list[Row]) -> None:
    """Say what comes next; from two articles on it can be asked for."""
    st.markdown(
        "Next: which report they all cite, and the facts they credit to it. About 30 seconds."
    )
    ready = folder is not None and len([row for row in known if not row.wrong]) >= FEWEST
    if not ready:
        st.caption("Add two articles or more first.")
        return
    st.session_state.pop(CHOSEN, None)
    with st.container(horizontal=True, vertical_alignment="center", key="forward"):
        pressed = st.button(f"Compare these {len(known)}", type="primary", key="compare")
    if pressed:
        st.session_state.pop(_PROBLEMS, None)
        st.session_state[COMPARING] = True
        st.query_params["step"] = "check"
        st.rerun()


main()
