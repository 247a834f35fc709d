"""How likely two sentences tell the same: a matter of their two versions alone."""

from __future__ import annotations

from dataclasses import fields
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
import pytest
from helpers.stories import ALL, paragraphs, story

from framing.coding.corrections import Corrections
from framing.config import PairFeatureSettings, default
from framing.facts.baseline import find_facts, pairs_of_versions
from framing.facts.same_fact.antecedents import with_antecedents
from framing.facts.same_fact.cell_model import cell_probability
from framing.facts.same_fact.compared_sentences import compared_sentences
from framing.facts.same_fact.pair_features import FEATURES, StorySentences, pair_features
from framing.facts.same_fact.pair_model import SentencePairs, sentence_pairs
from framing.facts.statement_pairs import statement_pairs

if TYPE_CHECKING:
    from collections.abc import Mapping

    from framing.article.attributed_version import AttributedVersion
    from framing.facts.same_fact.compared_sentences import ComparedSentence

SETTINGS = default().same_fact


@cache
def versions(name: str) -> Mapping[str, AttributedVersion]:
    return find_facts(ALL[name](), Corrections(), default()).versions


def pairs(name: str, *outlets: str) -> SentencePairs:
    chosen = [versions(name)[outlet] for outlet in outlets or versions(name)]
    return pairs_of_versions(chosen, SETTINGS)


@pytest.mark.parametrize("name", sorted(ALL))
def test_probabilities_are_rounded_symmetrical_and_none_within_a_version(name: str) -> None:
    found = pairs(name)
    likely = found.probability
    assert likely.shape == (len(found.place),) * 2
    assert np.array_equal(likely, likely.T)
    assert np.array_equal(likely, likely.round(6))
    assert likely.min() >= 0.0
    assert likely.max() <= 1.0
    for rows in found.rows.values():
        assert not likely[np.ix_(rows, rows)].any()


@pytest.mark.parametrize("name", sorted(ALL))
def test_a_third_version_moves_no_feature_of_a_pair(name: str) -> None:
    one, other = list(versions(name))[:2]
    every = [
        sentence for version in versions(name).values() for sentence in compared_sentences(version)
    ]
    whole = StorySentences(every, SETTINGS)
    two = StorySentences([each for each in every if each.outlet in {one, other}], SETTINGS)
    assert np.allclose(
        pair_features(whole, whole.spans[one], whole.spans[other]),
        pair_features(two, two.spans[one], two.spans[other]),
        atol=1e-9,
    )
    with_third, alone = pairs(name), pairs(name, one, other)
    assert np.array_equal(
        with_third.probability[np.ix_(with_third.rows[one], with_third.rows[other])],
        alone.probability[np.ix_(alone.rows[one], alone.rows[other])],
    )


def test_the_order_of_sentences_given_changes_nothing() -> None:
    sentences = [
        sentence
        for version in versions("hospital").values()
        for sentence in compared_sentences(version)
    ]
    forwards = sentence_pairs(sentences, SETTINGS)
    backwards = sentence_pairs(sentences[::-1], SETTINGS)
    assert forwards.place == backwards.place
    assert np.array_equal(forwards.probability, backwards.probability)


def test_the_settings_have_the_features_of_the_code() -> None:
    assert tuple(field.name for field in fields(PairFeatureSettings)) == FEATURES
    told = StorySentences(_sentences(), SETTINGS)
    features = pair_features(told, told.spans["Ansel"], told.spans["Borough"])
    assert features.shape == (2, 1, len(FEATURES))
    for name in FEATURES:
        assert getattr(SETTINGS.pairs.features, name).scale > 0.0


def _sentences() -> list[ComparedSentence]:
    told = story(
        "Ferry",
        {
            "Ansel": paragraphs("Ferry", "The night ferry stops in May.", "Herring is cheap."),
            "Borough": paragraphs("Ferry", "In May the night ferry stops."),
        },
    )
    found = find_facts(told, Corrections(), default()).versions
    return [sentence for version in found.values() for sentence in compared_sentences(version)]


def test_the_same_act_is_likelier_than_another_of_the_same_people() -> None:
    found = pairs("hospital")
    beds = found.place["Northern Courier", 3], found.place["Health Bulletin", 2]
    other = found.place["Northern Courier", 3], found.place["Health Bulletin", 1]
    assert found.probability[beds] > 0.8 > found.probability[other]


def test_where_a_sentence_stands_may_be_unknown() -> None:
    chosen = list(versions("hospital").values())
    unplaced = pairs_of_versions(chosen, SETTINGS, unplaced=versions("hospital"))
    assert np.isfinite(unplaced.probability).all()
    assert not np.array_equal(unplaced.probability, pairs("hospital").probability)


def test_who_they_are_is_the_name_before() -> None:
    told = [
        "Alibaba hires engineers.",
        "The company pays well.",
        "They come from rivals.",
        "Rents are high.",
    ]
    assert with_antecedents(told) == [
        "Alibaba hires engineers.",
        "Alibaba The company pays well.",
        "Alibaba They come from rivals.",
        "Rents are high.",
    ]


def test_a_sentence_hands_its_probability_to_the_statement_that_has_most_in_common() -> None:
    whole = versions("hospital")
    statements = [each for version in whole.values() for each in version.statements]
    sentences = pairs("hospital")
    table = statement_pairs(statements, sentences, SETTINGS.least)
    best: dict[tuple[int, int], float] = {}
    for one, row in enumerate(table.sentence):
        for other, column in enumerate(table.sentence):
            likely = table.probability[one, other]
            if table.outlet[row] == table.outlet[column]:
                assert likely == 0.0
            else:
                assert likely <= sentences.probability[row, column] + 1e-6
                best[row, column] = max(best.get((row, column), 0.0), likely)
    for place, likely in best.items():
        own = float(sentences.probability[place])
        assert likely == pytest.approx(own if own >= SETTINGS.least else 0.0)


def test_a_cell_is_surer_the_likelier_its_sentence_and_with_one_in_the_group() -> None:
    curve = [cell_probability(mean / 20, SETTINGS.cells, own=False) for mean in range(21)]
    assert curve == sorted(curve)
    assert 0.0 < curve[0] < 0.1
    assert 0.9 < curve[-1] < 1.0
    for mean in (0.1, 0.5, 0.9):
        own = cell_probability(mean, SETTINGS.cells, own=True)
        assert own > cell_probability(mean, SETTINGS.cells, own=False)
        assert own == round(own, 6)


@pytest.mark.parametrize("name", sorted(ALL))
def test_what_is_known_of_some_versions_is_kept_and_the_rest_is_as_if_found_at_once(
    name: str,
) -> None:
    whole, known = pairs(name), pairs(name, *list(versions(name))[:-1])
    added = pairs_of_versions(versions(name).values(), SETTINGS, known=known)
    assert added.place.keys() == whole.place.keys()
    for one, row in whole.place.items():
        for other, column in whole.place.items():
            likely = added.probability[added.place[one], added.place[other]]
            assert likely == pytest.approx(whole.probability[row, column], abs=2e-6)
