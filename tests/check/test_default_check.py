"""``framing check`` without options: what was compared, what was found, what was not checked."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from helpers.stories import story

from framing.check.draft_findings import draft_findings
from framing.cli import main
from framing.errors import FramingError
from framing.ingest import version_from_text

if TYPE_CHECKING:
    from pathlib import Path

    from framing.check.draft import DraftCheck, Finding, FindingKind

ALPHA = """Harbour pump fails

The Selwick harbour board bought a pump with a capacity of 1,200 litres a second in March 2021.

Its chairwoman, Orla Dunmore, said that it had worked well at first.

“We never tested the pump under a full load,” Ms Dunmore told reporters.

The board has not dismissed the contractor, Fenwright Marine.

Fenwright Marine sued the harbour board in the county court over unpaid bills of £340,000.

The board may replace the pump before the winter.
"""
BETA = """Pump at Selwick broke down

In March 2021 the Selwick harbour board bought a pump that moves 1,200 litres a second.

Orla Dunmore, who chairs the board, said that it had worked well at first.

Ms Dunmore told reporters: “We never tested the pump under a full load.”

Fenwright Marine, the contractor, was not dismissed by the board.

Over unpaid bills of £340,000 Fenwright Marine sued the harbour board in the county court.

The pump may be replaced by the board before the winter.
"""
CLEAN = """Selwick board never tested failed pump

The Selwick harbour board bought the pump, which can move 1,200 litres a second, in March 2021.

“We never tested the pump under a full load,” said Orla Dunmore, its chairwoman.

The contractor, Fenwright Marine, has not been dismissed by the board.

Fenwright Marine sued the harbour board over unpaid bills of £340,000.

