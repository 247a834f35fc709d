"""Corrections by people: they override the program, scores follow, and outputs say who set what."""

from __future__ import annotations

from dataclasses import replace

import pytest
from helpers.stories import (
    compared,
    hospital,
    labelled,
    paragraphs,
    reading,
    row,
    story,
    version_reading,
)

from framing.coding.agreement import agreement
from framing.errors import StoryError
from framing.pipeline import compare, score
from framing.types import Comparison, Label, Reading, SourceReport

COURIER, BULLETIN, VILLAGE = "Northern Courier", "Health Bulletin", "Village Voice Weekly"


def corrected(*rows: tuple[str, int, str, str]) -> Comparison:
    return compare(labelled(hospital(), *rows))


def place(outlet: str, words: str) -> int:
    return reading(compared("hospital"), outlet, words).sentence.index


def fact(comparison: Comparison, words: str) -> str:
    (found,) = (one.id for one in comparison.facts if words in one.statement)
    return found


def status(comparison: Comparison, outlet: str, fact_id: str) -> str:
    (found,) = (
        one.status for one in comparison.coverage if (one.outlet, one.fact) == (outlet, fact_id)
    )
    return found


def test_a_flag_overrides_the_cues_and_the_share_follows() -> None:
    opened = place(COURIER, "opened in 1931")
    before = row(compared("hospital"), COURIER, "hedging")
    after = corrected((COURIER, opened, "hedged", "1"))
    found = reading(after, COURIER, "opened in 1931")
    assert (found.hedged, dict(found.set_by)) == (True, {"hedged": "ann"})
    assert before.value is not None
    for part in ("own", "unquoted", "all"):
        plain = row(compared("hospital"), COURIER, "hedging", part)
        shown = row(after, COURIER, "hedging", part)
        assert plain.value is not None
        assert shown.value == pytest.approx(plain.value + 1 / plain.sentences)
    may = place(COURIER, "may reverse")
    without = corrected((COURIER, may, "hedged", "0"), (COURIER, may, "speculative", "0"))
    assert row(without, COURIER, "hedging").value == pytest.approx(
        before.value - 1 / before.sentences
    )
    assert reading(without, COURIER, "may reverse").role == "context"


def test_commentary_set_by_a_person_gives_the_role_and_the_share() -> None:
    car_park = place(VILLAGE, "new car park")
    after = corrected((VILLAGE, car_park, "commentary", "1"))
    found = reading(after, VILLAGE, "new car park")
    assert (found.role, found.commentary) == ("commentary", True)
    off = corrected((VILLAGE, car_park, "commentary", "0"))
    on, none = (row(one, VILLAGE, "commentary").value for one in (after, off))
    assert on is not None
    assert none is not None
    assert on > none


def test_a_role_that_takes_a_sentence_out_takes_it_out_of_every_score() -> None:
    may = place(COURIER, "may reverse")
    before = compared("hospital")
    for role in ("heading", "boilerplate"):
        after = corrected((COURIER, may, "role", role))
        assert reading(after, COURIER, "may reverse").role == role
        for dimension in ("sentiment", "hedging", "speculation", "commentary", "readability"):
            shown, was = row(after, COURIER, dimension), row(before, COURIER, dimension)
            assert shown.sentences == was.sentences - 1
    headings = row(corrected((COURIER, may, "role", "heading")), COURIER, "headline_hedging")
    assert (headings.value, headings.sentences) == (0.5, 2)


def test_a_sentence_set_to_boilerplate_founds_nothing() -> None:
    midwives = [(one, place(one, "midwife posts")) for one in (COURIER, BULLETIN)]
    after = corrected(*((outlet, index, "role", "boilerplate") for outlet, index in midwives))
    assert not any("midwife posts" in one.statement for one in after.facts)


def test_what_was_taken_for_boilerplate_is_read_once_a_person_says_it_is_text() -> None:
    subscribe = place(BULLETIN, "Subscribe")
    assert reading(compared("hospital"), BULLETIN, "Subscribe").role == "boilerplate"
    after = corrected((BULLETIN, subscribe, "role", "context"))
    found = reading(after, BULLETIN, "Subscribe")
    assert found.role == "context"
    assert found.sentiment is not None
    was = row(compared("hospital"), BULLETIN, "hedging")
    assert row(after, BULLETIN, "hedging").sentences == was.sentences + 1


