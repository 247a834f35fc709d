"""Numbers as news writes them: "1.5bn", "one in four", "about a dozen", "hundreds"."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Literal

from framing.shifts.lexicon import Phrases, stem, table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.shifts.words import Token

Bound = Literal["", "about", "below", "above", "range"]
_YEARS = (1500, 2100)
_OLDEST = 130
_ROUGH = 0.05
_NEAR = 4
"""So many words around a number tell what it counts."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit: words ``first`` to ``last``; ``low`` and ``high`` in the unit."""

    first: int
    last: int
    low: float
    high: float
    unit: str
    bound: Bound = ""
    digits: int = 1
    """Significant digits that were written."""
    around: frozenset[str] = frozenset()
    """Stems of the words that follow closely, which name what is counted."""
    role: str = ""

    @property
    def value(self) -> float:
        """The number itself; of a range its middle."""
        return (self.low + self.high) / 2


@dataclass(frozen=True, slots=True)
class _Number:
    first: int
    last: int
    value: float
    digits: int
    scaled: bool


def quantities(row: Sequence[Token], taken: frozenset[int]) -> tuple[Quantity, ...]:
    """Return the quantities in a row of words, but for those in ``taken`` (dates)."""
    found: list[Quantity] = []
    place = 0
    while place < len(row):
        hit = None if place in taken else _at(row, place)
        if hit is not None and not taken.intersection(range(hit.first, hit.last + 1)):
            found.append(_in_context(row, hit))
            place = hit.last
        place += 1
    return tuple(found)


def _at(row: Sequence[Token], place: int) -> Quantity | None:
    for shape in (_share, _fraction, _vague, _times, _ordinal, _money, _counted):
        found = shape(row, place)
        if found is not None:
            return found
    return None


def _low(row: Sequence[Token], place: int) -> str:
    return row[place].low if 0 <= place < len(row) else ""


def _share(row: Sequence[Token], place: int) -> Quantity | None:
    """Read "one in four" and "two out of three" as percentages."""
    top = _plain(row, place)
    if top is None or top.scaled:
        return None
    after = top.last + 1
    joint = (_low(row, after), _low(row, after + 1))
    if joint != ("out", "of") and joint[0] != "in":
        return None
    after += 2 if joint[0] == "out" else 1
    if _low(row, after) == "every":
        after += 1
    bottom = _plain(row, after)
    if bottom is None or not 0 < top.value < bottom.value <= 1000 or bottom.value < 2:
        return None
    return _quantity(top.first, bottom.last, 100 * top.value / bottom.value, "percent", 2)


def _fraction(row: Sequence[Token], place: int) -> Quantity | None:
    """Read "a third of", "two-thirds", "half the" as percentages; "half a million" is a number."""
    word = _low(row, place)
    if word == "half":
        return _half(row, place)
    many = 1 if word in {"a", "one"} else _values().get(word, 0)
    after = place + 1
    if _low(row, after) == "-":
        after += 1
    name = _low(row, after).removesuffix("s") if many > 1 else _low(row, after)
    share = _fractions().get(name)
    if not many or share is None or (many == 1 and not _opens_part(row, after + 1)):
        return None
    return _rough(_quantity(place, after, many * share, "percent", 2))


def _half(row: Sequence[Token], place: int) -> Quantity | None:
    if _low(row, place + 1) in {"a", "an"} and _low(row, place + 2) in _scales():
        value = 0.5 * _scales()[_low(row, place + 2)]
        return _unit(row, _Number(place, place + 2, value, 1, scaled=True))
    before = _low(row, place - 1)
    if before in _ordinals() or before in {"first", "-", "last", "other"}:
        return None
    if _low(row, place + 1) in {"of", "the", "its", "their", "his", "her", "all", "those"}:
        return _rough(_quantity(place, place, 50.0, "percent", 2))
    return None


def _rough(found: Quantity) -> Quantity:
    """A share in words is rounded: "a third" may be 32 or 34 per cent."""
    return replace(found, low=found.low * (1 - _ROUGH), high=found.high * (1 + _ROUGH))


def _opens_part(row: Sequence[Token], place: int) -> bool:
    following = _low(row, place)
    return not following or not row[place].content or following in {"more", "less", "fewer"}


def _vague(row: Sequence[Token], place: int) -> Quantity | None:
    word = _low(row, place)
    bounds = _vague_words().get(word)
    if bounds is None:
        return None
    last = place
    factor = 1.0
    if _low(row, place + 1) == "of" and _low(row, place + 2) in _vague_words():
        inner = _vague_words()[_low(row, place + 2)]
        factor, last = (inner[0] / 1.5), place + 2
    elif place and _low(row, place - 1) == "of" and _low(row, place - 2) in {"tens", "scores"}:
        factor = 10.0
    elif (
        _low(row, place - 1) in {"the", "a", "-"}
        or not _low(row, place + 1)
        or (word == "scores" and _low(row, place + 1) != "of")
    ):
        return None
    return Quantity(place, last, bounds[0] * factor, bounds[1] * factor, "", "range", 0)


