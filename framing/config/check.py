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
        object: So many words behind a verb such as "lodged" the noun stands that names the act.
    """

    close: float
    shared: float
    meaning: float
    anchor: float
    object: int


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
        rest: What the common words weigh at least without the verbs.
        side_by_side: What it counts for where two stand side by side in both sentences.
        other_act: The least share where they do not, and a number or a time is common.
        same_words: The least share where nothing of that is common.
        words_shared: What the common words weigh then at least.
        clearly: So much more another party's act must share, where the draft's party has one.
        both: What two sentences have in common, or how likely they tell the same, where two parties
            change places beside one verb.
        adverbs: So many words may stand between a subject and its verb then.
        left_out: The least share where who does it is left out.
        by: So far behind the verb "by" may stand, and so long is who it names.
    """

    same_act: float
    act_shared: float
    rest: float
    side_by_side: float
    other_act: float
    same_words: float
    words_shared: float
    clearly: float
    both: float
    adverbs: int
    left_out: float
    by: int


@dataclass(frozen=True, slots=True)
class DenialSettings:
    """When a word of two clauses that tell the same is the contrary, or one verb is denied.

    Attributes:
        close: The least share of the lighter clause that is common, for contraries.
        clearly: So much nearer the contrary must be than a text that has the word itself.
        close_negated: The same for one verb that is denied in one of them.
        surely_negated: From here on it surely is.
        shared_negated: What the common words weigh then at least.
        close_undone: The least share where the verbs are others, and one is denied.
        beyond_undone: What the words beside the subjects weigh then at least.
        beside: So many words before a number may say that it goes up or down.
        sentences: The least share of two sentences with one act that is common.
        words: So many words of their clauses are the same.
        ratio: And such a share of the shorter one's.
        words_light: So many words of two clauses of a light verb, where its object is another word.
        sentences_light: And such a share of their sentences.
        sentences_same: Or this one, with fewer words of the clauses.
        behind: So many words behind "denied" tell what is denied.
    """

    close: float
    clearly: float
    close_negated: float
    surely_negated: float
    shared_negated: float
    close_undone: float
    beyond_undone: float
    beside: int
    sentences: float
    words: int
    ratio: float
    words_light: int
    sentences_light: float
    sentences_same: float
    behind: int


@dataclass(frozen=True, slots=True)
class CertaintySettings:
    """When two clauses tell the same, so that one may be surer of it.

    Attributes:
        same_act: The least share of the lighter clause where the verbs mean the same.
        close: The same where they do not.
        surely: From here on it surely is so, with verbs that mean the same.
        beyond: What the common words weigh then at least, without those of the subjects.
        shared: What the common words weigh in any case.
        sentences: The least share of two sentences with one act that is common.
        sentences_surely: And without one.
        sentences_alike: From here on they are all but the same.
        nouns: The share of the lighter clause where the act is a noun that is planned.
    """

    same_act: float
    close: float
    surely: float
    beyond: float
    shared: float
    sentences: float
    sentences_surely: float
    sentences_alike: float
    nouns: float


@dataclass(frozen=True, slots=True)
class PivotSettings:
    """When a word that turns what is told is held against one of another text.

    Attributes:
        reach: Words around it up to here count in full, those further off by how far they are.
        number: What a number that both have weighs.
        limited: So many words behind a denied one may say that it is so after all, or later.
        heaviest: What a word weighs at most.
        common: A word in such a share of all sentences tells nothing, 0 to 1.
        shared: What stands around both weighs at least.
        close: And is at least such a share of the lighter side, 0 to 1.
        far_shared: The same where the sentences have nothing else that ties them.
        far_close: And the share then.
        agreeing: With such a share of that weight a text that words it as the draft does clears it.
    """

    reach: float
    number: float
    limited: int
    heaviest: float
    common: float
    shared: float
    close: float
    far_shared: float
    far_close: float
    agreeing: float


@dataclass(frozen=True, slots=True)
class ScopeSettings:
    """When two clauses tell the same of more and of fewer.

    Attributes:
        close: The least share of the lighter clause that is common.
        nearly: The same where the nouns are others, and both begin their clauses.
        sentences: The share of two sentences where "all" and "some" stand before one noun.
        reach: So many words behind "some" the noun may stand.
        behind: So many words behind a word for how many, where clauses are not held together.
        loose: What a share in figures allows on either side, 0 to 1.
    """

    close: float
    nearly: float
    sentences: float
    reach: int
    behind: int
    loose: float


