"""A server of the app and a browser to look at it, for the tests that need a page."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

APP = Path(__file__).parents[2] / "ui" / "app.py"
PATIENCE = 60.0


def chromium() -> str | None:
    """Return the system's Chromium, if there is one."""
    names = ("chromium", "chromium-browser", "google-chrome")
    return next((path for name in names if (path := shutil.which(name))), None)


@contextmanager
def served(log: Path, *stories: Path, library: Path | None = None) -> Iterator[str]:
    """Serve the app and yield its address; its library lies beside the log if none is named."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", str(APP), "--server.port", str(port), "--"]
    # To a file: a pipe that nobody reads would stop the server when it is full.
    with log.open("w") as output:
        server = subprocess.Popen(
            [*command, *map(str, stories)],
            stdout=output,
            stderr=output,
            cwd=log.parent,
            env=environment(log.parent, library),
        )
        try:
            _wait(port, server)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait()


def environment(folder: Path, library: Path | None = None) -> dict[str, str]:
    """Return what a server is to find: a library and settings of its own, and no proxy."""
    return {
        **os.environ,
        "FRAMING_LIBRARY": str(library or folder / "library"),
        "XDG_CACHE_HOME": str(folder / "cache"),
        "XDG_CONFIG_HOME": str(folder / "config"),
    }


def _wait(port: int, server: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and server.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError("the app did not answer")


def columns(page: Page) -> Page:
    """Wait for the columns of a page."""
    page.wait_for_selector(".column .sentence")
    return page


def fact_of(page: Page) -> list[str]:
    """Return the fact in a page's address."""
    return parse_qs(urlsplit(page.url).query).get("fact", [])


def settled(page: Page) -> None:
    """Wait until Python has answered."""
    page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]")
