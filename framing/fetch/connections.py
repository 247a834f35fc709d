"""Connections to addresses that were checked, and to no others.

A name is looked up once, what comes back is checked, and the connection goes to that very address:
a name that answers otherwise a moment later (DNS rebinding) leads nowhere.
"""

from __future__ import annotations

import socket
import ssl
import sys
import threading
from dataclasses import dataclass
from functools import cache
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import TYPE_CHECKING

from framing.errors import ArticleError
from framing.fetch.request_limits import fetch_table
from framing.fetch.time_limit import Deadline, DeadlineError, TimedSocket

if TYPE_CHECKING:
    from collections.abc import Callable
    from ipaddress import IPv4Network, IPv6Network

    from framing.fetch.address import Address

IpAddress = IPv4Address | IPv6Address

_LOCAL_ADDRESS = (
    "leads to {ip}, on this machine or its own network; give a public address "
    "(--allow-local on the command line reads it all the same)"
)
_NOT_PUBLIC = "leads to {ip}, which is no machine's public address; check it"
_OTHER_MACHINE = "leads to {ip} now, which is not this machine as it was before; start again"


def look_up(host: str, port: int) -> list[str]:
    """Return the numeric addresses of a host, as the system finds them."""
    answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in answers))


def connect(ip: str, port: int, seconds: float) -> socket.socket:
    """Connect to a numeric address."""
    return socket.create_connection((ip, port), seconds)


@dataclass(frozen=True, slots=True)
class Network:
    """How names are looked up and connections made; tests put their own in place."""

    look_up: Callable[[str, int], list[str]] = look_up
    connect: Callable[[str, int, float], socket.socket] = connect


def open_connection(  # noqa: PLR0913 - where it leads, and what it may cost
    address: Address,
    deadline: Deadline,
    network: Network,
    *,
    connect_seconds: float,
    allow_local: bool,
    only_loopback: bool = False,
) -> TimedSocket:
    """Connect to the host of ``address``, with TLS for https.

    With ``only_loopback`` to nothing but this machine itself.

    Raises:
        ArticleError: The host is unknown, may not be asked, or does not answer.
        TooSlowError: The clock ran out.
    """
    ips = checked_ips(address, deadline, network, allow_local=allow_local)
    for ip in ips if only_loopback else ():
        if not is_loopback(ip):
            raise ArticleError(f"{address.origin}: {_OTHER_MACHINE.format(ip=ip)}")
    problem: OSError | None = None
    for ip in ips:
        step = deadline.within(connect_seconds)
        try:
            plain = network.connect(ip, address.port, step.seconds_left())
        except OSError as error:
            problem = error
            continue
        try:
            return TimedSocket(_with_tls(plain, address, step), deadline)
        except BaseException:
            plain.close()
            raise
    if isinstance(problem, TimeoutError):
        raise DeadlineError from None
    reason = (problem.strerror if problem else None) or "no answer"
    raise ArticleError(f"{address.origin}: cannot connect ({reason.lower()}); try again later")


def checked_ips(
    address: Address, deadline: Deadline, network: Network, *, allow_local: bool
) -> tuple[str, ...]:
    """Look the host up and return its numeric addresses, all of which may be asked.

    One address that may not be asked is enough to refuse: a public name has no business there.

    Raises:
        ArticleError: The host is unknown or may not be asked.
    """
    ips = _resolved(address, deadline, network)
    for ip in ips:
        reason = refusal(ip, allow_local=allow_local)
        if reason:
            raise ArticleError(f"{address.origin}: {reason}")
    return tuple(ips)


def is_loopback(ip: str) -> bool:
    """Tell whether a numeric address is this machine's own, which nothing leaves."""
    return ip_address(ip.partition("%")[0]).is_loopback


def refusal(ip: str, *, allow_local: bool = False) -> str:
    """Say why a numeric address may not be asked; empty when it may."""
    try:
        # What follows a % names a network card.
        address = ip_address(ip.partition("%")[0])
    except ValueError:
        return _NOT_PUBLIC.format(ip="no address")
    for candidate in _carried_addresses(address):
        if _within(candidate, "never"):
            return _NOT_PUBLIC.format(ip=address)
        public = candidate.is_global and not candidate.is_multicast
        if not allow_local and (_within(candidate, "local") or not public):
            return _LOCAL_ADDRESS.format(ip=address)
    return ""


def _carried_addresses(address: IpAddress) -> list[IpAddress]:
    """Return the address and those that it carries inside for another machine to unpack."""
    if isinstance(address, IPv4Address):
        return [address]
    carried: list[IpAddress] = []
    if address.sixtofour is not None:
        carried.append(address.sixtofour)
    # ::1 and :: are of a range that once carried IPv4 addresses.
    if int(address) > 1 and _within(address, "carry_ipv4"):
        carried.append(IPv4Address(int(address) & 0xFFFFFFFF))
        if not _within(address, "local"):
            return carried
    return [address, *carried]


def _within(address: IpAddress, kind: str) -> bool:
    return any(address.version == net.version and address in net for net in _networks(kind))


@cache
def _networks(kind: str) -> tuple[IPv4Network | IPv6Network, ...]:
    return tuple(map(ip_network, fetch_table("request_limits.toml")["networks"][kind]))


def _resolved(address: Address, deadline: Deadline, network: Network) -> list[str]:
    """Look the host up in a thread of its own: the system gives no time-out for it."""
    ips: list[str] = []
    problem: list[Exception] = []

    def work() -> None:
        try:
            ips.extend(network.look_up(address.host, address.port))
        except (OSError, UnicodeError) as error:
            problem.append(error)

    worker = threading.Thread(target=work, daemon=True)
    worker.start()
    worker.join(deadline.seconds_left())
    if worker.is_alive():
        raise DeadlineError
    if problem or not ips:
        raise ArticleError(
            f"{address.origin}: no such host is known; check the address and the network"
        )
    return ips


def _with_tls(plain: socket.socket, address: Address, deadline: Deadline) -> socket.socket:
    if address.scheme == "http":
        return plain
    plain.settimeout(deadline.seconds_left())
    try:
        return tls_context().wrap_socket(plain, server_hostname=address.name)
    except ssl.SSLCertVerificationError as error:
        reason = error.verify_message or "not valid"
        raise ArticleError(
            f"{address.origin}: the site's certificate does not hold ({reason}); check the address"
        ) from None
    except TimeoutError:
        raise DeadlineError from None
    except (ssl.SSLError, OSError):
        raise ArticleError(
            f"{address.origin}: no secure connection; check the address, or try http"
        ) from None


@cache
def tls_context() -> ssl.SSLContext:
    """Return whom to believe: who the system believes. Python for macOS has no such list."""
    context = ssl.create_default_context()
    paths = ssl.get_default_verify_paths()
    if sys.platform != "win32" and paths.cafile is None and paths.capath is None:
        import certifi  # noqa: PLC0415 - few systems need it

        context.load_verify_locations(certifi.where())
    return context
