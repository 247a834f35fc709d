"""Views put without a verb of saying: "in her view", "as she put it", "is adamant that".

Each frame is read at the word that it hangs on: "view", "verdict", "adamant", "it".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.attribution.complement_ends import clause_end
from framing.attribution.sentence_credits import (
    Credit,
    complete,
    is_subordinate,
    left_content,
    resumption,
)
from framing.language.noun_phrase_after import noun_phrase_after, phrase_before_clause
from framing.language.noun_phrases import subject_before
from framing.language.punctuation import POSSESSIVE
from framing.language.subjects import verb_group_start

if TYPE_CHECKING:
    from framing.language.tagged_sentence import TaggedSentence, TokenRange

_MAKES = frozenset({"make", "makes", "made", "making"})
_STATES_OF_MIND = frozenset({"of", "in", "under"})
_OWNER = 9
"""Tokens of an owner's name: "the head of the pilots' union's own view"."""
_REACH = 6
"""Tokens between a noun and its owner, or what states it: "position on the sale is that"."""


def view_credit(tagged: TaggedSentence, index: int) -> Credit | None:
    """Return the credit of a frame that hangs on the word at ``index``, if there is one."""
    low, triggers = tagged.tokens.lower[index], tagged.lexicon.triggers
    if low == "it":
        known = tagged.tokens.lower_at(index - 1) in triggers
        return None if known else _as_it(tagged, index - 1)
    if tagged.tokens.lower_at(index + 1) == "it":
        credit = _as_it(tagged, index)
        if credit is not None:
            return credit
    if low not in tagged.lexicon.frames:
        return None
    return _by_phrase(tagged, index) or _held(tagged, index) or _stated(tagged, index)


def _by_phrase(tagged: TaggedSentence, index: int) -> Credit | None:
    """Read "in X's view", "by the account of X" at its noun, wherever it stands in a sentence."""
    leads = tagged.lexicon.phrases.get(tagged.tokens.lower[index])
    if leads is None:
        return None
    lower = tagged.tokens.lower
    last = index + 2 if lower[index + 1 : index + 3] == ["of", "view"] else index
    source = _owner(tagged, index, leads)
    if source is not None:
        lead = source[0] - 1
        cue = (source[1] + 1 + (lower[source[1] + 1] in POSSESSIVE), last)
    elif lower[index - 1] == "the" and tagged.tokens.lower_at(index + 1) == "of":
        lead = index - 2
        source, cue = _somebody_after(tagged, index + 2), (lead, index + 1)
        last = source[1] if source else last
    if source is None or lower[lead] not in leads:
        return None
    if lead == 0 or (lead == 1 and tagged.in_classes(0, "openers", "conjunctions", "led_phrases")):
        contents = _following(tagged, last + 1)
    else:
        contents = _around(tagged, index, lead, last)
    named = not tagged.in_class("possessives", source[0])
    return Credit(source, cue, contents, "according", needs_speaker=named) if contents else None


def _owner(
    tagged: TaggedSentence, noun: int, leads: frozenset[str] | None = None
) -> TokenRange | None:
    """Return whose view a noun is: "X's view", "her harsh verdict"; mine and ours is nobody's.

    With ``leads`` the owner stands behind one of these prepositions.
    """
    at = noun - 1
    while at > 0 and noun - at < _REACH and _describes(tagged, at):
        at -= 1
    if tagged.in_class("possessives", at):
        return None if tagged.tokens.lower[at] in {"my", "our", "your", "its"} else (at, at)
    if at < 1 or tagged.tokens.lower[at] not in POSSESSIVE or tagged.quoted[at]:
        return None
    if leads is None:
        return subject_before(tagged, at - 1)
    for lead in range(at - 2, max(-1, at - _OWNER), -1):
        if tagged.tokens.lower[lead] in leads:
            return lead + 1, at - 1
        if tagged.is_mark(lead) or tagged.is_finite(lead):
            break
    return None


def _describes(tagged: TaggedSentence, index: int) -> bool:
    return (
        tagged.is_word(index)
        and tagged.tokens.lower[index] not in POSSESSIVE
        and not tagged.in_classes(index, "possessives", "determiners", "prepositions")
        and not tagged.is_finite(index)
    )


def _somebody_after(tagged: TaggedSentence, index: int) -> TokenRange | None:
    """Return who is named from here on, up to a comma or a clause."""
    source = phrase_before_clause(tagged, index)
    source = source or noun_phrase_after(tagged, index, to_comma=True)
    for at in range(source[0], source[1] + 1) if source else ():
        if tagged.is_finite(at) or tagged.tokens.lower[at] == "that":
            return (index, at - 1) if at > index else None
    return source


