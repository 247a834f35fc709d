"""Who means the source report without its name: "the report", "the paper", its own people.

Its reporters speak for it: what "Ana Ruiz of the Courier" reports, the Courier does. A study's
authors are passed on by it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from framing.attribution.discourse import ResolvedSource, report_kind
from framing.attribution.source_report_phrases import name_in
from framing.language.lexicon import lexicon
from framing.language.person_names import surname

if TYPE_CHECKING:
    from framing.attribution.discourse import DiscourseContext
    from framing.attribution.source_kinds import Party
    from framing.language.tagged_sentence import TaggedSentence, TokenRange
    from framing.types import SourceReport

_BOTH = re.compile(r",? and |, ")
_COMMA = ","


def as_source(source: SourceReport, why: str) -> ResolvedSource:
    """Return a first-hand credit to the source report."""
    return ResolvedSource((source.name,), "named", "source", why, first_hand=True, report=True)


def is_reference(context: DiscourseContext, tagged: TaggedSentence, phrase: TokenRange) -> bool:
    """Tell whether the phrase is "the report", "the news organisation", a study's "researchers"."""
    first, last = phrase
    last = _before_description(tagged, first, last)
    lower, people = tagged.tokens.lower, tagged.lexicon.people
    noun = lower[last]
    owner = next((at for at in range(first + 1, last) if tagged.is_genitive(at)), None)
    if owner is not None and noun in people["references"]:
        return is_reference(context, tagged, (first, owner - 1))  # "the outlet's report"
    if " ".join(lower[first : last + 1]) in context.descriptions:
        return True
    definite = lower[first] in {"the", "this", "that", "these", "those"} and last > first
    described = all(tagged.in_class("reference_adjectives", at) for at in range(first + 1, last))
    if definite and described:
        return _may_mean(context, noun, before=lower[last - 1])
    return context.is_study and first == last and noun in people["study_people"]


def _may_mean(context: DiscourseContext, noun: str, before: str) -> bool:
    """Tell whether a definite noun can mean the source report, by what kind of report it is."""
    people = lexicon().people
    study = context.is_study and noun in people["study_nouns"] | people["study_people"]
    if noun in context.described_as or study:
        return True
    if noun in people["references"]:
        return noun not in people["broadcasts"] or context.is_broadcast
    if noun in people["reporters"]:
        return bool(context.members)
    return noun in people["news_bodies"] and before == "news"


def is_own_report(tagged: TaggedSentence, phrase: TokenRange) -> bool:
    """Tell whether a phrase that opens with "its" is "its report", "its new story"."""
    first, last = phrase
    described = all(tagged.in_class("reference_adjectives", at) for at in range(first + 1, last))
    return described and tagged.tokens.lower[last] in tagged.lexicon.people["references"]


def _before_description(tagged: TaggedSentence, first: int, last: int) -> int:
    """Return the end of "the study" in "the study, led by the university"."""
    comma = next((at for at in range(first, last + 1) if tagged.tokens.lower[at] == _COMMA), None)
    if comma is None or comma == first:
        return last
    after = comma + 1
    leads = tagged.in_class("published", after) or tagged.tokens.lower_at(after) in {"which", "led"}
    return comma - 1 if leads or tagged.in_class("determiners", after) else last


def is_first_mention(context: DiscourseContext, tagged: TaggedSentence, phrase: TokenRange) -> bool:
    """Tell whether "a new study" brings in the report that the version names further down."""
    first, last = phrase
    lower, people = tagged.tokens.lower, tagged.lexicon.people
    start = tagged.tokens.start(first)
    if context.brought_in >= 0 or context.rival(report_kind(lower[last]))[0] >= 0:
        return False
    named_later = bool(context.names) and context.names[-1] > start
    kinds = ("references", "study_nouns") if context.is_study else ("references",)
    known = any(lower[last] in people[kind] for kind in kinds)
    plain = all(
        not tagged.tokens.is_capitalised(at) and not tagged.in_class("prepositions", at)
        for at in range(first + 1, last + 1)
    )
    return lower[first] in {"a", "an"} and known and plain and (named_later or context.is_study)


def reference(context: DiscourseContext, who: Party, at: int) -> ResolvedSource:
    """Say which report "the report" is; with two candidates it is unclear."""
    source, name = context.source, who.name
    rival, rival_name = context.rival(report_kind(who.head))
    if source is None or (context.introduced < 0 and rival >= 0):
        other = rival_name or name
        return ResolvedSource((other,), "named", "other", f"credited to {other}", report=True)
    described = name.lower() in context.descriptions
    if context.introduced < 0 and not (context.is_study or described):
        why = f"“{name}” stands before any report is named"
        return ResolvedSource((name,), "named", "unclear", why, report=True)
    if rival > context.introduced:
        why = f"“{name}” may be {source.name} or {rival_name}"
        return ResolvedSource((name,), "named", "unclear", why, report=True)
    context.introduced = max(context.introduced, at)
    if who.head not in lexicon().people["study_people"]:
        context.brought_in = max(context.brought_in, at)
    return as_source(source, f"“{name}” is the report named before")


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


def _of_the_study(context: DiscourseContext, tagged: TaggedSentence, index: int, last: int) -> bool:
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
