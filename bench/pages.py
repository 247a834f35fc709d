"""How much of an article comes out of web pages of different make, and how much else with it.

Prints, for every page in a folder whose text stands beside it in a file of the same stem, the
precision, recall and F1 of the scored text's tokens and the lines that should not be scored.

    python bench/pages.py [DIR]
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from framing.ingest import Read, read_file

PAGES = Path(__file__).parents[1] / "tests" / "data" / "pages"
_TOKEN = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Found:
    """How near the scored text of one page is to the article's known text, 0 to 1 each."""

    precision: float
    recall: float
    extra: tuple[str, ...]
    """Scored lines that are not in the known text."""
    missing: tuple[str, ...]
    """Known lines that are not scored."""

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def measure(read: Read, known: str) -> Found:
    """Compare what would be scored of ``read``, headings included, with the known text."""
    version = read.version
    lines = [
        version.text[block.start : block.end]
        for block in version.blocks
        if block.kind != "boilerplate"
    ]
    right, scored = _tokens(known), _tokens("\n".join(lines))
    common = (right & scored).total()
    kept, wanted = set(map(_key, lines)), known.splitlines()
    keys = set(map(_key, wanted))
    return Found(
        common / max(scored.total(), 1),
        common / max(right.total(), 1),
        tuple(line for line in lines if _key(line) not in keys),
        tuple(line for line in wanted if _key(line) not in kept),
    )


def pages(folder: Path) -> list[tuple[Path, Path]]:
    """Return every page of ``folder`` with the file that holds its text."""
    files = (
        (page, page.with_suffix(".txt"))
        for page in sorted(folder.iterdir())
        if page.suffix in {".html", ".pdf", ".docx"}
    )
    return [(page, text) for page, text in files if text.is_file()]


def _tokens(text: str) -> Counter[str]:
    return Counter(_TOKEN.findall(text.lower()))


def _key(line: str) -> tuple[str, ...]:
    return tuple(_TOKEN.findall(line.lower()))


def main() -> None:
    """Print a line a page, and under it what is wrong."""
    folder = Path(sys.argv[1]) if sys.argv[1:] else PAGES
    for page, text in pages(folder):
        files = measure(read_file(page), text.read_text("utf-8"))
        print(f"{page.name:20} {files.precision:.3f} {files.recall:.3f} {files.f1:.3f}")
        for line in files.extra:
            print(f"    scored, not the article: {line[:100]}")
        for line in files.missing:
            print(f"    article, not scored: {line[:100]}")


if __name__ == "__main__":
    main()
