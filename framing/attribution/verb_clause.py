"""The clause of a verb that may credit somebody: its group, its subject and what follows it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from framing.attribution.complement_ends import judged_as
from framing.attribution.sentence_credits import Credit
from framing.attribution.verb_complements import complement_after
from framing.config import default
from framing.language.subjects import clause_subject
from framing.language.verb_or_noun import is_noun_or_adjective

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.attribution.sentence_credits import Shape
    from framing.attribution.verb_complements import Complement, Strength
    from framing.language.lexicon import VerbClass, VerbForm
    from framing.language.tagged_sentence import TaggedSentence, TokenRange

_SETTINGS = default().attribution.credits


@dataclass(frozen=True)
class VerbClause:
    """What stands around a verb at token ``at``, whose group begins at token ``start``."""

    tagged: TaggedSentence
    verb: VerbForm
    start: int
    at: int
    subject: TokenRange | None
    be: bool
    """A form of "be" is in the group: it is passive, or goes on."""

    @cached_property
    def ahead(self) -> Complement:
        """What follows the verb; read when first asked for."""
        return complement_after(self.tagged, self.at, self.verb)

    @property
    def lead(self) -> str:
        """The word before the group."""
        return self.tagged.tokens.lower_at(self.start - 1)

    @property
    def cue(self) -> TokenRange:
        """The group, with the verb's particle."""
        return self.start, self.ahead.verb_end

    def may(self, *kinds: VerbClass) -> bool:
        """Tell whether the verb is of one of these classes."""
        return not self.verb.classes.isdisjoint(kinds)

    def credits(  # noqa: PLR0913 - the parts of a credit
        self,
        source: TokenRange | None,
        contents: Sequence[TokenRange],
        shape: Shape,
        strength: Strength = "statement",
        *,
        subordinate: bool = False,
        needs_speaker: bool = False,
    ) -> Credit:
        """Return the credit that this verb gives a source for these words."""
        return Credit(
            source,
            self.cue,
            tuple(contents),
            shape,
            strength,
            self.ahead.addressee,
            subordinate=subordinate,
            needs_speaker=needs_speaker,
        )


def verb_clause(tagged: TaggedSentence, index: int, verb: VerbForm) -> VerbClause | None:
    """Read the clause of the verb at token ``index``; None where the word is no verb there."""
    if _is_a_name(tagged, index) or _is_bare(tagged, index, verb):
        return None
    start = _group_start(tagged, index, verb)
    if _is_attributive(tagged, start, index):
        return None
    if is_noun_or_adjective(tagged, index, start, verb):
        return None
    return VerbClause(
        tagged,
        verb,
        start,
        index,
        clause_subject(tagged, start - 1),
        be=any(tagged.in_class("be", at) for at in range(start, index)),
    )


def _is_attributive(tagged: TaggedSentence, start: int, index: int) -> bool:
    """Tell "the mayor's adoring fans" from "the mayor's saying that"."""
    opens = tagged.in_classes(index + 1, "object_openers", "prepositions")
    return tagged.is_genitive(start) and not opens


def _is_a_name(tagged: TaggedSentence, index: int) -> bool:
    """Tell "the United States" from "she states": a capital inside a sentence."""
    return tagged.tokens.is_capitalised(index) and not tagged.is_mark(index - 1)


def _is_bare(tagged: TaggedSentence, index: int, verb: VerbForm) -> bool:
    """Tell whether a verb that credits only with its particle stands without it."""
    objects = tagged.lexicon.objects.get(verb.lemma)
    if objects is not None:
        return objects.isdisjoint(tagged.tokens.lower[index + 1 : index + _SETTINGS.said_object])
    if verb.lemma in tagged.lexicon.as_only:
        end = min(index + _SETTINGS.said_object, tagged.last())
        return judged_as(tagged, index + 1, end) is None
    alone = tagged.tokens.lower_at(index + 1) not in verb.particles
    return alone and verb.lemma in tagged.lexicon.only_with


def _group_start(tagged: TaggedSentence, index: int, verb: VerbForm) -> int:
    """Return where the verb group begins: auxiliaries and adverbs before the verb."""
    at = index
    while at > 0 and index - at < _SETTINGS.verb_group:
        if tagged.in_class("auxiliaries", at - 1):
            if tagged.is_genitive(at - 1) and verb.form != "ing":
                break
        elif not tagged.is_adverb(at - 1) or tagged.in_class("determiners", at - 1):
            break
        at -= 1
    return at
