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
    """Similarities, 0 to 1, from which statements are one fact, and how little is too little.

    ``consensus_versions`` is how many independent versions must tell a fact that none credits.
    """

    same: float
    repeat: float
    consensus: float
    least_words: int
    least_facts: int
    consensus_versions: int


@dataclass(frozen=True, slots=True)
class CoverageSettings:
    """Similarities, 0 to 1, that decide whether a version carries a fact.

    The last three say how many words of one meaning, and which shares of the shorter and the longer
    statement, two that are not near must have in common for the fact not to be called left out.
    """

    carried: float
    unclear: float
    rival: float
    related_words: int
    related_shorter: float
    related_longer: float


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
class Config:
    """All settings of one run, a field for each table of ``settings.toml``.

    ``article``, ``cues``, ``model_cues`` and ``similarity`` are read from what ships wherever they
    are used, because texts and statements that were read once are remembered; ``compare`` follows
    its argument in the rest.
    """

    article: ArticleSettings
    cues: CueSettings
    model_cues: ModelCueSettings
    similarity: SimilaritySettings
    baseline: BaselineSettings
    coverage: CoverageSettings
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
