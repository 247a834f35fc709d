"""Credits by phrases that put a view without a verb of saying: "in her view", "as she put it"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.attribution.complement_ends import clause_end
from framing.attribution.sentence_credits import Credit, complete, left_content, resumption
from framing.language.noun_phrase_after import noun_phrase_after, phrase_before_clause
from framing.language.noun_phrases import subject_before
from framing.language.punctuation import POSSESSIVE
from framing.language.subjects import verb_group_start

if TYPE_CHECKING:
    from framing.language.tagged_sentence import TaggedSentence, TokenRange

_PRONOUNS = frozenset({"him", "her", "them"})
_OWNER = 9
"""Tokens that an owner's name and its noun may take: "the head of the pilots' union's own view"."""


def by_phrase(tagged: TaggedSentence, index: int) -> Credit | None:
    """Read "in X's view", "by the account of X" at its noun, wherever it stands in a sentence."""
    leads = tagged.lexicon.phrases.get(tagged.tokens.lower[index])
    if leads is None:
        return None
    found = _owned(tagged, index, leads) or _of_somebody(tagged, index, leads)
    if found is None:
        return None
    lead, source, cue = found
    last = max(source[1], cue[1])
    if tagged.in_class("openers", lead - 1) or _opens(tagged, lead):
        contents = _following(tagged, last + 1)
    else:
        contents = _around(tagged, index, lead, last)
    if not contents:
        return None
    named = not tagged.in_class("possessives", source[0])
    return Credit(source, cue, contents, "according", needs_speaker=named)


def _owned(
    tagged: TaggedSentence, noun: int, leads: frozenset[str]
) -> tuple[int, TokenRange, TokenRange] | None:
    """Return where "in X's view" begins, its owner, and its cue."""
    at = noun - 1
    while at > 0 and (
        tagged.tokens.lower[at] == "own" or tagged.in_class("adverbs", at) or _describes(tagged, at)
    ):
        at -= 1
    last = noun + 2 if tagged.tokens.lower[noun + 1 : noun + 3] == ["of", "view"] else noun
    if tagged.in_class("possessives", at) and tagged.tokens.lower_at(at - 1) in leads:
        mine = tagged.tokens.lower[at] in {"my", "our", "your", "its"}
        return None if mine else (at - 1, (at, at), (at + 1, last))
    if at < 1 or tagged.tokens.lower[at] not in POSSESSIVE or tagged.quoted[at]:
        return None
    for lead in range(at - 2, max(-1, at - _OWNER), -1):
        if tagged.tokens.lower[lead] in leads and not tagged.is_finite(lead):
            return lead, (lead + 1, at - 1), (at + 1, last)
        if tagged.is_mark(lead) or tagged.is_finite(lead):
            return None
    return None


def _describes(tagged: TaggedSentence, index: int) -> bool:
    """Tell whether a word may stand between an owner and "view": "her harsh words"."""
    return tagged.is_word(index) and not (
        tagged.tokens.lower[index] in POSSESSIVE
        or tagged.tokens.is_capitalised(index)
        or tagged.in_classes(index, "possessives", "determiners", "prepositions")
    )


def _of_somebody(
    tagged: TaggedSentence, noun: int, leads: frozenset[str]
) -> tuple[int, TokenRange, TokenRange] | None:
    """Return where "in the view of X" begins, who X is, and the cue."""
    lower = tagged.tokens.lower
    if tagged.tokens.lower_at(noun + 1) != "of" or noun < 1:
        return None
    lead = noun - 2 if lower[noun - 1] == "the" else noun - 1
    named = lead == noun - 2
    if lead < 0 or lower[lead] not in leads or not (named or lower[noun].endswith("s")):
        return None
    source = _source_after(tagged, noun + 2)
    return (lead, source, (lead, noun + 1)) if source else None


def _source_after(tagged: TaggedSentence, index: int) -> TokenRange | None:
    return phrase_before_clause(tagged, index) or noun_phrase_after(tagged, index, to_comma=True)


def _opens(tagged: TaggedSentence, lead: int) -> bool:
    """Tell whether a phrase opens a sentence or what a conjunction joins to it."""
    if lead == 0 or tagged.tokens.lower[lead - 1] in {";", ":"}:
        return True
    if lead == 1 and tagged.tokens.lower[0] in {"seen", "viewed", "at", "only", "even", "judged"}:
        return True
    return tagged.in_class("conjunctions", lead - 1) and lead == 1


def _following(tagged: TaggedSentence, index: int) -> tuple[TokenRange, ...]:
    """Return the clause behind an opening phrase: no "lay a threat", no "there was fear"."""
    comma = tagged.tokens.lower_at(index) in {",", ":"}
    verbal = tagged.is_finite(index) or tagged.tokens.lower_at(index) == "there"
    if not comma and (verbal or tagged.is_mark(index)):
        return ()
    if not comma and not tagged.has_finite(index, tagged.last()):
        return ()
    return resumption(tagged, index, quotes_only=False)


def _around(tagged: TaggedSentence, noun: int, lead: int, last: int) -> tuple[TokenRange, ...]:
    """Return the statement round a phrase that stands in its middle or at its end."""
    comma = tagged.tokens.lower[lead - 1] == ","
    ends = last >= tagged.last()
    of = last > noun + 2 and tagged.tokens.lower[noun + 1] == "of"
    closes = ends and (of or tagged.in_class("closing_phrases", noun))
    if not (closes or (comma and (ends or tagged.is_mark(last + 1)))):
        return ()
    contents = left_content(tagged, lead - 1)
    if not contents or not (complete(tagged, contents[0]) or not ends):
        return ()
    whole = complete(tagged, contents[0]) and not tagged.is_finite(contents[0][1])
    return (*contents, *resumption(tagged, last + 1, quotes_only=whole))


