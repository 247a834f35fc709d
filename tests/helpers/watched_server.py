"""The app's server with a page of its own that reads a text, and two answers for tests.

``/looked-for`` names the outside hosts that the server looked for; ``/held`` says how many objects
of the process hold the words that a session brought. Run with the port.
"""

from __future__ import annotations

import gc
import socket
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from starlette.middleware import Middleware
from starlette.responses import JSONResponse
from starlette.routing import Route

if TYPE_CHECKING:
    from starlette.requests import Request

HERE = Path(__file__).parent
UI = HERE.parents[1] / "ui"
LOOKED_FOR: list[str] = []
SETTINGS = {
    "server.port": int(sys.argv[1]),
    "server.address": "127.0.0.1",
    "server.headless": True,
    "server.allowedHosts": ["localhost", "127.0.0.1", "::1"],
    "server.fileWatcherType": "none",
    "browser.gatherUsageStats": False,
}


def watch(real: Any) -> Any:
    """Note every host that is looked for and is not this machine; none is found."""

    def looked(host: Any, *rest: Any, **named: Any) -> Any:
        if host not in {None, "", "127.0.0.1", "localhost", "::1", b"127.0.0.1"}:
            LOOKED_FOR.append(str(host))
            raise socket.gaierror(socket.EAI_NONAME, "no such host here")
        return real(host, *rest, **named)

    return looked


def connecting(real: Any) -> Any:
    """Note every address outside that a connection is opened to; none is."""

    def connected(line: socket.socket, address: Any) -> Any:
        if isinstance(address, tuple) and address[0] not in {"127.0.0.1", "::1"}:
            LOOKED_FOR.append(str(address[0]))
            raise OSError("nothing outside can be reached here")
        return real(line, address)

    return connected


async def looked_for(_: Request) -> JSONResponse:
    """Name the outside hosts that were looked for."""
    return JSONResponse(LOOKED_FOR)


async def held(_: Request) -> JSONResponse:
    """Count the objects that hold the words that sessions bring."""
    gc.collect()
    # Put together here, so that this code does not hold them; a text that has them is longer.
    words = " ".join(reversed(("may be lit", "lanterns of Ottershaw")))
    count = 0
    for thing in gc.get_objects():
        for part in gc.get_referents(thing):
            if type(part) is str and len(part) > len(words) and words in part:
                count += 1
    return JSONResponse(count)


def main() -> None:
    """Serve until the process is ended."""
    sys.path.insert(0, str(UI))
    socket.getaddrinfo = watch(socket.getaddrinfo)
    socket.socket.connect = connecting(socket.socket.connect)  # type: ignore[method-assign]
    from server import ended_sessions  # noqa: PLC0415 - from the app's folder
    from server.gate import Gate  # noqa: PLC0415 - from the app's folder
    from streamlit.starlette import App  # noqa: PLC0415 - after the watch is set

    ended_sessions.PATIENCE = 1
    app = App(
        HERE / "bringing_page.py",
        routes=[Route("/looked-for", looked_for), Route("/held", held)],
        middleware=[Middleware(Gate)],
        lifespan=ended_sessions.ending_sessions,
    )
    app.run(config=SETTINGS)


if __name__ == "__main__":
    main()
