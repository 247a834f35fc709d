"""What a browser may do with our pages: headers that go with every answer."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from pathlib import Path

import streamlit

_INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)


def policy(host: str) -> dict[str, str]:
    """Return the headers of an answer to a request for ``host``.

    Streamlit writes styles into its pages and loads components' scripts from blobs; everything
    else is as strict as a policy can be. No page, not even ours, may frame ours.
    """
    rules = {
        "default-src": "'none'",
        "script-src": " ".join(["'self'", "blob:", *_inline_scripts()]),
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' data: blob:",
        "font-src": "'self' data:",
        # A web socket is no 'self' to every browser.
        "connect-src": f"'self' ws://{host} wss://{host}" if _plain(host) else "'self'",
        "worker-src": "'self' blob:",
        "manifest-src": "'self'",
        "base-uri": "'none'",
        "form-action": "'none'",
        "object-src": "'none'",
        "frame-ancestors": "'none'",
    }
    return {
        "content-security-policy": "; ".join(f"{name} {value}" for name, value in rules.items()),
        "x-frame-options": "DENY",
        "x-content-type-options": "nosniff",
        "referrer-policy": "no-referrer",
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-resource-policy": "same-origin",
    }


def _plain(host: str) -> bool:
    return bool(re.fullmatch(r"[\w.:\[\]-]{1,255}", host))


@cache
def _inline_scripts() -> tuple[str, ...]:
    """The digests of the scripts that stand in Streamlit's own page."""
    page = Path(streamlit.__file__).parent / "static" / "index.html"
    try:
        text = page.read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        return ()
    return tuple(
        f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"
        for script in _INLINE.findall(text)
    )
