"""One page of the web: every step of the way checked, limited and explained in one line."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from framing.errors import ArticleError
from framing.fetch.address import Address, parse_address, printable_address, redirect_target
from framing.fetch.connections import Network, open_connection
from framing.fetch.http_exchange import Answer, TooLargeError, ask
from framing.fetch.request_limits import FetchLimits, default_limits, fetch_table
from framing.fetch.robots_txt import Rule, may_read, rules_for
from framing.fetch.time_limit import Deadline, DeadlineError
from framing.resources import DISTRIBUTION

if TYPE_CHECKING:
    from email.message import Message

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_OK = 200
_DISALLOW_ALL = (Rule("/", allowed=False),)
SAVE_ADVICE = "open it in a browser, save the page and give that file"


@dataclass(frozen=True, slots=True)
class Fetched:
    """What stood at an address.

    Attributes:
        data: the bytes of the page, unpacked.
        content_type: what the server calls it, in lower case and without parameters, or empty.
        charset: the encoding that the server states, or empty.
        address: where it stood in the end, after redirects.
    """

    data: bytes
    content_type: str
    charset: str
    address: str


def fetch(
    address: str,
    limits: FetchLimits | None = None,
    *,
    allow_local: bool = False,
    network: Network | None = None,
) -> Fetched:
    """Fetch the page at an address.

    Args:
        address: http or https; no user's name in it.
        limits: what it may cost; the program's own limits when left out.
        allow_local: whether this machine and its own network may be asked.
        network: how names are looked up and connections made; the system's when left out.

    Raises:
        ArticleError: It cannot be had; one line that begins with the address and ends with what
            to do.
    """
    limits = limits or default_limits()
    visit = _Visit(limits, network or Network(), Deadline.of(limits.seconds), allow_local)
    try:
        return visit.page(parse_address(address, allow_local=allow_local))
    except DeadlineError:
        printable = printable_address(address.strip())
        raise ArticleError(
            f"{printable}: no whole answer within {limits.seconds:g} seconds; try again, or "
            f"{SAVE_ADVICE}"
        ) from None


@dataclass(slots=True)
class _Visit:
    """One fetch: its limits, and the ``robots.txt`` that were read on the way."""

    limits: FetchLimits
    network: Network
    deadline: Deadline
    allow_local: bool
    robots: dict[str, tuple[Rule, ...]] = field(default_factory=dict)

    def page(self, address: Address) -> Fetched:
        """Return the page, wherever it has moved to."""
        seen = {str(address)}
        for _ in range(self.limits.redirects + 1):
            self._check_robots(address)
            answer = self._ask(address)
            if answer.status not in _REDIRECTS:
                return _fetched(address, answer)
            address = self._next(address, answer)
            if str(address) in seen:
                printable = printable_address(str(address))
                raise ArticleError(
                    f"{printable}: redirects in a circle, as pages do that want a cookie; "
                    f"{SAVE_ADVICE}"
                )
            seen.add(str(address))
        printable = printable_address(str(address))
        raise ArticleError(
            f"{printable}: more than {self.limits.redirects} redirects; {SAVE_ADVICE}"
        )

    def _ask(self, address: Address) -> Answer:
        try:
            return self._exchange(address, self.deadline, self.limits.bytes)
        except TooLargeError:
            most = f"{self.limits.bytes / 1_000_000:g} MB"
            printable = printable_address(str(address))
            raise ArticleError(
                f"{printable}: larger than {most}; give a file with the article's text alone"
            ) from None

    def _exchange(self, address: Address, deadline: Deadline, most: int) -> Answer:
        sock = open_connection(
            address,
            deadline,
            self.network,
            connect_seconds=self.limits.connect_seconds,
            allow_local=self.allow_local,
        )
        return ask(address, sock, most)

    def _next(self, address: Address, answer: Answer) -> Address:
        location = answer.headers.get("Location")
        if not location:
            raise ArticleError(f"{_printable(address)}: redirects to nowhere; check the address")
        try:
            return redirect_target(address, str(location), allow_local=self.allow_local)
        except ArticleError as error:
            raise ArticleError(f"{_printable(address)}: redirects to {error}") from None

    def _check_robots(self, address: Address) -> None:
        if address.origin not in self.robots:
            self.robots[address.origin] = self._robots(address)
        rules = self.robots[address.origin]
        if rules is _DISALLOW_ALL:
            raise ArticleError(
                f"{_printable(address)}: its robots.txt cannot be read, which means no; "
                f"{SAVE_ADVICE}"
            )
        if not may_read(rules, address.target):
            raise ArticleError(
                f"{_printable(address)}: the site's robots.txt asks programs to keep out; "
                f"{SAVE_ADVICE}"
            )

    def _robots(self, address: Address) -> tuple[Rule, ...]:
        """Read the rules of a site: none are there when it has none, and no answer means no."""
        most = fetch_table("request_limits.toml")["most"]
        deadline = self.deadline.within(most["robots_seconds"])
        robots_address = Address(address.scheme, address.host, address.port, "/robots.txt")
        for _ in range(self.limits.redirects + 1):
            try:
                answer = self._exchange(robots_address, deadline, most["robots_bytes"])
            except TooLargeError as error:
                return _rules(error.start)
            except DeadlineError:
                # Whoever has no time left is told so; robots.txt alone being slow is no answer.
                self.deadline.seconds_left()
                return _DISALLOW_ALL
            if answer.status in _REDIRECTS:
                robots_address = self._next(robots_address, answer)
            elif answer.status == _OK:
                return _rules(answer.body)
            else:
                return () if answer.status < 500 else _DISALLOW_ALL  # noqa: PLR2004 - RFC 9309
        # As RFC 9309 has it: moved too often is as good as not there.
        return ()


def _rules(body: bytes) -> tuple[Rule, ...]:
    return rules_for(body.decode("utf-8-sig", "replace"), DISTRIBUTION)


def _printable(address: Address) -> str:
    return printable_address(str(address))


def _fetched(address: Address, answer: Answer) -> Fetched:
    if answer.status != _OK:
        raise ArticleError(f"{_printable(address)}: {_status(answer.status)}")
    kind, charset = _kind(answer.headers)
    return Fetched(answer.body, kind, charset, str(address))


def _kind(headers: Message) -> tuple[str, str]:
    if headers.get("Content-Type") is None:
        return "", ""
    charset = headers.get_param("charset", "")
    return headers.get_content_type(), charset if isinstance(charset, str) else ""


def _status(status: int) -> str:
    """Say what a status means for somebody who wants to read the page."""
    meanings = fetch_table("blocked_pages.toml")["status"]
    meaning = meanings.get(str(status)) or meanings.get(f"{status // 100}xx") or meanings["other"]
    return str(meaning).format(status=status, save=SAVE_ADVICE)
