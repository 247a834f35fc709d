"""What holds for any text: spans in bounds, one voice a sentence, a reason beside every doubt."""

from __future__ import annotations

from helpers.attribution_case import COURIER, Case, read
from hypothesis import example, given, settings
from hypothesis import strategies as st

PIECES = [
    "Ana Ruiz", "the Courier", "the report", "said", "told", "that", "he", "they", "according to",
    "citing", "reported", "“", "”", '"', "'", "’s", ",", ".", "\n\n", "# ", "- ", ":", "(", ")",
    "was predicted to", "concerns that", "critics", "one source", "as", "who", "rain", "fell", "—",
    "asked", "calls", "U.S.", "5", "é", "\u200b", "🙂", "Source: Harbour Courier",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES), max_size=60).map(" ".join)


@given(TEXTS)
@example("who #  citing Ana Ruiz asked Ana Ruiz")
@settings(max_examples=300, deadline=None)
def test_every_sentence_gets_a_sound_voice(text: str) -> None:
    check(read(f"Rain fell. {text}\n", COURIER))


@given(st.text(max_size=300))
@settings(max_examples=200, deadline=None)
def test_any_text_is_read(text: str) -> None:
    check(read(f"Rain fell. {text}\n", None))


def check(case: Case) -> None:
    assert len(case.voices) == len(case.sentences)
    for sentence, voice in zip(case.sentences, case.voices, strict=True):
        for mark in voice.attributions:
            for span in (mark.source, mark.cue):
                assert span is None or (sentence.start <= span.start < span.end <= sentence.end)
            # What is said before or behind a colon may stand in another sentence, whole.
            content = mark.content
            assert (
                sentence.start <= content.start < content.end <= sentence.end
                or content.end <= sentence.start
                or sentence.end <= content.start < content.end
            )
            assert mark.why
            assert (mark.basis == "carried") or mark.cue is not None
        for span in voice.quotes:
            assert sentence.start <= span.start < span.end <= sentence.end
        if voice.voice == "unclear":
            assert voice.why
        if voice.voice == "source":
            assert COURIER.name in voice.chain
        if voice.voice in {"source", "other"}:
            assert voice.chain
        if voice.voice == "own":
            assert voice.basis == "none" or voice.kind == "vague"


def test_long_hostile_text_is_read() -> None:
    for piece in (
        "said ",
        "he said, ",
        "“",
        "' ",
        "according to ",
        "Ana, ",
        "told the ",
        "a ",
        "(",
    ):
        check(read("Rain fell. " + piece * 2000 + "\n"))
