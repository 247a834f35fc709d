from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from helpers.examples import at_most
from hypothesis import given
from hypothesis import strategies as st

from framing.stories.loose_articles.find_stories import Grouping, find_stories
from framing.stories.loose_articles.grouping_settings import default_settings
from framing.stories.loose_articles.lead_similarity import lead_vectors, similar_pairs
from framing.stories.loose_articles.loose_article import LooseArticle

if TYPE_CHECKING:
    from random import Random

DATA = Path(__file__).parents[1] / "data" / "loose" / "stories.jsonl"
ROWS = [json.loads(line) for line in DATA.read_text("utf-8").splitlines()]
DAY = date(2031, 3, 3)
FLOOD = (
    "The river Orr burst its banks above Tillen on Monday and flooded two hundred houses, "
    "the fire service said. Nobody was hurt, but the bridge to the hospital is closed."
)


def article(row: dict[str, str]) -> LooseArticle:
    published = date.fromisoformat(row["published"])
    return LooseArticle(row["outlet"], row["text"], row["title"], published=published)


ARTICLES = [article(row) for row in ROWS]
STORY = {one.sort_key: row["story"] for one, row in zip(ARTICLES, ROWS, strict=True)}


def shapes(found: Grouping) -> dict[str, tuple[LooseArticle, ...]]:
    return {story.name: story.articles for story in found.stories}


def reasons(found: Grouping) -> dict[str, str]:
    return {one.outlet: why for one, why in found.ungrouped}


def flooded(outlet: str, day: int | None = 0, more: str = "") -> LooseArticle:
    published = None if day is None else DAY + timedelta(day)
    return LooseArticle(outlet, f"{FLOOD} {more}", "Flood in Tillen", published=published)


def test_every_invented_story_is_found_and_none_is_mixed() -> None:
    grouping = find_stories(ARTICLES)
    mixtures = [{STORY[one.sort_key] for one in story.articles} for story in grouping.stories]
    assert all(len(names) == 1 for names in mixtures)
    expected = {story for story in STORY.values() if story}
    assert {name for names in mixtures for name in names} == expected
    assert {STORY[one.sort_key] for one, _ in grouping.ungrouped} == {""}


def test_a_story_is_given_the_report_that_its_articles_cite() -> None:
    expected = {row["story"]: row["source"] for row in ROWS if row["story"]}
    named = {STORY[one.articles[0].sort_key]: one.source for one in find_stories(ARTICLES).stories}
    assert named == expected


@at_most(8)
@given(st.randoms(use_true_random=False))
def test_the_order_of_the_articles_changes_nothing(chance: Random) -> None:
    some = ARTICLES[:24]
    mixed = chance.sample(some, len(some))
    assert find_stories(mixed) == find_stories(some)


def test_an_added_article_leaves_stories_that_it_is_not_like_alone() -> None:
    before = shapes(find_stories(ARTICLES))
    after = shapes(find_stories([*ARTICLES, flooded("One"), flooded("Two", 1, "Schools closed.")]))
    assert {name: after[name] for name in before} == before
    assert len(after) == len(before) + 1


def test_copies_of_one_text_are_one_story() -> None:
    found = find_stories([flooded(outlet) for outlet in ("One", "Two", "Three")])
    (story,) = found.stories
    assert [one.outlet for one in story.articles] == ["One", "Three", "Two"]
    assert story.name.startswith("2031-03-03-flood-in-tillen-")


def test_copies_by_one_outlet_are_no_story() -> None:
    found = find_stories([flooded("One"), flooded("One", 1)])
    assert not found.stories
    assert "no other outlet tells the event" in {why for _, why in found.ungrouped}


def test_the_longest_article_of_an_outlet_stays() -> None:
    longer = flooded("ONE", 1, "On Tuesday the water began to fall.")
    found = find_stories([flooded("One"), longer, flooded("Two")])
    assert found.stories[0].articles == (longer, flooded("Two"))
    assert reasons(found) == {"One": "One has a longer article on the event"}


