"""A component from the files in its folder, as they are; nothing is built."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import streamlit as st

from framing.report.tokens import tokens

_SHARED = Path(__file__).parent


def component(folder: Path, *scripts: str, alone: bool = False) -> Any:
    """Return the component that lies in a folder and is named like it.

    Args:
        folder: holds ``NAME.html`` and, if it has any style, ``NAME.css``.
        scripts: its scripts, in the order they need one another; ``NAME.js`` if none is named.
        alone: whether it does without the script and style that components share.
    """
    name = folder.name
    styles = [path for path in [folder / f"{name}.css"] if path.is_file()]
    code = [folder / script for script in scripts or (f"{name}.js",)]
    if not alone:
        styles = [_SHARED / "parts.css", *styles]
        code = [_SHARED / "dom.js", *code]
    return st.components.v2.component(
        f"framing_{name}",
        html=_read([folder / f"{name}.html"]),
        css=_css(styles, with_tokens=not alone),
        js=_read(code),
    )


def nothing() -> None:
    """Answer an event that is read where the component is shown."""


def _css(styles: list[Path], *, with_tokens: bool) -> str | None:
    own = _read(styles)
    return f"{tokens()}\n{own}" if with_tokens else own or None


def _read(files: list[Path]) -> str:
    return "\n".join(file.read_text("utf-8") for file in files)
