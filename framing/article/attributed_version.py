"""One version with the voice of each sentence and its statements: all that finding facts takes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from framing.article.sentences import sentences
from framing.article.statements import Statement, statements
from framing.attribution import attribute, document_credit

if TYPE_CHECKING:
    from collections.abc import Iterable

    from framing.coding.corrections import Corrections
    from framing.types import Sentence, SentenceVoice, SourceReport, Version


@dataclass(frozen=True, slots=True)
class AttributedVersion:
    """A version whose sentences have voices; ``voices`` has one for each of ``sentences``."""

    version: Version
    sentences: tuple[Sentence, ...]
    voices: tuple[SentenceVoice, ...]
    statements: tuple[Statement, ...]
    in_footer: bool
    """The source report is credited once for the whole document, not at the words."""


def attribute_versions(
    versions: Iterable[Version], source: SourceReport | None, corrections: Corrections
) -> dict[str, AttributedVersion]:
    """Return every version attributed, by outlet and in their order."""
    return {version.outlet: attribute_version(version, source, corrections) for version in versions}


def attribute_version(
    version: Version,
    source: SourceReport | None,
    corrections: Corrections,
    *,
    is_source: bool = False,
) -> AttributedVersion:
    """Split a version into sentences and statements, and find out who says each.

    A person's word on either comes before the program's. With ``is_source`` the version is the
    source report itself, and every statement founds a fact.
    """
    without_facts = corrections.without_facts(version.outlet)
    split = corrections.sentences(version.outlet, sentences(version))
    voices = corrections.voices(
        version.outlet, split, attribute(version, split, source), sourced=source is not None
    )
    return AttributedVersion(
        version=version,
        sentences=split,
        voices=voices,
        statements=tuple(
            # A person who says that a sentence carries no fact takes back what it would found.
            replace(statement, founds=False) if statement.sentence in without_facts else statement
            for statement in statements(version, split, voices, whole=is_source)
        ),
        in_footer=source is not None and document_credit(version, source),
    )
