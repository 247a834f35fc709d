"""``story.toml`` with one change: a version more or less, another file, source, title or date.

All else stays to the letter.

Written line by line. A library for this (tomlkit 0.15) moves tables that stand between versions and
writes what is no TOML where the versions are an inline list; what is written here is read again
and compared before it counts.
"""

from __future__ import annotations

import json
import re
import tomllib
from typing import TYPE_CHECKING, Any

from framing.errors import StoryError
from framing.ingest.cleaning import clean_line
from framing.ingest.folder_entries import RECREATED, SETTINGS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from framing.ingest.folder_entries import Entry
    from framing.ingest.reading_choices import Choices
    from framing.stories.article_draft import Draft

_VERSION = re.compile(r"[ \t]*\[\[[ \t]*version[ \t]*\]\][ \t]*(?:#.*)?")
_SOURCE = re.compile(r"[ \t]*\[[ \t]*source[ \t]*\][ \t]*(?:#.*)?")
_TABLE = re.compile(r"[ \t]*\[")
_VERSION_KEY = re.compile(r"[ \t]*(?:file|url|published|take_in|leave_out)[ \t]*=")
_CHOICE_KEY = re.compile(r"[ \t]*(?:take_in|leave_out)[ \t]*=")


def with_all_versions_listed(before: str, listed: Sequence[Entry]) -> str:
    """Return ``story.toml`` with all versions of a folder in it that lists none itself."""
    parsed = _parsed(before)
    if parsed.get("version") or not listed:
        return before
    added: list[dict[str, Any]] = [
        {"outlet": entry.outlet.removesuffix(RECREATED), "file": entry.name} for entry in listed
    ]
    return _verified(_appended(before, added), parsed, added)


def with_version_added(before: str, draft: Draft, file: str) -> str:
    """Return ``story.toml`` with one more version at its end."""
    parsed = _parsed(before)
    added = _values(draft, file)
    return _verified(_appended(before, [added]), parsed, [*parsed.get("version", []), added])


def with_file_replaced(before: str, number: int, draft: Draft, file: str) -> str:
    """Return ``story.toml`` with another file for version ``number``; its outlet's name stays."""
    parsed = _parsed(before)
    versions = [dict(version) for version in parsed["version"]]
    ours = {key: value for key, value in _values(draft, file).items() if key != "outlet"}
    # What was decided about the lines of the old file says nothing of the new one.
    for key in ("file", "url", "published", "take_in", "leave_out"):
        versions[number].pop(key, None)
    versions[number] |= ours
    return _verified(
        _with_lines(before, number, ours, _VERSION_KEY, len(versions)), parsed, versions
    )


def with_choices_kept(before: str, number: int, choices: Choices) -> str:
    """Return ``story.toml`` with what a person decided about the lines of version ``number``."""
    parsed = _parsed(before)
    versions = [dict(version) for version in parsed["version"]]
    for key in ("take_in", "leave_out"):
        versions[number].pop(key, None)
    ours: dict[str, Any] = {
        key: list(lines)
        for key, lines in (("take_in", choices.take_in), ("leave_out", choices.leave_out))
        if lines
    }
    versions[number] |= ours
    return _verified(
        _with_lines(before, number, ours, _CHOICE_KEY, len(versions)), parsed, versions
    )


def _with_lines(
    before: str, number: int, ours: dict[str, Any], keys: re.Pattern[str], versions: int
) -> str:
    """Return ``story.toml`` with these values for ``keys`` in a version's table."""
    lines = (before if before.endswith("\n") else before + _line_end(before)).splitlines(
        keepends=True
    )
    heads = [place for place, line in enumerate(lines) if _VERSION.fullmatch(line.rstrip("\r\n"))]
    if len(heads) != versions:
        raise _not_editable()
    start = heads[number] + 1
    end = next((n for n in range(start, len(lines)) if _TABLE.match(lines[n])), len(lines))
    # Where the first of them stood, else behind the table's last line.
    filled = max((n + 1 for n in range(start, end) if lines[n].strip()), default=start)
    place = next((n for n in range(start, end) if keys.match(lines[n])), filled) - start
    kept = [line for line in lines[start:end] if not keys.match(line)]
    new = [line + _line_end(before) for line in _lines(ours)]
    return "".join([*lines[:start], *kept[:place], *new, *kept[place:], *lines[end:]])


def with_version_removed(before: str, number: int) -> str:
    """Return ``story.toml`` without version ``number``."""
    parsed = _parsed(before)
    versions = [version for n, version in enumerate(parsed["version"]) if n != number]
    lines = before.splitlines(keepends=True)
    heads = [place for place, line in enumerate(lines) if _VERSION.fullmatch(line.rstrip("\r\n"))]
    if len(heads) != len(parsed["version"]):
        raise _not_editable()
    start = heads[number]
    end = _next_table(lines, start + 1)
    return _verified("".join([*lines[:start], *lines[end:]]), parsed, versions)


def with_version_values(before: str, number: int, values: Mapping[str, str | date | None]) -> str:
    """Return ``story.toml`` with other values of version ``number``; None takes one away."""
    parsed = _parsed(before)
    versions = [dict(version) for version in parsed["version"]]
    versions[number] |= values
    versions[number] = {key: value for key, value in versions[number].items() if value is not None}
    lines = _whole_lines(before)
    heads = [place for place, line in enumerate(lines) if _VERSION.fullmatch(line.rstrip("\r\n"))]
    if len(heads) != len(versions):
        raise _not_editable()
    start = heads[number] + 1
    end = _next_table(lines, start)
    table = _with_values(lines[start:end], values, _line_end(before))
    return _verified("".join([*lines[:start], *table, *lines[end:]]), parsed, versions)


