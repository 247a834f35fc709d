"""Loose articles: time and memory of ``framing stories`` by the number of articles.

python bench/scaling.py [ARTICLES ...] [--dated]

Articles are made as ``texts.py`` says, in no order, 210 a day and once more without dates (not with
``--dated``), and the command runs as users run it. Memory is the most that it held.
"""

from __future__ import annotations

import argparse
import json
import random
import tempfile
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from texts import run_framing, show, stories

if TYPE_CHECKING:
    from texts import Article

_SIZES = (100, 1_000, 10_000)


def main() -> None:
    """Print a line for each size, with dates and without."""
    parser = argparse.ArgumentParser(description="Loose articles.")
    parser.add_argument("sizes", type=int, nargs="*", default=_SIZES, metavar="ARTICLES")
    parser.add_argument("--dated", action="store_true")
    asked = parser.parse_args()
    rows = []
    with tempfile.TemporaryDirectory() as name:
        given, out = Path(name) / "loose.jsonl", Path(name) / "stories.parquet"
        for size in asked.sizes:
            every = (one for story in stories(rare_words=True) for one in story)
            made = list(islice(every, size))
            random.Random(size).shuffle(made)  # noqa: S311 - an order, not a secret
            for dated in (True,) if asked.dated else (True, False):
                _write(given, made, dated=dated)
                arguments = ("stories", str(given), "--out", str(out), "--force")
                took = run_framing(*arguments)
                each = f"{1000 * took.processor / size:.1f}"
                cells = (f"{took.waited:.1f}", f"{took.processor:.1f}", each)
                memory = f"{took.megabytes:,.0f}"
                rows.append((f"{size:,}", "yes" if dated else "no", *cells, memory))
    show(("articles", "dated", "s", "processor s", "ms an article", "MB at most"), rows)


def _write(path: Path, articles: list[Article], *, dated: bool) -> None:
    with path.open("w", encoding="utf-8") as file:
        for story in articles:
            row = {"outlet": story.outlet, "text": story.text}
            if dated:
                row["published"] = story.published.isoformat()
            file.write(json.dumps(row) + "\n")


if __name__ == "__main__":
    main()
