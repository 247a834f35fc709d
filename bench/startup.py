"""How long the command line takes, as a user waits for it: median wall time over several runs.

python bench/startup.py [RUNS] [STORY]
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time


def main() -> None:
    """Print the median seconds of help and of one comparison."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 9
    story = sys.argv[2] if len(sys.argv) > 2 else "sample"  # noqa: PLR2004 - the second argument
    print(f"{'command':<28} {'median s':>8} {'max s':>6}   ({runs} runs)")
    for arguments in (["--help"], ["compare", story]):
        seconds = [_seconds(arguments) for _ in range(runs)]
        name = "framing " + " ".join(arguments)
        print(f"{name:<28} {statistics.median(seconds):>8.2f} {max(seconds):>6.2f}")


def _seconds(arguments: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run([sys.executable, "-m", "framing", *arguments], check=True, capture_output=True)
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
