"""The way to another page of the same story, with what is to be shown there in the address."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

import streamlit as st

if TYPE_CHECKING:
    from collections.abc import Sequence

PAGES = ("stories", "new_story", "story", "read", "draft", "data", "kit", "code")
"""The pages, by their files."""
CHOSEN = "_story"
"""The story that is open in this session."""


def go(page: str, story: str = "", **shown: str | Sequence[str]) -> NoReturn:
    """Open a page (``stories``, ``new_story``, ``story``, ``read``, ``draft``, ``data``, ``kit``).

    Args:
        page: One of `PAGES`.
        story: Another story than the one that is open.
        shown: What its address is to hold beside the story, such as ``v=[...]``, ``fact=...``.
    """
    if story:
        st.session_state[CHOSEN] = story
    name = st.session_state.get(CHOSEN, "")
    kept = {"story": name} if name and page not in {"stories", "new_story"} else {}
    asked = {key: value if isinstance(value, str) else list(value) for key, value in shown.items()}
    st.switch_page(f"app_pages/{page}.py", query_params={**kept, **asked})