def _times(row: Sequence[Token], place: int) -> Quantity | None:
    word = _low(row, place)
    if word in _times_words():
        return _quantity(place, place, _times_words()[word], "times", 1)
    number = _plain(row, place)
    if number is None or number.scaled:
        return None
    after = number.last + 1
    if _low(row, after) == "-":
        after += 1
    if _low(row, after) == "fold" or (
        _low(row, after) == "times" and _low(row, after + 1) in {"as", "more", "the", "higher"}
    ):
        return _quantity(number.first, after, number.value, "times", 1)
    return None


def _ordinal(row: Sequence[Token], place: int) -> Quantity | None:
    token = row[place]
    follows = place + 1 < len(row) and (row[place + 1].content or row[place + 1].low == "-")
    if token.low in _ordinals() and follows and _low(row, place + 1) != "half":
        return _quantity(place, place, _ordinals()[token.low], "ordinal", 1)
    close = place + 1 < len(row) and row[place + 1].start == token.end
    if token.is_number and close and _low(row, place + 1) in {"st", "nd", "rd", "th"}:
        return _quantity(place, place + 1, float(token.low.replace(",", "")), "ordinal", 1)
    return None


def _money(row: Sequence[Token], place: int) -> Quantity | None:
    """Read a sum with its currency before it: "$1.5bn", "US$38b", "SFr2.9 billion"."""
    code = _symbols().get(row[place].low) or _codes().get(row[place].low)
    if code is None:
        return None
    number = _plain(row, place + 1)
    if number is None or (row[place].is_word and not row[place].text[0].isupper()):
        return None
    return _quantity(place, number.last, number.value, code, number.digits)


def _counted(row: Sequence[Token], place: int) -> Quantity | None:
    number = _plain(row, place)
    if number is None or _is_label(row, number):
        return None
    joint = _low(row, number.last + 1)
    if joint in {"to", "-", "–", "and"}:
        pair = _pair(row, number, joint)
        if pair is not None:
            return pair
    return _unit(row, number)


def _pair(row: Sequence[Token], number: _Number, joint: str) -> Quantity | None:
    """Read "10 to 15 per cent", "between 20 and 30", and the score "3-1"."""
    second = _plain(row, number.last + 2)
    before = _low(row, number.first - 1)
    if second is None or before == "from" or (joint == "and" and before != "between"):
        return None
    with_unit = _unit(row, second)
    low = number.value
    if not number.scaled and second.scaled and low < 1000:
        low *= _scale_of(second)
    factor = with_unit.value / second.value if second.value else 1.0
    rises = low < second.value
    if joint in {"-", "–"} and not (rises and with_unit.unit):
        if number.scaled or second.scaled or not _is_score(row, number, second):
            return None
        high, least = max(low, second.value), min(low, second.value)
        return Quantity(
            number.first, second.last, high * 1000 + least, high * 1000 + least, "score"
        )
    if joint == "to" and not rises and max(low, second.value) <= 200:
        high, least = max(low, second.value), min(low, second.value)
        return Quantity(
            number.first, second.last, high * 1000 + least, high * 1000 + least, "score"
        )
    if not rises:
        return None
    return replace(
        with_unit, first=number.first, low=low * factor, high=with_unit.high, bound="range"
    )


def _is_score(row: Sequence[Token], one: _Number, other: _Number) -> bool:
    close = (
        row[one.last + 1].start == row[one.last].end
        and row[other.first].start == row[one.last + 1].end
    )
    return close and max(one.value, other.value) <= 200


def _scale_of(number: _Number) -> float:
    return max((scale for scale in _scales().values() if scale <= number.value), default=1.0)


def _unit(row: Sequence[Token], number: _Number) -> Quantity:
    after = number.last + 1
    word = _low(row, after)
    if word == "-" and _low(row, after + 1) in _units():
        after, word = after + 1, _low(row, after + 1)
    if word == "per" and _low(row, after + 1) == "cent":
        return _percent(row, number, after + 1)
    if word == "percentage" and _low(row, after + 1).startswith("point"):
        return _quantity(number.first, after + 1, number.value, "points", number.digits)
    if word == "basis" and _low(row, after + 1).startswith("point"):
        return _quantity(number.first, after + 1, number.value / 100, "points", number.digits)
    if word == "°" or (word in {"c", "f"} and row[after].start == row[number.last].end):
        return _quantity(number.first, after, number.value, "temperature", number.digits)
    if word in {
        "us",
        "american",
        "australian",
        "canadian",
        "swiss",
        "norwegian",
        "danish",
        "swedish",
    }:
        after, word = after + 1, _low(row, after + 1)
    if word == "%" or word in {"percent", "pct"}:
        return _percent(row, number, after)
    close = after < len(row) and row[after].start == row[number.last].end
    if word == "m" and close:
        word = "metres"
    unit = _units().get(word)
    if unit is None or (word == "won" and number.value < 1000):
        return _quantity(number.first, number.last, number.value, "", number.digits)
    if _is_age(row, number, after):
        return _quantity(number.first, after, number.value, "age", number.digits)
    return _quantity(number.first, after, number.value * unit[1], unit[0], number.digits)


