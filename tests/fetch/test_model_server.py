"""A model's server asked, with a stub on the loopback address that plays what servers do."""

from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING, Any

import pytest
from helpers.model_stub import (
    ModelStub,
    broken_off,
    chat,
    endless,
    model_serving,
    sent,
    silent,
)

from framing.errors import FramingError, ServerError
from framing.fetch.connections import Network, connect
from framing.fetch.model_replies import KEY_VARIABLE, Reply
from framing.fetch.model_server import ModelServer, ServerLimits, open_server

if TYPE_CHECKING:
    from collections.abc import Iterator

SCHEMA = {"type": "object"}
KEY = "sk-stub-4711-secret"
QUICK = ServerLimits(seconds=5, bytes=50_000)


@pytest.fixture(scope="module")
def server() -> Iterator[ModelStub]:
    with model_serving() as stub:
        yield stub


@pytest.fixture
def stub(server: ModelStub) -> ModelStub:
    server.asked.clear()
    server.plays.clear()
    server.answer = lambda _: "yes"
    return server


def opened(stub: ModelStub, path: str = "", **more: Any) -> tuple[ModelServer, list[float]]:
    waited: list[float] = []
    options: dict[str, Any] = {"limits": QUICK, "wait": waited.append, **more}
    return open_server(stub.address + path, "stub-7b", **options), waited


def asked(stub: ModelStub, **more: Any) -> Reply:
    return opened(stub, **more)[0].ask("Judge.", "Is it so?", SCHEMA)


def refusal(stub: ModelStub, **more: Any) -> str:
    with pytest.raises(ServerError) as error:
        asked(stub, **more)
    message = str(error.value)
    assert message.startswith(f"{stub.address}/v1/chat/completions: ")
    assert "\n" not in message
    assert KEY not in message
    return message


def test_a_question_is_put_once_with_a_form_and_tokens_are_counted(stub: ModelStub) -> None:
    assert asked(stub, key=KEY) == Reply("yes", 400, 30)
    ((path, headers, body),) = stub.asked
    assert path == "/v1/chat/completions"
    assert headers["Authorization"] == f"Bearer {KEY}"
    assert body["model"] == "stub-7b"
    assert (body["temperature"], body["stream"]) == (0, False)
    assert [message["content"] for message in body["messages"]] == ["Judge.", "Is it so?"]
    assert body["response_format"]["json_schema"]["schema"] == SCHEMA


def test_without_a_key_none_is_sent(stub: ModelStub) -> None:
    asked(stub)
    assert "Authorization" not in stub.asked[0][1]


@pytest.mark.parametrize(
    ("given", "path"),
    [
        ("", "/v1/chat/completions"),
        ("/", "/v1/chat/completions"),
        ("/v1", "/v1/chat/completions"),
        ("/api/v3/", "/api/v3/chat/completions"),
        ("/v1/chat/completions", "/v1/chat/completions"),
        ("/models?version=2", "/models/chat/completions?version=2"),
    ],
)
def test_as_much_of_the_address_as_is_given_leads_there(
    stub: ModelStub, given: str, path: str
) -> None:
    opened(stub, given)[0].ask("", "", SCHEMA)
    assert stub.asked[0][0] == path


def test_a_form_that_the_server_does_not_know_is_left_out_from_then_on(stub: ModelStub) -> None:
    unknown = sent(json.dumps({"error": {"message": "response_format is not supported"}}), 400)
    hot = sent(json.dumps({"error": {"message": "'temperature' must be 1"}}), 422)
    stub.plays = [unknown, hot, unknown]
    server, waited = opened(stub)
    assert server.ask("", "", SCHEMA).text == "yes"
    assert server.ask("", "", SCHEMA).text == "yes"
    forms = [body.get("response_format", {}).get("type") for _, _, body in stub.asked]
    assert forms == ["json_schema", "json_object", "json_object", None, None]
    assert ["temperature" in body for _, _, body in stub.asked] == [True, True, False, False, False]
    assert waited == []


@pytest.mark.parametrize("status", [429, 500, 503])
def test_what_fails_for_a_moment_is_tried_again_with_more_and_more_patience(
    stub: ModelStub, status: int
) -> None:
    stub.plays = [sent("busy", status), broken_off]
    server, waited = opened(stub)
    assert server.ask("", "", SCHEMA).text == "yes"
    assert waited == [1.0, 2.0]


def test_a_server_that_asks_for_patience_gets_it_up_to_a_limit(stub: ModelStub) -> None:
    stub.plays = [sent("", 429, Retry_After="7"), sent("", 429, Retry_After="99999")]
    server, waited = opened(stub)
    assert server.ask("", "", SCHEMA).text == "yes"
    assert waited == [7.0, 60.0]


def test_a_server_that_goes_on_failing_is_given_up(stub: ModelStub) -> None:
    stub.plays = [sent("busy", 503)] * 4
    assert "problem of its own (503)" in refusal(stub)
    assert len(stub.asked) == 3


