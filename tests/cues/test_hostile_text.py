"""Detectors and models on text that no editor would print: no crash, sound spans, linear work."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from framing.attribution import attribute
from framing.cues import detectors
from framing.cues.model_cues import SentenceCues, find_all_cues
from framing.cues.sentiment import _read, compound
from framing.models.sentence_scores import score_sentences
from framing.types import Block, Sentence, Version

if TYPE_CHECKING:
    from collections.abc import Callable

    from framing.cues import Detector

TIMES_LONGER = 8
MOST_TIMES_SLOWER = 30
"""Eight times the text takes eight times as long, and sixty-four times where work is squared."""

HOSTILE = {
    "long": "The plan could perhaps, it seems, be a shameful and stunning failure of will " * 400,
    "no letters": "12 % -- 34/56 !!! ??? (7) [8] {9} $10 … — " * 30,
    "capitals": "THIS IS A SHAMEFUL, STUNNING DISASTER THAT MAY WELL BE EXPECTED TO GET WORSE. "
    * 5,
    "emoji": "Well 😀😡 that 🚀 may 💘 be 👩\u200d🚀 a disaster 🇩🇪 for the club 🙃🙃🙃 " * 10,
    "brackets": "(" * 3_000 + "it may fail" + ")" * 3_000,
    "unbalanced": '“He said ‘it may "fail (and [could “ ” ’ be a disaster « ' * 20,
    "zero-width": "It m\u200bay\u200c be a sh\u200dameful\ufeff dis\u2060aster, they fear.",
    "German": "Der Stadtrat könnte den Hafen schließen, was ein schändlicher Fehler wäre.",
    "Chinese": "市议会可能会关闭港口。这将是一个可耻的错误。" * 20,
    "one word": "a" * 50_000,
    "hyphens": "well-" * 20_000 + "known",
    "apostrophes": "could've'" * 5_000,
    "spaces": "it" + " " * 50_000 + "may fail",
    "almost": "is widely expected " * 3_000,
    "questions": "Why? What if? Who would? " * 2_000,
}
UNITS = (
    "It may well be that we are widely expected to be, as if, “likely” a shameful disaster; ",
    "is the of in a by and will ",
    "if we would have to (perhaps) not be ",
    "could could could ",
    "the the the ",
    "12,3 - ",
    "“a” ‘b’ ",
    "GOOD BAD !! but ",
)


def read(text: str) -> SentenceCues:
    sentence = Sentence(0, 0, len(text), 0, "text")
    version = Version("Post", text, (Block(0, len(text), "text"),))
    (found,) = find_all_cues(text, (sentence,), attribute(version, (sentence,), None), detectors())
    return found


@pytest.mark.parametrize("name", HOSTILE)
def test_nothing_breaks_and_every_span_marks_words(name: str) -> None:
    text = HOSTILE[name]
    found = read(text)
    for cue in found.cues:
        assert 0 <= cue.start < cue.end <= len(text)
        assert text[cue.start : cue.end].strip()
    assert found.certainty is not None
    assert 0 <= found.certainty <= 1
    score = compound(text)
    assert score is None or -1 <= score <= 1


def test_text_without_words_has_no_cue_and_no_sentiment() -> None:
    assert read(HOSTILE["no letters"]).cues == ()
    assert compound(HOSTILE["no letters"]) is None


@pytest.mark.parametrize("name", ["German", "Chinese"])
def test_other_languages_set_no_flag(name: str) -> None:
    flags = {cue.dimension for cue in read(HOSTILE[name]).cues if cue.counted}
    assert flags <= {"sentiment"}


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("detector", detectors(), ids=lambda one: one.dimension)
def test_a_detector_takes_no_more_than_its_share_of_time(detector: Detector, unit: str) -> None:
    assert_linear(detector.find, unit)


@pytest.mark.parametrize("unit", UNITS)
def test_the_models_take_no_more_than_their_share_of_time(unit: str) -> None:
    assert_linear(lambda text: score_sentences([text], [()]), unit)
    assert_linear(compound, unit)


def assert_linear(work: Callable[[str], object], unit: str) -> None:
    """Hold a text eight times as long against the short one; the fastest of three runs each."""
    short = unit * (3_000 // len(unit))
    work(short)  # what is loaded and compiled once
    before = max(fastest(work, short), 1e-4)
    assert fastest(work, short * TIMES_LONGER) < MOST_TIMES_SLOWER * before


def fastest(work: Callable[[str], object], text: str) -> float:
    taken = []
    for _ in range(3):
        _read.cache_clear()
        start = time.process_time()
        work(text)
        taken.append(time.process_time() - start)
    return min(taken)