def as_it(tagged: TaggedSentence, index: int) -> Credit | None:
    """Read "as X put it", "the way X sees it" at its verb."""
    if index < 1 or not tagged.in_class("as_it", index) or tagged.quoted[index]:
        return None
    start = verb_group_start(tagged, index)
    subject = subject_before(tagged, start - 1)
    if subject is None:
        return None
    if tagged.tokens.lower[subject[0] : subject[0] + 2] == ["the", "way"]:
        subject = subject[0] + 2, subject[1]
    lead = subject[0] - 1
    if tagged.tokens.lower_at(lead) in {"how", "what"} and tagged.in_class("be", lead - 1):
        return _was_how(tagged, subject, (lead - 1, index + 1))
    way = tagged.tokens.lower_at(lead) == "way" and tagged.tokens.lower_at(lead - 1) == "the"
    if not way and tagged.tokens.lower_at(lead) not in {"as", "is"}:
        return None
    lead = lead - 1 if way else lead
    contents = left_content(tagged, lead - 1)
    if not contents or not complete(tagged, contents[0]):
        contents = (*contents, *resumption(tagged, index + 2, quotes_only=False))
    if not contents:
        return None
    return Credit(subject, (start, index + 1), contents, "as", needs_speaker=True)


def _was_how(tagged: TaggedSentence, subject: TokenRange, cue: TokenRange) -> Credit | None:
    """Read "“...,” was how X put it"."""
    contents = left_content(tagged, cue[0] - 1)
    if not contents or not tagged.quoted[contents[0][1]]:
        return None
    return Credit(subject, cue, contents, "after")


def to_somebody(tagged: TaggedSentence) -> Credit | None:
    """Read "To X, the plan is a gift": an opening phrase, and a clause that seems or is."""
    index = 1 if tagged.in_class("openers", 0) else 0
    low = tagged.tokens.lower_at(index)
    if low not in {"to", "for"} or tagged.quoted[index]:
        return None
    source = _source_after(tagged, index + 1)
    if source is None or not _names_holder(tagged, source, alone=low == "to"):
        return None
    after = source[1] + 1
    if tagged.tokens.lower_at(after) != "," and phrase_before_clause(tagged, index + 1) is None:
        return None
    first = after + 1 if tagged.tokens.lower_at(after) == "," else after
    verb = next((at for at in range(first, len(tagged.tokens)) if tagged.is_finite(at)), first)
    kind = "for_copulas" if low == "for" else "seeming"
    if verb == first or not tagged.in_class(kind, verb) or _is_passive(tagged, verb):
        return None
    if any(tagged.is_mark(at) for at in range(first, verb)) or tagged.quoted[first]:
        return None
    content = (first, clause_end(tagged, first))
    named = tagged.tokens.lower[source[0]] not in _PRONOUNS
    return Credit(source, (index, index), (content,), "according", needs_speaker=named)


def to_somebody_between(tagged: TaggedSentence, index: int) -> Credit | None:
    """Read "The plan is, to X, a gift" at its "to"."""
    source = noun_phrase_after(tagged, index + 1, to_comma=True)
    if source is None or tagged.tokens.lower_at(source[1] + 1) != ",":
        return None
    if not tagged.in_class("seeming", index - 2) or not _names_holder(tagged, source, alone=True):
        return None
    contents = (
        *left_content(tagged, index - 1),
        *resumption(tagged, source[1] + 1, quotes_only=False),
    )
    return Credit(source, (index, index), contents, "according", needs_speaker=True)


def as_said(tagged: TaggedSentence, index: int) -> Credit | None:
    """Read "As X likes to say, ..." at its infinitive."""
    if tagged.tokens.lower[0] != "as" or tagged.tokens.lower_at(index - 1) != "to":
        return None
    subject = subject_before(tagged, index - 3)
    if subject is None or subject[0] != 1 or tagged.tokens.lower_at(index + 1) != ",":
        return None
    contents = resumption(tagged, index + 1, quotes_only=False)
    return Credit(subject, (index, index), contents, "as", needs_speaker=True) if contents else None


def _is_passive(tagged: TaggedSentence, verb: int) -> bool:
    """Tell whether something was done: "for Ruiz, a boat was built" is no view of hers."""
    after = verb + 1
    while tagged.is_adverb(after):
        after += 1
    low = tagged.tokens.lower_at(after)
    return tagged.in_class("be", verb) and (
        low.endswith(("ed", "ing")) or low in tagged.lexicon.closed["verbs"]
    )


def _names_holder(tagged: TaggedSentence, source: TokenRange, *, alone: bool) -> bool:
    """Tell whether somebody can hold a view: a person, people, a pronoun; no "for the year"."""
    first, last = source
    low = tagged.tokens.lower[first]
    if first == last and low in _PRONOUNS:
        return True
    if tagged.in_class("nobody", first) or low in {"those", "all", "most", "each", "every"}:
        return False
    if tagged.in_classes(first, "days", "prepositions"):
        return False
    # "For Northern firms, it is a chance" is the outlet's view of them.
    named = tagged.tokens.is_capitalised(last) or tagged.in_class("determiners", first)
    people = tagged.lexicon.people["vague"] | tagged.lexicon.people["anonymous"]
    return alone or named or low in people
