"""Numbers with their units, as news writes them: "1.5bn", "one in four", "about a dozen"."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from framing.config import default
from framing.language.numerals import (
    DOLLAR,
    THOUSAND,
    Number,
    codes,
    is_label,
    lower_at,
    nationalities,
    number_at,
    prefixes,
    scales,
    symbols,
    touches,
    units,
    values,
)
from framing.language.proportions import exact, fraction, fractions, rough, share
from framing.language.quantity import Quantity, in_context
from framing.language.stems import stem_set
from framing.language.temperatures import temperature
from framing.language.word_lists import table, word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.language.stemmed_tokens import Token

_SETTINGS = default().language.numbers
_ARTICLES = frozenset({"a", "an"})


def quantities(tokens: Sequence[Token], taken: frozenset[int]) -> tuple[Quantity, ...]:
    """Return the quantities in a row of words, but for those in ``taken`` (dates)."""
    in_order: list[Quantity] = []
    free = 0
    words = _beginnings()
    for place, token in enumerate(tokens):
        if place < free or not (token.is_number or token.low in words) or place in taken:
            continue
        if token.low in _ARTICLES and lower_at(tokens, place + 1) not in _behind_articles():
            continue
        number = number_at(tokens, place)
        hit = _in_words(tokens, place) if number is None else _of(tokens, number)
        if hit is not None and not taken.intersection(range(hit.first, hit.last + 1)):
            in_order.append(in_context(tokens, hit))
            free = hit.last + 1
    return tuple(in_order)


def _in_words(tokens: Sequence[Token], place: int) -> Quantity | None:
    """Read a quantity that does not begin with a number: "half the", "dozens of", "$3"."""
    return (
        _half(tokens, place)
        or fraction(tokens, place)
        or _vague(tokens, place)
        or _multiplied(tokens, place)
        or _ordinal(tokens, place)
        or _money(tokens, place)
    )


def _of(tokens: Sequence[Token], number: Number) -> Quantity | None:
    """Read what a number is part of: "one in four", "two thirds", "three times as", "3rd"."""
    return (
        share(tokens, number)
        or fraction(tokens, number.first)
        or _times(tokens, number)
        or _ordinal(tokens, number.first)
        or _counted(tokens, number)
    )


def _half(tokens: Sequence[Token], place: int) -> Quantity | None:
    """Read "half the" as a percentage; "half a million" is a number."""
    if lower_at(tokens, place) != "half":
        return None
    if lower_at(tokens, place + 1) in {"a", "an"} and lower_at(tokens, place + 2) in scales():
        value = scales()[lower_at(tokens, place + 2)] / 2
        return _with_unit(tokens, Number(place, place + 2, value, 1, scaled=True))
    before = lower_at(tokens, place - 1)
    if before in _ordinals() or before in word_set("language/quantities", "words", "before_half"):
        return None
    if lower_at(tokens, place + 1) in word_set("language/quantities", "words", "after_half"):
        return rough(place, place, 50.0)
    return None


def _vague(tokens: Sequence[Token], place: int) -> Quantity | None:
    """Read "dozens of" and "tens of thousands" as a range."""
    bounds = _vague_words().get(lower_at(tokens, place))
    if (
        bounds is None
        or lower_at(tokens, place - 1) in {"the", "a", "-"}
        or not lower_at(tokens, place + 1)
    ):
        return None
    if lower_at(tokens, place) == "scores" and lower_at(tokens, place + 1) != "of":
        return None
    last, factor = place, 1.0
    if lower_at(tokens, place - 1) == "of" and lower_at(tokens, place - 2) in {"tens", "scores"}:
        factor = 10.0
    elif lower_at(tokens, place + 1) == "of" and lower_at(tokens, place + 2) in _vague_words():
        # "Hundreds of thousands": the second word's lower bound, half as much again, is its unit.
        factor, last = _vague_words()[lower_at(tokens, place + 2)][0] / 1.5, place + 2
    return Quantity(place, last, bounds[0] * factor, bounds[1] * factor, "", "range", 0)


def _multiplied(tokens: Sequence[Token], place: int) -> Quantity | None:
    """Read "twice" and "tripled"."""
    value = _times_words().get(lower_at(tokens, place))
    if value is None:
        return None
    return exact(Number(place, place, value, 1, scaled=False), "times")


def _times(tokens: Sequence[Token], number: Number) -> Quantity | None:
    """Read "three times as" and "three-fold"."""
    if number.scaled:
        return None
    after = number.last + 2 if lower_at(tokens, number.last + 1) == "-" else number.last + 1
    more = lower_at(tokens, after + 1) in word_set("language/quantities", "words", "after_times")
    if lower_at(tokens, after) == "fold" or (lower_at(tokens, after) == "times" and more):
        return exact(replace(number, last=after), "times")
    return None


def _ordinal(tokens: Sequence[Token], place: int) -> Quantity | None:
    """Read "the third" and "140th", but not "first", which is mostly a time."""
    token = tokens[place]
    after = lower_at(tokens, place + 1)
    follows = place + 1 < len(tokens) and (tokens[place + 1].content or after == "-")
    # "The third in the county"; "the second in charge" has no number.
    ranked = after == "in" and lower_at(tokens, place + 2) == "the"
    follows = follows or (ranked and lower_at(tokens, place - 1) == "the")
    if token.low in _ordinals() and follows and after != "half":
        value = float(_ordinals()[token.low])
        return exact(Number(place, place, value, 1, scaled=False), "ordinal")
    if token.is_number and touches(tokens, place + 1) and after in {"st", "nd", "rd", "th"}:
        number = number_at(tokens[: place + 1], place)
        return exact(replace(number, last=place + 1), "ordinal") if number else None
    return None


def _money(tokens: Sequence[Token], place: int) -> Quantity | None:
    """Read a sum with its currency before it: "$1.5bn", "A$3m", "SFr2.9 billion"."""
    code = symbols().get(tokens[place].low) or codes().get(tokens[place].low)
    number = number_at(tokens, place + 1) if code else None
    if code is None or number is None or (tokens[place].is_word and tokens[place].text.islower()):
        return None
    country = prefixes().get(lower_at(tokens, place - 1)) if code == DOLLAR else None
    if country is not None and (
        touches(tokens, place)
        or (tokens[place - 1].text.isupper() and tokens[place - 1].low != "a")
    ):
        return exact(replace(number, first=place - 1), country + code)
    return exact(replace(number, first=place), code)


def _counted(tokens: Sequence[Token], number: Number) -> Quantity | None:
    if is_label(tokens, number):
        return None
    if lower_at(tokens, number.last + 1) in word_set("language/quantities", "words", "tallies"):
        tally = _tally(tokens, number)
        if tally is not None:
            return tally
    joint = lower_at(tokens, number.last + 1)
    second = number_at(tokens, number.last + 2) if joint in {"to", "-", "–", "and"} else None
    pair = _pair(tokens, number, second, joint) if second is not None else None
    return pair or _with_unit(tokens, number)


def _tally(tokens: Sequence[Token], first: Number) -> Quantity | None:
    """Read "nine votes to four" as the score that "9-4" is."""
    second = number_at(tokens, first.last + 3) if lower_at(tokens, first.last + 2) == "to" else None
    return _score(first, second) if second is not None else None


def _score(first: Number, second: Number) -> Quantity:
    value = max(first.value, second.value) * THOUSAND + min(first.value, second.value)
    return exact(Number(first.first, second.last, value, 4, scaled=False), "score")


def _pair(tokens: Sequence[Token], first: Number, second: Number, joint: str) -> Quantity | None:
    """Read "10 to 15 per cent", "between 20 and 30", and the score "3-1"."""
    before = lower_at(tokens, first.first - 1)
    if before == "from" or (joint == "and" and before != "between"):
        return None
    whole = _with_unit(tokens, second)
    least = first.value
    if not first.scaled and second.scaled and least < THOUSAND:
        least *= max((size for size in scales().values() if size <= second.value), default=1.0)
    rises = least < second.value
    if (
        joint != "and"
        and _is_score(tokens, first, second)
        and not (rises and (whole.unit or joint == "to"))
    ):
        return _score(first, second)
    if not rises:
        return None
    factor = whole.value / second.value if second.value else 1.0
    return replace(whole, first=first.first, low=least * factor, bound="range")


def _is_score(tokens: Sequence[Token], first: Number, second: Number) -> bool:
    joined = lower_at(tokens, first.last + 1) == "to" or (
        touches(tokens, first.last + 1) and touches(tokens, second.first)
    )
    return (
        joined
        and not (first.scaled or second.scaled)
        and max(first.value, second.value) <= _SETTINGS.highest_score
    )


def _with_unit(tokens: Sequence[Token], number: Number) -> Quantity:
    """Return a number with the unit behind it; without a known one it counts what follows."""
    after = number.last + 1
    if lower_at(tokens, after) == "-" and lower_at(tokens, after + 1) in units():
        after += 1
    country, after = _country(tokens, after)
    word = lower_at(tokens, after)
    special = _points(tokens, number, after) or temperature(tokens, number, after)
    if special is not None:
        return special
    if word == "m" and touches(tokens, after):
        word = "metres"
    unit = units().get(word)
    if word in word_set("language/quantities", "words", "squares"):
        side = units().get(lower_at(tokens, after + 1), ("", 0.0))
        # The words stay by themselves: so few things are counted so that they tell what it is.
        return exact(number, "area", side[1] ** 2) if side[0] == "length" else exact(number, "")
    if unit is None or (word == "won" and number.value < THOUSAND):
        return exact(number, "")
    number = replace(number, last=after)
    if _is_age(tokens, number, after):
        return exact(number, "age")
    if word in word_set("language/quantities", "words", "pounds") and _is_weight(tokens, number):
        return exact(number, "mass", units()["lb"][1])
    return exact(number, f"{country}{unit[0]}" if unit[0] == DOLLAR else unit[0], unit[1])


def _country(tokens: Sequence[Token], after: int) -> tuple[str, int]:
    """Return whose dollars "Australian dollars" are, and where the unit stands."""
    for words in (2, 1):
        named = " ".join(lower_at(tokens, at) for at in range(after, after + words))
        if named in nationalities():
            return nationalities()[named], after + words
    return "", after


def _is_weight(tokens: Sequence[Token], number: Number) -> bool:
    """Tell "20 pounds of salt" and "weighs 20 pounds" from money."""
    after = lower_at(tokens, number.last + 1)
    if not number.scaled and after in word_set("language/quantities", "words", "behind_weight"):
        return True
    before = [token.stem for token in tokens[max(0, number.first - 3) : number.first]]
    return not stem_set("language/quantities", "words", "weighs").isdisjoint(before)


def _points(tokens: Sequence[Token], number: Number, after: int) -> Quantity | None:
    """Read percentages and percentage points, which are not the same."""
    word, following = lower_at(tokens, after), lower_at(tokens, after + 1)
    last = after + 1 if (word, following) == ("per", "cent") else after
    if word in {"%", "percent", "pct"} or last > after:
        if lower_at(tokens, last + 1).startswith("point"):
            return exact(replace(number, last=last + 1), "points")
        return exact(replace(number, last=last), "percent")
    if word in {"percentage", "basis"} and following.startswith("point"):
        value = number.value / 100 if word == "basis" else number.value
        return exact(replace(number, last=after + 1, value=value), "points")
    return None


def _is_age(tokens: Sequence[Token], number: Number, unit: int) -> bool:
    if not lower_at(tokens, unit).startswith("year") or number.value > _SETTINGS.oldest:
        return False
    return "old" in {lower_at(tokens, unit + 1), lower_at(tokens, unit + 2)}


@cache
def _beginnings() -> frozenset[str]:
    """Every word that a quantity may begin with."""
    words = {*_ARTICLES, "half", *values(), *symbols(), *codes()}
    return frozenset(words.union(_vague_words(), _times_words(), _ordinals()))


@cache
def _behind_articles() -> frozenset[str]:
    """Every word behind "a" with which a quantity may go on: "a million", "a third", "a-third"."""
    return frozenset({"-", *scales(), *fractions()})


@cache
def _vague_words() -> dict[str, tuple[float, float]]:
    return {
        word: (least, most) for word, (least, most) in table("language/quantities")["vague"].items()
    }


@cache
def _times_words() -> dict[str, float]:
    return dict(table("language/quantities")["times"])


@cache
def _ordinals() -> dict[str, float]:
    return dict(table("language/quantities")["ordinals"])