def with_source(before: str, name: str, aliases: Sequence[str]) -> str:
    """Return ``story.toml`` with the report that the versions cite; without a name there is none.

    What else the file says of the source stays, but for its text when there is none.
    """
    parsed = _parsed(before)
    names = [clean_line(alias) for alias in aliases if clean_line(alias)]
    values: dict[str, Any] = {"name": clean_line(name)} if name else {"none": True}
    if name and names:
        values["aliases"] = names
    old = parsed.get("source", {})
    if name and "published" in old:
        values["published"] = old["published"]
    if name and "text" in old:
        values["text"] = old["text"]
    lines = _whole_lines(before)
    end = _line_end(before)
    head = next((n for n, line in enumerate(lines) if _SOURCE.fullmatch(line.rstrip("\r\n"))), None)
    table = [f"[source]{end}", *(line + end for line in _lines(values))]
    if head is None:
        place = _next_table(lines, 0)
        made = [*lines[:place], *([end] if place else []), *table, end, *lines[place:]]
    else:
        after = _next_table(lines, head + 1)
        remarks = [line for line in lines[head + 1 : after] if line.lstrip().startswith("#")]
        made = [*lines[:head], *table, *remarks, end, *lines[after:]]
    return _same("".join(made), parsed | {"source": values})


def with_top_values(before: str, values: Mapping[str, str | date | None]) -> str:
    """Return ``story.toml`` with other values before its first table; None takes one away."""
    parsed = _parsed(before)
    lines = _whole_lines(before)
    place = _next_table(lines, 0)
    top = _with_values(lines[:place], values, _line_end(before))
    kept = {key: value for key, value in {**parsed, **values}.items() if value is not None}
    return _same("".join([*top, *lines[place:]]), kept)


def _with_values(
    lines: Sequence[str], values: Mapping[str, str | date | None], end: str
) -> list[str]:
    """Return the lines of a table with other values, each where it stood, new ones first."""
    new = {key: line for key, line in _lines_by_key(values).items() if line}
    made = []
    for line in lines:
        key = line.partition("=")[0].strip()
        if key not in values:
            made.append(line)
        elif key in new:
            made.append(new.pop(key) + end)
    return [*(line + end for line in new.values()), *made]


def _lines_by_key(values: Mapping[str, str | date | None]) -> dict[str, str]:
    return {
        key: "" if value is None else next(iter(_lines({key: value})))
        for key, value in values.items()
    }


def _next_table(lines: Sequence[str], start: int) -> int:
    return next((n for n in range(start, len(lines)) if _TABLE.match(lines[n])), len(lines))


def _whole_lines(text: str) -> list[str]:
    whole = text if not text or text.endswith("\n") else text + _line_end(text)
    return whole.splitlines(keepends=True)


def new_story_toml(title: str, source: str, entries: Sequence[tuple[Draft, str]]) -> str:
    """Return the ``story.toml`` of a new story."""
    lines = [f"title = {_quoted(title)}"] if title.strip() else []
    if source.strip():
        lines += ["", "[source]", f"name = {_quoted(source)}"]
    for draft, file in entries:
        lines += ["", "[[version]]", *_lines(_values(draft, file))]
    return "\n".join(lines).lstrip("\n") + "\n"


def _values(draft: Draft, file: str) -> dict[str, Any]:
    values: dict[str, Any] = {"outlet": clean_line(draft.outlet), "file": file}
    if draft.url:
        values["url"] = clean_line(draft.url)
    if draft.published:
        values["published"] = draft.published
    return values


def _lines(values: dict[str, Any]) -> list[str]:
    return [f"{key} = {_written(value)}" for key, value in values.items()]


def _written(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return f"[{', '.join(map(_quoted, value))}]"
    return _quoted(value) if isinstance(value, str) else str(value.isoformat())


def _appended(before: str, added: Sequence[dict[str, Any]]) -> str:
    end = _line_end(before)
    body = before if not before or before.endswith("\n") else before + end
    for values in added:
        body += (end if body else "") + end.join(["[[version]]", *_lines(values), ""])
    return body


def _line_end(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"


def _quoted(text: str) -> str:
    # A JSON string is a TOML one, now that control characters are out of it.
    return json.dumps(clean_line(text), ensure_ascii=False)


def _verified(after: str, before: dict[str, Any], versions: Sequence[dict[str, Any]]) -> str:
    """Return ``after`` once it is sure to say what it said before, with these versions."""
    said = before | {"version": list(versions)}
    return _same(after, said if versions else {k: v for k, v in said.items() if k != "version"})


def _same(after: str, said: dict[str, Any]) -> str:
    """Return ``after`` once it is sure to say just this."""
    try:
        same = tomllib.loads(after) == said
    except tomllib.TOMLDecodeError:
        same = False
    if not same:
        raise _not_editable()
    return after


def _parsed(text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError):
        raise StoryError(f"{SETTINGS}: not valid TOML; correct it first") from None


def _not_editable() -> StoryError:
    return StoryError(
        f"{SETTINGS}: cannot be added to safely; write its versions as [[version]] tables"
    )
