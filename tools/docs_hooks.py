"""What MkDocs asks when it builds the site: pages that lie at the top of the repository.

There they are where people and code hosts look for them; links are written as from where a page is.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.structure.files import File

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

_ROOT = Path(__file__).parents[1]
_AT_THE_TOP = ("CONTRIBUTING.md", "CHANGELOG.md")


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages, with their links as they are from ``docs/``."""
    for name in _AT_THE_TOP:
        text = (_ROOT / name).read_text("utf-8").replace("](docs/", "](")
        files.append(File.generated(config, name, content=text))
    return files


def on_page_markdown(markdown: str, page: Page, **_: object) -> str:  # noqa: ARG001 - MkDocs names it
    """Point links to pages at the top where the site has them: among the others."""
    for name in _AT_THE_TOP:
        markdown = markdown.replace(f"](../{name}", f"]({name}")
    return markdown