def _following(tagged: TaggedSentence, index: int) -> tuple[TokenRange, ...]:
    """Return the clause behind an opening phrase: no "lay a threat", no "there was fear"."""
    if tagged.tokens.lower_at(index) not in {",", ":"}:
        verbal = tagged.is_finite(index) or tagged.tokens.lower_at(index) == "there"
        if verbal or tagged.is_mark(index) or not tagged.has_finite(index, tagged.last()):
            return ()
    return resumption(tagged, index, quotes_only=False)


def _around(tagged: TaggedSentence, noun: int, lead: int, last: int) -> tuple[TokenRange, ...]:
    """Return the statement round a phrase that stands in its middle or at its end."""
    apart = tagged.tokens.lower[lead - 1] == "," and tagged.is_mark(last + 1)
    ends = last >= tagged.last()
    closes = ends and (last > noun + 2 or tagged.in_class("closing_phrases", noun))
    contents = left_content(tagged, lead - 1) if closes or apart else ()
    if not contents or (ends and not complete(tagged, contents[0])):
        return ()
    whole = complete(tagged, contents[0]) and not tagged.is_finite(contents[0][1])
    return (*contents, *resumption(tagged, last + 1, quotes_only=whole))


def _held(tagged: TaggedSentence, index: int) -> Credit | None:
    """Read "X is adamant that", "was blunt:", "made it clear that", "takes the view that"."""
    verb, after = index - 1, index + 1
    while tagged.is_adverb(verb) or tagged.in_classes(verb, "grades", "held_adjectives"):
        verb -= 1
    it = tagged.tokens.lower_at(verb) == "it"
    if tagged.in_class("made_known", index) and tagged.tokens.lower_at(verb - it) in _MAKES:
        return _of_subject(tagged, verb - it, index, _clause_after(tagged, after))
    if tagged.in_classes(verb, "be", "appears"):
        if tagged.in_class("blunt", index) and tagged.tokens.lower_at(after) == ":":
            return _of_subject(tagged, verb, index, (after + 1, clause_end(tagged, after + 1)))
        if tagged.in_class("sure", index):
            return _of_subject(tagged, verb, index, _clause_after(tagged, after))
    while tagged.in_classes(verb, "determiners", "held_adjectives"):
        verb -= 1
    low = tagged.tokens.lower_at(verb)
    if low not in tagged.lexicon.held.get(tagged.tokens.lower[index], ()):
        return None
    if low in _STATES_OF_MIND:
        verb -= 1
        if not tagged.in_class("be", verb):
            return None
    return _of_subject(tagged, verb, index, _clause_after(tagged, after))


def _clause_after(tagged: TaggedSentence, index: int) -> TokenRange | None:
    """Return the clause at a token, with "that" or, where a subject opens it, without."""
    if tagged.quoted[index : index + 1] == [True] or tagged.is_mark(index):
        return None
    if tagged.tokens.lower[index : index + 4] == ["of", "the", "fact", "that"]:
        index += 3
    content = (index, clause_end(tagged, index))
    if tagged.tokens.lower[index] == "that":
        return content if content[1] > index else None
    opens = tagged.in_classes(index, "personal", "determiners") or tagged.tokens.is_capitalised(
        index
    )
    return content if opens and tagged.has_finite(index + 1, content[1]) else None


def _of_subject(
    tagged: TaggedSentence, verb: int, last: int, content: TokenRange | None
) -> Credit | None:
    start = verb_group_start(tagged, verb)
    subject = subject_before(tagged, start - 1)
    if content is None or subject is None or content[1] < content[0]:
        return None
    under = is_subordinate(tagged, subject)
    return Credit(
        subject, (start, last), (content,), "before", subordinate=under, needs_speaker=True
    )


def _stated(tagged: TaggedSentence, index: int) -> Credit | None:
    """Read "X's verdict:", "X's position is that", "it is X's belief that" at its noun."""
    if not tagged.in_class("stated", index):
        return None
    source, last = _owner(tagged, index), index
    first = source[0] if source else index - (tagged.tokens.lower_at(index - 1) == "the")
    led = first == 0 or (tagged.in_class("be", first - 1) and first > 1)
    if source is None and led and tagged.tokens.lower_at(index + 1) in {"of", "from", "by"}:
        source = _somebody_after(tagged, index + 2)
        last = source[1] if source else last
    if source is None:
        return None
    named = not tagged.in_class("possessives", source[0])
    be, is_led = first - 1, tagged.in_class("be", first - 1)
    if tagged.tokens.lower_at(last + 1) == "that":
        if not is_led or tagged.tokens.lower_at(be - 1) != "it":
            return None
        content = (last + 1, clause_end(tagged, last + 1))
        return Credit(source, (index, index), (content,), "before", needs_speaker=named)
    if is_led and first < index and tagged.ends_statement(be - 1):
        return Credit(source, (index, last), ((0, be - 1),), "after")  # "“...,” was X's verdict"
    return _predicate(tagged, index, source, last)


