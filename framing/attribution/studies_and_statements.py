"""A study or a statement as the source report: all versions rest on one, none may name it alike.

One version has "a study in the Lancet", the next "researchers at the University of Lunde", a third
"the study" alone. The study is called by where it was published, else by who made it, and is meant
by "the study", "the researchers" and "the authors" wherever nothing else is. A statement is the
source only where no publication is cited: what a company answers to a report is no source.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING

from framing.attribution.cited_names import name_end
from framing.attribution.resolved_credits import scanned_sentences
from framing.config import default
from framing.language.lexicon import lexicon
from framing.language.publication_names import plain_name
from framing.types import SourceReport

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.attribution.resolved_credits import ScannedSentence
    from framing.language.tagged_sentence import TaggedSentence, TokenRange
    from framing.types import Sentence, Version

DESCRIPTIONS = ("the study", "the researchers", "the authors", "the paper")
"""What means a study wherever nothing else is meant."""
_STATEMENT = "the statement"
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
    credited: list[bool] = []
    for _, scanned in scanned_sentences(version, sentences):
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


def cited_statement(
    versions: Sequence[tuple[Version, tuple[Sentence, ...]]],
) -> SourceReport | None:
    """Return the statement that is the first thing every version credits, None without one.

    A version may call its author "the company", as long as another gives the name.
    """
    if len(versions) < _SETTINGS.least_versions:
        return None
    authors: list[str] = []
    for version, sentences in versions:
        author = _stated_by(version, sentences)
        if author is None:
            return None
        authors.append(author)
    named = [author for author in authors if author[0].isupper()]
    if not named or len({plain_name(author) for author in named}) > 1:
        return None
    name = min(named, key=lambda author: (-named.count(author), author))
    described = sorted({author for author in authors if author[0].islower()})
    return SourceReport(name, (*described, _STATEMENT), found=True)


def _stated_by(version: Version, sentences: tuple[Sentence, ...]) -> str | None:
    """Return whose statement the first credit of a version is: a name, or "the company"."""
    for _, scanned in scanned_sentences(version, sentences):
        for credit in scanned.credits:
            if credit.source is not None and credit.strength == "statement":
                return _author(scanned, credit.source, credit.contents)
    return None


def _author(
    scanned: ScannedSentence, source: TokenRange, contents: tuple[TokenRange, ...]
) -> str | None:
    """Return who made the statement that a credit is for, None when it is for none."""
    tagged = scanned.tagged
    at = _statement_noun(tagged, source[0], source[1])
    if at is not None:
        if tagged.tokens.lower_at(at + 1) in {"by", "from"}:
            return _body_name(tagged, (at + 2, source[1]))
        return _body_name(tagged, (source[0], at - 1 - tagged.is_genitive(at - 1)))
    for first in range(len(tagged.tokens) - 1):
        inside = any(start < first < end for start, end in contents)
        if tagged.tokens.lower[first] == "in" and not tagged.quoted[first]:
            noun = _statement_noun(tagged, first + 1, first + _SETTINGS.statement_tokens)
            if noun is not None and (not inside or first < source[0]):
                return _body_name(tagged, source)
    return None


def _statement_noun(tagged: TaggedSentence, first: int, last: int) -> int | None:
    """Return where a word for a statement stands, behind nothing but what describes it."""
    for at in range(first, min(last, len(tagged.tokens) - 1) + 1):
        if tagged.in_class("statements", at):
            return at
        if tagged.is_mark(at) or tagged.in_class("prepositions", at):
            return None
    return None


def _body_name(tagged: TaggedSentence, phrase: TokenRange) -> str | None:
    """Return a body's name without its article, or "the company" in small letters."""
    first, last = phrase
    while first <= last and tagged.in_class("determiners", first):
        first += 1
    if first > last:
        return None
    end = name_end(tagged, first, last)
    if end >= first:
        named = tagged.lexicon.names_somebody(tagged.tokens.lower[first]) and first == end
        return None if named else " ".join(tagged.tokens.text[first : end + 1])
    lower = tagged.tokens.lower[first : last + 1]
    body = lower[-1] in tagged.lexicon.people["institutions"]
    return f"the {' '.join(lower)}" if body and phrase[0] < first else None
