"""What the detectors and the small models cost: sentences a second, loading, memory.

python bench/detectors.py [--stories N] [--repeats N]

On one core, in the processor's seconds, on texts of our own (bench/texts.py). Voices are read
before the clock starts: attribution is not a detector. Loading and memory are those of a fresh
process; "beyond imports" leaves out what numpy and vaderSentiment take to be imported.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import time
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from texts import Figures, cpu_seconds, show, stories
from threadpoolctl import threadpool_limits

if TYPE_CHECKING:
    from collections.abc import Callable

    from framing.cues import Detector
    from framing.types import Sentence, SentenceVoice, Version

    Read = tuple[Version, tuple[Sentence, ...], tuple[SentenceVoice, ...]]

_KIB = 1024
_PROBE = "The plan could well fail, and it is a shame that nobody said so."


def main() -> None:
    """Print the table, or with ``--fresh`` what one fresh process takes."""
    given = _arguments()
    if given.fresh:
        _fresh(given.stories)
        return
    with threadpool_limits(1):
        _speeds(given)
    loads, peaks = zip(
        *(_in_fresh_process(given.stories) for _ in range(given.repeats)), strict=True
    )
    rows = [
        ("loading beyond imports, seconds", Figures(loads), Figures(loads).spread),
        ("peak memory, megabytes", Figures(peaks), Figures(peaks).spread),
    ]
    print()
    show(("a fresh process", "median", "least to most"), rows)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Detectors: speed, loading, memory.")
    parser.add_argument("--stories", type=int, default=9)
    parser.add_argument("--repeats", type=int, default=5)
    parser.add_argument("--fresh", action="store_true", help=argparse.SUPPRESS)
    return parser.parse_args()


def _speeds(given: argparse.Namespace) -> None:
    from framing.cues import detectors  # noqa: PLC0415 - a fresh process times the import

    counts: list[int] = []
    seconds: dict[str, list[float]] = {}
    for repeat in range(given.repeats + 1):
        read = _read(repeat, given.stories)
        taken: dict[str, float] = {
            **{
                str(detector.dimension): cpu_seconds(_alone(read, detector))
                for detector in detectors()
            },
            "all detectors": cpu_seconds(_ruled(read)),
            "detectors and models": cpu_seconds(_all(read)),
        }
        if repeat:  # the first only loads what is loaded once
            counts.append(sum(len(sentences) for _, sentences, _ in read))
            for name, once in taken.items():
                seconds.setdefault(name, []).append(once)
    print(
        f"{given.stories} stories, {sum(counts) / len(counts):,.0f} sentences, "
        f"{given.repeats} repeats\n"
    )
    speeds = {
        name: Figures(tuple(count / once for count, once in zip(counts, every_run, strict=True)))
        for name, every_run in seconds.items()
    }
    show(
        ("sentences a second of one core", "median", "least to most"),
        [(name, speed, speed.spread) for name, speed in speeds.items()],
    )


def _read(seed: int, number: int) -> list[Read]:
    from framing.article.sentences import sentences  # noqa: PLC0415
    from framing.attribution import attribute  # noqa: PLC0415
    from framing.ingest import version_from_text  # noqa: PLC0415

    readings = []
    for story in islice(stories(seed), number):
        for one in story:
            version = version_from_text(one.text, one.outlet)
            split = sentences(version)
            readings.append((version, split, attribute(version, split, None)))
    return readings


def _alone(read: list[Read], detector: Detector) -> Callable[[], object]:
    return lambda: [
        detector.find(version.text[one.start : one.end])
        for version, sentences, _ in read
        for one in sentences
    ]


def _ruled(read: list[Read]) -> Callable[[], object]:
    from framing.cues import detectors, find_cues  # noqa: PLC0415
    from framing.cues.sentiment import _read as remembered  # noqa: PLC0415

    def run() -> None:
        remembered.cache_clear()
        for version, sentences, voices in read:
            for sentence, voice in zip(sentences, voices, strict=True):
                find_cues(version.text, sentence, voice, detectors())

    return run


def _all(read: list[Read]) -> Callable[[], object]:
    from framing.cues import detectors  # noqa: PLC0415
    from framing.cues.model_cues import find_all_cues  # noqa: PLC0415
    from framing.cues.sentiment import _read as remembered  # noqa: PLC0415

    def run() -> None:
        remembered.cache_clear()
        for version, sentences, voices in read:
            find_all_cues(version.text, sentences, voices, detectors())

    return run


def _in_fresh_process(number: int) -> tuple[float, float]:
    command = [sys.executable, str(Path(__file__)), "--fresh", "--stories", str(number)]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    seconds, megabytes = said.split()
    return float(seconds), float(megabytes)


def _fresh(number: int) -> None:
    """Print what loading took beyond imports, and the peak memory after reading the stories."""
    import numpy  # noqa: F401, ICN001, PLC0415 - only that it is there
    import vaderSentiment.vaderSentiment  # noqa: F401, PLC0415

    start = time.process_time()
    from framing.evaluation.program_answers import rule_cues  # noqa: PLC0415
    from framing.models.sentence_scores import score_sentences  # noqa: PLC0415

    score_sentences([_PROBE], [rule_cues(_PROBE)])
    taken = time.process_time() - start
    _all(_read(1, number))()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _KIB
    print(f"{taken:.3f} {peak:.0f}")


if __name__ == "__main__":
    main()
