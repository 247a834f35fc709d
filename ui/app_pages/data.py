"""What may be cited: scores with intervals, pairs, words, speakers, files, error rates, method."""

from __future__ import annotations

from functools import partial
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, cast

import streamlit as st
from components.arrival.view import arrive_at
from components.measures.view import measures_data, show_measures
from components.word_differences.view import OF_WORDS, show_words, words_data
from shared.cached_screens import screen
from shared.corrections import answer, show_undo
from shared.current_view import View, current_view
from shared.documents import document
from shared.error_rates import error_rates_html
from shared.library import library_folder
from shared.outlet_profile import show_outlet_profile
from shared.plain_text import plain
from shared.report_files import file_rows, meanings, report_files
from shared.speakers import speakers_html
from shared.story_texts import joined, short
from shared.wording import glossary, names

from framing.ingest.labels_csv import FILE as LABELS
from framing.report.citation import citation
from framing.report.mark_certainty import found_line, mark_certainty, right_line
from framing.report.what_holds_up import what_holds_up
from framing.report.words import counted, words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from framing.types import Comparison, Dimension, Part

TEXTS = cast("Mapping[str, str]", words("data_page"))


SECTIONS = {
    "files": "downloads",
    "sure": "error_rates",
    "coding": "coding",
    "speakers": "speaks_heading",
    "outlets": "outlets",
} | {name: name for name in ("method", "cite")}
"""The sections under the measures, and the words that name each."""


def jumps() -> None:
    """Lead to the sections under the measures: who comes for a table need not look for it."""
    links = " ".join(
        f'<a href="#{name}">{escape(TEXTS[text])}</a>' for name, text in SECTIONS.items()
    )
    st.html(f'<nav class="fr-jumps" aria-label="{escape(TEXTS["on_this_page"])}">{links}</nav>')


def arrival(name: str) -> None:
    """Mark where a section begins."""
    st.html(f'<span class="fr-arrival" id="{name}"></span>')


def lead(comparison: Comparison) -> None:
    """Say what holds up, before any number."""
    st.title(TEXTS["title"], anchor=False)
    lines = words("holds_up_lines")
    held = dict.fromkeys(one.dimension for one in what_holds_up(comparison).held)
    between = (
        TEXTS["lead_some"].format(measures=joined([lines[name]["name"] for name in held]))
        if held
        else TEXTS["lead_none"]
    )
    differ = dict.fromkeys(
        score.dimension
        for score in comparison.scores
        if score.differs == "differs" and score.part == "all" and score.dimension in lines
    )
    baseline = TEXTS["lead_baseline_some" if differ else "lead_baseline_none"].format(
        measures=joined([lines[name]["name"] for name in differ])
    )
    st.markdown(f"**{plain(between)} {baseline}** {TEXTS['lead']}")


def measures(view: View) -> None:
    """Show one measure, small charts of all, and the words that make two versions differ."""
    part_names, all_measures = names("part"), names("measure")
    parts: list[Part] = ["all", "unquoted", "own"]
    with st.container(horizontal=True, vertical_alignment="bottom", key="measure_tools"):
        measure = st.segmented_control(
            TEXTS["measure"],
            list(all_measures),
            default="hedging",
            required=True,
            format_func=lambda key: all_measures[key],
            key=view.key("measure"),
            label_visibility="collapsed",
            persist_state="session",
        )
        part: Part = st.selectbox(
            TEXTS["sentences"],
            parts,
            format_func=lambda key: part_names[key],
            key=view.key("part"),
            label_visibility="collapsed",
            width=230,
            persist_state="session",
        )
    data = screen("measures", (view.token, part), lambda: measures_data(view.comparison, part))
    show_measures(data, measure, view.key("measures"))
    if measure == "readability":
        st.caption(words("notice")["readability"])
    if measure in OF_WORDS:
        two_versions(view, cast("Dimension", measure), part)


def two_versions(view: View, dimension: Dimension, part: Part) -> None:
    """Show the words that make two versions differ."""
    outlets = [version.outlet for version in view.comparison.story.versions]
    with st.container(key="section_words"):
        st.subheader(TEXTS["words_heading"], anchor=False)
        left, right = st.columns(2)
        first = left.selectbox(
            TEXTS["words_first"], outlets, format_func=short, key=view.key("first")
        )
        second = right.selectbox(
            TEXTS["words_second"],
            [outlet for outlet in outlets if outlet != first],
            format_func=short,
            key=view.key("second"),
        )
        data = screen(
            "words",
            (view.token, first, second, dimension, part),
            lambda: words_data(view.comparison, first, second, dimension, part),
        )
        show_words(data, view.key("words"))


def speakers(view: View) -> None:
    """Show who speaks in each version, and as what."""
    arrival("speakers")
    with st.container(key="section_speakers"):
        st.header(TEXTS["speaks_heading"], anchor=False)
        role = mark_certainty()["source_role"]
        st.caption(f"{TEXTS['speaks_sub']} {right_line(role)} {found_line(role)}")
        shown = speakers_html(view.comparison)
        if shown:
            st.html(shown)
        else:
            st.markdown(TEXTS["speaks_none"])


