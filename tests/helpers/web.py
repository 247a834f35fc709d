"""A small web on the loopback address that plays sites of all kinds, and a network to it.

Names under ``.example`` stand at a public address, which the network of the tests connects to the
server; so nothing has to be allowed that is refused in earnest.
"""

from __future__ import annotations

import socket
import ssl
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

from framing.fetch.connections import Network

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PUBLIC = "93.184.215.14"
HTML = "text/html; charset=utf-8"


def page(*paragraphs: str, title: str = "Mill burns down", head: str = "") -> str:
    """Return a news page with paragraphs."""
    text = "\n".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        f"<!doctype html><html><head><title>{title}</title>{head}</head><body>"
        f"<nav><a href='/'>Home</a></nav><article><h1>{title}</h1>\n{text}</article></body></html>"
    )


ARTICLE = tuple(
    f"The mill by the river burnt down on Monday night, the Harbour Gazette reported in part "
    f"{part} of its series, citing the fire service, which had sent thirty men and four engines."
    for part in ("one", "two", "three", "four", "five", "six", "seven", "eight")
)


@dataclass
class Web:
    """What stands at each path; ``asked`` are the requests, in order."""

    port: int = 0
    pages: dict[str, tuple[int, dict[str, str], bytes]] = field(default_factory=dict)
    plays: dict[str, Callable[[BaseHTTPRequestHandler], None]] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    names: dict[str, list[str]] = field(default_factory=dict)
    looked_up: list[str] = field(default_factory=list)

    def put(self, path: str, body: str | bytes, kind: str = HTML, status: int = 200) -> None:
        """Put a page at a path."""
        data = body.encode() if isinstance(body, str) else body
        self.pages[path] = (status, {"Content-Type": kind} if kind else {}, data)

    def send_on(self, path: str, to: str, status: int = 302) -> None:
        """Let a path redirect."""
        self.pages[path] = (status, {"Location": to}, b"")

    def network(self) -> Network:
        """Return a network that knows the names of this web and no others."""

        def look_up(host: str, _port: int) -> list[str]:
            self.looked_up.append(host)
            if host in self.names:
                return self.names[host]
            if host.endswith(".example"):
                return [PUBLIC]
            raise socket.gaierror(socket.EAI_NONAME, "no such name")

        def connect(ip: str, _port: int, seconds: float) -> socket.socket:
            assert ip == PUBLIC, f"connected to {ip}, which was not checked"
            return socket.create_connection(("127.0.0.1", self.port), seconds)

        return Network(look_up, connect)


@contextmanager
def serving(certificate: str = "") -> Iterator[Web]:
    """Run a web as long as the block runs; with a certificate's file, over TLS."""
    web = Web()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            web.asked.append((self.path, dict(self.headers)))
            if self.path in web.plays:
                web.plays[self.path](self)
                return
            status, headers, body = web.pages.get(self.path, (404, {}, b"not here"))
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    class Server(ThreadingHTTPServer):
        daemon_threads = True
        block_on_close = False

        def handle_error(self, *_: object) -> None:
            """Clients that hang up are what these tests are about."""

    server = Server(("127.0.0.1", 0), Handler)
    if certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        server.socket = context.wrap_socket(
            server.socket, server_side=True, do_handshake_on_connect=False
        )
    web.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield web
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
