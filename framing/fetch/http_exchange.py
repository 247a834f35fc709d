"""One request and its answer, with the body unpacked and never larger than allowed."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPResponse
from typing import TYPE_CHECKING, Any, cast

from framing.errors import ArticleError
from framing.fetch.time_limit import DeadlineError
from framing.resources import DISTRIBUTION, installed_version

if TYPE_CHECKING:
    from email.message import Message

    from framing.fetch.address import Address
    from framing.fetch.time_limit import TimedSocket

_CHUNK_BYTES = 65_536
_CONTENT_ENCODINGS = {
    "gzip": 16 + zlib.MAX_WBITS,
    "x-gzip": 16 + zlib.MAX_WBITS,
    "deflate": zlib.MAX_WBITS,
}


class TooLargeError(Exception):
    """The body is larger than allowed; ``start`` is what fits of it."""

    def __init__(self, start: bytes) -> None:
        """Keep what was read."""
        super().__init__()
        self.start = start


@dataclass(frozen=True, slots=True)
class Request:
    """What a server is sent; the headers come in the order in which they are sent."""

    method: str
    headers: tuple[tuple[str, str], ...]
    body: bytes = b""
    reads_refusals: bool = False
    """Whether the body of an answer other than 200 is read, too."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answers; the body is empty unless it was read."""

    status: int
    headers: Message
    body: bytes


def user_agent() -> str:
    """Return how the program names itself to servers."""
    return f"{DISTRIBUTION}/{installed_version()} (reads one page when a person asks for it)"


def ask(address: Address, sock: TimedSocket, most: int, request: Request | None = None) -> Answer:
    """Ask for ``address`` over a connection and read the answer; the connection is closed.

    Args:
        address: What is asked for.
        sock: An open connection to its host.
        most: So many bytes of a body are taken, as sent or unpacked.
        request: What is sent; without one a page is asked for.

    Raises:
        ArticleError: What comes back is no answer of a web server, or breaks off.
        TooLargeError: The body has more than ``most`` bytes, as sent or unpacked.
        TooSlowError: The clock of the connection ran out.
    """
    request = request or Request("GET", _headers(address))
    connection = HTTPConnection(address.name, address.port)
    connection.sock = cast("Any", sock)
    try:
        connection.putrequest(
            request.method, address.target, skip_host=True, skip_accept_encoding=True
        )
        for name, value in request.headers:
            connection.putheader(name, value)
        connection.endheaders(request.body or None)
        response = connection.getresponse()
        read = request.reads_refusals or response.status == 200  # noqa: PLR2004 - what HTTP calls OK
        body = _body(response, address, most) if read else b""
        return Answer(response.status, response.headers, body)
    except TimeoutError:
        raise DeadlineError from None
    except (HTTPException, OSError, zlib.error) as error:
        reason = type(error).__name__
        raise ArticleError(
            f"{address}: the answer is broken or breaks off ({reason}); try again later"
        ) from None
    finally:
        connection.close()
        sock.end()


def _headers(address: Address) -> tuple[tuple[str, str], ...]:
    return (
        ("Host", address.authority),
        ("User-Agent", user_agent()),
        ("Accept", "text/html,application/xhtml+xml,text/plain,application/pdf;q=0.8,*/*;q=0.1"),
        ("Accept-Language", "en"),
        ("Accept-Encoding", "gzip"),
        ("Connection", "close"),
    )


def _body(response: HTTPResponse, address: Address, most: int) -> bytes:
    encoding = str(response.headers.get("Content-Encoding", "identity")).strip().lower()
    if encoding in {"identity", ""}:
        decompressor = None
    elif encoding in _CONTENT_ENCODINGS:
        decompressor = _Decompressor(_CONTENT_ENCODINGS[encoding])
    else:
        raise ArticleError(f"{address}: sent in an encoding that was not asked for; save the page")
    received, body = 0, bytearray()
    while chunk := response.read(_CHUNK_BYTES):
        received += len(chunk)
        body += decompressor.decompress(chunk, most + 1 - len(body)) if decompressor else chunk
        if received > most or len(body) > most:
            raise TooLargeError(bytes(body[:most]))
    if response.length or (decompressor and received and not decompressor.finished):
        raise ArticleError(f"{address}: the answer breaks off before its end; try again later")
    return bytes(body)


class _Decompressor:
    """Compressed pieces to plain bytes, no more at once than asked for."""

    def __init__(self, kind: int) -> None:
        self._kind = kind
        self._work = zlib.decompressobj(kind)
        self._begun = False

    @property
    def finished(self) -> bool:
        """Whether the packed stream came to its end."""
        return self._work.eof

    def decompress(self, chunk: bytes, most: int) -> bytes:
        """Unpack up to ``most`` bytes of the next piece; who gets so many has too many."""
        try:
            plain = self._work.decompress(chunk, most)
        except zlib.error:
            if self._begun or self._kind != zlib.MAX_WBITS:
                raise
            # Some servers mean by "deflate" the stream without its header.
            self._work = zlib.decompressobj(-zlib.MAX_WBITS)
            plain = self._work.decompress(chunk, most)
        self._begun = True
        return plain