def downloads(view: View) -> None:
    """Offer every file of the report; a file is written when somebody asks for it."""
    files = report_files(view)
    arrival("files")
    with st.container(key="section_files"):
        with st.container(horizontal=True, horizontal_alignment="distribute"):
            st.header(TEXTS["downloads"], anchor=False)
            st.download_button(
                TEXTS["everything"],
                files.zip,
                f"{view.story}.zip",
                "application/zip",
                key=view.key("zip"),
                type="primary",
                on_click="ignore",
            )
        st.caption(TEXTS["downloads_sub"])
        rows = file_rows(view)
        with st.container(key="files", gap="xsmall"):
            for name, meaning in meanings().items():
                button, said, number = st.columns(
                    [2.2, 6, 1.2], vertical_alignment="center", gap="small"
                )
                button.download_button(
                    name,
                    partial(files.file, name),
                    name,
                    key=view.key(f"file_{name}"),
                    type="tertiary",
                    on_click="ignore",
                )
                said.markdown(plain(meaning))
                number.caption(counted(rows[name], "row") if name in rows else "")
            if view.comparison.story.labels:
                labels_row(view, files.labels)


def labels_row(view: View, read_labels: Callable[[], bytes]) -> None:
    """Offer what people set, as it lies beside the articles."""
    button, said, number = st.columns([2.2, 6, 1.2], vertical_alignment="center", gap="small")
    button.download_button(
        LABELS,
        read_labels,
        LABELS,
        key=view.key("file_labels"),
        type="tertiary",
        on_click="ignore",
    )
    said.markdown(TEXTS["labels_means"])
    number.caption(counted(len(view.comparison.story.labels), "row"))


def coding(view: View) -> None:
    """Lead to where several people code: error rates on texts of one's own."""
    arrival("coding")
    with st.container(key="section_coding"):
        st.header(TEXTS["coding"], anchor=False)
        st.markdown(TEXTS["coding_sub"])
        st.page_link("app_pages/code.py", label=TEXTS["code"], query_params={"story": view.story})


def outlets() -> None:
    """Show what each outlet does over all stories at hand."""
    arrival("outlets")
    show_outlet_profile()


def error_rates() -> None:
    """Show how often every mark is right, and how many it finds."""
    arrival("sure")
    with st.container(key="section_sure"):
        st.header(TEXTS["error_rates"], anchor=False)
        st.caption(TEXTS["sure_sub"])
        st.html(error_rates_html())


def method(view: View) -> None:
    """Show in three paragraphs how the numbers are made, and the documents that say it all."""
    comparison = view.comparison
    arrival("method")
    with st.container(key="section_method"):
        st.header(TEXTS["method"], anchor=False)
        texts = [
            TEXTS["method_facts"].format(
                a_fact_is=words("baseline")[comparison.baseline]["a_fact_is"].replace(
                    "a statement", "made of statements"
                )
            ),
            TEXTS["method_verdict"],
            *(
                TEXTS["method_witness"].format(versions=joined([short(one) for one in group]))
                for group in comparison.witnesses
                if len(group) > 1
            ),
        ]
        for column, text in zip(st.columns(len(texts)), texts, strict=True):
            column.markdown(plain(text))
        with st.container(horizontal=True):
            for key, name in (("method", "how_numbers"), ("validation", "how_well")):
                if st.button(TEXTS[name], key=view.key(name), type="tertiary"):
                    read(TEXTS[name], document(f"{key}.md"))
            if st.button(TEXTS["what_words"], key=view.key("what_words"), type="tertiary"):
                read(TEXTS["what_words"], _glossary())


def _glossary() -> str:
    groups = []
    for title, entries in glossary():
        lines = "\n".join(f"- **{name}**: {means}" for name, means in entries)
        groups.append(f"#### {title}\n\n{lines}")
    return "\n\n".join(groups)


def read(title: str, text: str) -> None:
    """Open a document that ships with the app."""
    st.dialog(title, width="large")(lambda: st.markdown(text))()


def cite(view: View) -> None:
    """Show how to cite the program with its settings, and where the stories lie."""
    arrival("cite")
    with st.container(key="section_cite"):
        st.header(TEXTS["cite"], anchor=False)
        st.code(citation(view.comparison.configuration), language=None, wrap_lines=True)
        st.caption(f"{TEXTS['cite_place']} {TEXTS['cite_sub']}")
        st.caption(plain(TEXTS["library"].format(folder=library_folder())))


def main() -> None:
    """Show the page."""
    view = current_view()
    show_undo(view)
    st.html(Path(__file__).parents[1] / "shared" / "data.css")
    lead(view.comparison)
    jumps()
    measures(view)
    speakers(view)
    downloads(view)
    error_rates()
    coding(view)
    outlets()
    method(view)
    cite(view)
    asked = str(st.query_params.get("section", ""))
    arrive_at(asked if asked in SECTIONS else "", view.key("arrival"))
    answer()


main()
