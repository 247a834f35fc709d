"""How long each command takes, as a user waits for it, and the memory it holds at most.

python bench/startup.py [RUNS] [STORY]

Every run is a new process on a warm disk. The app counts until its page answers.
"""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from dataclasses import replace
from pathlib import Path

from texts import Figures, Run, run_framing, show, stories, took

_PATIENCE = 60.0


def main() -> None:
    """Print the table."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    story = sys.argv[2] if len(sys.argv) > 2 else "sample"  # noqa: PLR2004 - the second argument
    with tempfile.TemporaryDirectory() as name:
        rows = []
        for shown, arguments in _commands(story, Path(name)).items():
            measured = [
                _app(arguments) if shown == "app" else run_framing(*arguments) for _ in range(runs)
            ]
            waited = Figures(tuple(one.waited for one in measured))
            processor = Figures(tuple(one.processor for one in measured))
            memory = max(one.megabytes for one in measured)
            rows.append((f"framing {shown}", waited, waited.spread, processor, f"{memory:,.0f}"))
    print(f"{runs} runs each\n")
    show(("", "median s", "least to most", "processor s", "MB at most"), rows)


def _commands(story: str, folder: Path) -> dict[str, list[str]]:
    """Return every command on small input; a run before has made what they read."""
    articles = next(stories())
    article = folder / "Another outlet.txt"
    article.write_text(articles[0].text, encoding="utf-8")
    mine = folder / "mine"
    run_framing("new", str(mine), *_files(folder))
    table = folder / "table.jsonl"
    rows = ({"story": one.story, "outlet": one.outlet, "text": one.text} for one in articles)
    table.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    out, force = str(folder / "out"), "--force"
    return {
        "--help": ["--help"],
        "compare": ["compare", story],
        "score": ["score", str(article), "--against", story],
        "baseline": ["baseline", story],
        "check": ["check", str(article), "--against", story, "--max", "commentary=1"],
        "report": ["report", story, "--out", f"{out}-report", force],
        "add": ["add", str(article), "--to", str(mine), force],
        "stories": ["stories", str(table), "--out", f"{out}.csv", force],
        "batch": ["batch", str(table), "--out", f"{out}-batch", "--workers", "1", force],
        "app": ["app", story],
    }


def _files(folder: Path) -> list[str]:
    paths = []
    for one in next(stories(2)):
        path = folder / f"{one.outlet}.txt"
        path.write_text(one.text, encoding="utf-8")
        paths.append(str(path))
    return paths


def _app(arguments: list[str]) -> Run:
    """Start the app, wait for its page, and end it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    start = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "-m", "framing", *arguments, "--port", str(port)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        while not _answers(f"http://127.0.0.1:{port}/_stcore/health"):
            if time.perf_counter() - start > _PATIENCE:
                sys.exit("the app does not answer")
            time.sleep(0.02)
        waited = time.perf_counter() - start
        process.terminate()
        _, _, used = os.wait4(process.pid, 0)
        process.returncode = 0
    return replace(took(start, used), waited=waited)


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=1) as answer:  # noqa: S310 - our own server
            return bool(answer.status == 200)  # noqa: PLR2004 - all is well
    except (urllib.error.URLError, OSError):
        return False


if __name__ == "__main__":
    main()
