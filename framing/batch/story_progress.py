"""How far a run is: a bar on a terminal, a plain line now and then anywhere else."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, Any, Self

from framing.batch.worker_limits import limits

if TYPE_CHECKING:
    from collections.abc import Callable

_HOUR, _MINUTE = 3600, 60


class Progress:
    """Counts stories; rate and time left are those of this run, whatever an earlier one did."""

    def __init__(self, total: int, done: int, say: Callable[[str], None]) -> None:
        """Start at ``done`` of ``total`` stories; ``say`` writes a line."""
        self._total, self._before, self._done, self._say = total, done, done, say
        self._start = self._said = time.monotonic()
        self._bar: Any = None

    def __enter__(self) -> Self:
        """Show the bar, where there is a terminal."""
        if sys.stderr.isatty():
            from rich.console import Console  # noqa: PLC0415 - only for people
            from rich.progress import BarColumn, TextColumn  # noqa: PLC0415
            from rich.progress import Progress as Bar  # noqa: PLC0415

            self._bar = Bar(
                BarColumn(), TextColumn("{task.description}"), console=Console(stderr=True)
            )
            self._bar.add_task(self._line(), total=self._total, completed=self._done)
            self._bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Leave the last line where it is."""
        if self._bar is not None:
            self._bar.stop()

    def step(self) -> None:
        """Count one story."""
        self._done += 1
        if self._bar is not None:
            self._bar.update(self._bar.task_ids[0], completed=self._done, description=self._line())
        elif time.monotonic() - self._said >= limits("progress")["line_s"]:
            self._said = time.monotonic()
            self._say(self._line())

    def _line(self) -> str:
        line = f"{self._done:,} of {self._total:,} stories"
        done_now = self._done - self._before
        taken = time.monotonic() - self._start
        if not done_now or not taken:
            return line
        rate = done_now / taken
        return f"{line}, {rate:.1f} a second, {duration((self._total - self._done) / rate)} left"


def duration(seconds: float) -> str:
    """Return a time as people say it: seconds below a minute, else minutes, else hours."""
    whole = round(seconds)
    if whole < _MINUTE:
        return f"{whole} s"
    if whole < _HOUR:
        return f"{round(whole / _MINUTE)} min"
    return f"{whole // _HOUR} h {whole % _HOUR // _MINUTE} min"
