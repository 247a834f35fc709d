"""Two that stand in a draft and in another text, and have changed places beside one verb."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing.check.held_sentence import words_of
from framing.check.kinds.role_sides import by_phrase, only_credits
from framing.check.kinds.turned_words import finding_at, turned_word
from framing.check.parties import party
from framing.check.pivots import is_one_word
from framing.check.told_clauses import one_spelling, told_clauses
from framing.config import default
from framing.language.lexicon import lexicon
from framing.language.stems import stem_set
from framing.language.word_lists import word_set

if TYPE_CHECKING:
    from framing.check.aligned_sentences import KnownTexts, TextSentence
    from framing.check.draft import Finding
    from framing.check.held_sentence import HeldSentence
    from framing.check.pivots import Pivot
    from framing.check.told_clauses import ToldClause
    from framing.shifts.clause_reading import Range

_SETTINGS = default().check.roles


@dataclass(frozen=True, slots=True)
class _Side:
    """Who stands on one side of a verb: the words of the phrase, and the noun that it is about."""

    head: str
    stems: frozenset[str]
    words: Range


def changed_places(held: HeldSentence) -> Finding | None:
    """Return an act whose sides have changed places in all texts that tell it with both of them."""
    # "Festival cancelled": a heading leaves out what tells who did it.
    near = [pair for pair in held.beside if pair.sentence.reading.role != "heading"]
    agreeing = {
        pair.sentence
        for pair in near
        for mine in told_clauses(held.sentence)
        for theirs in told_clauses(pair.sentence)
        if mine.verb == theirs.verb and _tells(mine) and _changed(mine, theirs) is False
    }
    # "A was fined because B left", and "B was fined because A left": two verbs say so.
    exchanged = Counter(
        theirs.sentence
        for mine in told_clauses(held.sentence)
        for pair in near
        for theirs in told_clauses(pair.sentence)
        if mine.verb == theirs.verb and _tells(mine) and isinstance(_changed(mine, theirs), _Side)
    )
    for mine in told_clauses(held.sentence):
        if not _tells(mine):
            continue
        found = [
            (theirs, _changed(mine, theirs))
            for pair in near
            if max(pair.close, pair.likely) >= _SETTINGS.both
            for theirs in told_clauses(pair.sentence)
            if _tells(theirs) and mine.verb == theirs.verb
        ]
        turned = [
            (theirs, side)
            for theirs, side in found
            if isinstance(side, _Side)
            and theirs.sentence not in agreeing
            and (_in_one_clause(mine, theirs, side) or exchanged[theirs.sentence] > 1)
        ]
        if not turned or any(side is False for _, side in found):
            continue
        own = _subject(mine)
        words = words_of(held.sentence, *_ends(own, mine))
        references = {
            theirs.sentence.outlet: words_of(theirs.sentence, *_ends(side, theirs))
            for theirs, side in reversed(turned)
        }
        why = "who does it, and to whom, are the other way about in the other texts"
        return held.finding(
            "role", "look", words.start, words.end, why, tuple(references.values())[::-1]
        )
    return None


def _ends(side: _Side | None, told: ToldClause) -> Range:
    if side is None:
        return told.clause.group
    return min(side.words[0], told.clause.at), max(side.words[1], told.clause.at)


def _changed(mine: ToldClause, theirs: ToldClause) -> _Side | bool | None:
    """Return who does it there where both have changed places; False where they have not.

    None where it cannot be told.
    """
    if mine.clause.denied != theirs.clause.denied:
        return None
    told = _other_side(mine, theirs)
    one, two = _subject(mine), _subject(theirs)
    if told is not None or one is None or two is None:
        return told
    if one.head in two.stems or two.head in one.stems:
        return False
    plain = _is_plain(mine, one) and _is_plain(theirs, two)
    alike = plain and _is_passive(mine) == _is_passive(theirs)
    crossed = one.head in _outside(theirs.sentence, two) and two.head in _outside(
        mine.sentence, one
    )
    return two if alike and crossed else None


def _other_side(mine: ToldClause, theirs: ToldClause) -> _Side | bool | None:
    """Return him who does it here and has it done to him there, or the other way round."""
    sides = [(_doer(each), _done_to(each)) for each in (mine, theirs)]
    for own, other in ((0, 1), (1, 0)):
        one, two, alike = sides[0][own], sides[1][other], sides[1][own]
        if one is not None and two is not None and one.head == two.head:
            if alike is not None and alike.head == one.head:
                return False
            # "A plaque hung" and "they hung a plaque" are one.
            doing = sides[0] if own == 0 else sides[1]
            return two if doing[1] is not None else None
    return None


def _in_one_clause(mine: ToldClause, theirs: ToldClause, side: _Side) -> bool:
    """Tell whether one of two clauses of a verb holds both who does it here and who does it there.

    Elsewhere in a sentence the one may be called what the other is.
    """
    own = _subject(mine) or _done_to(mine)
    if own is None:
        return True
    heads = {own.head, side.head}
    return any(
        heads <= {one_spelling(told.sentence.analysed.stems[at]) for at in told.places}
        for told in (mine, theirs)
    )


def _outside(sentence: TextSentence, side: _Side) -> frozenset[str]:
    """Return the stems of a sentence's telling words outside of a phrase."""
    text = sentence.analysed
    return frozenset(
        one_spelling(text.stems[at])
        for at in range(len(text.tokens))
        if not side.words[0] <= at <= side.words[1] and text.tokens[at].content
    )


