"""Addresses of pages: taken apart, and refused when anything about them is odd."""

from __future__ import annotations

import re
from dataclasses import dataclass
from ipaddress import IPv6Address
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from framing.errors import ArticleError
from framing.fetch.request_limits import fetch_table
from framing.report.safe_text import one_line

_ANY_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{0,20}://")
_REFUSED_CHARACTER = re.compile(r"[\x00-\x20\x7f-\x9f\u2028\u2029\\]")
_HOST = re.compile(r"[a-z0-9_](?:[a-z0-9._-]{0,251}[a-z0-9_])?\.?")
_PORTS = {"http": 80, "https": 443}
_UNQUOTED = "/%:@!$&'()*+,;=~"
_MAX_PRINTED = 120


@dataclass(frozen=True, slots=True)
class Address:
    """A page's address; ``host`` is in ASCII, ``target`` is what a server is asked for."""

    scheme: str
    host: str
    port: int
    target: str

    @property
    def name(self) -> str:
        """The host as a certificate and the Host header name it."""
        return self.host.removesuffix(".")

    @property
    def authority(self) -> str:
        """Host and port as they stand in an address; a usual port is left out."""
        host = f"[{self.name}]" if ":" in self.name else self.name
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def origin(self) -> str:
        """What one ``robots.txt`` speaks for."""
        return f"{self.scheme}://{self.authority}"

    def __str__(self) -> str:
        """Return the whole address."""
        return self.origin + self.target


def is_address(word: str) -> bool:
    """Tell whether ``word`` is meant as an address rather than a file, of whatever scheme."""
    return _ANY_SCHEME.match(word) is not None


def printable_address(text: str) -> str:
    """Return an address fit for a message: one line, not too long, without a password."""
    line = re.sub(r"//[^/@]{0,2000}@", "//…@", one_line(text))
    return line if len(line) <= _MAX_PRINTED else f"{line[: _MAX_PRINTED - 1]}…"


def parse_address(text: str, *, allow_local: bool = False) -> Address:
    """Take an address apart.

    Args:
        text: the address, as a person or a server gives it.
        allow_local: whether every port may be asked, too.

    Raises:
        ArticleError: It is not an address of the web, names a user, or is odd in another way.
    """
    text, printable = text.strip(), printable_address(text)
    if len(text) > fetch_table("request_limits.toml")["most"]["address"]:
        raise ArticleError(f"{printable}: too long for an address; give the article's own address")
    if _REFUSED_CHARACTER.search(text):
        raise ArticleError(f"{printable}: an address has no spaces or backslashes; copy it again")
    try:
        parts = urlsplit(text)
        host, port = parts.hostname or "", parts.port
        host = f"[{host}]" if "[" in parts.netloc else host
    except ValueError:
        raise ArticleError(f"{printable}: not a valid address; copy it again") from None
    scheme = parts.scheme.lower()
    if scheme not in _PORTS:
        raise ArticleError(
            f"{printable}: only http and https addresses are read; give one of those"
        )
    if "@" in parts.netloc:
        raise ArticleError(
            f"{printable}: an address with a user's name or password; give it without"
        )
    port = _PORTS[scheme] if port is None else port
    _check_port(port, printable, allow_local=allow_local)
    return Address(scheme, _ascii(host, printable), port, _target(parts))


def redirect_target(address: Address, location: str, *, allow_local: bool = False) -> Address:
    """Return where ``location``, as a server answers it from ``address``, leads.

    Raises:
        ArticleError: It is no address that may be read.
    """
    try:
        # Headers are bytes; those who break the rules send UTF-8.
        location = location.encode("latin-1").decode("utf-8", "replace").strip()
        joined = urljoin(str(address), location)
    except ValueError:
        printable = printable_address(str(address))
        raise ArticleError(f"{printable}: redirects to no valid address; save the page") from None
    return parse_address(joined.replace(" ", "%20"), allow_local=allow_local)


def _check_port(port: int, printable: str, *, allow_local: bool) -> None:
    ports = fetch_table("request_limits.toml")["ports"]
    if port in ports["well_known"] or port >= ports["free_from"] or (allow_local and port):
        return
    raise ArticleError(
        f"{printable}: port {port} is not a web server's; give the article's own address"
    )


def _ascii(host: str, printable: str) -> str:
    wrong = f"{printable}: the host's name is not valid; copy the address again"
    try:
        if "[" in host and "%" not in host:
            return str(IPv6Address(host[1:-1]))
        name = host if host.isascii() else host.encode("idna").decode("ascii")
    except ValueError:
        raise ArticleError(wrong) from None
    if not _HOST.fullmatch(name.lower()) or ".." in name:
        raise ArticleError(wrong)
    return name.lower()


def _target(parts: SplitResult) -> str:
    path = quote(parts.path, safe=_UNQUOTED) or "/"
    query = quote(parts.query, safe=_UNQUOTED + "?")
    return f"{path}?{query}" if query else path
