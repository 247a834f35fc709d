"""How long a comparison takes once the program is loaded.

python bench/many.py [VERSIONS] [SENTENCES]

The versions are drawn, with a fixed seed, from the sample's sentences and from our own training
stories. Printed: median, fastest and slowest of nine comparisons, in seconds.
"""

from __future__ import annotations

import csv
import random
import statistics
import sys
import time
from importlib.resources import files

from framing.ingest import read_story, version_from_text
from framing.pipeline import compare
from framing.resources import sample_story
from framing.segment import sentences
from framing.types import SourceReport, Story

REPEATS = 9
PARAGRAPH = 3


def pool() -> list[str]:
    """Return sentences to draw from: the sample's, and those of the training stories."""
    found = [
        version.text[sentence.start : sentence.end]
        for version in read_story(sample_story()).versions
        for sentence in sentences(version)
        if sentence.kind == "text"
    ]
    rows = files("framing.training").joinpath("data/alignment.tsv").read_text("utf-8").splitlines()
    found += [row["text"] for row in csv.DictReader(rows, delimiter="\t", quoting=csv.QUOTE_NONE)]
    return found


def story(versions: int, length: int) -> Story:
    """Return a story of so many versions, each of so many sentences."""
    draw = random.Random(7)  # noqa: S311 - the same texts at every run, nothing secret
    said = pool()
    made = []
    for number in range(versions):
        chosen = draw.sample(said, length)
        paragraphs = [
            " ".join(chosen[at : at + PARAGRAPH]) for at in range(0, len(chosen), PARAGRAPH)
        ]
        made.append(version_from_text("\n\n".join(paragraphs), f"Outlet {number + 1}"))
    return Story("Drawn sentences", tuple(made), SourceReport("Financial Times", ("FT",)))


def main(argv: list[str]) -> None:
    """Time comparisons of one drawn story and print a line."""
    versions, length = (int(value) for value in (argv + ["20", "60"][len(argv) :]))
    drawn = story(versions, length)
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
