"""What a paper needs of a report: how to cite it, a methods section, and the folder as a crate."""

from __future__ import annotations

import hashlib
import json
import re
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from helpers.stories import compared
from rocrate.rocrate import ROCrate
from shared.error_rates import error_rates_html

from framing.cli import main
from framing.config import default
from framing.report import write_report
from framing.report.citation import citation
from framing.report.mark_certainty import mark_certainty
from framing.report.methods import methods_md
from framing.report.page.page import page
from framing.report.words import words

if TYPE_CHECKING:
    from framing.types import Comparison

ROOT = Path(__file__).parents[2]
STORY = {
    "ansel.txt": "A mill burns\n\nIt burnt down, the Harbour Gazette reported.\n",
    "borough.txt": "Mill gone\n\nThe mill burnt, the Harbour Gazette said.\n",
}

BESIDE: dict[str, object] = {
    "outlet": "Ansel",
    "how": [],
    "note": "",
    "sample": "",
    "weight": None,
    "kind": "",
}
ROLE = BESIDE | {"sentence": 2, "column": "role", "sentences": []}
ANSWERS = [
    ROLE | {"value": "context", "coder": "ana", "sample": "s-9-1", "weight": 2.0},
    ROLE | {"value": "commentary", "coder": "ben", "sample": "s-9-1", "weight": 2.0},
    ROLE | {"value": "context", "coder": "ana", "sentence": 3},
    ROLE | {"value": "context", "coder": "cleo", "kind": "decision"},
    ROLE | {"value": "carried", "column": "status:3fa9c1", "coder": "stub-7b", "kind": "model"},
]
"""Three rows of two people, a decision, and a model's answer."""


@pytest.fixture(scope="module")
def comparison() -> Comparison:
    return compared("hospital")


@pytest.fixture
def record(tmp_path: Path, comparison: Comparison) -> dict[str, Any]:
    write_report(comparison, tmp_path / "report")
    read: dict[str, Any] = json.loads((tmp_path / "report" / "run.json").read_text("utf-8"))
    return read


@pytest.fixture
def story(tmp_path: Path) -> Path:
    folder = tmp_path / "mill"
    folder.mkdir()
    for name, text in STORY.items():
        (folder / name).write_text(text, "utf-8")
    return folder


def test_every_place_cites_alike(comparison: Comparison, record: dict[str, Any]) -> None:
    text = citation(comparison.configuration)
    assert default().digest() in text
    assert record["version"] in text
    assert text in page({"": comparison})
    assert text in methods_md(record)
    readme = (ROOT / "README.md").read_text("utf-8")
    assert text.replace(default().digest(), "HASH") in " ".join(readme.split())


def test_the_citation_file_says_the_same() -> None:
    said, file = words("citation"), (ROOT / "CITATION.cff").read_text("utf-8")
    assert f'title: "{said["title"]}"' in file
    assert f"name: {said['authors'].lower()}" in file.lower()
    assert re.search(rf'^date-released: "{said["year"]}-', file, re.MULTILINE)


def test_the_methods_section_says_what_the_record_says(record: dict[str, Any]) -> None:
    text = methods_md(record)
    (told,) = record["stories"]
    scores = record["configuration"]["scores"]
    for said in (
        told["source"],
        *(version["outlet"] for version in told["versions"]),
        f"seed {scores['seed']}",
        f"{scores['resamples']:,} resamples",
        "Wilson",
        "Holm",
        f"Python {record['python']}",
        "nobody verified",
    ):
        assert said in text
    for mark in mark_certainty().values():
        assert mark.material in text
    assert "{" not in text


def test_the_methods_section_has_every_row_of_the_table_of_error_rates(
    record: dict[str, Any],
) -> None:
    section = methods_md(record).split("## Error rates of the marks")[1].split("\n## ")[0]
    rows = [line for line in section.splitlines() if line.startswith("- ")]
    heads = re.findall(r'<tr><th scope="row">(.*?)</th>', unescape(error_rates_html()))
    assert [row[2:].split(":")[0] for row in rows] == heads