def test_a_sentence_set_to_the_outlets_own_voice_founds_nothing_and_credits_nobody() -> None:
    mothers = place(COURIER, "Castleford General")
    after = corrected((COURIER, mothers, "voice", "own"))
    found = reading(after, COURIER, "Castleford General")
    assert (found.voice.voice, found.voice.basis, found.voice.chain) == ("own", "none", ())
    assert found.set_by == {"voice": "ann"}
    (sent,) = (one for one in after.facts if "Castleford General" in one.statement)
    assert sent.founded_by == (BULLETIN,)
    assert COURIER not in sent.credited_by
    assert sum(one.sentences for one in after.sources if one.outlet == COURIER) == (
        sum(one.sentences for one in compared("hospital").sources if one.outlet == COURIER) - 1
    )


def test_a_sentence_set_to_the_sources_voice_founds_a_fact() -> None:
    petition = place(VILLAGE, "900 people")
    after = corrected((VILLAGE, petition, "voice", "source"))
    found = reading(after, VILLAGE, "900 people")
    assert (found.voice.voice, found.voice.basis, found.role) == ("source", "explicit", "reported")
    (signed,) = (one for one in after.facts if "900 people" in one.statement)
    assert signed.founded_by == signed.credited_by == (VILLAGE,)


def test_facts_set_by_a_person_are_carried_there_and_no_others() -> None:
    before = compared("hospital")
    staff, mothers = fact(before, "temporary staff"), fact(before, "Castleford General")
    car_park = place(VILLAGE, "new car park")
    told = place(VILLAGE, "Castleford General")
    assert status(before, VILLAGE, staff) != "carried"
    after = corrected((VILLAGE, car_park, "facts", staff), (VILLAGE, told, "facts", ""))
    assert status(after, VILLAGE, staff) == "carried"
    assert status(after, VILLAGE, mothers) != "carried"
    assert reading(after, VILLAGE, "new car park").facts == (staff,)
    gone = reading(after, VILLAGE, "Castleford General")
    assert (gone.facts, gone.set_by) == ((), {"facts": "ann"})
    assert status(after, BULLETIN, mothers) == "carried"


def test_a_fact_set_where_it_was_found_anyway_keeps_its_place() -> None:
    before = compared("hospital")
    sent = fact(before, "Castleford General")
    after = corrected((COURIER, place(COURIER, "Castleford General"), "facts", sent))
    assert after.facts == before.facts
    assert after.coverage == before.coverage


def test_labels_that_change_nothing_are_told() -> None:
    after = corrected((COURIER, 99, "hedged", "1"), (COURIER, 2, "facts", "f00000"))
    told = [one for one in after.warnings if one.startswith("labels.csv")]
    assert [one.split(";")[0] for one in told] == [
        "labels.csv: Northern Courier has no sentence 99",
        "labels.csv: no fact f00000, set for sentence 2 of Northern Courier",
    ]
    assert not any(one.startswith("labels.csv") for one in compared("hospital").warnings)


def test_labels_of_the_story_hold_when_an_article_is_scored() -> None:
    base = labelled(hospital(), (COURIER, place(COURIER, "delivered 640"), "voice", "own"))
    *rest, article = base.versions
    scored = score(article, replace(base, versions=tuple(rest)))
    found = reading(scored, COURIER, "delivered 640")
    assert (found.voice.voice, found.set_by) == ("own", {"voice": "ann"})


def labels_of(found: Reading, outlet: str, **columns: str) -> list[Label]:
    return [
        Label(outlet, found.sentence.index, column, value, coder)
        for column, value in columns.items()
        for coder in ("ann", "ben")
    ]


