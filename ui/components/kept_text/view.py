"""Text that is typed and not yet given: kept in the browser, and put back after a reload.

What is typed lies nowhere on the server till it is given; the browser keeps it for its own user.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from shared.component_files import component

from framing.report.words import words

if TYPE_CHECKING:
    from collections.abc import Sequence

_kept_text = component(Path(__file__).parent)


def keep_text(
    form: str, about: str, fields: Sequence[str], given: int, *, after_closing: bool
) -> None:
    """Keep what is typed into the fields of a form, and put it back where it is gone.

    Show it after the fields.

    Args:
        form: The form's name.
        about: What is typed there, such as the story: what is kept for one is not put into another.
        fields: The labels of the fields.
        given: How often the form was given; when it rises, what was kept is dropped.
        after_closing: Whether the next window has it when this one is closed; else only a reload.
    """
    _kept_text(
        data={
            "form": form,
            "name": f"{form}/{about}",
            "fields": list(fields),
            "given": given,
            "after_closing": after_closing,
            "words": {key: str(text) for key, text in words("kept_text").items()},
        },
        key=f"kept_text:{form}",
    )
