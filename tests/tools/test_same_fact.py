"""The measures of the matching on labels small enough to count by hand, and what fitting writes."""

from __future__ import annotations

import tomllib
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from helpers import factory
from helpers.stories import paragraphs

from framing.config import default
from framing.evaluation.fact_gold import GoldStory, Place, gold_stories
from framing.evaluation.fact_measures import count, figures, gold_fact_of
from framing.facts.same_fact.pair_features import FEATURES
from tools.same_fact.fit import Pairs, fit_pairs, probabilities
from tools.same_fact.report import write_settings

if TYPE_CHECKING:
    from framing.types import Comparison, Coverage, CoverageStatus, Fact, Mention

SETTINGS = Path(__file__).parents[2] / "framing" / "settings.toml"
OUTLETS = ("A", "B", "C", "D")
# What the program says: the facts of each sentence, and what each version does with each fact.
OURS: dict[Place, tuple[str, ...]] = {
    ("A", 0): ("f1",),
    ("B", 0): ("f1",),
    ("C", 0): ("f1", "f3"),
    ("A", 1): ("f3",),
    ("B", 1): ("f2",),
    ("C", 1): ("f2",),
}
STATUS: dict[str, dict[str, CoverageStatus]] = {
    "f1": {"A": "carried", "B": "carried", "C": "carried", "D": "omitted"},
    "f2": {"A": "unclear", "B": "carried", "C": "altered", "D": "carried"},
    "f3": {"A": "carried", "B": "omitted", "C": "omitted", "D": "unclear"},
}
FOUNDERS = {"f1": ("A", "B"), "f2": ("B",), "f3": ("A",)}
# What a reader says. The first sentence of C tells a vague part of g1; of g3 nothing was found.
GOLD = GoldStory(
    name="port",
    story=factory.comparison(*OUTLETS).story,
    full={
        ("A", 0): frozenset({"g1"}),
        ("B", 0): frozenset({"g1"}),
        ("A", 1): frozenset({"g2"}),
        ("B", 1): frozenset({"g2"}),
        ("C", 1): frozenset({"g2"}),
    },
    doubtful={("C", 0): frozenset({"g1"})},
    gists={"g1": "the port may close", "g2": "sums are strange", "g3": "nobody saw it"},
    listed=frozenset({"g1", "g2", "g3"}),
)


def answer() -> Comparison:
    made = factory.comparison(*OUTLETS)
    (pattern,), cell = made.facts, made.coverage[0]
    return replace(
        made,
        versions=tuple(
            replace(
                version,
                readings=tuple(
                    replace(one, facts=OURS.get((version.version.outlet, one.sentence.index), ()))
                    for one in version.readings
                ),
            )
            for version in made.versions
        ),
        facts=tuple(_fact(pattern, name) for name in STATUS),
        coverage=tuple(
            _cell(cell, fact, outlet, status)
            for fact, row in STATUS.items()
            for outlet, status in row.items()
        ),
    )


def _fact(pattern: Fact, name: str) -> Fact:
    places = [place for place, facts in OURS.items() if name in facts]
    mention = pattern.mentions[0]
    mentions: tuple[Mention, ...] = tuple(
        replace(mention, outlet=outlet, sentence=sentence, founds=outlet in FOUNDERS[name])
        for outlet, sentence in places
    )
    return replace(
        pattern,
        id=name,
        outlet=places[0][0],
        sentence=places[0][1],
        mentions=mentions,
        founded_by=FOUNDERS[name],
    )


def _cell(pattern: Coverage, fact: str, outlet: str, status: CoverageStatus) -> Coverage:
    shown = [place[1] for place, facts in OURS.items() if place[0] == outlet and fact in facts]
    sentence = shown[0] if shown else 0
    return replace(pattern, fact=fact, outlet=outlet, status=status, sentence=sentence)


def test_links_are_pairs_of_sentences_and_doubtful_ones_are_excused() -> None:
    counts = count(answer(), GOLD)
    # g1: A0-B0. g2: A1-B1, A1-C1, B1-C1. Claimed: A0-B0, B1-C1, and A1-C0 by f3, which is wrong;
    # A0-C0 and B0-C0 are claimed where a reader would hesitate.
    assert [counts[name] for name in ("gold links", "our links", "both links")] == [4, 3, 2]


def test_two_facts_for_one_act_are_one_found() -> None:
    made, counts = answer(), count(answer(), GOLD)
    assert [gold_fact_of(fact, GOLD) for fact in made.facts] == ["g1", "g2", "g2"]
    assert [counts[name] for name in ("our facts", "good facts")] == [3, 2]
    assert [counts[name] for name in ("gold facts", "found facts")] == [3, 2]


