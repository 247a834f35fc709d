"""Harm told with the one who did it in one wording, and as if nobody had in the other."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from framing.language.aliases import is_country, mentioned
from framing.language.lexicon import lexicon
from framing.language.quantity import noun_class
from framing.language.stemmed_tokens import stemmed_tokens
from framing.language.stems import stem, stem_set
from framing.language.time_intervals import agree
from framing.language.word_lists import table, word_set
from framing.shifts.aligned_clauses import names_in, spelled
from framing.shifts.clause_reading import content_of, propositions
from framing.shifts.equal_numbers import partner

if TYPE_CHECKING:
    from framing.language.analysed_text import AnalysedText
    from framing.shifts.aligned_clauses import Pair
    from framing.shifts.clause_reading import Proposition, Range
    from framing.shifts.wording import Difference, Wording

_LISTS = "shifts/left_out_agents"
_LONGEST_AGENT = 8
_SHARED = 2
"""So many words tell that it was done to the same: whom it befell, and where."""


@dataclass(frozen=True, slots=True)
class _Side:
    text: AnalysedText
    wording: Wording
    act: Proposition


def agent_left_out(both: Pair) -> list[Difference]:
    """Return where one wording says who did harm, and the other tells the harm alone."""
    if not both.related:
        return []
    for turned in (False, True):
        texts = (both.b, both.a) if turned else (both.a, both.b)
        wordings = (both.other, both.one) if turned else (both.one, both.other)
        for doing in propositions(texts[0]):
            agent = _agent(texts[0], doing)
            kinds = _kinds(texts[0], doing) if agent is not None else frozenset()
            if agent is None or not kinds:
                continue
            for told in propositions(texts[1]):
                sides = _Side(texts[0], wordings[0], doing), _Side(texts[1], wordings[1], told)
                left = _without(sides[1], kinds)
                hurt = any(_can_befall(sides[1], kind, texts[0].stems[doing.at]) for kind in left)
                if hurt and _same_harm(*sides, agent) and _gone(*sides, agent):
                    return [_difference(both, *sides, agent, turned=turned)]
    return []


def _difference(both: Pair, doing: _Side, told: _Side, agent: Range, *, turned: bool) -> Difference:
    verb = (told.act.group[0], told.act.at)
    places = (verb, agent) if turned else (agent, verb)
    who, what = spelled(doing.text, agent), spelled(told.text, verb)
    names, leaves = ("this version", "the baseline") if turned else ("the baseline", "this version")
    found = both.difference(
        "actor",
        *places,
        f"Both tell of the same harm; {names} says who did it (“{who}”), {leaves} tells it without"
        f" anybody who did (“{what}”).",
    )
    return replace(found, left_out=who)


def is_named(agent: str, text: str) -> bool:
    """Tell whether a text has a word of an agent's that means something."""
    words = {token.stem for token in stemmed_tokens(agent)[0] if token.content}
    return not words.isdisjoint(token.stem for token in stemmed_tokens(text)[0])


def _kinds(text: AnalysedText, act: Proposition) -> frozenset[str]:
    """Return the kinds of harm that a verb does to something."""
    word, after = text.stems[act.at], min(act.at + 1, len(text.tokens) - 1)
    particle = _phrasal().get(word)
    if particle is not None and text.tokens[after].low != particle:
        return frozenset()
    if word in stem_set(_LISTS, "verbs", "with_particles") and text.tokens[after].low in word_set(
        _LISTS, "verbs", "particles"
    ):
        return frozenset()
    return frozenset(name for name, verbs in _acts().items() if word in verbs)


def _without(side: _Side, kinds: frozenset[str]) -> frozenset[str]:
    """Return the kinds of such harm that a clause tells with nobody who does it."""
    text, act = side.text, side.act
    word = text.stems[act.at]
    if not _is_passive(text, act):
        return frozenset(kind for kind in kinds if word in _unspoken()[kind])
    if any(text.tokens[at].low == "by" for at in range(act.at + 1, act.words[1] + 1)):
        return frozenset()
    return frozenset(kind for kind in kinds if word in _acts()[kind] | _unspoken()[kind])


def _can_befall(told: _Side, kind: str, verb: str) -> bool:
    """Tell whether what a clause is about can suffer such harm: it is no figure of speech."""
    allowed = table(_LISTS)["harm"][kind]["befalls"]
    subject = told.act.subject
    if not allowed or subject is None:
        return not allowed or bool(told.act.quantities)
    places = range(subject[0], subject[1] + 1)
    stems = {told.text.stems[at] for at in places}
    if "people" not in allowed:
        return not stems.isdisjoint(stem(word) for word in allowed)
    if {told.text.tokens[at].low for at in places} & _agents():
        return True
    stems -= stem_set(_LISTS, "verbs", "not_people")
    if any(noun_class(frozenset({word})) == "people" for word in stems):
        return True
    if kind in {"death", "injury"} and told.text.tokens[subject[1]].low.endswith(_endings()):
        return True
    names = names_in(told.text, subject)
    named = bool(names) and names[0].start == told.text.offsets[subject[0]][0]
    counted = any(subject[0] <= each.first <= subject[1] for each in told.act.quantities)
    return counted or (named and verb not in stem_set(_LISTS, "verbs", "contests"))


