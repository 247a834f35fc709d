"""What a model's server answers, read: a model's words, or why there are none."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from framing.fetch.request_limits import fetch_table
from framing.report.safe_text import one_line

if TYPE_CHECKING:
    from framing.fetch.http_exchange import Answer

KEY_VARIABLE = "FRAMING_MODEL_KEY"
"""The environment variable that holds a server's key; it is never written or shown."""
_OK = 200


def server_table(name: str) -> dict[str, Any]:
    """Return a table of what is asked of servers, and what they may cost."""
    table: dict[str, Any] = fetch_table("model_server.toml")[name]
    return table


@dataclass(frozen=True, slots=True)
class Reply:
    """What a model answered.

    Attributes:
        text: Its words; empty where it said nothing.
        asked: Tokens of the question, as the server counts; None where it does not say.
        answered: Tokens of the answer, likewise.
    """

    text: str
    asked: int | None = None
    answered: int | None = None


class RefusedError(Exception):
    """A server answers with something else than a model's words; the message says what."""


def read_reply(answer: Answer) -> Reply:
    """Return the model's words in a server's answer.

    Raises:
        RefusedError: It is no chat answer.
    """
    if answer.status != _OK:
        raise RefusedError(refusal(answer))
    said = _as_json(answer.body)
    text = _message_text(said)
    if text is None:
        words = server_words(answer)
        problem = f"says: {words}" if words else "answers, but not as a chat server does"
        raise RefusedError(f"{problem}; check the address")
    usage = said.get("usage") if isinstance(said, dict) else None
    counts = usage if isinstance(usage, dict) else {}
    return Reply(text, _count(counts.get("prompt_tokens")), _count(counts.get("completion_tokens")))


def refusal(answer: Answer) -> str:
    """Say what a status means to somebody who asks a model, with the server's own words."""
    meanings, status = server_table("status"), answer.status
    meaning = meanings.get(str(status)) or meanings.get(f"{status // 100}xx") or meanings["other"]
    line = str(meaning).format(status=status, variable=KEY_VARIABLE)
    words = server_words(answer)
    return f"{line} (it says: {words})" if words else line


def server_words(answer: Answer) -> str:
    """Return what a server says of an error, on one line; empty where it says nothing."""
    said = _as_json(answer.body)
    error = said.get("error", said) if isinstance(said, dict) else None
    words = error.get("message", error.get("detail")) if isinstance(error, dict) else error
    most = server_table("most")["message"]
    return one_line(words)[:most].rstrip(".") if isinstance(words, str) else ""


def _as_json(body: bytes) -> Any:
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        return None


def _message_text(said: Any) -> str | None:
    """Return the words of a chat answer; None where it is none."""
    try:
        content = said["choices"][0]["message"]["content"]
    except (KeyError, IndexError, TypeError):
        return None
    # A model that will not answer has nothing to say here.
    return "" if content is None else content if isinstance(content, str) else None


def _count(value: Any) -> int | None:
    counts = type(value) is int and 0 <= value <= server_table("most")["counted"]
    return value if counts else None


def patience(answer: Answer) -> float:
    """Return for how many seconds a server wants to be left alone; 0 where it does not say."""
    text = str(answer.headers.get("Retry-After", "")).strip()
    return float(text) if text.isdecimal() and text.isascii() else 0.0
