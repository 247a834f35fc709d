"""Questions to a language model on a server with the OpenAI-compatible chat interface.

llama.cpp, Ollama, vLLM and many others have it: one POST a question, JSON both ways. What is sent
goes to the address that the user named and nowhere else: no redirect is followed, no proxy asked.
"""

from __future__ import annotations

import json
import time
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from framing.errors import ArticleError, ServerError
from framing.fetch.address import Address, parse_address, printable_address
from framing.fetch.connections import Network, checked_ips, is_loopback, open_connection
from framing.fetch.http_exchange import Answer, Request, TooLargeError, ask, user_agent
from framing.fetch.model_replies import (
    KEY_VARIABLE,
    RefusedError,
    Reply,
    patience,
    read_reply,
    refusal,
    server_table,
    server_words,
)
from framing.fetch.time_limit import Deadline, DeadlineError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_SECONDS_A_MINUTE = 60.0


@dataclass(frozen=True, slots=True)
class ServerLimits:
    """What a question may cost.

    Attributes:
        seconds: From the connection to the last byte of the answer.
        bytes: Of the answer, as sent and unpacked.
        rate: Questions a minute at most; None for as many as the server answers.
    """

    seconds: float
    bytes: int
    rate: float | None = None


def default_server_limits() -> ServerLimits:
    """Return the limits that ship with the program."""
    most = server_table("most")
    return ServerLimits(most["seconds"], most["bytes"])


@dataclass(slots=True)
class ModelServer:
    """A server and the model on it that is asked.

    Attributes:
        address: Where questions go.
        model: What the server calls the model.
        on_this_machine: Whether the address is this machine's own, so that nothing leaves it.
    """

    address: Address
    model: str
    on_this_machine: bool
    _key: str
    _limits: ServerLimits
    _network: Network
    _wait: Callable[[float], None]
    _clock: Callable[[], float] = time.monotonic
    _last_start: float | None = None
    _forms: list[str] = field(default_factory=lambda: list(server_table("request")["forms"]))
    _left_out: set[str] = field(default_factory=set)

    def ask(self, instruction: str, question: str, schema: Mapping[str, object]) -> Reply:
        """Put a question to the model; what fails for a moment is tried again.

        Args:
            instruction: What it is to do, as the system's message.
            question: The question, as the user's.
            schema: The form of the answer, as JSON Schema. Servers that know no such thing answer
                in whatever form the instruction asks for.

        Raises:
            ServerError: The server does not answer, late, with an error, or with no chat answer.
        """
        again = server_table("again")
        for attempt in range(1, again["tries"] + 1):
            try:
                return read_reply(self._accepted(instruction, question, schema))
            except RefusedError as problem:
                raise ServerError(self._line(str(problem))) from None
            except _PassingError as problem:
                if attempt == again["tries"]:
                    raise ServerError(self._line(str(problem))) from None
                wait = max(problem.patience, again["wait"] * 2 ** (attempt - 1))
                self._wait(min(wait, again["longest_wait"]))
        raise AssertionError  # the last try returns or raises

    def _accepted(self, instruction: str, question: str, schema: Mapping[str, object]) -> Answer:
        """Send a question in a form that the server knows, and remember which one that is."""
        while True:
            answer = self._sent(self._body(instruction, question, schema))
            if answer.status not in server_table("request")["unknown_part"]:
                return answer
            said = server_words(answer)
            named = next(
                (
                    part
                    for part in server_table("request")["may_go"]
                    if part in said and part not in self._left_out
                ),
                None,
            )
            if named is not None:
                self._left_out.add(named)
            elif len(self._forms) > 1:
                self._forms.pop(0)
            else:
                return answer

    def _body(self, instruction: str, question: str, schema: Mapping[str, object]) -> bytes:
        body: dict[str, Any] = {
            "model": self.model,
            "messages": [
                {"role": "system", "content": instruction},
                {"role": "user", "content": question},
            ],
            "stream": False,
            # The same question is to have the same answer, as far as a server can.
            "temperature": 0,
            "max_tokens": server_table("most")["tokens"],
        }
        for name in self._left_out:
            del body[name]
        match self._forms[0]:
            case "json_schema":
                named = {"name": "answer", "strict": True, "schema": schema}
                body["response_format"] = {"type": "json_schema", "json_schema": named}
            case "json_object":
                body["response_format"] = {"type": "json_object"}
        return json.dumps(body, ensure_ascii=False).encode()

    def _sent(self, body: bytes) -> Answer:
        self._keep_pace()
        deadline = Deadline.of(self._limits.seconds)
        request = Request("POST", self._headers(body), body, reads_refusals=True)
        try:
            sock = open_connection(
                self.address,
                deadline,
                self._network,
                connect_seconds=server_table("most")["connect_seconds"],
                allow_local=True,
                only_loopback=self.on_this_machine,
            )
            answer = ask(self.address, sock, self._limits.bytes, request)
        except DeadlineError:
            problem = (
                f"no whole answer within {self._limits.seconds:g} seconds; "
                "give it longer with --timeout, or take a smaller model"
            )
            raise ServerError(self._line(problem)) from None
        except TooLargeError:
            most = f"{self._limits.bytes / 1_000_000:g} MB"
            problem = f"answers with more than {most}; check what the server does"
            raise ServerError(self._line(problem)) from None
        except ArticleError as error:
            # The line begins with the address, in which no blank stands.
            raise _PassingError(str(error).partition(": ")[2]) from None
        if self._key:
            # Servers repeat the key that they refuse.
            answer = replace(answer, body=answer.body.replace(self._key.encode(), b"..."))
        if answer.status in server_table("again")["statuses"]:
            raise _PassingError(refusal(answer), patience(answer))
        return answer

    def _keep_pace(self) -> None:
        if self._limits.rate is not None and self._last_start is not None:
            next_start = self._last_start + _SECONDS_A_MINUTE / self._limits.rate
            self._wait(max(0.0, next_start - self._clock()))
        self._last_start = self._clock()

    def _headers(self, body: bytes) -> tuple[tuple[str, str], ...]:
        key = (("Authorization", f"Bearer {self._key}"),) if self._key else ()
        return (
            ("Host", self.address.authority),
            ("User-Agent", user_agent()),
            ("Accept", "application/json"),
            ("Content-Type", "application/json"),
            ("Content-Length", str(len(body))),
            *key,
            ("Connection", "close"),
        )

    def _line(self, problem: str) -> str:
        return f"{printable_address(str(self.address))}: {problem}"


