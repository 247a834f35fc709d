"""How long a comparison takes once the program is loaded.

python bench/many.py [VERSIONS] [SENTENCES]

The versions are drawn, with a fixed seed, from the sample's sentences and from our own training
stories. Printed: median, fastest and slowest of nine comparisons, in seconds.
"""

from __future__ import annotations

import statistics
import sys
import time

from texts import drawn_story

from framing.pipeline import compare

REPEATS = 9


def main(argv: list[str]) -> None:
    """Time comparisons of one drawn story and print a line."""
    versions, length = (int(value) for value in (argv + ["20", "60"][len(argv) :]))
    drawn = drawn_story(versions, length)
    compare(drawn)
    taken = []
    for _ in range(REPEATS):
        start = time.perf_counter()
        result = compare(drawn)
        taken.append(time.perf_counter() - start)
    print(
        f"{versions} versions of {length} sentences, {len(result.facts)} facts:"
        f" median {statistics.median(taken):.2f} s"
        f" ({min(taken):.2f} to {max(taken):.2f}, {REPEATS} runs)"
    )


if __name__ == "__main__":
    main(sys.argv[1:])
