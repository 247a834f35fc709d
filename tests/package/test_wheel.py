"""What is installed from the wheel works without the checkout: the sample, the command, the app."""

from __future__ import annotations

import http.client
import os
import socket
import subprocess
import sys
import time
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from helpers.benchmarks import write_benchmarks

from framing.evaluation.held_out_models import LEAST

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
PATIENCE = 90.0


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder)]
    subprocess.run([*build, str(ROOT)], check=True, capture_output=True)
    (path,) = folder.glob("*.whl")
    return path


@pytest.fixture(scope="module")
def environment(wheel: Path) -> dict[str, str]:
    """Return an environment whose ``framing`` is the wheel's and nothing else's."""
    target = wheel.parent / "installed"
    install = [sys.executable, "-m", "pip", "install", "--no-deps", "--no-index", "--quiet"]
    subprocess.run([*install, "--target", str(target), str(wheel)], check=True)
    return {**os.environ, "PYTHONPATH": str(target), "PYTHONSAFEPATH": "1"}


def test_the_wheel_has_the_app_and_the_stories_and_no_litter(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert "framing/py.typed" in names
    assert any(name.startswith("framing/_seeds/") and name.endswith(".toml") for name in names)
    assert "framing/_app/app.py" in names
    assert "framing/_app/.streamlit/config.toml" in names
    assert "framing/_app/docs/method.md" in names
    assert not [name for name in names if "__pycache__" in name or name.startswith("tests")]


def test_the_sample_can_be_compared(environment: dict[str, str], tmp_path: Path) -> None:
    where = "import framing; print(framing.__file__, framing.sample_story())"
    places = run(environment, tmp_path, "-c", where).split()
    assert all(place.startswith(environment["PYTHONPATH"]) for place in places)
    assert "recreated" in run(environment, tmp_path, "-m", "framing", "compare", "sample")


def test_a_benchmark_that_needs_a_checkout_is_left_out_in_one_line(
    environment: dict[str, str], tmp_path: Path
) -> None:
    folder = write_benchmarks(tmp_path / "benchmarks", certainty_rows=LEAST)
    command = [sys.executable, "-m", "framing", "evaluate", str(folder), "--task", "certainty"]
    options: dict[str, Any] = {"env": environment, "cwd": tmp_path}
    both = subprocess.run(
        [*command, "--task", "headlines"], check=True, capture_output=True, text=True, **options
    )
    reason = (
        "certainty is left out: its model is fitted anew by tools/training, which is not in an "
        "installed package; run the command from a checkout of the source\n"
    )
    assert reason in both.stderr
    assert "Traceback" not in both.stderr
    assert both.stdout.splitlines()[2].startswith("headlines")
    alone = subprocess.run(command, check=False, capture_output=True, text=True, **options)
    assert alone.returncode == 2
    assert alone.stderr.endswith(reason)


def run(environment: dict[str, str], folder: Path, *arguments: str) -> str:
    return subprocess.run(
        [sys.executable, *arguments],
        check=True,
        capture_output=True,
        text=True,
        env=environment,
        cwd=folder,
    ).stdout


def test_the_app_answers_and_ends_with_its_command(
    environment: dict[str, str], tmp_path: Path
) -> None:
    port = free_port()
    command = [sys.executable, "-m", "framing", "app", "sample", "--port", str(port)]
    # A file, not a pipe: a server that fills a pipe waits for ever.
    log = tmp_path / "log"
    with (
        log.open("wb") as output,
        subprocess.Popen(
            command, stdout=output, stderr=output, env=environment, cwd=tmp_path
        ) as server,
    ):
        try:
            assert wait_until(lambda: answers(port) or server.poll() is not None), log.read_text()
            assert server.poll() is None, log.read_text()
            assert wait_until(lambda: f"http://127.0.0.1:{port}" in log.read_text())
        finally:
            server.terminate()
            status = server.wait(PATIENCE)
    assert status == 0, log.read_text()
    assert not answers(port)


def wait_until(true: Callable[[], bool]) -> bool:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if true():
            return True
        time.sleep(0.1)
    return False


def answers(port: int) -> bool:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", "/_stcore/health")
        return connection.getresponse().status == http.HTTPStatus.OK
    except OSError:
        return False
    finally:
        connection.close()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
