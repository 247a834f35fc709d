"""Speakers named by layout: "Ana Ruiz: ...", "Q: ... A: ...", a post with its author's handle.

A label opens a paragraph and credits all of it, and in a dialogue the paragraphs behind it as well,
until the next label or a heading. A post ends with its author's name and handle.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from framing.attribution.carried_credits import carried_mark, credited_voice
from framing.attribution.discourse import ResolvedSource
from framing.attribution.source_report_references import as_source
from framing.language.lexicon import lexicon
from framing.language.names import common_words
from framing.language.person_names import PERSON, may_be_person, surname
from framing.language.publication_names import is_publication, plain_name
from framing.types import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framing.types import Sentence, SentenceVoice, SourceKind, SourceReport, Version

_WORD = r"[A-Z][\w.’'-]{0,30}"
_LABEL = re.compile(
    rf"[\"“‘]?(?P<name>{_WORD}(?: (?:{_WORD}|of|the|de|da|van|von|al|bin)){{0,5}})"
    r"(?: \([^()]{1,40}\))?(?:, [^.:!?]{1,60})?:(?=\s+\S)"
)
_HANDLE = re.compile(
    r"\s*(?P<dash>[—–―]|--|-)\s?(?P<name>[^\s@()—–][^@()\n—–]{0,60}?) ?\(@\w[\w.-]{0,60}\)"
    r"[^\n.!?]{0,40}\Z"
)
_TALK = re.compile(r"\?|\b(?:I|[Ww]e|[Yy]ou|[Mm]y|[Oo]ur|[Yy]our)\b")
_PLAIN_WORD = re.compile(r"[^\W\d_]+")
_RUNNING = frozenset({"text", "bullet"})
_PERSON_WORDS = 2


@dataclass(frozen=True, slots=True)
class _Label:
    """A label at the start of the sentence numbered ``index``; ``known`` is whom it stands for."""

    index: int
    name: str
    place: Span
    mark: Span
    role: str


def credit_labels(
    version: Version,
    sentences: tuple[Sentence, ...],
    voices: list[SentenceVoice],
    source: SourceReport | None,
) -> None:
    """Give the turns of an interview or a transcript to whoever each label names, in place."""
    labels = _labels(version, sentences)
    for number, label in enumerate(labels):
        final = number + 1 == len(labels)
        end = len(sentences) if final else labels[number + 1].index
        last = _turn_end(sentences, label.index, end, alone=len(labels) == 1)
        if final:
            last = _before_story(version, sentences, voices, labels, last)
        who = _speaker(version, label, labels, source)
        why = f"“{label.name}:” opens this turn"
        for at in range(label.index, last):
            if sentences[at].kind in _RUNNING:
                voices[at] = _spoken(sentences[at], voices[at], who, why, label)


def _labels(version: Version, sentences: tuple[Sentence, ...]) -> list[_Label]:
    """Return the labels that are speakers: in a dialogue all, else whoever the text tells of.

    A lone label in the first paragraph is the place a report was sent from: "LUNDE: The owner".
    """
    found = list(_candidates(version, sentences))
    if len(found) > 1 and _is_dialogue(version, sentences, found):
        return found
    first = next((each.block for each in sentences if each.kind in _RUNNING), 0)
    return [
        label
        for label in found
        if sentences[label.index].kind == "text"
        and sentences[label.index].block != first
        and _is_known(version, label)
    ]


def _is_dialogue(version: Version, sentences: tuple[Sentence, ...], labels: list[_Label]) -> bool:
    """Tell turns of talk from a list of things: a name comes back, asks, or says "I" or "you"."""
    names = [label.name for label in labels]
    if len(set(names)) < len(names) or any(label.role for label in labels):
        return True
    turns = (
        version.text[sentences[label.index].start : sentences[label.index].end] for label in labels
    )
    return any(_TALK.search(turn) for turn in turns)


def _candidates(version: Version, sentences: tuple[Sentence, ...]) -> Iterator[_Label]:
    """Find paragraphs that open with a name, or a role such as "Q", and a colon."""
    block = -1
    for sentence in sentences:
        opens, block = sentence.block != block, sentence.block
        if sentence.kind not in _RUNNING or not opens:
            continue
        match = _LABEL.match(version.text, sentence.start, sentence.end)
        if match is None:
            continue
        name = match["name"]
        role = _role(name)
        if not (role or _is_name(name)) or not _speaks(version.text, match.end(), sentence.end):
            continue
        place = Span(match.start("name"), match.end("name"))
        yield _Label(sentence.index, name, place, Span(match.end() - 1, match.end()), role)


def _role(name: str) -> str:
    """Return "asks" or "answers" where a label is a role: "Q", "Interviewer", "A"."""
    low = name.lower().rstrip(".")
    closed = lexicon().closed
    return "asks" if low in closed["askers"] else "answers" if low in closed["answerers"] else ""


def _is_name(name: str) -> bool:
    """Tell a name from "Breaking News" and "Bottom Line": a word of it is no common one."""
    words = name.split()
    known = lexicon()
    if words[-1].lower() in known.closed["no_labels"] or words[0].lower() in known.closed["days"]:
        return False
    if is_publication(name):
        return True
    return any(word.lower().strip(".’'") not in common_words() for word in words)


def _speaks(text: str, start: int, end: int) -> bool:
    """Tell whether a sentence stands behind a label, not a datum: "Age: 34", "Source: Reuters"."""
    said = text[start:end].strip()
    return said[-1:] in '?!.”"’…' and (len(said.split()) > _PERSON_WORDS or said[-1] in '?!”"')


def _is_known(version: Version, label: _Label) -> bool:
    """Tell whether a lone label's name stands elsewhere in the text, as a person's does."""
    name = re.escape(surname(label.name))
    return len(re.findall(rf"\b{name}\b", version.text)) > 1


def _turn_end(sentences: tuple[Sentence, ...], first: int, end: int, *, alone: bool) -> int:
    """Return where a turn ends: before the next label, a heading, or with a lone paragraph."""
    for at in range(first + 1, end):
        lone = alone and sentences[at].block != sentences[first].block
        if lone or sentences[at].kind == "heading":
            return at
    return end


def _before_story(
    version: Version,
    sentences: tuple[Sentence, ...],
    voices: list[SentenceVoice],
    labels: list[_Label],
    end: int,
) -> int:
    """Return where the last turn ends: before a paragraph that tells of the talk or credits.

    "Ruiz left the room", "the clerk said", "This interview was shortened".
    """
    names = {surname(label.name).lower() for label in labels if not label.role}
    told = names | lexicon().closed["of_talk"]
    first = labels[-1].index
    for at in range(first + 1, end):
        outside = sentences[at].block != sentences[first].block
        credited = voices[at].basis == "explicit"
        words = _PLAIN_WORD.findall(version.text[sentences[at].start : sentences[at].end].lower())
        if outside and (credited or not told.isdisjoint(words)):
            block = sentences[at].block
            while sentences[at - 1].block == block:
                at -= 1  # noqa: PLW2901 - back to where its paragraph begins
            return at
    return end


def _speaker(
    version: Version, label: _Label, labels: list[_Label], source: SourceReport | None
) -> ResolvedSource:
    name, person = label.name, not label.role
    if label.role == "answers":
        name = _interviewee(version, labels) or label.name
        person = name != label.name
    full = _full_name(version, label, name) if person else name
    if source is not None and plain_name(full) in {plain_name(known) for known in source.names}:
        return as_source(source, "named by a label")
    if plain_name(full) == plain_name(version.outlet):
        return ResolvedSource((full,), "named", "own", "the outlet speaks itself", report=True)
    kind: SourceKind = "named" if person else "anonymous"
    return ResolvedSource((full,), kind, "other", f"named by the label {label.name}", person=person)


def _full_name(version: Version, label: _Label, name: str) -> str:
    """Return the full name that stands above a label with a last name alone."""
    if " " in name:
        return name
    above = (
        rf"\b(?:[A-Z][a-z]{{1,20}} ){{1,2}}{re.escape(name.title() if name.isupper() else name)}\b"
    )
    match = re.search(above, version.text[: label.place.start])
    return match.group() if match and may_be_person(version.text, match) else name


def _interviewee(version: Version, labels: list[_Label]) -> str:
    """Return the only person named before the first label, if there is just one."""
    above = version.text[: labels[0].place.start]
    people = {
        match.group()
        for match in PERSON.finditer(above)
        if may_be_person(version.text, match)
        and not is_publication(match.group())
        and match.group().split()[-1].lower() not in common_words()
    }
    return people.pop() if len(people) == 1 else ""


def _spoken(
    sentence: Sentence, voice: SentenceVoice, who: ResolvedSource, why: str, label: _Label
) -> SentenceVoice:
    opens = sentence.index == label.index
    mark = carried_mark(sentence, who, why)
    if opens:
        content = Span(label.mark.end, sentence.end)
        mark = replace(mark, content=content, source=label.place, cue=label.mark, basis="explicit")
    if who.voice == "own":
        return replace(voice, voice="own", chain=(), kind="", basis="none", quoted=False, why="")
    marks = (mark, *voice.attributions)
    return replace(credited_voice(voice, who, marks, why), quoted=True)


def credit_posts(
    version: Version, sentences: tuple[Sentence, ...], voices: list[SentenceVoice]
) -> None:
    """Give an embedded post to the author whose name and handle end it, in place."""
    if "(@" not in version.text:
        return
    starts = _block_starts(sentences)
    for number, (first, end) in enumerate(starts):
        start, stop = sentences[first].start, sentences[end - 1].end
        match = _HANDLE.search(version.text, max(start, stop - 200), stop)
        if match is None or sentences[first].kind not in _RUNNING:
            continue
        body = range(first, end)
        if not version.text[start : match.start()].strip():
            if number == 0 or sentences[starts[number - 1][0]].kind not in _RUNNING:
                continue
            body = range(starts[number - 1][0], end)
        name = " ".join(match["name"].split())
        who = ResolvedSource((name,), "named", "other", f"posted by {name}", person=True)
        place, dash = Span(*match.span("name")), Span(*match.span("dash"))
        for at in body:
            if voices[at].basis == "explicit" and at < first:
                continue
            voices[at] = _posted(sentences[at], voices[at], who, place, dash)


def _block_starts(sentences: tuple[Sentence, ...]) -> list[tuple[int, int]]:
    """Return the first sentence of each block and the one behind its last."""
    firsts = [0] + [
        after.index for before, after in pairwise(sentences) if after.block != before.block
    ]
    return list(zip(firsts, [*firsts[1:], len(sentences)], strict=True)) if sentences else []


def _posted(
    sentence: Sentence, voice: SentenceVoice, who: ResolvedSource, place: Span, dash: Span
) -> SentenceVoice:
    mark = carried_mark(sentence, who, "its author’s name and handle stand under this post")
    signed = sentence.start <= place.start < sentence.end
    if signed:
        content = Span(sentence.start, max(sentence.start + 1, dash.start))
        mark = replace(mark, content=content, source=place, cue=dash, basis="explicit")
    return replace(credited_voice(voice, who, (mark,), mark.why), quoted=True)
