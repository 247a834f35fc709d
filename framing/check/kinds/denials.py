"""What a draft tells and the other texts deny, or the other way about: one act, turned round."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from framing.check.held_sentence import Looked, words_of
from framing.check.kinds.contraries import contrary_told, of_others, subjects
from framing.check.kinds.turned_words import contrary_word
from framing.check.pivots import are_contraries
from framing.check.told_clauses import matches, told_clauses
from framing.config import default
from framing.language.stems import stem, stem_set
from framing.language.word_lists import word_set
from framing.shifts.clause_reading import propositions

if TYPE_CHECKING:
    from framing.check.aligned_sentences import Aligned, KnownTexts, TextSentence
    from framing.check.draft import Finding
    from framing.check.held_sentence import HeldSentence
    from framing.check.told_clauses import ToldClause
    from framing.shifts.clause_reading import Proposition

_SETTINGS = default().check.denials

_OF_TIME = frozenset({stem("yet")})
_TOLD = {"done", "told"}


def check_denials(held: HeldSentence, known: KnownTexts) -> Looked:
    """Look for one act that is told here and denied in all texts near, or the reverse.

    The places are sentences; those are compared that have an act in common with a near one.
    """
    compared, findings = 0, []
    for mine in propositions(held.sentence.analysed):
        if _says(held.sentence, mine) or _both_ways(held.sentence, mine) or _agrees(held, mine):
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
    contrary, beside = contrary_word(held, known)
    for other in (
        _admitted(held),
        contrary_told(held, known),
        _negated(held, known),
        _undone(held, known),
        contrary,
    ):
        findings += [other] if other is not None else []
    return Looked(1, int(bool(compared or beside)), tuple(findings[:1]))


def _agrees(held: HeldSentence, mine: Proposition) -> bool:
    """Tell whether any text tells or denies an act as the draft does, be it in a quotation."""
    own = _denied(held.sentence, mine)
    return any(
        told.of_one_act(match.theirs)
        and match.close >= _SETTINGS.close
        and _denied(match.theirs.sentence, match.theirs.clause) == own
        and own
        for told in told_clauses(held.sentence)
        if told.clause == mine
        for match in matches(told, held)
    )


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


def _undone(held: HeldSentence, known: KnownTexts) -> Finding | None:
    """Return what is told here in other words than all texts near that say it is not so."""
    for mine in told_clauses(held.sentence):
        found = [
            match
            for match in matches(mine, held)
            if match.close >= _SETTINGS.close_undone
            and match.beyond >= _SETTINGS.beyond_undone
            and known.links.same(*subjects(mine, match.theirs)) == "one"
        ]
        own = _denied(held.sentence, mine.clause)
        turned = [
            (match.pair, match.theirs.clause)
            for match in found
            if _denied(match.theirs.sentence, match.theirs.clause) != own
            and not are_contraries(
                held.sentence, mine.clause.at, match.theirs.sentence, match.theirs.clause.at
            )
            and not _refuses(mine)
            and not _refuses(match.theirs)
            and not _both_ways(held.sentence, mine.clause)
            and not _both_ways(match.theirs.sentence, match.theirs.clause)
        ]
        if turned and len(turned) == len(found):
            return replace(_finding(held, mine.clause, turned), level="look")
    return None


def _negated(held: HeldSentence, known: KnownTexts) -> Finding | None:
    """Return a verb that is denied here and in none of the texts that tell the same, or reverse."""
    for mine in told_clauses(held.sentence):
        if _says(held.sentence, mine.clause) or _both_ways(held.sentence, mine.clause):
            continue
        if _agrees(held, mine.clause):
            continue
        found = [
            match
            for match in matches(mine, held)
            if match.close >= _nearness(mine, match.theirs, known)
            and match.shared >= _SETTINGS.shared_negated
            and mine.of_one_act(match.theirs)
            and not _both_ways(match.theirs.sentence, match.theirs.clause)
            and _both_quoted(mine, match.theirs)
            and not of_others(mine, match.theirs, known)
        ]
        own = _denied(held.sentence, mine.clause)
        turned = [
            (match.pair, match.theirs.clause)
            for match in found
            if _denied(match.theirs.sentence, match.theirs.clause) != own
        ]
        if turned and len(turned) == len(found):
            finding = _finding(held, mine.clause, turned)
            sure = max(match.close for match in found) >= _SETTINGS.surely_negated
            return finding if sure else replace(finding, level="look")
    return None


def _nearness(mine: ToldClause, theirs: ToldClause, known: KnownTexts) -> float:
    """Return the share that must be common: less where both are surely of one party."""
    surely = known.links.same(*subjects(mine, theirs)) == "one"
    return _SETTINGS.close if surely else _SETTINGS.close_negated


def _both_quoted(mine: ToldClause, theirs: ToldClause) -> bool:
    """Tell whether both are told by the texts themselves, or both are somebody's words."""
    quoted = [each.clause.at in each.sentence.analysed.quoted for each in (mine, theirs)]
    return quoted[0] == quoted[1]


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
            frozenset(
                text.meanings[each] for each in text.content if at < each <= at + _SETTINGS.behind
            ),
        )
        for at, word in enumerate(text.stems)
        if word in admits or word in denies
    ]


