"""What ``find_cues`` promises about spans, voices and overlaps."""

from __future__ import annotations

import re
from itertools import pairwise

from hypothesis import example, given
from hypothesis import strategies as st
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

from framing.cues import Detector, Finding, detectors, find_cues
from framing.cues.commentary import is_commentary
from framing.cues.hedging import certainty
from framing.cues.sentiment import compound
from framing.cues.speculation import is_speculative
from framing.types import Attribution, Cue, Dimension, Sentence, SentenceVoice, Span, Voice


def voiced(
    voice: Voice, quotes: tuple[Span, ...] = (), attributions: tuple[Attribution, ...] = ()
) -> SentenceVoice:
    return SentenceVoice(
        voice=voice,
        chain=(),
        kind="",
        basis="none",
        attributions=attributions,
        quotes=quotes,
        quoted=False,
        why="",
    )


def credit(content: Span, voice: Voice) -> Attribution:
    return Attribution(
        content=content,
        source=None,
        cue=None,
        chain=("someone",),
        kind="named",
        voice=voice,
        basis="explicit",
        first_hand=True,
        why="",
    )


def whole(text: str) -> Sentence:
    return Sentence(index=0, start=0, end=len(text), block=0, kind="text")


def cues_in(text: str, voice: SentenceVoice | None = None) -> tuple[Cue, ...]:
    return find_cues(text, whole(text), voice or voiced("own"), detectors())


def of(cues: tuple[Cue, ...], dimension: Dimension) -> list[Cue]:
    return [cue for cue in cues if cue.dimension == dimension]


def test_the_four_detectors_are_found_without_a_list() -> None:
    assert [found.dimension for found in detectors()] == [
        "commentary",
        "hedging",
        "sentiment",
        "speculation",
    ]


def test_offsets_are_those_of_the_version_and_not_of_the_sentence() -> None:
    text = "The dam held. The second wall may leak."
    sentence = Sentence(index=1, start=14, end=len(text), block=0, kind="text")
    (cue,) = of(find_cues(text, sentence, voiced("own"), detectors()), "hedging")
    assert text[cue.start : cue.end] == "may"
    assert cue.sentence == 1


def test_a_credited_cue_has_the_voice_of_the_innermost_credit() -> None:
    text = "The paper said the guards told it the gate may stay shut, perhaps all week."
    inner, outer = text.index("the gate"), text.index("the guards")
    comma = text.index(", perhaps")
    voice = voiced(
        "source",
        attributions=(
            credit(Span(outer, comma), "source"),
            credit(Span(inner, comma), "other"),
        ),
    )
    may, perhaps = of(cues_in(text, voice), "hedging")
    assert may.voice == "other"
    assert perhaps.voice == "own"


def test_a_sentence_credited_as_a_whole_lends_its_voice_to_its_cues() -> None:
    (cue,) = of(cues_in("The gate may stay shut.", voiced("source")), "hedging")
    assert cue.voice == "source"


def test_commentary_counts_only_in_the_outlets_own_unquoted_words() -> None:
    text = "The delay underscores how thin the plan is."
    quote = Span(0, len(text))
    assert is_commentary(cues_in(text))
    assert not is_commentary(cues_in(text, voiced("other")))
    assert not is_commentary(cues_in(text, voiced("own", quotes=(quote,))))
    (cue,) = of(cues_in(text, voiced("other")), "commentary")
    assert not cue.counted


def test_a_hedge_counts_in_any_voice() -> None:
    text = "The gate may stay shut."
    (cue,) = of(cues_in(text, voiced("other", quotes=(Span(0, len(text)),))), "hedging")
    assert cue.counted
    assert cue.quoted


def test_typographic_marks_match_like_plain_ones() -> None:
    plain = "It's possible that the seal broke - the pump is said to have failed."
    curly = plain.replace("'", "\N{RIGHT SINGLE QUOTATION MARK}").replace("-", "\N{EN DASH}")
    spans = [(cue.start, cue.end, cue.rule) for cue in cues_in(curly)]
    assert spans == [(cue.start, cue.end, cue.rule) for cue in cues_in(plain)]
    assert spans


