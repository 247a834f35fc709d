"""Whether a source phrase means the source report: by name, by its people, or by "the report".

A name counts whatever stands around it ("London's Courier", "the Courier (paywall)", "a story in
the Courier"), unless that makes it somebody else's ("the Courier's owner", "the Boston Courier").
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from framing.attribution.discourse import ResolvedSource, report_kind
from framing.language.aliases import is_country
from framing.language.lexicon import lexicon
from framing.language.punctuation import BRACKETS

if TYPE_CHECKING:
    from framing.attribution.discourse import DiscourseContext
    from framing.attribution.source_kinds import Party
    from framing.language.tagged_sentence import TaggedSentence, TokenRange
    from framing.types import SourceReport

Relation = Literal["report", "reporter"]
"""What a phrase with the report's name in it is: the report itself, or one who wrote it."""
_OPENERS = frozenset(BRACKETS.values())
_COMMA = ","


def as_source(source: SourceReport, why: str) -> ResolvedSource:
    """Return a first-hand credit to the source report."""
    return ResolvedSource((source.name,), "named", "source", why, first_hand=True, report=True)


def is_source(context: DiscourseContext, tagged: TaggedSentence, phrase: TokenRange) -> bool:
    """Tell whether the phrase is the source report by name, or one of its reporters."""
    return relation(context, tagged, phrase) is not None


def relation(
    context: DiscourseContext, tagged: TaggedSentence, phrase: TokenRange
) -> Relation | None:
    """Say what a phrase that holds the source report's name is to it, None for somebody else.

    "The Times' recent report" is the report; "Ana Ruiz of the Times" reports for it; "Times editor
    Jon Dahl" is somebody else.
    """
    name = name_in(context, tagged, phrase)
    if name is None or _is_another_name(tagged, phrase, name):
        return None
    behind = _behind_name(tagged, name[1] + 1, phrase[1])
    if behind is None:
        return None
    before = (phrase[0], name[0] - 1)
    if context.is_study and _made_the_study(tagged, before):
        return "report"
    if context.is_statement and _states(tagged, before):
        return "report"
    ahead = _ahead_of_name(tagged, *before, reporter=behind == "reporter")
    return None if ahead is None else "reporter" if "reporter" in {ahead, behind} else "report"


def name_in(
    context: DiscourseContext, tagged: TaggedSentence, phrase: TokenRange
) -> TokenRange | None:
    """Return where the source report's name stands in a phrase."""
    if context.alias is None:
        return None
    match = context.alias.search(context.version.text, *tagged.tokens.span(*phrase))
    if match is None:
        return None
    first = tagged.tokens.at(match.start())
    return first, max(first, tagged.tokens.at(match.end()) - 1)


def _is_another_name(tagged: TaggedSentence, phrase: TokenRange, name: TokenRange) -> bool:
    """Tell whether a longer name holds the report's: "the Boston Courier", "Courier Holdings"."""
    before, after = name[0] - 1, name[1] + 1
    longer = (
        before >= phrase[0]
        and tagged.tokens.is_capitalised(before)
        and not _may_precede(tagged, before)
    )
    if longer and not (before == 0 and tagged.tokens.lower[before] in lexicon().small):
        return True
    return (
        after <= phrase[1]
        and tagged.tokens.is_capitalised(after)
        and not tagged.in_class("days", after)
        and tagged.tokens.lower[after] not in _reporters()
        and not tagged.in_class("titled_parts", after)
    )


def _may_precede(tagged: TaggedSentence, index: int) -> bool:
    """Tell whether a capitalised word describes a name: "British", "UK-based", "Monday"."""
    text = tagged.tokens.text[index]
    return (
        tagged.in_class("days", index)
        or tagged.in_class("determiners", index)
        or ("-" in text and text[-1].islower())
        or is_report_noun(tagged, index)
        or tagged.tokens.lower[index] in _reporters()
        or is_country(text)
    )


def _behind_name(tagged: TaggedSentence, index: int, last: int) -> Relation | None:
    """Read what stands behind the name, up to a comma: nothing, "report", "reporter Ana Ruiz"."""
    index = _behind_bracket(tagged, index, last)
    owner = tagged.is_genitive(index) or tagged.tokens.lower_at(index) in {"’", "'"}
    index += owner
    if index <= last and owner and _is_name(tagged, index, last):
        return "reporter"
    for at in range(index, last + 1):
        if tagged.is_mark(at) and tagged.tokens.lower[at] not in _OPENERS | {"-"}:
            break
        if tagged.tokens.lower[at] in _reporters():
            named = at == last or _is_name(tagged, at + 1, last) or tagged.is_mark(at + 1)
            return "reporter" if named else None
        if tagged.tokens.lower[at] == "and":
            return "report" if _is_name(tagged, at + 1, last) else None
        if tagged.tokens.lower[at] in {"/", "-"} and tagged.tokens.is_capitalised(at + 1):
            return "report"  # "a Courier/Radio Lunde poll"
        if at > index and is_report_noun(tagged, at - 1) and tagged.in_class("prepositions", at):
            return "report"  # "a Courier survey of the crews"
        if not _stands_beside(tagged, at):
            return None
    return "report"


def _behind_bracket(tagged: TaggedSentence, index: int, last: int) -> int:
    """Step over "(HC)" and "(subscription required)"."""
    if tagged.tokens.lower_at(index) not in _OPENERS:
        return index
    rest = tagged.tokens.lower[index : last + 1]
    return index + 1 + next((at for at, low in enumerate(rest) if low in BRACKETS), len(rest))


