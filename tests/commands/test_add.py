"""``framing add`` and ``framing new``, and articles by address on the command line."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from helpers.web import ARTICLE, Web, page, serving

from framing.cli import main
from framing.ingest import read_story

if TYPE_CHECKING:
    from collections.abc import Iterator

TEXT = "The mill burnt down on Monday night, the Harbour Gazette reported. It was very old.\n"
HEAD = (
    '<meta property="og:site_name" content="Calder Post">'
    '<meta property="article:published_time" content="2025-03-04T10:00:00Z">'
)


@pytest.fixture
def web() -> Iterator[Web]:
    with serving() as web:
        web.put("/mill", page(*ARTICLE, head=HEAD))
        yield web


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "mill"
    folder.mkdir()
    for name in ("ansel", "borough"):
        (folder / f"{name}.txt").write_text(f"A mill, says {name}\n\n{TEXT}", "utf-8")
    return folder


def at(web: Web, path: str = "/mill") -> str:
    return f"http://127.0.0.1:{web.port}{path}"


def outlets(folder: Path) -> list[str]:
    return [version.outlet for version in read_story(folder).versions]


def told(capsys: pytest.CaptureFixture[str]) -> tuple[dict[str, str], str]:
    """Return what was printed, by its first word, and what was said on the side."""
    captured = capsys.readouterr()
    lines = [line for line in captured.out.splitlines() if line.strip()]
    return {line[:9].strip(): line[10:] for line in lines}, captured.err


def test_an_address_is_shown_and_added(
    web: Web, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["add", at(web), "--to", "mill", "--allow-local"]) == 0
    shown, messages = told(capsys)
    assert shown["outlet"] == "Calder Post"
    assert shown["title"] == "Mill burns down"
    assert shown["date"] == "2025-03-04"
    assert shown["address"] == at(web)
    assert shown["length"] == "9 sentences, 259 words"
    assert "wrote mill/calder-post.md" in messages
    kept = read_story(folder).versions[-1]
    assert (kept.outlet, kept.url, str(kept.published)) == ("Calder Post", at(web), "2025-03-04")


def test_what_is_left_out_is_listed_when_asked(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    frame = "<footer><p>Sold for one crown at every kiosk of the old town.</p></footer></body>"
    html = page(*ARTICLE, head=HEAD).replace("</body>", frame)
    (folder.parent / "page.html").write_text(html, "utf-8")
    assert main(["add", "page.html", "--to", "mill", "--show-dropped"]) == 0
    assert "at every kiosk" in capsys.readouterr().out
    assert "kiosk" not in read_story(folder).versions[-1].text


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["http://127.0.0.1:8000/a", "--to", "mill"], "own network"),
        (["ftp://news.example/a", "--to", "mill"], "only http and https"),
        (["nothing.txt", "--to", "mill"], "no such file"),
        (["www.news.example/a", "--to", "mill"], "begins with https"),
        (["new.txt", "--to", "nowhere"], "does not exist"),
        (["new.txt", "--to", "sample"], "copy"),
        (["new.txt", "--to", "mill", "--outlet", "Ansel"], "--force"),
        (["new.txt", "--to", "mill", "--outlet", " "], "--outlet"),
        (["-", "--to", "mill"], "--outlet"),
    ],
)
def test_what_cannot_be_added_is_one_line_and_changes_nothing(
    folder: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], message: str
) -> None:
    (folder.parent / "new.txt").write_text(f"A mill gone\n\n{TEXT}", "utf-8")
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert main(["add", *arguments]) == 2
    error = capsys.readouterr().err.rstrip("\n")
    assert message in error
    assert "\n" not in error
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_a_paywall_is_said_on_the_command_line(
    web: Web, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    not_free = '<script type="application/ld+json">{"isAccessibleForFree": false}</script>'
    web.put("/paid", page("The mill burnt down on Monday, and that is all.", head=not_free))
    assert main(["add", at(web, "/paid"), "--to", "mill", "--allow-local"]) == 2
    assert "paywall" in capsys.readouterr().err
    assert outlets(folder) == ["ansel", "borough"]


def test_an_article_is_replaced_when_asked(folder: Path) -> None:
    (folder.parent / "new.txt").write_text(f"The mill is gone\n\n{TEXT}", "utf-8")
    assert main(["add", "new.txt", "--to", "mill", "--outlet", "ansel", "--force"]) == 0
    story = read_story(folder)
    assert [(one.outlet, one.title) for one in story.versions] == [
        ("ansel", "The mill is gone"),
        ("borough", "A mill, says borough"),
    ]


def test_a_title_cannot_steer_the_terminal(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder.parent / "new.txt").write_bytes(
        b"The mill \x1b[31mis red\x1b]0;x\x07\n\n" + TEXT.encode()
    )
    assert main(["add", "new.txt", "--to", "mill"]) == 0
    captured = capsys.readouterr()
    assert "\x1b" not in captured.out + captured.err


def piped(text: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text)))


def test_a_pipe_is_added(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    piped(f"A mill gone\n\n{TEXT}".encode(), monkeypatch)
    assert main(["add", "-", "--to", "mill", "--outlet", "Dale"]) == 0
    assert outlets(folder) == ["ansel", "borough", "Dale"]


def test_a_page_in_a_pipe_is_kept_as_text(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    piped(page(*ARTICLE).encode(), monkeypatch)
    assert main(["add", "-", "--to", "mill", "--outlet", "Dale"]) == 0
    assert b"<" not in (folder / "dale.md").read_bytes()


@pytest.mark.usefixtures("folder")
def test_a_pipe_is_scored_and_checked(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    text = f"\n\nA mill gone\n\n{TEXT}\nIt is a shameful, reckless act.\n".encode()
    piped(text, monkeypatch)
    command = ["score", "-", "--against", "mill", "--outlet", "Dale", "--format", "csv"]
    assert main(command) == 0
    assert "\nDale,hedging" in capsys.readouterr().out
    piped(text, monkeypatch)
    assert main(["check", "-", "--against", "mill", "--max", "commentary=0"]) == 1
    # The line is the one that an editor shows.
    assert "-:7:9:" in capsys.readouterr().out


def test_an_address_is_scored(web: Web, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    command = ["score", at(web), "--against", str(folder), "--format", "csv"]
    assert main(command) == 2
    assert "own network" in capsys.readouterr().err
    assert main([*command, "--allow-local"]) == 0
    assert "\nCalder Post,hedging" in capsys.readouterr().out


def test_a_pipe_without_end_is_not_read_to_its_end() -> None:
    command = [sys.executable, "-m", "framing", "score", "-", "--against", "sample"]
    with subprocess.Popen(["yes", "x" * 1000], stdout=subprocess.PIPE) as endless:
        run = subprocess.run(command, stdin=endless.stdout, capture_output=True, check=False)
        endless.kill()
    assert run.returncode == 2
    assert b"more than 5,000,000 bytes" in run.stderr


@pytest.mark.usefixtures("folder")
def test_a_story_is_made_of_addresses_and_files(
    web: Web, capsys: pytest.CaptureFixture[str]
) -> None:
    web.put("/two", page(*ARTICLE[:4], title="Mill gone", head=HEAD.replace("Calder", "Dale")))
    Path("list.txt").write_text(f"# ours\n\n{at(web, '/two')}\n", "utf-8")
    command = ["new", "made", at(web), "mill/ansel.txt", "--from", "list.txt", "--allow-local"]
    command += ["--title", "A mill burns", "--source", "Harbour Gazette"]
    assert main(command) == 0
    story = read_story(Path("made"))
    assert story.title == "A mill burns"
    assert [one.outlet for one in story.versions] == ["Calder Post", "ansel", "Dale Post"]
    assert story.source is not None
    assert story.warnings == ()
    assert "Mill gone" in capsys.readouterr().out


@pytest.mark.usefixtures("folder")
def test_articles_that_fail_are_told_and_the_others_kept(
    web: Web, capsys: pytest.CaptureFixture[str]
) -> None:
    given = [at(web), at(web, "/missing"), "mill/ansel.txt", "mill/none.txt", at(web)]
    assert main(["new", "made", *given, "--allow-local"]) == 2
    error = capsys.readouterr().err.splitlines()
    assert [line.split(":")[0] for line in error].count("left out") == 3
    assert "3 of 5" in error[-1]
    assert outlets(Path("made")) == ["Calder Post", "ansel"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["mill", "mill/ansel.txt"], "is there already"),
        (["made"], "name the articles"),
        (["made", "none.txt"], "none of 1 articles"),
        (["made", "--from", "none.txt"], "cannot be read"),
    ],
)
def test_no_story_is_made_of_nothing(
    folder: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], message: str
) -> None:
    assert main(["new", *arguments]) == 2
    assert message in capsys.readouterr().err
    assert not Path("made").exists()
    assert outlets(folder) == ["ansel", "borough"]


@pytest.mark.usefixtures("folder")
def test_one_article_is_a_story_to_add_to(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "made", "mill/ansel.txt"]) == 0
    assert "takes two articles" in capsys.readouterr().err
    assert main(["add", "mill/borough.txt", "--to", "made"]) == 0
    assert outlets(Path("made")) == ["ansel", "borough"]


@pytest.mark.usefixtures("folder")
def test_no_story_grows_beyond_what_is_read(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("FRAMING_MAX_VERSIONS", "2")
    Path("new.txt").write_text(f"A mill gone\n\n{TEXT}", "utf-8")
    assert main(["add", "new.txt", "--to", "mill"]) == 2
    assert main(["new", "made", "new.txt", "mill/ansel.txt", "mill/borough.txt"]) == 2
    assert capsys.readouterr().err.count("FRAMING_MAX_VERSIONS") == 2
    assert outlets(Path("mill")) == ["ansel", "borough"]
    assert not Path("made").exists()
