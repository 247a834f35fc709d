"""The sample stories say that they are recreated, and repeat no long run of the originals."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from datetime import date

ROOT = Path(__file__).resolve().parents[2]
SEEDS = ROOT / "seeds"
STORY = SEEDS / "china-ai-silicon-valley"
ORIGINALS = ROOT.parent / "shared" / "stories" / STORY.name
ARTICLES = sorted(path.name for path in STORY.glob("*.txt"))
STORIES = sorted(SEEDS.glob("*/story.toml"))
RUN = 9  # words; a shorter run is a name, a credit or a common phrase

needs_originals = pytest.mark.skipif(
    not ORIGINALS.is_dir(),
    reason="the published articles are not part of the repository and are not beside it",
)


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def settings(path: Path) -> dict[str, Any]:
    return tomllib.loads(read(path))


def runs(text: str, length: int = RUN) -> set[tuple[str, ...]]:
    words = re.findall(r"[a-z0-9$%]+", text.lower())
    return {tuple(words[at : at + length]) for at in range(len(words) - length + 1)}


def lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def sentence_count(text: str) -> int:
    # Asking for a small letter or a digit before the full stop keeps "U.S." in one piece.
    ends = re.compile(r"(?<=[a-z0-9][.!?])[\u201d\u2019]?\s+(?=[\u201c\u2018]?[A-Z])")
    return sum(len(ends.split(line)) for line in lines(text))


def numbers(text: str) -> set[str]:
    # A line that stands twice is the contact block, whose numbers are invented on purpose.
    once = [line for line, times in Counter(lines(text)).items() if times == 1]
    return set(re.findall(r"\d+", " ".join(once)))


def dates(story: dict[str, Any]) -> list[date | None]:
    return [part.get("published") for part in (story["source"], *story["version"])]


@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.parent.name)
def test_recreated_story_never_passes_for_the_outlets_own_words(path: Path) -> None:
    story = settings(path)
    assert story["recreated"] is True
    assert all(version["outlet"].endswith(" (recreated)") for version in story["version"])


@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.parent.name)
def test_every_article_of_a_story_is_listed_once_and_exists(path: Path) -> None:
    named = [version["file"] for version in settings(path)["version"]]
    assert sorted(named) == sorted(article.name for article in path.parent.glob("*.txt"))


def test_sample_story_is_found() -> None:
    assert STORY / "story.toml" in STORIES
    assert len(ARTICLES) == 5


def test_readme_says_that_no_sentence_is_by_the_outlet() -> None:
    assert "No sentence here is by the outlet named" in read(SEEDS / "README.md")


@needs_originals
@pytest.mark.parametrize("name", ARTICLES)
def test_recreated_article_repeats_no_run_of_words_of_any_original(name: str) -> None:
    ours = runs(read(STORY / name))
    theirs = {run for path in ORIGINALS.glob("*.txt") for run in runs(read(path))}
    assert not ours & theirs


@needs_originals
@pytest.mark.parametrize("name", ARTICLES)
def test_recreated_article_has_about_as_many_sentences(name: str) -> None:
    original = sentence_count(read(ORIGINALS / name))
    assert sentence_count(read(STORY / name)) == pytest.approx(original, rel=0.1)


@needs_originals
@pytest.mark.parametrize("name", ARTICLES)
def test_recreated_article_keeps_the_numbers(name: str) -> None:
    assert numbers(read(STORY / name)) == numbers(read(ORIGINALS / name))


@needs_originals
def test_recreated_story_keeps_source_and_dates() -> None:
    ours, theirs = settings(STORY / "story.toml"), settings(ORIGINALS / "story.toml")
    assert ours["source"] == theirs["source"]
    assert dates(ours) == dates(theirs)
