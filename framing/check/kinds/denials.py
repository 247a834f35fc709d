"""What a draft tells and the other texts deny, or the other way about: one act, turned round."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing.check.held_sentence import Looked, words_of
from framing.check.opposite_words import opposite_words
from framing.check.told_clauses import matches, told_clauses
from framing.config import default
from framing.language.stems import stem_set
from framing.language.word_lists import word_set
from framing.shifts.clause_reading import propositions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framing.check.aligned_sentences import Aligned, TextSentence
    from framing.check.draft import Finding
    from framing.check.held_sentence import HeldSentence
    from framing.check.told_clauses import Match, ToldClause
    from framing.shifts.clause_reading import Proposition

_SETTINGS = default().check.denials
_CLOSE = 0.45
_SHARED, _RATIO = 1, 0.4
"""So many words of the clauses, and such a share of the shorter one's, are the same."""

_SHARED_LIGHT, _VERY_CLOSE, _NEARLY_SAME = 3, 0.65, 0.75
"""What two clauses of a light verb share, and their sentences, where its object is another word."""
_BEHIND = 4
"""So many words behind "denied" tell what is denied."""
_TOLD = {"done", "told"}


def check_denials(held: HeldSentence) -> Looked:
    """Look for one act that is told here and denied in all texts near, or the reverse.

    The places are sentences; those are compared that have an act in common with a near one.
    """
    compared, findings = 0, []
    for mine in propositions(held.sentence.analysed):
        if _says(held.sentence, mine) or _both_ways(held.sentence, mine):
            continue
        same = [
            (pair, theirs)
            for pair in held.near
            for theirs in propositions(pair.sentence.analysed)
            if theirs.act == mine.act and _of_one(held.sentence, mine, pair, theirs)
        ]
        compared += bool(same)
        turned = [
            (pair, theirs)
            for pair, theirs in same
            if _denied(pair.sentence, theirs) != _denied(held.sentence, mine)
            and _is_one_act(held, mine, pair, theirs)
            and not _both_ways(pair.sentence, theirs)
        ]
        if turned and len(turned) == len(same):
            findings.append(_finding(held, mine, turned))
    for other in (_admitted(held), _opposed(held), _negated(held)):
        findings += [other] if other is not None else []
    return Looked(1, int(bool(compared)), tuple(findings[:1]))


def _admitted(held: HeldSentence) -> Finding | None:
    """Return what somebody admits here and denies in all other texts, or the reverse."""
    mine = _admissions(held.sentence)
    theirs = [
        (pair, each)
        for pair in held.near
        if pair.strong
        for each in _admissions(pair.sentence)
        if any(own.of & each.of for own in mine)
    ]
    kinds = {each.admits for each in mine}, {each.admits for _, each in theirs}
    if len(kinds[0]) != 1 or len(kinds[1]) != 1 or kinds[0] == kinds[1]:
        return None
    words = words_of(held.sentence, mine[0].at, mine[0].at)
    references = [words_of(pair.sentence, each.at, each.at) for pair, each in theirs]
    once = {each.outlet: each for each in reversed(references)}
    why = "admitted here, and denied in the other texts"
    if not mine[0].admits:
        why = "denied here, and admitted in the other texts"
    return held.finding(
        "denial", "differs", words.start, words.end, why, tuple(once.values())[::-1]
    )


def _opposed(held: HeldSentence) -> Finding | None:
    """Return a word of which all texts that tell the same have the contrary: up, and down."""
    for mine in told_clauses(held.sentence):
        found = [match for match in matches(mine, held) if match.close >= _SETTINGS.close]
        for word, against in _contraries(mine, found):
            words = words_of(held.sentence, word, word)
            references = {
                match.theirs.sentence.outlet: words_of(match.theirs.sentence, at, at)
                for match, at in reversed(against)
            }
            why = "the other texts say the contrary"
            return held.finding(
                "denial", "differs", words.start, words.end, why, tuple(references.values())[::-1]
            )
    return None


def _contraries(
    mine: ToldClause, found: list[Match]
) -> Iterator[tuple[int, list[tuple[Match, int]]]]:
    """Yield the places of words with the places of their contraries in the other clauses."""
    text = mine.sentence.analysed
    for at in mine.places:
        others = opposite_words().get(text.stems[at], frozenset())
        if not others or text.negated[at] or others & text.vocabulary:
            continue
        against = [
            (match, place)
            for match in found
            for place in match.theirs.places
            if match.theirs.sentence.analysed.stems[place] in others
            and not match.theirs.sentence.analysed.negated[place]
        ]
        # A text that has the word, or another for it, tells the same.
        same = {text.stems[at], *_alike(text.stems[at])}
        if against and not any(same & match.theirs.sentence.analysed.vocabulary for match in found):
            yield at, against


def _alike(word: str) -> frozenset[str]:
    """Return the words that have all the contraries of a word."""
    others = opposite_words().get(word, frozenset())
    return frozenset(each for each, contraries in opposite_words().items() if others <= contraries)


