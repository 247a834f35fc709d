"""Who does what in a draft, beside who does the same in the other texts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing.check.held_sentence import words_of
from framing.check.parties import Party, party
from framing.check.told_clauses import Match, anchors, matches, one_spelling, told_clauses, weigh
from framing.config import default
from framing.language.stems import stem, stem_set
from framing.language.word_lists import table

if TYPE_CHECKING:
    from framing.check.aligned_sentences import KnownTexts
    from framing.check.draft import Finding, Level
    from framing.check.held_sentence import HeldSentence
    from framing.check.parties import Same
    from framing.check.told_clauses import ToldClause
    from framing.language.analysed_text import AnalysedText
    from framing.shifts.clause_reading import Range

_SETTINGS = default().check.roles


@dataclass(frozen=True, slots=True)
class _Rival:
    """A clause of another text, who does it there, and whether that is the draft's party."""

    match: Match
    doer: Party
    same: Same
    close: float


def check_roles(held: HeldSentence, known: KnownTexts) -> tuple[Finding, ...]:
    """Return the acts that another party does in all other texts that tell who does them."""
    findings = []
    for mine in told_clauses(held.sentence):
        doer = _doer(mine)
        if doer is None or not doer.known or _says(mine):
            continue
        rivals = [
            _Rival(match, theirs, known.links.same(doer, theirs), close)
            for match in matches(mine, held)
            if (theirs := _doer(match.theirs)) is not None
            and (close := _same_deed(mine, doer, match.theirs, theirs))
        ]
        others = [rival for rival in rivals if rival.same == "two"]
        own = max((rival.close for rival in rivals if rival.same == "one"), default=0.0)
        # Somebody else's like act is no proof against what is told here.
        if others and max(rival.close for rival in others) > own + _SETTINGS.clearly * bool(own):
            findings.append(_finding(held, mine, doer, others, known))
    return tuple(findings) or _left_out(held, known)


def _left_out(held: HeldSentence, known: KnownTexts) -> tuple[Finding, ...]:
    """Return what is told here as done by nobody, where all other texts say who did it."""
    near = frozenset().union(*(each.plain | each.analysed.vocabulary for each in held.around))
    for mine in told_clauses(held.sentence):
        if not mine.clause.passive or _doer(mine) is not None or mine.clause.denied:
            continue
        found = [
            match
            for match in matches(mine, held)
            if mine.of_one_act(match.theirs) and match.close >= _SETTINGS.left_out
        ]
        doers = [(match, doer) for match in found if (doer := _doer(match.theirs)) is not None]
        sure = [
            (match, doer)
            for match, doer in doers
            if known.links.is_named(doer) or doer.body
            if near.isdisjoint(known.links.of(doer.names | ({doer.noun} - {""})))
        ]
        if not sure or len(sure) < len(found):
            continue
        words = words_of(held.sentence, *mine.clause.group)
        references = {
            match.theirs.sentence.outlet: words_of(
                match.theirs.sentence, *_ends(doer, match.theirs)
            )
            for match, doer in reversed(sure)
        }
        why = "the other texts say who did it"
        return (
            held.finding(
                "role", "look", words.start, words.end, why, tuple(references.values())[::-1]
            ),
        )
    return ()


def _ends(doer: Party, told: ToldClause) -> Range:
    """Return the first and the last word of who does it and of what is done."""
    return min(doer.words[0], told.clause.at), max(doer.words[1], told.clause.at)


def _doer(told: ToldClause) -> Party | None:
    """Return who does it: the subject, or in the passive whom "by" names."""
    text, clause = told.sentence.analysed, told.clause
    if clause.passive:
        return _by(text, clause.at, clause.words[1])
    if clause.subject is None or clause.subject[0] > clause.at:
        return None
    return party(text, clause.subject)


def _by(text: AnalysedText, at: int, last: int) -> Party | None:
    """Return whom "by" names behind a verb."""
    for place in range(at + 1, min(last, at + _SETTINGS.by) + 1):
        if text.tokens[place].low == "by":
            end = place + 1
            while end < last and not text.tokens[end + 1].breaks and end < place + _SETTINGS.by:
                end += 1
            return party(text, (place + 1, end)) if place + 1 <= last else None
    return None


def _says(told: ToldClause) -> bool:
    """Tell whether a clause only credits somebody: that is looked at for itself."""
    return told.sentence.analysed.stems[told.clause.at] in stem_set(
        "language/function_words", "reporting"
    )


def _same_deed(mine: ToldClause, doer: Party, theirs: ToldClause, other: Party) -> float:
    """Return how much two clauses of one act share, whoever does it; 0 where they may be two."""
    if _says(theirs) or mine.clause.denied != theirs.clause.denied or _converse(mine, theirs):
        return 0.0
    aside = _stems(mine, doer) | _stems(theirs, other)
    shared, total = weigh(mine, theirs, aside)
    close = shared / total if total else 0.0
    # Two may both resign: what it is done to must be one, too.
    rest, _ = weigh(mine, theirs, aside | mine.verb | theirs.verb)
    if rest < _SETTINGS.rest:
        return 0.0
    if mine.of_one_act(theirs):
        enough = close >= _SETTINGS.same_act and shared >= _SETTINGS.act_shared
    elif anchors(mine, theirs):
        enough = close >= _SETTINGS.other_act
    else:
        enough = close >= _SETTINGS.same_words and shared >= _SETTINGS.words_shared
    return close if enough else 0.0


def _stems(told: ToldClause, doer: Party) -> frozenset[str]:
    text = told.sentence.analysed
    return frozenset(map(one_spelling, text.stems[doer.words[0] : doer.words[1] + 1]))


def _converse(mine: ToldClause, theirs: ToldClause) -> bool:
    """Tell verbs of the two sides of one act, of whom each is done by another: buy and sell."""
    verbs = [each.sentence.analysed.stems[each.clause.at] for each in (mine, theirs)]
    return any(
        (verbs[0] in left and verbs[1] in right) or (verbs[0] in right and verbs[1] in left)
        for left, right in _sides()
    )


def _sides() -> list[tuple[frozenset[str], frozenset[str]]]:
    rows = table("check/words")["converse"]
    return [(frozenset(map(stem, left)), frozenset(map(stem, right))) for left, right in rows]


def _finding(
    held: HeldSentence, mine: ToldClause, doer: Party, others: list[_Rival], known: KnownTexts
) -> Finding:
    words = words_of(held.sentence, *_ends(doer, mine))
    references = {
        rival.match.theirs.sentence.outlet: words_of(
            rival.match.theirs.sentence, *_ends(rival.doer, rival.match.theirs)
        )
        for rival in reversed(others)
    }
    named = all(known.links.is_named(each) for each in (doer, *(rival.doer for rival in others)))
    same_act = any(mine.of_one_act(rival.match.theirs) for rival in others)
    sure = max(rival.close for rival in others) >= _SETTINGS.surely
    level: Level = "differs" if named and same_act and sure else "look"
    why = "another party does this in the other texts"
    return held.finding(
        "role", level, words.start, words.end, why, tuple(references.values())[::-1]
    )
