"""``story.toml``: what a story says about itself. Imports pydantic, so import it when needed."""

from __future__ import annotations

import tomllib
from datetime import date
from difflib import get_close_matches
from typing import TYPE_CHECKING, Annotated

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationError,
    model_validator,
)
from pydantic_core import PydanticCustomError

from framing.errors import StoryError
from framing.ingest.cleaning import clean_line, printable

if TYPE_CHECKING:
    from pathlib import Path

    from pydantic_core import ErrorDetails

Name = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class SourceSettings(_Strict):
    """The ``[source]`` table: the report that the versions cite."""

    name: Name | None = None
    aliases: list[Name] = Field(default_factory=list)
    published: date | None = None
    text: Name | None = None
    none: bool = False
    """There is no report that all of them cite, and none is looked for."""

    @model_validator(mode="after")
    def _named_or_none(self) -> SourceSettings:
        if self.none and (self.name or self.text):
            raise PydanticCustomError("both", "none says that there is no source; remove its name")
        if not self.none and not self.name:
            raise PydanticCustomError("no_name", "name is missing; add it")
        return self


class VersionSettings(_Strict):
    """One ``[[version]]`` table."""

    file: Name
    outlet: Name | None = None
    url: str = ""
    published: date | None = None
    take_in: list[Name] = Field(default_factory=list)
    """Lines that a person took in though the rules leave them out, by how they begin."""
    leave_out: list[Name] = Field(default_factory=list)
    """Lines that a person left out."""


class Settings(_Strict):
    """The whole of ``story.toml``."""

    title: str = ""
    recreated: bool = False
    source: SourceSettings | None = None
    version: list[VersionSettings] = Field(default_factory=list)
    checked: date | None = None
    """The day on which a person went through the list of facts; the program only keeps it."""


_TABLES: dict[str, type[BaseModel]] = {"source": SourceSettings, "version": VersionSettings}


def read_settings(path: Path, data: bytes) -> Settings:
    """Read and check ``story.toml``.

    Raises:
        StoryError: it is not TOML, or a key or value in it is wrong; one line names the fix.
    """
    name = printable(path.name)
    try:
        return Settings.model_validate(tomllib.loads(data.decode("utf-8-sig")))
    except UnicodeDecodeError:
        raise StoryError(f"{name}: not UTF-8; save it as UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        reason = printable(str(error))
        raise StoryError(f"{name}: not valid TOML: {reason}; correct that line") from None
    except RecursionError:
        raise StoryError(f"{name}: nested too deeply; keep to the documented keys") from None
    except ValidationError as error:
        raise StoryError(f"{name}: {_explain(error.errors()[0])}") from None


def _explain(error: ErrorDetails) -> str:
    """Say in one line what is wrong with a key and what to write instead."""
    place = _place(error["loc"])
    if error["type"] == "extra_forbidden":
        return _unknown_key(error["loc"])
    if error["type"] in {"both", "no_name"}:
        return f"{place}, {error['msg']}"
    if error["type"] == "missing":
        return f"{place} is missing; add it"
    expected = {
        "string_type": 'text in quotes, such as "Daily Herald"',
        "string_too_short": "text that is not empty",
        "bool_type": "true or false, without quotes",
        "list_type": "a list in square brackets",
        "date_type": "a date alone, without quotes, such as 2021-03-04",
        "model_type": "a table",
        "model_attributes_type": "a table",
    }.get(error["type"], clean_line(error["msg"]))
    if error["loc"] == ("version",):
        expected = "written as [[version]], one for each outlet"
    return f"{place} must be {expected}, not {_written(error['input'])}"


def _written(value: object) -> str:
    """Return the value about as the file has it."""
    return printable(value if isinstance(value, date) else repr(value), 40)


def _place(location: tuple[int | str, ...]) -> str:
    words: list[str] = []
    for part in location:
        if isinstance(part, int):
            words[-1] = f"[[version]] number {part + 1}" if words == ["version"] else words[-1]
        else:
            words.append(printable(part, 40))
    return ", ".join(words) or "the file"


def _unknown_key(location: tuple[int | str, ...]) -> str:
    model: type[BaseModel] = Settings
    if len(location) > 1:
        model = _TABLES.get(str(location[0]), Settings)
    legal = list(model.model_fields)
    key = str(location[-1])
    close = get_close_matches(key.lower(), legal, n=1)
    meant = f" (did you mean {close[0]}?)" if close else ""
    where = f" in {_place(location[:-1])}" if len(location) > 1 else ""
    return f"unknown key {printable(repr(key), 40)}{where}{meant}; legal keys: {', '.join(legal)}"
