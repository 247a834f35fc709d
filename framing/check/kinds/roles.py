"""Who does what in a draft, beside who does the same in the other texts."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from framing.check.held_sentence import words_of
from framing.check.kinds.changed_places import changed_places, converse_verb
from framing.check.kinds.role_sides import Rival, doer_of, done_to, ends, only_credits
from framing.check.kinds.turned_roles import acted_on, changed_values, turned
from framing.check.name_words import telling
from framing.check.told_clauses import anchors, matches, one_spelling, told_clauses, weigh
from framing.config import default
from framing.language.stems import stem, stem_set
from framing.language.word_lists import table

if TYPE_CHECKING:
    from framing.check.aligned_sentences import KnownTexts
    from framing.check.draft import Finding
    from framing.check.held_sentence import HeldSentence
    from framing.check.parties import Party
    from framing.check.told_clauses import ToldClause

_SETTINGS = default().check.roles


def check_roles(held: HeldSentence, known: KnownTexts) -> tuple[Finding, ...]:
    """Return the acts that another party does in all other texts that tell who does them."""
    findings = []
    for mine in told_clauses(held.sentence):
        doer = doer_of(mine) or (done_to(mine) if mine.clause.passive else None)
        if doer is None or not doer.known or only_credits(mine):
            continue
        rivals = [
            Rival(match, theirs, known.links.same(doer, theirs), close)
            for match in matches(mine, held)
            if (theirs := _same_side(mine, match.theirs)) is not None
            and (close := _same_deed(mine, doer, match.theirs, theirs))
        ]
        rivals += changed_values(mine, doer, held)
        others = [rival for rival in rivals if rival.same == "two"]
        own = max((rival.close for rival in rivals if rival.same == "one"), default=0.0)
        # Somebody else's like act is no proof against what is told here.
        if others and max(rival.close for rival in others) > own + _SETTINGS.clearly * bool(own):
            findings.append(_finding(held, mine, doer, others))
    if findings:
        return tuple(findings)
    turned_round = changed_places(held) or converse_verb(held, known)
    if turned_round is not None:
        return (turned_round,)
    return turned(held, known) or acted_on(held, known) or _left_out(held, known)


def _harmed(held: HeldSentence, known: KnownTexts) -> tuple[Finding, ...]:
    """Return a hurt that somebody has here, and that another party does to him elsewhere."""
    text, near = held.sentence.analysed, _around(held)
    hurt = next((at for at in text.content if text.stems[at] in _hurts()), None)
    victims = {part for name in text.names for part in telling(name.text)}
    if hurt is None or any(text.stems[each.clause.at] in _harms() for each in _active(held)):
        return ()
    blamed = {}
    for pair in held.near:
        for theirs in told_clauses(pair.sentence):
            doer, other = doer_of(theirs), theirs.sentence.analysed
            if doer is None or other.stems[theirs.clause.at] not in _harms():
                continue
            known_doer = known.links.is_named(doer) or doer.body
            behind = set(other.stems[theirs.clause.at : theirs.clause.words[1] + 1])
            whom = {word for word in victims if word in pair.sentence.plain}
            if known_doer and (whom or pair.strong) and not theirs.clause.denied:
                about = doer.names | ({doer.noun} - {""})
                if near.isdisjoint(about) and behind:
                    blamed[pair.sentence.outlet] = words_of(pair.sentence, *ends(doer, theirs))
    if not blamed:
        return ()
    words = words_of(held.sentence, hurt, hurt)
    why = "the other texts say who did it"
    return (held.finding("role", "look", words.start, words.end, why, blamed.values()),)


def _active(held: HeldSentence) -> list[ToldClause]:
    """Return the clauses of a sentence that say who does what they tell."""
    return [each for each in told_clauses(held.sentence) if doer_of(each) is not None]


def _around(held: HeldSentence) -> frozenset[str]:
    return frozenset().union(*(each.plain | each.analysed.vocabulary for each in held.around))


@cache
def _hurts() -> frozenset[str]:
    return stem_set("check/words", "hurts")


@cache
def _harms() -> frozenset[str]:
    """Return the stems of the verbs by which somebody does harm."""
    harm = table("shifts/left_out_agents")["harm"]
    words = [*harm["death"]["acts"], *harm["injury"]["acts"]]
    return frozenset(map(stem, words)) | stem_set("check/words", "harms")


def _left_out(held: HeldSentence, known: KnownTexts) -> tuple[Finding, ...]:
    """Return what is told here as done by nobody, where all other texts say who did it."""
    near = _around(held)
    for mine in told_clauses(held.sentence):
        if not mine.clause.passive or doer_of(mine) is not None or mine.clause.denied:
            continue
        found = [
            match
            for match in matches(mine, held)
            if mine.of_one_act(match.theirs) and match.close >= _SETTINGS.left_out
        ]
        doers = [(match, doer) for match in found if (doer := doer_of(match.theirs)) is not None]
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
            match.theirs.sentence.outlet: words_of(match.theirs.sentence, *ends(doer, match.theirs))
            for match, doer in reversed(sure)
        }
        why = "the other texts say who did it"
        return (
            held.finding(
                "role", "look", words.start, words.end, why, tuple(references.values())[::-1]
            ),
        )
    return _harmed(held, known)


def _same_side(mine: ToldClause, theirs: ToldClause) -> Party | None:
    """Return who does it in the other clause; whom it is done to where neither says by whom."""
    if doer_of(mine) is not None:
        return doer_of(theirs)
    alike = theirs.clause.passive and doer_of(theirs) is None
    return done_to(theirs) if alike else None


def _same_deed(mine: ToldClause, doer: Party, theirs: ToldClause, other: Party) -> float:
    """Return how much two clauses of one act share, whoever does it; 0 where they may be two."""
    if (
        only_credits(theirs)
        or mine.clause.denied != theirs.clause.denied
        or _converse(mine, theirs)
    ):
        return 0.0
    aside = _stems(mine, doer) | _stems(theirs, other)
    shared, total = weigh(mine, theirs, aside)
    close = shared / total if total else 0.0
    # Two may both resign: what it is done to must be one, too.
    rest, _ = weigh(mine, theirs, aside | mine.verb | theirs.verb)
    changed = _changed_places(mine, doer, theirs, other)
    if rest < _SETTINGS.rest and not changed:
        return 0.0
    if changed:
        return max(close, _SETTINGS.same_act)
    if mine.of_one_act(theirs):
        enough = close >= _SETTINGS.same_act and shared >= _SETTINGS.act_shared
    elif anchors(mine, theirs):
        enough = close >= _SETTINGS.other_act
    else:
        enough = close >= _SETTINGS.same_words and shared >= _SETTINGS.words_shared
    return close if enough else 0.0


def _changed_places(mine: ToldClause, doer: Party, theirs: ToldClause, other: Party) -> bool:
    """Tell whether both sentences name both parties of one act: then who does it is another."""
    return (
        mine.of_one_act(theirs)
        and bool(doer.names & theirs.sentence.plain)
        and bool(other.names & mine.sentence.plain)
        and doer.names.isdisjoint(other.names)
    )


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


def _finding(held: HeldSentence, mine: ToldClause, doer: Party, others: list[Rival]) -> Finding:
    words = words_of(held.sentence, *ends(doer, mine))
    references = {
        rival.match.theirs.sentence.outlet: words_of(
            rival.match.theirs.sentence, *ends(rival.doer, rival.match.theirs)
        )
        for rival in reversed(others)
    }
    why = "another party does this in the other texts"
    return held.finding(
        "role", "look", words.start, words.end, why, tuple(references.values())[::-1]
    )