def _is_passive(text: AnalysedText, act: Proposition) -> bool:
    if act.passive:
        return True
    before = text.stems[act.at - 1] if act.at else ""
    return before == stem("be") and text.tokens[act.at].low in word_set(
        _LISTS, "agents", "invariant"
    )


def _agent(text: AnalysedText, act: Proposition) -> Range | None:
    """Return the words for who does harm: somebody's name, or a noun for people or a body."""
    if act.denied or act.certainty not in {"done", "told", "will"}:
        return None
    places = _behind_by(text, act) if _is_passive(text, act) else act.subject
    if places is None or places[1] - places[0] >= _LONGEST_AGENT:
        return None
    words = {text.stems[at] for at in range(places[0], places[1] + 1)}
    if words & stem_set(_LISTS, "agents", "nature"):
        return None
    return places if _answers(text, places) else None


def _answers(text: AnalysedText, places: Range) -> bool:
    """Tell whether words are for somebody: a noun for people, a name, a country's weapons."""
    head, names = text.tokens[places[1]], names_in(text, places)
    if head.low in _agents():
        return True
    if head.low in word_set(_LISTS, "agents", "weapons"):
        return any(is_country(name.text) for name in names)
    if not names or names[-1].end != text.offsets[places[1]][1]:
        return False
    # "Floods" is written like a name where a sentence begins.
    opens = places == (0, 0) and head.low.endswith("s")
    return not opens or is_country(head.text) or head.low.endswith(_endings())


def _behind_by(text: AnalysedText, act: Proposition) -> Range | None:
    by = next(
        (at for at in range(act.at + 1, act.words[1] + 1) if text.tokens[at].low == "by"), None
    )
    if by is None or by == act.words[1]:
        return None
    end = by + 1
    ends = word_set("shifts/correspondence", "behind_head")
    while end < act.words[1] and not (
        text.tokens[end + 1].breaks or text.tokens[end + 1].low in ends
    ):
        end += 1
    return by + 1, end


def _same_harm(doing: _Side, told: _Side, agent: Range) -> bool:
    """Tell whether the harm befell the same: the words, the number of those hurt, the time."""
    one, other = doing.act, told.act
    if other.denied or (one.certainty == "will") != (other.certainty == "will"):
        return False
    if other.certainty not in {"done", "told", "will"}:
        return False
    mine = one.content - content_of(doing.text, agent)
    theirs = other.content | ({other.act} if other.act in mine else frozenset())
    shared = mine & theirs
    numbers = _numbers_meet(one, other)
    if numbers is False or not shared or len(shared) + bool(numbers) < _SHARED:
        return False
    if 2 * len(shared) < min(len(mine), len(theirs)) or not _befalls(told, mine, numbers=numbers):
        return False
    return not any(agree(left, right) is False for left in one.times for right in other.times)


def _befalls(told: _Side, mine: frozenset[str], *, numbers: bool | None) -> bool:
    """Tell whether what the clause is about is what the harm was done to."""
    subject = told.act.subject
    if subject is None:
        return bool(numbers)
    return bool(content_of(told.text, subject) & mine) or bool(numbers)


def _numbers_meet(one: Proposition, other: Proposition) -> bool | None:
    """Tell whether the first numbers of both can be one; None where a side has none."""
    if not one.quantities or not other.quantities:
        return None
    return any(partner(left, right) for left in one.quantities for right in other.quantities)


def _gone(doing: _Side, told: _Side, agent: Range) -> bool:
    """Tell whether the other sentence names neither this doer nor any other."""
    tokens, _ = stemmed_tokens(told.wording.context)
    words = {token.low for token in tokens}
    own = {doing.text.tokens[at].low for at in doing.text.content if not agent[0] <= at <= agent[1]}
    if (words - own) & _agents():
        return False
    held = {token.stem for token in tokens}
    if any(doing.text.stems[at] in held for at in doing.text.content if agent[0] <= at <= agent[1]):
        return False
    return not any(mentioned(name.text, told.text) for name in names_in(doing.text, agent))


@cache
def _acts() -> dict[str, frozenset[str]]:
    return {name: frozenset(map(stem, row["acts"])) for name, row in table(_LISTS)["harm"].items()}


@cache
def _unspoken() -> dict[str, frozenset[str]]:
    return {
        name: frozenset(map(stem, row["without"])) for name, row in table(_LISTS)["harm"].items()
    }


@cache
def _phrasal() -> dict[str, str]:
    return {stem(verb): word for verb, word in table(_LISTS)["verbs"]["phrasal"].items()}


@cache
def _endings() -> tuple[str, ...]:
    return tuple(word_set(_LISTS, "agents", "endings"))


@cache
def _agents() -> frozenset[str]:
    people = lexicon().people
    known = word_set(_LISTS, "agents", "nouns") | people["anonymous"] | people["institutions"]
    return known - word_set(_LISTS, "agents", "no_agents")
