"""How much one window may upload: Streamlit limits each file, and not how many there are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from streamlit import runtime

if TYPE_CHECKING:
    from starlette.datastructures import Headers
    from starlette.types import Scope

MOST = 60_000_000
"""Bytes that one window's uploads may hold at a time."""
_MARGIN = 10_000
"""What a request holds beside its file."""
_UPLOAD = re.compile(r"/_stcore/upload_file/(?P<session>[^/]+)/[^/]+$")


class UploadRoom:
    """Refuses an upload when the window's uploads together would be too large."""

    def refusal(self, scope: Scope, headers: Headers) -> tuple[int, str] | None:
        """Return status and words of a refusal; None where there is room."""
        found = _UPLOAD.search(scope["path"])
        if found is None or scope.get("method") != "PUT":
            return None
        length = headers.get("content-length", "")
        if not length.isdigit():
            return 411, "How long is it?"
        if held(found["session"]) + int(length) > MOST + _MARGIN:
            return 413, "This window has uploaded as much as it may; add what is there first"
        return None


def held(session: str) -> int:
    """Return how many bytes of uploads the server holds for a session."""
    if not runtime.exists():
        return 0
    manager: Any = runtime.get_instance().uploaded_file_mgr
    files = getattr(manager, "file_storage", {}).get(session, {})
    return sum(len(record.data) for record in list(files.values()))
