"""``ro-crate-metadata.json``: a report's folder described for repositories, as an RO-Crate.

Source: RO-Crate Metadata Specification 1.1, https://www.researchobject.org/ro-crate/1.1/
"""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from framing.errors import OutputError
from framing.report.citation import cited, short_hash
from framing.report.file_meanings import file_meaning
from framing.report.safe_text import one_line
from framing.report.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    Entity = dict[str, Any]

CRATE = "ro-crate-metadata.json"
_SPECIFICATION = "https://w3id.org/ro/crate/1.1"
_CONTEXT = [f"{_SPECIFICATION}/context", {"sha256": "https://schema.org/sha256"}]
_SOFTWARE, _RUN = "#framing", "#run"
_ENCODING = {
    ".csv": "text/csv",
    ".json": "application/json",
    ".html": "text/html",
    ".md": "text/markdown",
    ".svg": "image/svg+xml",
    ".png": "image/png",
}
_EPOCH = "SOURCE_DATE_EPOCH"


@dataclass(frozen=True, slots=True)
class CrateOptions:
    """What the user says of the crate: when it is published, and its licence, if any is named."""

    published: date
    licence: str = ""


def publication_date() -> date:
    """Return today's date, or that of ``SOURCE_DATE_EPOCH``, by which builds repeat.

    Raises:
        OutputError: The variable holds no number of seconds.
    """
    seconds = os.environ.get(_EPOCH, "").strip()
    if not seconds:
        return datetime.now(UTC).date()
    try:
        return datetime.fromtimestamp(int(seconds), UTC).date()
    except (ValueError, OverflowError, OSError):
        raise OutputError(
            f"{_EPOCH} is {one_line(seconds)[:30]!r}; give seconds since 1970, or unset it"
        ) from None


def ro_crate(
    record: Mapping[str, Any], files: Mapping[str, str | bytes], options: CrateOptions
) -> str:
    """Return the crate's metadata: the same report and options give the same bytes.

    Args:
        record: What ``run.json`` holds.
        files: Every file of the report but this one, by name.
        options: What the user says of the crate.
    """
    texts = words("crate")
    titles = [one_line(story["title"]) or one_line(story["story"]) for story in record["stories"]]
    description = texts["description"].format(version=record["version"])
    root: Entity = {
        "@id": "./",
        "@type": "Dataset",
        "name": texts["name"].format(title="; ".join(titles)),
        "description": description if options.licence else f"{description} {texts['no_licence']}",
        "datePublished": options.published.isoformat(),
        "hasPart": _references(sorted(files)),
        "isBasedOn": _references(one["@id"] for one in _versions(record)),
        "mentions": {"@id": _RUN},
    }
    licence = _licence(options.licence)
    if licence is not None:
        root["license"] = licence if isinstance(licence, str) else {"@id": licence["@id"]}
    graph: list[Entity] = [
        {
            "@id": CRATE,
            "@type": "CreativeWork",
            "conformsTo": {"@id": _SPECIFICATION},
            "about": {"@id": "./"},
        },
        root,
        *(_file(name, files[name]) for name in sorted(files)),
        *_versions(record),
        *_made_by(record, files),
    ]
    if isinstance(licence, dict):
        graph.append(licence)
    return json.dumps({"@context": _CONTEXT, "@graph": graph}, indent=2, ensure_ascii=False) + "\n"


def _file(name: str, content: str | bytes) -> Entity:
    data = content.encode() if isinstance(content, str) else content
    return {
        "@id": name,
        "@type": "File",
        "name": name,
        "description": file_meaning(name),
        "encodingFormat": _ENCODING[PurePosixPath(name).suffix],
        "contentSize": str(len(data)),
        "sha256": hashlib.sha256(data).hexdigest(),
    }


def _versions(record: Mapping[str, Any]) -> Iterator[Entity]:
    """Yield the articles that were compared; they are no part of the crate."""
    for story_number, story in enumerate(record["stories"], 1):
        for number, version in enumerate(story["versions"], 1):
            entity: Entity = {
                "@id": f"#story-{story_number}-version-{number}",
                "@type": "CreativeWork",
                "name": f"{one_line(story['title'])}, {one_line(version['outlet'])}",
                "sha256": version["sha256"],
            }
            if version["published"]:
                entity["datePublished"] = version["published"]
            yield entity


def _made_by(record: Mapping[str, Any], files: Mapping[str, str | bytes]) -> Iterator[Entity]:
    texts = words("crate")
    yield {
        "@id": _SOFTWARE,
        "@type": "SoftwareApplication",
        "name": texts["software"],
        "softwareVersion": record["version"],
        "creditText": cited(record["version"], short_hash(record["configuration_sha256"])),
        "identifier": record["configuration_sha256"],
    }
    yield {
        "@id": _RUN,
        "@type": "CreateAction",
        "name": texts["run"],
        "instrument": {"@id": _SOFTWARE},
        "object": _references(one["@id"] for one in _versions(record)),
        "result": _references(sorted(files)),
    }


def _licence(named: str) -> str | Entity | None:
    named = one_line(named)
    if not named.startswith(("https://", "http://")):
        return named or None
    return {"@id": named, "@type": "CreativeWork", "name": named}


def _references(ids: Iterator[str] | list[str]) -> list[Mapping[str, str]]:
    return [{"@id": one} for one in ids]
