"""Several processes: what dies is done again, nothing is lost or done twice, nothing is silent.

The clusters are real: a scheduler and two workers, each a process of its own, on loopback.
"""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from helpers.batch_case import batch, contents, deadly, jsonl, rows, stories, table

from framing.batch import dask_cluster as batch_cluster
from framing.batch.run_batch import Engine
from framing.cli import main

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

pytest.importorskip("distributed")
pytestmark = pytest.mark.cluster

PATIENCE = 120.0
PART = 3
LOOPBACK = "tcp://127.0.0.1"
SIGNALS = """
import signal, sys
ignored = sys.argv.pop(1).split()
for name in ("SIGINT", "SIGTERM", "SIGHUP"):
    if hasattr(signal, name):
        usual = signal.default_int_handler if name == "SIGINT" else signal.SIG_DFL
        signal.signal(signal.Signals[name], signal.SIG_IGN if name in ignored else usual)
from framing.cli import main
if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
"""
"""The command, with the signals that a shell in a terminal gives it whatever started the tests."""


class Cluster:
    """A scheduler and its workers."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / "scheduler.json"
        self._log = (folder / "log").open("wb")
        self.scheduler = self._start("scheduler", "--host", "127.0.0.1", "--port", "0")
        self.workers: list[subprocess.Popen[bytes]] = []

    def add_worker(self, **environment: str) -> None:
        until(self._file.exists)
        self.workers.append(self._start("worker", "--no-nanny", "--nthreads", "1", **environment))

    @property
    def address(self) -> str:
        until(self._file.exists)
        found = re.search(r"tcp://[\d.:]+", self._file.read_text("utf-8"))
        assert found
        return found.group()

    def wait(self) -> None:
        """Wait until the scheduler knows all workers."""
        from distributed import Client  # noqa: PLC0415 - may not be installed

        client = Client(self.address, timeout=PATIENCE, set_as_default=False)  # type: ignore[no-untyped-call]
        with client:
            client.wait_for_workers(len(self.workers), timeout=PATIENCE)

    def kill_worker(self) -> None:
        """Kill the worker that came last, as a machine does that goes down."""
        end(self.workers.pop())

    def close(self) -> None:
        for process in (*self.workers, self.scheduler):
            end(process)
        self._log.close()

    def _start(self, what: str, *options: str, **environment: str) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [
                sys.executable,
                "-m",
                "dask",
                what,
                "--scheduler-file",
                str(self._file),
                "--no-dashboard",
                *options,
            ],
            env={**os.environ, **environment},
            stdout=self._log,
            stderr=self._log,
        )


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    running = Cluster(tmp_path_factory.mktemp("cluster"))
    try:
        for _ in range(2):
            running.add_worker()
        running.wait()
        yield running
    finally:
        running.close()


@pytest.fixture(scope="module")
def given(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return jsonl(tmp_path_factory.mktemp("given") / "articles.jsonl", rows(6))


def end(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    process.wait()


def until(holds: Callable[[], object]) -> None:
    """Wait until something holds."""
    start = time.monotonic()
    while not holds():
        assert time.monotonic() - start < PATIENCE
        time.sleep(0.02)


@contextmanager
def client(
    given: Path, out: Path, *options: str, ignoring: str = "", **environment: str
) -> Iterator[subprocess.Popen[str]]:
    """Run a batch in a process of its own, which ignores the signals named and no others.

    A process inherits what its parent ignores, so that under ``nohup`` all of them would ignore
    SIGHUP: the signals of the tests are set here.
    """
    with subprocess.Popen(
        [
            *(sys.executable, "-c", SIGNALS, ignoring),
            *("batch", str(given), "--out", str(out), *options),
        ],
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        env={**os.environ, **environment},
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def whole_parts(out: Path) -> set[str]:
    return {path.name for path in (out / ".framing-batch").glob("part-*.json")}


def test_a_dead_client_and_a_dead_worker_cost_no_story(
    cluster: Cluster, given: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    options = ["--scheduler", cluster.address, "--part", str(PART)]
    with client(given, out, *options) as process:
        until(lambda: whole_parts(out))
        process.kill()
    before = whole_parts(out)
    assert before
    assert not (out / "run.json").exists()
    with client(given, out, *options) as process:
        until(lambda: len(whole_parts(out)) > len(before) or process.poll() is not None)
        cluster.kill_worker()
        messages = process.communicate(timeout=PATIENCE)[1]
    assert process.returncode == 0, messages
    assert "going on: " in messages
    assert "Traceback" not in messages
    batch(given, tmp_path / "here", part_stories=PART)
    assert contents(out) == contents(tmp_path / "here")
    assert stories(out) == [
        (name, "compared") for name in dict.fromkeys(row["story"] for row in rows(6))
    ]


def test_a_worker_with_another_version_is_one_line(
    cluster: Cluster, given: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    installed = tmp_path / "framing_compare-99.0.dist-info"
    installed.mkdir()
    (installed / "METADATA").write_text(
        "Metadata-Version: 2.1\nName: framing-compare\nVersion: 99.0\n"
    )
    path = os.pathsep.join([str(tmp_path), os.environ.get("PYTHONPATH", "")])
    cluster.add_worker(PYTHONPATH=path)
    cluster.wait()
    line = ["batch", str(given), "--out", str(tmp_path / "out"), "--scheduler", cluster.address]
    try:
        assert main(line) == 2
    finally:
        cluster.kill_worker()
    messages = capsys.readouterr().err
    assert messages.count("\n") == 1
    assert "framing-compare 99.0, not " in messages
    assert "install the same version on every worker" in messages


def test_a_worker_and_a_scheduler_without_certificates_are_one_line(
    cluster: Cluster, given: Path, tmp_path: Path
) -> None:
    from distributed import Client  # noqa: PLC0415 - may not be installed

    with Client(cluster.address, set_as_default=False) as asking:  # type: ignore[no-untyped-call]
        worker = next(iter(asking.scheduler_info()["workers"]))
    for address, reason in (
        (worker, f"{worker} is a worker, no scheduler"),
        (cluster.address.replace("tcp:", "tls:"), "needs certificates"),
    ):
        with client(given, tmp_path / "out", "--scheduler", address) as process:
            messages = process.communicate(timeout=PATIENCE)[1]
        assert process.returncode == 2
        assert messages.count("\n") == 1
        assert reason in messages


def test_a_dead_scheduler_is_one_line(cluster: Cluster, given: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    options = ["--scheduler", cluster.address, "--part", "1"]
    with client(given, out, *options) as process:
        until(lambda: whole_parts(out))
        cluster.scheduler.kill()
        messages = process.communicate(timeout=PATIENCE)[1]
    assert process.returncode == 2
    assert messages.count("\n") == 1
    assert "the scheduler went away; the same command goes on from where it stopped" in messages


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="needs groups of processes")
def test_an_interrupted_run_is_one_line(tmp_path: Path) -> None:
    given = jsonl(tmp_path / "articles.jsonl", rows(3))
    out = tmp_path / "out"
    with client(given, out, "--workers", "2", "--part", "1") as process:
        until(lambda: whole_parts(out))
        # As a terminal does: all processes of the command hear it.
        os.killpg(process.pid, signal.SIGINT)
        messages = process.communicate(timeout=PATIENCE)[1]
    assert process.returncode == 130
    assert messages == "interrupted; the same command goes on from where it stopped\n"


@pytest.mark.skipif(os.name != "posix", reason="needs signals")
@pytest.mark.parametrize(("workers", "how"), [(1, "SIGTERM"), (2, "SIGHUP")])
def test_a_run_that_is_told_to_stop_takes_everything_with_it(
    tmp_path: Path, workers: int, how: str
) -> None:
    for row in rows(3):
        folder = tmp_path / "given" / row["story"]
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{row['outlet']}.txt").write_text(row["text"], "utf-8")
    out, work = tmp_path / "out", tmp_path / "tmp"
    work.mkdir()
    with (
        client(
            tmp_path / "given", out, "--workers", str(workers), "--part", "1", TMPDIR=str(work)
        ) as process,
    ):
        until(lambda: whole_parts(out))
        process.send_signal(signal.Signals[how])
        messages = process.communicate(timeout=PATIENCE)[1]
    assert process.returncode == 128 + signal.Signals[how]
    assert messages == "interrupted; the same command goes on from where it stopped\n"
    assert not list(work.glob("framing-*"))


@pytest.mark.skipif(not hasattr(signal, "SIGHUP"), reason="needs a signal for a lost terminal")
def test_a_run_under_nohup_outlives_its_terminal(tmp_path: Path) -> None:
    given = jsonl(tmp_path / "articles.jsonl", rows(3))
    out = tmp_path / "out"
    options = ["--workers", "1", "--part", "1"]
    with client(given, out, *options, ignoring="SIGHUP") as process:
        until(lambda: whole_parts(out))
        process.send_signal(signal.SIGHUP)
        messages = process.communicate(timeout=PATIENCE)[1]
    assert process.returncode == 0, messages
    assert "interrupted" not in messages


@pytest.mark.parametrize(
    ("address", "reason"),
    [(f"{LOOPBACK}:1", "no scheduler answers at"), ("nowhere", "missing port"), ("", "address")],
)
def test_a_scheduler_that_does_not_answer_is_one_line(
    given: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], address: str, reason: str
) -> None:
    out = tmp_path / "out"
    assert main(["batch", str(given), "--out", str(out), "--scheduler", address]) == 2
    messages = capsys.readouterr().err
    assert messages.count("\n") == 1
    assert reason in messages


@pytest.mark.parametrize(
    "says", [b"", b"HTTP/1.1 400 Bad Request\r\n\r\n", b"\0" * 7 + b"\x10" * 99]
)
def test_what_is_no_scheduler_is_one_line(given: Path, tmp_path: Path, says: bytes) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        address = f"{LOOPBACK}:{server.getsockname()[1]}"
        with client(given, tmp_path / "out", "--scheduler", address) as process:
            connection, _ = server.accept()
            with connection:
                connection.sendall(says)
                messages = process.communicate(timeout=PATIENCE)[1]
    assert process.returncode == 2
    assert messages.count("\n") == 1
    assert f"no scheduler answers at {address}" in messages


def test_a_story_that_kills_workers_fails_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batch_cluster, "compare_task", deadly)
    given = jsonl(tmp_path / "articles.jsonl", rows(2))
    summary = batch(given, tmp_path / "out", engine=Engine(workers=2))
    assert (summary.compared, summary.failed) == (7, 1)
    (row,) = table(tmp_path / "out", "errors")
    assert (row["story"], row["what"]) == ("ruling 0", "story")
    assert "the workers that compared it died" in row["why"]
