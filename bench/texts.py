"""Stories for the benches, of our own texts alone, and how a bench measures and prints.

A story here is made from one that was written for this project (the recreated sample, the training
stories): its names are put in other words, drawn with a fixed seed, the same in all its versions.
So any number of stories can be had that are told as real ones are, and no two of which are the
same text. With ``rare_words`` all uncommon words change, for what looks at words and not at facts.
"""

from __future__ import annotations

import calendar
import csv
import os
import random
import re
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from itertools import count
from typing import TYPE_CHECKING

from framing.facts.similarity import background
from framing.ingest import read_story, version_from_text
from framing.language.lexicon import lexicon
from framing.language.names import common_words, names
from framing.language.ngrams import stems, word_counts
from framing.resources import sample_story
from framing.types import SourceReport, Story

if TYPE_CHECKING:
    import resource
    from collections.abc import Callable, Iterator, Sequence

_FIRST = date(2031, 1, 1)
_WORD = re.compile(r"[^\W\d_]+")
_SYLLABLES = tuple(one + two for one in "bdfgklmnprstv" for two in ("a", "el", "in", "or"))
_PARTS = 3
_UNCOMMON = 4.5
"""Inverse document frequency from which ``rare_words`` changes a word: most nouns and verbs."""
_FEWEST_SENTENCES = 15
_JOINED = 3
_STORIES_A_DAY = 70
_KIB = 1024


@dataclass(frozen=True, slots=True)
class Article:
    """One made article, with what the input of ``framing batch`` says of it."""

    story: str
    outlet: str
    text: str
    published: date


def stories(seed: int = 1, *, rare_words: bool = False) -> Iterator[list[Article]]:
    """Yield stories without end, other ones for every seed."""
    wordings = _wordings()
    for number in count():
        draw = random.Random(f"{seed}-{number}")  # noqa: S311 - a text, not a secret
        day = _FIRST + timedelta(number // _STORIES_A_DAY)
        rename = _Renamed(draw, rare_words=rare_words)
        yield [
            Article(f"story-{seed}-{number:06}", outlet, rename(text), day)
            for outlet, text in wordings[number % len(wordings)].items()
        ]


def as_story(articles: Sequence[Article]) -> Story:
    """Return made articles as a story to compare."""
    versions = tuple(version_from_text(one.text, one.outlet) for one in articles)
    return Story(articles[0].story, versions)


def drawn_story(versions: int, length: int) -> Story:
    """Return a story of so many versions, each of so many sentences drawn from all our texts."""
    draw = random.Random(7)  # noqa: S311 - the same texts at every run, nothing secret
    lines = [line for told in _wordings() for text in told.values() for line in text.split("\n\n")]
    made = []
    for number in range(versions):
        chosen = draw.sample(lines, length)
        paragraphs = [" ".join(chosen[at : at + 3]) for at in range(0, len(chosen), 3)]
        made.append(version_from_text("\n\n".join(paragraphs), f"Outlet {number + 1}"))
    return Story("Drawn sentences", tuple(made), SourceReport("Financial Times", ("FT",)))


@cache
def _wordings() -> list[dict[str, str]]:
    """The sample and the training stories: outlet to text."""
    sample = {version.outlet: version.text for version in read_story(sample_story()).versions}
    rows = files("tools.training").joinpath("data/alignment.tsv").read_text("utf-8").splitlines()
    wordings: dict[str, dict[str, list[str]]] = {}
    for row in csv.DictReader(rows, delimiter="\t", quoting=csv.QUOTE_NONE):
        wordings.setdefault(row["story"], {}).setdefault(row["outlet"], []).append(row["text"])
    return [
        sample,
        *(_joined(told) for told in zip(*[iter(wordings.values())] * _JOINED, strict=False)),
    ]


def _joined(wordings: Sequence[dict[str, list[str]]]) -> dict[str, str]:
    """Put several training stories into one: each is but nine sentences a version."""
    return {
        f"Outlet {outlet}": "\n\n".join(line for one in wordings for line in one.get(outlet, ()))
        for outlet in sorted(wordings[0])
        if sum(len(one.get(outlet, ())) for one in wordings) >= _FEWEST_SENTENCES
    }


class _Renamed:
    """Puts other names into the texts of one story, the same in all of them."""

    def __init__(self, draw: random.Random, *, rare_words: bool) -> None:
        self._draw, self._rare_words = draw, rare_words
        self._names: dict[str, str] = {}

    def __call__(self, text: str) -> str:
        if self._rare_words:
            return _WORD.sub(lambda found: self._other(found.group()), text)
        kept, at = [], 0
        for name in names(text):
            kept += [text[at : name.start], _WORD.sub(self._name, name.text)]
            at = name.end
        return "".join([*kept, text[at:]])

    def _name(self, found: re.Match[str]) -> str:
        return self._other(found.group())

    def _other(self, word: str) -> str:
        if word.lower() in _dates() or (self._rare_words and not _uncommon(word)):
            return word
        if not self._rare_words and word.lower() in _kept_words():
            return word
        if word not in self._names:
            made = "".join(self._draw.choices(_SYLLABLES, k=_PARTS))
            self._names[word] = made.capitalize() if word[0].isupper() else made
        return self._names[word]


@cache
def _dates() -> frozenset[str]:
    return frozenset(name.lower() for name in (*calendar.day_name, *calendar.month_name))


@cache
def _kept_words() -> frozenset[str]:
    """Words that stay: common ones, and what a publication's name ends in."""
    return common_words() | frozenset(lexicon().people["publication_words"])


@cache
def _uncommon(word: str) -> bool:
    buckets = word_counts([stems(word)]).indices
    return bool((background()["words"][buckets] >= _UNCOMMON).any())


@dataclass(frozen=True, slots=True)
class Figures:
    """Repeated measures of one thing."""

    values: tuple[float, ...]

    @property
    def median(self) -> float:
        """Return what stands in the middle."""
        return statistics.median(self.values)

    @property
    def spread(self) -> str:
        """Return the least and the most."""
        return f"{_short(min(self.values))} to {_short(max(self.values))}"

    def __str__(self) -> str:
        """Return the median."""
        return _short(self.median)


def cpu_seconds(run: Callable[[], object]) -> float:
    """Return the processor's seconds that a run took, whatever else the machine did."""
    start = time.process_time()
    run()
    return time.process_time() - start


@dataclass(frozen=True, slots=True)
class Run:
    """What a command took: seconds, the processor's seconds, megabytes of its largest process."""

    waited: float
    processor: float
    megabytes: float


def run_framing(*arguments: str) -> Run:
    """Run a command and return what it took; end here with what it said if it fails."""
    start = time.perf_counter()
    command = [sys.executable, "-m", "framing", *arguments]
    with subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    ) as process:
        output = process.stderr.read() if process.stderr else ""
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{' '.join(command)}: {output}")
    return took(start, used)


def took(start: float, used: resource.struct_rusage) -> Run:
    """Return what a process took that was started then and has ended now."""
    waited = time.perf_counter() - start
    return Run(waited, used.ru_utime + used.ru_stime, used.ru_maxrss / _KIB)


def show(columns: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Print a table: the first column to the left, numbers to the right."""
    cells = [list(columns), *([str(cell) for cell in row] for row in rows)]
    widths = [max(len(row[at]) for row in cells) for at in range(len(columns))]
    for row in cells:
        first, *rest = (
            cell.ljust(width) if at == 0 else cell.rjust(width)
            for at, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        print("  ".join([first, *rest]).rstrip(), flush=True)


def _short(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"  # noqa: PLR2004 - three digits
