"""Whether the files of the corpus hold together: what is wrong, a line each."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from framing.ingest import read_story
from tools.corpus.describe import DATAPACKAGE, datapackage
from tools.corpus.stories import corpus_stories, rows_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tools.corpus.stories import CorpusStory, Row

SUMS = "SHA256SUMS"
_STARTS = 4
_RELATIONS = {"same", "part"} | {
    f"differs:{kind}"
    for kind in (
        *("number", "date", "actor", "direction", "scope", "relation", "certainty", "sourcing"),
    )
}


def faults(corpus: Path) -> Iterator[str]:
    """Yield what is wrong with the corpus."""
    stories = corpus_stories(corpus)
    listed = {story.folder.name for story in stories}
    there = {folder.name for folder in (corpus / "stories").iterdir()}
    yield from (f"{name}: in stories.tsv, but no folder" for name in sorted(listed - there))
    yield from (f"{name}: a folder, but not in stories.tsv" for name in sorted(there - listed))
    for story in stories:
        yield from _of_story(story)
    described = corpus / DATAPACKAGE
    if not described.is_file() or described.read_text("utf-8") != datapackage(corpus):
        yield f"{DATAPACKAGE}: not of these files; python -m tools.corpus describe writes it"
    yield from _sums(corpus)


def _of_story(story: CorpusStory) -> Iterator[str]:
    name = story.folder.name
    read = {version.outlet: version.text for version in read_story(story.folder).versions}
    for outlet, text in story.texts.items():
        if read.get(outlet, "").strip() != text.strip():
            yield f"{name}: {outlet} is read otherwise than it is written, so offsets do not fit"
    told = set()
    for table in ("links", "headline_links", "additions", "second"):
        for number, row in enumerate(story.table(table), 2):
            wrong = _row_fault(row, story)
            if wrong:
                yield f"{name}/{table}.tsv, line {number}: {wrong}"
            told.add(row.get("fact", ""))
    yield from (f"{name}: {fact} is told nowhere" for fact in story.facts if fact not in told)


def _row_fault(row: Row, story: CorpusStory) -> str:
    text = story.texts.get(row["outlet"])
    if text is None:
        return f"no outlet {row['outlet']!r}"
    words = text[int(row["start"]) : int(row["end"])]
    if " ".join(words.split()[:_STARTS]) != row["starts"]:
        return f"{row['starts']!r} does not stand at {row['start']}"
    if "fact" in row and row["fact"] not in story.facts:
        return f"no fact {row['fact']!r}"
    if "relation" in row and row["relation"] not in _RELATIONS:
        return f"no relation {row['relation']!r}"
    return ""


def sums(corpus: Path) -> str:
    """Return the SHA-256 of every file of the corpus, as ``sha256sum -c`` reads them."""
    files = sorted(path for path in corpus.rglob("*") if path.is_file() and path.name != SUMS)
    return "".join(
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(corpus).as_posix()}\n"
        for path in files
    )


def _sums(corpus: Path) -> Iterator[str]:
    kept = corpus / SUMS
    if not kept.is_file() or kept.read_text("utf-8") != sums(corpus):
        yield f"{SUMS}: not that of the files; python -m tools.corpus sums {corpus.name} writes it"


def sizes(corpus: Path) -> list[Row]:
    """Return what each part holds: stories, versions, sentences, facts, links, differences."""
    found: dict[str, dict[str, int]] = {}
    for story in corpus_stories(corpus):
        part = found.setdefault(story.about["part"], dict.fromkeys(_COUNTED, 0))
        links = story.table("links")
        part["stories"] += 1
        part["versions"] += len(story.texts)
        part["words"] += sum(len(text.split()) for text in story.texts.values())
        part["sentences"] += len(story.sentences())
        part["facts"] += len(story.facts)
        part["links"] += sum(row["relation"] != "part" for row in links)
        part["doubtful"] += sum(row["relation"] == "part" for row in links)
        part["differences"] += sum(row["relation"].startswith("differs:") for row in links)
    return [
        {"part": part, **{name: f"{number:,}" for name, number in counted.items()}}
        for part, counted in found.items()
    ]


_COUNTED = (
    *("stories", "versions", "words", "sentences", "facts", "links", "doubtful", "differences"),
)


def registers(corpus: Path) -> dict[str, int]:
    """Return how many versions there are of each register."""
    found: dict[str, int] = {}
    for row in rows_of(corpus / "versions.tsv"):
        found[row["register"]] = found.get(row["register"], 0) + 1
    return dict(sorted(found.items()))
