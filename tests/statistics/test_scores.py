"""Every number recomputes from the evidence it is shown with, and follows its definition."""

from __future__ import annotations

from dataclasses import replace
from statistics import fmean
from typing import TYPE_CHECKING

import pytest
from helpers.stories import ALL, POST, compared, hospital, paragraphs, row, story, version_reading

from framing.ingest import version_from_text
from framing.pipeline import compare, score
from framing.statistics.confidence_intervals import wilson

if TYPE_CHECKING:
    from framing.types import Comparison, Fact, Reading, Score

PARTS = ("own", "unquoted", "all")
SHARES = ("hedging", "speculation", "commentary")
each_story = pytest.mark.parametrize("name", sorted(ALL))


def body(comparison: Comparison, outlet: str, part: str) -> list[Reading]:
    """The sentences that a row rests on."""
    return [
        one
        for one in version_reading(comparison, outlet).readings
        if one.role not in {"heading", "boilerplate"}
        and (part != "own" or one.voice.voice == "own")
        and (part != "unquoted" or one.unquoted_words)
    ]


def value(one: Reading, dimension: str, part: str) -> float | None:
    """What a sentence gives to a row, from its cues."""
    if dimension == "sentiment":
        return one.sentiment_unquoted if part == "unquoted" else one.sentiment
    if dimension == "commentary":
        return float(one.commentary)
    return float(
        any(
            cue.counted and cue.dimension == dimension
            for cue in one.cues
            if (part != "own" or cue.voice == "own") and (part != "unquoted" or not cue.quoted)
        )
    )


def scored_facts(comparison: Comparison) -> list[Fact]:
    """The facts that scores rest on: those that somebody credits; of a consensus all."""
    return [
        fact
        for fact in comparison.facts
        if fact.tier == "credited" or comparison.baseline == "consensus"
    ]


def baseline(comparison: Comparison, outlet: str, dimension: str, part: str) -> float | None:
    """One vote a fact, from mentions in other versions; here no version derives from another."""
    votes: list[float] = []
    for fact in scored_facts(comparison):
        said: dict[str, list[float]] = {}
        for teller, sentence in {(one.outlet, one.sentence) for one in fact.mentions}:
            if teller == outlet:
                continue
            reading = version_reading(comparison, teller).readings[sentence]
            found = value(reading, dimension, "all" if part == "own" else part)
            if found is not None:
                said.setdefault(teller, []).append(found)
        if said:
            votes.append(fmean(fmean(values) for values in said.values()))
    return fmean(votes) if votes else None


def _less(one: float | None, other: float | None) -> float:
    assert one is not None
    assert other is not None
    return one - other


def worth_of(comparison: Comparison, outlet: str, dimension: str, part: str) -> float:
    """How many independent sentences a row's sentences are worth, by the textbook."""
    blocks: dict[int, list[float]] = {}
    for one in body(comparison, outlet, part):
        known = value(one, dimension, part)
        assert known is not None
        blocks.setdefault(one.sentence.block, []).append(known)
    number = sum(map(len, blocks.values()))
    mean = sum(map(sum, blocks.values())) / number
    if mean in {0.0, 1.0} or len(blocks) < 2:
        return number
    between = sum(sum(found_ - mean for found_ in found) ** 2 for found in blocks.values())
    variance = len(blocks) / (len(blocks) - 1) * between / number**2
    return number / max(1.0, variance / (mean * (1 - mean) / number))


@each_story
@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("dimension", ["sentiment", *SHARES])
def test_sentence_scores_recompute(name: str, dimension: str, part: str) -> None:
    comparison = compared(name)
    assert all(len(group) == 1 for group in comparison.witnesses)
    for version in comparison.versions:
        outlet = version.version.outlet
        shown = row(comparison, outlet, dimension, part)
        found = [
            (known, one.unquoted_words if part == "unquoted" else one.words)
            for one in body(comparison, outlet, part)
            if (known := value(one, dimension, part)) is not None
        ]
        assert shown.sentences == len(found)
        assert shown.value == pytest.approx(fmean(known for known, _ in found))
        words = sum(count for _, count in found)
        assert shown.value_words == pytest.approx(
            sum(known * count for known, count in found) / words
        )
        expected = (
            0.0 if dimension == "commentary" else baseline(comparison, outlet, dimension, part)
        )
        assert shown.baseline == pytest.approx(expected)
        assert shown.delta == pytest.approx(_less(shown.value, shown.baseline))
        if dimension != "sentiment":
            hits = sum(known for known, _ in found)
            worth = worth_of(comparison, outlet, dimension, part)
            assert (shown.low, shown.high) == pytest.approx(
                wilson(hits / len(found) * worth, worth, 0.95)
            )


