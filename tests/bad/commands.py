"""Commands that ask for what cannot be."""

from __future__ import annotations

from bad.case import STORY, THIRD, Case

DRAFT = {**STORY, "third.txt": THIRD}
CHECK = ("check", "third.txt", "--against", "story")
OLD = {**STORY, "out/old.txt": "Something of mine."}


def add(what: str, address: str) -> Case:
    """An address that is not fetched."""
    return Case(what, ("add", address, "--to", "story"), STORY)


def batch(what: str, text: str) -> Case:
    """A collection that cannot be read at all."""
    return Case(what, ("batch", "all.jsonl", "--out", "out"), {"all.jsonl": text})


HEAD = "outlet,dimension,part,value,sentences,reliable\n"
ROW = "Post,hedging,all,0.2,12,1\n"


def profile(what: str, text: str) -> Case:
    """A table of versions that cannot be believed."""
    return Case(what, ("profile", "versions.csv"), {"versions.csv": text})


CASES = [
    Case("no command", ()),
    Case("a command that is not there", ("comparing", "sample")),
    Case("an option that is not there", ("compare", "story", "--bias"), STORY),
    Case("a format that is not there", ("compare", "story", "--format", "xlsx"), STORY),
    Case("a file for the report's folder", ("compare", "story", "--out", "story/post.txt"), STORY),
    Case("a folder with other files in it", ("compare", "story", "--out", "out"), OLD),
    Case(
        "a baseline over a file",
        ("baseline", "story", "--out", "out/old.txt"),
        OLD,
    ),
    Case("a report about no story", ("report", "--out", "out")),
    Case("the app on a story that is not there", ("app", "story")),
    Case("a port beyond all ports", ("app", "--port", "70000")),
    Case("benchmarks that are not there", ("evaluate", "benchmarks")),
    Case("a folder without benchmarks", ("evaluate", "story"), STORY),
    Case("a limit on what is not measured", (*CHECK, "--max", "bias=0.2"), DRAFT),
    Case("a limit that is no number", (*CHECK, "--max", "hedging=much"), DRAFT),
    Case("a shift that is not known", (*CHECK, "--no-shift", "mood"), DRAFT),
    Case("a finding that is not known", (*CHECK, "--fail-on", "mood"), DRAFT),
    Case("a share above all", (*CHECK, "--require-compared", "80"), DRAFT),
    Case(
        "a draft with more comment than allowed", (*CHECK, "--max", "coverage=0"), DRAFT, status=1
    ),
    Case("a model without a server", ("code", "story", "--model", "qwen3"), STORY),
    Case(
        "a model at what is no address",
        ("code", "story", "--with", "localhost:8080", "--model", "qwen3"),
        STORY,
    ),
    Case(
        "a model called as the program",
        ("code", "story", "--with", "http://127.0.0.1:8080", "--model", "Program"),
        STORY,
    ),
    add("an address of a file", "file:///etc/passwd"),
    add("an address by another protocol", "ftp://example.com/a.txt"),
    add("an address of this machine", "http://127.0.0.1/"),
    add("this machine in another writing", "http://2130706433/"),
    add("this machine by IPv6", "http://[::1]/"),
    add("a cloud's own address", "http://169.254.169.254/latest/"),
    add("an address with a password", "http://ann:secret@example.com/"),
    add("an address without a host", "http:///article"),
    Case("an article for a story that is not there", ("add", "third.txt", "--to", "no"), DRAFT),
    Case("a new story in a folder that is there", ("new", "story", "third.txt"), DRAFT),
    Case("a new story of nothing", ("new", "other"), DRAFT),
    Case("a new story in a folder above", ("new", "story/post.txt", "third.txt"), DRAFT),
    Case("a collection that is not there", ("batch", "all.jsonl", "--out", "out")),
    batch("an empty collection", ""),
    batch("a collection without its columns", '{"title": "Lamps"}\n'),
    Case(
        "a collection of a kind that is not read",
        ("batch", "all.xlsx", "--out", "out"),
        {"all.xlsx": "x"},
    ),
    Case("loose articles that are not there", ("stories", "all.jsonl", "--out", "found.jsonl")),
    Case(
        "stories into a kind that is not written",
        ("stories", "all.jsonl", "--out", "found.txt"),
        {"all.jsonl": '{"outlet": "Post", "text": "The hall shuts."}\n'},
    ),
    profile("a profile of a table without values", HEAD.replace("value,", "")),
    profile("a profile of words for numbers", f"{HEAD}Post,hedging,all,much,12,1\n"),
    profile("a profile of what is no share", f"{HEAD}Post,hedging,all,12,12,1\n"),
    profile("a profile of several stories without their names", HEAD + 2 * ROW),
    Case("a profile by what is not known", ("profile", "story", "--by", "topic"), STORY),
    Case("a profile of no table", ("profile", "story/post.txt"), STORY),
    Case(
        "a licence without a crate", ("report", "story", "--out", "out", "--licence", "CC0"), STORY
    ),
]