def test_a_sentence_of_which_several_things_are_said_is_counted_once(
    record: dict[str, Any],
) -> None:
    said = [
        {**ANSWERS[0], "column": column, "value": value, "coder": coder}
        for column, value in (("role", "context"), ("voice", "own"), ("hedged", "1"))
        for coder in ("ana", "ben")
    ]
    cell = {**ANSWERS[0], "column": "status:a1b2c3", "value": "carried"}
    record["stories"][0]["labels"] = [*said, cell, {**cell, "sentence": 5, "coder": "ben"}]
    text = methods_md(record)
    assert "Answered by hand: 2 (" in text
    assert "Of units drawn at random: 2 (" in text


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"baseline": "consensus"}, "at least two independent versions tell"),
        ({"baseline": "text"}, "whose text was given"),
        ({"source_found": False}, "named by hand"),
        ({"source_found": True}, "the program found"),
        ({"article": "Zed"}, "Zed was scored"),
        ({"witnesses": [["Ansel", "Borough"]]}, "Ansel and Borough derive from one another"),
        ({"warnings": ["mind the gap"]}, "mind the gap"),
        ({"labels": ANSWERS}, "Answered by hand: 2 (a sentence counts once"),
        (
            {"labels": ANSWERS},
            "Of units drawn at random: 1 (samples by what, size and seed: s-9-1)",
        ),
        ({"labels": ANSWERS}, "Settled where coders disagreed: 1, by cleo"),
        ({"labels": ANSWERS[:3]}, "Undecided where coders disagree: 1;"),
        (
            {"labels": ANSWERS},
            "The language model stub-7b answered whether versions tell facts: 1 times",
        ),
        ({"labels": ANSWERS[-1:]}, "None of the program's answers was corrected by hand"),
        ({"title": "<b>*x*</b> [y](z)"}, r"\<b\>\*x\*\</b\> \[y\](z)"),
    ],
)
def test_the_methods_section_follows_the_record(
    record: dict[str, Any], change: dict[str, Any], said: str
) -> None:
    record["stories"][0] |= change
    assert said in methods_md(record)


def test_a_methods_section_says_nothing_of_settings_that_are_not_known(
    record: dict[str, Any],
) -> None:
    text = methods_md(record | {"configuration": {}})
    assert "resamples" not in text
    assert "## Limits" in text


def test_a_crate_is_read_by_its_library_and_holds_every_file(story: Path, tmp_path: Path) -> None:
    out = tmp_path / "report"
    licence = "https://example.org/licence"
    arguments = ["--ro-crate", "--published", "2026-03-04", "--licence", licence]
    assert main(["report", str(story), "--out", str(out), *arguments]) == 0
    crate = ROCrate(out)
    assert str(crate.datePublished).startswith("2026-03-04")
    assert crate.license.id == licence
    listed = {part.id for part in crate.root_dataset["hasPart"]}
    assert listed == {path.name for path in out.iterdir()} - {"ro-crate-metadata.json"}
    for name in listed:
        entity, data = crate.get(name), (out / name).read_bytes()
        assert entity["sha256"] == hashlib.sha256(data).hexdigest()
        assert entity["contentSize"] == str(len(data))
        assert "/" in entity["encodingFormat"]
        assert entity["description"]
    run = crate.get("#run")
    assert run["instrument"]["softwareVersion"]
    assert len(run["object"]) == 2
    # What is described are files; the articles themselves are none of it.
    assert not {"ansel.txt", "borough.txt"} & listed
    assert "ro-crate-metadata.json" in json.loads((out / "run.json").read_text("utf-8"))["files"]


def test_a_crate_repeats_and_leaves_the_licence_open(
    story: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    for out in ("one", "two"):
        assert main(["report", str(story), "--out", str(tmp_path / out), "--ro-crate"]) == 0
    one, two = ((tmp_path / out / "ro-crate-metadata.json").read_bytes() for out in ("one", "two"))
    assert one == two
    root = next(entity for entity in json.loads(one)["@graph"] if entity["@id"] == "./")
    assert "license" not in root
    assert "No licence was named" in root["description"]
    assert root["datePublished"] == "1970-01-02"


def test_a_report_is_no_crate_unless_asked_and_replaces_one(story: Path, tmp_path: Path) -> None:
    out = tmp_path / "report"
    assert main(["report", str(story), "--out", str(out), "--ro-crate"]) == 0
    assert main(["report", str(story), "--out", str(out)]) == 0
    assert not (out / "ro-crate-metadata.json").exists()
    assert (out / "methods.md").is_file()


def test_charts_are_described_too(story: Path, tmp_path: Path) -> None:
    out = tmp_path / "report"
    arguments = ["--ro-crate", "--charts", "svg"]
    assert main(["report", str(story), "--out", str(out), *arguments]) == 0
    charts = [path.name for path in out.glob("chart-*.svg")]
    crate = ROCrate(out)
    assert charts
    assert {crate.get(name)["encodingFormat"] for name in charts} == {"image/svg+xml"}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--licence", "CC0"], "add --ro-crate"),
        (["--published", "2026-01-01"], "add --ro-crate"),
        (["--ro-crate", "--published", "yesterday"], "--published"),
    ],
)
def test_what_does_not_go_together_is_said(
    story: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    said: str,
) -> None:
    assert main(["report", str(story), "--out", str(tmp_path / "out"), *arguments]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert said in line
    assert not (tmp_path / "out").exists()


def test_a_date_that_is_none_is_named(
    story: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "soon")
    assert main(["report", str(story), "--out", str(tmp_path / "out"), "--ro-crate"]) == 2
    assert "SOURCE_DATE_EPOCH is 'soon'" in capsys.readouterr().err
