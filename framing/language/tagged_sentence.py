"""A sentence's words with what its marks and word classes tell about them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import compress
from typing import TYPE_CHECKING

from framing.config import default
from framing.language.lexicon import lexicon
from framing.language.punctuation import (
    DASHES,
    GENITIVE,
    PHRASE_ENDS,
    POSSESSIVE,
    SENTENCE_CLOSING,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.language.lexicon import Lexicon
    from framing.language.tokens import Tokens

TokenRange = tuple[int, int]
"""First and last token, both included."""

TITLE = "“”"
"""Stands for a title's quotation marks among the lower-case tokens: no mark that ends a phrase."""
_DOUBTFUL = PHRASE_ENDS | {".", "’"}
_STATEMENT = 4  # words in quotation marks: fewer may be a name, or what somebody is called
_STATEMENT_ENDS = DASHES | {",", ".", "?", "!", "…", "..."}
_ABOUT_NOUN = frozenset({"who", "which", "that"})
_SETTINGS = default().language.tokens  # read once: the words of every sentence are held to it
_ABBREVIATION = _SETTINGS.abbreviation_letters
_ADVERB = _SETTINGS.adverb_letters


@cache
def _union(kinds: tuple[str, ...]) -> frozenset[str]:
    return frozenset[str]().union(*(lexicon().closed[kind] for kind in kinds))


