"""Of how many a draft tells something, where the other texts tell it of fewer, or of more."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from framing.check.held_sentence import words_of
from framing.check.kinds.portions import other_portion
from framing.check.told_clauses import matches, told_clauses
from framing.config import default
from framing.language.word_lists import table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framing.check.aligned_sentences import KnownTexts
    from framing.check.draft import Finding
    from framing.check.held_sentence import HeldSentence
    from framing.check.told_clauses import Match, ToldClause
    from framing.language.analysed_text import AnalysedText
    from framing.shifts.clause_reading import Range

_SETTINGS = default().check.scope
_LISTS = "check/quantifiers"


@dataclass(frozen=True, slots=True)
class _Part:
    """Of how much of its kind a clause tells: from ``low`` to ``high``, as shares of all."""

    low: float
    high: float
    nouns: frozenset[str]
    words: Range

    def differs(self, other: _Part) -> bool:
        """Tell whether the two cannot be one share."""
        return self.low > other.high or other.low > self.high


def check_scope(held: HeldSentence, known: KnownTexts) -> tuple[Finding, ...]:
    """Return a "some" that all texts which tell the same tell as all, and the like."""
    found = _of_clauses(held) or _before_one_noun(held) or _dropped(held)
    other = None if found else other_portion(held, known)
    return found if other is None else (other,)


def _before_one_noun(held: HeldSentence) -> tuple[Finding, ...]:
    """Return "all chips" where all sentences much like it that have chips have "some chips"."""
    text = held.sentence.analysed
    for at in range(len(text.tokens)):
        own = _shares().get(text.tokens[at].low)
        nouns = _behind(text, at)
        if own is None or not nouns or text.negated[at]:
            continue
        theirs = [
            (pair, place)
            for pair in held.near
            if pair.close >= _SETTINGS.sentences
            for place, token in enumerate(pair.sentence.analysed.tokens)
            if token.low in _shares() and _behind(pair.sentence.analysed, place) == nouns
        ]
        shares = [_shares()[pair.sentence.analysed.tokens[place].low] for pair, place in theirs]
        if not shares or any(own[0] <= high and low <= own[1] for low, high in shares):
            continue
        words = words_of(held.sentence, at, at + len(nouns))
        references = {
            pair.sentence.outlet: words_of(pair.sentence, place, place + len(nouns))
            for pair, place in reversed(theirs)
        }
        wider = "more" if own[0] > shares[0][1] else "fewer"
        why = f"told of {wider} than in the other texts"
        return (
            held.finding(
                "scope", "look", words.start, words.end, why, tuple(references.values())[::-1]
            ),
        )
    return ()


def _behind(text: AnalysedText, at: int) -> tuple[str, ...]:
    """Return the meanings of the telling words right behind a place, two at most."""
    found = []
    for place in range(at + 1, min(at + 3, len(text.tokens))):
        if place not in text.content or text.tokens[place].breaks:
            break
        found.append(text.meanings[place])
    return tuple(found)


def _dropped(held: HeldSentence) -> tuple[Finding, ...]:
    """Return what is told of all here, and of a share of them in all texts that tell the same."""
    for mine in told_clauses(held.sentence):
        subject = mine.clause.subject
        text = held.sentence.analysed
        if subject is None or mine.clause.denied or list(_parts(mine)):
            continue
        nouns = {text.meanings[at] for at in text.content if subject[0] <= at <= subject[1]}
        same = [
            match
            for match in matches(mine, held)
            if match.close >= _SETTINGS.nearly and mine.of_one_act(match.theirs)
        ]
        parts = [
            (match, part)
            for match in same
            for part in _parts(match.theirs)
            if part.high < 1
            and nouns
            and nouns <= part.nouns
            and match.theirs.clause.subject is not None
            and match.theirs.clause.subject[0] <= part.words[0]
            and part.words[1] <= match.theirs.clause.subject[1]
        ]
        if not parts or len({id(match) for match, _ in parts}) < len(same):
            continue
        words = words_of(held.sentence, *subject)
        references = {
            match.theirs.sentence.outlet: words_of(match.theirs.sentence, *part.words)
            for match, part in reversed(parts)
        }
        why = "told of all of them here; the other texts tell it of a part"
        return (
            held.finding(
                "scope", "look", words.start, words.end, why, tuple(references.values())[::-1]
            ),
        )
    return ()


def _of_clauses(held: HeldSentence) -> tuple[Finding, ...]:
    for mine in told_clauses(held.sentence):
        for part in _parts(mine):
            theirs = [
                (match, other)
                for match in matches(mine, held)
                if match.close >= _SETTINGS.close
                for other in _parts(match.theirs)
                if part.nouns & other.nouns or _both_lead(mine, part, match, other)
            ]
            apart = [each for each in theirs if part.differs(each[1])]
            if not apart or len(apart) < len(theirs):
                continue
            words = words_of(held.sentence, *part.words)
            references = {
                match.theirs.sentence.outlet: words_of(match.theirs.sentence, *other.words)
                for match, other in reversed(apart)
            }
            wider = "more" if part.low > apart[0][1].high else "fewer"
            why = f"told of {wider} than in the other texts"
            return (
                held.finding(
                    "scope",
                    "look",
                    words.start,
                    words.end,
                    why,
                    tuple(references.values())[::-1],
                ),
            )
    return ()


def _both_lead(mine: ToldClause, part: _Part, match: Match, other: _Part) -> bool:
    """Tell whether both parts are what their clauses are about, which tell nearly the same."""
    return match.close >= _SETTINGS.nearly and all(
        each.words[1] < told.clause.group[0] and each.words[0] <= told.places[0] + 2
        for each, told in ((part, mine), (other, match.theirs))
    )


def _parts(told: ToldClause) -> Iterator[_Part]:
    """Yield the parts of their kinds that a clause tells of: "most of the crews", "a third of"."""
    text, inside = told.sentence.analysed, set(told.places)
    for at in told.places:
        bounds, first = _share(told, at)
        if bounds is None or text.negated[at]:
            continue
        nouns: list[int] = []
        for place in range(at + 1, min(len(text.tokens), at + 1 + _SETTINGS.reach)):
            acts = range(told.clause.group[0], told.clause.at + 1)
            if text.tokens[place].breaks or (nouns and place in acts):
                break
            if place in text.content and place in inside:
                nouns.append(place)
        if nouns:
            meanings = frozenset(text.meanings[place] for place in nouns)
            yield _Part(*bounds, meanings, (first, nouns[-1]))


def _share(told: ToldClause, at: int) -> tuple[tuple[float, float] | None, int]:
    """Return what a word says of how many of all it is, and where that begins."""
    text = told.sentence.analysed
    for one in text.quantities:
        if one.first <= at <= one.last:
            if at != one.last:
                return None, at
            if one.unit == "percent" and _is_share(told, one.last):
                return (
                    one.low / 100 - _SETTINGS.loose,
                    one.high / 100 + _SETTINGS.loose,
                ), one.first
            of = one.last + 1 < len(text.tokens) and text.tokens[one.last + 1].low == "of"
            # So many "of the crews" are neither all of them nor none.
            return ((_SETTINGS.loose, 1 - _SETTINGS.loose) if of and not one.unit else None), (
                one.first
            )
    word = text.tokens[at].low
    before = text.tokens[at - 1].low if at else ""
    named = f"{before} {word}"
    if named in _shares():
        return _shares()[named], at - 1
    return _shares().get(word), at


def _is_share(told: ToldClause, last: int) -> bool:
    text = told.sentence.analysed
    return last + 1 < len(text.tokens) and text.tokens[last + 1].low in {
        "of",
        "the",
        "its",
        "their",
    }


@cache
def _shares() -> dict[str, tuple[float, float]]:
    return {
        word: (row["least"], row["most"]) for row in table(_LISTS)["share"] for word in row["words"]
    }
