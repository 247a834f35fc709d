"""One writer at a time in a story's folder, be it another window, command or user."""

from __future__ import annotations

import os
import time
from contextlib import contextmanager
from threading import Lock
from typing import TYPE_CHECKING

from framing.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_PROCESS_LOCK = Lock()
_TIMEOUT_S = 20.0


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Keep every other writer out of ``folder`` as long as the block runs.

    The system gives the lock back when a process dies. Where the system has no locks on folders
    (Windows, some network drives) only the writers inside this process wait for each other.

    Raises:
        OutputError: Another writer does not come to an end.
    """
    if not _PROCESS_LOCK.acquire(timeout=_TIMEOUT_S):
        raise _busy_error(folder)
    try:
        handle = _lock(folder)
        try:
            yield
        finally:
            if handle is not None:
                os.close(handle)
    finally:
        _PROCESS_LOCK.release()


def _lock(folder: Path) -> int | None:
    try:
        import fcntl  # noqa: PLC0415 - not on every system

        handle = os.open(folder, os.O_RDONLY)
    except (ImportError, OSError):
        return None
    end = time.monotonic() + _TIMEOUT_S
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > end:
                os.close(handle)
                raise _busy_error(folder) from None
            time.sleep(0.02)
        except OSError:
            os.close(handle)
            return None
        else:
            return handle


def _busy_error(folder: Path) -> OutputError:
    return OutputError(f"{folder} is being written by another program; try again in a moment")
