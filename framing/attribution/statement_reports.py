"""A statement as the source report: every version opens with what one body said in a statement.

Only where no publication is cited: what a company answers to a report is no source of the story.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.attribution.cited_names import name_end
from framing.attribution.resolved_credits import scan_sentence
from framing.config import default
from framing.language.publication_names import plain_name
from framing.language.quotation_marks import near_quotations, quotations
from framing.types import SourceReport

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.attribution.resolved_credits import ScannedSentence
    from framing.language.tagged_sentence import TaggedSentence, TokenRange
    from framing.types import Sentence, Version

_SETTINGS = default().attribution.source_report
_DESCRIPTION = "the statement"


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
    return SourceReport(name, (*described, _DESCRIPTION), found=True)


def _stated_by(version: Version, sentences: tuple[Sentence, ...]) -> str | None:
    """Return whose statement the first credit of a version is: a name, or "the company"."""
    quoted = quotations(version)
    starts = [quotation.start for quotation in quoted]
    for sentence in sentences:
        if sentence.kind not in {"text", "bullet"}:
            continue
        near = near_quotations(quoted, starts, sentence)
        scanned = scan_sentence(version.text, sentence.start, sentence.end, near)
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
            return _name(tagged, (at + 2, source[1]))
        return _name(tagged, (source[0], at - 1 - tagged.is_genitive(at - 1)))
    for first in range(len(tagged.tokens) - 1):
        inside = any(start < first < end for start, end in contents)
        if tagged.tokens.lower[first] == "in" and not tagged.quoted[first]:
            noun = _statement_noun(tagged, first + 1, first + _SETTINGS.statement_tokens)
            if noun is not None and (not inside or first < source[0]):
                return _name(tagged, source)
    return None


def _statement_noun(tagged: TaggedSentence, first: int, last: int) -> int | None:
    """Return where a word for a statement stands, behind nothing but what describes it."""
    for at in range(first, min(last, len(tagged.tokens) - 1) + 1):
        if tagged.in_class("statements", at):
            return at
        if tagged.is_mark(at) or tagged.in_class("prepositions", at):
            return None
    return None


def _name(tagged: TaggedSentence, phrase: TokenRange) -> str | None:
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