def _percent(row: Sequence[Token], number: _Number, last: int) -> Quantity:
    if _low(row, last + 1).startswith("point"):
        return _quantity(number.first, last + 1, number.value, "points", number.digits)
    return _quantity(number.first, last, number.value, "percent", number.digits)


def _is_age(row: Sequence[Token], number: _Number, unit: int) -> bool:
    if not _low(row, unit).startswith("year") or number.value > _OLDEST:
        return False
    return _low(row, unit + 1) == "old" or _low(row, unit + 2) == "old"


def _is_label(row: Sequence[Token], number: _Number) -> bool:
    """Tell whether a number only names something: "Boeing 787", "COVID-19", "No. 10"."""
    if not row[number.first].is_number:
        # "One" is a number only where it counts: not in "one of", "no one", "one another".
        return number.value == 1 and not _counts_one(row, number)
    if not number.first:
        return False
    before = row[number.first - 1]
    close = before.end == row[number.first].start
    if before.low in {"-", ".", "/", ":", "#"} and close and number.first > 1:
        before = row[number.first - 2]
        return before.is_word and before.low != "mid" and before.end == row[number.first - 1].start
    if before.low in _labels():
        return True
    if before.is_word and close:
        return True
    return (
        before.is_word
        and before.text[0].isupper()
        and not before.text.isupper()
        and number.first > 1
        and not number.scaled
        and number.digits > 1
        and not (
            number.last + 1 < len(row)
            and row[number.last + 1].is_word
            and row[number.last + 1].content
        )
        and before.content
    )


def _counts_one(row: Sequence[Token], number: _Number) -> bool:
    before, after = _low(row, number.first - 1), number.last + 1
    if before in {
        "no",
        "any",
        "some",
        "every",
        "each",
        "this",
        "that",
        "the",
        "another",
        "-",
        "day",
    }:
        return False
    return (
        after < len(row)
        and row[after].content
        and row[after].low not in {"day", "thing", "another", "time"}
    )


def _plain(row: Sequence[Token], place: int) -> _Number | None:
    """Read a number in digits or words, with its scale: "1.5 million", "twenty-five", "a dozen"."""
    if not 0 <= place < len(row):
        return None
    token = row[place]
    if token.is_number:
        return _scaled(row, _in_digits(token, place))
    if token.low in {"a", "an"}:
        scale = _scales().get(_low(row, place + 1))
        if scale is None:
            return None
        return _scaled(row, _Number(place, place + 1, scale, 1, scaled=scale >= 1000))
    if token.low not in _values():
        return None
    value, last = float(_values()[token.low]), place
    units = last + 2 if _low(row, last + 1) == "-" else last + 1
    if value >= 20 and value % 10 == 0 and 0 < _values().get(_low(row, units), 0) < 10:
        value, last = value + _values()[_low(row, units)], units
    return _scaled(row, _Number(place, last, value, 2, scaled=False))


def _in_digits(token: Token, place: int) -> _Number:
    text = token.low.replace(",", "")
    digits = len(text.replace(".", "").strip("0")) or 1
    if "." in text:
        digits = len(text.replace(".", "").lstrip("0")) or 1
    return _Number(place, place, float(text), digits, scaled=False)


def _scaled(row: Sequence[Token], number: _Number) -> _Number:
    after = number.last + 1
    if _low(row, after) == "-" and (
        _low(row, after + 1) in _scales() or _is_money(row, number, _low(row, after + 1))
    ):
        after += 1
    word = _low(row, after)
    close = after < len(row) and row[after].start == row[after - 1].end
    scale = _short_scales().get(word) if close and row[number.last].is_number else None
    if scale is not None and word == "m" and not _is_million(row, number):
        scale = None
    scale = scale or _scales().get(word)
    if scale is None:
        return number
    grown = replace_number(number, after, number.value * scale)
    # "One hundred and twenty", "two hundred thousand".
    further = _scales().get(_low(row, after + 1))
    if further is not None and further > scale:
        return replace_number(grown, after + 1, grown.value * further)
    rest = after + 2 if _low(row, after + 1) == "and" else after + 1
    if scale in {100.0, 1000.0} and _low(row, rest) in _values() and not row[number.last].is_number:
        tail = _plain(row, rest)
        if tail is not None and tail.value < scale:
            return replace_number(grown, tail.last, grown.value + tail.value)
    return grown


