"""What a model answers, and whether it counts: only with sentences and words that are there."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from framing.coding.corrections import STATUS
from framing.coding.evidence_words import words_at
from framing.model_coder.questions import table
from framing.types import Label, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from framing.model_coder.questions import Question
    from framing.types import CoverageStatus

Fault = Literal["form", "sentences", "words"]
"""Why an answer does not count: not in the form that was asked for, of sentences that are not
there, or with words that do not stand in them."""

_THOUGHT = "</think>"
"""Where a model that thinks aloud ends that."""


class AnswerError(Exception):
    """An answer does not count; ``fault`` says why."""

    def __init__(self, fault: Fault) -> None:
        """Keep why."""
        super().__init__(fault)
        self.fault: Fault = fault


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer that counts.

    Attributes:
        status: What the version does with the fact.
        how: With ``altered`` the kinds of difference.
        sentences: The sentences that tell it, in reading order; none for the other two.
        quoted: The sentence in which the quoted words stand; where the model cannot tell, the one
            that the program finds nearest.
        words: Where they stand; None where the model cannot tell.
    """

    status: CoverageStatus
    how: tuple[str, ...]
    sentences: tuple[int, ...]
    quoted: int
    words: Span | None


@dataclass(frozen=True, slots=True)
class Coded:
    """What came of a question: a label, or why there is none."""

    question: Question
    label: Label | None
    fault: Fault | None = None


def coded(asked: Iterable[Question], ask: Callable[[Question], str], coder: str) -> Iterator[Coded]:
    """Put questions one after the other and yield what comes of each.

    Args:
        asked: The questions.
        ask: Puts one and returns the model's words.
        coder: Who the labels are by.
    """
    for question in asked:
        try:
            answer = read_answer(ask(question), question)
        except AnswerError as error:
            yield Coded(question, None, error.fault)
        else:
            yield Coded(question, label_of(question, answer, coder))


def read_answer(said: str, question: Question) -> Answer:
    """Return the answer in a model's words, held against the version's text.

    Raises:
        AnswerError: It is not in the asked form, names a sentence that is not there, or quotes
            words that stand in none of those that it names.
    """
    fields = _fields(said)
    answer = table("answer")
    status = answer["statuses"].get(fields["status"])
    how, named, quote = fields.get("how", []), fields["sentences"], fields["quote"]
    if status is None or not (_are(int, named) and _are(str, how) and isinstance(quote, str)):
        raise AnswerError("form")
    if (status == "altered") != bool(how) or not set(how) <= set(answer["hows"]):
        raise AnswerError("form")
    if status == "unclear":
        return Answer("unclear", (), (), question.nearest, None)
    if not 0 < len(set(named)) <= answer["most_sentences"]:
        raise AnswerError("sentences")
    if not set(named) <= set(question.sentences):
        raise AnswerError("sentences")
    quoted, words = _quoted(question, named, quote)
    told = () if status == "omitted" else tuple(sorted(set(named)))
    return Answer(status, tuple(dict.fromkeys(how)), told, quoted, words)


def label_of(question: Question, answer: Answer, coder: str) -> Label:
    """Return an answer as the row that keeps it; its note has the version's own words."""
    return Label(
        outlet=question.outlet,
        sentence=min(answer.sentences, default=answer.quoted),
        column=f"{STATUS}:{question.fact}",
        value=answer.status,
        coder=coder,
        kind="model",
        sentences=answer.sentences,
        how=answer.how,
        note=" ".join(answer.words.of(question.text).split()) if answer.words else "",
    )


def _quoted(question: Question, named: Iterable[int], quote: str) -> tuple[int, Span]:
    """Return the first of the named sentences that has the quoted words, and where they stand."""
    for number in named:
        span = question.sentences[number]
        words = words_at(question.text, span.start, span.end, quote)
        if words is not None:
            return number, words
    raise AnswerError("words")


def _fields(said: str) -> dict[str, Any]:
    """Return the one object in a model's words, which may stand between others."""
    said = said.rpartition(_THOUGHT)[2]
    if len(said) > table("answer")["longest"]:
        raise AnswerError("form")
    found = [each for each in _objects(said) if {"status", "sentences", "quote"} <= each.keys()]
    if not found or any(each != found[0] for each in found):
        raise AnswerError("form")
    if not isinstance(found[0]["status"], str):
        raise AnswerError("form")
    return found[0]


def _objects(said: str) -> Iterator[dict[str, Any]]:
    """Yield the JSON objects in a text, in their order and none inside another."""
    decoder, at = json.JSONDecoder(), said.find("{")
    for _ in range(table("answer")["most_braces"]):
        if at < 0:
            return
        try:
            found, end = decoder.raw_decode(said, at)
        except RecursionError:
            raise AnswerError("form") from None
        except ValueError:
            end = at + 1
        else:
            if isinstance(found, dict):
                yield found
        at = said.find("{", end)


def _are(kind: type, values: object) -> bool:
    """Tell whether this is a list of just that; for JSON true is no number."""
    return isinstance(values, list) and all(type(value) is kind for value in values)
