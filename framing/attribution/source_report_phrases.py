"""Whether a source phrase with the source report's name in it is the report, or its reporter.

A name counts whatever stands around it ("London's Courier", "the Courier (paywall)", "a story in
the Courier"), unless that makes it somebody else's ("the Courier's owner", "the Boston Courier").
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from framing.language.aliases import is_country
from framing.language.lexicon import lexicon
from framing.language.punctuation import BRACKETS

if TYPE_CHECKING:
    from framing.attribution.discourse import DiscourseContext
    from framing.language.tagged_sentence import TaggedSentence, TokenRange

Relation = Literal["report", "reporter"]
"""What a phrase with the report's name in it is: the report itself, or one who wrote it."""
_OPENERS = frozenset(BRACKETS.values())
_COMMA = ","


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
    start, end = tagged.tokens.span(*phrase)
    if context.alias is None or not context.names_report(start, end):
        return None
    match = context.alias.search(context.version.text, start, end)
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
        and not tagged.in_classes(after, "days", "titled_parts")
        and tagged.tokens.lower[after] not in _reporters()
    )


def _may_precede(tagged: TaggedSentence, index: int) -> bool:
    """Tell whether a capitalised word describes a name: "British", "UK-based", "Monday"."""
    text = tagged.tokens.text[index]
    return (
        tagged.in_classes(index, "days", "determiners")
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
        low = tagged.tokens.lower[at]
        ends = tagged.is_mark(at) and low not in _OPENERS | {"-"}
        joined = low in {"/", "-"} and tagged.tokens.is_capitalised(at + 1)  # "a Courier/NRB poll"
        of = at > index and is_report_noun(tagged, at - 1) and tagged.in_class("prepositions", at)
        if ends or joined or of:
            break
        if low in _reporters():
            named = at == last or _is_name(tagged, at + 1, last) or tagged.is_mark(at + 1)
            return "reporter" if named else None
        if low == "and" and _is_name(tagged, at + 1, last):
            break
        if low == "and" or not _stands_beside(tagged, at):
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
        tagged.in_classes(index, "report_words", "days", "determiners")
        or is_report_noun(tagged, index)
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
            tagged.in_classes(end, "published", "shown", "prepositions")
            or _stands_beside(tagged, end)
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
