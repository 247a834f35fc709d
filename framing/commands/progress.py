"""A sign of life on a terminal for what takes longer than a second; nothing anywhere else."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from threading import Lock, Timer
from typing import TYPE_CHECKING

from framing.report.safe_text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.status import Status

_PATIENCE = 1.0
"""Seconds before anything is shown: most runs are over by then."""


@contextmanager
def waiting(what: str) -> Iterator[None]:
    """Show on standard error, when it is a terminal, that ``what`` is going on."""
    if not sys.stderr.isatty():
        yield
        return
    sign = _Sign(one_line(what))
    timer = Timer(_PATIENCE, sign.show)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        sign.end()


class _Sign:
    """A line that comes late and goes without a trace."""

    def __init__(self, what: str) -> None:
        self._what = what
        self._lock = Lock()
        self._over = False
        self._status: Status | None = None

    def show(self) -> None:
        """Start it, unless what it stands for is over."""
        from rich.console import Console
        from rich.text import Text

        with self._lock:
            if not self._over:
                self._status = Console(stderr=True).status(Text(f"{self._what} …"))
                self._status.start()

    def end(self) -> None:
        """Take it away; it does not come any more."""
        with self._lock:
            self._over = True
            if self._status is not None:
                self._status.stop()
