"""Text where Streamlit reads Markdown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shared.plain_text import plain

JOINER = "\N{WORD JOINER}"


@given(st.text())
def test_nothing_but_escapes_is_added(text: str) -> None:
    shown = plain(text).replace(JOINER, "").replace("\\\\", "\0").replace("\\", "")
    wanted = " ".join(text.replace(JOINER, "").replace("\0", "").split())
    assert shown.replace("\0", "\\").split() == wanted.split() or "\0" in text or JOINER in text


@pytest.mark.parametrize(
    "text",
    [
        *("**x**", "$x$", "<b>", "[a](http://b)", "`x`", ":smile:", ":red[x]", "~~x~~"),
        *("www.b.example", "a@b.example", "https://b.example"),
    ],
)
def test_no_markup_stays_unescaped(text: str) -> None:
    shown = plain(text)
    assert text not in shown
