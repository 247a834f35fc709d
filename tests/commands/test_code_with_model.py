"""``framing code --with``: a model asked from the command line, and what is kept of it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from helpers.model_stub import (
    ModelStub,
    broken_off,
    endless,
    model_serving,
    question,
    said,
    sent,
    silent,
)
from helpers.stories import ALL

from framing.cli import main
from framing.fetch import model_server
from framing.fetch.connections import Network
from framing.fetch.model_replies import KEY_VARIABLE
from framing.fetch.model_server import ServerLimits
from framing.ingest import read_story
from framing.ingest.labels_csv import read_labels

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

KEY = "sk-stub-4711-secret"
pytestmark = pytest.mark.usefixtures("compared_once")


@pytest.fixture(scope="module")
def server() -> Iterator[ModelStub]:
    with model_serving() as stub:
        yield stub


@pytest.fixture
def stub(server: ModelStub, monkeypatch: pytest.MonkeyPatch) -> ModelStub:
    monkeypatch.setattr("framing.fetch.model_server.time.sleep", lambda _: None)
    server.asked.clear()
    server.plays.clear()
    server.answer = told
    return server


def told(body: dict[str, Any]) -> str:
    """Say of every fact that the first sentence tells it."""
    number, words = next(iter(question(body)["article"].items()))
    return said("carried", [int(number)], words)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    base, folder = ALL["rates"](), tmp_path / "rates"
    folder.mkdir()
    lines = ['title = "A cut is weighed"', "[source]", 'name = "Argus Newswire"']
    lines.append('aliases = ["the agency"]')
    for number, version in enumerate(base.versions):
        (folder / f"{number}.txt").write_text(version.text, "utf-8")
        lines += ["[[version]]", f'outlet = "{version.outlet}"', f'file = "{number}.txt"']
    (folder / "story.toml").write_text("\n".join(lines), "utf-8")
    return folder


def run(folder: Path, stub: ModelStub, *more: str) -> int:
    return main(["code", str(folder), "--with", stub.address, "--model", "stub-7b", *more])


def rows(folder: Path) -> list[tuple[str, str, str, str]]:
    path = folder / "labels.csv"
    if not path.exists():
        return []
    outlets = [version.outlet for version in read_story(folder).versions]
    return [
        (one.outlet, one.column, one.value, f"{one.coder}/{one.kind}")
        for one in read_labels(path.read_bytes(), outlets)
    ]


def test_open_cells_are_asked_kept_and_shown_without_the_server(
    folder: Path, stub: ModelStub, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(folder, stub) == 0
    out = capsys.readouterr().out
    number = len(stub.asked)
    assert number == 4
    assert f"stub-7b answered {number}, and {number} count: {number} told" in out
    assert "tokens, as the server counts: 1,600 asked, 120 answered" in out
    kept = rows(folder)
    assert {(value, by) for _, _, value, by in kept} == {("carried", "stub-7b/model")}
    stub.plays = [sent("gone", 500)] * 9
    assert main(["compare", str(folder), "--format", "json"]) == 0
    captured = capsys.readouterr()
    made = json.loads(captured.out)
    by_model = [row for row in made["coverage"] if row["set_by"] == "stub-7b (model)"]
    assert sorted((row["outlet"], f"status:{row['fact']}") for row in by_model) == sorted(
        (outlet, column) for outlet, column, _, _ in kept
    )
    assert f"stub-7b (model) fills {number} of the cells" in captured.err
    assert len(stub.asked) == number


def test_what_was_answered_is_not_asked_again_unless_that_is_asked_for(
    folder: Path, stub: ModelStub, capsys: pytest.CaptureFixture[str]
) -> None:
    run(folder, stub)
    first = len(stub.asked)
    run(folder, stub)
    assert len(stub.asked) == first
    assert "nothing to ask: stub-7b answered 4 before" in capsys.readouterr().out
    stub.answer = lambda _: said("cannot tell", [], "")
    run(folder, stub, "--again")
    assert len(stub.asked) == 2 * first
    assert [value for _, _, value, _ in rows(folder)] == ["unclear"] * 4


def test_all_cells_can_be_asked(folder: Path, stub: ModelStub) -> None:
    assert run(folder, stub, "--all", "--coder", "tester") == 0
    assert len(stub.asked) == 18
    assert {by for _, _, _, by in rows(folder)} == {"tester/model"}


def test_a_model_is_measured_as_one_more_coder(
    folder: Path, stub: ModelStub, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(folder, stub, "--all") == 0
    outlet, column, _, _ = rows(folder)[0]
    with (folder / "labels.csv").open("a", encoding="utf-8") as file:
        file.write(f"{outlet},1,{column},omitted,ann\n")
    capsys.readouterr()
    assert main(["agreement", str(folder), "--format", "csv"]) == 0
    pairs = capsys.readouterr().out.splitlines()
    assert any(line.startswith("status,stub-7b (model),program,18,") for line in pairs)
    assert any(line.startswith("status,ann,stub-7b (model),1,") for line in pairs)


def test_an_answer_that_does_not_hold_costs_its_row_and_no_other(
    folder: Path, stub: ModelStub, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = iter(["nonsense", said("carried", [900], "x y z"), said("carried", [1], "no such words")])
    stub.answer = lambda body: next(bad, None) or told(body)
    assert run(folder, stub) == 0
    captured = capsys.readouterr()
    assert "answered 4, and 1 count" in captured.out
    assert captured.err.count("1 do not count") == 3
    assert len(rows(folder)) == 1


def test_a_model_that_cannot_do_it_is_not_asked_on_and_on(
    folder: Path, stub: ModelStub, capsys: pytest.CaptureFixture[str]
) -> None:
    stub.answer = lambda _: "I am a helpful assistant."
    assert run(folder, stub, "--all") == 2
    assert len(stub.asked) == 5
    assert "the last 5 answers do not count" in capsys.readouterr().err
    assert rows(folder) == []


@pytest.mark.parametrize(
    "play",
    [
        silent,
        endless,
        broken_off,
        sent("<html>"),
        sent("", 302, Location="http://127.0.0.1:9/"),
        sent("busy", 500),
        sent("no", 401),
    ],
    ids=["late", "endless", "broken off", "no chat", "elsewhere", "error", "no key"],
)
def test_a_server_that_fails_midway_costs_one_line_and_no_answer_before(
    folder: Path,
    stub: ModelStub,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    play: Any,
) -> None:
    monkeypatch.setattr(model_server, "default_server_limits", lambda: ServerLimits(0.4, 50_000))
    before = (folder / "0.txt").read_bytes()
    stub.plays = [play] * 9
    assert run(folder, stub) == 2
    assert not (folder / "labels.csv").exists()
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith(f"framing: {stub.address}")
    stub.plays.clear()
    stub.asked.clear()
    good = stub.answer

    def then_bad(body: dict[str, Any]) -> str:
        stub.plays = [play] * 9
        return good(body)

    stub.answer = then_bad
    assert run(folder, stub) == 2
    assert len(rows(folder)) == 1
    assert (folder / "0.txt").read_bytes() == before
    stub.plays.clear()
    stub.answer = good
    assert run(folder, stub) == 0
    assert len(rows(folder)) == 4


def test_an_interrupted_run_goes_on_later(folder: Path, stub: ModelStub) -> None:
    good, asked = stub.answer, 0

    def then_stop(*_: object) -> None:
        nonlocal asked
        asked += 1
        if asked == 3:
            raise KeyboardInterrupt

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(model_server.ModelServer, "_keep_pace", then_stop)
        assert run(folder, stub) == 130
    assert len(rows(folder)) == 2
    stub.answer = good
    assert run(folder, stub) == 0
    assert len(stub.asked) == 4


def test_peoples_rows_stay_and_a_persons_cell_is_not_asked(folder: Path, stub: ModelStub) -> None:
    run(folder, stub)
    outlet, column, _, _ = rows(folder)[0]
    text = f"outlet,sentence,column,value,coder\n{outlet},1,{column},omitted,ann\n"
    (folder / "labels.csv").write_text(text, "utf-8")
    stub.asked.clear()
    run(folder, stub)
    assert len(stub.asked) == 3
    assert rows(folder)[0] == (outlet, column, "omitted", "ann/")


def test_a_model_does_not_take_a_persons_name(
    folder: Path, stub: ModelStub, capsys: pytest.CaptureFixture[str]
) -> None:
    outlet = read_story(folder).versions[0].outlet
    text = f"outlet,sentence,column,value,coder\n{outlet},1,hedged,1,Stub-7B\n"
    (folder / "labels.csv").write_text(text, "utf-8")
    assert run(folder, stub) == 2
    assert "give the model's rows another name with --coder" in capsys.readouterr().err
    assert stub.asked == []


def test_the_key_is_sent_and_neither_kept_nor_shown(
    folder: Path,
    stub: ModelStub,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv(KEY_VARIABLE, f"{KEY}\n")
    stub.plays = [sent(f'{{"error": "{KEY} is used up"}}', 429)]
    assert run(folder, stub) == 0
    assert all(headers["Authorization"] == f"Bearer {KEY}" for _, headers, _ in stub.asked)
    captured = capsys.readouterr()
    assert KEY not in captured.out + captured.err
    assert KEY not in "".join(path.read_text("utf-8") for path in folder.iterdir())


def test_another_machine_gets_nothing_unless_it_may(
    folder: Path,
    stub: ModelStub,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    import socket  # noqa: PLC0415 - only this test plays a network

    def connect(ip: str, _port: int, seconds: float) -> socket.socket:
        assert ip == "93.184.215.14"
        return socket.create_connection(("127.0.0.1", stub.port), seconds)

    network = Network(lambda _host, _port: ["93.184.215.14"], connect)
    monkeypatch.setattr(model_server, "Network", lambda: network)
    away = ["code", str(folder), "--with", "http://models.example", "--model", "stub-7b"]
    assert main(away) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert "4 questions with the articles of" in line
    assert "add --allow-remote if it may" in line
    assert stub.asked == []
    assert main([*away, "--allow-remote"]) == 0
    err = capsys.readouterr().err
    asked_about = {outlet for outlet, _, _, _ in rows(folder)}
    assert err.startswith("sent to http://models.example: 4 questions with the articles of")
    assert all(outlet in err for outlet in asked_about)
    assert len(stub.asked) == 4


def test_a_dry_run_prints_what_would_be_sent(
    folder: Path, stub: ModelStub, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(folder, stub, "--dry-run") == 0
    out = capsys.readouterr().out
    assert stub.asked == []
    assert rows(folder) == []
    run(folder, stub)
    for _, _, body in stub.asked:
        for message in body["messages"]:
            assert message["content"] in out


@pytest.mark.parametrize(
    ("command", "told"),
    [
        (["--with", "http://127.0.0.1:9"], "--model"),
        (["--model", "stub"], "--with ADDRESS"),
        (["--with", "localhost:9", "--model", "stub"], "only http and https"),
        (["--with", "http://127.0.0.1:9", "--model", "=1+1"], "begins with a letter"),
        (["--with", "http://127.0.0.1:9", "--model", "program"], "another name"),
        (["--with", "http://127.0.0.1:9", "--model", "m", "--out", "x.csv"], "of their own"),
        (["--with", "http://127.0.0.1:9", "--model", "m", "--rate", "0"], "--rate"),
    ],
)
def test_what_cannot_be_meant_is_one_line(
    folder: Path, capsys: pytest.CaptureFixture[str], command: list[str], told: str
) -> None:
    assert main(["code", str(folder), *command]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert told in line
    assert rows(folder) == []


def test_the_sample_stays_as_it_ships(stub: ModelStub, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["code", "sample", "--with", stub.address, "--model", "m"]) == 2
    assert "copy its folder" in capsys.readouterr().err
    assert stub.asked == []