def _is_plain(told: ToldClause, side: _Side) -> bool:
    """Tell whether a subject stands right before its verb, in one piece: others may be misread."""
    tokens = told.sentence.analysed.tokens
    between = range(side.words[0], told.clause.group[0])
    near = told.clause.group[0] - side.words[1] <= _SETTINGS.adverbs + 1
    listed = side.words[0] > 0 and tokens[side.words[0] - 1].low in {"and", "or", "&"}
    return near and not listed and not any(tokens[at].breaks for at in between)


def _tells(told: ToldClause) -> bool:
    """Tell whether a verb says what somebody does: no "is" or "has", and no credit."""
    verb = told.sentence.analysed.stems[told.clause.at]
    anyhow = verb in stem_set("check/words", "anyhow")
    return not told.clause.light and not anyhow and not only_credits(told)


def _is_passive(told: ToldClause) -> bool:
    """Tell "was beaten", and "beaten on Tuesday by", too."""
    return told.clause.passive or by_phrase(told) is not None


def _doer(told: ToldClause) -> _Side | None:
    if _is_passive(told):
        return _side(told, by_phrase(told))
    return _subject(told)


def _done_to(told: ToldClause) -> _Side | None:
    """Return whom the passive is about, or the phrase right behind an active verb."""
    text, clause = told.sentence.analysed, told.clause
    if _is_passive(told):
        return _subject(told)
    end = clause.at
    while end < clause.words[1] and not (
        text.tokens[end + 1].breaks
        or text.tokens[end + 1].low in lexicon().closed["prepositions"]
        or text.tokens[end + 1].low in word_set("check/words", "relative")
    ):
        end += 1
    return _side(told, (clause.at + 1, end) if end > clause.at else None)


def _subject(told: ToldClause) -> _Side | None:
    subject = told.clause.subject
    return _side(told, subject if subject is not None and subject[0] <= told.clause.at else None)


def _side(told: ToldClause, words: Range | None) -> _Side | None:
    """Return a phrase by the noun that it is about: the last before a comma or a preposition."""
    text = told.sentence.analysed
    if words is None or party(text, words) is None:
        return None
    ends_at = word_set("shifts/correspondence", "behind_head")
    last = words[0]
    for at in range(words[0], words[1] + 1):
        token = text.tokens[at]
        stops = token.low in ends_at or token.low in lexicon().closed["prepositions"]
        if at > words[0] and (token.breaks or stops):
            break
        last = at
    if not text.tokens[last].content:
        return None
    stems = frozenset(map(one_spelling, text.stems[words[0] : words[1] + 1]))
    return _Side(one_spelling(text.stems[last]), stems, words)


def converse_verb(held: HeldSentence, known: KnownTexts) -> Finding | None:
    """Return a verb for the other side of one act, with one subject: "paid" for "accepted"."""
    best = turned_word(held, known, "role", _way)
    why = "who does it, and to whom, are the other way about in the other texts"
    if best.mine is None:
        return None
    return finding_at(held, best.mine, best.against, ("role", "look", why))


def _way(one: Pivot, other: Pivot) -> int:
    """Tell whether two verbs of one subject are of one side of an act (1), or of two (-1)."""
    told = [
        next((each for each in told_clauses(pivot.sentence) if each.clause.at == pivot.first), None)
        for pivot in (one, other)
    ]
    mine, theirs = told
    if mine is None or theirs is None or one.denied != other.denied:
        return 0
    if is_one_word(one, other) or one.poles & other.poles:
        return 1
    rows = {row for row, _ in one.poles} & {row for row, _ in other.poles}
    alike = mine.clause.passive == theirs.clause.passive and _one_subject(mine, theirs)
    return -1 if rows and alike else 0


def _one_subject(mine: ToldClause, theirs: ToldClause) -> bool:
    """Tell whether two clauses name one subject, or both have the same pronoun for it."""
    one, two = _subject(mine), _subject(theirs)
    if one is not None and two is not None:
        return one.head == two.head
    lows = [_low(each) for each in (mine, theirs)]
    return bool(lows[0]) and lows[0] == lows[1]


def _low(told: ToldClause) -> str:
    subject = told.clause.subject
    if subject is None or subject[0] != subject[1]:
        return ""
    return told.sentence.analysed.tokens[subject[0]].low
