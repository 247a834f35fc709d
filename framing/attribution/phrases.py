"""Who stands before or after a verb: noun phrases found with closed word classes alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from framing.attribution.lexicon import Lexicon
from framing.attribution.words import Words

Range = tuple[int, int]
"""First and last token, both included."""

MARKS = frozenset(";:,()[]{}—–-“”\"‘’'``''?!…") | {"--", "---", "''", "``", "..", "..."}
_OWNERS = frozenset({"'s", "’s", "’", "'"})
_DASHES = frozenset({"—", "–", "--", "-", "---"})
_LONGEST = 40  # tokens in a source phrase, appositives included
_TITLE_LENGTH = 5  # letters of an abbreviation such as "Gov"
_ADVERB_LENGTH = 4
_APPOSITIVES = 4  # commas stepped over between a subject and its verb
_PAIR = 5  # tokens in ", and her deputy,"


@dataclass(frozen=True, slots=True)
class Clause:
    """A sentence's words with what is inside quotation marks, ready for the rules."""

    words: Words
    quoted: Sequence[bool]
    lexicon: Lexicon

    def is_(self, kind: str, index: int) -> bool:
        """Tell whether the token is in the word list ``kind``."""
        return self.words.low(index) in self.lexicon.closed[kind]

    def mark(self, index: int) -> bool:
        """Tell whether the token is punctuation that ends a phrase, or there is none."""
        low = self.words.low(index)
        if low == ".":
            return not self.abbreviation(index - 1)
        if low in {"’", "'"} and self.words.low(index - 1).endswith("s"):
            return self.quoted[index]  # the possessive of a plural, or the end of a quotation
        return not low or low in MARKS

    def word(self, index: int) -> bool:
        """Tell whether the token is a word, not a mark."""
        low = self.words.lower[index]
        return low != "." and low not in MARKS

    def all_quoted(self) -> bool:
        """Tell whether every word of the sentence is inside quotation marks."""
        words = [index for index in range(len(self.words)) if self.word(index)]
        return bool(words) and all(self.quoted[index] for index in words)

    def abbreviation(self, index: int) -> bool:
        """Tell whether a full stop after this token belongs to it."""
        if not 0 <= index < len(self.words) - 2:
            return False
        text = self.words.text[index]
        return (len(text) <= _TITLE_LENGTH and text[0].isupper()) or "." in text

    def adverb(self, index: int) -> bool:
        """Tell whether the token may stand between a subject and its verb."""
        low = self.words.low(index)
        return low in self.lexicon.closed["adverbs"] or (
            low.endswith("ly") and len(low) > _ADVERB_LENGTH and not self.words.capital(index)
        )

    def finite(self, index: int) -> bool:
        """Tell whether the token looks like a finite verb."""
        low = self.words.low(index)
        if self.quoted[index]:
            return False
        if low in self.lexicon.closed["auxiliaries"]:
            return low not in {"'s", "’s"} or self.is_("personal", index - 1)
        if low in self.lexicon.closed["verbs"]:
            return not self.is_("determiners", index - 1)
        form = self.lexicon.verbs.get(low)
        if form is not None and form.form == "past":
            return (
                not self.is_("determiners", index - 1) and self.words.low(index - 1) not in _OWNERS
            )
        return low.endswith("ed") and not (
            self.is_("determiners", index - 1) or self.words.capital(index)
        )

    def has_finite(self, first: int, last: int) -> bool:
        """Tell whether tokens ``first`` to ``last`` hold a finite verb."""
        return any(self.finite(index) for index in range(first, last + 1))

    def last(self) -> int:
        """Return the last token that is not closing punctuation."""
        index = len(self.words) - 1
        while index >= 0 and self.words.lower[index] in {".", "!", "?", "…", ")"}:
            index -= 1
        return index


def subject_before(clause: Clause, index: int) -> Range | None:
    """Return the subject phrase that ends at token ``index``, appositives included."""
    words = clause.words
    low = words.low(index)
    if index < 0 or (clause.quoted[index] and low in MARKS):
        return None
    if low == ",":
        return _with_appositive(clause, index)
    if low in {")", "]"} or low in _DASHES:
        return _with_parenthesis(clause, index)
    if clause.is_("days", index) or (
        clause.is_("times", index) and clause.is_("day_leads", index - 1)
    ):
        return _without_day(clause, index)
    if clause.is_("pronouns", index) or low == "that":
        if low == "one" and (clause.is_("determiners", index - 1)):
            return index - 1, index
        return index, index
    if (
        clause.mark(index)
        or clause.is_("prepositions", index)
        or clause.is_("subordinators", index)
        or clause.is_("conjunctions", index)
        or (
            clause.is_("determiners", index)
            and low
            not in {
                "some",
                "many",
                "most",
                "others",
                "few",
                "another",
                "both",
                "all",
                "several",
                "two",
                "three",
                "those",
            }
        )
    ):
        return None
    start = _phrase_start(clause, index)
    return None if start > index else (start, index)


def _phrase_start(clause: Clause, index: int) -> int:
    words = clause.words
    at = index
    while at >= 0 and index - at < _LONGEST:
        low = words.lower[at]
        if clause.mark(at) or clause.is_("auxiliaries", at) and low not in {"'s", "’s"}:
            break
        if low in {"'s", "’s"} and clause.is_("personal", at - 1):
            break
        if low != "that" and clause.is_("personal", at):
            break
        if clause.is_("subordinators", at):
            break
        if at < index and clause.finite(at):
            break
        if low == "but" or (low in {"and", "or"} and _joins_clauses(clause, at)):
            break
        at -= 1
    return _trim_start(clause, at + 1, index)


