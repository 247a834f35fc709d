"""Put what the benches print on this machine into docs/performance.md, and say how long it took.

python bench/all.py [WORD ...]

Every block of the page that begins with "$ python bench/" is printed anew; with WORDs only those
whose command holds one of them. A block that begins with "$ # python bench/" takes long or needs
what is not everywhere: it stays as it is unless a WORD names it.
"""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
import time
from pathlib import Path

_ROOT = Path(__file__).parent.parent
_PAGE = _ROOT / "docs" / "performance.md"
_BLOCK = re.compile(
    r"```console\n\$ (?P<later># )?python (?P<command>bench/[^\n]+)\n(?P<said>.*?)```", re.DOTALL
)


def main() -> None:
    """Print every block anew, one after the other, and write the page after each."""
    words = sys.argv[1:]
    for number in range(len(_BLOCK.findall(_PAGE.read_text("utf-8")))):
        # The page may be edited while a bench runs: read it again for each.
        block = _blocks()[number]
        command = block["command"]
        wanted = any(word in command for word in words) if words else not block["later"]
        if not wanted:
            continue
        print(command, end=" ", flush=True)
        start = time.perf_counter()
        output = _output(command)
        print(f"{time.perf_counter() - start:.0f} s", flush=True)
        block = _blocks()[number]
        text = _PAGE.read_text("utf-8")
        _PAGE.write_text(
            text[: block.start("said")] + output + text[block.end("said") :], encoding="utf-8"
        )


def _blocks() -> list[re.Match[str]]:
    return list(_BLOCK.finditer(_PAGE.read_text("utf-8")))


def _output(command: str) -> str:
    done = subprocess.run(
        [sys.executable, *shlex.split(command)],
        cwd=_ROOT,
        text=True,
        stdout=subprocess.PIPE,
        check=True,
    )
    return "\n".join(line.rstrip() for line in done.stdout.strip("\n").split("\n")) + "\n"


if __name__ == "__main__":
    main()
