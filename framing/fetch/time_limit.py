"""One clock for a whole fetch: a server that sends a byte now and then runs out of it, too."""

from __future__ import annotations

import io
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import socket

    from _typeshed import ReadableBuffer, WriteableBuffer


class DeadlineError(Exception):
    """The time is up."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """A moment, of ``time.monotonic``, at which patience ends."""

    end: float

    @staticmethod
    def of(seconds: float) -> Deadline:
        """Return a clock that runs out in so many seconds."""
        return Deadline(time.monotonic() + seconds)

    def within(self, seconds: float) -> Deadline:
        """Return a clock that runs out with this one, or in so many seconds if that is sooner."""
        return Deadline(min(self.end, time.monotonic() + seconds))

    def seconds_left(self) -> float:
        """Return the seconds that are left, more than 0.

        Raises:
            TooSlowError: None are.
        """
        left = self.end - time.monotonic()
        if left <= 0:
            raise DeadlineError
        return left


class TimedSocket:
    """As much of a socket as an HTTP exchange needs; each call waits only as long as is left."""

    def __init__(self, sock: socket.socket, deadline: Deadline) -> None:
        """Take over a connected socket."""
        self._sock = sock
        self._clock = deadline

    def sendall(self, data: ReadableBuffer) -> None:
        """Send all of ``data``."""
        self._sock.settimeout(self._clock.seconds_left())
        self._sock.sendall(data)

    def makefile(self, _mode: str) -> io.BufferedReader:
        """Return what comes in as a file."""
        return io.BufferedReader(_TimedReader(self._sock, self._clock))

    def close(self) -> None:
        """Leave the connection open: the library lets go of it while the body still comes."""

    def end(self) -> None:
        """Close the connection."""
        self._sock.close()


class _TimedReader(io.RawIOBase):
    """What comes in on a socket, as long as the clock runs."""

    def __init__(self, sock: socket.socket, deadline: Deadline) -> None:
        self._sock = sock
        self._clock = deadline

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        self._sock.settimeout(self._clock.seconds_left())
        return self._sock.recv_into(memoryview(buffer))