def tellers(fact: Fact, outlet: str) -> set[str]:
    """Who stands for a fact without this version; here no version derives from another."""
    known = fact.founded_by if fact.tier == "credited" else [one.outlet for one in fact.mentions]
    return set(known) - {outlet}


@each_story
def test_coverage_and_credit_recompute(name: str) -> None:
    comparison = compared(name)
    facts = {fact.id: fact for fact in comparison.facts}
    scored = {fact.id for fact in scored_facts(comparison)}
    for version in comparison.versions:
        outlet = version.version.outlet
        rows = [one for one in comparison.coverage if one.outlet == outlet]
        assert {one.fact for one in rows} == set(facts)
        for one in rows:
            needed = 1 if facts[one.fact].tier == "credited" else 2
            # A version that tells it without being among those that made it one proves nothing.
            if one.eligible:
                assert len(tellers(facts[one.fact], outlet)) >= needed
            elif facts[one.fact].tier == "credited":
                assert len(tellers(facts[one.fact], outlet)) < needed
        rows = [one for one in rows if one.fact in scored]
        told = [one for one in rows if one.status in {"carried", "altered"}]
        likely = [one.probability for one in rows if one.eligible]
        shown = row(comparison, outlet, "coverage")
        assert shown.value == (pytest.approx(fmean(likely)) if likely else None)
        if likely:
            assert (shown.low, shown.high) == pytest.approx(interval(likely))
        credit = row(comparison, outlet, "credit")
        # Where there is no source report there is nobody to credit.
        asked = len(told) if comparison.source else 0
        assert credit.value == _share(sum(one.credited for one in told), asked)


def interval(likely: list[float]) -> tuple[float, float] | None:
    """The share's interval, as if of so many decided facts as have the same variance."""
    number, mean = len(likely), fmean(likely)
    drawn = mean * (1 - mean)
    doubt = fmean(one * (1 - one) for one in likely)
    worth = number * drawn / (drawn + doubt) if drawn else number
    return wilson(mean * worth, worth, 0.95)


def _share(hits: int, of: int) -> float | None:
    return hits / of if of else None


@each_story
def test_a_fact_is_credited_where_a_mention_is(name: str) -> None:
    comparison = compared(name)
    for fact in comparison.facts:
        assert set(fact.credited_by) == {one.outlet for one in fact.mentions if one.credited}
        for one in comparison.coverage:
            if one.fact == fact.id:
                carried = one.outlet in {mention.outlet for mention in fact.mentions}
                assert carried == (one.status in {"carried", "altered"})
                assert one.credited == (one.outlet in fact.credited_by)
                assert (one.fidelity is not None) == carried


def rows_of(comparison: Comparison, dimension: str) -> list[Score]:
    return [one for one in comparison.scores if one.dimension == dimension]


@each_story
def test_added_commentary_is_held_against_nothing(name: str) -> None:
    assert {one.baseline for one in rows_of(compared(name), "commentary")} == {0.0}


@each_story
def test_a_row_is_reliable_only_with_ten_sentences_and_little_unclear(name: str) -> None:
    comparison = compared(name)
    for version in comparison.versions:
        outlet = version.version.outlet
        everything = body(comparison, outlet, "all")
        unclear = sum(one.voice.voice == "unclear" for one in everything)
        for one in comparison.scores:
            if one.outlet == outlet and one.reliable:
                assert one.sentences >= 10
                assert unclear <= 0.2 * len(everything)
        if len(everything) >= 10 and not unclear:
            assert row(comparison, outlet, "hedging", "all").reliable


def test_headings_and_boilerplate_are_in_no_row_but_the_headings_own() -> None:
    lines = {
        "Ansel": "Shops may perhaps close, it seems",
        "Borough": "Disaster! A terrible, shameful day of hateful failure",
    }
    plain = ("The mill was built in 1904.", "It has two wheels.", "The owner lives next door.")
    comparison = compare(
        story("Mill", {outlet: paragraphs(lines[outlet], *plain) for outlet in lines})
    )
    for outlet in lines:
        assert row(comparison, outlet, "hedging").value == 0.0
        assert row(comparison, outlet, "hedging").sentences == 3
        assert row(comparison, outlet, "readability").sentences == 3
    assert row(comparison, "Ansel", "headline_hedging").value == 1.0
    assert row(comparison, "Borough", "headline_hedging").value == 0.0
    worst = row(comparison, "Borough", "headline_sentiment").value
    assert worst is not None
    assert worst < -0.5
    assert row(comparison, "Borough", "sentiment") == replace(
        row(comparison, "Ansel", "sentiment"), outlet="Borough"
    )


