"""Sessions whose window is closed are ended for good, with all that they brought.

Streamlit keeps a closed window's session for a while, so that a broken line may be taken up again,
and then forgets to let go of it till another window is closed.
"""

from __future__ import annotations

import asyncio
import time
from contextlib import asynccontextmanager, suppress
from typing import TYPE_CHECKING, Any

from streamlit import runtime

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

_EVERY = 2.0
"""Seconds between two looks."""
PATIENCE = 30.0
"""Seconds in which a broken line may be taken up again; less than Streamlit's own."""


@asynccontextmanager
async def ending_sessions(_app: object) -> AsyncGenerator[None, None]:
    """End sessions as long as the server runs."""
    task = asyncio.create_task(_sweep())
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def _sweep() -> None:
    left: dict[str, float] = {}
    while True:
        await asyncio.sleep(_EVERY)
        if runtime.exists():
            left = end_sessions(left, time.monotonic())


def end_sessions(left: dict[str, float], now: float) -> dict[str, float]:
    """End the sessions that nobody has come back to; return since when the others are left."""
    serving = runtime.get_instance()
    manager: Any = serving._session_mgr  # noqa: SLF001 - there is no other way to ask who left
    active = {info.session.id for info in manager.list_active_sessions()}
    sessions = {info.session.id: info.session for info in manager.list_sessions()}
    known = {session: left.get(session, now) for session in sessions if session not in active}
    for session, since in list(known.items()):
        if now - since >= PATIENCE:
            serving.close_session(session)
            # The server's loop may go on holding the session itself till another one is active.
            sessions[session].session_state.clear()
            del known[session]
    return known
