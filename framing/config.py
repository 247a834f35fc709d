"""Settings: every number that decides a result, as one tree of frozen values.

The numbers stand in ``settings.toml``; a table there is a dataclass here, and a key is a field.
Every result carries the whole tree, and its hash tells whether two results were made alike.

To add a setting write its field here and its key there. To add a table write a small dataclass,
name it in ``Config``, and write its table. A table may hold tables: so may a dataclass.
"""

from __future__ import annotations

import hashlib
import json
import tomllib
from dataclasses import asdict, dataclass, fields, is_dataclass
from functools import cache
from importlib.resources import files
from typing import Any, TypeVar, get_type_hints

_Table = TypeVar("_Table")


@dataclass(frozen=True, slots=True)
class ArticleSettings:
    """How a text falls into sentences and these into statements.

    ``word_reach`` and ``bracket_reach`` are in characters, ``credit_share`` runs from 0 to 1.
    """

    word_reach: int
    bracket_reach: int
    credit_share: float


@dataclass(frozen=True, slots=True)
class CueSettings:
    """Where the cue rules look, in characters and words, and what makes a sentence commentary.

    ``look_back`` and ``look_around`` are how far a rule's contexts may lie from its phrase. Words
    of more than ``headline_short_word`` letters, at least ``headline_words`` of them, make a
    headline when ``headline_share`` (0 to 1) have capitals. VADER reads ``sentiment_words`` at a
    time. ``commentary_weight`` is what the counted cues of a sentence must weigh together.
    """

    look_back: int
    look_around: int
    headline_short_word: int
    headline_words: int
    headline_share: float
    sentiment_words: int
    commentary_weight: float


@dataclass(frozen=True, slots=True)
class ModelThresholds:
    """From which answer of a model, 0 to 1, a cue is shown, and from which it counts."""

    counted: float
    shown: float


@dataclass(frozen=True, slots=True)
class ModelCueSettings:
    """When a model's answer becomes a cue, and which words are shown for it.

    ``beside_speculation`` is the answer, 0 to 1, from which a sentence that a rule takes for
    speculation is commentary as well. The run of words that is shown has ``min_words`` to
    ``max_words``; a word that adds less than ``faint_share`` of the strongest does not widen it.
    """

    beside_speculation: float
    max_words: int
    min_words: int
    faint_share: float
    commentary: ModelThresholds
    speculation: ModelThresholds


@dataclass(frozen=True, slots=True)
class SimilaritySettings:
    """What a similarity is made of, each 0 to 1; see docs/similarity.md."""

    words: float
    without_names: float
    long_words: int
    little_else: float
    names_only: float
    numbers: float
    other_numbers: float


@dataclass(frozen=True, slots=True)
class BaselineSettings:
    """How little is too little for a baseline.

    ``consensus_versions`` is how many independent versions must tell a fact that none credits.
    """

    least_facts: int
    consensus_versions: int


@dataclass(frozen=True, slots=True)
class FeatureSettings:
    """A feature of sentence pairs: its mean and spread where it was fitted, and its weight."""

    mean: float
    scale: float
    weight: float


@dataclass(frozen=True, slots=True)
class PairFeatureSettings:
    """The features of the model of sentence pairs, in their order; see ``pair_features``."""

    shared_words: FeatureSettings
    similarity: FeatureSettings
    shared_names: FeatureSettings
    distance: FeatureSettings
    earliest: FeatureSettings
    containment: FeatureSettings
    margin: FeatureSettings
    neighbours: FeatureSettings
    shared_act: FeatureSettings


@dataclass(frozen=True, slots=True)
class PairModelSettings:
    """A logistic regression over the features of a sentence pair."""

    bias: float
    features: PairFeatureSettings


@dataclass(frozen=True, slots=True)
class CellModelSettings:
    """From a mean probability to that of a fact in a version: a line over its logit.

    ``own`` is added where the version has a statement in the fact's group.
    """

    bias: float
    slope: float
    own: float


@dataclass(frozen=True, slots=True)
class SameFactSettings:
    """How sentences become features of a pair, and pairs of statements facts; docs/matching.md.

    Attributes:
        common_word: Weight in news at large below which a shared word counts for nothing.
        rarest_meaning: Weight that no meaning exceeds.
        rarest_act: Weight of a verb that counts as 1.
        least: Probability below which a pair of sentences is not looked at.
        together: Mean probability from which statements are grouped.
        overlap: Share of a fact's sentences in another from which both are one fact.
        absorb: Mean probability from which a small fact joins one that shares a sentence with it.
        small: Sentences of a fact that may join.
        pairs: The model of sentence pairs.
        cells: The curve from pairs to facts in versions.
    """

    common_word: float
    rarest_meaning: float
    rarest_act: float
    least: float
    together: float
    overlap: float
    absorb: float
    small: int
    pairs: PairModelSettings
    cells: CellModelSettings


@dataclass(frozen=True, slots=True)
class CoverageSettings:
    """Probabilities, 0 to 1, between which it cannot be told whether a version tells a fact.

    From ``carried`` on it is said that the version tells it; up to ``omitted``, that it was not
    found.
    """

    carried: float
    omitted: float


