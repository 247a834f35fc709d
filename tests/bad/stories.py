"""Stories and baseline files with something wrong in them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, TypeAlias

import framing
from bad.articles import GERMAN
from bad.case import GLOW, LAMP, STORY, THIRD, Case, Content, compare
from framing.facts.baseline_file.write import baseline_json

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from framing.types import Comparison

    Table: TypeAlias = dict[str, Any]

HEADER = "outlet,sentence,column,value,coder,note\n"
BOTH = "[[version]]\nfile = 'courier.txt'\n[[version]]\nfile = 'post.txt'\n"


def toml(what: str, text: Content, files: dict[str, Content] | None = None, **more: object) -> Case:
    """A story with a ``story.toml``."""
    return compare(what, {"story/story.toml": text, **(files or {})}, **more)


def labels(what: str, text: str) -> Case:
    """A story with corrections."""
    return compare(what, {"story/labels.csv": text})


def edited(what: str, edit: Callable[[Table], object]) -> Case:
    """An article against a baseline file that somebody has edited."""

    def make(folder: Path) -> None:
        made = baseline_json(read_and_compare(folder / "story"))
        (folder / "base.json").write_text(json.dumps(edit(json.loads(made))))

    command = ("score", "third.txt", "--against", "base.json")
    return Case(what, command, {**STORY, "third.txt": THIRD}, make=make)


def baseline(what: str, text: str) -> Case:
    """An article against what is no baseline file."""
    command = ("score", "third.txt", "--against", "base.json")
    return Case(what, command, {"third.txt": THIRD, "base.json": text})


def read_and_compare(folder: Path) -> Comparison:
    """Return the comparison of a story's folder."""
    return framing.compare(framing.read_story(folder))


def _first(table: Table, **changed: object) -> Table:
    """Change the first fact."""
    fact, *others = table["facts"]
    return {**table, "facts": [{**fact, **changed}, *others]}


def _empty(folder: Path) -> None:
    (folder / "story").mkdir()


def _out_of_the_folder(folder: Path) -> None:
    (folder / "secret.txt").write_text(THIRD)
    (folder / "story" / "third.txt").symlink_to(folder / "secret.txt")


def _round(folder: Path) -> None:
    (folder / "story" / "again").symlink_to(folder / "story")


CASES = [
    Case("a story that is not there", ("compare", "story")),
    Case("a file for a story", ("compare", "post.txt"), {"post.txt": LAMP}),
    Case("an empty folder", ("compare", "story"), make=_empty),
    Case("one article only", ("compare", "story"), {"story/post.txt": LAMP}),
    Case(
        "articles in another language",
        ("compare", "story"),
        {"story/a.txt": GERMAN, "story/b.txt": LAMP},
    ),
    compare("an article that is empty", {"story/empty.txt": ""}, status=0),
    compare("a copy of a version", {"story/copy.txt": LAMP}, status=0),
    Case(
        "versions that share nothing",
        ("compare", "story"),
        {
            "story/a.txt": LAMP,
            "story/b.txt": "Rain fell on the islands.\n\nThe ferry waited. Two goats swam.",
        },
        status=0,
    ),
    Case(
        "51 versions",
        ("compare", "story"),
        {f"story/{number}.txt": LAMP for number in range(51)},
    ),
    Case(
        "an outlet twice",
        ("compare", "story"),
        {"story/post.txt": LAMP, "story/post.md": GLOW},
    ),
    compare("a version through a link out of the folder", {}, make=_out_of_the_folder),
    compare("a folder that links to itself", {}, make=_round, status=0),
    toml("story.toml that is not TOML", "title = Lamps"),
    toml("story.toml that is not UTF-8", b"title = '\xff\xfe'"),
    toml("a key that is not known", "titel = 'Lamps'"),
    toml("a number for a title", "title = 5"),
    toml("a date that is none", f"{BOTH}published = 'May'"),
    toml("a version that is not there", "[[version]]\nfile = 'no.txt'"),
    toml("a version outside the folder", "[[version]]\nfile = '../x.txt'", {"x.txt": THIRD}),
    toml("an absolute path", "[[version]]\nfile = '/etc/passwd'"),
    toml("the same file twice", "[[version]]\nfile = 'post.txt'\n[[version]]\nfile = 'post.txt'"),
    toml("a source's text that is not there", "[source]\nname = 'Trade Herald'\ntext = 'no.txt'"),
    toml("a source without a name", "[source]\naliases = ['Herald']"),
    labels("labels without their header", "post,1,role,context,ann,\n"),
    labels("a label of an outlet that is not there", f"{HEADER}gazette,1,role,context,ann,\n"),
    compare(
        "a label of a sentence that is not there",
        {"story/labels.csv": f"{HEADER}post,99,role,context,ann,\n"},
        status=0,
    ),
    labels("a label with a wrong value", f"{HEADER}post,1,role,comment,ann,\n"),
    labels("a label of a column that is not there", f"{HEADER}post,1,mood,good,ann,\n"),
    Case(
        "a baseline file that is not there",
        ("score", "third.txt", "--against", "base.json"),
        {"third.txt": THIRD},
    ),
    baseline("a baseline that is not JSON", "{"),
    baseline("a baseline nested too deeply", "[" * 100_000),
    baseline("a list for a baseline", "[]"),
    edited("a baseline of another format", lambda table: {**table, "format": "framing-baseline-9"}),
    edited("a baseline with a key that is not known", lambda table: {**table, "colour": "red"}),
    edited("a baseline without facts", lambda table: {**table, "facts": []}),
    edited("a fact without a mention", lambda table: _first(table, wordings=[])),
    edited("a fact without a statement", lambda table: _first(table, statement="")),
    edited("a fact twice", lambda table: {**table, "facts": table["facts"] * 2}),
    edited("a certainty of 7", lambda table: _first(table, certainty=7)),
    edited("a fact's name that is none", lambda table: _first(table, fact="the first")),
    Case(
        "a version that the story has already",
        ("add", "third.txt", "--to", "story", "--outlet", "post"),
        {**STORY, "third.txt": THIRD},
    ),
]
