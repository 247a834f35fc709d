"""A quantity, and what the words around it say of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

from framing.config import default
from framing.language.phrase_lists import Phrases
from framing.language.stems import stem
from framing.language.word_lists import table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.language.stemmed_tokens import Token

Bound = Literal["", "about", "below", "above", "range"]
# Read once: these stand in inner loops.
_SETTINGS = default().language.numbers
_BOUND_REACH = _SETTINGS.bound_reach
_NOUN_REACH = _SETTINGS.noun_reach
_NOUNS_NAMED = _SETTINGS.nouns


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
    """What became of those counted: killed, injured, arrested."""
    written: float = 0.0
    """The number as it is written, before its unit is converted; 0 for a range."""
    factor: float = 1.0
    """How much of ``unit`` one of the written unit is; 0 where the text leaves its scale open."""

    @property
    def value(self) -> float:
        """The number itself; of a range its middle."""
        return (self.low + self.high) / 2


def in_context(tokens: Sequence[Token], quantity: Quantity) -> Quantity:
    """Return a quantity with what the words around it say: "about", what is counted, its fate."""
    around: list[str] = []
    for token in tokens[quantity.last + 1 : quantity.last + 1 + _NOUN_REACH]:
        if token.breaks:
            break
        if token.content:
            around.append(token.stem)
    return Quantity(
        *(quantity.first, quantity.last, quantity.low, quantity.high, quantity.unit),
        bound=quantity.bound or _bound(tokens, quantity.first),
        digits=quantity.digits,
        around=frozenset(around[:_NOUNS_NAMED]),
        role=_role(tokens, quantity),
        written=quantity.written,
        factor=quantity.factor,
    )


def _role(tokens: Sequence[Token], quantity: Quantity) -> str:
    wide = range(
        max(0, quantity.first - _NOUN_REACH),
        min(len(tokens), quantity.last + 1 + _NOUN_REACH),
    )
    roles = _roles()
    near = [
        (abs(at - quantity.last), roles[tokens[at].stem]) for at in wide if tokens[at].stem in roles
    ]
    return min(near)[1] if near else ""


def role_of(word: str) -> str:
    """Return what a stem says became of people, such as "death"; empty for most."""
    return _roles().get(word, "")


def roles() -> frozenset[str]:
    """Return all that becomes of people: death, injury, arrest."""
    return frozenset(_roles().values())


def _bound(tokens: Sequence[Token], first: int) -> Bound:
    """Return what stands before a number: "about", "more than", "up to"."""
    start = max(0, first - _BOUND_REACH)
    stems = [token.stem for token in tokens[start:first]]
    for place in range(len(stems)):
        hit = _bounds().at(stems, place)
        if hit is not None and hit.last == len(stems) - 1:
            return hit.value
    return ""


def noun_class(stems: frozenset[str]) -> str:
    """Return the kind of thing that one of the stems names, empty when none is known."""
    return next((name for name, words in _nouns().items() if words & stems), "")


@cache
def _nouns() -> dict[str, frozenset[str]]:
    nouns = table("language/quantities")["nouns"]
    return {name: frozenset(stem(word) for word in words) for name, words in nouns.items()}


@cache
def _roles() -> dict[str, str]:
    roles = table("language/quantities")["roles"]
    return {stem(word): name for name, words in roles.items() for word in words}


@cache
def _bounds() -> Phrases[Bound]:
    words = table("language/quantities")["words"]
    names: tuple[Bound, ...] = ("about", "below", "above")
    return Phrases((phrase, name) for name in names for phrase in words[name])
