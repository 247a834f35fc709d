"""Many people at once on one server of the app: how long each waits, and what each costs.

``python bench/app_load.py [PEOPLE] [ROUNDS] [FOLDER...]`` starts a server on the loopback address,
opens a window for each (a web socket, as a browser does), and lets all of them ask for pages at
once, each for one page or another, round after round.
"""

from __future__ import annotations

import asyncio
import random
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median, quantiles
from urllib.parse import urlencode

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from helpers.browser import served

import framing

PAGES = ("story", "read", "data", "stories")
PATIENCE = 120.0


async def main(people: int, rounds: int, folders: list[Path]) -> None:
    """Serve, let them ask, and print what came of it."""
    with tempfile.TemporaryDirectory() as folder, served(Path(folder) / "log", *folders) as address:
        names = [path.name for path in folders] or [framing.sample_story().name]
        server = process_of(int(address.rpartition(":")[2]))
        window = await connect(address)
        for name in names:
            for page in PAGES:
                await ask(window, page, name)
        await window.close()
        before = memory(server)
        windows = [await connect(address) for _ in range(people)]
        waits: list[float] = []
        for _ in range(rounds):
            waits += await asyncio.gather(
                *(
                    ask(window, random.choice(PAGES), names[number % len(names)])  # noqa: S311
                    for number, window in enumerate(windows)
                )
            )
        after = memory(server)
        for window in windows:
            await window.close()
    print(f"{people} people, {rounds} rounds, {len(names)} stories")
    print(
        f"a page: median {median(waits):.2f} s, 95% {quantiles(waits, n=20)[-1]:.2f} s, "
        f"longest {max(waits):.2f} s"
    )
    print(f"memory: {before:.0f} MB before, {(after - before) / people:.1f} MB more for a window")


async def connect(address: str) -> websockets.ClientConnection:
    """Open a window: a web socket, as a browser does."""
    return await websockets.connect(
        address.replace("http", "ws") + "/_stcore/stream",
        subprotocols=[websockets.Subprotocol("streamlit")],
        max_size=None,
        origin=websockets.Origin(address),
    )


async def ask(window: websockets.ClientConnection, page: str, story: str) -> float:
    """Ask for a page and wait till Python is done with it; return the seconds."""
    message = BackMsg()
    message.rerun_script.page_name = "" if page == "stories" else page
    message.rerun_script.query_string = urlencode({"story": story})
    started = time.perf_counter()
    await window.send(message.SerializeToString())
    while True:
        answer = ForwardMsg()
        answer.ParseFromString(await asyncio.wait_for(window.recv(), PATIENCE))
        kind = answer.WhichOneof("type")
        if kind == "script_finished":
            if answer.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY:
                return time.perf_counter() - started
            if answer.script_finished == ForwardMsg.FINISHED_WITH_COMPILE_ERROR:
                raise RuntimeError("the page failed")


def process_of(port: int) -> int:
    """Return the process that listens on a port of this machine."""
    command = ["ss", "-ltnp"]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    line = next(line for line in said.splitlines() if f":{port} " in line)
    return int(re.search(r"pid=(\d+)", line).group(1))  # type: ignore[union-attr]


def memory(process: int) -> float:
    """Return the megabytes that a process holds."""
    status = Path(f"/proc/{process}/status").read_text("utf-8")
    return int(re.search(r"VmRSS:\s+(\d+)", status).group(1)) / 1024  # type: ignore[union-attr]


if __name__ == "__main__":
    given = sys.argv[1:]
    people, rounds = (int(one) for one in (*given[:2], *("20", "3")[len(given[:2]) :]))
    asyncio.run(main(people, rounds, [Path(one) for one in given[2:]]))
