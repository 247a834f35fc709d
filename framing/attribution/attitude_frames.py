"""Credits by what somebody holds or states: "is adamant that", "her verdict:", "made it clear"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.attribution.complement_ends import clause_end
from framing.attribution.sentence_credits import Credit
from framing.language.noun_phrase_after import noun_phrase_after
from framing.language.noun_phrases import subject_before
from framing.language.punctuation import POSSESSIVE
from framing.language.subjects import verb_group_start

if TYPE_CHECKING:
    from framing.language.tagged_sentence import TaggedSentence, TokenRange

_REACH = 6
"""Tokens between a noun and what states it: "position on the sale is that"."""


def sure_that(tagged: TaggedSentence, index: int) -> Credit | None:
    """Read "X is adamant that" at its adjective."""
    if not tagged.in_class("sure", index):
        return None
    verb = index - 1
    while tagged.is_adverb(verb) or tagged.in_class("grades", verb):
        verb -= 1
    if not (tagged.in_classes(verb, "be", "appears")):
        return None
    return _of_subject(tagged, verb, index, _clause_after(tagged, index + 1))


def blunt(tagged: TaggedSentence, index: int) -> Credit | None:
    """Read "X was blunt: the plan is dead" at its adjective."""
    if not tagged.in_class("blunt", index) or tagged.tokens.lower_at(index + 1) != ":":
        return None
    verb = index - 1
    while tagged.is_adverb(verb) or tagged.in_class("grades", verb):
        verb -= 1
    if not tagged.in_class("be", verb) or index + 2 >= len(tagged.tokens):
        return None
    return _of_subject(tagged, verb, index, (index + 2, clause_end(tagged, index + 2)))


def made_known(tagged: TaggedSentence, index: int) -> Credit | None:
    """Read "X made it clear that", "X has made plain" at its adjective."""
    if not tagged.in_class("made_known", index):
        return None
    verb = index - 1
    while tagged.is_adverb(verb) or tagged.in_class("grades", verb):
        verb -= 1
    if tagged.tokens.lower_at(verb) == "it":
        verb -= 1
    if tagged.tokens.lower_at(verb) not in {"make", "makes", "made", "making"}:
        return None
    content = _clause_after(tagged, index + 1)
    return _of_subject(tagged, verb, index, content)


def holds_that(tagged: TaggedSentence, index: int) -> Credit | None:
    """Read "X takes the view that", "X is of the opinion that" at its noun."""
    leads = tagged.lexicon.held.get(tagged.tokens.lower[index])
    if leads is None:
        return None
    verb = index - 1
    while verb > index - 3 and (
        tagged.in_class("determiners", verb) or tagged.tokens.lower_at(verb) in {"little", "clear"}
    ):
        verb -= 1
    low = tagged.tokens.lower_at(verb)
    if low not in leads:
        return None
    if low in {"of", "in", "under"}:
        if not tagged.in_class("be", verb - 1):
            return None
        verb -= 1
    after = index + 1
    if tagged.tokens.lower[after : after + 4] == ["of", "the", "fact", "that"]:
        after += 3
    return _of_subject(tagged, verb, index, _clause_after(tagged, after))


def _clause_after(tagged: TaggedSentence, index: int) -> TokenRange | None:
    """Return the clause at a token, with "that" or, where a subject opens it, without."""
    if tagged.quoted[index : index + 1] == [True] or tagged.is_mark(index):
        return None
    content = (index, clause_end(tagged, index))
    if tagged.tokens.lower[index] == "that":
        return content if content[1] > index else None
    opens = tagged.in_classes(index, "personal", "determiners") or tagged.tokens.is_capitalised(
        index
    )
    clausal = opens and tagged.has_finite(index + 1, content[1])
    return content if clausal else None


def _of_subject(
    tagged: TaggedSentence, verb: int, last: int, content: TokenRange | None
) -> Credit | None:
    if content is None:
        return None
    start = verb_group_start(tagged, verb)
    subject = subject_before(tagged, start - 1)
    if subject is None:
        return None
    under = tagged.in_class("subordinators", subject[0] - 1) or tagged.tokens.lower[subject[0]] in {
        "who",
        "which",
    }
    return Credit(
        subject, (start, last), (content,), "before", subordinate=under, needs_speaker=True
    )


def stated(tagged: TaggedSentence, index: int) -> Credit | None:
    """Read "X's verdict:", "X's position is that", "it is X's belief that" at its noun."""
    if not tagged.in_class("stated", index):
        return None
    owner = _owner(tagged, index)
    if owner is None:
        return None
    source, last = owner
    if tagged.tokens.lower_at(last + 1) == "that":
        first = min(source[0], index) - 1
        first = first - 1 if tagged.tokens.lower_at(first) == "the" else first
        if not (tagged.in_class("be", first) and tagged.tokens.lower_at(first - 1) == "it"):
            return None
        content = (last + 1, clause_end(tagged, last + 1))
        named = not tagged.in_class("possessives", source[0])
        return Credit(source, (index, index), (content,), "before", needs_speaker=named)
    be = min(source[0], index) - 1
    if source[0] < index and tagged.in_class("be", be) and tagged.ends_statement(be - 1):
        return Credit(source, (index, last), ((0, be - 1),), "after")  # "“...,” was X's verdict"
    return _predicate(tagged, index, source, last)


def _owner(tagged: TaggedSentence, noun: int) -> tuple[TokenRange, int] | None:
    """Return whose verdict a noun is, and where its phrase ends: "X's", "her", "of X", "from X"."""
    at = noun - 1
    while at > 0 and noun - at < _REACH and _describes(tagged, at):
        at -= 1
    if tagged.in_class("possessives", at):
        mine = tagged.tokens.lower[at] in {"my", "our", "your", "its"}
        return None if mine else ((at, at), noun)
    if at > 0 and tagged.tokens.lower[at] in POSSESSIVE and not tagged.quoted[at]:
        source = subject_before(tagged, at - 1)
        return (source, noun) if source else None
    it = tagged.in_class("be", at - 1) and tagged.tokens.lower_at(at - 2) == "it"
    if tagged.tokens.lower_at(noun + 1) in {"of", "from", "by"} and (at <= 1 or it):
        source = noun_phrase_after(tagged, noun + 2, to_comma=True)
        if source is None:
            return None
        for place in range(source[0], source[1] + 1):
            if tagged.is_finite(place) or tagged.tokens.lower[place] == "that":
                source = source[0], place - 1
                break
        return (source, source[1]) if source[1] >= source[0] else None
    return None


def _describes(tagged: TaggedSentence, index: int) -> bool:
    return tagged.is_word(index) and not (
        tagged.tokens.lower[index] in POSSESSIVE
        or tagged.in_classes(index, "possessives", "determiners", "prepositions")
        or tagged.is_finite(index)
    )


def _predicate(tagged: TaggedSentence, noun: int, source: TokenRange, last: int) -> Credit | None:
    """Read what comes behind the noun: a colon, "is that", "was blunt:", "is “...”"."""
    final = min(len(tagged.tokens), last + 2 + _REACH)
    be = None
    behind = source[0] > noun  # "the verdict of X"
    for at in range(last + 1, final):
        low = tagged.tokens.lower[at]
        if tagged.quoted[at]:
            if be is None or at != be + 1:
                return None
            return _states(tagged, source, (be if behind else noun, be), at)
        if low == ":":
            cue = (noun, noun) if behind else (noun, max(noun, at - 1))
            return _states(tagged, source, cue, at + 1)
        if low == "that" and be is not None and at <= be + 2:
            return _states(tagged, source, (be if behind else noun, at - 1), at)
        if tagged.in_class("be", at) and be is None:
            be = at
        elif tagged.is_mark(at) or (tagged.is_finite(at) and be is None):
            return None
    return None


def _states(
    tagged: TaggedSentence, source: TokenRange, cue: TokenRange, index: int
) -> Credit | None:
    named = not tagged.in_class("possessives", source[0])
    if index >= len(tagged.tokens):
        # The verdict stands in the next paragraph.
        return Credit(source, cue, (), "intro", needs_speaker=named)
    content = (index, clause_end(tagged, index))
    if content[1] < index:
        return None
    return Credit(source, cue, (content,), "before", needs_speaker=named)