The board may replace the pump before the winter.
"""


def checked(draft: str) -> DraftCheck:
    against = story("A pump fails", {"Alpha": ALPHA, "Beta": BETA})
    return draft_findings(version_from_text(draft, "Draft"), against)


def of_kind(check: DraftCheck, kind: FindingKind) -> list[Finding]:
    return [each for each in check.findings if each.kind == kind and each.level == "differs"]


def test_a_clean_rewrite_has_no_finding_that_differs() -> None:
    assert [each for each in checked(CLEAN).findings if each.level == "differs"] == []


@pytest.mark.parametrize(
    ("kind", "right", "wrong", "there"),
    [
        ("number", "1,200 litres", "2,100 litres", "1,200 litres"),
        ("number", "£340,000", "€340,000", "£340,000"),
        ("number", "£340,000", "£430,000", "£340,000"),
        ("date", "March 2021", "March 2012", "March 2021"),
        ("name", "Orla Dunmore", "Orla Dunmoor", "Orla Dunmore"),
        ("name", "The Selwick harbour", "The Sedwick harbour", "Selwick"),
        ("quotation", "under a full load", "under a light load", "under a full load"),
        ("denial", "has not been dismissed by", "has been dismissed by", "not dismissed"),
        (
            "role",
            "Fenwright Marine sued the harbour board over",
            "The harbour board sued Fenwright Marine over",
            "",
        ),
        ("certainty", "may replace", "has replaced", "may"),
    ],
)
def test_one_slip_is_found_with_what_the_other_texts_say(
    kind: FindingKind, right: str, wrong: str, there: str
) -> None:
    assert right in CLEAN
    draft = CLEAN.replace(right, wrong)
    findings = of_kind(checked(draft), kind)
    assert findings, list(checked(draft).findings)
    assert any(there in each.text for each in findings[0].references)
    assert findings[0].start is not None
    start = findings[0].start
    assert abs(version_from_text(draft, "Draft").text.index(wrong) - start) < 60


def test_a_value_that_stands_nowhere_else_is_only_in_the_draft() -> None:
    draft = CLEAN + "\nEleven trawlers were towed to Port Carrow on 9 April.\n"
    check = checked(draft)
    look = {(each.kind, each.text) for each in check.findings if each.level == "look"}
    assert ("number", "Eleven trawlers") in look
    assert ("name", "Port Carrow") in look
    assert ("date", "9 April") in {(kind, text.rstrip(".")) for kind, text in look}
    last = check.sentences[-1]
    assert not last.compared
    assert {each.kind for each in last.findings} >= {"added"}


def test_rounding_and_other_units_are_the_same_number() -> None:
    for other in ("about 1,200 litres", "1.2 cubic metres"):
        draft = CLEAN.replace("1,200 litres", other)
        assert of_kind(checked(draft), "number") == []


def test_a_sentence_is_shown_with_what_it_was_compared_with() -> None:
    check = checked(CLEAN)
    assert (check.compared, len(check.sentences)) == (5, 5)
    assert check.share_compared == 1.0
    for sentence in check.sentences:
        assert {each.outlet for each in sentence.compared_with} <= {"Alpha", "Beta"}
        assert sentence.compared


def _files(folder: Path, draft: str) -> tuple[str, str]:
    story = folder / "story"
    story.mkdir(exist_ok=True)
    (story / "alpha.txt").write_text(ALPHA, "utf-8")
    (story / "beta.txt").write_text(BETA, "utf-8")
    file = folder / "draft.txt"
    file.write_text(draft, "utf-8")
    return str(file), str(story)


def test_the_command_lists_findings_and_exits_1_only_where_asked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, against = _files(tmp_path, CLEAN.replace("£340,000", "£430,000"))
    line = ["check", file, "--against", against]
    assert main(line) == 0
    out = capsys.readouterr().out
    assert out.startswith("5 of 5 sentences could be compared, 2 in every respect; 0 could not.")
    assert re.search(r"draft\.txt:9:\d+: number: “£430,000.*” – alpha, beta: “£340,000", out)
    assert "holds" not in out
    assert main([*line, "--fail-on", "number"]) == 1
    assert main([*line, "--fail-on", "serious"]) == 1
    assert main([*line, "--fail-on", "date,quotation"]) == 0
    capsys.readouterr()
    assert main([*line, "--fail-on", "colour"]) == 2
    assert "it is one of serious, number" in capsys.readouterr().err


def test_every_format_says_what_was_compared(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, against = _files(tmp_path, CLEAN.replace("March 2021", "March 2012"))
    line = ["check", file, "--against", against]
    main([*line, "--format", "json"])
    result = json.loads(capsys.readouterr().out)
    assert (result["sentences"], result["compared"], result["passes"]) == (5, 5, True)
    assert result["holds"] is None
    date = next(each for each in result["findings"] if each["kind"] == "date")
    assert (date["line"], date["serious"], date["references"][0]["outlet"]) == (3, True, "alpha")
    looked = {each["kind"]: each for each in result["looked_at"]}
    assert looked["date"]["differ"] == 1
    assert not looked["commentary"]["checked"] or looked["commentary"]["places"]
    main([*line, "--format", "github"])
    out = capsys.readouterr().out
    assert out.startswith("::notice file=")
    assert "5 of 5 sentences could be compared" in out
    assert re.search(r"::warning file=[^,]*,line=3,col=\d+,title=date::", out)


def test_what_has_no_places_is_not_checked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    draft = "Ward news\n\nPigeons nest under old slates.\n\nNobody minds them.\n"
    file, against = _files(tmp_path, draft)
    line = ["check", file, "--against", against]
    assert main(line) == 0
    out = capsys.readouterr().out
    assert "0 of 2 sentences could be compared, 0 in every respect; 2 could not." in out
    assert "nothing was checked" in out
    assert "numbers: not checked; the draft has none" in out
    assert "denied or told: not checked; 2 sentences, none could be compared" in out
    assert "holds" not in out
    assert main([*line, "--no-shift", "number"]) == 0
    out = capsys.readouterr().out
    assert "not checked: no-shift number" in out
    assert "holds" not in out
    assert main([*line, "--require-compared", "0.8"]) == 1
    assert "Too little could be compared: 0.00" in capsys.readouterr().out
    assert main([*line, "--require-compared", "7"]) == 2


def test_a_draft_that_is_a_versions_text_is_said_to_be_one() -> None:
    check = checked(ALPHA)
    assert check.notes == ("the draft is the very text of Alpha",)
    assert [each for each in check.findings if each.level == "differs"] == []


def test_a_draft_without_sentences_is_no_all_clear() -> None:
    version = version_from_text(CLEAN, "Draft")
    blocks = tuple(replace(block, kind="heading") for block in version.blocks)
    against = story("A pump fails", {"Alpha": ALPHA, "Beta": BETA})
    check = draft_findings(replace(version, blocks=blocks), against)
    assert check.notes == ("the draft has no sentences to check",)
    assert check.share_compared == 0.0


def test_a_draft_in_another_language_is_refused_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    german = (
        "Pumpe ausgefallen\n\nDie Hafenbehörde hat im März eine Pumpe gekauft, die nie unter "
        "voller Last geprüft wurde. Der Hersteller will nun vor Gericht ziehen, weil Rechnungen "
        "offen sind."
    )
    file, against = _files(tmp_path, german)
    assert main(["check", file, "--against", against]) == 2
    err = capsys.readouterr().err
    assert len(err.strip().splitlines()) == 1
    assert "English" in err


def test_a_baseline_file_is_checked_against_its_wordings(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, against = _files(tmp_path, CLEAN.replace("1,200", "2,100"))
    saved = tmp_path / "baseline.json"
    assert main(["baseline", against, "--out", str(saved)]) == 0
    capsys.readouterr()
    assert main(["check", file, "--against", str(saved)]) == 0
    out = capsys.readouterr().out
    assert "number: “2,100 litres" in out
    assert "holds" not in out


def test_an_outlet_of_the_story_is_refused() -> None:
    against = story("A pump fails", {"Alpha": ALPHA, "Beta": BETA})
    with pytest.raises(FramingError):
        draft_findings(version_from_text(CLEAN, "Alpha"), against)


@pytest.mark.parametrize(
    ("kind", "told", "draft"),
    [
        (
            "denial",
            "The quarry's owner, Ada Finch, denied wasting water from the reservoir.",
            "Ada Finch, who owns the quarry, admitted wasting water from the reservoir.",
        ),
        (
            "attribution",
            "The tunnel is safe for lorries, according to engineer Ruth Amsel.",
            "The tunnel is safe for lorries, according to mayor Piet Lorne.",
        ),
        (
            "number",
            "The dam at Oskel holds 4.5m litres of water from the river.",
            "The dam at Oskel holds 4.5bn litres of water from the river.",
        ),
        (
            "certainty",
            "The brewery Holm & Sund is nearing a deal with the port of Mardle on a new warehouse.",
            "The brewery Holm & Sund has signed a deal with the port of Mardle on a new warehouse.",
        ),
        (
            "date",
            "The new warehouse in the port of Mardle is expected to open next spring.",
            "The new warehouse in the port of Mardle is expected to open next month.",
        ),
        (
            "number",
            "The new silo of the mill in Arden is eightfold the size of the old one.",
            "The new silo of the mill in Arden is tenfold the size of the old one.",
        ),
        (
            "number",
            "Two of the six cranes in the port of Mardle were damaged in the storm.",
            "Four of the six cranes in the port of Mardle were damaged in the storm.",
        ),
        (
            "attribution",
            "The report alleged that the clinic had sold expired vaccines to travellers.",
            "The clinic had sold expired vaccines to travellers.",
        ),
    ],
)
def test_what_two_texts_tell_alike_and_the_draft_otherwise(
    kind: FindingKind, told: str, draft: str
) -> None:
    rest = "Rain fell on the hills for most of the week, and roads were closed."
    against = story(
        "A story", {"Alpha": f"News\n\n{told}\n\n{rest}\n", "Beta": f"Brief\n\n{told}\n"}
    )
    check = draft_findings(version_from_text(f"Draft\n\n{draft}\n\n{rest}\n", "Draft"), against)
    assert of_kind(check, kind), check.findings


@pytest.mark.parametrize(
    ("told", "draft"),
    [
        ("Ben Carrow, 44, runs the mill in Stoke Abel.", "Benjamin Carrow, 44, runs the mill."),
        ("The band's singer is Zoë Lund of Arvik.", "Zoe Lund of Arvik is the band's singer."),
        (
            "The bridge is 11 miles long and was built in 1931.",
            "The bridge, built in 1931, is 18km long.",
        ),
        (
            "Some 32 per cent of the trees died in the frost.",
            "About a third of the trees died in the frost.",
        ),
        (
            "“Our work force is strong and will grow,” said Al Berg.",
            "Al Berg said: “Our workforce is strong and will grow.”",
        ),
    ],
)
def test_house_style_and_rounding_are_no_slips(told: str, draft: str) -> None:
    against = story("A story", {"Alpha": f"News\n\n{told}\n", "Beta": f"Brief\n\n{told}\n"})
    check = draft_findings(version_from_text(f"Draft\n\n{draft}\n", "Draft"), against)
    assert [each for each in check.findings if each.level == "differs"] == []


def test_a_scored_article_is_shown_with_its_facts_and_a_command_that_has_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, against = _files(tmp_path, CLEAN + "\nIt is a shameful, reckless gamble with lives.\n")
    assert main(["score", file, "--against", against]) == 0
    out = capsys.readouterr().out
    assert "The facts in draft:" in out
    assert "told: “" in out
    assert re.search(r"commentary: “It is a\s+shameful", out)
    last = " ".join(out[out.rindex("Sentence by sentence") :].split())
    assert f"framing check {file} --against {against}" in last
    assert f"framing score {file} --against {against} --out DIR" in last
