"""How many planted errors the editor's check finds, and how many clean drafts it leaves alone.

``python bench/drafts.py`` prints the table of docs/validation.md, from tests/data/drafts: first
what was found on the day that a set was opened, then what is found now. ``python bench/drafts.py
FOLDER`` does it for another folder with the same layout (drafts.tsv, drafts/NN.txt, stories/); with
``--readings`` it prints a row a draft instead, in the form of first_readings.tsv.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.append(str(ROOT / "tests"))

from helpers.drafts import DATA, first_readings, is_right, parts, rows  # noqa: E402 - tests lie beside

from framing.statistics.confidence_intervals import wilson  # noqa: E402

_LEVEL = 0.95


def main() -> None:
    """Print what is found, by part and by kind."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", nargs="?", type=Path, default=DATA, help="a folder of drafts")
    parser.add_argument("--readings", action="store_true", help="a row a draft, tab-separated")
    given = parser.parse_args()
    if not (given.folder / "drafts.tsv").is_file():
        parser.error(f"{given.folder} has no drafts.tsv")
    if given.readings:
        print("part\tdraft\tkind\tright")
        for part in parts(given.folder):
            for row in rows(part, given.folder):
                right = int(is_right(row, given.folder))
                print(f"{part}\t{row['draft']}\t{row['kind']}\t{right}")
        return
    if given.folder == DATA:
        for part, hits in _first().items():
            print_part(f"{part}, when it was opened", hits)
    for part in parts(given.folder):
        now: dict[str, list[bool]] = defaultdict(list)
        for row in rows(part, given.folder):
            now[row["kind"]].append(is_right(row, given.folder))
        print_part(part, now)


def _first() -> dict[str, dict[str, list[bool]]]:
    """Return the first readings by part and kind."""
    read: dict[str, dict[str, list[bool]]] = defaultdict(lambda: defaultdict(list))
    for row in first_readings():
        read[row["part"]][row["kind"]].append(row["right"] == "1")
    return read


def print_part(name: str, hits: dict[str, list[bool]]) -> None:
    """Print what was found in one set: in all, and by kind."""
    planted = [hit for kind, each in hits.items() if kind != "clean" for hit in each]
    print(f"{name}: planted errors found {share(planted)}; clean left alone", end=" ")
    print(share(hits.get("clean", [])))
    print("  " + ", ".join(f"{kind} {sum(each)} of {len(each)}" for kind, each in hits.items()))


def share(hits: list[bool]) -> str:
    """Return hits of all with the share's Wilson interval."""
    low, high = wilson(sum(hits), len(hits), _LEVEL) or (0.0, 0.0)
    return f"{sum(hits)} of {len(hits)} ({low:.2f} to {high:.2f})"


if __name__ == "__main__":
    main()