def test_certainty_falls_with_each_hedge_and_can_be_recomputed() -> None:
    none = certainty(cues_in("The gate is shut."))
    one = certainty(cues_in("The gate may be shut."))
    two = certainty(cues_in("Perhaps the gate may be shut."))
    assert none == 1.0
    assert 0 < two < one < none
    weights = [cue.weight for cue in of(cues_in("Perhaps the gate may be shut."), "hedging")]
    assert two == (1 - weights[0]) * (1 - weights[1])


def test_what_is_expected_is_speculation_and_what_happened_is_not() -> None:
    assert is_speculative(cues_in("The river is expected to rise overnight."))
    assert not is_speculative(cues_in("The river rose overnight."))


def test_a_text_without_words_has_no_sentiment() -> None:
    assert compound("") is None
    assert compound("12, 34 - 56!") is None
    assert compound("A lovely day.") is not None


def test_long_texts_are_scored_in_parts() -> None:
    assert compound("A lovely day. " * 2000) == compound("A lovely day. " * 1000)
    assert compound("good but " * 3000) is not None
    assert compound("😀" * 5000 + " word") is not None


def test_sentiment_words_stand_where_they_are_and_flip_after_a_negation() -> None:
    text = "The judge was not happy with the “terrible” ruling."
    happy, terrible = of(cues_in(text), "sentiment")
    assert text[happy.start : happy.end] == "happy"
    assert happy.weight < 0
    assert text[terrible.start : terrible.end] == "terrible"
    assert terrible.weight < 0


class Overlapping:
    dimension: Dimension = "hedging"
    own_voice_only = False

    def find(self, sentence_text: str) -> list[Finding]:
        return [
            Finding(0, 3, "short", "modal", 0.9, "Short."),
            Finding(0, len(sentence_text), "long", "modal", 0.1, "Long."),
        ]


def test_the_longest_of_overlapping_cues_stands_alone() -> None:
    detector: Detector = Overlapping()
    (cue,) = find_cues("may well", whole("may well"), voiced("own"), (detector,))
    assert cue.rule == "long"


@given(
    st.lists(
        st.sampled_from(
            re.findall(
                "[^|]+",
                "may|could|perhaps|about 20|is expected to|“|”|s—|İ|😀|not|good|terrible|The US|,"
                "|?|will|underscores the|some 300|said to|if|then|the move|reflects",
            )
        ),
        min_size=1,
        max_size=30,
    ).map(" ".join),
    st.text(max_size=40),
)
@example("could may may ?", "")
def test_cues_are_real_spans_and_do_not_overlap_in_a_dimension(words: str, noise: str) -> None:
    text = f"{noise} {words}"
    cues = cues_in(text)
    for cue in cues:
        assert 0 <= cue.start < cue.end <= len(text)
        assert text[cue.start : cue.end].strip() == text[cue.start : cue.end]
    for before, after in pairwise(cues):
        assert before.dimension != after.dimension or before.end <= after.start
    assert 0 <= certainty(cues) <= 1
    score = compound(text)
    assert score is None or -1 <= score <= 1


def test_weak_signs_of_the_future_are_shown_and_not_counted() -> None:
    cues = of(cues_in("The choir tours Norway next year."), "speculation")
    assert cues
    assert not is_speculative(tuple(cues))


def test_two_weak_signs_of_judgement_add_up_and_one_does_not() -> None:
    assert not is_commentary(cues_in("Indeed, the roof had leaked for years."))
    assert is_commentary(cues_in("Indeed, the roof was in a dismal state."))


def test_compound_is_plain_vader_on_a_sentence() -> None:
    vader = SentimentIntensityAnalyzer()
    for text in ("The jury was not happy, but the judge was.", "A GREAT day for the town!!"):
        assert compound(text) == vader.polarity_scores(text)["compound"]


def test_a_word_that_vader_misreads_says_so_and_still_counts() -> None:
    (shares,) = of(cues_in("Shares of the brewer closed flat."), "sentiment")
    assert shares.kind == "trap"
    assert "term of business" in shares.why
    assert shares.counted
    assert shares.weight > 0