def _joins_clauses(clause: Clause, index: int) -> bool:
    """Tell whether "and" joins two clauses, not two nouns."""
    at = index - 1
    while at >= 0 and not clause.mark(at):
        if clause.finite(at) or clause.is_("personal", at):
            return True
        at -= 1
    return at >= 0 and clause.words.lower[at] == "," and at == index - 1


def _trim_start(clause: Clause, start: int, index: int) -> int:
    """Leave out what opens the sentence: "But", "Meanwhile", "On Tuesday"."""
    while (
        start <= index
        and (
            clause.is_("openers", start)
            or clause.is_("conjunctions", start)
            or clause.adverb(start)
            or clause.words.lower[start] == "."
        )
        and not (clause.is_("determiners", start))
    ):
        start += 1
    if start < index and clause.is_("prepositions", start):
        return _after_adverbial(clause, start, index)
    return start


def _after_adverbial(clause: Clause, start: int, index: int) -> int:
    """Return where the subject begins in "In a statement the minister"."""
    best = index
    for at in range(start + 2, index + 1):
        new_phrase = clause.is_("determiners", at) or (
            clause.words.capital(at)
            and (not clause.words.capital(at - 1) or clause.is_("days", at - 1))
        )
        if (
            new_phrase
            and not clause.is_("prepositions", at - 1)
            and not clause.is_("determiners", at - 1)
        ):
            best = at
            break
    while best < index and (clause.is_("days", best) or clause.words.lower[best].isdigit()):
        best += 1
    return best


def _with_appositive(clause: Clause, comma: int) -> Range | None:
    """Return the subject of "The minister, a lawyer, said", stepping over adverbials too."""
    first = comma
    for _ in range(_APPOSITIVES):
        first = _comma_before(clause, first)
        if first <= 0 or comma - first > _LONGEST:
            return None
        if not _describes(clause, first + 1, comma - 1):
            return None
        head = subject_before(clause, first - 1)
        if head is None or head[1] != first - 1:
            return None
        if not clause.is_("prepositions", head[0] - 1):
            return head[0], comma - 1
    return None


def _comma_before(clause: Clause, index: int) -> int:
    at = index - 1
    while at >= 0 and clause.words.lower[at] != ",":
        if clause.quoted[at] and clause.words.lower[at] in MARKS:
            return -1
        at -= 1
    return at


def _describes(clause: Clause, first: int, last: int) -> bool:
    """Tell whether the words between two commas describe a subject, and are no clause."""
    low = clause.words.low(first)
    if clause.is_("personal", first) or (
        clause.is_("conjunctions", first) and last - first > _PAIR
    ):
        return False
    if low in {"who", "which", "whose"} or clause.is_("determiners", first):
        return True
    return not clause.has_finite(first, last)


def _with_parenthesis(clause: Clause, closer: int) -> Range | None:
    low = clause.words.lower[closer]
    opener = {")": "(", "]": "["}.get(low, low)
    at = closer - 1
    while at >= 0 and clause.words.lower[at] != opener and closer - at < _LONGEST:
        at -= 1
    if at <= 0 or clause.words.lower[at] != opener:
        return None
    head = subject_before(clause, at - 1)
    if head is None:
        return None
    return head[0], closer if low in {")", "]"} else closer - 1


def _without_day(clause: Clause, index: int) -> Range | None:
    """Return the subject of "The minister on Tuesday said", "The minister this week said"."""
    at = index
    while at >= 0 and (
        clause.is_("days", at) or clause.is_("times", at) or clause.words.lower[at] in {"on", "in"}
    ):
        at -= 1
    if at < 0 or not clause.is_("day_leads", at + 1):
        return None
    return subject_before(clause, at)


def phrase_after(clause: Clause, index: int, *, to_comma: bool = False) -> Range | None:
    """Return the phrase that begins at ``index``, with an appositive that closes it.

    With ``to_comma`` it ends at the first comma; otherwise ", the head of X" is taken along.
    """
    at, last = index, clause.last()
    while at <= last and at - index < _LONGEST:
        low = clause.words.lower[at]
        if clause.quoted[at] and low in MARKS and at > index:
            break
        if low == ",":
            if to_comma or not _continues_phrase(clause, at + 1):
                break
        elif low in {";", ":", "--", "—", "–"} or (low == "(" and clause.is_("days", at + 1)):
            break
        elif at > index and clause.is_("days", at):
            break
        elif low == "." and not clause.abbreviation(at - 1):
            break
        at += 1
    end = at - 1
    while end > index and (clause.is_("prepositions", end) or clause.words.lower[end] == ","):
        end -= 1
    return (index, end) if end >= index and not clause.mark(index) else None


def _continues_phrase(clause: Clause, index: int) -> bool:
    """Tell whether what follows a comma describes the person just named."""
    low = clause.words.low(index)
    if not low or clause.quoted[index] or low in MARKS:
        return False
    if low in {"who", "a", "an", "the", "one"} or low.isdigit():
        return True
    return not (
        clause.is_("prepositions", index)
        or clause.is_("personal", index)
        or clause.is_("subordinators", index)
        or clause.is_("conjunctions", index)
        or clause.finite(index)
        or clause.adverb(index)
        or low.endswith("ing")
        or low in {"according", "citing"}
    )