def _is_money(row: Sequence[Token], number: _Number, scale: str) -> bool:
    """Tell "$250-M": a short scale behind a hyphen, in a sum of money."""
    before = _low(row, number.first - 1)
    return scale in _short_scales() and (before in _symbols() or before in _codes())


def _is_million(row: Sequence[Token], number: _Number) -> bool:
    """Tell "5m euros" and "$5m" from "400m" on the track: without money, metres are likelier."""
    before, after = _low(row, number.first - 1), _low(row, number.last + 2)
    money = (
        before in _symbols()
        or before in _codes()
        or _units().get(after, ("", 1))[0] in _money_units()
    )
    following = number.last + 2 < len(row) and row[number.last + 2].content
    return money or following or number.value < 20 or "." in row[number.last].text


def replace_number(number: _Number, last: int, value: float) -> _Number:
    """Return a number that goes on to ``last`` and is ``value`` with its scale."""
    return _Number(number.first, last, value, number.digits, scaled=True)


def _quantity(first: int, last: int, value: float, unit: str, digits: int) -> Quantity:
    return Quantity(first, last, value, value, unit, "", digits)


def _in_context(row: Sequence[Token], found: Quantity) -> Quantity:
    stems = [token.stem for token in row]
    near = row[found.last + 1 : found.last + 1 + _NEAR]
    around: list[str] = []
    for token in near:
        if token.breaks:
            break
        if token.content:
            around.append(token.stem)
    bound = found.bound or _bound(stems, found.first)
    wide = range(max(0, found.first - _NEAR), min(len(row), found.last + 1 + _NEAR))
    return replace(
        found, bound=bound, around=frozenset(around[:3]), role=_role(row, wide, found.last)
    )


def _role(row: Sequence[Token], wide: range, last: int) -> str:
    nearest, distance = "", 99
    for place in wide:
        name = _roles().get(row[place].stem)
        away = abs(place - last)
        if name is not None and away < distance:
            nearest, distance = name, away
    return nearest


def _bound(stems: Sequence[str], first: int) -> Bound:
    for back in range(4, 0, -1):
        if first - back < 0:
            continue
        hit = _bounds().at(stems, first - back)
        if hit is not None and hit.last == first - 1:
            return hit.value
    return ""


def noun_class(stems: frozenset[str]) -> str:
    """Return the kind of thing that one of the stems names, empty when none is known."""
    return next((name for name, words in _nouns().items() if words & stems), "")


@cache
def _nouns() -> dict[str, frozenset[str]]:
    return {name: stem_set_of(words) for name, words in table("quantities")["nouns"].items()}


def stem_set_of(words: Sequence[str]) -> frozenset[str]:
    """Return the stems of some words."""

    return frozenset(stem(word) for word in words)


@cache
def _roles() -> dict[str, str]:
    return {
        word: name
        for name, words in table("quantities")["roles"].items()
        for word in stem_set_of(words)
    }


@cache
def _bounds() -> Phrases[Bound]:
    words = table("quantities")["words"]
    names: tuple[Bound, ...] = ("about", "below", "above")
    return Phrases((phrase, name) for name in names for phrase in words[name])


@cache
def _labels() -> frozenset[str]:
    return frozenset(table("quantities")["words"]["labels"])


@cache
def _values() -> dict[str, int]:
    return dict(table("quantities")["values"])


@cache
def _scales() -> dict[str, float]:
    return dict(table("quantities")["scales"])


@cache
def _short_scales() -> dict[str, float]:
    return dict(table("quantities")["short_scales"])


@cache
def _vague_words() -> dict[str, tuple[float, float]]:
    return {word: (low, high) for word, (low, high) in table("quantities")["vague"].items()}


@cache
def _fractions() -> dict[str, float]:
    return dict(table("quantities")["fractions"])


@cache
def _times_words() -> dict[str, float]:
    return dict(table("quantities")["times"])


@cache
def _ordinals() -> dict[str, float]:
    return dict(table("quantities")["ordinals"])


@cache
def _units() -> dict[str, tuple[str, float]]:
    return {word: (unit, factor) for word, (unit, factor) in table("quantities")["units"].items()}


@cache
def _symbols() -> dict[str, str]:
    return dict(table("quantities")["symbols"])


@cache
def _money_units() -> frozenset[str]:
    physical = {"time", "length", "mass", "area", "volume", "power", "data", "temperature"}
    return frozenset(unit for unit, _ in _units().values() if unit not in physical)


@cache
def _codes() -> dict[str, str]:
    """Currency codes that may stand before a sum: "NOK 6m", "Rs 500"."""
    short = 4
    return {
        word: unit
        for word, (unit, factor) in _units().items()
        if len(word) < short and unit in _money_units() and factor == 1
    }
