"""What lies beside the code says what is so: places that exist, and one version number."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

yaml = pytest.importorskip("yaml", reason="the extra docs is not installed")

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
# Keys of the Citation File Format 1.2.0 that a citation may have, and those that it must.
MUST = {"cff-version", "message", "title", "authors"}
MAY = {"type", "abstract", "version", "date-released", "license", "keywords", "url", "doi"}
MAY |= {"repository-code", "identifiers", "contact", "commit", "references"}
MENTIONS = ("CONTRIBUTING.md", "docs/architecture.md")
# Made only in the example that names it.
EXAMPLE = {"framing/shifts/kinds/currency.py"}


@pytest.fixture(scope="module")
def citation() -> dict[str, Any]:
    read: dict[str, Any] = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
    return read


def test_the_citation_file_follows_its_format(citation: dict[str, Any]) -> None:
    assert set(citation) >= MUST
    assert set(citation) <= MUST | MAY
    assert citation["cff-version"] == "1.2.0"
    assert citation["type"] in {"software", "dataset"}
    assert all(set(author) & {"name", "family-names"} for author in citation["authors"])
    assert all(isinstance(citation[key], str) for key in ("title", "message", "version"))
    assert date.fromisoformat(citation["date-released"])
    assert len(set(citation["keywords"])) == len(citation["keywords"])


def test_one_version_number_stands_everywhere(citation: dict[str, Any]) -> None:
    released = re.findall(
        r"^## \[(\d+\.\d+\.\d+)\] - (\d{4}-\d\d-\d\d)$",
        (ROOT / "CHANGELOG.md").read_text("utf-8"),
        re.MULTILINE,
    )
    assert (PROJECT["version"], citation["date-released"]) == released[0]
    assert citation["version"] == PROJECT["version"]
    assert citation["license"] == PROJECT["license"]
    assert [author["name"] for author in citation["authors"]] == [
        author["name"] for author in PROJECT["authors"]
    ]


@pytest.mark.parametrize("page", MENTIONS)
def test_every_place_that_is_named_exists(page: str) -> None:
    text = (ROOT / page).read_text("utf-8")
    places = set(re.findall(r"\b((?:framing|tests|ui|tools|docs)/[\w./-]*\w)", text)) - EXAMPLE
    rooms = set(re.findall(r"`([\w]+/)`", text)) - {"kinds/", "site/"}  # the second is built
    assert len(places) > 3
    assert [place for place in sorted(places) if not (ROOT / place).exists()] == []
    assert [
        room
        for room in sorted(rooms)
        if not (ROOT / room).is_dir() and not (ROOT / "framing" / room).is_dir()
    ] == []


def test_every_room_is_on_the_map() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    rooms = {file.parent.name for file in (ROOT / "framing").glob("*/__init__.py")}
    assert [room for room in sorted(rooms) if f"`{room}/`" not in text] == []


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"])
def test_no_link_leads_nowhere(page: str) -> None:
    links = re.findall(r"\]\(([^)#]+)[^)]*\)", (ROOT / page).read_text("utf-8"))
    assert [one for one in links if "//" not in one and not (ROOT / one).exists()] == []
