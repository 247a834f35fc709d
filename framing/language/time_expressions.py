"""When something happens, as news says it: "Tuesday", "Nov. 19", "last year", "in 2014"."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from framing.config import default
from framing.language import time_intervals
from framing.language.numerals import lower_at, touches
from framing.language.time_intervals import Time, names
from framing.language.word_lists import table, word_set

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from framing.language.stemmed_tokens import Token

    _Shape = Callable[[Sequence[Token], int, date | None], list[Time]]

_SETTINGS = default().language.times
_LAST_DAY = 31
_DIGITS_OF_YEAR = 4
_YEARS = range(_SETTINGS.first_year, _SETTINGS.year_limit)
_MINUTES = 60
_CLOCK_DIGITS = 4
_HALF_DAY = 12
_RANGES = frozenset({"and", "to", "-", "–"})


def times(tokens: Sequence[Token], published: date | None) -> tuple[Time, ...]:
    """Return the times in a row of words, in order."""
    in_order: list[Time] = []
    free = 0
    by_word = _shapes()
    for place, token in enumerate(tokens):
        shapes = _OF_NUMBERS if token.is_number else by_word.get(token.low)
        if shapes is None or place < free:
            continue
        for shape in shapes:
            hits = shape(tokens, place, published)
            if hits:
                in_order += hits
                free = hits[-1].last + 1
                break
    return tuple(in_order)


def _day_number(tokens: Sequence[Token], place: int) -> tuple[int, int] | None:
    """Read "5" and "5th" as a day of the month, with the place of its last word."""
    text = lower_at(tokens, place)
    if len(text) > 2 or not text.isdecimal() or not 1 <= int(text) <= _LAST_DAY:  # noqa: PLR2004 - two digits
        return None
    ending = touches(tokens, place + 1) and lower_at(tokens, place + 1) in {"st", "nd", "rd", "th"}
    return int(text), place + 1 if ending else place


def _month_of(tokens: Sequence[Token], place: int) -> tuple[int, int] | None:
    month = names("months").get(lower_at(tokens, place))
    if month is None or not tokens[place].text[0].isupper():
        return None
    return month, place + 1 if lower_at(tokens, place + 1) == "." else place


def _with_year(tokens: Sequence[Token], last: int) -> tuple[int | None, int]:
    after = last + 2 if lower_at(tokens, last + 1) in {",", "of"} else last + 1
    year = _four_digits(tokens, after)
    return (year, after) if year else (None, last)


def _four_digits(tokens: Sequence[Token], place: int) -> int | None:
    text = lower_at(tokens, place)
    if len(text) == _DIGITS_OF_YEAR and text.isdecimal() and int(text) in _YEARS:
        return int(text)
    return None


def _month_day(tokens: Sequence[Token], place: int, published: date | None) -> list[Time]:
    """Read "Nov. 19", "March 3, 2020" and "June 3 to 5"."""
    month = _month_of(tokens, place)
    day = _day_number(tokens, month[1] + 1) if month else None
    if month is None or day is None:
        return []
    year, last = _with_year(tokens, day[1])
    days = [time_intervals.day((place, last), (month[0], day[0], year), published)]
    second = _day_number(tokens, last + 2) if lower_at(tokens, last + 1) in _RANGES else None
    if second and not (second[1] + 1 < len(tokens) and tokens[second[1] + 1].content):
        days.append(
            time_intervals.day((last + 2, second[1]), (month[0], second[0], year), published)
        )
    return days


def _day_month(tokens: Sequence[Token], place: int, published: date | None) -> list[Time]:
    """Read "19 November", "the 3rd of March" and "9 and 10 April"."""
    day = _day_number(tokens, place)
    if day is None:
        return []
    after = day[1] + 2 if lower_at(tokens, day[1] + 1) == "of" else day[1] + 1
    second = _day_number(tokens, after + 1) if lower_at(tokens, after) in _RANGES else None
    later = _month_of(tokens, second[1] + 1) if second else None
    if second and later:
        year, last = _with_year(tokens, later[1])
        return [
            time_intervals.day((place, day[1]), (later[0], day[0], year), published),
            time_intervals.day((after + 1, last), (later[0], second[0], year), published),
        ]
    month = _month_of(tokens, after)
    if month is None:
        return []
    year, last = _with_year(tokens, month[1])
    return [time_intervals.day((place, last), (month[0], day[0], year), published)]


def _weekday(tokens: Sequence[Token], place: int, published: date | None) -> list[Time]:
    name = names("weekdays").get(lower_at(tokens, place))
    if name is None or not tokens[place].text[0].isupper():
        return []
    short = (
        lower_at(tokens, place + 1) == "."
        and len(tokens[place].low) <= _SETTINGS.short_name_letters
    )
    windows = time_intervals.weekday_windows(name, published)
    return [Time(place, place + 1 if short else place, "weekday", (name,), windows)]


def _month(tokens: Sequence[Token], place: int, published: date | None) -> list[Time]:
    month = _month_of(tokens, place)
    if month is None:
        return []
    year, last = _with_year(tokens, month[1])
    doubtful = lower_at(tokens, place) in word_set(
        "language/time_expressions", "doubtful", "months"
    )
    if doubtful and not year and not _is_month(tokens, place):
        return []
    windows = time_intervals.month_windows(month[0], year, published)
    return [Time(place, last, "month", (month[0], year), windows)]


def _is_month(tokens: Sequence[Token], place: int) -> bool:
    """Tell the month from the verb and the name: "in May", "March to September"."""
    if lower_at(tokens, place - 1) in word_set("language/time_expressions", "doubtful", "in_month"):
        return True
    near = range(
        max(0, place - _SETTINGS.month_reach), min(len(tokens), place + _SETTINGS.month_reach + 1)
    )
    return any(at != place and _month_of(tokens, at) is not None for at in near)


def _near_day(tokens: Sequence[Token], place: int, published: date | None) -> list[Time]:
    turn = names("days").get(lower_at(tokens, place))
    if turn is None or lower_at(tokens, place - 1) == "-":
        return []
    windows = time_intervals.day_windows(turn, published)
    return [Time(place, place, "relative", ("relative", "day", turn), windows)]


def _relative(tokens: Sequence[Token], place: int, published: date | None) -> list[Time]:
    """Read "last year", "next month", "this week"."""
    turn = names("turns").get(lower_at(tokens, place))
    word = lower_at(tokens, place + 1)
    if turn is None or lower_at(tokens, place - 1) in {"the", "'s", "its", "their"}:
        return []
    season = names("seasons").get(word)
    if season is not None:
        return [Time(place, place + 1, "season", (season, None, turn))]
    if word not in word_set("language/time_expressions", "stretches", "names"):
        return []
    windows = time_intervals.stretch_windows(word, turn, published)
    return [Time(place, place + 1, "relative", ("relative", word, turn), windows)]


def _quarter(tokens: Sequence[Token], place: int, _: date | None) -> list[Time]:
    number = names("quarters").get(lower_at(tokens, place))
    if number is None:
        return []
    last = place
    if not tokens[place].low.startswith("q"):
        last = place + 2 if lower_at(tokens, place + 1) in {"fiscal", "financial"} else place + 1
        if lower_at(tokens, last) != "quarter" or lower_at(tokens, last + 1) == "-":
            return []
    year, last = _with_year(tokens, last)
    return [Time(place, last, "quarter", (number, year))]


def _season(tokens: Sequence[Token], place: int, _: date | None) -> list[Time]:
    season = names("seasons").get(lower_at(tokens, place))
    if season is None or lower_at(tokens, place + 1) in word_set(
        "language/time_expressions", "doubtful", "after_season"
    ):
        return []
    if lower_at(tokens, place) in word_set("language/time_expressions", "doubtful", "seasons") and (
        lower_at(tokens, place - 1)
        not in word_set("language/time_expressions", "doubtful", "in_season")
    ):
        return []
    year, last = _with_year(tokens, place)
    return [Time(place, last, "season", (season, year, None))]


def _clock(tokens: Sequence[Token], place: int, _: date | None) -> list[Time]:
    """Read "3pm", "10.30 a.m.", "19:00" and "noon ET" as minutes after midnight, with a zone."""
    named = names("hours").get(lower_at(tokens, place))
    if named is not None:
        hit = _with_zone(tokens, place, place, named)
        return [hit] if hit.value[1] is not None else []
    hour, last, minute = lower_at(tokens, place), place, "0"
    colon = lower_at(tokens, place + 1) == ":" and touches(tokens, place + 2)
    if "." in hour:
        hour, minute = hour.split(".", 1)
    elif colon:
        minute, last = lower_at(tokens, place + 2), place + 2
    half = lower_at(tokens, last + 1)
    digits = hour.isdecimal() and minute.isdecimal() and len(hour) + len(minute) <= _CLOCK_DIGITS
    if not digits or int(minute) >= _MINUTES:
        return []
    if half in {"am", "pm"} and 1 <= int(hour) <= _HALF_DAY:
        hours = int(hour) % _HALF_DAY + (_HALF_DAY if half == "pm" else 0)
        return [_with_zone(tokens, place, last + 1, hours * _MINUTES + int(minute))]
    whole = _with_zone(tokens, place, last, int(hour) * _MINUTES + int(minute))
    day_long = colon and len(minute) == len("00") and int(hour) < 2 * _HALF_DAY
    if day_long and (int(hour) > _HALF_DAY or whole.value[1] is not None):
        return [whole]
    return []


def _with_zone(tokens: Sequence[Token], first: int, last: int, minutes: int) -> Time:
    """Return a time of day with the zone behind it: "GMT", "(ET)", "local time"."""
    at = last + 2 if lower_at(tokens, last + 1) == "(" else last + 1
    word = lower_at(tokens, at)
    if word in table("language/time_expressions")["zones"] and tokens[at].text.isupper():
        return Time(first, at, "clock", (minutes, word))
    if lower_at(tokens, at + 1) == "time" and tokens[at].is_word:
        # "Local time", "Beijing time": a zone, and it is not said which.
        return Time(first, at + 1, "clock", (minutes, word))
    return Time(first, last, "clock", (minutes, None))


def _year(tokens: Sequence[Token], place: int, _: date | None) -> list[Time]:
    """Read "in 2014" and "the 1990s", but not a count such as "2000 people"."""
    year = _four_digits(tokens, place)
    if year is None:
        return []
    if touches(tokens, place + 1) and lower_at(tokens, place + 1) == "s":
        return [Time(place, place + 1, "year", (f"{year}s",))]
    before = lower_at(tokens, place - 1)
    if place and before not in word_set("language/time_expressions", "years", "before"):
        return []
    after = tokens[place + 1] if place + 1 < len(tokens) else None
    plural = after is not None and after.content and after.text.islower() and after.low[-1] == "s"
    if plural and before != "in":
        return []
    return [Time(place, place, "year", (year,), time_intervals.year_windows(year))]


_OF_NUMBERS: tuple[_Shape, ...] = (_day_month, _clock, _year)


@cache
def _shapes() -> dict[str, tuple[_Shape, ...]]:
    """Return how times are read that begin with a word, by word."""
    by_kind: dict[str, tuple[_Shape, ...]] = {
        "months": (_month_day, _month),
        "weekdays": (_weekday,),
        "days": (_near_day,),
        "turns": (_relative,),
        "quarters": (_quarter,),
        "seasons": (_season,),
        "hours": (_clock,),
    }
    by_word: dict[str, tuple[_Shape, ...]] = {}
    for kind, shapes in by_kind.items():
        for word in names(kind):
            by_word[word] = (*by_word.get(word, ()), *shapes)
    return by_word