def test_cells_are_counted_where_a_reader_can_tell() -> None:
    counts = count(answer(), GOLD)
    # Twelve, less C of f1, which tells a part.
    assert [counts[name] for name in ("cells", "right cells", "open cells")] == [11, 6, 2]
    # Less those in their own words: B of f1 and C of f2 are right, D of f2 and A of f3 wrong, and
    # C of f1 is doubtful.
    assert [counts[name] for name in ("carried", "carried right")] == [4, 2]
    assert [counts[name] for name in ("omitted", "omitted right")] == [3, 1]
    assert [counts[name] for name in ("others", "others right")] == [7, 2]


def test_figures_are_shares_of_the_counts_and_0_of_nothing() -> None:
    shown = figures(count(answer(), GOLD))
    assert shown["links precision"] == pytest.approx(2 / 3)
    assert shown["links recall"] == pytest.approx(1 / 2)
    assert shown["links F1"] == pytest.approx(4 / 7)
    assert shown["facts precision"] == shown["facts recall"] == pytest.approx(2 / 3)
    assert shown["cells right"] == pytest.approx(6 / 11)
    assert shown["cannot tell"] == pytest.approx(2 / 11)
    assert shown["others' cells right"] == pytest.approx(2 / 7)
    assert set(figures(Counter()).values()) == {0.0}


def test_labels_are_read_onto_the_sentences_that_hold_most_of_a_span(tmp_path: Path) -> None:
    told = {"ansel": "The pier shuts in May.", "borough": "In May the pier will shut."}
    story, labels = tmp_path / "stories" / "pier", tmp_path / "gold" / "pier"
    story.mkdir(parents=True)
    labels.mkdir(parents=True)
    links = ["fact\toutlet\tstart\tend\trelation"]
    for outlet, words in told.items():
        text = paragraphs("Pier news", words, "Herring is cheap this winter.")
        story.joinpath(f"{outlet}.txt").write_text(text, "utf-8")
        start = text.index(words)
        links.append(f"g1\t{outlet}\t{start}\t{start + len(words) - 3}\tsame")
    herring = text.index("Herring")
    links.append(f"g2\tborough\t{herring}\t{herring + 12}\tpart")
    labels.joinpath("links.tsv").write_text("\n".join(links) + "\n", "utf-8")
    labels.joinpath("facts.tsv").write_text(
        'fact\tgist\tcredited\ng1\tthe "pier" shuts\t\ng2\therring is cheap\tborough\n', "utf-8"
    )
    (gold,) = gold_stories(tmp_path / "gold", tmp_path / "stories")
    assert gold.telling("g1") == {("ansel", 1), ("borough", 1)}
    assert gold.tells(("borough", 2)) == frozenset()
    assert gold.may_tell(("borough", 2)) == {"g2"}
    assert (gold.cell("g1", "ansel"), gold.cell("g2", "ansel")) == (True, False)
    assert gold.cell("g2", "borough") is None
    # Two versions tell the one; the other is credited.
    assert gold.listed == {"g1", "g2"}
    assert gold.gists["g1"] == 'the "pier" shuts'


def test_the_fit_leaves_doubtful_pairs_out_and_learns_what_tells() -> None:
    random = np.random.default_rng(5)
    features = random.normal(size=(400, len(FEATURES)))
    labels = (features[:, 0] + 0.3 * random.normal(size=400) > 1.0).astype(int)
    story = Pairs(features, labels)
    model = fit_pairs([story])
    likely = probabilities(story, model)
    assert likely[labels == 1].mean() > 0.5
    assert likely[labels == 0].mean() < 0.1
    weights = {name: abs(getattr(model.features, name).weight) for name in FEATURES}
    assert max(weights, key=lambda name: weights[name]) == FEATURES[0]
    # Whatever a doubtful pair looks like.
    doubtful = Pairs(
        np.concatenate([features, np.full((50, len(FEATURES)), 9.0)]),
        np.concatenate([labels, np.full(50, -1)]),
    )
    assert fit_pairs([doubtful]) == model


def test_writing_the_fit_changes_its_tables_only(tmp_path: Path) -> None:
    before = SETTINGS.read_text("utf-8")
    file = tmp_path / "settings.toml"
    file.write_text(before, "utf-8")
    fitted = default().same_fact
    write_settings(file, fitted)
    assert file.read_text("utf-8") == before
    pairs = replace(
        fitted.pairs,
        bias=-1.25,
        features=replace(
            fitted.pairs.features,
            margin=replace(fitted.pairs.features.margin, weight=0.75),
        ),
    )
    write_settings(file, replace(fitted, pairs=pairs, cells=replace(fitted.cells, own=2.5)))
    now, was = tomllib.loads(file.read_text("utf-8")), tomllib.loads(before)
    assert now["same_fact"]["pairs"]["bias"] == -1.25
    assert now["same_fact"]["pairs"]["features"]["margin"]["weight"] == 0.75
    assert now["same_fact"]["cells"]["own"] == 2.5
    changed = [
        line
        for line, old in zip(file.read_text("utf-8").splitlines(), before.splitlines(), strict=True)
        if line != old
    ]
    assert len(changed) == 3
    assert {key: table for key, table in now.items() if key != "same_fact"} == {
        key: table for key, table in was.items() if key != "same_fact"
    }
