"""Settings: when a check of a draft holds two wordings against each other, and what it claims."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ClauseMatchSettings:
    """When two clauses are taken to tell of the same. Weights are inverse document frequencies.

    Attributes:
        close: The least share of the lighter clause's words that is common, 0 to 1.
        shared: What the common words weigh at least.
        meaning: What another word of the same meaning counts for at most.
        anchor: What a number or a time counts for.
    """

    close: float
    shared: float
    meaning: float
    anchor: float


@dataclass(frozen=True, slots=True)
class PartySettings:
    """How far words beside a name reach that say who it is: before it, and between commas."""

    before: int
    beside: int


@dataclass(frozen=True, slots=True)
class RoleSettings:
    """When two clauses are one act, whoever does it: shares of the lighter clause without doers.

    Attributes:
        same_act: The least share where the verbs mean the same.
        act_shared: What the common words weigh then at least.
        other_act: The least share where they do not, and a number or a time is common.
        same_words: The least share where nothing of that is common.
        words_shared: What the common words weigh then at least.
        clearly: So much more another party's act must share, where the draft's party has a like one.
        by: So far behind the verb "by" may stand, and so long is who it names.
    """

    same_act: float
    act_shared: float
    other_act: float
    same_words: float
    words_shared: float
    clearly: float
    by: int


@dataclass(frozen=True, slots=True)
class DenialSettings:
    """When a word of two clauses that tell the same is the contrary, or one verb is denied.

    Attributes:
        close: The least share of the lighter clause that is common, for contraries.
        close_negated: The same for one verb that is denied in one of them.
        shared_negated: What the common words weigh then at least.
    """

    close: float
    close_negated: float
    shared_negated: float


@dataclass(frozen=True, slots=True)
class CertaintySettings:
    """When two clauses tell the same, so that one may be surer of it.

    Attributes:
        same_act: The least share of the lighter clause where the verbs mean the same.
        close: The same where they do not.
        beyond: What the common words weigh then at least, without those of the subjects.
        shared: What the common words weigh in any case.
    """

    same_act: float
    close: float
    beyond: float
    shared: float


@dataclass(frozen=True, slots=True)
class CheckSettings:
    """All settings of the check."""

    clauses: ClauseMatchSettings
    parties: PartySettings
    roles: RoleSettings
    denials: DenialSettings
    certainty: CertaintySettings