FAULTS: dict[str, tuple[Any, str]] = {
    "late": (silent, "no whole answer within 0.2 seconds"),
    "endless": (endless, "answers with more than 0.05 MB"),
    "packed": (sent(gzip.compress(b"x" * 900_000), Content_Encoding="gzip"), "more than 0.05 MB"),
    "elsewhere": (sent("", 307, Location="http://127.0.0.1:9/v1"), "not followed"),
    "no key": (sent('{"error": {"message": "who are you?"}}', 401), KEY_VARIABLE),
    "no model": (sent('{"error": "model not found"}', 404), "it says: model not found"),
    "no JSON": (sent("<html>Welcome</html>"), "not as a chat server does"),
    "no chat": (sent('{"data": []}'), "not as a chat server does"),
    "an error": (sent('{"error": {"message": "no credit left"}}'), "says: no credit left"),
    "parts": (sent(chat([{"type": "text"}])), "not as a chat server does"),
    "deep": (sent("[" * 40_000), "not as a chat server does"),
    "teapot": (sent("", 418), "refuses the question (418)"),
    "escape": (sent('{"error": "\\u001b[2J red \\n alert"}', 403), "red alert"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_one_line(stub: ModelStub, name: str) -> None:
    play, told = FAULTS[name]
    # A 404 is asked again in other forms.
    stub.plays = [play] * 5
    limits = ServerLimits(seconds=0.2 if name == "late" else 5, bytes=50_000)
    message = refusal(stub, limits=limits, key=KEY)
    assert told in message
    assert "\x1b" not in message


def test_the_key_is_not_repeated_when_the_server_does_so(stub: ModelStub) -> None:
    long = "x" * 190
    stub.plays = [sent(json.dumps({"error": {"message": f"{long}{KEY} is no key"}}), 403)]
    assert KEY[:6] not in refusal(stub, key=KEY)


def test_a_redirect_gets_neither_texts_nor_key(stub: ModelStub) -> None:
    with model_serving() as other:
        stub.plays = [sent("", 308, Location=f"{other.address}/v1/chat/completions")]
        refusal(stub, key=KEY)
        assert other.asked == []


@pytest.mark.parametrize("usage", [None, "many", {"prompt_tokens": True}, {"prompt_tokens": -1}])
def test_a_count_that_is_none_is_not_counted(stub: ModelStub, usage: object) -> None:
    stub.plays = [sent(chat("yes", usage))]
    assert asked(stub) == Reply("yes", None, None)


def test_a_model_that_says_nothing_said_nothing(stub: ModelStub) -> None:
    stub.plays = [sent(chat(None))]
    assert asked(stub).text == ""


def test_questions_keep_the_pace_that_was_asked_for(stub: ModelStub) -> None:
    limits = ServerLimits(seconds=5, bytes=50_000, rate=0.5)
    server, waited = opened(stub, limits=limits)
    for _ in range(2):
        server.ask("", "", SCHEMA)
    (wait,) = waited
    assert 100 < wait <= 120


def test_nobody_answers() -> None:
    with model_serving() as gone:
        pass
    server, waited = opened(gone)
    with pytest.raises(ServerError, match="cannot connect"):
        server.ask("", "", SCHEMA)
    assert len(waited) == 2


def elsewhere(*ips: str) -> Network:
    answers = list(ips)
    return Network(
        lambda _host, _port: [answers.pop(0) if len(answers) > 1 else answers[0]], connect
    )


def test_a_name_that_led_here_and_leads_away_is_not_asked(stub: ModelStub) -> None:
    network = elsewhere("127.0.0.1", "93.184.215.14")
    server, _ = opened(stub, network=network)
    assert server.on_this_machine
    with pytest.raises(ServerError, match="not this machine as it was before"):
        server.ask("", "", SCHEMA)


@pytest.mark.parametrize(
    ("ip", "here"),
    [("127.0.0.9", True), ("::1", True), ("192.168.1.5", False), ("93.184.215.14", False)],
)
def test_only_loopback_is_this_machine(ip: str, here: bool) -> None:  # noqa: FBT001 - a table
    server = open_server("https://model.example/v1", "m", network=elsewhere(ip))
    assert server.on_this_machine == here


@pytest.mark.parametrize("key", ["two words", "line\nbreak", "schlüssel"])
def test_a_key_that_cannot_be_sent_is_refused_unread(stub: ModelStub, key: str) -> None:
    with pytest.raises(ServerError, match="holds no key") as error:
        opened(stub, key=key)
    assert key not in str(error.value)


def test_a_key_does_not_cross_a_network_in_the_open() -> None:
    with pytest.raises(ServerError, match="everybody on the way reads the key"):
        open_server("http://model.example/v1", "m", key=KEY, network=elsewhere("93.184.215.14"))


@pytest.mark.parametrize("address", ["localhost:8080", "file:///etc/passwd", "http://a:b@c/"])
def test_what_is_no_address_is_refused(address: str) -> None:
    with pytest.raises(FramingError):
        open_server(address, "m")
