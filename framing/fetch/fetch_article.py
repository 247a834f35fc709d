"""The article at an address, or a plain word about what came in its place."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast
from urllib.parse import urlsplit

from framing.errors import ArticleError
from framing.fetch.address import printable_address
from framing.fetch.blocked_pages import blocked_reason, is_subscribers_only, missing_article_reason
from framing.fetch.get_page import SAVE_ADVICE, fetch
from framing.fetch.request_limits import fetch_table
from framing.report.safe_text import one_line

if TYPE_CHECKING:
    from framing.fetch.connections import Network
    from framing.fetch.get_page import Fetched
    from framing.fetch.request_limits import FetchLimits
    from framing.ingest import Read
    from framing.ingest.read_article import Kind


def article_from_address(
    address: str,
    outlet: str | None = None,
    limits: FetchLimits | None = None,
    *,
    allow_local: bool = False,
    network: Network | None = None,
) -> Read:
    """Fetch a page and read the article in it.

    Args:
        address: http or https.
        outlet: who published it; the site's name as the page states it, or else the host's name.
        limits: what fetching may cost; the program's own limits when left out.
        allow_local: whether this machine and its own network may be asked.
        network: how names are looked up and connections made; the system's when left out.

    Raises:
        ArticleError: The page cannot be had, or holds no article: a paywall, a question about
            cookies, a test for robots, nothing at all.
    """
    fetched = fetch(address, limits, allow_local=allow_local, network=network)
    printable = printable_address(fetched.address)
    kind = _kind(fetched, printable)
    read = _read(fetched, printable, outlet, kind)
    host = urlsplit(fetched.address).hostname or ""
    if kind == "html":
        reason = blocked_reason(fetched, read.version, host)
        if reason:
            raise ArticleError(f"{printable}: {reason}; {SAVE_ADVICE}")
    warnings = read.warnings
    if kind == "html" and is_subscribers_only(fetched):
        doubt = "the page says that it is for subscribers; look whether its text was cut"
        warnings = (*warnings, f"{printable}: {doubt}")
    name = outlet or read.site or host.removeprefix("www.")
    url = _canonical_address(read.version.url, host) or fetched.address
    version = replace(read.version, outlet=name, url=url)
    return replace(read, version=version, warnings=warnings)


def _kind(fetched: Fetched, printable: str) -> Kind | None:
    """Tell what the page is to be read as; ``None`` leaves it to the bytes."""
    kinds = fetch_table("request_limits.toml")["kinds"]
    if fetched.content_type in {"", "application/octet-stream"}:
        return "html" if fetched.data.lstrip()[:1] == b"<" else None
    if fetched.content_type not in kinds:
        what = one_line(fetched.content_type)[:60]
        raise ArticleError(f"{printable}: not a page but {what}; give the article's own address")
    return cast("Kind", kinds[fetched.content_type])


def _read(fetched: Fetched, printable: str, outlet: str | None, kind: Kind | None) -> Read:
    # Trafilatura takes a third of a second to import.
    from framing.ingest import article_from_bytes  # noqa: PLC0415

    try:
        return article_from_bytes(
            fetched.data,
            printable,
            outlet,
            kind=kind,
            charset=fetched.charset or None,
            address=fetched.address,
        )
    except ArticleError as error:
        # No text at all: the page itself may say why.
        reason = missing_article_reason(fetched.data, fetched.address) if kind == "html" else ""
        if reason:
            raise ArticleError(f"{printable}: {reason}; {SAVE_ADVICE}") from None
        raise ArticleError(str(error)) from None


def _canonical_address(url: str, host: str) -> str:
    """Return the address that a page states for itself, where it is one of the same site."""
    try:
        parts = urlsplit(url)
        same = parts.scheme in {"http", "https"} and parts.hostname == host
    except ValueError:
        return ""
    return url if same else ""
