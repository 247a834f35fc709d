"""The app as a process of its own: Streamlit on the loopback address, ended with us."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException
from typing import TYPE_CHECKING

from framing.errors import FramingError
from framing.resources import app_script
from framing.stories.library import VARIABLE as LIBRARY

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path
    from types import FrameType

_ADDRESS = "127.0.0.1"
_OWN_NAMES = ("localhost", "127.0.0.1", "::1")
"""As in the app's configuration, which an option of the command line stands in for as a whole."""
_USUAL_PORT = 8501
_PATIENCE = 60.0
_FAREWELL = 5.0


@dataclass(frozen=True, slots=True)
class Place:
    """Where the app listens, keeps stories, and by which other names it may be asked for."""

    port: int | None = None
    library: Path | None = None
    hosts: tuple[str, ...] = ()


def run_app(stories: Sequence[Path], place: Place, say: Callable[[str], None]) -> None:
    """Serve the app until it ends or is interrupted; its address is said when it answers.

    Raises:
        FramingError: The port is taken, or the server does not start.
    """
    port = _free_port(place.port)
    # -P: a file called like a library in the folder the user stands in must not be imported.
    command = [sys.executable, "-P", "-m", "streamlit", "run", str(app_script())]
    command += ["--server.address", _ADDRESS, "--server.port", str(port)]
    command += ["--server.headless", "true", "--browser.gatherUsageStats", "false"]
    command += ["--logger.hideWelcomeMessage", "true"]
    for host in (*_OWN_NAMES, *place.hosts) if place.hosts else ():
        command += ["--server.allowedHosts", host]
    command += ["--"]
    command += [str(story.resolve()) for story in stories]
    signal.signal(signal.SIGTERM, _interrupt)
    environment = dict(os.environ)
    if place.library is not None:
        environment[LIBRARY] = str(place.library.expanduser().resolve())
    with subprocess.Popen(command, env=environment) as server:  # noqa: S603 - our own script
        try:
            _wait_until_up(server, port)
            say(f"The app is at http://{_ADDRESS}:{port} (Ctrl-C ends it)")
            status = server.wait()
        except KeyboardInterrupt:
            return
        finally:
            _end(server)
    if status:
        raise FramingError(f"the app ended with status {status}; its messages stand above")


def _free_port(port: int | None) -> int:
    """Return ``port`` if it is free; with none given the usual one, or any that is free."""
    for candidate in (port,) if port else (_USUAL_PORT, 0):
        with socket.socket() as probe:
            # As the server does: a port that a closed connection still holds is free.
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((_ADDRESS, candidate))
            except OSError:
                continue
            found: int = probe.getsockname()[1]
            return found
    raise FramingError(f"port {port} is taken; give another one with --port")


def _wait_until_up(server: subprocess.Popen[bytes], port: int) -> None:
    deadline = time.monotonic() + _PATIENCE
    while time.monotonic() < deadline:
        if server.poll() is not None:
            raise FramingError("the app did not start; its messages stand above")
        if _answers(port):
            return
        time.sleep(0.1)
    raise FramingError(f"the app did not answer within {_PATIENCE:.0f} seconds; try again")


def _answers(port: int) -> bool:
    # Not urllib, which would ask a proxy for our own address where one is set.
    connection = HTTPConnection(_ADDRESS, port, timeout=5)
    try:
        connection.request("GET", "/_stcore/health")
        return connection.getresponse().status == HTTPStatus.OK
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()


def _end(server: subprocess.Popen[bytes]) -> None:
    """End the server, patiently at first; one that ended already is left alone."""
    if server.poll() is not None:
        return
    server.terminate()
    try:
        server.wait(_FAREWELL)
    except subprocess.TimeoutExpired:
        server.kill()


def _interrupt(_signal: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt
