"""Every quotation of a draft beside the nearest one of the other texts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from framing.check.draft import Finding, Reference
from framing.check.held_sentence import Looked
from framing.check.name_words import telling
from framing.config import default
from framing.language.aliases import same_name
from framing.language.names import key
from framing.language.person_names import same_person
from framing.language.stems import stem, stem_set
from framing.language.word_lists import word_set
from framing.quotations.held_against import held_against
from framing.quotations.quoted_words import quoted_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from framing.check.aligned_sentences import KnownTexts
    from framing.check.draft import Level
    from framing.quotations.quoted_words import QuotedWords
    from framing.types import QuotationMatch, VersionReading

_SETTINGS = default().check.quotes
_QUOTED = re.compile(r"“([^”]*)”")
_CHANGES = "may change"
"""What a comparison of quotations says where a cut bears on whether it holds, or how much."""


class KnownQuotations:
    """The quotations of all other texts, to see whom each gives the same words to."""

    def __init__(
        self, draft: VersionReading, known: Iterable[VersionReading], texts: KnownTexts
    ) -> None:
        """Take the draft's own quotations, those of the other texts, and who is called what."""
        self._own = {passage.start: passage for passage in quoted_words(draft)}
        self._known = [passage for version in known for passage in quoted_words(version)]
        self._texts = texts

    def given_to(self, start: int) -> dict[str, QuotedWords]:
        """Return who is named for the words of one quotation of the draft, if all are others."""
        own = self._own.get(start)
        if own is None or not _is_name(own.speaker):
            return {}
        same = self._same(own)
        if any(self._may_be_one(own.speaker, passage.speaker) for passage in same):
            return {}
        return {passage.outlet: passage for passage in reversed(same)}

    def _same(self, own: QuotedWords) -> list[QuotedWords]:
        return [
            passage
            for passage in self._known
            if (held := held_against(own, passage)) is not None
            and held.likeness != "altered"
            and held.shared >= _SETTINGS.least_shared
        ]

    def _may_be_one(self, ours: str, theirs: str) -> bool:
        """Tell whether two speakers may be one: nobody named, or called by each other's words.

        Whom no other text names, may be the "spokesman" of another.
        """
        if _is_name(theirs):
            return _may_be_one(ours, theirs)
        words = {stem(word) for word in key(theirs).split()}
        persons = word_set("check/words", "persons") | {"they", "it", "i", "we"}
        papers = stem_set("check/words", "writings")
        if not words or words <= set(map(stem, persons)) or words & papers:
            return True
        names = telling(ours)
        unknown = not names or names[-1] not in self._texts.words
        linked = self._texts.links.of(names)
        return unknown or not linked.isdisjoint(words | set(telling(theirs)))

    def agrees(self, start: int) -> bool:
        """Tell whether another text gives the same words to the very speaker of the draft."""
        own = self._own.get(start)
        return own is not None and any(
            bool(own.speaker and passage.speaker) and _may_be_one(own.speaker, passage.speaker)
            for passage in self._same(own)
        )


def _is_name(speaker: str) -> bool:
    """Tell whether a speaker is named as a person may be: two words with capitals or more."""
    return sum(word[:1].isupper() and word[1:2].islower() for word in speaker.split()) > 1


def _may_be_one(ours: str, theirs: str) -> bool:
    return same_name(ours, theirs) or same_person(ours, theirs)


def check_quotes(
    rows: Iterable[QuotationMatch], texts: Mapping[str, VersionReading], known: KnownQuotations
) -> Looked:
    """Return what the rows of quotations of one sentence of the draft come to."""
    places = compared = 0
    findings = []
    for row in rows:
        places += 1
        compared += row.status != "only here"
        found = _reference(row, texts)
        others = known.given_to(row.start)
        if row.status == "re-credited" and known.agrees(row.start):
            continue
        if others and row.status != "re-credited":
            findings.append(_given_to_another(row, others))
            continue
        goes_on = row.status == "trimmed" and found is not None and _goes_on(row.text, found.text)
        if row.status == "same" or (
            row.status == "trimmed" and _CHANGES not in row.why and not goes_on
        ):
            continue
        differs = row.status == "re-credited" or (row.status == "altered" and _is_one_saying(row))
        why = row.why
        if row.status == "only here":
            why = "none of the other texts quotes these words"
        elif goes_on and _CHANGES not in row.why:
            why = "quoted as a whole sentence, which goes on in the other text"
        elif row.status == "re-credited":
            why = f"the same words are given to somebody else: {row.why}"
        findings.append(
            Finding(
                "attribution" if row.status == "re-credited" else "quotation",
                "differs" if differs else "look",
                row.start,
                row.end,
                " ".join(row.text.split()),
                why,
                (found,) if found else (),
            )
        )
    return Looked(places, compared, tuple(findings))


def _goes_on(text: str, other: str) -> bool:
    """Tell whether words quoted as a whole sentence are less than the sentence that was said."""
    words, said = re.findall(r"\w+", text.lower()), re.findall(r"\w+", other.lower())
    if not text[:1].isupper() or not words:
        return False
    ends = [at for at in range(len(said)) if said[: at + 1][-len(words) :] == words]
    return bool(ends) and ends[0] < len(said) - 1


def _is_one_saying(row: QuotationMatch) -> bool:
    """Tell whether the words that differ are few beside the rest: else two sayings are alike."""
    other = [word for words in _QUOTED.findall(row.why) for word in words.split()]
    return len(other) <= _SETTINGS.differing * len(row.text.split())


def _given_to_another(row: QuotationMatch, others: Mapping[str, QuotedWords]) -> Finding:
    speakers = dict.fromkeys(passage.speaker for passage in others.values())
    why = f"said by {row.speaker} here; the same words are {', '.join(speakers)}'s in other texts"
    references = tuple(
        Reference(
            outlet, passage.sentence, passage.start, passage.end, " ".join(passage.text.split())
        )
        for outlet, passage in others.items()
    )
    text = " ".join(row.text.split())
    level: Level = "differs" if any(map(_is_name, speakers)) else "look"
    return Finding("attribution", level, row.start, row.end, text, why, references)


def _reference(row: QuotationMatch, texts: Mapping[str, VersionReading]) -> Reference | None:
    if row.other_start is None or row.other_end is None or row.other_outlet not in texts:
        return None
    version = texts[row.other_outlet]
    sentence = next(
        (
            each.sentence.index
            for each in version.readings
            if each.sentence.start <= row.other_start < each.sentence.end
        ),
        0,
    )
    text = " ".join(version.version.text[row.other_start : row.other_end].split())
    return Reference(row.other_outlet, sentence, row.other_start, row.other_end, text)
