"""The check that changes attribution: one word or one condition at a time, and nothing else."""

from __future__ import annotations

import ast
import tomllib
from pathlib import Path

import framing
from tools.mutants.conditions import rule_files, without_a_condition
from tools.mutants.mutants import sample
from tools.mutants.word_lists import FILES, to_toml, without_a_word

PACKAGE = Path(framing.__file__).parent
RULE = """
def says(word: str, near: bool) -> bool:
    if word and near:
        return word == "said"
    return False
"""


def test_word_lists_are_written_as_they_are_read() -> None:
    for file in FILES:
        tables = tomllib.loads(PACKAGE.joinpath(file).read_text("utf-8"))
        assert tomllib.loads(to_toml(tables)) == tables


def small_package(folder: Path) -> Path:
    package = folder / "framing"
    for room in ("attribution", "language"):
        package.joinpath(room).mkdir(parents=True)
    for file in FILES:
        package.joinpath(file).write_text("", "utf-8")
    return package


def test_each_word_goes_once_and_no_example(tmp_path: Path) -> None:
    package = small_package(tmp_path)
    text = (
        '[speech]\nwords = ["say", "add"]\nhit = ["[Ana] <said> {it}."]\n'
        '[irregular.words]\nsay = ["says", "said", "said", "saying"]\n'
    )
    package.joinpath(FILES[0]).write_text(text, "utf-8")
    mutants = without_a_word(package)
    assert [(one.where, one.what) for one in mutants] == [
        ("speech", "say"),
        ("speech", "add"),
        ("irregular", "say"),
    ]
    left = tomllib.loads(mutants[0].text)
    assert left["speech"] == {"words": ["add"], "hit": ["[Ana] <said> {it}."]}
    assert tomllib.loads(mutants[2].text)["irregular"] == {"words": {}}


def test_a_condition_is_left_out_or_set(tmp_path: Path) -> None:
    package = small_package(tmp_path)
    package.joinpath("attribution", "rules.py").write_text(RULE, "utf-8")
    mutants = without_a_condition(package)
    assert sorted(one.what for one in mutants) == [
        "near -> True",
        "word -> True",
        'word == "said" -> False',
        'word == "said" -> True',
        "word and near -> False",
        "word and near -> True",
    ]
    for one in mutants:
        ast.parse(one.text)
        assert one.text.count("\n") == RULE.count("\n")


def test_the_rules_are_those_of_attribution_and_what_they_read_english_with() -> None:
    names = [file.as_posix() for file in rule_files(PACKAGE)]
    assert "language/noun_phrases.py" in names
    assert "language/propositions.py" not in names
    assert len(names) == len(set(names))


def test_a_seed_chooses_the_same_changes(tmp_path: Path) -> None:
    package = small_package(tmp_path)
    listed = [f"word{number}" for number in range(40)]
    package.joinpath(FILES[0]).write_text(f"[speech]\nwords = {listed}\n", "utf-8")
    words = without_a_word(package)
    assert sample(words, 5, seed=3) == sample(words, 5, seed=3)
    assert sample(words, 5, seed=3) != sample(words, 5, seed=4)
