"""A server on the loopback address that plays a language model's, the good ones and the others."""

from __future__ import annotations

import json
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

USAGE = {"prompt_tokens": 400, "completion_tokens": 30}


@dataclass
class ModelStub:
    """What the server does with each request: ``answer`` by default, else the plays in order."""

    port: int = 0
    answer: Callable[[dict[str, Any]], str] = lambda _: ""
    plays: list[Callable[[BaseHTTPRequestHandler, dict[str, Any]], None]] = field(
        default_factory=list
    )
    asked: list[tuple[str, Mapping[str, str], dict[str, Any]]] = field(default_factory=list)

    @property
    def address(self) -> str:
        """The server's root."""
        return f"http://127.0.0.1:{self.port}"

    def questions(self) -> list[dict[str, Any]]:
        """Return what was asked, in order."""
        return [question(body) for _, _, body in self.asked]


def question(body: Mapping[str, Any]) -> dict[str, Any]:
    """Return the material of a request."""
    material: dict[str, Any] = json.loads(body["messages"][1]["content"])
    return material


def said(status: str, sentences: list[int], quote: str, *how: str) -> str:
    """Return an answer in the form that is asked for."""
    return json.dumps({"sentences": sentences, "quote": quote, "status": status, "how": how})


def chat(content: object, usage: object = USAGE) -> bytes:
    """Return the body of a chat answer."""
    message = {"role": "assistant", "content": content}
    return json.dumps({"choices": [{"index": 0, "message": message}], "usage": usage}).encode()


def sent(
    body: bytes | str, status: int = 200, **headers: str
) -> Callable[[BaseHTTPRequestHandler, dict[str, Any]], None]:
    """Return a play that answers with this."""
    data = body.encode() if isinstance(body, str) else body

    def play(handler: BaseHTTPRequestHandler, _: dict[str, Any]) -> None:
        handler.send_response(status)
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.send_header("Content-Length", str(len(data)))
        handler.end_headers()
        handler.wfile.write(data)

    return play


def endless(handler: BaseHTTPRequestHandler, _: dict[str, Any]) -> None:
    """Answer without an end."""
    handler.send_response(200)
    handler.end_headers()
    try:
        while True:
            handler.wfile.write(b"x" * 65_536)
    except OSError:
        """The client has had enough."""


def broken_off(handler: BaseHTTPRequestHandler, _: dict[str, Any]) -> None:
    """Promise more than comes."""
    handler.send_response(200)
    handler.send_header("Content-Length", "5000")
    handler.end_headers()
    handler.wfile.write(b'{"choices": [')


@contextmanager
def model_serving() -> Iterator[ModelStub]:
    """Run a stub as long as the block runs."""
    stub = ModelStub()
    over = threading.Event()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            stub.asked.append((self.path, dict(self.headers), body))
            play = stub.plays.pop(0) if stub.plays else sent(chat(stub.answer(body)))
            play(self, body)

        def log_message(self, *_: object) -> None:
            pass

    class Server(ThreadingHTTPServer):
        daemon_threads = True
        block_on_close = False
        # A play that never answers waits for this.
        done = over

        def handle_error(self, *_: object) -> None:
            """Clients that hang up are what these tests are about."""

    server = Server(("127.0.0.1", 0), Handler)
    stub.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield stub
    finally:
        over.set()
        server.shutdown()
        server.server_close()


def silent(handler: BaseHTTPRequestHandler, _: dict[str, Any]) -> None:
    """Never answer, until the server ends."""
    done: threading.Event = handler.server.done  # type: ignore[attr-defined]
    done.wait(30)
