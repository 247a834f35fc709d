"""Settings: every number that decides a result, as one tree of frozen values.

The numbers stand in ``settings.toml``; a table there is a dataclass here, and a key is a field.
Every result carries the whole tree, and its hash tells whether two results were made alike.

To add a setting write its field here and its key there. To add a table write a small dataclass,
name it in ``Config``, and write its table. A table may hold tables: so may a dataclass.
"""

import hashlib
import json
import tomllib
from dataclasses import asdict, dataclass, fields, is_dataclass
from functools import cache
from importlib.resources import files
from typing import Any, TypeVar, get_type_hints

from framing.config.article import ArticleSettings, CueSettings, ModelCueSettings
from framing.config.attribution import AttributionSettings
from framing.config.check import CheckSettings
from framing.config.facts import (
    BaselineSettings,
    CoverageSettings,
    HeadlineSettings,
    SameFactSettings,
    ShiftClaimSettings,
    SimilaritySettings,
    WitnessSettings,
)
from framing.config.language import LanguageSettings
from framing.config.profile import ProfileSettings
from framing.config.quotations import QuotationComparisonSettings
from framing.config.rule_files import rules_digest
from framing.config.scores import ScoreSettings

_Table = TypeVar("_Table")


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
    quotations: QuotationComparisonSettings
    check: CheckSettings
    scores: ScoreSettings
    profile: ProfileSettings

    def values(self) -> dict[str, Any]:
        """Return the settings as plain values, table by table, as they stand in run.json.

        ``rules`` is a hash of the word lists, weights and models that ship beside them.
        """
        return {**asdict(self, dict_factory=_as_read_back), "rules": rules_digest()}

    def digest(self) -> str:
        """Return a hash of 16 hexadecimal digits: the same exactly when settings and rules are."""
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


def _as_read_back(fields_: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return fields with lists for tuples: JSON, in which results are kept, knows no others."""
    return {key: list(value) if isinstance(value, tuple) else value for key, value in fields_}


def _frozen(kind: Any, value: Any, name: str) -> Any:
    if is_dataclass(kind):
        return from_table(kind, value, name)  # type: ignore[arg-type]
    return tuple(value) if isinstance(value, list) else value