def _predicate(tagged: TaggedSentence, noun: int, source: TokenRange, last: int) -> Credit | None:
    """Read what comes behind the noun: a colon, "is that", "was blunt:", "is “...”"."""
    be, behind = 0, source[0] > noun  # "the verdict of X"
    for at in range(last + 1, min(len(tagged.tokens), last + 2 + _REACH)):
        low = tagged.tokens.lower[at]
        states = low == "that" and be and at <= be + 2
        if (tagged.quoted[at] and be and at == be + 1) or states:
            cue = (be if behind else noun, at - 1)
            return _states(tagged, source, cue, at)
        if low == ":" and not tagged.quoted[at]:
            return _states(tagged, source, (noun, noun if behind else at - 1), at + 1)
        if tagged.in_class("be", at) and not be:
            be = at
        elif tagged.quoted[at] or tagged.is_mark(at) or (tagged.is_finite(at) and not be):
            return None
    return None


def _states(
    tagged: TaggedSentence, source: TokenRange, cue: TokenRange, index: int
) -> Credit | None:
    named = not tagged.in_class("possessives", source[0])
    if index >= len(tagged.tokens):  # the verdict stands in the next paragraph
        return Credit(source, cue, (), "intro", needs_speaker=named)
    content = (index, clause_end(tagged, index))
    return Credit(source, cue, (content,), "before", needs_speaker=named)


def _as_it(tagged: TaggedSentence, index: int) -> Credit | None:
    """Read "as X put it", "the way X sees it" and "“...,” was how X put it" at its verb."""
    if index < 1 or not tagged.in_class("as_it", index):
        return None
    start = verb_group_start(tagged, index)
    subject = subject_before(tagged, start - 1)
    if subject is None:
        return None
    if tagged.tokens.lower[subject[0] : subject[0] + 2] == ["the", "way"]:
        subject = subject[0] + 2, subject[1]
    lead = subject[0] - 1
    low, before = tagged.tokens.lower_at(lead), tagged.tokens.lower_at(lead - 1)
    if low == "how" and tagged.in_class("be", lead - 1) and tagged.ends_statement(lead - 2):
        return Credit(subject, (lead - 1, index + 1), left_content(tagged, lead - 2), "after")
    way = low == "way" and before == "the"
    if not way and low not in {"as", "is"}:
        return None
    contents = left_content(tagged, lead - way - 1)
    if not contents or not complete(tagged, contents[0]):
        contents = (*contents, *resumption(tagged, index + 2, quotes_only=False))
    if not contents:
        return None
    return Credit(subject, (start, index + 1), contents, "as", needs_speaker=True)


def to_somebody(tagged: TaggedSentence) -> Credit | None:
    """Read "To X, the plan is a gift": an opening phrase, and a clause that seems or is."""
    index = 1 if tagged.in_class("openers", 0) else 0
    low = tagged.tokens.lower_at(index)
    if low not in {"to", "for"} or tagged.quoted[index]:
        return None
    before_clause = phrase_before_clause(tagged, index + 1)
    source = before_clause or noun_phrase_after(tagged, index + 1, to_comma=True)
    if source is None or not _names_holder(tagged, source, alone=low == "to"):
        return None
    comma = tagged.tokens.lower_at(source[1] + 1) == ","
    first = source[1] + 1 + comma
    verb = next((at for at in range(first, len(tagged.tokens)) if tagged.is_finite(at)), first)
    kind = "for_copulas" if low == "for" else "seeming"
    if verb == first or not tagged.in_class(kind, verb) or _is_passive(tagged, verb):
        return None
    apart = comma or before_clause
    if not apart or any(tagged.is_mark(at) for at in range(first, verb)) or tagged.quoted[first]:
        return None
    content = (first, clause_end(tagged, first))
    named = not tagged.in_class("hearers", source[0])
    return Credit(source, (index, index), (content,), "according", needs_speaker=named)


def _is_passive(tagged: TaggedSentence, verb: int) -> bool:
    """Tell whether something was done: "for Ruiz, a boat was built" is no view of hers."""
    after = verb + 1
    while tagged.is_adverb(after):
        after += 1
    past = tagged.tokens.lower_at(after).endswith(("ed", "ing")) or tagged.in_class("verbs", after)
    return tagged.in_class("be", verb) and past


def _names_holder(tagged: TaggedSentence, source: TokenRange, *, alone: bool) -> bool:
    """Tell whether somebody can hold a view: a person, people, a pronoun; no "for the year"."""
    first, last = source
    low = tagged.tokens.lower[first]
    if first == last and low in {"him", "her", "them"}:
        return True
    if tagged.in_classes(first, "nobody", "days", "prepositions", "no_holders"):
        return False
    # "For Northern firms, it is a chance" is the outlet's view of them.
    named = tagged.tokens.is_capitalised(last) or tagged.in_class("determiners", first)
    people = tagged.lexicon.people["vague"] | tagged.lexicon.people["anonymous"]
    return alone or named or low in people