@dataclass(frozen=True, slots=True)
class TaggedSentence:
    """A sentence's words with what is inside quotation marks, ready for the rules."""

    tokens: Tokens
    quoted: Sequence[bool]
    lexicon: Lexicon

    def in_class(self, kind: str, index: int) -> bool:
        """Tell whether the token is in the word list ``kind``."""
        lower = self.tokens.lower
        return 0 <= index < len(lower) and lower[index] in self.lexicon.closed[kind]

    def in_classes(self, index: int, *kinds: str) -> bool:
        """Tell whether the token is in one of the word lists ``kinds``."""
        lower = self.tokens.lower
        return 0 <= index < len(lower) and lower[index] in _union(kinds)

    def is_mark(self, index: int) -> bool:
        """Tell whether the token is punctuation that ends a phrase, or there is none."""
        low = self.tokens.lower_at(index)
        if low not in _DOUBTFUL:
            return not low
        if low == ".":
            return not self.is_abbreviation(index - 1)
        if low in {"’", "'"} and self.tokens.lower_at(index - 1).endswith("s"):
            return self.quoted[index]  # the possessive of a plural, or the end of a quotation
        return low in PHRASE_ENDS

    def is_word(self, index: int) -> bool:
        """Tell whether the token is a word, not a mark."""
        low = self.tokens.lower[index]
        return low != "." and low not in PHRASE_ENDS

    def are_words(self) -> list[bool]:
        """Tell of every token whether it is a word."""
        return [low != "." and low not in PHRASE_ENDS for low in self.tokens.lower]

    def all_quoted(self) -> bool:
        """Tell whether every word of the sentence is inside quotation marks."""
        if True not in self.quoted:
            return False
        words = list(compress(self.quoted, self.are_words()))
        return bool(words) and all(words)

    def ends_statement(self, index: int) -> bool:
        """Tell whether a quotation ends at the token that says something: no “expert” is one."""
        if not (0 <= index < len(self.tokens) and self.quoted[index]):
            return False
        words = 0
        for at in range(index, -1, -1):
            if not self.quoted[at] or words >= _STATEMENT:
                break
            words += self.is_word(at)
        return words >= _STATEMENT or self.tokens.lower_at(index - 1) in _STATEMENT_ENDS

    def is_abbreviation(self, index: int) -> bool:
        """Tell whether a full stop after this token belongs to it."""
        if not 0 <= index < len(self.tokens) - 2:
            return False
        text = self.tokens.text[index]
        return (len(text) <= _ABBREVIATION and text[0].isupper()) or "." in text

    def is_adverb(self, index: int) -> bool:
        """Tell whether the token may stand between a subject and its verb."""
        low = self.tokens.lower_at(index)
        after, before = self.tokens.lower_at(index + 1), self.tokens.lower_at(index - 1)
        if "no longer" in {f"{low} {after}", f"{before} {low}"}:
            return True
        if low in {"daily", "weekly"} and (
            self.in_class("determiners", index - 1) or self.tokens.is_capitalised(index - 1)
        ):
            return False  # "the Vestby daily"
        if index > 0 and self.tokens.is_capitalised(index) and before != ".":
            return False  # "“...,” Long said"
        return low in self.lexicon.closed["adverbs"] or (
            low.endswith("ly")
            and len(low) > _ADVERB
            and not self.tokens.is_capitalised(index)
            and low not in self.lexicon.closed["no_adverbs"]
        )

    def is_finite(self, index: int) -> bool:
        """Tell whether the token looks like a finite verb."""
        low = self.tokens.lower_at(index)
        if (low not in self.lexicon.finite and not low.endswith("ed")) or self.quoted[index]:
            return False
        if low in self.lexicon.closed["auxiliaries"]:
            return low not in GENITIVE or self.in_class("personal", index - 1)
        if low in self.lexicon.closed["verbs"]:
            return not (self.in_class("determiners", index - 1) or self.is_participle(index))
        form = self.lexicon.verbs.get(low)
        if form is not None and form.form == "s":
            return True
        known = form is not None and form.form == "past"
        name = not known and self.tokens.is_capitalised(index)
        adjective = (
            self.is_participle(index) or self.is_compound(index) or self.is_attributive(index)
        )
        return not (name or adjective)

    def is_participle(self, index: int) -> bool:
        """Tell whether a form such as "hired" describes the noun before it: "people hired by"."""
        if self.gives_name(index):
            return True
        briefed = self.in_class("described", index) and self.in_class("prepositions", index + 1)
        if self.tokens.lower_at(index + 1) != "by" and not briefed:
            return False
        low = self.tokens.lower_at(index)
        form = self.lexicon.verbs.get(low)
        other = low in self.lexicon.closed["verbs"]
        past = other or low.endswith("ed") or (form is not None and form.form == "past")
        subject = self.in_class("personal", index - 1) or self.tokens.lower_at(index - 1) == "who"
        be = any(self.in_class("auxiliaries", at) for at in (index - 1, index - 2))
        return past and not be and not (briefed and subject)

    def tells_of_noun(self, index: int) -> bool:
        """Tell whether a clause or a participle about the noun before begins here.

        "The study that found", "the experts I asked", "people living in", "a poll released on".
        """
        low, after = self.tokens.lower_at(index), index + 1
        if low.endswith(("ed", "ing")):
            opens = self.in_classes(after, "prepositions", "days")
            begins = opens and not self.tokens.is_capitalised(index)
        else:
            subject = low in self.lexicon.closed["personal"] and self.is_finite(after)
            begins = subject or low in _ABOUT_NOUN
        noun = index - 1
        return begins and not (
            noun < 0 or self.in_classes(noun, "determiners", "prepositions", "conjunctions")
        )

    def gives_name(self, index: int) -> bool:
        """Tell whether "called" gives a noun its name: "a choir called Lunde Voices"."""
        if not self.in_class("called", index):
            return False
        after = index + 2 if self.tokens.lower_at(index + 1) == "the" else index + 1
        noun = index - 1
        while noun > 0 and noun > index - 4 and not self.in_class("determiners", noun):
            noun -= 1
        return self.tokens.lower_at(noun) in {"a", "an"} and (
            self.tokens.is_capitalised(after) or self.tokens.lower_at(after) == TITLE
        )

    def is_compound(self, index: int) -> bool:
        """Tell whether the token is an adjective of two words: "low-lying", "well-liked"."""
        first, dash, rest = self.tokens.lower_at(index).rpartition("-")
        joined = bool(dash) and rest.endswith(("ed", "ing"))
        return joined and first not in self.lexicon.closed["verb_prefixes"]

    def is_attributive(self, index: int) -> bool:
        """Tell whether a participle stands before its noun: "the proposed rule"."""
        if self.in_class("determiners", index - 1) or self.tokens.lower_at(index - 1) in POSSESSIVE:
            return True
        newly = self.tokens.lower_at(index - 1).endswith("ly")
        return newly and (
            self.in_class("determiners", index - 2) or self.tokens.lower_at(index - 2) == "of"
        )

    def unsaid(self, start: int, index: int) -> bool:
        """Tell whether the verb group ``start`` to ``index`` is "did not say", "said nothing"."""
        if not self.in_class("left_unsaid", index):
            return False
        denied = any(self.in_class("negations", at) for at in range(start, index))
        return denied or self.tokens.lower_at(index + 1) == "nothing"

    def is_genitive(self, index: int) -> bool:
        """Tell whether the token is the 's of an owner, not a short "is" or "has"."""
        low = self.tokens.lower_at(index)
        if low not in GENITIVE:
            return False
        short = self.in_class("personal", index - 1) or self.tokens.lower_at(index - 1) == "who"
        return not short

    def has_finite(self, first: int, last: int) -> bool:
        """Tell whether tokens ``first`` to ``last`` hold a finite verb."""
        known, lower = self.lexicon.finite, self.tokens.lower
        return any(
            self.is_finite(index)
            for index in range(max(first, 0), min(last + 1, len(lower)))
            if lower[index] in known or lower[index].endswith("ed")
        )

    def shown_to(self, first: int, last: int) -> int | None:
        """Return where "seen by X" or "spoke to X" begins among these tokens, if it does."""
        for at in range(first + 1, last):
            low = self.tokens.lower[at]
            spoke = low in {"to", "with"} and self.in_class("spoke", at - 1)
            if spoke or (low == "by" and self.in_class("shown", at - 1)):
                return at - 1
        return None

    def last(self) -> int:
        """Return the last token that is not closing punctuation."""
        index = len(self.tokens) - 1
        while index >= 0 and self.tokens.lower[index] in SENTENCE_CLOSING:
            index -= 1
        return index
