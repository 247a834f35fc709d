"""A folder of articles, with or without ``story.toml``, to a story."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from framing.errors import ArticleError, StoryError
from framing.ingest.cleaning import clean_line, printable
from framing.ingest.folder_entries import SETTINGS, articles, entries, inside
from framing.ingest.labels_csv import FILE as LABELS
from framing.ingest.labels_csv import read_labels
from framing.ingest.read_article import read_file
from framing.ingest.size_limits import limit, variable
from framing.ingest.toml_tables import table
from framing.types import Label, SourceReport, Story, Version

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.ingest.folder_entries import Entry
    from framing.ingest.story_toml import Settings, SourceSettings

_FEWEST = 2


@dataclass(slots=True)
class _Reading:
    """What comes up while a folder is read."""

    folder: Path
    files: dict[str, str] = field(default_factory=dict)
    warnings: list[str] = field(default_factory=list)

    def beside(self, name: str) -> bytes | None:
        """Read a file beside the articles and note its digest; nothing when it is not there."""
        if not (self.folder / name).is_file():
            return None
        path = inside(self.folder, name, printable(self.folder))
        most = int(table("size_limits.toml")["max_beside"])
        if path.stat().st_size > most:
            raise StoryError(f"{name}: larger than {most // 1_000_000} MB; it lists far too much")
        data = path.read_bytes()
        self.files[name] = hashlib.sha256(data).hexdigest()
        return data


def read_story(folder: Path) -> Story:
    """Read a story: a folder of articles, of one format or of several.

    With ``story.toml`` the versions are those that it lists, in its order; without it (or when it
    lists none) every article file is one, in name order, and the outlet is the file's stem. Files
    of other types, hidden files and a read-me are not articles. ``labels.csv`` holds corrections.

    An article that cannot be read is left out, with a warning, as long as two remain.

    Raises:
        StoryError: the folder, ``story.toml`` or ``labels.csv`` is wrong, or fewer than two
            articles can be read.
    """
    folder = Path(folder)
    try:
        _check_folder(folder)
        return _read(folder)
    except OSError as error:
        reason = printable(error.strerror or "unreadable")
        raise StoryError(
            f"{printable(folder)}: cannot be read ({reason}); check the folder"
        ) from None


def _read(folder: Path) -> Story:
    reading = _Reading(folder)
    settings = _settings(reading)
    chosen = entries(folder, settings)
    versions = _versions(reading, chosen)
    if settings and settings.version:
        reading.warnings += _unlisted(folder, chosen, settings)
    source = _source(reading, settings.source, chosen) if settings and settings.source else None
    reading.warnings += _early(versions, source)
    first = next((version.title for version in versions if version.title), "")
    return Story(
        title=clean_line(settings.title if settings else "")
        or first
        or printable(folder.resolve().name),
        versions=versions,
        source=source,
        recreated=bool(settings and settings.recreated),
        labels=_labels(reading, chosen, versions),
        warnings=tuple(reading.warnings),
        files=dict(sorted(reading.files.items())),
    )


def _check_folder(folder: Path) -> None:
    name = printable(folder)
    if not folder.exists():
        raise StoryError(f"{name}: no such folder; check the path")
    if not folder.is_dir():
        raise StoryError(f"{name}: not a folder; give the folder that holds the story's articles")


def _settings(reading: _Reading) -> Settings | None:
    data = reading.beside(SETTINGS)
    if data is None:
        return None
    # Pydantic takes a fifth of a second to import.
    from framing.ingest.story_toml import read_settings  # noqa: PLC0415

    return read_settings(reading.folder / SETTINGS, data)


def _versions(reading: _Reading, chosen: Sequence[Entry]) -> tuple[Version, ...]:
    """Read the articles; one that cannot be read becomes a warning."""
    folder = printable(reading.folder)
    most = limit("versions")
    if len(chosen) > most:
        raise StoryError(
            f"{folder}: {len(chosen):,} versions, and a story may have {most:,}; split it, or set "
            f"{variable('versions')}"
        )
    if not chosen:
        inside = any(path.is_dir() for path in reading.folder.iterdir())
        hint = "; if its folders are stories, give one of them" if inside else ""
        raise StoryError(f"{folder}: no articles; add two or more {_endings()} files{hint}")
    versions: list[Version] = []
    failed: list[str] = []
    for entry in chosen:
        try:
            read = read_file(entry.path, entry.outlet, entry.name, entry.choices)
        except ArticleError as error:
            failed.append(str(error))
            continue
        version = read.version
        reading.files[version.file] = version.sha256
        reading.warnings += read.warnings
        url, published = entry.url or version.url, entry.published or version.published
        versions.append(replace(version, url=clean_line(url), published=published))
    if len(versions) < _FEWEST:
        raise StoryError(_too_few(folder, versions, failed))
    reading.warnings += [f"{problem} (left out of the comparison)" for problem in failed]
    return tuple(versions)


def _too_few(folder: str, versions: Sequence[Version], failed: Sequence[str]) -> str:
    what = f"only {versions[0].file}" if versions else "no article"
    because = f" (not read: {'; '.join(failed[:3])})" if failed else ""
    return (
        f"{folder}: {what} can be read{because}; a comparison needs two articles or more, "
        f"so add another outlet's {_endings()} file"
    )


def _endings() -> str:
    *most, last = table("size_limits.toml")["articles"]
    return f"{', '.join(most)} or {last}"


def _unlisted(folder: Path, chosen: Sequence[Entry], settings: Settings) -> list[str]:
    """Say which articles in the folder are not compared: who adds a file expects it to count."""
    beside = settings.source.text if settings.source else None
    listed = {entry.path.resolve() for entry in chosen}
    return [
        f"{printable(path.name)}: not listed in {SETTINGS}, so left out; add a [[version]] for it"
        for path in articles(folder, beside)
        if path.resolve() not in listed
    ]


def _source(reading: _Reading, settings: SourceSettings, chosen: Sequence[Entry]) -> SourceReport:
    text = None
    if settings.none or not settings.name:
        return SourceReport("")
    if settings.text:
        path = inside(reading.folder, settings.text, SETTINGS)
        if any(entry.path.resolve() == path.resolve() for entry in chosen):
            raise StoryError(
                f"{SETTINGS}: {printable(settings.text)} is both the source's text and a version; "
                "remove one of the two"
            )
        try:
            read = read_file(path, settings.name, settings.text)
        except ArticleError as error:
            raise StoryError(f"{SETTINGS}: [source] text: {error}") from None
        text = read.version
        reading.files[text.file] = text.sha256
        reading.warnings += read.warnings
        text = replace(text, published=settings.published or text.published)
    name = clean_line(settings.name)
    aliases = (clean_line(alias) for alias in settings.aliases)
    return SourceReport(
        name=name,
        aliases=tuple(dict.fromkeys(alias for alias in aliases if alias and alias != name)),
        published=settings.published or (text.published if text else None),
        text=text,
    )


def _early(versions: Sequence[Version], source: SourceReport | None) -> list[str]:
    if source is None or source.published is None:
        return []
    return [
        f"{version.file}: dated {version.published}, before its source {source.name} of "
        f"{source.published}; check both dates"
        for version in versions
        if version.published and version.published < source.published
    ]


def _labels(
    reading: _Reading, chosen: Sequence[Entry], versions: Sequence[Version]
) -> tuple[Label, ...]:
    """Read the corrections; those to an article that was left out have nothing to correct."""
    data = reading.beside(LABELS)
    if data is None:
        return ()
    labels = read_labels(data, [entry.outlet for entry in chosen])
    read = {version.outlet for version in versions}
    return tuple(label for label in labels if label.outlet in read)