def open_server(  # noqa: PLR0913 - what the user says of a server
    address: str,
    model: str,
    *,
    key: str = "",
    limits: ServerLimits | None = None,
    network: Network | None = None,
    wait: Callable[[float], None] | None = None,
) -> ModelServer:
    """Look a server up; nothing is sent to it yet.

    Args:
        address: http or https: the server's root, its ``/v1``, or the whole address of the chat
            interface.
        model: What the server calls the model.
        key: What it lets in by; empty for none.
        limits: What a question may cost; the program's own when left out.
        network: How names are looked up and connections made; the system's when left out.
        wait: Waits so many seconds; the system's own when left out.

    Raises:
        ServerError: The key cannot be sent, or would be sent so that others can read it.
        ArticleError: The address is none, or is not known.
    """
    place, network = _chat_address(address), network or Network()
    deadline = Deadline.of(server_table("most")["connect_seconds"])
    try:
        ips = checked_ips(place, deadline, network, allow_local=True)
    except DeadlineError:
        raise ServerError(f"{place.origin}: the name is not found in time; try again") from None
    here = all(is_loopback(ip) for ip in ips)
    if not (key.isascii() and key.isprintable()) or " " in key:
        raise ServerError(f"{KEY_VARIABLE} holds no key that can be sent; copy the key again")
    if key and not here and place.scheme == "http":
        raise ServerError(
            f"{place.origin}: over http everybody on the way reads the key; give an https address, "
            f"or unset {KEY_VARIABLE}"
        )
    return ModelServer(
        place, model, here, key, limits or default_server_limits(), network, wait or time.sleep
    )


def _chat_address(text: str) -> Address:
    """Return the address of the chat interface of a server, however much of it was given."""
    place, request = parse_address(text, allow_local=True), server_table("request")
    path, mark, query = place.target.partition("?")
    path = path.rstrip("/")
    if not path.endswith(request["steps"]):
        path = (path or request["root"]) + request["steps"]
    return Address(place.scheme, place.host, place.port, f"{path}{mark}{query}")


class _PassingError(Exception):
    """What may be gone a moment later; ``patience`` is how many seconds the server asks for."""

    def __init__(self, problem: str, patience: float = 0.0) -> None:
        super().__init__(problem)
        self.patience = patience
