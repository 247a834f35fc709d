"""Time and memory from a hundred articles to as many as asked, and one worker against two.

python bench/scaling.py [--batch N ...] [--stories N ...] [--workers N ...]

Articles are made as ``texts.py`` says and put into one JSON Lines file. ``framing batch`` and
``framing stories`` run as users run them. Memory is the most that any one process of a run held.
"""

from __future__ import annotations

import argparse
import json
import random
import tempfile
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING

from texts import run_framing, show, stories

if TYPE_CHECKING:
    from collections.abc import Iterator

    from texts import Article


def main() -> None:
    """Print a table for each command."""
    parser = argparse.ArgumentParser(description="Time and memory by size.")
    parser.add_argument("--batch", type=int, nargs="*", default=[100, 1000], metavar="N")
    parser.add_argument("--stories", type=int, nargs="*", default=[100, 1000, 10000], metavar="N")
    parser.add_argument("--workers", type=int, nargs="*", default=[1, 2], metavar="N")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if given.stories:
            _stories(given.stories, folder)
        if given.batch:
            _batch(given.batch, given.workers, folder)


def _stories(sizes: list[int], folder: Path) -> None:
    print("framing stories\n")
    rows = []
    for size in sizes:
        for dated in (True, False):
            given = folder / "loose.jsonl"
            made = list(_made(size, rare_words=True))
            random.Random(size).shuffle(made)  # noqa: S311 - an order, not a secret
            _write(given, made, dated=dated)
            out = folder / "stories.parquet"
            seconds, memory = run_framing("stories", str(given), "--out", str(out), "--force")
            cells = (f"{1000 * seconds / size:.1f}", f"{memory:,.0f}")
            rows.append((f"{size:,}", "yes" if dated else "no", f"{seconds:.1f}", *cells))
    show(("articles", "dated", "s", "ms an article", "MB at most"), rows)


def _batch(sizes: list[int], workers: list[int], folder: Path) -> None:
    print("\nframing batch\n")
    rows = []
    for size in sizes:
        made = list(_made(size, rare_words=False))
        count = len({one.story for one in made})
        given = folder / "told.jsonl"
        _write(given, made, dated=True)
        for number in workers:
            out = folder / f"tables-{size}-{number}"
            seconds, memory = run_framing(
                "batch", str(given), "--out", str(out), "--workers", str(number)
            )
            cells = (f"{seconds:.1f}", f"{1000 * seconds / count:.0f}", f"{memory:,.0f}")
            rows.append((f"{size:,}", f"{count:,}", number, *cells))
    show(("articles", "stories", "workers", "s", "ms a story", "MB at most"), rows)


def _made(size: int, *, rare_words: bool) -> Iterator[Article]:
    """Yield so many articles, the last story perhaps not whole."""
    articles = (one for story in stories(rare_words=rare_words) for one in story)
    yield from (one for _, one in takewhile(lambda pair: pair[0] < size, enumerate(articles)))


def _write(path: Path, articles: list[Article], *, dated: bool) -> None:
    with path.open("w", encoding="utf-8") as file:
        for one in articles:
            row = {"story": one.story, "outlet": one.outlet, "text": one.text}
            if dated:
                row["published"] = one.published.isoformat()
            file.write(json.dumps(row) + "\n")


if __name__ == "__main__":
    main()
