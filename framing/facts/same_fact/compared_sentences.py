"""A version's sentences as they are compared: their words, meanings, names, verbs and places."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from framing.facts.same_fact.antecedents import with_antecedents
from framing.language.names import names
from framing.language.ngrams import text_stems
from framing.language.stemmed_tokens import stemmed_tokens
from framing.language.synonyms import content_meanings
from framing.language.verb_forms import act_meanings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framing.article.attributed_version import AttributedVersion

_PROSE = frozenset({"text", "bullet"})
_NAME_LETTERS = 3


@dataclass(frozen=True, slots=True)
class ComparedSentence:
    """One sentence as it is compared.

    Attributes:
        outlet: Its version.
        sentence: Its number within the version.
        text: Its words, with the name that an opening pronoun stands for in front.
        position: Where in the version it begins, 0 to 1; None where that cannot be known.
        stems: Its words cut to stems; numbers whole.
        meanings: What its words mean, one for all words of a meaning.
        names: The words of its names, in lower case.
        acts: The meanings of its verbs.
    """

    outlet: str
    sentence: int
    text: str
    position: float | None
    stems: frozenset[str]
    meanings: frozenset[str]
    names: frozenset[str]
    acts: frozenset[str]


def compared_sentences(
    version: AttributedVersion, *, placed: bool = True
) -> list[ComparedSentence]:
    """Return the sentences of a version's body in reading order; headings are not compared.

    Args:
        version: The version.
        placed: Whether a sentence's place tells anything: in a baseline file it does not.
    """
    return list(_compared(version, placed=placed))


def _compared(version: AttributedVersion, *, placed: bool) -> Iterator[ComparedSentence]:
    text = version.version.text
    body = [sentence for sentence in version.sentences if sentence.kind in _PROSE]
    plain = [text[sentence.start : sentence.end] for sentence in body]
    for sentence, own, resolved in zip(body, plain, with_antecedents(plain), strict=True):
        yield ComparedSentence(
            outlet=version.version.outlet,
            sentence=sentence.index,
            text=resolved,
            position=sentence.start / max(1, len(text)) if placed else None,
            stems=text_stems(own),
            meanings=content_meanings(resolved),
            names=_name_words(own),
            acts=act_meanings(stemmed_tokens(own)[0]),
        )


@lru_cache(maxsize=4096)
def _name_words(text: str) -> frozenset[str]:
    return frozenset(
        word.lower()
        for name in names(text)
        for word in name.text.split()
        if len(word) >= _NAME_LETTERS
    )
