"""Every number of a draft, looked up in the other texts by what it counts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from framing.check.held_sentence import Looked
from framing.check.kinds.number_places import (
    Number,
    holder,
    is_interval,
    is_part,
    moved_by_or_to,
    numbers_of,
    other_parts,
    what_moves,
)
from framing.config import default
from framing.language.numerals import units
from framing.language.quantity import noun_class
from framing.language.stems import stem_set
from framing.language.word_lists import word_set
from framing.shifts.equal_numbers import partner
from framing.shifts.rates import basis
from framing.shifts.unit_changes import other_scale

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framing.check.aligned_sentences import KnownTexts, TextSentence
    from framing.check.draft import Finding, FindingKind
    from framing.check.held_sentence import HeldSentence
    from framing.language.quantity import Quantity

_SETTINGS = default().check.numbers
_COUNTED = frozenset({"", "ordinal", "percent", "points", "times"})
"""Units that do not tell what is measured: the noun must."""


def check_numbers(held: HeldSentence, known: KnownTexts) -> Looked:
    """Look each number of a sentence up: the same, another for the same thing, or only here."""
    numbers = [Number(held.sentence, one) for one in held.sentence.analysed.quantities]
    compared, findings = 0, []
    for number in numbers:
        others = other_parts(number, held)
        if others:
            compared += 1
            findings.append(_finding(number, others, held))
            continue
        if _stands(number, held, known):
            compared += 1
            continue
        rivals = _rivals(number, held)
        compared += bool(rivals)
        findings.append(_finding(number, rivals, held))
    return Looked(len(numbers), compared, tuple(findings))


def _stands(number: Number, held: HeldSentence, known: KnownTexts) -> bool:
    """Tell whether another text has the number: near by, or of the same things anywhere."""
    if any(_same(number, other) for pair in held.near for other in numbers_of(pair.sentence)):
        return True
    if any(_written_alike(number.quantity, held.sentence, pair.sentence) for pair in held.near):
        return True
    nouns = number.nouns
    return any(
        _same(number, other)
        and _written_so(number.quantity, other.quantity)
        and (
            other.nouns & nouns
            or number.quantity.digits >= _SETTINGS.telling_digits
            or (number.quantity.unit and number.quantity.unit == other.quantity.unit)
        )
        for sentence in known.sentences
        for other in numbers_of(sentence)
    )


def _same(one: Number, other: Number) -> bool:
    """Tell whether two numbers can be one: rounded, converted, by the same stretch of time."""
    if _spread(one, other) or _spread(other, one):
        return True
    if not partner(one.quantity, other.quantity) or _other_unit(one, other):
        return False
    if _apart(one.quantity, other.quantity):
        return False
    if {moved_by_or_to(one), moved_by_or_to(other)} == {"by", "to"} or _of_another(one, other):
        return False
    bases = {
        found.of
        for each in (one, other)
        if (found := basis(each.sentence.analysed, each.quantity)) is not None
    }
    return len(bases) < 2  # noqa: PLR2004 - one a side


def _apart(one: Quantity, other: Quantity) -> bool:
    """Tell whether two numbers differ by more than "nearly" and "over" would round away."""
    if not one.written or not other.written or (one.unit, one.factor) != (other.unit, other.factor):
        return False
    gap, largest = abs(one.value - other.value), max(abs(one.value), abs(other.value))
    return gap > _SETTINGS.rounded * largest


def _written_so(one: Quantity, other: Quantity) -> bool:
    """Tell whether two numbers are one as they are written, or converted: further off, no less."""
    if one.factor != other.factor:
        return True
    return (one.low, one.high) == (other.low, other.high) or (
        bool(one.written) and one.value == other.value
    )


def _spread(one: Number, other: Number) -> bool:
    """Tell whether so much a year makes so much in all over some years: £2m, and £10m in five."""
    found = basis(one.sentence.analysed, one.quantity)
    if found is None or one.quantity.unit != other.quantity.unit:
        return False
    seconds = units().get(found.of, units().get(f"{found.of}s", ("", 0.0)))
    times = [
        each.value / seconds[1]
        for each in other.sentence.analysed.quantities
        if each.unit == seconds[0] == "time"
    ]
    low, high = one.quantity.low, one.quantity.high
    sums = (replace(one.quantity, low=low * each, high=high * each) for each in times)
    return any(partner(each, other.quantity) for each in sums)


def _of_another(one: Number, other: Number) -> bool:
    """Tell whether two shares are of two wholes: "9 per cent of sales", and "of profit"."""
    if one.quantity.unit != "percent" or other.quantity.unit != "percent":
        return False
    mine, theirs = _whole(one), _whole(other)
    return bool(mine and theirs) and mine.isdisjoint(theirs)


def _whole(number: Number) -> frozenset[str]:
    """Return the words for what a share is of."""
    text, at = number.sentence.analysed, number.quantity.last + 1
    if at >= len(text.tokens) or text.tokens[at].low != "of":
        return frozenset()
    reach = range(at + 1, min(len(text.tokens), at + 1 + _SETTINGS.behind))
    return frozenset(
        text.stems[place]
        for place in reach
        if text.stems[place] in stem_set("check/words", "wholes")
    )


def _other_unit(one: Number, other: Number) -> bool:
    """Tell whether a number has a unit that is not known, and the other another: mmHg, per cent."""
    if bool(one.quantity.unit) == bool(other.quantity.unit):
        return False
    bare, measured = (other, one) if one.quantity.unit else (one, other)
    text, behind = bare.sentence.analysed, bare.quantity.last + 1
    joined = behind < len(text.tokens) and text.tokens[behind].touches
    if measured.quantity.unit not in {"percent", "points"} and not joined:
        return False
    return (
        behind in text.content
        and text.tokens[behind].is_word
        and text.meanings[behind] not in measured.nouns
    )


def number_stands(quantity: Quantity, held: HeldSentence, known: KnownTexts) -> bool:
    """Tell whether another text has a number of the draft's sentence."""
    return _stands(Number(held.sentence, quantity), held, known)


