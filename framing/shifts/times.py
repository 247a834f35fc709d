"""When something happens, as news says it: "Tuesday", "Nov. 19", "last year", "in 2014"."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any, Literal

from framing.shifts.lexicon import table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.shifts.words import Token

TimeKind = Literal["weekday", "day", "month", "year", "season", "quarter", "relative", "clock"]
_WEEK = 7


@dataclass(frozen=True, slots=True)
class Time:
    """A point or stretch of time: words ``first`` to ``last``.

    ``value`` is comparable within one ``kind`` only. ``windows`` are the days that may be meant,
    as ordinals, when the date of publication tells; a weekday has two, before and after it.
    """

    first: int
    last: int
    kind: TimeKind
    value: tuple[int | str | None, ...]
    windows: tuple[tuple[int, int], ...] = ()


def times(row: Sequence[Token], published: date | None) -> tuple[Time, ...]:
    """Return the times in a row of words, in order."""
    found: list[Time] = []
    place = 0
    while place < len(row):
        hits = _at(row, place, published)
        found += hits
        place = max([place, *(hit.last for hit in hits)]) + 1
    return tuple(found)


def agree(one: Time, other: Time) -> bool | None:
    """Tell whether two times can be the same; None when that cannot be told."""
    if one.windows and other.windows:
        meets = any(a <= d and c <= b for a, b in one.windows for c, d in other.windows)
        if meets or one.kind != other.kind:
            return meets
    if one.kind == other.kind:
        return _same(one.value, other.value)
    if {one.kind, other.kind} == {"day", "month"}:
        return True if one.value[0] == other.value[0] else False if _days(one, other) else None
    return None


def _days(one: Time, other: Time) -> bool:
    """A day of another month than the one named is another time."""
    return one.value[0] != other.value[0]


def _same(one: tuple[Any, ...], other: tuple[Any, ...]) -> bool | None:
    if one[0] == "relative" and one[1] != other[1]:
        return None
    pairs = [(a, b) for a, b in zip(one, other, strict=False) if a is not None and b is not None]
    return all(a == b for a, b in pairs)


def _at(row: Sequence[Token], place: int, published: date | None) -> list[Time]:
    for shape in (
        _month_day,
        _day_month,
        _weekday,
        _month,
        _near_day,
        _relative,
        _quarter,
        _season,
    ):
        hits = shape(row, place, published)
        if hits:
            return hits
    return _clock(row, place) or _year(row, place)


def _low(row: Sequence[Token], place: int) -> str:
    return row[place].low if 0 <= place < len(row) else ""


def _day_number(row: Sequence[Token], place: int) -> tuple[int, int] | None:
    """Read "5" and "5th" as a day of the month, with the place of its last word."""
    text = _low(row, place)
    if not text.isdecimal() or not 1 <= int(text) <= 31:
        return None
    ending = _low(row, place + 1)
    close = place + 1 < len(row) and row[place + 1].start == row[place].end
    return int(text), place + 1 if close and ending in {"st", "nd", "rd", "th"} else place


def _month_of(row: Sequence[Token], place: int) -> tuple[int, int] | None:
    month = _months().get(_low(row, place))
    if month is None or not row[place].text[0].isupper():
        return None
    return month, place + 1 if _low(row, place + 1) == "." else place


def _with_year(row: Sequence[Token], last: int) -> tuple[int | None, int]:
    after = last + 2 if _low(row, last + 1) in {",", "of"} else last + 1
    year = _four_digits(row, after)
    return (year, after) if year else (None, last)


def _four_digits(row: Sequence[Token], place: int) -> int | None:
    text = _low(row, place)
    if len(text) == 4 and text.isdecimal() and 1500 <= int(text) < 2100:
        return int(text)
    return None


def _month_day(row: Sequence[Token], place: int, published: date | None) -> list[Time]:
    month = _month_of(row, place)
    day = _day_number(row, month[1] + 1) if month else None
    if month is None or day is None:
        return []
    year, last = _with_year(row, day[1])
    found = [_day(place, last, month[0], day[0], year, published)]
    joint = _low(row, last + 1)
    second = _day_number(row, last + 2) if joint in {"and", "to", "-", "–"} else None
    if second and not row[min(second[1] + 1, len(row) - 1)].content:
        found.append(_day(last + 2, second[1], month[0], second[0], year, published))
    return found


def _day_month(row: Sequence[Token], place: int, published: date | None) -> list[Time]:
    day = _day_number(row, place)
    if day is None:
        return []
    after = day[1] + 2 if _low(row, day[1] + 1) == "of" else day[1] + 1
    joint, second = _low(row, after), _day_number(row, after + 1)
    if joint in {"and", "to", "-", "–"} and second and _month_of(row, second[1] + 1):
        months = _month_of(row, second[1] + 1)
        assert months is not None
        year, last = _with_year(row, months[1])
        return [
            _day(place, day[1], months[0], day[0], year, published),
            _day(after + 1, last, months[0], second[0], year, published),
        ]
    month = _month_of(row, after)
    if month is None:
        return []
    year, last = _with_year(row, month[1])
    return [_day(place, last, month[0], day[0], year, published)]


def _day(
    first: int, last: int, month: int, day: int, year: int | None, published: date | None
) -> Time:
    years = [year] if year else []
    if published and not year:
        years = [published.year - 1, published.year, published.year + 1]
    windows: list[tuple[int, int]] = []
    for one in years:
        try:
            at = date(one, month, day).toordinal()
        except ValueError:
            continue
        windows.append((at, at))
    return Time(first, last, "day", (month, day, year), tuple(windows))


def _weekday(row: Sequence[Token], place: int, published: date | None) -> list[Time]:
    name = _weekdays().get(_low(row, place))
    if name is None or not row[place].text[0].isupper():
        return []
    windows: tuple[tuple[int, int], ...] = ()
    if published:
        today = published.toordinal()
        back = (published.weekday() - name) % _WEEK
        windows = tuple(
            (at, at) for at in {today - back, today - back + _WEEK, today - back - _WEEK}
        )
    last = place + 1 if _low(row, place + 1) == "." and len(row[place].low) <= 4 else place
    return [Time(place, last, "weekday", (name,), tuple(sorted(windows)))]


def _month(row: Sequence[Token], place: int, published: date | None) -> list[Time]:
    month = _month_of(row, place)
    if month is None:
        return []
    low = row[place].low
    if low in _doubtful() and _low(row, place - 1) not in _in_month():
        year, _ = _with_year(row, month[1])
        if not year and not _month_follows(row, place):
            return []
    year, last = _with_year(row, month[1])
    years = [year] if year else []
    if published and not year:
        years = [published.year - 1, published.year, published.year + 1]
    windows = tuple(_month_window(one, month[0]) for one in years)
    return [Time(place, last, "month", (month[0], year), windows)]


def _month_follows(row: Sequence[Token], place: int) -> bool:
    """Tell whether another month stands near, as in "March to September"."""
    near = range(max(0, place - 3), min(len(row), place + 4))
    return any(
        at != place and row[at].low in _months() and row[at].text[0].isupper() for at in near
    )


def _month_window(year: int, month: int) -> tuple[int, int]:
    first = date(year, month, 1)
    following = date(year + month // 12, month % 12 + 1, 1)
    return first.toordinal(), following.toordinal() - 1


def _near_day(row: Sequence[Token], place: int, published: date | None) -> list[Time]:
    turn = _near_days().get(_low(row, place))
    if turn is None or _low(row, place - 1) in {"usa", "-"}:
        return []
    windows: tuple[tuple[int, int], ...] = ()
    if published:
        at = (published + timedelta(days=turn)).toordinal()
        windows = ((at, at),)
    return [Time(place, place, "relative", ("relative", "day", turn), windows)]


def _relative(row: Sequence[Token], place: int, published: date | None) -> list[Time]:
    """Read "last year", "next month", "this week"."""
    turn = _turns().get(_low(row, place))
    stretch = _stretches().get(_low(row, place + 1))
    if turn is None or stretch is None or _low(row, place - 1) in {"the", "'s", "its", "their"}:
        return []
    if stretch == "season-name":
        season = _seasons().get(_low(row, place + 1), 3)
        return [Time(place, place + 1, "season", (season, None, turn))]
    windows: tuple[tuple[int, int], ...] = ()
    if published and stretch == "year":
        year = published.year + turn
        windows = ((date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()),)
    if published and stretch == "month":
        count = published.year * 12 + published.month - 1 + turn
        windows = (_month_window(count // 12, count % 12 + 1),)
    if published and stretch == "week":
        monday = published.toordinal() - published.weekday() + _WEEK * turn
        windows = ((monday, monday + _WEEK - 1),)
    return [Time(place, place + 1, "relative", ("relative", stretch, turn), windows)]


def _quarter(row: Sequence[Token], place: int, published: date | None) -> list[Time]:
    number = _quarters().get(_low(row, place))
    last = place
    if number is None and _low(row, place) == "q":
        return []
    if number is None:
        return []
    if not row[place].low.startswith("q"):
        last = place + 1
        if _low(row, last) in {"fiscal", "financial"}:
            last += 1
        if _low(row, last) != "quarter" or _low(row, last + 1) == "-":
            return []
    year, last = _with_year(row, last)
    del published
    return [Time(place, last, "quarter", (number, year))]


def _season(row: Sequence[Token], place: int, published: date | None) -> list[Time]:
    season = _seasons().get(_low(row, place))
    if season is None or _low(row, place + 1) in {"olympics", "games", "camp", "school"}:
        return []
    del published
    year, last = _with_year(row, place)
    return [Time(place, last, "season", (season, year, None))]


def _clock(row: Sequence[Token], place: int) -> list[Time]:
    """Read "3pm", "10.30 a.m." and "1:15 p.m." as minutes after midnight."""
    token = row[place]
    if not token.is_number:
        return []
    hour, last, minute = token.low, place, 0
    if "." in hour:
        hour, _, part = hour.partition(".")
        minute = int(part) if len(part) == 2 and part.isdecimal() else 99
    elif _low(row, place + 1) == ":" and _low(row, place + 2).isdecimal():
        minute, last = int(_low(row, place + 2)), place + 2
    half = _low(row, last + 1)
    if half not in {"am", "pm"} or not hour.isdecimal() or not 1 <= int(hour) <= 12 or minute > 59:
        return []
    at = int(hour) % 12 * 60 + minute + (720 if half == "pm" else 0)
    return [Time(place, last + 1, "clock", (at,))]


def _year(row: Sequence[Token], place: int) -> list[Time]:
    year = _four_digits(row, place)
    if year is None or "," in row[place].text:
        return []
    after = row[place + 1] if place + 1 < len(row) else None
    if after and after.low == "s" and after.start == row[place].end:
        return [Time(place, place + 1, "year", (f"{year}s",))]
    if _low(row, place - 1) not in _before_year() and place:
        return []
    counted = (
        after is not None and after.content and after.text.islower() and after.low.endswith("s")
    )
    if counted and _low(row, place - 1) != "in":
        return []
    window = (date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal())
    return [Time(place, place, "year", (year,), (window,))]


@cache
def _weekdays() -> dict[str, int]:
    return dict(table("times")["weekdays"])


@cache
def _months() -> dict[str, int]:
    return dict(table("times")["months"])


@cache
def _doubtful() -> frozenset[str]:
    return frozenset(table("times")["doubtful"]["months"])


@cache
def _in_month() -> frozenset[str]:
    return frozenset(table("times")["doubtful"]["in_month"])


@cache
def _near_days() -> dict[str, int]:
    return dict(table("times")["days"])


@cache
def _turns() -> dict[str, int]:
    return dict(table("times")["turns"])


@cache
def _stretches() -> dict[str, str]:
    return dict(table("times")["stretches"])


@cache
def _seasons() -> dict[str, int]:
    return dict(table("times")["seasons"])


@cache
def _quarters() -> dict[str, int]:
    return dict(table("times")["quarters"])


@cache
def _before_year() -> frozenset[str]:
    return frozenset(table("times")["years"]["before"])
