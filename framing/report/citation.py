"""How the program is cited: the one wording of README, page, app, methods section and crate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.report.run_json import configuration_sha256
from framing.report.words import words
from framing.resources import installed_version

if TYPE_CHECKING:
    from collections.abc import Mapping

_DIGITS = 16


def citation(configuration: Mapping[str, object]) -> str:
    """Return how to cite what a result was made with: the program, its version, its settings."""
    return cited(installed_version(), short_hash(configuration_sha256(configuration)))


def cited(version: str, configuration: str) -> str:
    """Return the citation of a version of the program and the hash of a configuration."""
    texts = words("citation")
    return str(texts["text"]).format(
        authors=texts["authors"],
        year=texts["year"],
        title=texts["title"],
        version=version,
        configuration=configuration,
    )


def short_hash(sha256: str) -> str:
    """Return the digits of a configuration's hash that are cited; run.json has all of them."""
    return sha256[:_DIGITS]
