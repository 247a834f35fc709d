"""A statement as propositions: who did what, whether it is denied, and how sure it is said to be.

Verbs are found by closed lists and endings, as in the rest of the program: what cannot be read is
left out, for a shift is claimed only where two propositions correspond.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from framing.language.lexicon import lexicon
from framing.language.numerals import symbols, values
from framing.language.proportions import fractions
from framing.language.quantity import role_of
from framing.language.stems import is_past, stem, stem_set
from framing.language.subjects import verb_group_start
from framing.language.tagging import tag_sentence
from framing.language.word_lists import table, word_set
from framing.shifts.clause_subjects import behind_relative, opening, subject_of
from framing.shifts.denials import denial_before, governor_before
from framing.shifts.verb_leads import led_act

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framing.language.analysed_text import AnalysedText
    from framing.language.quantity import Quantity
    from framing.language.tagged_sentence import TaggedSentence
    from framing.language.time_intervals import Time
    from framing.shifts.verb_leads import Certainty

Range = tuple[int, int]
"""First and last word, both included."""

_LISTS = "shifts/clause_reading"
_MOST_WORDS = 200
_BE, _HAVE = stem("be"), stem("have")


@dataclass(frozen=True, slots=True)
class Proposition:
    """One clause of a statement; places count the statement's words.

    Attributes:
        words: The clause.
        at: The place of the verb that names the act.
        act: Its meaning; a word for what became of people where the verb says just that.
        group: The verb with its auxiliaries and the verbs that lead to it.
        subject: Who or what the verb is said of, None where that cannot be read.
        denied: Whether a negation bears on the act.
        denier: Who denies it, where somebody is said to: "the firm denied that it had".
        certainty: How sure the act is said to be.
        hearsay: The place of a word like "reportedly" beside the verb.
        passive: Whether the subject is what something was done to.
        content: The meanings of the clause's other words, without numbers and times.
        quantities: The clause's numbers.
        times: When it says that this is so.
    """

    words: Range
    at: int
    act: str
    group: Range
    subject: Range | None
    denied: bool
    denier: Range | None
    certainty: Certainty
    hearsay: int | None
    passive: bool
    content: frozenset[str]
    quantities: tuple[Quantity, ...]
    times: tuple[Time, ...]

    @property
    def light(self) -> bool:
        """Tell whether the verb alone says little: "is", "has", "made"."""
        return self.act in stem_set("language/verb_forms", "light")


@dataclass(frozen=True, slots=True)
class _Group:
    first: int
    at: int
    subject: Range | None
    certainty: Certainty
    passive: bool
    denier: Range | None
    """Who denies it, with a verb that this one hangs on."""
    turned: bool
    """That verb turns it into its contrary, "not" or no "not" before this one."""


@lru_cache(maxsize=1024)
def propositions(text: AnalysedText) -> tuple[Proposition, ...]:
    """Return the propositions of a statement, in the order of their verbs."""
    if not text.tokens or len(text.tokens) > _MOST_WORDS:
        return ()
    groups = list(_groups(text))
    if not groups:
        return ()
    starts = [
        _clause_start(text, group, groups[at - 1] if at else None)
        for at, group in enumerate(groups)
    ]
    ends = [start - 1 for start in starts[1:]] + [len(text.tokens) - 1]
    return tuple(
        _proposition(text, group, (start, max(group.at, end)))
        for group, start, end in zip(groups, starts, ends, strict=True)
    )


def whole(text: AnalysedText) -> Proposition | None:
    """Return a whole statement as one proposition, for wordings that share no verb."""
    parts = propositions(text)
    if not text.tokens or len(text.tokens) > _MOST_WORDS:
        return None
    everything = (0, len(text.tokens) - 1)
    if not parts:
        return Proposition(
            *(everything, 0, "", (0, 0), None),
            denied=bool(text.negators),
            denier=None,
            certainty="told",
            hearsay=None,
            passive=False,
            content=text.content_meanings,
            quantities=text.quantities,
            times=text.times,
        )
    main = max(parts, key=lambda each: (each.words[1] - each.words[0], -each.at))
    return replace(
        main,
        words=everything,
        content=text.content_meanings,
        denied=bool(text.negators),
        quantities=text.quantities,
        times=text.times,
    )


def _proposition(text: AnalysedText, group: _Group, words: Range) -> Proposition:
    first, last = words
    marks = word_set(_LISTS, "ending_marks")
    last = next(
        (at - 1 for at in range(group.at + 1, last + 1) if text.tokens[at].low in marks), last
    )
    hearsay = word_set(_LISTS, "hearsay")
    numbers = tuple(each for each in text.quantities if first <= each.first <= last)
    times = tuple(each for each in text.times if first <= each.first <= last)
    ranges = [(each.first, each.last) for each in numbers]
    ranges += [(each.first, each.last) for each in times]
    taken = {at for low, high in ranges for at in range(low, high + 1)}
    before = {text.tokens[at].low for at in range(max(0, first - 1), group.first)}
    conditional = bool(before & word_set(_LISTS, "conditional")) or "?" in text.text[-3:]
    role = role_of(text.stems[group.at])
    return Proposition(
        words=(first, last),
        at=group.at,
        act=role or text.meanings[group.at],
        group=(group.first, group.at),
        subject=group.subject,
        denied=(text.negated[group.at] or _has_none(text, group.at)) != group.turned,
        denier=group.denier,
        certainty=_in_context(text, group, first, conditional=conditional),
        hearsay=next(
            (
                at
                for at in range(max(first, group.first - 1), group.at + 1)
                if text.tokens[at].low in hearsay
            ),
            None,
        ),
        passive=group.passive,
        content=_told_of(text, group, words)
        | frozenset(
            text.meanings[at]
            for at in text.content
            if first <= at <= last
            and not group.first <= at <= group.at
            and at not in taken
            and text.stems[at] not in _anywhere()
        ),
        quantities=numbers,
        times=times,
    )


def _told_of(text: AnalysedText, group: _Group, words: Range) -> frozenset[str]:
    """Return the meanings of a subject that stands outside the clause: "the firm said it had"."""
    subject = group.subject
    if subject is None or subject[1] >= words[0] or text.tokens[subject[1]].breaks:
        return frozenset()
    return content_of(text, subject) if subject[1] + 1 < words[0] else frozenset()


def _has_none(text: AnalysedText, at: int) -> bool:
    """Tell "found no weapon", where not the verb but its object is denied."""
    return at + 1 < len(text.tokens) and text.tokens[at + 1].low == "no"


def _in_context(text: AnalysedText, group: _Group, first: int, *, conditional: bool) -> Certainty:
    """Return how sure an act is, with what stands around the verb: "if", "perhaps"."""
    if conditional:
        return "unclear"
    doubt = word_set(_LISTS, "doubt")
    near = range(max(first, group.first - 1), group.at + 1)
    doubted = any(text.tokens[at].low in doubt or _is_likely(text, at) for at in near)
    return "open" if doubted else group.certainty


def _is_likely(text: AnalysedText, at: int) -> bool:
    """Tell "likely won" and "will likely win" from "is likely to win" and "a likely winner"."""
    if text.tokens[at].low != "likely" or at + 1 >= len(text.tokens):
        return False
    return text.tokens[at + 1].low != "to" and at + 1 in text.content


@cache
def _anywhere() -> frozenset[str]:
    return stem_set("language/function_words", "reporting")


def _clause_start(text: AnalysedText, group: _Group, before: _Group | None) -> int:
    """Return where a clause begins: behind the last break before its subject."""
    least = before.at + 1 if before is not None else 0
    own = group.subject is not None and group.subject[0] >= least
    at = min(group.first, group.subject[0]) if own and group.subject is not None else group.first
    at = next((each.first for each in text.quantities if each.last == at - 1), at)
    if before is not None or text.tokens[at].low in word_set(_LISTS, "pronouns"):
        return max(at, least)
    marks, words = word_set(_LISTS, "ending_marks"), word_set(_LISTS, "boundaries")
    # An adverbial before the first subject comes along: "On Monday, the mill closed".
    for place in range(at - 1, least - 1, -1):
        token = text.tokens[place]
        if token.low in marks or token.low in words:
            return place + 1
    return least


def _groups(text: AnalysedText) -> Iterator[_Group]:
    tagged = tag_sentence(text.text, 0, len(text.text), ())
    place_of = {start: at for at, (start, _) in enumerate(text.offsets)}
    at, last_subject = 0, None
    counted = {
        text.offsets[at][0]
        for each in text.quantities
        for at in range(each.first, each.last + 1)
        if each.unit
    }
    heads: dict[int, Range | None] = {}
    while at < len(tagged.tokens):
        if tagged.tokens.start(at) in counted or not _is_verb(tagged, at):
            at += 1
            continue
        first = verb_group_start(tagged, at)
        main, certainty, passive = _act(tagged, first, at)
        places = [place_of.get(tagged.tokens.start(place)) for place in (first, at, main)]
        subject = subject_of(tagged, text, first)
        lead = tagged.tokens.lower_at(first - 1)
        if first == main and lead == "," and subject is None:
            # "The firm, known for its kites, ...": no verb of its own.
            at = max(at, main) + 1
            continue
        own = subject is not None
        if not own and lead in {"and", "but", "or", "then", ","}:
            whose = behind_relative(tagged, text, first) if lead == "," else None
            subject = whose or last_subject or (opening(text) if lead == "," else None)
        last_subject = subject or last_subject
        heads.update((place, subject) for place in places[1:] if place is not None)
        if places[2] is not None and places[2] not in text.credit:
            group = _Group(
                places[0] if places[0] is not None else places[2],
                *(places[2], subject, certainty, passive, None),
                turned=False,
            )
            yield _under_denial(text, group, heads, own=own)
        at = max(at, main) + 1


def _under_denial(
    text: AnalysedText, group: _Group, heads: dict[int, Range | None], *, own: bool
) -> _Group:
    """Return a verb with who denies it, and whom "it" means: the one that denies."""
    subject = group.subject
    start = subject[0] if subject is not None else group.first
    while start > 0 and text.tokens[start - 1].low in word_set(_LISTS, "articles"):
        start -= 1
    subject = _resolved(text, group, heads.get(governor_before(text, start)))
    verb = denial_before(text, start)
    if verb is None:
        leads = text.stems[group.first : group.at]
        if stem_set("shifts/denials", "verbs").isdisjoint(leads):
            # "The firm said it had not": whoever says so denies it.
            says = subject if subject != group.subject and text.negated[group.at] else None
            return replace(group, subject=subject, denier=says)
        return replace(group, subject=subject, denier=subject, turned=not text.negated[group.at])
    if text.negated[verb] or not own:
        # "Did not deny that" says neither; nor does "denied that it had and kept", of the second.
        return replace(group, certainty="unclear")
    return replace(
        group,
        subject=_resolved(text, group, heads.get(verb)) or subject,
        denier=heads.get(verb),
        turned=text.negators.get(group.at) != verb,
    )


def _resolved(text: AnalysedText, group: _Group, head: Range | None) -> Range | None:
    """Return whom "it" stands for in what somebody says of himself: "the firm said it had"."""
    subject = group.subject
    if subject is None or head is None:
        return subject
    pronoun = text.tokens[subject[1]].low in word_set(_LISTS, "personal")
    return head if pronoun else subject


def _is_verb(tagged: TaggedSentence, at: int) -> bool:
    """Tell whether a token is a finite verb: by the closed lists, or between subject and object."""
    if tagged.tokens.lower_at(at - 1) == "to":
        return False
    if tagged.tokens.lower_at(at + 1) == "by" and _is_amount(tagged, at + 2):
        # "Rose by 3 per cent" is no participle.
        return tagged.in_class("verbs", at) or tagged.tokens.lower_at(at).endswith("ed")
    return tagged.is_finite(at) or _is_rare_verb(tagged, at)


def _is_rare_verb(tagged: TaggedSentence, at: int) -> bool:
    """Tell whether a word that is mostly no verb is one: behind "who", or by what is beside it."""
    low = tagged.tokens.lower[at]
    relative = tagged.tokens.lower_at(at - 1) in {"who", "which"}
    if relative and low.endswith("s") and low.isalpha() and not tagged.is_adverb(at):
        return True
    if not at or tagged.tokens.is_capitalised(at) or stem(low) not in _verb_stems():
        return False
    before, after = tagged.tokens.lower[at - 1], at + 1
    if not before.isalpha() or any(
        tagged.in_class(kind, at - 1) for kind in ("determiners", "prepositions", "possessives")
    ):
        return False
    singular = low.endswith("s") and not before.endswith("s")
    plural = not low.endswith(("s", "ed", "ing")) and before.endswith("s")
    opens = (
        tagged.in_class("determiners", after)
        or tagged.in_class("prepositions", after)
        or tagged.tokens.lower_at(after)[:1].isdigit()
        or tagged.tokens.is_capitalised(after)
    )
    return (singular or plural) and opens


def _is_amount(tagged: TaggedSentence, at: int) -> bool:
    """Tell whether a number begins at a token: "3", "about 3", "a quarter"."""
    while tagged.tokens.lower_at(at) in word_set("shifts/correspondence", "change", "between"):
        at += 1
    low = tagged.tokens.lower_at(at)
    return low[:1].isdigit() or low in values() or low in fractions() or low[:1] in symbols()


@cache
def _verb_stems() -> frozenset[str]:
    known = (*lexicon().verbs, *lexicon().closed["verbs"])
    return frozenset(stem(word) for word in known) | frozenset(
        table("language/irregular_forms")["forms"]
    )


def _act(tagged: TaggedSentence, first: int, at: int) -> tuple[int, Certainty, bool]:
    """Return where the verb is that names the act, how sure it is, and whether it is passive."""
    lower = tagged.tokens.lower
    auxiliaries: list[str] = []
    place = first
    while place < len(lower) and (tagged.in_class("auxiliaries", place) or tagged.is_adverb(place)):
        if tagged.in_class("auxiliaries", place):
            auxiliaries.append(lower[place])
        place += 1
    main = (
        place
        if place < len(lower) and _can_follow(tagged, place, auxiliaries)
        else max(first, min(place - 1, len(lower) - 1))
    )
    if not auxiliaries:
        main = at
    certainty = _certainty(auxiliaries, lower[main])
    # "They are against it": a lone "are" is nobody's participle.
    passive = (
        bool(auxiliaries)
        and main >= place
        and stem(auxiliaries[-1]) == _BE
        and is_past(lower[main])
    )
    return led_act(tagged, main, certainty, passive=passive)


def _can_follow(tagged: TaggedSentence, place: int, auxiliaries: list[str]) -> bool:
    """Tell whether a word behind auxiliaries is their verb: "was sold", "will sell"."""
    low = tagged.tokens.lower[place]
    if not auxiliaries or not low.isalpha() or tagged.in_class("prepositions", place):
        return False
    if low in word_set(_LISTS, "leads_planned"):
        return True
    if stem(auxiliaries[-1]) == _BE:
        return is_past(low) or low.endswith("ing") or stem(low) in _verb_stems()
    return not tagged.in_class("determiners", place) and not tagged.in_class("pronouns", place)


def _certainty(auxiliaries: list[str], main: str) -> Certainty:
    words = {word.replace("’", "'") for word in auxiliaries}
    levels: tuple[Certainty, ...] = ("open", "unclear", "will")
    for name in levels:
        if words & word_set(_LISTS, name):
            return name
    stems = {stem(word) for word in words}
    if _HAVE in stems or words & {"was", "were", "did", "wasn't", "weren't", "didn't"}:
        return "done"
    return "done" if not words and is_past(main) else "told"


def content_of(text: AnalysedText, words: Range) -> frozenset[str]:
    """Return the meanings of the words of a part that carry any."""
    return frozenset(text.meanings[at] for at in text.content if words[0] <= at <= words[1])
