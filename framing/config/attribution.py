"""Settings: who is credited with what."""

from __future__ import annotations

from dataclasses import dataclass


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
    statement_tokens: int


@dataclass(frozen=True, slots=True)
class DiscourseSettings:
    """What a pronoun or "the report" can go back to; paragraphs, people, letters, characters."""

    paragraphs_back: int
    speakers: int
    cased_letters: int
    report_reach: int
    through_reach: int


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
class AttributionSettings:
    """Who is credited with what."""

    source_report: SourceReportSettings
    discourse: DiscourseSettings
    credits: CreditSettings
    voices: VoiceSettings
