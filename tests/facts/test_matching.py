"""Cells: how likely a version tells a fact, and which sentence of it does."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from framing.article.statements import Statement
from framing.config import default
from framing.facts.grouping import Group
from framing.facts.independent_versions import IndependentVersions
from framing.facts.matching import MatchedVersion, Matches, match_statements
from framing.facts.same_fact.cell_model import cell_probability
from framing.facts.same_fact.pair_model import SentencePairs

CONFIG = default()
CELLS = CONFIG.same_fact.cells
APART = IndependentVersions((), ())
TEXTS = {
    "A": ("Divers raised the anchor.", "Snow fell on the moor."),
    "B": ("The anchor was raised by divers.", "Herring is cheap."),
    "C": ("An anchor was lifted.", "Trains are late."),
}
STATEMENTS = {
    outlet: tuple(
        Statement(
            outlet=outlet,
            sentence=number,
            start=40 * number,
            end=40 * number + len(text),
            text=text,
            position=number / 2,
            founds=False,
            credited=False,
            basis="none",
            shown=text,
            fragment=False,
        )
        for number, text in enumerate(texts)
    )
    for outlet, texts in TEXTS.items()
}


def pairs(**likely: float) -> SentencePairs:
    """Probabilities of named pairs, "A0_B0": the first sentences of A and of B."""
    places = [(outlet, number) for outlet in TEXTS for number in range(2)]
    place = {each: row for row, each in enumerate(places)}
    table = np.zeros((len(places), len(places)))
    for name, value in likely.items():
        one, other = (place[part[0], int(part[1])] for part in name.split("_"))
        table[one, other] = table[other, one] = value
    rows = {outlet: np.asarray([place[outlet, number] for number in range(2)]) for outlet in TEXTS}
    return SentencePairs(place, rows, table)


def matched(
    group: Group, known: SentencePairs, independent: IndependentVersions = APART
) -> dict[str, Matches]:
    versions = [MatchedVersion(name, told, independent) for name, told in STATEMENTS.items()]
    return match_statements([group], versions, known, CONFIG)


def probability(found: dict[str, Matches], outlet: str) -> float:
    (cell,) = found[outlet].nearest
    assert cell is not None
    return cell.probability


def anchor(*outlets: str) -> Group:
    return Group("f1", tuple(STATEMENTS[outlet][0] for outlet in outlets))


def test_what_one_version_alone_tells_it_surely_tells() -> None:
    found = matched(anchor("A"), pairs())
    (cell,) = found["A"].nearest
    assert cell is not None
    assert (cell.probability, cell.carries, cell.statement) == (1.0, True, STATEMENTS["A"][0])
    assert [match.statement for match in found["A"].mentions] == [STATEMENTS["A"][0]]


def test_a_version_is_as_likely_as_its_best_sentence_on_the_mean_over_those_that_tell_it() -> None:
    found = matched(anchor("A", "B"), pairs(A0_B0=0.9, A0_C0=0.9, B0_C0=0.5, A0_C1=0.6))
    (cell,) = found["C"].nearest
    assert cell is not None
    assert cell.statement == STATEMENTS["C"][0]
    assert cell.probability == cell_probability(0.7, CELLS, own=False)
    # A and B are in the group: each is as likely as the other says.
    for outlet in "AB":
        assert probability(found, outlet) == cell_probability(0.9, CELLS, own=True)


def test_only_a_likely_cell_is_a_mention() -> None:
    carried = []
    for likely in (0.05, 0.4, 0.97):
        found = matched(anchor("A", "B"), pairs(A0_B0=0.9, A0_C0=likely, B0_C0=likely))
        (cell,) = found["C"].nearest
        assert cell is not None
        assert cell.carries == (cell.probability >= CONFIG.coverage.carried)
        assert bool(found["C"].mentions) == cell.carries
        carried.append(cell.carries)
    assert carried[::2] == [False, True]


def test_a_copy_of_a_teller_weighs_nothing() -> None:
    group = anchor("A", "B")
    known = pairs(A0_B0=1.0, A0_C0=0.9, B0_C0=0.5)
    copied = IndependentVersions((("A", "B"), ("C",)), ())
    found = matched(group, known, copied)
    # Of a version and its copy the surer speaks, and neither makes the other surer.
    assert probability(found, "C") == cell_probability(0.9, CELLS, own=False)
    assert probability(found, "A") == probability(found, "B") == 1.0


def test_a_derived_version_is_held_to_what_it_derives_from_where_nobody_else_tells_it() -> None:
    derived = IndependentVersions((("A", "C"), ("B",)), ())
    found = matched(anchor("A"), pairs(A0_C0=0.8), derived)
    assert probability(found, "C") == cell_probability(0.8, CELLS, own=False)


def test_the_same_words_are_a_mention_whatever_the_rest_says() -> None:
    words = STATEMENTS["A"][0].text
    group = Group("f1", (STATEMENTS["A"][0], STATEMENTS["B"][0]))
    repeated = replace(STATEMENTS["C"][1], text=words.upper())
    versions = [MatchedVersion("C", (STATEMENTS["C"][0], repeated), APART)]
    found = match_statements([group], versions, pairs(A0_C1=0.6, B0_C1=0.2), CONFIG)
    (cell,) = found["C"].nearest
    assert cell is not None
    assert (cell.statement, cell.carries) == (repeated, True)


def test_a_version_without_a_statement_has_no_nearest() -> None:
    versions = [MatchedVersion("C", (), APART)]
    found = match_statements([anchor("A")], versions, pairs(), CONFIG)
    assert found["C"] == Matches((None,), ())


@pytest.mark.parametrize("outlets", [("A", "B"), ("B", "A")])
def test_neither_the_order_of_tellers_nor_of_versions_moves_a_cell(
    outlets: tuple[str, str],
) -> None:
    known = pairs(A0_B0=0.7, A0_C0=0.3, B0_C0=0.8, A1_C1=0.4)
    versions = [MatchedVersion(name, STATEMENTS[name], APART) for name in ("C", *outlets)]
    found = match_statements([anchor(*outlets)], versions, known, CONFIG)
    usual = matched(anchor("A", "B"), known)
    for outlet in TEXTS:
        assert probability(found, outlet) == probability(usual, outlet)


def test_a_scored_article_is_judged_by_its_own_curve_and_by_the_words_of_the_fact() -> None:
    known = pairs(A0_B0=0.9, A0_C0=0.7, B0_C0=0.7)
    told = STATEMENTS["C"]
    likely = []
    for text in ("An anchor was lifted.", "Divers raised the anchor today."):
        article = MatchedVersion("C", (replace(told[0], text=text),), APART, grouped=False)
        found = match_statements([anchor("A", "B")], [article], known, CONFIG)
        likely.append(probability(found, "C"))
        (cell,) = found["C"].nearest
        assert cell is not None
        assert cell.carries == (cell.probability >= CONFIG.coverage.carried_scored)
    assert likely == sorted(likely)
    whole = cell_probability(0.7, CONFIG.same_fact.scored_cells, own=False, words=1.0)
    assert likely[1] == whole