def test_nothing_to_measure_is_empty_and_not_nought() -> None:
    comparison = compare(
        story(
            "Speech",
            {
                "Ansel": paragraphs("Speech", "“We will rebuild the pier,” said Mayor Anna Holt."),
                "Borough": paragraphs("Rain", "The gutters were cleaned in March."),
            },
        )
    )
    own = row(comparison, "Ansel", "hedging", "own")
    assert (own.value, own.low, own.high, own.value_words, own.delta) == (None,) * 5
    assert (own.sentences, own.reliable) == (0, False)
    for one in comparison.scores:
        if one.dimension in {"coverage", "credit"}:
            assert (one.value, one.baseline, one.delta) == (None, None, None)
        if one.dimension == "sentiment":
            # One paragraph shows no variation.
            assert (one.low, one.high) == (None, None)
            assert (one.matched_value, one.matched_baseline, one.matched_delta) == (None,) * 3


def test_quoted_words_leave_the_unquoted_rows_alone() -> None:
    quiet = "The council met for two hours on Monday."
    loud = (
        "“This may perhaps be a horrible, disastrous catastrophe,” said Ida Bloom, who lives there."
    )
    filler = ("Bread costs three crowns.", "The bakery opens at six.")
    comparison = compare(
        story(
            "Bread",
            {
                "Ansel": paragraphs("Bread", quiet, loud, *filler),
                "Borough": paragraphs("Bread", quiet, *filler),
            },
        )
    )
    everything, unquoted, own = (row(comparison, "Ansel", "hedging", part) for part in PARTS[::-1])
    assert (everything.value, unquoted.value, own.value) == (0.25, 0.0, 0.0)
    loud_all = row(comparison, "Ansel", "sentiment", "all").value
    quiet_all = row(comparison, "Ansel", "sentiment", "unquoted").value
    assert loud_all is not None
    assert quiet_all is not None
    assert loud_all < quiet_all


def test_matched_rows_need_five_facts_on_both_sides() -> None:
    for name in ALL:
        comparison = compared(name)
        for one in comparison.scores:
            carried = [
                fact
                for fact in comparison.facts
                if {one.outlet} < {mention.outlet for mention in fact.mentions}
            ]
            if one.matched_value is None:
                assert one.matched_baseline is None
                assert one.matched_delta is None
            else:
                assert len(carried) >= 5
                less = _less(one.matched_value, one.matched_baseline)
                assert one.matched_delta == pytest.approx(less)


def test_a_scored_article_gets_the_rows_that_a_version_gets() -> None:
    article = version_from_text(
        paragraphs(
            "Ward news",
            "St Brannoc Hospital will shut its maternity ward in September.",
            "Eleven midwife posts are said to be empty since January.",
        ),
        "Late Edition",
    )
    comparison = score(article, hospital())
    assert comparison.article == "Late Edition"
    shown = row(comparison, "Late Edition", "coverage")
    rows = [one for one in comparison.coverage if one.outlet == "Late Edition"]
    assert all(one.eligible for one in rows)
    credited = {fact.id for fact in comparison.facts if fact.tier == "credited"}
    assert shown.value == pytest.approx(
        fmean(one.probability for one in rows if one.fact in credited)
    )
    assert "carried" in {one.status for one in rows}
    kinds = [(one.dimension, one.part) for one in comparison.scores if one.outlet == "Late Edition"]
    assert kinds == [
        (one.dimension, one.part) for one in comparison.scores if one.outlet == "Metro Digest"
    ]


def test_texts_of_equal_sentences_read_equally_hard() -> None:
    """Facts are often parts of sentences; parts are shorter, so whole sentences are compared."""
    told = {
        "Harbour Mail": paragraphs(
            "Pier to close",
            "The Post reported that the harbour board will close the old pier in May, and that"
            " forty fishing boats will be moved to the north quay.",
            "The Post said that repairs would cost 9 million crowns, and that the board would"
            " borrow half of it from the county.",
        ),
        "Coast Daily": paragraphs(
            "Boats must go",
            "According to the Post, the old pier will be closed by the harbour board in May, and"
            " forty fishing boats will be moved to the quay in the north.",
            "Repairs would cost 9 million crowns, according to the Post, and half of it would be"
            " borrowed by the board from the county.",
        ),
    }
    comparison = compare(story("Pier", told, POST))
    for outlet in told:
        found = row(comparison, outlet, "readability")
        assert found.delta is not None
        assert abs(found.delta) < 2
