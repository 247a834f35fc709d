"""Who is meant by a phrase: names and bodies, and whether two of them are surely two."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

from framing.check.name_words import plain_letters, telling, untitled
from framing.config import default
from framing.language.aliases import group_of, same_name
from framing.language.lexicon import lexicon
from framing.language.names import key
from framing.language.stems import stem, stem_set
from framing.language.word_lists import table, word_set
from framing.shifts.clause_reading import propositions

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from framing.check.aligned_sentences import TextSentence
    from framing.language.analysed_text import AnalysedText
    from framing.language.names import Name
    from framing.shifts.clause_reading import Range

_SETTINGS = default().check.parties
_WORDS = "check/words"
_GENITIVE = frozenset({"'s", "’s"})
Same = Literal["one", "two", "unknown"]


@dataclass(frozen=True, slots=True)
class Party:
    """What a phrase calls somebody: words of names, and the stem of the noun where it is a body.

    ``names`` holds each name's telling words in lower case; ``noun`` is empty for a word that many
    are called, such as "company".
    """

    names: frozenset[str]
    whole: tuple[str, ...]
    noun: str
    words: Range

    @property
    def known(self) -> bool:
        """Whether anything tells who it is."""
        return bool(self.names or self.noun)

    @property
    def body(self) -> str:
        """What kind of body it is, by its noun or by the plain word in its name; may be empty."""
        words = [self.noun]
        words += [stem(word) for name in self.whole for word in reversed(key(name).split())]
        return next((_classes()[word] for word in words if word in _classes()), "")


class Links:
    """Who is called what: names, and the words that stand beside them as a description.

    Too much linked does no harm: two that may be one are never said to be two.
    """

    def __init__(
        self, sentences: Iterable[TextSentence], draft: Iterable[TextSentence] = ()
    ) -> None:
        """Collect who is called what in all texts; a draft's names are names, too."""
        self._by_word: Mapping[str, set[str]] = defaultdict(set)
        self._capital: set[str] = set()
        for sentence in sentences:
            if sentence.reading.role != "heading":  # where any word may have a capital
                self._capital |= _capitals(sentence.analysed)
            for words in _called(sentence.analysed):
                for word in words:
                    self._by_word[word] |= words
        for sentence in draft:
            self._capital |= _capitals(sentence.analysed)

    def of(self, words: Iterable[str]) -> frozenset[str]:
        """Return words with all that stand beside them somewhere."""
        return frozenset(words).union(*(self._by_word.get(word, set()) for word in words))

    def same(self, one: Party | None, other: Party | None) -> Same:
        """Tell whether two phrases mean one party, surely two, or that it cannot be told."""
        if one is None or other is None or not one.known or not other.known:
            return "unknown"
        if self._may_be_one(one, other):
            return "one"
        named = [self.is_named(each) for each in (one, other)]
        if all(named):
            # One of "the Democrats" is one of them.
            several = any(name.endswith("s") for each in (one, other) for name in each.names)
            few = min(len(one.names), len(other.names)) == 1
            listed = len(one.whole) != len(other.whole) and max(
                len(one.whole), len(other.whole)
            ) > len(named)
            if listed or (several and few and len(one.names) != len(other.names)):
                return "unknown"
            return "two"
        return "two" if _of_two_kinds(one, other, named) else "unknown"

    def _may_be_one(self, one: Party, other: Party) -> bool:
        """Tell whether two phrases have a word for it in common, or are linked by one."""
        # The boards of two companies are two, though both are boards.
        both = bool(one.names and other.names)
        mine, theirs = (each.names if both else _keys(each) for each in (one, other))
        if mine & theirs or self.of(mine) & theirs or mine & self.of(theirs):
            return True
        groups = [{group_of(name) for name in each.whole} - {None} for each in (one, other)]
        return bool(groups[0] & groups[1]) or any(
            same_name(untitled(left), untitled(right))
            for left in one.whole
            for right in other.whole
        )

    def is_named(self, one: Party) -> bool:
        """Tell whether a phrase has a name that is none only by standing first."""
        return bool(one.names & self._capital)


def _of_two_kinds(one: Party, other: Party, named: list[bool]) -> bool:
    """Tell whether two phrases are for bodies of two kinds: the police, and the union."""
    kinds = one.body, other.body
    if all(kinds):
        return kinds[0] != kinds[1]
    # A company may be called "the operator", and nobody is called "the police" but they.
    body = next((kind for kind, name in zip(kinds, named[::-1], strict=True) if name), "")
    return bool(body) and body not in table(_WORDS)["many"]


def _capitals(text: AnalysedText) -> set[str]:
    """Return the words that begin with a capital, but for the first of a sentence."""
    return {plain_letters(token.low) for token in text.tokens[1:] if token.text[:1].isupper()}


def party(text: AnalysedText, words: Range | None) -> Party | None:
    """Return who a phrase means; None for a pronoun and for a phrase that is about no one."""
    if words is None:
        return None
    first, last = words
    for at in range(first, last):
        # "In January, and publishers have": what is read as one is two.
        if text.tokens[at].breaks and text.tokens[at + 1].low in {"and", "but"}:
            listed = any(text.offsets[at][0] >= name.end for name in text.names)
            first = first if listed else at + 2
    if first > last:
        return None
    low = {text.tokens[at].low for at in range(first, last + 1)}
    if first == last and low & word_set("shifts/clause_reading", "pronouns"):
        return None
    last = _end(text, (first, words[1]))
    start, end = text.offsets[first][0], text.offsets[_complement(text, first, words[1])][1]
    timed = {at for time in text.times for at in range(time.first, time.last + 1)}
    named = [
        name
        for name in text.names
        if start <= name.start
        and name.end <= end
        and timed.isdisjoint(text.inside(name.start, name.end))
    ]
    named = _who(text, (first, words[1]), named)
    names = frozenset(part for name in named for part in telling(name.text))
    return Party(
        names, tuple(name.text for name in named), _noun(text, first, last), (first, words[1])
    )


