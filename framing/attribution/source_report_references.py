"""Whether a source phrase means the source report without its name: "the report", "the paper"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.attribution.discourse import ResolvedSource, report_kind
from framing.language.lexicon import lexicon

if TYPE_CHECKING:
    from framing.attribution.discourse import DiscourseContext
    from framing.attribution.source_kinds import Party
    from framing.language.tagged_sentence import TaggedSentence, TokenRange
    from framing.types import SourceReport

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
