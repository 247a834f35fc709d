"""A page that reads a text which lies in no story, as a draft is read."""

from __future__ import annotations

import streamlit as st
from shared.session_memory import brought_text, hold_session

import framing
from framing.ingest import article_from_text
from framing.pipeline import score


def bring() -> None:
    """Read a text; in a function, because a page's globals outlive its session till the next."""
    brought_text()
    words = ("The", "lanterns", "of", "Ottershaw", "may", "be", "lit")
    text = f"A plan\n\n{' '.join(words)}, the Financial Times reported. It is a shameful plan."
    article = article_from_text(text, "Ottershaw Post").version
    st.session_state["_scored"] = score(article, framing.read_story(framing.sample_story()))


hold_session()
st.title("Watched")
if st.query_params.get("bring"):
    bring()
    st.write("Brought")
