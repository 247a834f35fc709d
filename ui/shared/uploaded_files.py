"""Files that are given: each is read at once, named by the reader, and then kept."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

import streamlit as st

from framing.errors import FramingError
from framing.report.words import words
from shared.article_input import Given, from_upload
from shared.plain_text import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from streamlit.runtime.uploaded_file_manager import UploadedFile

_READ, _KEPT = "_uploads_read", "_uploads_kept"


class Named(NamedTuple):
    """A file with the outlet that the reader gave it."""

    file: str
    number: str
    given: Given


def name_files(uploads: Sequence[UploadedFile], form: str) -> list[Named]:
    """Ask what outlet each file is of; return them once the reader says so.

    What cannot be read is said, and the rest can be added without it.

    Args:
        uploads: The files; those that were kept already are passed over.
        form: The form's name.
    """
    texts = words("upload")
    waiting: list[Named] = []
    for upload in uploads:
        if upload.file_id in st.session_state.get(_KEPT, ()):
            continue
        try:
            waiting.append(Named(upload.name, upload.file_id, _read(upload)))
        except FramingError as error:
            wrong = str(error).removeprefix(f"{upload.name}: ")
            st.error(f"**{plain(upload.name)}**: {plain(wrong)}", icon=":material/error:")
    if not waiting:
        return []
    with st.form(form, border=False):
        outlets = []
        for number, one in enumerate(waiting, 1):
            # In the label it would be read out with the signs that keep it from being markup.
            st.caption(plain(one.file))
            label = str(texts["outlet"]).format(n=number)
            found = one.given.draft.outlet
            key = f"{form}:{one.number}"
            outlets.append(st.text_input(label, found, max_chars=80, key=key))
        label = texts["add_one"] if len(waiting) == 1 else texts["add"]
        if not st.form_submit_button(str(label).format(n=len(waiting)), key=f"{form}:add"):
            return []
    return [
        one._replace(given=_of_outlet(one.given, outlet))
        for one, outlet in zip(waiting, outlets, strict=True)
    ]


def file_kept(number: str) -> None:
    """Pass over a file from now on: its article is in the story."""
    st.session_state.setdefault(_KEPT, set()).add(number)


def all_kept(uploads: Sequence[UploadedFile]) -> bool:
    """Tell whether every file is in the story: what could not be read stays to be seen."""
    known: set[str] = st.session_state.get(_KEPT, set())
    return {upload.file_id for upload in uploads} <= known


def forget_files() -> None:
    """Hold no file any longer."""
    st.session_state.pop(_READ, None)
    st.session_state.pop(_KEPT, None)


def _read(upload: UploadedFile) -> Given:
    """Read a file, once: a long PDF takes a second."""
    read: dict[str, Given] = st.session_state.setdefault(_READ, {})
    if upload.file_id not in read:
        read[upload.file_id] = from_upload("", upload.name, upload.getvalue())
    return read[upload.file_id]


def _of_outlet(given: Given, outlet: str) -> Given:
    named = " ".join(outlet.split())
    return given._replace(draft=replace(given.draft, outlet=named))