def _complement(text: AnalysedText, first: int, last: int) -> int:
    """Return where "Most of Arden's clerks" ends, and "Work" of "Work at Arden's mill"."""
    prepositions = lexicon().closed["prepositions"] - {"of"}
    for at in range(first + 1, last + 1):
        if text.tokens[at].low in prepositions and not text.tokens[at - 1].breaks:
            return at - 1
    return last


def _who(text: AnalysedText, words: Range, named: list[Name]) -> list[Name]:
    """Return the name that "Arden's mayor, Ana Ruiz" and "Arden mayor Ana Ruiz" are about."""
    low = {text.tokens[at].low for at in range(words[0], words[1] + 1)}
    if len(named) < 2 or low & {"and", "or", "&"}:  # noqa: PLR2004 - one is no choice
        return named
    comma = next(
        (at for at in range(words[0], words[1] + 1) if text.tokens[at].breaks), words[1] + 1
    )
    end = text.offsets[comma - 1][1]
    before = [name for name in named if name.end == end]
    behind = [
        name for name in named if comma < words[1] and name.start == text.offsets[comma + 1][0]
    ]
    # "The Gazette, Ana Ruiz": which of them it is, cannot be told.
    return named if before and behind else before or behind or named


def _end(text: AnalysedText, words: Range) -> int:
    """Return the place of the noun that a phrase is about: the last before a comma or "of"."""
    ends = word_set("shifts/correspondence", "behind_head")
    for at in range(words[0] + 1, words[1] + 1):
        token = text.tokens[at]
        if token.breaks or token.low in ends or token.low in lexicon().closed["prepositions"]:
            return at - 1
    return words[1]


@cache
def _classes() -> dict[str, str]:
    return {stem(word): name for name, words in table(_WORDS)["bodies"].items() for word in words}


def _noun(text: AnalysedText, first: int, last: int) -> str:
    if last < first or last not in text.content or text.tokens[last].text[:1].isupper():
        return ""
    noun = text.stems[last]
    anybody = noun in stem_set(_WORDS, "anybody") and noun not in _classes()
    return "" if anybody else noun


def _keys(one: Party) -> frozenset[str]:
    # "The company" may be any.
    noun = "" if one.noun in stem_set(_WORDS, "anybody") else one.noun
    return one.names | ({noun} - {""})


def _called(text: AnalysedText) -> Iterator[set[str]]:
    """Yield the words that stand for one party: a name, what is before it, what is beside it."""
    verbs = {at for one in propositions(text) for at in range(one.group[0], one.group[1] + 1)}
    for name in text.names:
        places = text.inside(name.start, name.end)
        parts = telling(name.text)
        if not places or not parts:
            continue
        behind = places[-1] + 1
        behind += behind < len(text.tokens) and text.tokens[behind].low in _GENITIVE
        beside = [
            _before(text, places[0], verbs),
            _segment(text, range(behind, len(text.tokens)), verbs),
            _segment(text, range(places[0] - 1, -1, -1), verbs),
        ]
        yield set(parts).union(*(_words(text, each) for each in beside))


def _before(text: AnalysedText, first: int, verbs: set[int]) -> list[int]:
    """Return the places of the words that lead up to a name: "the union's leader Ana Ruiz"."""
    places: list[int] = []
    for at in range(first - 1, max(-1, first - 1 - _SETTINGS.before), -1):
        token = text.tokens[at]
        if at in verbs or not (token.content or token.low in _GENITIVE):
            break
        places.append(at)
    return places


def _segment(text: AnalysedText, places: range, verbs: set[int]) -> list[int]:
    """Return the places between commas right beside a name, if they say who it is."""
    if not places:
        return []
    mark, inside = text.tokens[places[0]], []
    relative = word_set(_WORDS, "relative")
    if not mark.breaks and mark.low not in relative:
        return []
    for at in places[mark.breaks : _SETTINGS.beside + 1]:
        if text.tokens[at].breaks:
            break
        inside.append(at)
    if not inside:
        return []
    opening = text.tokens[min(inside)].low
    acts = verbs.intersection(inside)
    if opening in relative or mark.low in relative:
        leads = stem_set(_WORDS, "heads")
        return inside if any(text.stems[at] in leads for at in inside) else []
    leads_in = opening in lexicon().closed["prepositions"] or opening in {"according", "and", "but"}
    return [] if acts or leads_in else inside


def _words(text: AnalysedText, places: Iterable[int]) -> set[str]:
    """Return the telling words at some places: names in lower case, other words as stems."""
    found = set()
    for at in places:
        token = text.tokens[at]
        if at not in text.content:
            continue
        if token.text[:1].isupper():
            found |= set(telling(token.text)) or {plain_letters(token.low)}
        elif stem(token.low) not in stem_set(_WORDS, "anybody"):
            found.add(text.stems[at])
    return found
