"""How long a whole report takes, by the number of versions: reading, comparing, writing.

python bench/report.py [VERSIONS...]

The versions are the sample's, each as often as needed, with its sentences turned round so that no
two are copies.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

import framing
from framing.ingest import read_story
from framing.report import write_report


def main() -> None:
    """Print the seconds and sizes of reports over more and more versions."""
    numbers = [int(number) for number in sys.argv[1:]] or [5, 20]
    print(f"{'versions':>8} {'compare s':>10} {'report s':>9} {'total s':>8} {'page kB':>8}")
    for number in numbers:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            _make(folder / "story", number)
            start = time.perf_counter()
            comparison = framing.compare(read_story(folder / "story"))
            compared = time.perf_counter()
            write_report(comparison, folder / "report")
            written = time.perf_counter()
            size = (folder / "report" / "report.html").stat().st_size / 1000
        print(
            f"{number:>8} {compared - start:>10.2f} {written - compared:>9.2f} "
            f"{written - start:>8.2f} {size:>8.0f}"
        )


def _make(folder: Path, number: int) -> None:
    folder.mkdir()
    sample = sorted(
        file for file in framing.sample_story().iterdir() if file.suffix in {".txt", ".md", ".html"}
    )
    for place in range(number):
        source = sample[place % len(sample)]
        lines = source.read_text("utf-8").splitlines()
        turn = place // len(sample) * 3
        body = lines[1 + turn :] + lines[1 : 1 + turn]
        text = "\n".join([f"{lines[0]} {place}", *body])
        (folder / f"outlet-{place:02}{source.suffix}").write_text(text, "utf-8")


if __name__ == "__main__":
    main()
