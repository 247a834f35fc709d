"""What joins two things in a statement: a cause, a purpose, an obstacle, or only the time."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Literal

from framing.language.analysed_text import hits, places
from framing.language.phrase_lists import Found, Phrases, phrase_set
from framing.language.stems import is_past, stem_set
from framing.language.word_lists import table, word_set

if TYPE_CHECKING:
    from collections.abc import Callable

    from framing.language.analysed_text import AnalysedText
    from framing.language.stemmed_tokens import Token

Relation = Literal["concession", "cause", "purpose", "time", "association", "made", "group"]
_REASONS = frozenset({"as", "since"})
_RELATIVES = frozenset({"who", "that", "which"})
_OBJECT = 6
"""An object and its attributes have no more words."""
_VERB = 4
"""The subject of a clause behind "as" has hardly more words."""
_REACH = 9
"""How many words behind a connective belong to what it joins."""


@dataclass(frozen=True, slots=True)
class Link:
    """A connective at words ``first`` to ``last``, and the stems of the two things it joins.

    ``reason`` is what the relation rests on (the cause, the purpose, the obstacle, the earlier
    event), ``main`` the rest of the statement.
    """

    first: int
    last: int
    relation: Relation
    reason: frozenset[str]
    main: frozenset[str]
    doubtful: bool
    even: bool
    """The two things may change places."""


@dataclass(frozen=True, slots=True)
class _Connective:
    relation: Relation
    between: bool
    doubtful: bool


@lru_cache(maxsize=1024)
def links(reading: AnalysedText) -> tuple[Link, ...]:
    """Return the connectives of a statement that join two things, each with both of them."""
    idioms = places(phrase_set("shifts/kinds/relation", "rules", "idioms"), reading)
    found = [
        _link(reading, hit.first, hit.last, hit.value)
        for hit in hits(_connectives(), reading)
        if not (reading.credit | idioms).intersection(range(hit.first, hit.last + 1))
        and not any(reading.negated[hit.first : hit.last + 1])
        and not (hit.value.between and _is_noun(reading, hit.first))
        and not _is_verb(reading, hit)
        and not _is_ahead(reading, hit)
    ]
    for words, test, connective in _tests():
        if words.isdisjoint(reading.lowercase):
            continue
        found += [
            _link(reading, at, at, connective)
            for at, token in enumerate(reading.tokens)
            if token.low in words and test(reading, at)
        ]
    found += [
        _link(reading, at, at, _Connective("made", between=True, doubtful=True))
        for at, word in enumerate(reading.stems)
        if word in stem_set("shifts/kinds/relation", "rules", "makes") and _is_made(reading, at)
    ]
    return tuple(link for link in found if link.reason and link.main)


@cache
def _tests() -> tuple[tuple[frozenset[str], Callable[[AnalysedText, int], bool], _Connective], ...]:
    """Single words that join only where what stands around them says so."""
    led = word_set("shifts/kinds/relation", "rules", "led")
    return (
        (frozenset({"to"}), _is_purpose, _Connective("purpose", between=False, doubtful=True)),
        (frozenset({"as"}), _is_while, _Connective("time", between=False, doubtful=False)),
        (frozenset({"since"}), _is_since, _Connective("time", between=False, doubtful=False)),
        (led, _is_led, _Connective("cause", between=True, doubtful=False)),
        (_REASONS, _is_reason, _Connective("cause", between=False, doubtful=True)),
        (_RELATIVES, _is_group, _Connective("group", between=False, doubtful=True)),
        (frozenset({"followed"}), _is_followed, _Connective("time", between=True, doubtful=False)),
        (frozenset({"over"}), _is_over, _Connective("cause", between=False, doubtful=False)),
        (frozenset({"so"}), _is_so, _Connective("cause", between=True, doubtful=False)),
    )


def _is_followed(reading: AnalysedText, place: int) -> bool:
    """Tell "and a shortage followed", the later event, from "followed the ban"."""
    return place + 1 == len(reading.tokens) or reading.tokens[place + 1].breaks


def _is_verb(reading: AnalysedText, hit: Found[_Connective]) -> bool:
    token = reading.tokens[hit.first]
    only_so = ("shifts/kinds/relation", "rules", "only_so")
    other_form = token.low not in word_set(*only_so) and token.stem in stem_set(*only_so)
    return hit.first == hit.last and other_form


def _is_ahead(reading: AnalysedText, hit: Found[_Connective]) -> bool:
    """Tell "is due to reach parliament", which is still to come, from "due to the frost"."""
    if [token.low for token in reading.tokens[hit.first : hit.last + 1]] != ["due", "to"]:
        return False
    before = reading.tokens[hit.first - 1].low if hit.first else ""
    after = reading.tokens[hit.last + 1 : hit.last + 2]
    return before in word_set("shifts/kinds/actor_unnamed", "be") and any(
        token.content and token.text.islower() and not token.low.endswith("ing") for token in after
    )


def _is_noun(reading: AnalysedText, place: int) -> bool:
    """Tell "into force" and "the cause" from "forced" and "caused"."""
    before = reading.tokens[place - 1].low if place else ""
    return before in word_set("shifts/kinds/relation", "rules", "before_noun")


def _is_led(reading: AnalysedText, place: int) -> bool:
    """Tell "the talks led the union to call off", a cause, from "led the race"."""
    if not place:
        return False
    following = [token.low for token in reading.tokens[place + 1 : place + 7]]
    return "to" in following[1:] and not {",", "."} & set(following[: following.index("to")])


def _is_while(reading: AnalysedText, place: int) -> bool:
    """Tell "as talks were starting", which is when, from "as talks failed", which may be why."""
    following = reading.tokens[place + 1 : place + 6]
    return any(
        one.low in {"was", "were"} and two.low.endswith("ing")
        for one, two in itertools.pairwise(following)
    )


def _is_since(reading: AnalysedText, place: int) -> bool:
    """Tell "has been shut since the fire", which is when, from "since it", which may be why."""
    if place + 1 >= len(reading.tokens):
        return False
    before = {token.low for token in reading.tokens[:place]}
    perfect = bool(before & word_set("shifts/kinds/relation", "rules", "perfect"))
    return perfect and reading.tokens[place + 1].low not in word_set(
        "shifts/kinds/relation", "rules", "pronouns"
    )


def _is_over(reading: AnalysedText, place: int) -> bool:
    """Tell "resigned over the defeat" from "won over the voters"."""
    if not place:
        return False
    before = set(reading.stems[max(0, place - _OBJECT) : place])
    after = reading.tokens[place + 1] if place + 1 < len(reading.tokens) else None
    number = after is not None and (
        after.is_number or after.low in word_set("language/function_words", "numbers")
    )
    return not number and bool(before & stem_set("shifts/kinds/relation", "rules", "over"))


def _is_so(reading: AnalysedText, place: int) -> bool:
    """Tell "was ill, so the show was cancelled" from "so far" and "so that"."""
    if place < 1 or not reading.tokens[place - 1].breaks:
        return False
    after = reading.tokens[place + 1].low if place + 1 < len(reading.tokens) else "that"
    opens = word_set("shifts/kinds/relation", "rules", "pronouns") | word_set(
        "language/function_words", "determiners"
    )
    return after in opens and after != "that"


def _is_reason(reading: AnalysedText, place: int) -> bool:
    """Tell "as he had helped" and "since it had failed", which say why, from a mere time."""
    token = reading.tokens[place]
    if token.low == "as" and _is_while(reading, place):
        return False
    said = {one.low for one in reading.tokens}
    if token.low == "since" and said & word_set("shifts/kinds/relation", "rules", "perfect"):
        return False
    return _opens_clause(reading, place)


def _opens_clause(reading: AnalysedText, place: int) -> bool:
    """Tell "as drivers went on strike" from "as chairman" and "as big as"."""
    following = reading.tokens[place + 1 : place + 7]
    verbs = word_set("shifts/kinds/relation", "rules", "verbs")
    for at, token in enumerate(following):
        if token.breaks or token.low in {"as", "of", "in", "by", "a", "an"}:
            return False
        if at and (token.low in verbs or (at < _VERB and _is_past_verb(token))):
            return True
    return False


def _is_past_verb(token: Token) -> bool:
    return token.content and token.text.islower() and is_past(token.low)


def _is_made(reading: AnalysedText, place: int) -> bool:
    """Tell a verb that makes something so: "the cameras cut speeds"; not "was cut"."""
    if not place:
        return False
    before = reading.tokens[place - 1].low
    if before in {"to", "and"} or before in word_set("language/function_words", "determiners"):
        return False
    if any(
        one.low in word_set("shifts/kinds/actor_unnamed", "be")
        for one in reading.tokens[max(0, place - 2) : place]
    ):
        return False
    after = reading.tokens[place + 1] if place + 1 < len(reading.tokens) else None
    return after is not None and (
        after.content or after.low in word_set("language/function_words", "determiners")
    )


def _is_group(reading: AnalysedText, place: int) -> bool:
    """Tell "people who drank coffee" and "schools that had banned phones": a group, no cause."""
    if not place:
        return False
    before = reading.tokens[place - 1]
    return before.content and (
        before.low.endswith("s")
        or before.stem in stem_set("shifts/kinds/relation", "rules", "groups")
    )


def _is_purpose(reading: AnalysedText, place: int) -> bool:
    """Tell whether "to" here begins a purpose: "opened a campus to train nurses"."""
    if not 0 < place < len(reading.tokens) - 1:
        return False
    before, after = reading.tokens[place - 1], reading.tokens[place + 1]
    return (
        before.content
        and (after.content or after.low == "be")
        and after.text.islower()
        and not after.low.endswith(("ing", "s"))
        and before.stem not in stem_set("shifts/kinds/relation", "rules", "takes_infinitive")
        and not before.low.endswith("ing")
        and not _has_object(reading, place)
    )


def _has_object(reading: AnalysedText, place: int) -> bool:
    """Tell "ordered the carmaker to recall", which is what was ordered."""
    asked = stem_set("shifts/kinds/relation", "rules", "asked")
    return any(reading.stems[at] in asked for at in range(max(0, place - _OBJECT), place))


def _link(reading: AnalysedText, first: int, last: int, connective: _Connective) -> Link:
    behind = _behind(reading, last)
    everything = [place for place in reading.content if not first <= place <= last]
    if reading.tokens[first].low == "followed":
        joint = _joint(reading, first)
        reason = [place for place in everything if place < joint]
        main = [place for place in everything if joint < place < first]
    elif connective.between:
        reason = [place for place in everything if place < first]
        main = [place for place in everything if place > last]
    else:
        reason = [place for place in everything if last < place <= behind]
        main = [place for place in everything if place < first or place > behind]
    return Link(
        first,
        last,
        connective.relation,
        frozenset(reading.meanings[place] for place in reason),
        frozenset(reading.meanings[place] for place in main),
        connective.doubtful,
        reading.tokens[first].low in word_set("shifts/kinds/relation", "rules", "even"),
    )


def _joint(reading: AnalysedText, last: int) -> int:
    """Return where the clause that ends at a word begins: at "and" or a comma."""
    joints = (at for at in range(last, 0, -1) if reading.tokens[at].low in {"and", ","})
    return next(joints, 0)


def _behind(reading: AnalysedText, last: int) -> int:
    """Return the last word of what follows a connective: to the next comma, or a few words."""
    count = 0
    for place in range(last + 1, len(reading.tokens)):
        token = reading.tokens[place]
        if token.breaks or (
            place > last + 1 and token.low in word_set("language/function_words", "clause")
        ):
            return place - 1
        count += reading.tokens[place].content
        if count >= _REACH:
            return place
    return len(reading.tokens) - 1


@cache
def _connectives() -> Phrases[_Connective]:
    data = table("shifts/kinds/relation")
    doubtful = frozenset(data["rules"]["doubtful"])
    return Phrases(
        (phrase, _Connective(relation, part == "between", phrase in doubtful))
        for part in ("behind", "between")
        for relation, phrases in data[part].items()
        for phrase in phrases
    )