def _negated(held: HeldSentence) -> Finding | None:
    """Return a verb that is denied here and in none of the texts that tell the same, or reverse."""
    for mine in told_clauses(held.sentence):
        if _says(held.sentence, mine.clause) or _both_ways(held.sentence, mine.clause):
            continue
        found = [
            match
            for match in matches(mine, held)
            if match.close >= _SETTINGS.close_negated
            and match.shared >= _SETTINGS.shared_negated
            and match.theirs.clause.act == mine.clause.act
            and not _both_ways(match.theirs.sentence, match.theirs.clause)
        ]
        own = _denied(held.sentence, mine.clause)
        turned = [
            (match.pair, match.theirs.clause)
            for match in found
            if _denied(match.theirs.sentence, match.theirs.clause) != own
        ]
        if turned and len(turned) == len(found):
            return _finding(held, mine.clause, turned)
    return None


@dataclass(frozen=True, slots=True)
class _Admission:
    """A verb by which somebody admits or denies, and the telling words right behind it."""

    at: int
    admits: bool
    of: frozenset[str]


def _admissions(sentence: TextSentence) -> list[_Admission]:
    text = sentence.analysed
    admits, denies = stem_set("check/words", "admitting"), stem_set("check/words", "denying")
    return [
        _Admission(
            at,
            (word in admits) != text.negated[at],
            frozenset(text.meanings[each] for each in text.content if at < each <= at + _BEHIND),
        )
        for at, word in enumerate(text.stems)
        if word in admits or word in denies
    ]


def _says(sentence: TextSentence, clause: Proposition) -> bool:
    stem = sentence.analysed.stems[clause.at]
    return stem in stem_set("check/words", "saying")


def _both_ways(sentence: TextSentence, clause: Proposition) -> bool:
    """Tell whether a sentence tells an act and denies it, too: "always did, but never so"."""
    return any(
        other.act == clause.act and _denied(sentence, other) != _denied(sentence, clause)
        for other in propositions(sentence.analysed)
    )


def _denied(sentence: TextSentence, clause: Proposition) -> bool:
    """Tell whether a clause is denied, by a subject such as "nobody in the room", too."""
    low = {token.low for token in sentence.analysed.tokens[clause.words[0] : clause.at]}
    return clause.denied or not low.isdisjoint(word_set("check/words", "nobody"))


def _object(sentence: TextSentence, clause: Proposition) -> str:
    """Return the first word behind the verb that carries meaning: "had no role"."""
    text = sentence.analysed
    return next((text.meanings[at] for at in text.content if at > clause.at), "")


def _of_one(own: TextSentence, mine: Proposition, pair: Aligned, theirs: Proposition) -> bool:
    """Tell whether two clauses of one verb tell of one thing; "had" and "made" need more."""
    shared = len(mine.content & theirs.content)
    if not mine.light:
        shorter = min(len(mine.content), len(theirs.content))
        return shared >= _SHARED and shared >= _RATIO * shorter
    if _object(own, mine) == _object(pair.sentence, theirs):
        return shared > _SHARED
    return mine.certainty == theirs.certainty and (
        (pair.close >= _NEARLY_SAME and shared >= _SHARED)
        or (pair.close >= _VERY_CLOSE and shared >= _SHARED_LIGHT)
    )


def _is_one_act(held: HeldSentence, mine: Proposition, pair: Aligned, theirs: Proposition) -> bool:
    """Tell whether two clauses are of one subject, as far as both name theirs."""
    levels = {mine.certainty, theirs.certainty}
    if not pair.strong or pair.close < _CLOSE or (len(levels) > 1 and levels != _TOLD):
        return False
    subjects = [
        _subject(sentence, clause)
        for sentence, clause in ((held.sentence, mine), (pair.sentence, theirs))
    ]
    if mine.passive != theirs.passive or not all(subjects):
        return True
    return bool(subjects[0] & subjects[1])


def _subject(sentence: TextSentence, clause: Proposition) -> frozenset[str]:
    """Return what a subject is called; nothing for a pronoun, and for "nobody"."""
    if clause.subject is None:
        return frozenset()
    text, words = sentence.analysed, clause.subject
    low = {text.tokens[at].low for at in range(words[0], words[1] + 1)}
    if low & word_set("shifts/clause_reading", "pronouns") or low & word_set(
        "check/words", "nobody"
    ):
        return frozenset()
    return frozenset(text.meanings[at] for at in text.content if words[0] <= at <= words[1])


def _finding(
    held: HeldSentence, mine: Proposition, turned: list[tuple[Aligned, Proposition]]
) -> Finding:
    words = words_of(held.sentence, *mine.group)
    references = [words_of(pair.sentence, *theirs.group) for pair, theirs in turned]
    once = {each.outlet: each for each in reversed(references)}
    why = "denied here, and told in the other texts"
    if not _denied(held.sentence, mine):
        why = "told here, and denied in the other texts"
    return held.finding(
        "denial", "differs", words.start, words.end, why, tuple(once.values())[::-1]
    )