def test_the_same_words_many_days_later_are_another_story() -> None:
    articles = [flooded("One"), flooded("Two", 1), flooded("Three", 9), flooded("Four", 10)]
    assert len(find_stories(articles).stories) == 2
    assert len(find_stories(articles, days=10).stories) == 1


def test_no_story_stretches_over_more_days_than_asked() -> None:
    found = find_stories([flooded(f"Outlet {day}", day) for day in range(20)], days=2)
    for story in found.stories:
        days = [one.published for one in story.articles if one.published]
        assert (max(days) - min(days)).days <= 2


def test_an_article_without_a_date_joins_what_it_is_much_alike() -> None:
    found = find_stories([flooded("One"), flooded("Two", None, "Schools stay closed.")])
    assert len(found.stories) == 1


def test_other_languages_and_scraps_are_left_out_with_the_reason() -> None:
    german = (
        "Der Fluss ist am Montag über die Ufer getreten und hat zweihundert Häuser überschwemmt. "
        "Verletzt wurde niemand, aber die Brücke zum Krankenhaus ist seit dem Abend gesperrt."
    )
    given_in = [
        LooseArticle("Eins", german, published=DAY),
        LooseArticle("Zwei", f"{german} Die Schulen bleiben zu.", published=DAY),
        LooseArticle("Scrap", "Flood in Tillen.", published=DAY),
        LooseArticle("Marks", "--- *** ---", published=DAY),
    ]
    found = find_stories(given_in)
    assert not found.stories
    assert reasons(found) == {
        "Eins": "it does not seem to be in English",
        "Zwei": "it does not seem to be in English",
        "Scrap": "it has fewer than 20 words",
        "Marks": "there are no words in it",
    }


@pytest.mark.parametrize("count", [0, 1])
def test_too_few_articles_make_no_story(count: int) -> None:
    found = find_stories([flooded("One")] * count)
    assert not found.stories
    assert len(found.ungrouped) == count


def test_a_heap_of_near_copies_is_one_story_however_large() -> None:
    small = replace(default_settings(), max_clustered=10)
    copies = [flooded(f"Outlet {number:02}", 0, f"Read {number}.") for number in range(40)]
    found = find_stories([*copies, *ARTICLES], settings=small)
    (story,) = (one for one in found.stories if "tillen" in one.name)
    assert len(story.articles) == 40
    assert len(found.stories) == 25


def test_a_text_of_five_megabytes_does_no_harm() -> None:
    found = find_stories([flooded("One", 0, "More to come. " * 360_000), flooded("Two")])
    assert len(found.stories) == 1


def test_what_a_title_says_cannot_lead_out_of_a_folder() -> None:
    titled = [replace(flooded(one), title="../../etc: Überflutung / .. ") for one in "AB"]
    (story,) = find_stories(titled).stories
    assert story.name.startswith("2031-03-03-etc-uberflutung-")
    assert "/" not in story.name


@pytest.mark.parametrize("block_size", [3, 512])
def test_the_search_for_neighbours_misses_nobody(block_size: int) -> None:
    asked = replace(default_settings(), block_size=block_size)
    ordered = sorted(ARTICLES, key=lambda one: one.sort_key)
    days = [one.published if number < 50 else None for number, one in enumerate(ordered)]
    outlets = [one.outlet for one in ordered]
    vectors = lead_vectors([one.text for one in ordered], days, outlets)
    pairs = {
        (int(one), int(other))
        for ones, others in similar_pairs(vectors, asked, 3)
        for one, other in zip(ones, others, strict=True)
    }
    lacks = vectors.missing_similarities(asked, 3)
    expected = {(int(a), int(b)) for a, b in np.argwhere(lacks <= 0) if a < b}
    assert pairs == expected
    assert len(expected) > 20


def test_found_stories_come_earliest_first() -> None:
    names = [story.name for story in find_stories(ARTICLES).stories]
    assert [name[:10] for name in names] == sorted(name[:10] for name in names)
