"""How far coders agree, as two tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import streamlit as st

from framing.coding.corrections import FLAGS
from framing.coding.ratings import rated_columns
from framing.config import default
from framing.errors import FramingError
from framing.report.safe_text import one_line
from framing.report.terminal.coder_agreement import any_too_few, too_few_means
from framing.report.words import words
from framing.statistics.coder_agreement import measured_agreement
from shared.coding_desk import uncoded_comparison
from shared.page_head import show_failure
from shared.wording import names

if TYPE_CHECKING:
    from collections.abc import Mapping

    from framing.statistics.agreement_results import CoderAgreement, Figure
    from shared.current_view import View

TEXTS = cast("Mapping[str, str]", words("code_page"))
_NAMED = frozenset({"role", "voice", "status"})
"""Columns whose answers have a table of words."""
_COLUMNS = cast("Mapping[str, Mapping[str, str]]", words("code_page"))["columns"]


def show_agreement(view: View) -> None:
    """Show every pair of coders, and the program held against what people settled."""
    with st.spinner(TEXTS["compared"]):
        comparison = uncoded_comparison(view)
    try:
        columns = rated_columns([(comparison, view.comparison.story.labels)])
        if not columns:
            st.info(TEXTS["agreement_none"])
            return
        result = measured_agreement(columns, default().scores)
    except FramingError as error:
        show_failure(error)
        return
    if any_too_few(result):
        st.caption(too_few_means())
    drawn = any(pair.stands_for is not None for pair in result.pairs)
    st.caption(TEXTS["agreement_weighted" if drawn else "agreement_unweighted"])
    st.header(TEXTS["pairs"], anchor=False)
    st.dataframe(_pairs(result), hide_index=True)
    if result.program:
        st.header(TEXTS["program"], anchor=False)
        st.dataframe(_program(result), hide_index=True)
        left_open = sum({row.column: row.open for row in result.program}.values())
        if left_open:
            st.caption(TEXTS["open"].format(number=left_open))


def _pairs(result: CoderAgreement) -> list[dict[str, str | int]]:
    return [
        {
            _COLUMNS["column"]: names("set_column")[pair.column],
            _COLUMNS["coders"]: one_line(
                f"{pair.coder}, {pair.other}" if pair.other else pair.coder
            ),
            _COLUMNS["units"]: pair.units,
            **{
                _COLUMNS[name]: _figure(getattr(pair, name), enough=pair.enough)
                for name in ("percent", "alpha", "alpha_ordinal", "ac1", "kappa")
            },
        }
        for pair in result.pairs
    ]


def _program(result: CoderAgreement) -> list[dict[str, str | int]]:
    return [
        {
            _COLUMNS["column"]: names("set_column")[row.column],
            _COLUMNS["answer"]: _answer(row.column, row.answer),
            _COLUMNS["people"]: row.people,
            _COLUMNS["program"]: row.program,
            _COLUMNS["precision"]: _figure(row.precision, enough=row.precision_enough),
            _COLUMNS["recall"]: _figure(row.recall, enough=row.recall_enough),
        }
        for row in result.program
    ]


def _answer(column: str, value: str) -> str:
    """Return an answer as the screens call it; of facts it is their ids."""
    if column in FLAGS:
        return TEXTS["yes" if value == "1" else "no"]
    return names(column)[value] if column in _NAMED else value


def _figure(figure: Figure, *, enough: bool) -> str:
    if figure.value is None:
        return ""
    if not enough:
        return str(words("terminal")["coders"]["too_few"])
    if figure.low is None or figure.high is None:
        return f"{figure.value:.2f}"
    return f"{figure.value:.2f} [{figure.low:.2f} to {figure.high:.2f}]"
