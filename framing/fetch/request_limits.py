"""What one address may cost, and the table that says so."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from framing.ingest.size_limits import limit


@dataclass(frozen=True, slots=True)
class FetchLimits:
    """The most that reading one address may take.

    Attributes:
        seconds: from the first look-up of a name to the last byte, redirects included.
        connect_seconds: for one connection, with its handshake.
        bytes: of a page, both as sent and unpacked.
        redirects: how often the site may send us elsewhere.
    """

    seconds: float
    connect_seconds: float
    bytes: int
    redirects: int


@cache
def fetch_table(name: str) -> dict[str, Any]:
    """Return the TOML table ``name`` that ships beside this module."""
    return tomllib.loads(files(__package__).joinpath(name).read_text(encoding="utf-8"))


def default_limits() -> FetchLimits:
    """Return the limits that ship with the program; a page may be as large as any article."""
    most = fetch_table("request_limits.toml")["most"]
    return FetchLimits(most["seconds"], most["connect_seconds"], limit("bytes"), most["redirects"])
