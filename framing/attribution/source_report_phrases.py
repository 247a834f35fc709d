"""Whether a source phrase with the source report's name in it is the report, or its reporter.

The head of the phrase decides: the name itself, whatever describes it ("London's Courier"), a word
for a report ("a story in the Courier", "the Courier's poll"), a reporter, or a person's name where
nothing but an owner stands before it. Anything else is somebody else ("the Courier's owner").
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from framing.attribution.source_kinds import head_of
from framing.language.aliases import is_country
from framing.language.lexicon import lexicon

if TYPE_CHECKING:
    from framing.attribution.discourse import DiscourseContext
    from framing.language.tagged_sentence import TaggedSentence, TokenRange

Relation = Literal["report", "reporter"]
"""What a phrase with the report's name in it is: the report itself, or one who wrote it."""


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
    before = (phrase[0], name[0] - 1)
    if context.is_study and _made_the_study(tagged, before):
        return "report"
    if context.is_statement and _states(tagged, before):
        return "report"
    head, after = head_of(tagged, phrase), name[1] + 1
    if tagged.tokens.lower_at(after) in {"’", "'"} and name[0] <= head <= after < phrase[1]:
        head = head_of(tagged, (after + 1, phrase[1]))  # "Reuters' inquiries"
    if head < name[0]:
        return _ahead_of_name(tagged, phrase[0], head, name)
    inner = any(
        tagged.in_class("determiners", at) and not is_report_noun(tagged, at - 1)
        for at in range(phrase[0] + 1, name[0])
    )
    acts = any(low.endswith("ing") for low in tagged.tokens.lower[phrase[0] : name[0]])
    return (
        None if inner or acts else _behind_name(tagged, name[1] + 1, head)
    )  # "Radio Lunde the Courier"


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
    longer = before >= phrase[0] and tagged.tokens.is_capitalised(before)
    opens = before == 0 and tagged.tokens.lower[before] in lexicon().small
    if longer and not opens and not _may_precede(tagged, before):
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


def _behind_name(tagged: TaggedSentence, first: int, head: int) -> Relation | None:
    """Read the head behind the name, if there is one: "report", "reporter Ana Ruiz"."""
    lower = tagged.tokens.lower
    if head < first or lower[first] in {"/", "-"}:  # "a Courier/NRB poll"
        return "report"
    owner = tagged.is_genitive(first) or lower[first] in {"’", "'"}
    if tagged.tokens.is_capitalised(head):
        if lower[first] == "and":
            return "report"
        reporter = any(low in _reporters() for low in lower[first : head + 1])
        named = owner and all(
            tagged.tokens.is_capitalised(at) or lower[at] in {"and", "."}
            for at in range(first + 1, head)
        )
        titled = tagged.in_classes(head, "titled_parts", "days")
        return "reporter" if reporter or named else "report" if titled else None
    if lower[head] in _reporters():
        return "reporter"
    beside = all(_stands_beside(tagged, at) for at in range(first + owner, head + 1))
    return "report" if beside else None


def _stands_beside(tagged: TaggedSentence, index: int) -> bool:
    """Tell whether a word beside the report's name makes it no other party's."""
    return (
        tagged.in_classes(index, "report_words", "days", "determiners")
        or is_report_noun(tagged, index)
        or tagged.is_adverb(index)
    )


def _ahead_of_name(
    tagged: TaggedSentence, first: int, head: int, name: TokenRange
) -> Relation | None:
    """Read the head ahead of the name: "a story in", "Ana Ruiz of", "Ana Ruiz, a reporter for"."""
    lower, people = tagged.tokens.lower, tagged.lexicon.people
    between = range(head + 1, name[0])
    link = next((at for at in reversed(between) if tagged.in_class("prepositions", at)), head)
    if not {lower[link - 1], tagged.tokens.lower_at(name[1] + 1)}.isdisjoint(_reporters()):
        return "reporter"
    about = tagged.in_class("about_links", link) or (
        lower[link] == "on" and not tagged.in_class("published", link - 1)
    )
    if link == head or about:
        return None
    comma = next((at for at in between if lower[at] == ","), 0)
    noun = link - 1
    while noun > first and tagged.in_classes(noun, "published", "shown"):
        noun -= 1
    lead = next((at for at in range(noun, first, -1) if tagged.in_class("prepositions", at)), 0)
    if is_report_noun(tagged, noun) and lower[lead] == "in":
        return "report"  # "two people in a report by the Courier"
    head = min(head, noun)
    if is_report_noun(tagged, head):
        return None if comma and not tagged.in_class("published", comma + 1) else "report"
    titled = any(lower[at] in people["institutions"] for at in (first, head))
    somebody = first == head == 0 and tagged.lexicon.names_somebody(lower[head])  # "Readers of"
    named = all(
        tagged.tokens.is_capitalised(at) or lower[at] in {"and", "."} for at in range(first, link)
    )
    return "reporter" if named and not (titled or somebody or lower[first] == "the") else None


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


def is_report_noun(tagged: TaggedSentence, index: int) -> bool:
    """Tell whether a word is for a report or for what holds one: "story", "edition", "study"."""
    low = tagged.tokens.lower_at(index)
    people = tagged.lexicon.people
    return any(low in people[kind] for kind in ("references", "report_parts", "study_nouns"))


def _reporters() -> frozenset[str]:
    return lexicon().people["reporters"]
