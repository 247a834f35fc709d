"""Which of several are meant: one of a list told as if it were all, or all as if it were one."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from framing.language.aliases import has_own_name
from framing.language.analysed_text import hits
from framing.language.names import key
from framing.language.phrase_lists import Phrases
from framing.language.stems import is_past, stem
from framing.language.word_lists import table, word_set

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framing.language.analysed_text import AnalysedText
    from framing.shifts.wording import Difference
    from framing.shifts.wording_pairs import Pair

LEVELS = ("few", "some", "many", "most", "total")
_HALF = 9
"""The words of "both A and B" up to "and" are no more than these."""
_BETWEEN = 2
_PAIR = 2
_BEFORE = 3


def one_named(both: Pair) -> Iterator[Difference]:
    """Compare "cloud provider Nimbar" with "cloud providers"."""
    for one, other, wider in ((both.a, both.b, True), (both.b, both.a, False)):
        for name in one.names if has_own_name(one, other) else ():
            span = _words_of(one, name.start, name.end)
            if span is None or not span[0]:
                continue
            noun = span[0] - 1
            if not one.tokens[noun].content or one.tokens[noun].low.endswith("s"):
                continue
            if _mentions(other, (*span, name.text)):
                continue
            bare = bare_plural(one, noun, other)
            if bare is not None:
                here, there = (noun, span[1]), (bare, bare)
                yield changed(both, *((here, there) if wider else (there, here)), wider=wider)


def both_of_two(both: Pair) -> Iterator[Difference]:
    """Compare "both the embassy and the consulate" with the consulate alone."""
    for one, other, wider in ((both.a, both.b, False), (both.b, both.a, True)):
        if "both" not in one.lowercase or collective(other):
            continue
        lows = [token.low for token in one.tokens]
        first = lows.index("both")
        joint = next(
            (at for at in range(first + 2, min(len(lows), first + _HALF)) if lows[at] == "and"),
            None,
        )
        if joint is None:
            continue
        halves = (
            [at for at in one.content if first < at < joint],
            [at for at in one.content if joint < at <= joint + (joint - first)],
        )
        kept = [[at for at in half if one.stems[at] in other.vocabulary] for half in halves]
        if not all(halves) or bool(kept[0]) == bool(kept[1]):
            continue
        at = other.stems.index(one.stems[(kept[0] or kept[1])[0]])
        here, there = (first, halves[1][-1]), (at, at)
        yield changed(both, *((there, here) if wider else (here, there)), wider=wider)


def lists(both: Pair) -> Iterator[Difference]:
    """Compare a list of names with the one of them that the other wording keeps."""
    for one, other, wider in ((both.a, both.b, False), (both.b, both.a, True)):
        for names in _coordinated(one) if has_own_name(one, other) else ():
            kept = [name for name in names if _mentions(other, name)]
            dropped = [name for name in names if name not in kept]
            at = _place_of(other, kept[0]) if kept and dropped else None
            if at is None or collective(other, at) or (not wider and len(kept) > 1):
                continue
            here = (names[0][0], names[-1][1])
            if wider:
                yield changed(both, (at, at), here, wider=True)
            else:
                yield changed(both, here, (at, at), wider=False)


def _coordinated(reading: AnalysedText) -> list[list[tuple[int, int, str]]]:
    """Return runs of names joined by commas and "and": "Alibaba, ByteDance and Meituan"."""
    if "and" not in reading.lowercase or len(reading.names) < _PAIR:
        return []
    when = {place for time in reading.times for place in range(time.first, time.last + 1)}
    spans = [
        span
        for name in reading.names
        if (span := _words_of(reading, name.start, name.end)) and span[0] not in when
    ]
    runs: list[list[tuple[int, int, str]]] = []
    for first, last in spans:
        name = (first, last, reading.words(first, last))
        if runs and _joined(reading, runs[-1][-1][1], first):
            runs[-1].append(name)
        else:
            runs.append([name])
    return [
        run
        for run in runs
        if len(run) > 1
        and not _modifies(reading, run)
        and "and" in {reading.tokens[at].low for at in range(run[0][0], run[-1][1])}
        and not set(range(run[0][0], run[-1][1] + 1)) & reading.credit
    ]


def _modifies(reading: AnalysedText, run: list[tuple[int, int, str]]) -> bool:
    """Tell two names that only describe: "a Preston and England player"."""
    after = run[-1][1] + 1
    pair = len(run) == _PAIR
    return pair and after < len(reading.tokens) and reading.tokens[after].content


@lru_cache(maxsize=1024)
def _words_of(reading: AnalysedText, start: int, end: int) -> tuple[int, int] | None:
    """The words of a name, kept: a wording is held against one of every version."""
    inside = reading.inside(start, end)
    return (inside[0], inside[-1]) if inside else None


def _joined(reading: AnalysedText, last: int, first: int) -> bool:
    between = [token.low for token in reading.tokens[last + 1 : first]]
    if between[:1] == ["the"]:
        return False
    return 0 < len(between) <= _BETWEEN and set(between) <= {",", "and", "the"}


def _mentions(reading: AnalysedText, name: tuple[int, int, str]) -> bool:
    return any(part in reading.vocabulary for part in map(stem, key(name[2]).split()))


def _place_of(reading: AnalysedText, name: tuple[int, int, str]) -> int | None:
    parts = [stem(part) for part in key(name[2]).split()]
    return next((at for at, found in enumerate(reading.stems) if found in parts), None)


def collective(reading: AnalysedText, name: int | None = None) -> bool:
    """Tell whether a general word may stand for the names that are not there.

    With the place of a name that does something, a noun behind its verb is somebody else: "Alibaba
    approached people at other companies".
    """
    known = word_set("shifts/kinds/scope", "rules", "collective")
    last = len(reading.tokens)
    if name is not None:
        verbs = (at for at in range(name + 1, last) if _is_verb(reading, at))
        last = next(verbs, last)
    joint = word_set("shifts/kinds/scope", "rules", "joint")
    return any(
        token.low in known and (at < last or token.low in joint)
        for at, token in enumerate(reading.tokens)
    )


def _is_verb(reading: AnalysedText, place: int) -> bool:
    token = reading.tokens[place]
    return token.low in word_set("shifts/kinds/actor_unnamed", "auxiliaries") or (
        token.content and is_past(token.low)
    )


def changed(both: Pair, one: tuple[int, int], other: tuple[int, int], *, wider: bool) -> Difference:
    """Return a change of scope between words of the baseline and of the version."""
    words = both.a.words(*one), both.b.words(*other)
    turn = "wider" if wider else "narrower"
    why = f"The baseline says “{words[0]}”; this version is {turn}: “{words[1]}”."
    return both.difference("scope", one, other, why)


def is_plural(reading: AnalysedText, place: int) -> bool:
    """Tell a noun in the plural by its form."""
    token = reading.tokens[place]
    irregular = word_set("shifts/kinds/scope", "rules", "plurals")
    return token.content and (token.low.endswith("s") or token.low in irregular)


def bare_plural(one: AnalysedText, place: int, other: AnalysedText) -> int | None:
    """Return where the other wording has the same noun in the plural, with no limit to it."""
    noun = one.stems[place]
    places = [at for at, found in enumerate(other.stems) if found == noun]
    if len(places) != 1 or not is_plural(other, places[0]) or places[0] in other.credit:
        return None
    if _named_behind(other, places[0]):
        return None
    before = [other.tokens[at] for at in range(max(0, places[0] - _BEFORE), places[0])]
    limits = word_set("language/function_words", "empty") - word_set(
        "shifts/kinds/scope", "rules", "no_limit"
    )
    if any(token.low in limits or token.is_number for token in before):
        return None
    if any(
        found.first <= places[0] <= found.last + _BEFORE for found in hits(quantifiers(), other)
    ):
        return None
    if any(amount.last < places[0] <= amount.last + _BEFORE for amount in other.quantities):
        return None
    return places[0]


def _named_behind(reading: AnalysedText, noun: int) -> bool:
    """Tell "depots at Quay Street" and "depots in Holm and Lund", where names say which."""
    after = [token.low for token in reading.tokens[noun + 1 : noun + 3]]
    if not after or after[0] not in word_set("shifts/kinds/scope", "rules", "where"):
        return False
    first = noun + 2 + (after[1:] == ["the"])
    if after[0] == "at":
        spans = (_words_of(reading, name.start, name.end) for name in reading.names)
        return any(span is not None and span[0] == first for span in spans)
    return any(run[0][0] == first for run in _coordinated(reading))


@cache
def quantifiers() -> Phrases[int]:
    """Return the words for how much is meant, by their level."""
    data = table("shifts/kinds/scope")
    return Phrases((phrase, level) for level, name in enumerate(LEVELS) for phrase in data[name])


def is_set_phrase(reading: AnalysedText, first: int, last: int) -> bool:
    """Tell "at all", "not all", "for all I know" and "all-day", which say of nothing how much."""
    before = reading.tokens[first - 1].low if first else ""
    after = reading.tokens[last + 1].low if last + 1 < len(reading.tokens) else ""
    if before == "for":
        return after in word_set("shifts/kinds/scope", "rules", "definite")
    if after in word_set("shifts/kinds/scope", "rules", "whiles") or before in word_set(
        "shifts/kinds/scope", "rules", "every"
    ):
        # "All night" is no scope, and "all five of" is all of them.
        return True
    return after == "-" or before in word_set("shifts/kinds/scope", "rules", "not_behind")
