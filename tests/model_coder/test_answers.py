"""Which answers of a model count: those whose sentences exist and whose words stand in them."""

from __future__ import annotations

import json
from typing import Any

import pytest
from helpers.model_stub import said
from hypothesis import given
from hypothesis import strategies as st

from framing.model_coder.answers import AnswerError, coded, read_answer
from framing.model_coder.questions import Question
from framing.types import Label, Span

SENTENCES = (
    "The dam at Orvik holds, the council said.",
    "Some 300 families left their homes on Sunday.",
    "Nobody was hurt when the lower gate gave way.",
)
TEXT = "High water\n\n" + " ".join(SENTENCES)
PLACES = {
    number: Span(TEXT.index(words), TEXT.index(words) + len(words))
    for number, words in enumerate(SENTENCES, 1)
}
QUESTION = Question("ab12", "Valley Post", "300 families fled.", (), PLACES, TEXT, nearest=3)
TOLD = said("carried", [2], "300 families left their homes")


def label(answer: str) -> Label | None:
    (result,) = coded([QUESTION], lambda _: answer, "stub-7b")
    return result.label


def fault(answer: str) -> str:
    with pytest.raises(AnswerError) as error:
        read_answer(answer, QUESTION)
    return error.value.fault


def test_an_answer_becomes_a_row_with_the_versions_own_words() -> None:
    assert label(said("carried", [3, 2], "some 300 FAMILIES left")) == Label(
        "Valley Post",
        2,
        "status:ab12",
        "carried",
        "stub-7b",
        "model",
        sentences=(2, 3),
        note="Some 300 families left",
    )


def test_what_differs_is_kept() -> None:
    found = label(said("altered", [2], "300 families left", "number", "date", "number"))
    assert found is not None
    assert (found.value, found.how) == ("altered", ("number", "date"))


def test_not_found_shows_the_sentence_that_came_nearest() -> None:
    found = label(said("not found", [1, 3], "the lower gate gave way"))
    assert found is not None
    assert (found.value, found.sentence, found.sentences) == ("omitted", 3, ())


def test_who_cannot_tell_needs_no_words() -> None:
    found = label(said("cannot tell", [], ""))
    assert found is not None
    assert (found.value, found.sentence, found.note) == ("unclear", 3, "")


@pytest.mark.parametrize(
    "answer",
    [
        f"```json\n{TOLD}\n```",
        f"Sentence 2 says so. {TOLD} I hope that helps.",
        f"<think>Perhaps {said('not found', [1], 'the dam at Orvik')}</think>\n{TOLD}",
        f"{TOLD}\n{TOLD}",
        json.dumps({**json.loads(TOLD), "confidence": 0.9}),
        '{"status": "carried", "sentences": [2], "quote": "300 families left"}',
    ],
)
def test_the_answer_may_stand_between_other_words(answer: str) -> None:
    found = label(answer)
    assert found is not None
    assert (found.value, found.sentence) == ("carried", 2)


FORM: list[str] = [
    "",
    "carried",
    "[]",
    "{}",
    "null",
    "{" * 5_000,
    '{"a":' * 5_000,
    TOLD[:-2],
    f"{TOLD} {said('not found', [1], 'the dam at Orvik')}",
    said("maybe", [2], "300 families left"),
    said("CARRIED", [2], "300 families left"),
    said("altered", [2], "300 families left"),
    said("altered", [2], "300 families left", "tone"),
    said("carried", [2], "300 families left", "number"),
    json.dumps({"status": ["carried"], "how": [], "sentences": [2], "quote": "x"}),
    json.dumps({"status": "carried", "how": "number", "sentences": [2], "quote": "x"}),
    json.dumps({"status": "carried", "how": [], "sentences": 2, "quote": "x"}),
    json.dumps({"status": "carried", "how": [], "sentences": ["2"], "quote": "x"}),
    json.dumps({"status": "carried", "how": [], "sentences": [True], "quote": "x"}),
    json.dumps({"status": "carried", "how": [], "sentences": [2], "quote": None}),
    said("carried", [2], "300 families left") + " " * 200_000,
]


@pytest.mark.parametrize("answer", FORM)
def test_what_is_not_in_the_form_does_not_count(answer: str) -> None:
    assert fault(answer) == "form"
    assert label(answer) is None


@pytest.mark.parametrize("numbers", [[], [0], [2, 4], [-1], [10**12], list(range(1, 90))])
def test_sentences_that_are_not_there_do_not_count(numbers: list[int]) -> None:
    assert fault(said("carried", numbers, "300 families left their homes")) == "sentences"


@pytest.mark.parametrize("status", ["carried", "not found"])
@pytest.mark.parametrize(
    "quote",
    [
        "",
        "families",
        "400 families left their homes",
        "300 families fled.",  # the fact's words, not the article's
        "the dam at Orvik",  # of a sentence that is not named
    ],
)
def test_words_that_do_not_stand_there_do_not_count(status: str, quote: str) -> None:
    assert fault(said(status, [2], quote)) == "words"


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8) | st.just("carried"),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner),
    max_leaves=6,
)
answers = st.text() | st.fixed_dictionaries(
    {"status": json_values, "how": json_values, "sentences": json_values, "quote": json_values}
).map(json.dumps)


@given(answers)
def test_whatever_is_answered_nothing_is_forged(answer: Any) -> None:
    found = label(answer)
    if found is not None and found.value != "unclear":
        assert found.sentence in PLACES
        assert set(found.sentences) <= set(PLACES)
        assert found.note in TEXT


def test_each_question_is_coded_by_itself() -> None:
    said_in_turn = iter(["nonsense", TOLD])
    results = list(coded([QUESTION, QUESTION], lambda _: next(said_in_turn), "stub-7b"))
    assert [(one.label is None, one.fault) for one in results] == [(True, "form"), (False, None)]
