"""The source report's own people, and those who speak through it.

Its reporters speak for it: what "Ana Ruiz of the Courier" reports, the Courier does. A study's
authors are passed on by it, and so is whoever says something "in an interview with the Courier".
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from framing.attribution.discourse import ResolvedSource
from framing.attribution.source_report_references import as_source, name_in, relation
from framing.config import default
from framing.language.person_names import surname

if TYPE_CHECKING:
    from framing.attribution.discourse import DiscourseContext
    from framing.attribution.sentence_credits import Credit
    from framing.language.tagged_sentence import TaggedSentence, TokenRange

_SETTINGS = default().attribution.discourse
_BOTH = re.compile(r",? and |, ")


def member(
    context: DiscourseContext, tagged: TaggedSentence, phrase: TokenRange, named: ResolvedSource
) -> ResolvedSource:
    """Return the report's credit for what one of its reporters wrote, and remember who it was."""
    name = name_in(context, tagged, phrase) or phrase
    who = _person(tagged, (name[1] + 1, phrase[1])) or _person(tagged, (phrase[0], name[0] - 1))
    if not who:
        return named
    credit = replace(named, why=f"{who} reports for it", member=who)
    _remember(context, who, credit)
    return credit


def author(
    context: DiscourseContext, tagged: TaggedSentence, phrase: TokenRange
) -> ResolvedSource | None:
    """Return the credit of a study's author: "the study's author, Ana Ruiz", "author Ana Ruiz"."""
    people, lower = tagged.lexicon.people, tagged.tokens.lower
    if not context.is_study or context.source is None:
        return None
    first = phrase[0]
    if tagged.tokens.lower_at(first - 1) == "," and first > 1:
        first -= 2  # "the study's author, Ana Ruiz, of the university, said"
    at = next((at for at in range(first, phrase[1] + 1) if lower[at] in people["authors"]), None)
    if at is None or not _of_the_study(context, tagged, at + 1, phrase[1]):
        return None
    who = _person(tagged, (at + 1, phrase[1])) or _person(tagged, (phrase[0], at - 1))
    if not who:
        return as_source(context.source, "its authors")
    credit = ResolvedSource(
        (context.source.name, who),
        "named",
        "source",
        f"{who} is an author of it",
        first_hand=True,
        person=True,
        member=who,
    )
    context.introduced = max(context.introduced, tagged.tokens.start(phrase[0]))
    _remember(context, who, credit)
    return credit


def _of_the_study(
    context: DiscourseContext, tagged: TaggedSentence, index: int, last: int
) -> bool:
    """Tell "the author of the study" from the author of something else."""
    if tagged.tokens.lower_at(index) != "of" or index >= last:
        return True
    nouns = tagged.lexicon.people["study_nouns"] | tagged.lexicon.people["references"]
    for at in range(index + 1, last + 1):
        if tagged.is_mark(at):
            break
        if tagged.tokens.lower[at] in nouns:
            return True
    return name_in(context, tagged, (index, last)) is not None


def known_member(context: DiscourseContext, name: str) -> ResolvedSource | None:
    """Return the credit of somebody whom the version named as the report's own before."""
    if not context.members:
        return None
    found = [context.members.get(surname(part)) for part in _BOTH.split(name)]
    first = found[0]
    return first if first is not None and None not in found else None


def through_report(
    context: DiscourseContext, tagged: TaggedSentence, credit: Credit
) -> ResolvedSource | None:
    """Read "said in an interview with the Courier", "In a Courier report, two people said"."""
    if context.alias is None or context.source is None or not credit.contents:
        return None
    text = context.version.text
    start, end = tagged.tokens.span(0, len(tagged.tokens) - 1)
    held = [tagged.tokens.span(*part) for part in (*credit.contents, credit.source) if part]
    for match in context.alias.finditer(text, start, end):
        if any(first <= match.start() < last for first, last in held):
            continue
        first = tagged.tokens.at(match.start())
        last = max(first, tagged.tokens.at(match.end()) - 1)
        if _leads_through(context, tagged, first, _whole(tagged, last)):
            context.introduced = max(context.introduced, match.start())
            return as_source(context.source, "spoke to it, or is quoted in it")
    return None


def _leads_through(
    context: DiscourseContext, tagged: TaggedSentence, first: int, last: int
) -> bool:
    """Tell whether the name stands behind "in an interview with", "in a report by", "in"."""
    for at in range(first - 1, max(-1, first - _SETTINGS.through_reach), -1):
        if tagged.is_mark(at) or tagged.quoted[at]:
            return False
        low = tagged.tokens.lower[at]
        if low in {"to", "with", "by"} and any(
            tagged.in_class("spoke_to", before) for before in (at - 1, at - 2)
        ):
            return relation(context, tagged, (at + 1, last)) is not None
        if low == "by" and tagged.in_class("shown", at - 1):
            return relation(context, tagged, (at + 1, last)) is not None
        if low == "in" and relation(context, tagged, (at + 1, last)) is not None:
            return True
    return False


def _whole(tagged: TaggedSentence, last: int) -> int:
    """Return the end of the phrase that begins with the report's name: "Courier report"."""
    for at in range(last + 1, len(tagged.tokens)):
        if tagged.is_mark(at) or tagged.is_finite(at) or tagged.in_class("subordinators", at):
            return at - 1
    return len(tagged.tokens) - 1


def _person(tagged: TaggedSentence, part: TokenRange) -> str:
    """Return the capitalised words of a part up to a comma, as a person's name."""
    words: list[str] = []
    for at in range(part[0], part[1] + 1):
        low = tagged.tokens.lower[at]
        name = tagged.tokens.is_capitalised(at) and low not in tagged.lexicon.small
        if name or (words and low in {"and", "de", "van", "von"}):
            words.append(tagged.tokens.text[at])
        elif words and not (low == "." and tagged.is_abbreviation(at - 1)):
            break
    while words and words[-1][:1].islower():
        words.pop()
    return " ".join(words)


def _remember(context: DiscourseContext, who: str, credit: ResolvedSource) -> None:
    for part in _BOTH.split(who):
        context.members.setdefault(surname(part), credit)