def test_agreement_counts_each_coder_and_column() -> None:
    comparison = compared("hospital")
    labels = [
        *labels_of(reading(comparison, COURIER, "may reverse"), COURIER, hedged="1", voice="own"),
        *labels_of(
            reading(comparison, COURIER, "opened in 1931"), COURIER, hedged="0", voice="own"
        ),
        *labels_of(reading(comparison, COURIER, "Thursday evening"), COURIER, hedged="1"),
        *labels_of(reading(comparison, COURIER, "according to"), COURIER, voice="other"),
    ]
    rows = {(one.column, one.coder): one for one in agreement(labels, comparison)}
    assert set(rows) == {
        (column, coder) for column in ("hedged", "voice") for coder in ("ann", "ben")
    }
    hedged = rows["hedged", "ann"]
    assert hedged.labels == 3
    assert hedged.share == pytest.approx(2 / 3)
    # Both say "1" once, people twice: chance is (2 * 1 + 1 * 2) / 9.
    assert hedged.kappa == pytest.approx((2 / 3 - 4 / 9) / (1 - 4 / 9))
    assert rows["voice", "ben"].share == pytest.approx(2 / 3)


def test_agreement_on_facts_does_not_mind_their_order() -> None:
    words = "The dam holds nine million tonnes of water and the lake is forty metres deep"
    texts = {
        one: paragraphs("Dam", f"{words}, the Lake Gazette reported.", "Geese nest there in May.")
        for one in ("Ansel", "Borough")
    }
    comparison = compare(story("Dam", texts, SourceReport("Lake Gazette")))
    told = version_reading(comparison, "Ansel").readings[1]
    assert told.facts
    label = Label("Ansel", 1, "facts", ";".join(reversed(told.facts)), "ann")
    (found,) = agreement([label], comparison)
    assert (found.share, found.kappa) == (1.0, None)


def test_agreement_needs_labels_that_have_a_sentence() -> None:
    with pytest.raises(StoryError, match=r"no labels"):
        agreement((), compared("hospital"))
    with pytest.raises(StoryError, match="Northern Courier has no sentence 400"):
        agreement([Label(COURIER, 400, "hedged", "1", "ann")], compared("hospital"))


def test_a_role_that_a_person_gives_says_so_in_the_flags_unless_they_are_given() -> None:
    car_park = place(VILLAGE, "new car park")
    after = corrected((VILLAGE, car_park, "role", "commentary"))
    assert reading(after, VILLAGE, "new car park").commentary
    both = corrected(
        (VILLAGE, car_park, "role", "commentary"), (VILLAGE, car_park, "commentary", "0")
    )
    assert not reading(both, VILLAGE, "new car park").commentary
    may = place(COURIER, "may reverse")
    assert reading(compared("hospital"), COURIER, "may reverse").speculative
    plain = corrected((COURIER, may, "role", "context"))
    assert not reading(plain, COURIER, "may reverse").speculative


def test_who_says_what_the_program_says_changes_nothing_but_who_said_it() -> None:
    before = compare(hospital())
    labels = tuple(
        Label(read.version.outlet, reading.sentence.index, "voice", reading.voice.voice, "ann")
        for read in before.versions
        for reading in read.readings
    )
    after = compare(replace(hospital(), labels=labels))
    for one, other in zip(before.versions, after.versions, strict=True):
        assert [reading.voice for reading in one.readings] == [
            reading.voice for reading in other.readings
        ]
        assert all(reading.set_by["voice"] == "ann" for reading in other.readings)
    assert before.coverage == after.coverage
    bases = {reading.voice.basis for read in before.versions for reading in read.readings}
    assert len(bases) > 1


def test_a_source_report_that_the_story_does_not_have_founds_nothing() -> None:
    alone = replace(hospital(), source=SourceReport(""))
    opened = place(COURIER, "opened in 1931")
    before, after = compare(alone), compare(labelled(alone, (COURIER, opened, "voice", "source")))
    assert before.baseline == "consensus"
    assert {one.tier for one in after.facts} == {one.tier for one in before.facts}
    assert after.source is None
    assert reading(after, COURIER, "opened in 1931").voice.voice == "other"
    assert any(f"sentence {opened} of {COURIER}, and no source" in one for one in after.warnings)
    assert not any("no source report" in one for one in before.warnings)
