"""Many people at once on one server of the app: how long each waits, and what each costs.

``python bench/app_load.py [PEOPLE] [ROUNDS] [FOLDER...]`` starts a server on the loopback address,
opens a window for each (a web socket, as a browser does), and lets all of them ask at once: for one
page or another, then each to correct a sentence of its own, round after round. Stories are copied
first. Without a folder it is the sample.
"""

from __future__ import annotations

import asyncio
import json
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median, quantiles
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from helpers.browser import served

import framing

if TYPE_CHECKING:
    from collections.abc import Awaitable, Iterable

PAGES = ("story", "read", "data", "stories")
PATIENCE = 120.0
ASKING = re.compile(rb"\$\$ID-[0-9a-f]{32}-asked")
"""The component that passes on what a page asks for."""


async def main(people: int, rounds: int, folders: list[Path]) -> None:
    """Serve, let them ask, and print what came of it."""
    with tempfile.TemporaryDirectory() as temporary:
        place = Path(temporary)
        stories = [
            Path(shutil.copytree(folder, place / "stories" / f"{folder.name}-copy"))
            for folder in folders or [framing.sample_story()]
        ]
        with served(place / "log", *stories) as address:
            await measured(address, people, rounds, stories)


async def measured(address: str, people: int, rounds: int, stories: list[Path]) -> None:
    """Let them ask."""
    server = process_of(int(address.rpartition(":")[2]))
    first = await connect(address)
    for story in stories:
        for page in PAGES:
            await ask(first, page, story.name)
    _, received = await ask(first, "story", stories[0].name)
    (asking,) = set(ASKING.findall(received))
    await first.close()
    before = memory(server)
    windows = [await connect(address) for _ in range(people)]
    mine = [stories[number % len(stories)] for number in range(people)]
    outlets = {story: framing.read_story(story).versions[0].outlet for story in stories}
    pages: list[float] = []
    answers: list[float] = []
    for turn in range(rounds):
        pages += await together(
            ask(window, random.choice(PAGES), story.name)  # noqa: S311
            for window, story in zip(windows, mine, strict=True)
        )
        answers += await together(
            ask(
                window,
                "story",
                story.name,
                asking.decode(),
                {
                    "outlet": outlets[story],
                    "sentence": 2 + number // len(stories),
                    "set": {"hedged": str(turn % 2), "speculative": str((turn + number) % 2)},
                },
            )
            for number, (window, story) in enumerate(zip(windows, mine, strict=True))
        )
    after = memory(server)
    for window in windows:
        await window.close()
    print(f"{people} people, {rounds} rounds, {len(stories)} stories")
    for what, waits in (("a page", pages), ("an answer", answers)):
        print(
            f"{what}: median {median(waits):.2f} s, 95% {quantiles(waits, n=20)[-1]:.2f} s, "
            f"longest {max(waits):.2f} s"
        )
    kept = sum(len((story / "labels.csv").read_text("utf-8").splitlines()) - 1 for story in stories)
    print(f"rows of labels.csv: {kept}")
    print(f"memory: {before:.0f} MB before, {(after - before) / people:.1f} MB more for a window")


async def together(asked: Iterable[Awaitable[tuple[float, bytes]]]) -> list[float]:
    """Ask all at once; return the seconds of each."""
    return [seconds for seconds, _ in await asyncio.gather(*asked)]


async def connect(address: str) -> websockets.ClientConnection:
    """Open a window: a web socket, as a browser does."""
    return await websockets.connect(
        address.replace("http", "ws") + "/_stcore/stream",
        subprotocols=[websockets.Subprotocol("streamlit")],
        max_size=None,
        origin=websockets.Origin(address),
    )


async def ask(
    window: websockets.ClientConnection,
    page: str,
    story: str,
    asking: str = "",
    answer: dict[str, object] | None = None,
) -> tuple[float, bytes]:
    """Ask for a page, or answer on it, and wait till Python is done; return seconds and bytes."""
    message = BackMsg()
    message.rerun_script.page_name = "" if page == "stories" else page
    message.rerun_script.query_string = urlencode({"story": story})
    if answer is not None:
        state = message.rerun_script.widget_states.widgets.add()
        state.id = f"$$STREAMLIT_INTERNAL_KEY_{asking}__events"
        state.json_trigger_value = json.dumps([{"event": "ask", "value": answer}])
    started = time.perf_counter()
    await window.send(message.SerializeToString())
    received = b""
    while True:
        data = await asyncio.wait_for(window.recv(), PATIENCE)
        received += data if isinstance(data, bytes) else data.encode()
        got = ForwardMsg()
        got.ParseFromString(data)
        if got.WhichOneof("type") == "script_finished":
            if got.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY:
                return time.perf_counter() - started, received
            if got.script_finished == ForwardMsg.FINISHED_WITH_COMPILE_ERROR:
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
