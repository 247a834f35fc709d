"""A study as the source report: all versions rest on one, though none may name it alike.

One version has "a study in the Lancet", the next "researchers at the University of Lunde", a third
"the study" alone. The study is called by where it was published, else by who made it, and is meant
by "the study", "the researchers" and "the authors" wherever nothing else is.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING

from framing.attribution.resolved_credits import scan_sentence
from framing.config import default
from framing.language.lexicon import lexicon
from framing.language.publication_names import plain_name
from framing.language.quotation_marks import near_quotations, quotations
from framing.types import SourceReport

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.language.tagged_sentence import TaggedSentence, TokenRange
    from framing.types import Sentence, Version

DESCRIPTIONS = ("the study", "the researchers", "the authors", "the paper")
"""What means a study wherever nothing else is meant."""
_SETTINGS = default().attribution.source_report
_NAME = (
    r"(?:The )?[A-Z][\w&’'-]{0,30}(?: (?:(?:of|and|for|the|in|on) ){0,2}[A-Z][\w&’'-]{0,30}){0,7}"
)
_WORK = re.compile(r"\b(?:study|research|analysis|paper|trial)\b")


def cited_study(
    versions: Sequence[tuple[Version, tuple[Sentence, ...]]],
) -> SourceReport | None:
    """Return the study that every version rests on, None where one version rests on none."""
    if len(versions) < _SETTINGS.least_versions:
        return None
    if not all(_rests_on_study(version, sentences) for version, sentences in versions):
        return None
    if not any(_WORK.search(version.text) for version, _ in versions):
        return None
    return SourceReport(*_named([version.text for version, _ in versions]), found=True)


def study_aliases(texts: Sequence[str], name: str) -> tuple[str, ...]:
    """Return the other names of the study that versions say was published as ``name``.

    None where no version calls it a study.
    """
    journals, makers = _names(texts)
    plain = plain_name(name)
    if plain not in {plain_name(found) for found in (*journals, *makers)}:
        return ()
    others = [found for found in makers if plain_name(found) != plain]
    return (*sorted(others), *DESCRIPTIONS)


def _named(texts: Sequence[str]) -> tuple[str, tuple[str, ...]]:
    """Return what a study is called, and its other names."""
    journals, makers = _names(texts)
    for names in (journals, makers):
        if names:
            name = min(names, key=lambda found: (-names[found], found))
            others = sorted(found for found in makers if found != name)
            return name, (*others, *DESCRIPTIONS)
    return DESCRIPTIONS[0], DESCRIPTIONS[1:]


def _names(texts: Sequence[str]) -> tuple[dict[str, int], dict[str, int]]:
    """Return where studies were published and who made them, with how many texts say so."""
    journals: dict[str, int] = defaultdict(int)
    makers: dict[str, int] = defaultdict(int)
    for text in texts:
        for names, pattern in ((journals, _published_in()), (makers, _made_by())):
            for name in {match["name"].removeprefix("The ") for match in pattern.finditer(text)}:
                if name.lower() not in lexicon().closed["days"]:
                    names[name] += 1
    return journals, makers


@cache
def _published_in() -> re.Pattern[str]:
    """Return a pattern for "study published on Monday in the journal Name"."""
    nouns = "|".join(sorted(lexicon().people["academic"] | {"paper", "analysis", "findings"}))
    return re.compile(
        rf"\b(?:{nouns})(?:,? (?:published|appearing|released|printed))?(?: [\w.,]{{1,12}}){{0,4}}?"
        rf" (?:in|on)(?: the)?(?: [a-z]{{1,12}})?(?: journals?)? (?P<name>{_NAME})"
    )


@cache
def _made_by() -> re.Pattern[str]:
    """Return a pattern for "study by Name", "researchers at the Name"."""
    people = lexicon().people
    nouns = "|".join(sorted(people["academic"] | {"paper", "analysis"}))
    who = "|".join(sorted(people["study_people"]))
    return re.compile(
        rf"\b(?:(?:{nouns})(?:,? (?:led|conducted|made|produced|done|carried out))? (?:by|from)"
        rf"|(?:{who}) (?:at|from|of|with))(?: the)? (?P<name>{_NAME})"
    )


def _rests_on_study(version: Version, sentences: tuple[Sentence, ...]) -> bool:
    """Tell whether a version's first credit, or most of its credits, are a study's."""
    quoted = quotations(version)
    starts = [quotation.start for quotation in quoted]
    credited: list[bool] = []
    for sentence in sentences:
        if sentence.kind not in {"text", "bullet"}:
            continue
        near = near_quotations(quoted, starts, sentence)
        scanned = scan_sentence(version.text, sentence.start, sentence.end, near)
        sources = [
            credit.source
            for credit in scanned.credits
            if credit.source is not None and credit.strength in {"statement", "object"}
        ]
        if sources:
            credited.append(any(_is_study(scanned.tagged, source) for source in sources))
    studied = sum(credited)
    if not studied:
        return False
    return credited[0] or 2 * studied >= len(credited)


def _is_study(tagged: TaggedSentence, phrase: TokenRange) -> bool:
    """Tell whether a source phrase is a study or those who made it, and not of another kind."""
    people, lower = tagged.lexicon.people, tagged.tokens.lower
    nouns = (people["study_nouns"] - people["references"]) | people["scholars"]
    for at in range(phrase[0], phrase[1] + 1):
        if lower[at] in nouns and not tagged.tokens.is_capitalised(at + 1):
            return True
        if tagged.in_class("prepositions", at):
            return False
    return lower[phrase[0]] in nouns
