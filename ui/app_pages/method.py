"""What every word means and how every number is made: from the files that the docs are."""

from __future__ import annotations

import streamlit as st
from shared.documents import document
from shared.wording import glossary

st.title("Method", anchor=False)
numbers, words, figures = st.tabs(
    ["How every number is made", "What the words mean", "How well it works"], key="method_tabs"
)
with numbers:
    text = document("method.md")
    st.markdown(text or "The method's text is not part of this installation; install it again.")
with words:
    for title, entries in glossary():
        st.subheader(title, anchor=False)
        st.markdown("\n".join(f"- **{name}**: {means}" for name, means in entries))
with figures:
    st.markdown(
        document("validation.md")
        or "No figures ship with this version. `framing evaluate DIR` measures every detector on "
        "benchmarks that you have, beside plain baselines."
    )
