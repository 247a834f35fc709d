"""What a model says fills open cells, marked, and moves nothing else."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from helpers.stories import ALL, compared
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.kept import Kept
from framing.model_coder.questions import Question, questions
from framing.pipeline import compare, score
from framing.report.csv import tables
from framing.types import Comparison, Coverage, Label, LabelKind, Story

if TYPE_CHECKING:
    from collections.abc import Iterable

MODEL = "stub-7b"


def with_labels(labels: Iterable[Label]) -> Story:
    return replace(ALL["rates"](), labels=tuple(labels))


def words_of(question: Question, number: int) -> str:
    return question.sentences[number].of(question.text)


def by_model(question: Question, value: str, note: str | None = None) -> Label:
    number = question.nearest
    return Label(
        question.outlet,
        number,
        f"status:{question.fact}",
        value,
        MODEL,
        "model",
        sentences=(number,),
        note=words_of(question, number) if note is None else note,
    )


def open_cells() -> tuple[Question, ...]:
    return questions(compared("rates"))


def cell(comparison: Comparison, question: Question) -> Coverage:
    (row,) = (
        row
        for row in comparison.coverage
        if (row.outlet, row.fact) == (question.outlet, question.fact)
    )
    return row


@pytest.mark.parametrize(("value", "fidelity"), [("carried", 2), ("altered", 0), ("omitted", None)])
def test_an_open_cell_says_what_the_model_says_and_who_said_so(
    value: str, fidelity: int | None
) -> None:
    question = open_cells()[0]
    made = compare(with_labels([by_model(question, value)]))
    row = cell(made, question)
    assert (row.status, row.fidelity, row.set_by) == (value, fidelity, "stub-7b (model)")
    assert row.start is not None
    version = next(one for one in made.versions if one.version.outlet == row.outlet)
    assert version.version.text[row.start : row.end] in words_of(question, question.nearest)
    assert any("stub-7b (model) fills 1 of" in warning for warning in made.warnings)
    written = [one for one in tables(made)["coverage.csv"] if one["set_by"]]
    assert [(one["status"], one["set_by"]) for one in written] == [(value, "stub-7b (model)")]


statuses = st.sampled_from(["carried", "altered", "omitted", "unclear"])


KEPT = Kept()


@settings(max_examples=30)
@given(st.lists(st.tuples(st.integers(0, 17), statuses), max_size=8))
def test_nothing_but_open_cells_moves(said: list[tuple[int, str]]) -> None:
    before = compared("rates")
    every = questions(before, all_cells=True)
    made = compare(with_labels(by_model(every[at], value) for at, value in said), None, KEPT)
    for now, then in zip(made.coverage, before.coverage, strict=True):
        if then.status != "unclear":
            assert now == then
        assert now.probability == then.probability
    restored = replace(made, story=before.story, coverage=before.coverage, warnings=before.warnings)
    assert restored == before


@pytest.mark.parametrize("kind", ["", "decision"])
@pytest.mark.parametrize("model_last", [True, False])
def test_a_persons_word_holds_whichever_row_is_later(kind: LabelKind, *, model_last: bool) -> None:
    question = open_cells()[0]
    ann = Label(
        question.outlet, question.nearest, f"status:{question.fact}", "omitted", "ann", kind
    )
    rows = [ann, by_model(question, "carried")]
    made = compare(with_labels(rows if model_last else rows[::-1]))
    assert (cell(made, question).status, cell(made, question).set_by) == ("omitted", "ann")
    assert not any("model" in warning for warning in made.warnings)


@pytest.mark.parametrize("note", ["", "words that nobody wrote there", "the"])
def test_a_row_whose_words_the_story_does_not_have_is_told_and_not_counted(note: str) -> None:
    question = open_cells()[0]
    made = compare(with_labels([by_model(question, "carried", note)]))
    assert cell(made, question) == cell(compared("rates"), question)
    assert any("1 of a model's rows" in warning for warning in made.warnings)


def test_rows_about_facts_and_sentences_that_are_gone_are_told() -> None:
    question = open_cells()[0]
    label = by_model(question, "carried")
    gone = replace(label, column="status:0000aaaa")
    beyond = replace(label, sentence=900, sentences=(901,))
    made = compare(with_labels([gone, beyond]))
    assert made.coverage == compared("rates").coverage
    assert any("2 of a model's rows" in warning for warning in made.warnings)


def test_a_model_sets_nothing_about_sentences() -> None:
    question = open_cells()[0]
    label = Label(question.outlet, 2, "commentary", "1", MODEL, "model")
    assert compare(with_labels([label])).versions == compared("rates").versions


def test_who_cannot_tell_leaves_the_cell_open() -> None:
    question = open_cells()[0]
    made = compare(with_labels([by_model(question, "unclear", "")]))
    assert made.coverage == compared("rates").coverage
    assert made.warnings == compared("rates").warnings


def test_a_scored_article_keeps_its_cells_and_the_story_has_them_filled() -> None:
    base, question = ALL["rates"](), open_cells()[0]
    others = tuple(one for one in base.versions if one.outlet != question.outlet)
    article = next(one for one in base.versions if one.outlet == question.outlet)
    plain = score(article, replace(base, versions=others))
    labels = (replace(by_model(question, "carried"), outlet=others[0].outlet),)
    marked = score(article, replace(base, versions=others, labels=labels))
    assert marked.scores == plain.scores
    assert [row for row in marked.coverage if row.outlet == article.outlet] == [
        row for row in plain.coverage if row.outlet == article.outlet
    ]