@dataclass(frozen=True, slots=True)
class HeadlineSettings:
    """How near a heading must be to a statement, 0 to 1, to be held against it."""

    near: float


@dataclass(frozen=True, slots=True)
class WitnessSettings:
    """When two versions derive from one another, so that both are one witness.

    ``words`` of a run, ``share`` of runs (0 to 1), numbers of ``rare`` strings, of the ``versions``
    that a story must have for these to prove anything, and of the ``code_letters`` of such a
    string at least.
    """

    words: int
    share: float
    rare: int
    versions: int
    code_letters: int


@dataclass(frozen=True, slots=True)
class ShiftClaimSettings:
    """How many independent versions must stand against a wording for it to be said to differ."""

    versions: int


@dataclass(frozen=True, slots=True)
class ScoreSettings:
    """Level and repeats of the intervals, and what is too little text to score."""

    level: float
    resamples: int
    seed: int
    enough_sentences: int
    enough_paragraphs: int
    unclear_share: float
    matched_facts: int


@dataclass(frozen=True, slots=True)
class TokenSettings:
    """Letters and tokens by which a word of a sentence is told from another."""

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
class AntecedentSettings:
    """Whom "they" and "the company" can mean; sentences, names, characters, words."""

    sentences: int
    remembered: int
    longest: int
    words: int


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
    """How a wording's credit and its capitals are told, in words; ``title_share`` is 0 to 1."""

    title_words: int
    title_share: float
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
class SourceReportSettings:
    """When a report is what a story's versions cite; ``*_share`` and ``early`` run from 0 to 1."""

    least_versions: int
    least_share: float
    ahead: float
    often: int
    early: float
    acronym_letters: int
    name_tokens: int


@dataclass(frozen=True, slots=True)
class DiscourseSettings:
    """What a pronoun or "the report" can go back to; paragraphs, people, letters, characters."""

    paragraphs_back: int
    speakers: int
    cased_letters: int
    report_reach: int
    spoke_to_reach: int


@dataclass(frozen=True, slots=True)
class CreditSettings:
    """How far the parts of a credit lie apart, in tokens."""

    addressee: int
    adverbial: int
    bracket: int
    next_cue: int
    clause: int
    agent: int
    crediting_noun: int
    verb_group: int
    said_object: int
    as_saying: int


@dataclass(frozen=True, slots=True)
class VoiceSettings:
    """When a credit gives its sentence a voice; shares 0 to 1, words and characters."""

    main_share: float
    very_words_share: float
    very_words: int
    signature: int
    own_opening: int


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


@dataclass(frozen=True, slots=True)
class AttributionSettings:
    """Who is credited with what."""

    source_report: SourceReportSettings
    discourse: DiscourseSettings
    credits: CreditSettings
    voices: VoiceSettings


@dataclass(frozen=True, slots=True)
class Config:
    """All settings of one run, a field for each table of ``settings.toml``.

    What is above ``baseline`` is read from what ships wherever it is used, because texts and
    statements that were read once are remembered; ``compare`` follows its argument in the rest.
    """

    language: LanguageSettings
    attribution: AttributionSettings
    article: ArticleSettings
    cues: CueSettings
    model_cues: ModelCueSettings
    similarity: SimilaritySettings
    baseline: BaselineSettings
    same_fact: SameFactSettings
    coverage: CoverageSettings
    headlines: HeadlineSettings
    witnesses: WitnessSettings
    shift_claims: ShiftClaimSettings
    scores: ScoreSettings

    def values(self) -> dict[str, Any]:
        """Return the settings as plain values, table by table, as they stand in run.json."""
        return asdict(self)

    def digest(self) -> str:
        """Return a hash of 16 hexadecimal digits, the same exactly when all settings are."""
        text = json.dumps(self.values(), sort_keys=True)
        return hashlib.sha256(text.encode()).hexdigest()[:16]


@cache
def default() -> Config:
    """Return the settings that ship."""
    text = files("framing").joinpath("settings.toml").read_text("utf-8")
    return from_table(Config, tomllib.loads(text))


def from_table(kind: type[_Table], table: dict[str, Any], name: str = "settings") -> _Table:
    """Return a table of settings as the dataclass ``kind``; its tables and lists become frozen.

    Raises:
        ValueError: The table lacks a field of the dataclass, or has a key that is none.
    """
    kinds = get_type_hints(kind)
    odd = {field.name for field in fields(kind)} ^ set(table)  # type: ignore[arg-type]
    if odd:
        raise ValueError(f"{name}: {', '.join(sorted(odd))} stands in one place only")
    return kind(**{key: _frozen(kinds[key], table[key], f"{name}.{key}") for key in table})


def _frozen(kind: Any, value: Any, name: str) -> Any:
    if is_dataclass(kind):
        return from_table(kind, value, name)  # type: ignore[arg-type]
    return tuple(value) if isinstance(value, list) else value
