"""How many sentences a second: this program, stage by stage and whole, beside others.

python bench/speed.py [--stories N] [--repeats N] [--spacy PYTHON MODEL]

All read the same texts in one run, one after the other, on one core; every repeat has other texts,
and what the program remembers of words that it has seen is cleared before each measure. Counted
are the processor's seconds. With ``--spacy`` TextDescriptives runs in another environment (its
PYTHON, with textdescriptives and a small English MODEL of spaCy installed): it needs other versions
of what we need.
"""

from __future__ import annotations

import argparse
import gc
import platform
import subprocess
import sys
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from texts import Figures, as_story, cpu_seconds, show, stories
from threadpoolctl import threadpool_limits

from framing import garbage_collection
from framing.article.attributed_version import attribute_version
from framing.article.sentence_readings import read_sentences
from framing.article.sentences import sentences
from framing.attribution import attribute, find_source
from framing.coding.corrections import Corrections
from framing.cues import detectors
from framing.ingest import version_from_text
from framing.pipeline import compare

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from texts import Article

    from framing.types import Version

_Cached = type(lru_cache(lambda: None))
_WHOLE = "framing, whole comparison"
_OTHER = Path(__file__).with_name("textdescriptives_speed.py")


def main() -> None:
    """Print the table."""
    given = _arguments()
    garbage_collection.collect_rarely()  # as the command line does
    counts: list[int] = []
    seconds: dict[str, list[float]] = {}
    for repeat in range(given.repeats + 1):
        article_sets = list(islice(stories(repeat), given.stories))
        with threadpool_limits(1):  # one core for all: libraries would start threads of their own
            figures = _ours(article_sets) | _others(article_sets)
        if given.spacy:
            figures["TextDescriptives"] = _textdescriptives(article_sets, *given.spacy)
        if repeat:  # the first only loads what is loaded once
            counts.append(sum(len(sentences(version)) for version in _versions(article_sets)))
            for name, once in figures.items():
                seconds.setdefault(name, []).append(once)
    print(
        f"{given.stories} stories, {sum(counts) / len(counts):,.0f} sentences, "
        f"{given.repeats} repeats; sentences a second of one core, "
        f"Python {platform.python_version()} ({platform.python_compiler()})\n"
    )
    rows = []
    for name, taken in seconds.items():
        speed = Figures(tuple(n / one for n, one in zip(counts, taken, strict=True)))
        times = Figures(tuple(one / ours for one, ours in zip(taken, seconds[_WHOLE], strict=True)))
        rows.append((name, speed, speed.spread, times))
    show(("", "median", "least to most", "whole is times as fast"), rows)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Sentences a second.")
    parser.add_argument("--stories", type=int, default=9)
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--spacy", nargs=2, metavar=("PYTHON", "MODEL"))
    return parser.parse_args()


def _versions(article_sets: Sequence[Sequence[Article]]) -> list[Version]:
    return [version_from_text(one.text, one.outlet) for story in article_sets for one in story]


def _ours(article_sets: Sequence[Sequence[Article]]) -> dict[str, float]:
    """Run the whole on texts that nothing has read yet, then the stages that can stand alone."""
    stage = "framing, of which "
    taken = {
        _WHOLE: _seconds(lambda: [compare(as_story(articles)) for articles in article_sets]),
        f"{stage}reading": _seconds(lambda: [as_story(articles) for articles in article_sets]),
    }
    made = [as_story(articles) for articles in article_sets]
    versions = [version for story in made for version in story.versions]
    taken[f"{stage}sentences"] = _seconds(lambda: [sentences(version) for version in versions])
    pairs = [[(version, sentences(version)) for version in story.versions] for story in made]
    taken[f"{stage}finding the source"] = _seconds(lambda: [find_source(story) for story in pairs])
    sourced = [(pair, find_source(story)) for story in pairs for pair in story]
    taken[f"{stage}attribution"] = _seconds(
        lambda: [attribute(*pair, source) for pair, source in sourced]
    )
    none = Corrections(())
    heard = [attribute_version(pair[0], source, none) for pair, source in sourced]
    rules = detectors()
    taken[f"{stage}cues and models"] = _seconds(
        lambda: [read_sentences(version, {}, (), rules, none) for version in heard]
    )
    whole, *parts = taken.values()
    taken[f"{stage}facts, differences, scores"] = max(whole - sum(parts), 0.0)
    return taken


def _others(article_sets: Sequence[Sequence[Article]]) -> dict[str, float]:
    import textstat  # noqa: PLC0415 - loaded where it is timed
    from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: PLC0415
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer  # noqa: PLC0415

    lines = [
        version.text[one.start : one.end]
        for version in _versions(article_sets)
        for one in sentences(version)
    ]
    vader = SentimentIntensityAnalyzer()
    return {
        "VADER": _seconds(lambda: [vader.polarity_scores(line) for line in lines]),
        "textstat, index of readability": _seconds(
            lambda: [textstat.automated_readability_index(line) for line in lines]
        ),
        "textstat, Flesch": _seconds(
            lambda: [textstat.flesch_reading_ease(line) for line in lines]
        ),
        "TF-IDF of words": _seconds(lambda: TfidfVectorizer().fit_transform(lines)),
    }


def _textdescriptives(article_sets: Sequence[Sequence[Article]], python: str, model: str) -> float:
    texts = "\0".join(one.text for story in article_sets for one in story)
    done = subprocess.run(
        [str(Path(python).expanduser()), str(_OTHER), model],
        input=texts,
        text=True,
        check=True,
        capture_output=True,
    )
    return float(done.stdout)


def _seconds(run: Callable[[], object]) -> float:
    """Time a run that has not seen the words before; tables that were loaded stay."""
    for name, module in list(sys.modules.items()):
        for value in list(vars(module).values()) if name.startswith("framing") else ():
            if isinstance(value, _Cached) and value.cache_parameters()["maxsize"] is not None:
                value.cache_clear()
    gc.collect()
    return cpu_seconds(run)


if __name__ == "__main__":
    main()