def _is_name(tagged: TaggedSentence, first: int, last: int) -> bool:
    """Tell whether capitalised words run up to the end of the phrase or to a comma."""
    if tagged.tokens.lower_at(first) == "the":
        first += 1
    for at in range(first, last + 1):
        low = tagged.tokens.lower[at]
        if low in {_COMMA, "("} and at > first:
            return True
        if not (tagged.tokens.is_capitalised(at) or low in {".", "and", "de", "van", "von"}):
            return at > first and tagged.in_class("whereabouts", at)
    return first <= last


def _stands_beside(tagged: TaggedSentence, index: int) -> bool:
    """Tell whether a word beside the report's name makes it no other party's."""
    return (
        tagged.in_class("report_words", index)
        or is_report_noun(tagged, index)
        or tagged.in_class("days", index)
        or tagged.in_class("determiners", index)
        or tagged.is_adverb(index)
    )


def _ahead_of_name(
    tagged: TaggedSentence, first: int, last: int, *, reporter: bool
) -> Relation | None:
    """Read what stands ahead of the name: nothing, an adjective, "a story in", "Ana Ruiz of"."""
    link = next(
        (at for at in range(last, first - 1, -1) if tagged.in_class("prepositions", at)), None
    )
    if link is not None and link > first:
        about = tagged.in_class("about_links", link) or (
            tagged.tokens.lower[link] == "on" and not tagged.in_class("published", link - 1)
        )
        return None if about else _head_before(tagged, first, link - 1)
    for at in range(last, first - 1, -1):
        if tagged.tokens.lower[at] == _COMMA:
            # "Ana Ruiz, a Courier reporter": the name is only part of what describes her.
            return "report" if reporter and _is_name(tagged, first, at - 1) else None
        inner = tagged.in_class("determiners", at) and at > first
        inner = inner and tagged.tokens.lower[at - 1] != _COMMA
        if not _describes_name(tagged, at) or (inner and not is_report_noun(tagged, at - 1)):
            return None  # "a note on the Courier"
    return "report"


def _describes_name(tagged: TaggedSentence, index: int) -> bool:
    """Tell whether a word ahead of the report's name describes it: "London's", "the daily"."""
    if _stands_beside(tagged, index) or tagged.is_genitive(index):
        return True
    if tagged.tokens.is_capitalised(index):
        owner = tagged.is_genitive(index + 1) or tagged.tokens.lower_at(index + 1) == "’"
        local = is_report_noun(tagged, index + 1)  # "the Vestby daily Courier"
        return owner or local or _may_precede(tagged, index) or index == 0
    low = tagged.tokens.lower[index]
    people = tagged.lexicon.people
    somebody = any(low in people[kind] for kind in ("anonymous", "institutions", "vague"))
    plain = low.isalpha() and not low.endswith("ing") and low not in tagged.lexicon.links
    return (plain and not somebody) or "-" in low


def _made_the_study(tagged: TaggedSentence, before: TokenRange) -> bool:
    """Tell "researchers at the University", ahead of the name, from others at it."""
    first, last = before
    while first < last and tagged.in_class("determiners", first):
        first += 1
    made = tagged.tokens.lower_at(first) in tagged.lexicon.people["study_people"]
    return first < last and made and tagged.in_class("prepositions", first + 1)


def _states(tagged: TaggedSentence, before: TokenRange) -> bool:
    """Tell "a statement from", ahead of the name of the body that made it."""
    first, last = before
    stated = any(tagged.in_class("statements", at) for at in range(first, last))
    return stated and tagged.in_class("prepositions", last if last > first else -1)


def _head_before(tagged: TaggedSentence, first: int, last: int) -> Relation | None:
    """Say what the noun before "of the Courier" is: a report, a reporter, a person's name."""
    lower = tagged.tokens.lower
    comma = next((at for at in range(first, last + 1) if lower[at] == _COMMA), None)
    if lower[last] in _reporters():
        return "reporter"
    if comma is None and _is_name(tagged, first, last) and not is_report_noun(tagged, last):
        known = tagged.lexicon
        somebody = first == last == 0 and known.names_somebody(lower[first])  # "Readers of"
        titled = any(lower[at] in known.people["institutions"] for at in (first, last))
        return None if somebody or titled or lower[first] == "the" else "reporter"
    end = last if comma is None else comma - 1
    while end > first and not is_report_noun(tagged, end):
        if not (
            tagged.in_class("published", end)
            or tagged.in_class("shown", end)
            or _stands_beside(tagged, end)
            or tagged.in_class("prepositions", end)
            or lower[end] in _COMMA
        ):
            return None
        end -= 1
    told = comma is None or tagged.in_class("published", comma + 1) or comma == last
    return "report" if is_report_noun(tagged, end) and told else None


def is_report_noun(tagged: TaggedSentence, index: int) -> bool:
    """Tell whether a word is for a report or for what holds one: "story", "edition", "study"."""
    low = tagged.tokens.lower_at(index)
    people = tagged.lexicon.people
    return any(low in people[kind] for kind in ("references", "report_parts", "study_nouns"))


def _reporters() -> frozenset[str]:
    return lexicon().people["reporters"]


def is_reference(
    context: DiscourseContext, tagged: TaggedSentence, phrase: TokenRange
) -> bool:
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
        if noun in people["references"] or noun in context.described_as:
            return True
        if noun in people["reporters"]:
            return bool(context.members)
        if noun in people["news_bodies"]:
            return lower[last - 1] == "news"
        return context.is_study and noun in people["study_nouns"] | people["study_people"]
    return context.is_study and first == last and noun in people["study_people"]


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


def is_first_mention(
    context: DiscourseContext, tagged: TaggedSentence, phrase: TokenRange
) -> bool:
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
