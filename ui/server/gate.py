"""The gate: which requests are answered at all, and what every answer tells the browser.

Streamlit checks hosts and origins of its web socket alone, and asks an outside host for this
machine's address before it refuses a foreign origin. Both are decided here first, for everything.
"""

from __future__ import annotations

import re
import secrets
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from streamlit import config

from server.page_policy import policy
from server.upload_room import UploadRoom

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

CLOSED = ("/_stcore/metrics", "/_stcore/agent", "/_stcore/script-health-check")
"""Addresses of Streamlit's that no page of ours needs."""
READER = "framing_reader"
"""The cookie that tells browsers apart."""
_FORBIDDEN, _NOT_FOUND = 403, 404
_HOST = re.compile(r"(?:[\w.-]{1,253}|\[[0-9A-Fa-f:.]{2,45}\])(?::\d{1,5})?")


class Gate:
    """Refuses foreign hosts and origins, and says that no other page may frame ours."""

    def __init__(self, app: ASGIApp) -> None:
        """Stand before an application."""
        self._app = app
        self._room = UploadRoom()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, refuse, or pass a request on."""
        if scope["type"] not in {"http", "websocket"}:
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        refusal = _refusal(scope, headers) or self._room.refusal(scope, headers)
        if scope["type"] == "websocket":
            if refusal:
                await receive()
                await send({"type": "websocket.close", "code": 1008, "reason": refusal[1]})
            else:
                await self._app(scope, receive, send)
            return
        host = headers.get("host", "")
        known = f"{READER}=" in headers.get("cookie", "")

        async def sealed(message: Message) -> None:
            if message["type"] == "http.response.start":
                answer = MutableHeaders(scope=message)
                for name, value in policy(host).items():
                    answer[name] = value
                if answer.get("content-type", "").startswith("text/html") and not known:
                    answer.append("set-cookie", _new_reader())
            await send(message)

        if refusal:
            await PlainTextResponse(refusal[1], refusal[0])(scope, receive, sealed)
        else:
            await self._app(scope, receive, sealed)


def _new_reader() -> str:
    """A number that tells one browser's corrections from another's, and says nothing else."""
    return f"{READER}={secrets.token_hex(8)}; Path=/; Max-Age=31536000; HttpOnly; SameSite=Strict"


def _refusal(scope: Scope, headers: Headers) -> tuple[int, str] | None:
    host, origin = headers.get("host"), headers.get("origin")
    if not host_is_allowed(host):
        return _FORBIDDEN, "This server is not known by that name; framing app --host NAME adds one"
    if origin is not None and not origin_is_allowed(origin, host):
        return _FORBIDDEN, "A page of another origin may not ask"
    base = str(config.get_option("server.baseUrlPath")).strip("/")
    path = scope["path"].removeprefix(f"/{base}" if base else "")
    if path.startswith(CLOSED):
        return _NOT_FOUND, "Closed"
    return None


def host_is_allowed(host: str | None) -> bool:
    """Tell whether a ``Host`` header names this server as the configuration allows."""
    name = _hostname(host or "")
    allowed = {
        str(one).strip().lower().strip("[]") for one in config.get_option("server.allowedHosts")
    }
    return bool(name) and (name in allowed or "*" in allowed)


def origin_is_allowed(origin: str, host: str | None) -> bool:
    """Tell whether a request comes from a page of this server, or of one that is named."""
    if urlsplit(origin).netloc.lower() == (host or "").lower():
        return True
    return origin in {one.strip() for one in config.get_option("server.corsAllowedOrigins")}


def _hostname(host: str) -> str:
    """The name in a ``Host`` header, without its port; empty where it is none."""
    if not _HOST.fullmatch(host):
        return ""
    try:
        return (urlsplit(f"//{host}").hostname or "").lower().rstrip(".")
    except ValueError:
        return ""