def _says(sentence: TextSentence, clause: Proposition) -> bool:
    stem = sentence.analysed.stems[clause.at]
    return stem in stem_set("check/words", "saying")


def _both_ways(sentence: TextSentence, clause: Proposition) -> bool:
    """Tell whether a sentence tells an act and denies it, too: "always did, but never so".

    "None before March" only says from when on.
    """
    text = sentence.analysed
    behind = {token.low for token in text.tokens[clause.at + 1 : clause.words[1] + 1]}
    if _denied(sentence, clause) and behind & word_set("check/words", "limiting"):
        return True
    return any(
        other.act == clause.act and _denied(sentence, other) != _denied(sentence, clause)
        for other in propositions(sentence.analysed)
    )


def _denied(sentence: TextSentence, clause: Proposition) -> bool:
    """Tell whether a clause is denied, by a subject such as "nobody in the room", too."""
    text = sentence.analysed
    low = {token.low for token in text.tokens[clause.words[0] : clause.at]}
    if not low.isdisjoint(word_set("check/words", "nobody")):
        return True
    behind = text.tokens[clause.at + 1].low if clause.at + 1 < len(text.tokens) else ""
    if behind in word_set("check/words", "nothing"):
        return not clause.denied
    # "Refused to meet", and "did not refuse to".
    leads = range(clause.group[0], clause.at)
    refused = any(text.stems[at] in stem_set("check/words", "refusing") for at in leads)
    denied = any(text.stems[at] in stem_set("check/words", "denying") for at in leads)
    negated = any(text.negated[at] and text.stems[at] not in _OF_TIME for at in leads)
    if denied and negated:
        return False
    return not negated if refused else clause.denied


def _refuses(told: ToldClause) -> bool:
    """Tell whether a clause is of what somebody would not do: "begged off" says so, too."""
    text, clause = told.sentence.analysed, told.clause
    refusing = stem_set("check/words", "refusing")
    return any(text.stems[at] in refusing for at in range(clause.group[0], clause.at))


def _object(sentence: TextSentence, clause: Proposition) -> str:
    """Return the first word behind the verb that carries meaning: "had no role"."""
    text = sentence.analysed
    return next((text.meanings[at] for at in text.content if at > clause.at), "")


def _of_one(own: TextSentence, mine: Proposition, pair: Aligned, theirs: Proposition) -> bool:
    """Tell whether two clauses of one verb tell of one thing; "had" and "made" need more."""
    shared = len(mine.content & theirs.content)
    if not mine.light:
        shorter = min(len(mine.content), len(theirs.content))
        return shared >= _SETTINGS.words and shared >= _SETTINGS.ratio * shorter
    if _object(own, mine) == _object(pair.sentence, theirs):
        return shared > _SETTINGS.words
    return mine.certainty == theirs.certainty and (
        (pair.close >= _SETTINGS.sentences_same and shared >= _SETTINGS.words)
        or (pair.close >= _SETTINGS.sentences_light and shared >= _SETTINGS.words_light)
    )


def _is_one_act(held: HeldSentence, mine: Proposition, pair: Aligned, theirs: Proposition) -> bool:
    """Tell whether two clauses are of one subject, as far as both name theirs."""
    levels = {mine.certainty, theirs.certainty}
    if not pair.strong or pair.close < _SETTINGS.sentences or (len(levels) > 1 and levels != _TOLD):
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
