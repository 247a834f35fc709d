"""Whether whoever looks at a page sits at the machine that serves it."""

from __future__ import annotations

from urllib.parse import urlsplit

import streamlit as st

_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


def is_on_this_machine() -> bool:
    """Tell whether the page was asked for by a loopback name: a proxy passes its own name on."""
    host = st.context.headers.get("Host", "") or ""
    return (urlsplit(f"//{host}").hostname or "") in _LOOPBACK
