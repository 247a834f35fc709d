"""Settings: how English is read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TokenSettings:
    """Letters and tokens by which a word of a sentence is told from another."""

    capital_words: int
    longest_sentence: int
    abbreviation_letters: int
    adverb_letters: int
    stem_letters: int


@dataclass(frozen=True, slots=True)
class ClauseSettings:
    """Where a sentence is cut into statements; words, letters and characters."""

    least_words: int
    least_owners: int
    past_letters: int
    verb_reach: int
    longest_subject: int
    clause_words: int
    event_reach: int
    longest_aside: int
    antecedent_words: int
    least_content: int
    least_own: int
    longest_sentence: int


@dataclass(frozen=True, slots=True)
class NounPhraseSettings:
    """How far a noun phrase reaches, in tokens."""

    longest: int
    appositives: int
    paired_name: int
    party_letters: int
    relative_clause: int
    shown_to: int
    joined_names: int


@dataclass(frozen=True, slots=True)
class NameSettings:
    """What makes a name, and two names one; letters, words and characters."""

    sentence_start_reach: int
    telling_words: int
    short_form_letters: int
    same_letters: int


@dataclass(frozen=True, slots=True)
class QuotationSettings:
    """Where single marks quote, in characters, and what is a title, in tokens."""

    least_single: int
    longest_single: int
    longest_title: int


@dataclass(frozen=True, slots=True)
class WordingSettings:
    """How a wording's credit is told, and how far a negation reaches, in words."""

    longest_credit: int
    after_cue: int
    negation_reach: int


@dataclass(frozen=True, slots=True)
class NumberSettings:
    """What a number counts, how exact it is; words, and values in their units."""

    million_below: int
    rounding: float
    oldest: int
    highest_score: int
    noun_reach: int
    nouns: int
    bound_reach: int


@dataclass(frozen=True, slots=True)
class TimeSettings:
    """Which digits and words are a time; letters, words and years."""

    short_name_letters: int
    first_year: int
    year_limit: int
    month_reach: int


@dataclass(frozen=True, slots=True)
class AntecedentSettings:
    """Whom "they" and "the company" can mean; sentences, names, characters, words."""

    sentences: int
    remembered: int
    longest: int
    words: int


@dataclass(frozen=True, slots=True)
class LanguageSettings:
    """How English is read, a table for each kind of reading."""

    tokens: TokenSettings
    clauses: ClauseSettings
    phrases: NounPhraseSettings
    names: NameSettings
    antecedents: AntecedentSettings
    quotations: QuotationSettings
    wordings: WordingSettings
    numbers: NumberSettings
    times: TimeSettings
