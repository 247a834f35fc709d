"""How well loose articles are put into stories, with their days and without.

python bench/grouping.py [FOLDER ...]

Measured on the invented articles of the tests, on the training stories (which have no days), and
on the stories of each FOLDER given, all of its stories mixed together. Pairs: is a pair of articles
that is put into one story of one story, and is a pair of one story found. B-cubed: the same, asked
of every article about its own story and averaged, so that large stories weigh no more.
"""

from __future__ import annotations

import csv
import json
import sys
from dataclasses import replace
from datetime import date
from importlib.resources import files
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

from texts import show

from framing.ingest import read_story
from framing.stories.loose_articles.find_stories import find_stories
from framing.stories.loose_articles.loose_article import LooseArticle

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    # An article and the story that it is of; empty when it is of none.
    LabelledArticles = list[tuple[LooseArticle, str]]

_INVENTED = Path(__file__).parent.parent / "tests" / "data" / "loose" / "stories.jsonl"


def main() -> None:
    """Print the table."""
    sets = {"invented articles": _invented(), "training stories": _training()}
    folders = [Path(name) for name in sys.argv[1:]]
    sets |= {folder.name: _of_folder(folder) for folder in folders}
    if folders:
        sets["all of these"] = [pair for pairs in sets.values() for pair in pairs]
    rows = []
    for name, pairs in sets.items():
        for dated in (True, False):
            if dated and not any(one.published for one, _ in pairs):
                continue
            rows.append((name, "yes" if dated else "no", *_measured(pairs, dated=dated)))
    measures = ("precision", "recall", "F1")
    print(f"{'':>47}{'pairs':^25}{'B-cubed':^27}")
    show(("", "dated", "articles", "stories", "found", *measures, *measures), rows)


def _measured(pairs: LabelledArticles, *, dated: bool) -> list[str]:
    articles = [article if dated else replace(article, published=None) for article, _ in pairs]
    stories = [story or f"alone {at}" for at, (_, story) in enumerate(pairs)]
    grouping = find_stories(articles)
    names = {id(article): story.name for story in grouping.stories for article in story.articles}
    answers = [names.get(id(article), f"alone {at}") for at, article in enumerate(articles)]
    several = {story for story in stories if stories.count(story) > 1}
    of_pairs = _pairs(stories, answers)
    cubed = _b_cubed(stories, answers)
    figures = [f"{value:.3f}" for value in (*of_pairs, *cubed)]
    return [str(len(pairs)), str(len(several)), str(len(grouping.stories)), *figures]


def _pairs(gold: Sequence[str], answers: Sequence[str]) -> tuple[float, float, float]:
    same_in_both = same_story = same_answer = 0
    for (true, answer), (true2, answer2) in combinations(zip(gold, answers, strict=True), 2):
        same_story += true == true2
        same_answer += answer == answer2
        same_in_both += true == true2 and answer == answer2
    return _three(
        same_in_both / same_answer if same_answer else 1.0,
        same_in_both / same_story if same_story else 1.0,
    )


def _b_cubed(gold: Sequence[str], answers: Sequence[str]) -> tuple[float, float, float]:
    true, said = _members(gold), _members(answers)
    shared = [
        (len(true[one] & said[other]), len(said[other]), len(true[one]))
        for one, other in zip(gold, answers, strict=True)
    ]
    precision = sum(both / claimed for both, claimed, _ in shared) / len(shared)
    return _three(precision, sum(both / wanted for both, _, wanted in shared) / len(shared))


def _members(names: Sequence[str]) -> Mapping[str, set[int]]:
    members: dict[str, set[int]] = {}
    for at, name in enumerate(names):
        members.setdefault(name, set()).add(at)
    return members


def _three(precision: float, recall: float) -> tuple[float, float, float]:
    both = precision + recall
    return precision, recall, 2 * precision * recall / both if both else 0.0


def _invented() -> LabelledArticles:
    rows = [json.loads(line) for line in _INVENTED.read_text("utf-8").splitlines()]
    return [
        (
            LooseArticle(
                row["outlet"],
                row["text"],
                row["title"],
                published=date.fromisoformat(row["published"]),
            ),
            row["story"],
        )
        for row in rows
    ]


def _training() -> LabelledArticles:
    lines = files("tools.training").joinpath("data/alignment.tsv").read_text("utf-8").splitlines()
    texts: dict[tuple[str, str], list[str]] = {}
    for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
        texts.setdefault((row["story"], row["outlet"]), []).append(row["text"])
    return [
        (LooseArticle(outlet, "\n\n".join(said)), story)
        for (story, outlet), said in texts.items()
        if len(said) > 1
    ]


def _of_folder(folder: Path) -> LabelledArticles:
    inside = sorted(path for path in folder.iterdir() if path.is_dir())
    stories = [read_story(path) for path in inside or [folder]]
    return [
        (
            LooseArticle(version.outlet, version.text, version.title, published=version.published),
            f"{folder}-{number}",
        )
        for number, story in enumerate(stories)
        for version in story.versions
    ]


if __name__ == "__main__":
    main()
