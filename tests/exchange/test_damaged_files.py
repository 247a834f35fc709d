"""Whatever somebody brings back, it is read or refused in one line."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest
from helpers.coded_story import compared, story
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.errors import FramingError
from framing.exchange.coded_labels import labels_in, taken
from framing.exchange.formats import reader, writer
from framing.exchange.from_comparison import project_of
from framing.exchange.given_files import given_files
from framing.types import Label

if TYPE_CHECKING:
    from pathlib import Path

FORMATS = ("brat", "cas", "labelstudio", "refi-qda")
STORY = story(
    {"Post": "A hall \N{ROCKET} shuts.\nAnother stays.", "Gazette": "One hall stays."},
    [
        Label("Post", 0, "role", "reported", "Ann", note="sure"),
        Label("Post", 1, "facts", "f1;f2", "Ann"),
        Label("Gazette", 0, "wording:f1", "One of two halls shuts", "Bo"),
    ],
)
PIECES = st.sampled_from(
    b'|0|-1|99999999999999999999|"|<|>|\t|\n|null|[]|{}|\xff|&lt;|T1\t|role: |fact |;|\x00'.split(
        b"|"
    )
)


def files_of(form: str) -> dict[str, bytes]:
    files = writer(form).write(project_of(compared(STORY)))
    if form != "refi-qda":
        return files
    with zipfile.ZipFile(io.BytesIO(files[""])) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def damaged(content: bytes, data: st.DataObject) -> bytes:
    """Return a file with some bytes gone and others in their place."""
    start = data.draw(st.integers(0, len(content)))
    end = data.draw(st.integers(start, min(len(content), start + 40)))
    return content[:start] + data.draw(PIECES) + content[end:]


PROJECT = writer("refi-qda").write(project_of(compared(STORY)))[""]
WRITTEN = {form: files_of(form) for form in FORMATS}


def read(form: str, files: dict[str, bytes]) -> None:
    found = taken(reader(form).read(files), untouched=True, known_only=True)
    labels_in(found.texts, STORY)


def refused(form: str, files: dict[str, bytes]) -> str:
    """Return what is said against files; empty where they are read."""
    try:
        read(form, files)
    except FramingError as error:
        return str(error)
    return ""


@pytest.mark.parametrize("form", FORMATS)
@settings(max_examples=100)
@given(data=st.data())
def test_a_damaged_file_is_read_or_refused(form: str, data: st.DataObject) -> None:
    files = dict(WRITTEN[form])
    name = data.draw(st.sampled_from(sorted(files)))
    files[name] = damaged(files[name], data)
    assert "\n" not in refused(form, files)


@settings(max_examples=100)
@given(data=st.data())
def test_a_damaged_archive_is_read_or_refused(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path: Path = tmp_path_factory.mktemp("given") / "codes.qdpx"
    path.write_bytes(damaged(PROJECT, data))
    try:
        files = dict(given_files(path))
    except FramingError:
        return
    assert "\n" not in refused("refi-qda", files)