def _written_alike(quantity: Quantity, own: TextSentence, other: TextSentence) -> bool:
    """Tell whether the very digits stand in another sentence, read as no number there."""
    digits = {
        token.low
        for token in own.analysed.tokens[quantity.first : quantity.last + 1]
        if token.is_number
    }
    text = other.analysed
    spans = [(each.first, each.last) for each in text.quantities]
    spans += [(each.first, each.last) for each in text.times]
    read = {at for first, last in spans for at in range(first, last + 1)}
    unread = {token.low for at, token in enumerate(other.analysed.tokens) if at not in read}
    return bool(digits) and digits <= unread


def _rivals(number: Number, held: HeldSentence) -> tuple[Number, ...]:
    """Return the numbers that other texts give for the same thing, one of a text at most."""
    rivals: dict[str, tuple[int, Number]] = {}
    for pair in held.near:
        scored = [
            (score, other)
            for other in _free(pair.sentence, held)
            if (score := _alike(number, other, strong=pair.strong))
        ]
        best = max((score for score, _ in scored), default=0)
        only = [other for score, other in scored if score == best]
        if len(only) != 1 or rivals.get(pair.sentence.outlet, (0, None))[0] >= best:
            continue
        if _is_best(number, only[0], held, strong=pair.strong):
            rivals[pair.sentence.outlet] = best, only[0]
    if not rivals:
        return ()
    # Where texts offer two numbers, that of the likest place is meant.
    _, likest = max(rivals.values(), key=lambda each: each[0])
    return tuple(rival for _, rival in rivals.values() if _same(rival, likest))