@dataclass(frozen=True, slots=True)
class CreditSettings:
    """When two credits are for the same.

    Attributes:
        close: The least share of the lighter side that is common, 0 to 1.
        surely: From here on they surely are.
        least: What the lighter side weighs at least.
        said: The least share of what two single credits of two sentences are for.
        dropped: The same where a credit is missing: an outlet may tell another thing by itself.
    """

    close: float
    surely: float
    least: float
    said: float
    dropped: float


@dataclass(frozen=True, slots=True)
class NameSettings:
    """When a name stands in another's place.

    Attributes:
        close: The least share of two sentences' words that is common, 0 to 1, where nothing beside
            the names is.
        surely: The same where it is surely another.
        clearly: So much nearer a sentence with the other name must be than one with this one.
        reach: So many words before a name tell what is there.
        beside: So many words before a name tell who or what it is.
        body: So many words has the name of a body that two places may have.
        spelled_alike: The likeness of two spellings of one name, 0 to 1.
        sentences: The share of two sentences where a name stands for quite another one.
    """

    close: float
    surely: float
    clearly: float
    reach: int
    beside: int
    body: int
    spelled_alike: float
    sentences: float


@dataclass(frozen=True, slots=True)
class SentenceMatchSettings:
    """When a sentence of a draft is held against one of another text.

    Attributes:
        likely: From this probability on that both tell one fact they are compared.
        likely_mutual: The same where each is the likeliest of its text for the other.
        surely_likely: And from this one on they surely tell one thing.
        close: The same for the share of the lighter one's words that is common, 0 to 1.
        surely_close: And where they surely tell one thing.
        least_weight: A lighter sentence, of about two rare words, is like too many.
        meaning: What a common meaning weighs beside a common word.
        nearest: So many sentences of a text are looked at: a draft may join what others part.
    """

    likely: float
    likely_mutual: float
    surely_likely: float
    close: float
    surely_close: float
    least_weight: float
    meaning: float
    nearest: int


@dataclass(frozen=True, slots=True)
class LeftOutSettings:
    """Which facts a draft is said to leave out.

    Attributes:
        texts: So many texts tell it: one that a single text tells may be its own.
    """

    texts: int


@dataclass(frozen=True, slots=True)
class AdditionSettings:
    """What of a sentence is said to be added.

    Attributes:
        least: So many words that tell has a part that is looked at.
        known: At most this share of them stands anywhere in the other texts.
    """

    least: int
    known: float


@dataclass(frozen=True, slots=True)
class DateSettings:
    """When two times are of one event.

    Attributes:
        reach: So many words on either side tell what happens then.
        close: The share of two sentences that tell of one act in other words.
        shared: So many words near both are the same.
    """

    reach: int
    close: float
    shared: int


@dataclass(frozen=True, slots=True)
class NumberSettings:
    """When two numbers are of one thing.

    Attributes:
        reach: So many words on either side tell what a number is about.
        behind: So many words behind a number its noun stands.
        plausible: Two counts of one thing seldom differ by more; a slip of one zero is within it.
        shared_unit: So many words near both are the same where only the unit is.
        shared: And where a noun is.
        rounded: What "nearly" and "over" allow at most, as a share of the larger number.
        telling_digits: A number of so many digits is no coincidence wherever it stands.
    """

    reach: int
    behind: int
    plausible: int
    shared_unit: int
    shared: int
    rounded: float
    telling_digits: int


@dataclass(frozen=True, slots=True)
class QuoteSettings:
    """When a quotation is said to differ.

    Attributes:
        least_shared: So many words make it one saying that is given to two people.
        differing: At most this share of its words differs: else two sayings are alike.
    """

    least_shared: int
    differing: float


@dataclass(frozen=True, slots=True)
class CheckSettings:
    """All settings of the check."""

    clauses: ClauseMatchSettings
    parties: PartySettings
    roles: RoleSettings
    denials: DenialSettings
    certainty: CertaintySettings
    pivots: PivotSettings
    scope: ScopeSettings
    credits: CreditSettings
    names: NameSettings
    sentences: SentenceMatchSettings
    left_out: LeftOutSettings
    additions: AdditionSettings
    dates: DateSettings
    numbers: NumberSettings
    quotes: QuoteSettings
