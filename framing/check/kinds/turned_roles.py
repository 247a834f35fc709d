"""One act of which the sides have changed: who does it here, has it done to him elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.check.held_sentence import words_of
from framing.check.kinds.role_sides import Rival, doer_of, done_to, ends, only_credits
from framing.check.told_clauses import matches, told_clauses
from framing.config import default
from framing.language.lexicon import lexicon
from framing.shifts.equal_numbers import partner

if TYPE_CHECKING:
    from framing.check.aligned_sentences import KnownTexts
    from framing.check.draft import Finding
    from framing.check.held_sentence import HeldSentence
    from framing.check.parties import Party
    from framing.check.told_clauses import ToldClause

_SETTINGS = default().check.roles


def turned(held: HeldSentence, known: KnownTexts) -> tuple[Finding, ...]:
    """Return an act that is done here to whom all other texts tell as doing it."""
    for mine in told_clauses(held.sentence):
        to = done_to(mine)
        if to is None or not to.names or only_credits(mine):
            continue
        doer = doer_of(mine)
        rivals = []
        for match in matches(mine, held):
            theirs = doer_of(match.theirs)
            if theirs is None or not mine.of_one_act(match.theirs) or not match.pair.strong:
                continue
            if not match.theirs.clause.passive and done_to(match.theirs) is None:
                continue  # "officers accused of it" are whom it is done to
            turned = known.links.same(to, theirs) == "one"
            own = known.links.same(doer, theirs) == "one"
            if not only_credits(match.theirs) and mine.clause.denied == match.theirs.clause.denied:
                rivals.append((match, theirs, turned and not own))
        if rivals and all(turned for *_, turned in rivals):
            words = words_of(held.sentence, *ends(to, mine))
            references = {
                match.theirs.sentence.outlet: words_of(
                    match.theirs.sentence, *ends(theirs, match.theirs)
                )
                for match, theirs, _ in reversed(rivals)
            }
            why = "who does it, and to whom, are the other way about in the other texts"
            return (
                held.finding(
                    "role", "look", words.start, words.end, why, tuple(references.values())[::-1]
                ),
            )
    return ()


def acted_on(held: HeldSentence, known: KnownTexts) -> tuple[Finding, ...]:
    """Return an act that is done here by whom all other texts tell it as done to."""
    for mine in told_clauses(held.sentence):
        doer = doer_of(mine)
        if (
            doer is None
            or not known.links.is_named(doer)
            or only_credits(mine)
            or mine.clause.light
        ):
            continue
        # "Officers accused of it" do not accuse: somebody must be named whom it is done to.
        if not mine.clause.passive and done_to(mine) is None:
            continue
        rivals = []
        for match in matches(mine, held):
            theirs = match.theirs
            alike = mine.of_one_act(theirs) and mine.clause.denied == theirs.clause.denied
            if not alike or not match.pair.strong or only_credits(theirs):
                continue
            does = known.links.same(doer, doer_of(theirs)) == "one"
            to = done_to(theirs)
            turned = not does and to is not None and bool(to.names & doer.names)
            rivals.append((match, to, turned))
        if rivals and all(turned for *_, turned in rivals):
            words = words_of(held.sentence, *ends(doer, mine))
            references = {
                match.theirs.sentence.outlet: words_of(
                    match.theirs.sentence, *ends(to, match.theirs)
                )
                for match, to, _ in reversed(rivals)
                if to is not None
            }
            why = "who does it here, has it done to him in the other texts"
            return (
                held.finding(
                    "role", "look", words.start, words.end, why, tuple(references.values())[::-1]
                ),
            )
    return ()


def changed_values(mine: ToldClause, doer: Party, held: HeldSentence) -> list[Rival]:
    """Return who did the same to the same number, where both sentences have both of them.

    "The Crown had sought 57 months, and the defence 12", and the other way about: two that stand
    side by side in one sentence are two, whatever they are called.
    """
    rivals = []
    for match in matches(mine, held):
        theirs = match.theirs
        other = doer_of(theirs)
        if other is None or doer_of(mine) is None or not match.pair.strong or only_credits(theirs):
            continue
        heads = _head(mine, doer), _head(theirs, other)
        both = all(heads) and heads[0] != heads[1]
        texts = held.sentence.analysed, match.pair.sentence.analysed
        if (
            both
            and mine.of_one_act(theirs)
            and mine.clause.denied == theirs.clause.denied
            and _first_anchor(mine, theirs)
            and heads[0] in texts[1].stems
            and heads[1] in texts[0].stems
            and heads[0] not in _own_words(theirs, other)
            and heads[1] not in _own_words(mine, doer)
        ):
            rivals.append(Rival(match, other, "two", _SETTINGS.side_by_side))
    return rivals


def _own_words(told: ToldClause, doer: Party) -> list[str]:
    return list(told.sentence.analysed.stems[doer.words[0] : doer.words[1] + 1])


def _head(told: ToldClause, doer: Party) -> str:
    """Return the stem of the last telling word of who does it, before a comma or preposition."""
    text = told.sentence.analysed
    head = ""
    for at in range(doer.words[0], doer.words[1] + 1):
        token = text.tokens[at]
        if token.breaks or token.low in lexicon().closed["prepositions"]:
            break
        head = text.stems[at] if at in text.content else head
    return head


def _first_anchor(mine: ToldClause, theirs: ToldClause) -> bool:
    """Tell whether the first numbers behind the verbs of two clauses are one."""
    firsts = [
        next((one for one in each.clause.quantities if one.first > each.clause.at), None)
        for each in (mine, theirs)
    ]
    one, other = firsts
    return one is not None and other is not None and one.unit == other.unit and partner(one, other)
