"""Evidence points into the text: every span is within it and holds the words that are shown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from helpers.stories import ALL, compared, version_reading

from framing.article.sentences import sentences

if TYPE_CHECKING:
    from framing.types import Comparison

pytestmark = pytest.mark.parametrize("name", sorted(ALL))


def texts(comparison: Comparison) -> dict[str, str]:
    return {one.version.outlet: one.version.text for one in comparison.versions}


def plain(text: str) -> str:
    return " ".join(text.split())


def test_readings_are_the_versions_sentences_and_hold_every_character_once(name: str) -> None:
    for version in compared(name).versions:
        text = version.version.text
        assert [one.sentence for one in version.readings] == list(sentences(version.version))
        seen = [0] * len(text)
        for reading in version.readings:
            for index in range(reading.sentence.start, reading.sentence.end):
                seen[index] += 1
        assert max(seen) == 1
        assert all(
            count == 1 for count, letter in zip(seen, text, strict=True) if not letter.isspace()
        )


def test_cues_and_credits_lie_in_their_sentence(name: str) -> None:
    for version in compared(name).versions:
        for reading in version.readings:
            place = reading.sentence
            for cue in reading.cues:
                assert cue.sentence == place.index
                assert place.start <= cue.start < cue.end <= place.end
            for credit in reading.voice.attributions:
                assert place.start <= credit.content.start < credit.content.end <= place.end
                for span in (credit.source, credit.cue):
                    assert span is None or span.end <= len(version.version.text)
            for quote in reading.voice.quotes:
                assert place.start <= quote.start < quote.end <= place.end


def test_mentions_and_the_statement_lie_in_their_sentences(
    name: str,
) -> None:
    comparison = compared(name)
    for fact in comparison.facts:
        places = set()
        for one in fact.mentions:
            place = version_reading(comparison, one.outlet).readings[one.sentence].sentence
            assert place.start <= one.start < one.end <= place.end
            places.add((one.outlet, one.sentence))
        assert (fact.outlet, fact.sentence) in places
        sentence = version_reading(comparison, fact.outlet).readings[fact.sentence].sentence
        words = texts(comparison)[fact.outlet][sentence.start : sentence.end]
        said = re.sub(r"\[[^\]]*\]\s?", "", fact.statement)  # a subject that we put in brackets
        assert plain(said).lower() in plain(words).lower()


def test_a_sentence_names_the_facts_that_have_a_mention_in_it(name: str) -> None:
    comparison = compared(name)
    mentioned = {
        (one.outlet, one.sentence, fact.id) for fact in comparison.facts for one in fact.mentions
    }
    named = {
        (version.version.outlet, reading.sentence.index, fact)
        for version in comparison.versions
        for reading in version.readings
        for fact in reading.facts
    }
    assert named == mentioned


def test_coverage_points_into_the_sentence_it_names(name: str) -> None:
    comparison = compared(name)
    for row in comparison.coverage:
        assert (row.start is None) == (row.end is None) == (row.sentence is None)
        if row.start is not None and row.end is not None and row.sentence is not None:
            place = version_reading(comparison, row.outlet).readings[row.sentence].sentence
            assert place.start <= row.start < row.end <= place.end


def test_shifts_show_the_words_of_both_texts(name: str) -> None:
    comparison = compared(name)
    for one in comparison.shifts:
        told = texts(comparison)[one.outlet][one.start : one.end]
        other = texts(comparison)[one.baseline_outlet][one.baseline_start : one.baseline_end]
        assert plain(told) == one.version_text
        assert plain(other) == one.baseline_text
