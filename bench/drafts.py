"""How many planted errors the editor's check finds, and how many clean drafts it leaves alone.

``python bench/drafts.py`` prints the table of docs/validation.md, from tests/data/drafts.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.append(str(ROOT / "tests"))

from helpers.drafts import checked, found, rows  # noqa: E402 - tests lie beside

from framing.check.draft import SERIOUS  # noqa: E402
from framing.statistics.confidence_intervals import wilson  # noqa: E402

_LEVEL = 0.95


def main() -> None:
    """Print what is found, by part and by kind."""
    for part in ("third", "second", "dev", "sealed"):
        hits: dict[str, list[bool]] = defaultdict(list)
        for row in rows(part):
            check = checked(row["draft"], row["story"])
            if row["kind"] == "clean":
                serious = [
                    finding
                    for finding in check.findings
                    if finding.level == "differs" and finding.kind in SERIOUS
                ]
                hits["clean"].append(not serious)
            else:
                hits[row["kind"]].append(bool(found(row, check)))
        planted = [hit for kind, each in hits.items() if kind != "clean" for hit in each]
        print(f"{part}: planted errors found {share(planted)}; clean left alone", end=" ")
        print(share(hits["clean"]))
        print("  " + ", ".join(f"{kind} {sum(each)} of {len(each)}" for kind, each in hits.items()))


def share(hits: list[bool]) -> str:
    """Return hits of all with the share's Wilson interval."""
    low, high = wilson(sum(hits), len(hits), _LEVEL) or (0.0, 0.0)
    return f"{sum(hits)} of {len(hits)} ({low:.2f} to {high:.2f})"


if __name__ == "__main__":
    main()
