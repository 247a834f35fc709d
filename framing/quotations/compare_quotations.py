"""Every quotation of a story with the nearest one that another version has."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from framing.config import default
from framing.language.person_names import same_person, surname
from framing.quotations.held_against import Held, held_against
from framing.quotations.quoted_words import quoted_words
from framing.types import QuotationMatch

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from framing.quotations.quoted_words import QuotedWords
    from framing.types import VersionReading

_SETTINGS = default().quotations


def compare_quotations(
    versions: Iterable[VersionReading], known: Iterable[VersionReading] = ()
) -> tuple[QuotationMatch, ...]:
    """Return a row for each quotation of each version, in story and reading order.

    Args:
        versions: The versions whose quotations are held against each other's.
        known: What else they are held against, such as the source report's own text.
    """
    by_version = [quoted_words(version) for version in versions]
    beside = [quotation for version in known for quotation in quoted_words(version)]
    quotations = [quotation for own in by_version for quotation in own]
    index = _Index([*quotations, *beside])
    return tuple(_match(quotation, index.near(quotation)) for quotation in quotations)


class _Index:
    """Quotations by two words in a row: only those that share some can be one saying."""

    def __init__(self, quotations: Sequence[QuotedWords]) -> None:
        self._quotations = quotations
        self._by_pair: Mapping[tuple[str, str], list[int]] = defaultdict(list)
        for number, quotation in enumerate(quotations):
            for pair in set(pairwise(quotation.words)):
                self._by_pair[pair].append(number)

    def near(self, quotation: QuotedWords) -> list[QuotedWords]:
        """Return the quotations of other versions that share most, the nearest first."""
        shared: dict[int, int] = defaultdict(int)
        for pair in set(pairwise(quotation.words)):
            numbers = self._by_pair[pair]
            if len(numbers) > _SETTINGS.common_pair:
                continue  # "of the" in a text made of quotations
            for number in numbers:
                shared[number] += 1
        numbers = sorted(shared, key=lambda number: (-shared[number], number))
        near = [self._quotations[number] for number in numbers]
        others = [passage for passage in near if passage.outlet != quotation.outlet]
        return others[: _SETTINGS.compared]


def _match(quotation: QuotedWords, near: Iterable[QuotedWords]) -> QuotationMatch:
    held = [(held_against(quotation, passage), passage) for passage in near]
    found = [(comparison, passage) for comparison, passage in held if comparison is not None]
    if not found:
        return _row(quotation, None, "only here", "no other version quotes these words")
    best, passage = max(
        found,
        key=lambda pair: (pair[0].rank, not _other_speaker(quotation, pair[1])),
    )
    if best.likeness != "altered" and _recredited(quotation, best, passage):
        why = f"{quotation.speaker} here, {passage.speaker} there"
        return _row(quotation, passage, "re-credited", why)
    return _row(quotation, passage, best.likeness, best.why)


def _recredited(quotation: QuotedWords, held: Held, passage: QuotedWords) -> bool:
    return held.shared >= _SETTINGS.least_shared and _other_speaker(quotation, passage)


def _other_speaker(quotation: QuotedWords, passage: QuotedWords) -> bool:
    """Tell whether two people of different names are credited; what a body says is its people's."""
    ours, theirs = quotation.speaker, passage.speaker
    return (
        _is_full_name(ours)
        and _is_full_name(theirs)
        and surname(ours).lower() != surname(theirs).lower()
        and not same_person(ours, theirs)
    )


def _is_full_name(name: str) -> bool:
    """Tell whether a speaker is named by first and last name, so that two are surely two."""
    words = name.split()
    return len(words) in {2, 3} and all(
        word[:1].isupper() and word[1:2].islower() for word in words
    )


def _row(
    quotation: QuotedWords, passage: QuotedWords | None, status: str, why: str
) -> QuotationMatch:
    return QuotationMatch(
        outlet=quotation.outlet,
        sentence=quotation.sentence,
        start=quotation.start,
        end=quotation.end,
        text=quotation.text,
        speaker=quotation.speaker,
        status=status,  # type: ignore[arg-type]
        other_outlet=passage.outlet if passage else "",
        other_start=passage.start if passage else None,
        other_end=passage.end if passage else None,
        why=why,
    )
