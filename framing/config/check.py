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
        surely: From this share on, with names on both sides, it surely is one act.
        other_act: The least share where they do not, and a number or a time is common.
        same_words: The least share where nothing of that is common.
        words_shared: What the common words weigh then at least.
        clearly: So much more another party's act must share, where the draft's party has one.
        left_out: The least share where who does it is left out.
        by: So far behind the verb "by" may stand, and so long is who it names.
    """

    same_act: float
    act_shared: float
    surely: float
    other_act: float
    same_words: float
    words_shared: float
    clearly: float
    left_out: float
    by: int


@dataclass(frozen=True, slots=True)
class DenialSettings:
    """When a word of two clauses that tell the same is the contrary, or one verb is denied.

    Attributes:
        close: The least share of the lighter clause that is common, for contraries.
        surely: From here on they surely do.
        clearly: So much nearer the contrary must be than a text that has the word itself.
        close_negated: The same for one verb that is denied in one of them.
        surely_negated: From here on it surely is.
        shared_negated: What the common words weigh then at least.
        close_undone: The least share where the verbs are others, and one is denied.
        beyond_undone: What the words beside the subjects weigh then at least.
        beside: So many words before a number may say that it goes up or down.
    """

    close: float
    surely: float
    clearly: float
    close_negated: float
    surely_negated: float
    shared_negated: float
    close_undone: float
    beyond_undone: float
    beside: int


@dataclass(frozen=True, slots=True)
class CertaintySettings:
    """When two clauses tell the same, so that one may be surer of it.

    Attributes:
        same_act: The least share of the lighter clause where the verbs mean the same.
        close: The same where they do not.
        surely: From here on it surely is so, with verbs that mean the same.
        beyond: What the common words weigh then at least, without those of the subjects.
        shared: What the common words weigh in any case.
    """

    same_act: float
    close: float
    surely: float
    beyond: float
    shared: float


@dataclass(frozen=True, slots=True)
class ScopeSettings:
    """When two clauses tell the same of more and of fewer.

    Attributes:
        close: The least share of the lighter clause that is common.
        nearly: The same where the nouns are others, and both begin their clauses.
        reach: So many words behind "some" the noun may stand.
        loose: What a share in figures allows on either side, 0 to 1.
    """

    close: float
    nearly: float
    reach: int
    loose: float


@dataclass(frozen=True, slots=True)
class CreditSettings:
    """When two credits are for the same.

    Attributes:
        close: The least share of the lighter side that is common, 0 to 1.
        surely: From here on they surely are.
        least: What the lighter side weighs at least.
    """

    close: float
    surely: float
    least: float


@dataclass(frozen=True, slots=True)
class NameSettings:
    """When a name stands in another's place.

    Attributes:
        close: The least share of two sentences' words that is common, 0 to 1, where nothing beside
            the names is.
        surely: The same where it is surely another.
        reach: So many words before a name tell what is there.
    """

    close: float
    surely: float
    reach: int


@dataclass(frozen=True, slots=True)
class CheckSettings:
    """All settings of the check."""

    clauses: ClauseMatchSettings
    parties: PartySettings
    roles: RoleSettings
    denials: DenialSettings
    certainty: CertaintySettings
    scope: ScopeSettings
    credits: CreditSettings
    names: NameSettings
