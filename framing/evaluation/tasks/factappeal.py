"""Appeals to a source for a fact: whether a sentence makes one, and to what kind of source.

A sentence appeals where FactAppeal marks a fact told with an appeal, directly or indirectly quoted.
That is less than a credit: words that somebody is credited with and that state no fact (a wish, an
opinion, a question) are no appeal, and a sentence of these stands alone, so "he said" has nobody
before it. The program says yes as in ``attribution``.

Source role: of the sources whose type is told, the program's role for the words that the annotators
marked, with the description they marked beside a name; "expert document" and "direct evidence" are
one. What the program finds in a whole version is more: descriptions that stand elsewhere.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from framing.attribution.source_roles import role_of_phrase
from framing.evaluation.baselines import tfidf_labels
from framing.evaluation.credited_sentences import TRAINED, credited_sentences
from framing.evaluation.metrics import precision, recall
from framing.evaluation.program_answers import voice_alone
from framing.evaluation.task import OURS, Measured

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from framing.evaluation.task import Row

_APPEAL = "<Fact_Appeal:"
_SOURCE = re.compile(r"<Source:(\w+):(\w+)>(.*?)</Source:")
_DESCRIPTION = re.compile(r"<Source_Attribute>(.*?)</Source_Attribute>")
_TAG = re.compile(r"</?[A-Z][\w:]*>")
_ROLES = {
    "Official": "official",
    "Expert": "expert",
    "Witness": "witness",
    "Active_Participant": "participant",
    "Expert_Document": "document",
    "Direct_Evidence": "document",
    "News_Report": "media",
}


def measure(rows: Sequence[Row], *, baselines: bool) -> Iterator[Measured]:
    """Score sentences, then the roles of their sources."""
    texts = [row["sentence"] for row in rows]
    gold = [_APPEAL in (row["annotation"] or "") for row in rows]
    ours = [_is_credited(text) for text in texts]
    yield from credited_sentences("appeal", texts, gold, ours, texts, baselines=baselines)
    yield from _source_roles(rows, baselines=baselines)


def _is_credited(text: str) -> bool:
    voice = voice_alone(text)
    return voice.quoted or bool(voice.attributions)


def _source_roles(rows: Sequence[Row], *, baselines: bool) -> Iterator[Measured]:
    typed = [source for row in rows for source in _typed(row)]
    phrases = [phrase for phrase, _, _ in typed]
    gold = [role for _, role, _ in typed]
    groups = [sentence for _, _, sentence in typed]
    answers: dict[str, list[str]] = {OURS: [role_of_phrase(phrase) for phrase in phrases]}
    if baselines:
        answers[TRAINED] = tfidf_labels(phrases, gold, groups)
    for system, says in answers.items():
        right = [answer == role for answer, role in zip(says, gold, strict=True)]
        answered = [bool(answer) for answer in says]
        # Of those answered the right ones, and of all: precision and recall over all roles.
        yield Measured("source role precision", system, precision(right, answered), groups)
        yield Measured("source role recall", system, recall([True] * len(right), right), groups)


def _typed(row: Row) -> Iterator[tuple[str, str, str]]:
    """Yield each source whose type is told: its words, its role, and its sentence."""
    annotation = row["annotation"] or ""
    descriptions = [_TAG.sub("", words) for words in _DESCRIPTION.findall(annotation)]
    for naming, kind, words in _SOURCE.findall(annotation):
        if kind in _ROLES:
            phrase = _TAG.sub("", words).strip(" .,")
            if naming == "Named" and descriptions:
                phrase = f"{phrase}, {descriptions[0]}"
            yield phrase, _ROLES[kind], row["sentence"]
