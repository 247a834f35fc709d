"""The source report's own people, and those who speak through it.

Its reporters speak for it: what "Ana Ruiz of the Courier" reports, the Courier does. A study's
authors are passed on by it, and so is whoever says something "in an interview with the Courier".
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from framing.attribution.discourse import ResolvedSource, report_kind
from framing.attribution.source_report_phrases import name_in, relation
from framing.attribution.source_report_references import as_source, is_reference
from framing.config import default
from framing.language.person_names import surname

if TYPE_CHECKING:
    from collections.abc import Iterator

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
    if at is None:
        at = _led(tagged, phrase)
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


def _led(tagged: TaggedSentence, phrase: TokenRange) -> int | None:
    """Return where "who led the study" stands in a phrase."""
    nouns = tagged.lexicon.people["study_nouns"]
    for at in range(phrase[0] + 1, phrase[1] - 1):
        if tagged.tokens.lower[at] == "led" and tagged.tokens.lower[at - 1] == "who":
            return at if tagged.tokens.lower[at + 2] in nouns else None
    return None


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


def through_report(
    context: DiscourseContext, tagged: TaggedSentence, credit: Credit
) -> ResolvedSource | None:
    """Read "said in an interview with the Courier", "In a Courier report, two people said"."""
    start, end = tagged.tokens.span(0, len(tagged.tokens) - 1)
    told = context.names_report(start, end) or context.tells_of_report(start, end)
    if not (told or context.is_statement) or context.source is None or not credit.contents:
        return None
    if credit.shape == "noun":
        return None  # what is only named was told by whoever names it
    held = [*credit.contents, *_named_alone(tagged, credit.source)]
    for first, last in _mentions(context, tagged):
        if any(start <= first <= end for start, end in held):
            continue
        apart = _says_apart(context, tagged, (first, last), credit)
        if apart or _leads_through(context, tagged, (first, _whole(tagged, last)), credit):
            context.introduced = max(context.introduced, tagged.tokens.start(first))
            return as_source(context.source, "spoke to it, or is quoted in it")
    return None


def _says_apart(
    context: DiscourseContext, tagged: TaggedSentence, name: TokenRange, credit: Credit
) -> bool:
    """Read "The owner, according to the Courier, said": a credit between speaker and verb."""
    source, (first, last) = credit.source, name
    if source is None or not source[0] < first <= source[1]:
        return False
    if tagged.in_class("determiners", first - 1):
        first -= 1
    if not _means_report(context, tagged, (first, last)):
        return False
    if tagged.tokens.lower[first - 1] in {"to", "per"}:
        return tagged.tokens.lower[first - 1] == "per" or tagged.tokens.lower_at(first - 2) == (
            "according"
        )
    verb = tagged.lexicon.verbs.get(tagged.tokens.lower_at(last + 1))
    says = verb is not None and verb.form != "ing" and bool(verb.classes & {"speech", "telling"})
    return tagged.tokens.lower[first - 1] == "," and says


def _named_alone(tagged: TaggedSentence, source: TokenRange | None) -> list[TokenRange]:
    """Return a source phrase up to its first comma: "Dahl" of "Dahl, in comments to the HC"."""
    if source is None:
        return []
    lower = tagged.tokens.lower[source[0] : source[1] + 1]
    return [(source[0], source[0] + lower.index(",") - 1 if "," in lower[1:] else source[1])]


def _mentions(context: DiscourseContext, tagged: TaggedSentence) -> Iterator[TokenRange]:
    """Yield where a sentence names the report, or says "the paper" for it."""
    start, end = tagged.tokens.span(0, len(tagged.tokens) - 1)
    if context.alias is not None and context.names_report(start, end):
        for match in context.alias.finditer(context.version.text, start, end):
            first = tagged.tokens.at(match.start())
            yield first, max(first, tagged.tokens.at(match.end()) - 1)
    references = tagged.lexicon.people["references"]
    if context.is_statement:
        references = tagged.lexicon.closed["statements"]
    elif context.introduced < 0 or not context.tells_of_report(start, end):
        return
    for at in range(1, len(tagged.tokens)):
        if tagged.tokens.lower[at] in references and tagged.tokens.lower[at - 1] == "the":
            rival, _ = context.rival(report_kind(tagged.tokens.lower[at]))
            if context.introduced > rival:
                yield at - 1, at


def _leads_through(
    context: DiscourseContext, tagged: TaggedSentence, name: TokenRange, credit: Credit
) -> bool:
    """Tell whether the name stands behind "in an interview with", "seen by", or "in" of its own.

    "In a Courier report, two people said" is; "following the report in the Courier, he said" not.
    """
    first, last = name
    for at in range(first - 1, max(-1, first - _SETTINGS.through_reach), -1):
        if tagged.is_mark(at) or tagged.quoted[at]:
            return False
        spoke = tagged.tokens.lower[at] in {"to", "with", "by"} and any(
            tagged.in_class("spoke_to", before) for before in (at - 1, at - 2)
        )
        if spoke or (tagged.tokens.lower[at] == "by" and tagged.in_class("shown", at - 1)):
            return _means_report(context, tagged, (at + 1, last))
        if tagged.tokens.lower[at] == "in" and _opens_adverbial(tagged, at, credit):
            return _means_report(context, tagged, (at + 1, last))
    return False


def _means_report(context: DiscourseContext, tagged: TaggedSentence, phrase: TokenRange) -> bool:
    return relation(context, tagged, phrase) is not None or is_reference(context, tagged, phrase)


def _opens_adverbial(tagged: TaggedSentence, index: int, credit: Credit) -> bool:
    """Tell whether a phrase tells where something is said: first, apart, or behind the verb."""
    before = index - 1
    return (
        before < 0
        or tagged.in_class("openers", before)
        or tagged.tokens.lower[before] in {",", "writing"}
        or before == credit.cue[1]
    )


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
