"""Attribution against PolNeAR, read as whole articles with no source report.

Credited sentence: one of the program's sentences of running text. Gold says yes where it shares a
character with the source, cue or content of an attribution. The program says yes where it has an
attribution, whoever "he" may be, or where the sentence is somebody's very words (``quoted``).

Exact spans: the program's explicit credits, since gold marks no carried ones; but a quotation over
several sentences is one content in gold and a content a sentence here, and is joined first. Gold
marks no credit inside what another is credited with, so those are left out. A span is a run of
characters without spaces, punctuation and quotation marks at its ends; spans of one article and
kind are a set, so each matches at most one. A content in parts is that many spans.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Literal, get_args

from framing.article.sentences import sentences
from framing.attribution import attribute
from framing.attribution.carried_credits import same_quotation
from framing.evaluation.baselines import quotations, speech_words
from framing.evaluation.cleaned_offsets import Offsets
from framing.evaluation.credited_sentences import PLAIN, credited_sentences
from framing.evaluation.metrics import counted
from framing.evaluation.task import OURS, Measured
from framing.ingest import version_from_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from framing.evaluation.task import Row
    from framing.types import Attribution, Sentence, SentenceVoice, Version

_Kind = Literal["source", "cue", "content"]
_KINDS: tuple[_Kind, ...] = get_args(_Kind)
_Spans = frozenset[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class _Credited:
    """One sentence of running text: what gold and the program say of it."""

    text: str
    gold: bool
    ours: bool


@dataclass(frozen=True, slots=True)
class _Article:
    sentences: tuple[_Credited, ...]
    gold: Mapping[_Kind, _Spans]
    ours: Mapping[_Kind, _Spans]
    plain: Mapping[_Kind, _Spans]


def measure(rows: Sequence[Row], *, baselines: bool) -> Iterator[Measured]:
    """Score sentences and spans; an article is drawn whole."""
    read = [_article(row) for row in rows]
    yield from _sentences(read, baselines=baselines)
    for kind in _KINDS:
        gold = [article.gold[kind] for article in read]
        yield from _spans(kind, OURS, gold, [article.ours[kind] for article in read])
        if baselines and kind != "source":
            yield from _spans(kind, PLAIN, gold, [article.plain[kind] for article in read])


def _sentences(read: Sequence[_Article], *, baselines: bool) -> Iterator[Measured]:
    numbered = [
        (number, sentence) for number, article in enumerate(read) for sentence in article.sentences
    ]
    groups, gold = [number for number, _ in numbered], [sentence.gold for _, sentence in numbered]
    yield from credited_sentences(
        "credited sentence",
        [sentence.text for _, sentence in numbered],
        gold,
        [sentence.ours for _, sentence in numbered],
        groups,
        baselines=baselines,
        always=True,
    )


def _spans(kind: _Kind, system: str, gold: list[_Spans], found: list[_Spans]) -> Iterator[Measured]:
    right = [len(one & other) for one, other in zip(gold, found, strict=True)]
    scores = counted(right, [len(one) for one in found], [len(one) for one in gold])
    for name, score in zip(("F1", "precision", "recall"), scores, strict=True):
        yield Measured(f"{kind} {name}", system, score, range(len(gold)))


def _article(row: Row) -> _Article:
    version = version_from_text(row["text"], row["outlet"])
    offsets = Offsets(row["text"], version.text)
    marked = [
        (kind, offsets.moved(start, end))
        for credit in row["attributions"]
        for kind in _KINDS
        for start, end in credit[kind]
    ]
    spans = [(kind, span) for kind, span in marked if span is not None]
    split = sentences(version)
    voices = attribute(version, split, None)
    explicit = [one for voice in voices for one in _outermost(voice)]
    return _Article(
        sentences=tuple(
            _Credited(
                text=version.text[sentence.start : sentence.end],
                gold=any(low < sentence.end and sentence.start < high for _, (low, high) in spans),
                ours=_credited(voice),
            )
            for sentence, voice in zip(split, voices, strict=True)
            if sentence.kind in {"text", "bullet"}
        ),
        gold={
            kind: _bare(version.text, (span for own, span in spans if own == kind))
            for kind in _KINDS
        },
        ours={
            "source": _bare(version.text, _own_spans(explicit, "source")),
            "cue": _bare(version.text, _own_spans(explicit, "cue")),
            "content": _bare(version.text, _contents(version, split, voices)),
        },
        plain={
            "source": frozenset(),
            "cue": frozenset(speech_words(version.text)),
            "content": _bare(version.text, quotations(version.text)),
        },
    )


def _outermost(voice: SentenceVoice) -> list[Attribution]:
    """Return the explicit credits that stand in nobody else's statement: gold has no others."""
    explicit = [credit for credit in voice.attributions if credit.basis == "explicit"]
    return [
        credit
        for credit in explicit
        if credit.cue is None
        or not any(
            outer.cue != credit.cue and outer.content.holds(credit.cue.start, credit.cue.end)
            for outer in explicit
        )
    ]


def _contents(
    version: Version, split: Sequence[Sentence], voices: Sequence[SentenceVoice]
) -> Iterator[tuple[int, int]]:
    """Yield the contents of explicit credits, each with the rest of a quotation it is part of."""
    joined = [
        before.chain == after.chain
        and "carried" in {before.basis, after.basis}
        and same_quotation(version, split[number], split[number + 1], before, after)
        for number, (before, after) in enumerate(pairwise(voices))
    ]
    for number, voice in enumerate(voices):
        for credit in _outermost(voice):
            start, end, first, last = credit.content.start, credit.content.end, number, number
            while start == split[first].start and first > 0 and joined[first - 1]:
                first -= 1
                start = split[first].start
            while end >= split[last].end - 1 and last < len(joined) and joined[last]:
                last += 1
                end = split[last].end
            yield start, end


def _credited(voice: SentenceVoice) -> bool:
    return voice.quoted or bool(voice.attributions)


def _own_spans(explicit: Sequence[Attribution], kind: _Kind) -> Iterator[tuple[int, int]]:
    for credit in explicit:
        span = getattr(credit, kind)
        if span is not None:
            yield span.start, span.end


def _bare(text: str, spans: Iterable[tuple[int, int]]) -> _Spans:
    return frozenset(_trimmed(text, start, end) for start, end in spans)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Drop what is neither letter nor digit at both ends; a colon alone is a cue and stays."""
    low, high = start, end
    while low < high and not text[low].isalnum():
        low += 1
    while high > low and not text[high - 1].isalnum():
        high -= 1
    return (low, high) if low < high else (start, end)
