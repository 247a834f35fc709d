"""The corpus of invented stories: its files hold together, and its card says what they are."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tools.corpus.__main__ import card, main
from tools.corpus.agreement import Agreement
from tools.corpus.check import faults
from tools.corpus.stories import corpus_stories

CORPUS = Path(__file__).parents[2] / "corpus"


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One story of the corpus in a folder of its own, with its sums."""
    folder = tmp_path_factory.mktemp("corpus")
    name = corpus_stories(CORPUS)[0].folder.name
    shutil.copytree(CORPUS / "stories" / name, folder / "stories" / name)
    for table in ("stories", "versions"):
        lines = (CORPUS / f"{table}.tsv").read_text("utf-8").splitlines()
        kept = [lines[0], *(line for line in lines if line.startswith(f"{name}\t"))]
        (folder / f"{table}.tsv").write_text("\n".join(kept) + "\n", "utf-8")
    assert main(["sums", str(folder)]) == 0
    return folder


def test_all_files_of_the_corpus_hold_together() -> None:
    assert list(faults(CORPUS)) == []


def test_no_writer_stands_in_two_parts() -> None:
    parts: dict[str, set[str]] = {}
    for story in corpus_stories(CORPUS):
        parts.setdefault(story.about["writer"], set()).add(story.about["part"])
    assert all(len(each) == 1 for each in parts.values())
    assert set.union(*parts.values()) == {"train", "development", "test"}


@pytest.mark.slow
def test_the_card_shows_what_its_command_prints() -> None:
    assert card(CORPUS).strip() in (CORPUS / "README.md").read_text("utf-8")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("\tsame\t", "\tlike\t", "no relation 'like'"),
        ("f1\t", "f99\t", "no fact 'f99'"),
    ],
)
def test_a_label_that_does_not_fit_is_named(
    copied: Path, capsys: pytest.CaptureFixture[str], old: str, new: str, said: str
) -> None:
    (file,) = copied.glob("stories/*/links.tsv")
    text = file.read_text("utf-8")
    try:
        file.write_text(text.replace(old, new, 1), "utf-8")
        assert main(["check", str(copied)]) == 1
        told = capsys.readouterr().out
        assert said in told
        assert "SHA256SUMS" in told
    finally:
        file.write_text(text, "utf-8")


def test_a_text_that_was_edited_is_named(copied: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = min(copied.glob("stories/*/*.txt"))
    text = file.read_text("utf-8")
    try:
        file.write_text("X" + text, "utf-8")
        assert main(["check", str(copied)]) == 1
        assert "does not stand at" in capsys.readouterr().out
    finally:
        file.write_text(text, "utf-8")


def test_agreement_is_that_of_cohen() -> None:
    # Of 100 cells both say 20, the first 5 more, the second 10 more.
    found = Agreement(stories=1, both=20, first=25, second=30, cells=100)
    assert found.f1 == pytest.approx(40 / 55)
    assert found.kappa == pytest.approx((0.85 - 0.6) / (1 - 0.6))
