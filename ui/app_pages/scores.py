"""Every measure of every version against the baseline, and what is behind each number."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import streamlit as st
from components.evidence.view import behind, differences, show_evidence
from components.score_table.view import sections, show_scores
from shared.current_view import View, current_view
from shared.jumps import jump_to_compare
from shared.score_charts import DARK, LIGHT, OVERVIEW, any_value, described, points, word_shift
from shared.version_order import ordered
from shared.wording import names

from framing.report.words import words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from framing.types import Dimension, Part

A_ROW = 3
WORDS = ("sentiment", "hedging", "speculation", "commentary")


def colours() -> dict[str, str]:
    """Return the colours of charts for the theme that is on."""
    return DARK if st.context.theme.type == "dark" else LIGHT


def overview(view: View, outlets: list[str], part: Part) -> None:
    """Show every measure as points with intervals."""
    measures = names("measure")
    for start in range(0, len(OVERVIEW), A_ROW):
        for place, dimension in zip(
            st.columns(A_ROW, gap="medium"), OVERVIEW[start : start + A_ROW], strict=True
        ):
            with place:
                st.markdown(f"**{measures[dimension]}**")
                if not any_value(view.comparison, dimension, part, outlets):
                    st.caption(words("notice")["no_value"])
                    continue
                st.altair_chart(
                    points(view.comparison, dimension, part, outlets, colours()),
                    alt=described(view.comparison, dimension, part, outlets),
                    key=f"chart_{dimension}",
                )


def closer(view: View, part: Part) -> None:
    """Show one measure as a table, what drives it in a version, and what two versions differ by."""
    measures = cast("Mapping[Dimension, str]", names("measure"))
    dimension: Dimension = st.pills(
        "Look closer at",
        list(measures),
        default="hedging",
        required=True,
        format_func=lambda key: measures[key],
        key="measure",
        bind="query-params",
    )
    show_scores(
        [one for one in sections(view.comparison, view.shown, part) if one["key"] == dimension],
        key="scores",
    )
    if dimension == "readability":
        st.info(words("notice")["readability"], icon=":material/info:")
    st.subheader("What drives this", anchor=False)
    outlet = st.selectbox(
        "In the version", outlets_of(view), key="driven", bind="query-params", width=340
    )
    asked = show_evidence(behind(view.comparison, outlet, dimension, part), key="evidence")
    if asked:
        jump_to_compare(view, **asked)
    if dimension in WORDS:
        two_versions(view, dimension, part)


def two_versions(view: View, dimension: Dimension, part: Part) -> None:
    """Show the words that make two versions differ."""
    outlets = outlets_of(view)
    if len(outlets) < 2:  # noqa: PLR2004 - a difference takes two
        return
    st.subheader("Which words make the difference", anchor=False)
    left, right = st.columns(2)
    first = left.selectbox("One version", outlets, 0, key="one")
    second = right.selectbox(
        "Another version", [name for name in outlets if name != first], key="other"
    )
    rows = [
        row
        for row in differences(view.comparison, first, second, dimension, part)
        if row["difference"]
    ]
    if not rows:
        st.info("No word counts more in one than in the other.", icon=":material/balance:")
        return
    st.altair_chart(
        word_shift(rows, first, second, colours()),
        alt="Words that differ most: " + ", ".join(row["words"] for row in rows[:5]),
        key="word_shift",
    )
    st.caption(
        "How much more often a word counts in a hundred sentences; in a short text once is often"
        + ("; each time weighs its valence, −4 to 4." if dimension == "sentiment" else ".")
    )


def outlets_of(view: View) -> list[str]:
    """Return the outlets that are shown, in the order of the story."""
    names = [version.version.outlet for version in ordered(view.comparison)]
    return [name for name in names if name in view.shown]


def main() -> None:
    """Show the page."""
    view = current_view()
    if not view.shown:
        st.info("No version is shown. Choose one or more under Versions.", icon=":material/tune:")
        return
    parts = cast("Mapping[Part, str]", names("part"))
    part: Part = st.segmented_control(
        "Which sentences",
        list(parts),
        default="all",
        required=True,
        format_func=lambda key: parts[key],
        key="part",
        bind="query-params",
    )
    st.caption(
        "A point is the version, the bar its 95% interval, the upright line the baseline. "
        "Grey and hollow: too little text to rely on. "
        + words("notice")["verdicts"]
        + " "
        + words("notice")["intervals"]
    )
    overview(view, outlets_of(view), part)
    st.divider()
    closer(view, part)


main()