def _is_best(number: Number, rival: Number, held: HeldSentence, *, strong: bool) -> bool:
    """Tell whether no other number of the draft's sentence is more like the rival."""
    own = _alike(number, rival, strong=strong)
    others = (Number(held.sentence, each) for each in held.sentence.analysed.quantities)
    return not any(
        _alike(other, rival, strong=strong) >= own
        for other in others
        if other.quantity is not number.quantity
    )


def _free(sentence: TextSentence, held: HeldSentence) -> Iterator[Number]:
    """Yield the numbers of a sentence that the draft's sentence does not have."""
    own = [Number(held.sentence, each) for each in held.sentence.analysed.quantities]
    for other in numbers_of(sentence):
        if not any(_same(each, other) for each in own):
            yield other


def _alike(number: Number, other: Number, *, strong: bool) -> int:
    """Return how much tells that two unlike numbers are of one thing; 0 where too little does."""
    one, two = number.quantity, other.quantity
    if one.unit == two.unit and (
        {moved_by_or_to(number), moved_by_or_to(other)} == {"by", "to"}
        or _of_another(number, other)
    ):
        return _SETTINGS.shared * (strong and partner(one, two))
    changed_unit = one.unit != two.unit and bool(one.written) and one.written == two.written
    known_units = bool(one.unit and two.unit) or _other_unit(number, other)
    if (one.unit != two.unit and not (changed_unit and known_units)) or (
        one.role and two.role and one.role != two.role
    ):
        return 0
    if is_part(number) != is_part(other):
        return 0
    if not changed_unit and not _plausible(one, two):
        return 0
    nouns, shared = _common_nouns(number, other), len(number.near & other.near)
    if one.unit in _COUNTED and not nouns and not changed_unit:
        return 0
    least = _SETTINGS.shared if nouns else _SETTINGS.shared_unit
    if (_is_measured(one.unit) and one.factor == two.factor) or (nouns and other_scale(one, two)):
        least = 1
    return 2 * nouns + shared if shared >= least + (not strong) else 0


def _is_measured(unit: str) -> bool:
    """Tell whether a unit is a measure's, an age or a score: a text has few numbers of one."""
    measures = word_set("language/quantities", "words", "physical") | {"age", "score"}
    return unit in measures - _COUNTED


def _common_nouns(number: Number, other: Number) -> int:
    """Return how many words two numbers count in common; kinds of things, and holders, are one."""
    nouns = len(number.nouns & other.nouns)
    if nouns:
        return nouns
    texts = number.sentence.analysed, other.sentence.analysed
    kinds = [noun_class(each.quantity.around) for each in (number, other)]
    if kinds[0] and kinds[0] == kinds[1]:
        return 1
    holders = [
        holder(text, each.quantity) for text, each in zip(texts, (number, other), strict=True)
    ]
    if holders[0] and holders[0] == holders[1]:
        return 1
    return int(bool(what_moves(number) & what_moves(other)))


def _plausible(one: Quantity, other: Quantity) -> bool:
    low, high = sorted((abs(one.value), abs(other.value)))
    rest = one.unit == "percent" and abs(one.value + other.value - 100) < 1
    return not rest and (high <= _SETTINGS.plausible * max(low, 1.0) or other_scale(one, other))


def _finding(number: Number, rivals: tuple[Number, ...], held: HeldSentence) -> Finding:
    words = number.words
    if not rivals:
        why = "this number stands in none of the other texts"
        return held.finding("number", "look", words.start, words.end, why)
    references = [rival.words for rival in rivals]
    by_value: dict[str, list[str]] = {}
    for each in references:
        by_value.setdefault(each.text, []).append(each.outlet)
    theirs = "; ".join(f"{', '.join(outlets)}: {value}" for value, outlets in by_value.items())
    why = f"another number for the same thing: {words.text} here; {theirs}"
    kind: FindingKind = "date" if is_interval(number) else "number"
    return held.finding(kind, "differs", words.start, words.end, why, references)
