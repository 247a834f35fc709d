"""Coverage-guided fuzzing of what reads other people's bytes.

python bench/fuzz.py [--seconds N] [TARGET ...]

Needs atheris (PyPI). Every target gets N seconds, 600 unless told, in a process of its own, from a
corpus of our own articles. A finding is an exception that is no FramingError, a span outside its
text, or an input of at most 100 KB that takes over a second; it is kept in a folder that
is named, and the exit status is 1. Printed: a line for each target with the count of inputs tried.
"""

# ruff: noqa: PLC0415 - what is fuzzed is imported after the fuzzer has been told to watch it
from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from framing.ingest.read_article import Kind
    from framing.types import Cue, Sentence

ROOT = Path(__file__).parent.parent
LONGEST = 100_000
PATIENCE = 1.0
"""Seconds of work that an input may cost; instrumented code is slower than what ships."""

WORDS = ["said", "according to", "told the", "may", "could have", "reportedly", "experts say"]
WORDS += ["“", "”", "‘", "’", '"', "(", "[", "—", "\n\n", "- ", "# ", "$3.5bn", "60 per cent"]
WORDS += [
    "Mr. ",
    "U.S. ",
    "Nov. 19",
    "[source]",
    "[[version]]",
    "<p>",
    "<script>",
    "<![CDATA[",
    "&#x",
]


def readers(data: bytes) -> None:
    """Bytes of a kind that the first one chooses, read as an article and then as sentences."""
    from framing.article.sentences import sentences
    from framing.ingest import article_from_bytes

    kinds: tuple[Kind, ...] = ("html", "text", "markdown", "docx", "pdf")
    kind = kinds[data[0] % len(kinds)] if data else "text"
    read = article_from_bytes(data[1:], f"a.{kind}", "Outlet", kind=kind)
    _inside(read.version.text, sentences(read.version))


def segmenter(data: bytes) -> None:
    """Text cut into sentences and those into statements."""
    from framing.article.sentences import sentences
    from framing.ingest import version_from_text

    version = version_from_text(_text(data), "Outlet")
    _inside(version.text, sentences(version))


def attribution(data: bytes) -> None:
    """Text read for who says it."""
    from framing.article.sentences import sentences
    from framing.attribution import attribute, find_source
    from framing.ingest import version_from_text

    version = version_from_text(_text(data), "Outlet")
    found = sentences(version)
    attribute(version, found, None)
    find_source([(version, found)])


def cues(data: bytes) -> None:
    """Text read for cues, by rules and models, and for statements."""
    from framing.article.sentences import sentences
    from framing.attribution import attribute
    from framing.cues import detectors
    from framing.cues.model_cues import find_all_cues
    from framing.ingest import version_from_text

    version = version_from_text(_text(data), "Outlet")
    found = sentences(version)
    for one in find_all_cues(version.text, found, attribute(version, found, None), detectors()):
        _inside(version.text, one.cues)


def settings(data: bytes) -> None:
    """A story.toml."""
    from framing.ingest.story_toml import read_settings

    read_settings(Path("story.toml"), data)


def baselines(data: bytes) -> None:
    """A baseline file."""
    from framing.config import default
    from framing.facts.baseline_file.read import read_baseline

    with tempfile.NamedTemporaryFile(suffix=".json") as file:
        file.write(data)
        file.flush()
        read_baseline(Path(file.name)).baseline_facts(default())


TARGETS: dict[str, Callable[[bytes], None]] = {
    one.__name__: one for one in (readers, segmenter, attribution, cues, settings, baselines)
}


def _text(data: bytes) -> str:
    return data.decode("utf-8", errors="ignore")


def _inside(text: str, spans: Iterable[Sentence | Cue]) -> None:
    for span in spans:
        if not 0 <= span.start < span.end <= len(text):
            raise AssertionError(f"{span.start} to {span.end} is outside of {len(text)} characters")


def fuzz(name: str, seconds: int, folder: Path) -> None:
    """Fuzz one target in this process, which ends with it."""
    import atheris

    with atheris.instrument_imports(include=["framing"]):
        import framing.attribution
        import framing.cues.model_cues
        import framing.facts.baseline_file.read
        import framing.ingest.story_toml  # noqa: F401 - instrumented by being imported here
        from framing.errors import FramingError
    target = TARGETS[name]

    def once(data: bytes) -> None:
        began = time.process_time()
        try:
            target(data)
        except FramingError:
            return
        took = time.process_time() - began
        if took > PATIENCE:
            raise TimeoutError(f"{len(data)} bytes took {took:.1f} s")

    for sample in corpus(name):
        # What is loaded once is nobody's second.
        try:
            target(sample)
        except FramingError:
            continue
    words = folder / "words"
    escaped = [word.encode().hex() for word in WORDS]
    pairs = [
        "".join(rf"\x{word[at : at + 2]}" for at in range(0, len(word), 2)) for word in escaped
    ]
    words.write_text("".join(f'"{pair}"\n' for pair in pairs))
    seeds = folder / "seeds"
    seeds.mkdir()
    for number, sample in enumerate(corpus(name)):
        (seeds / str(number)).write_bytes(sample)
    atheris.Setup(
        [
            "fuzz",
            f"-max_total_time={seconds}",
            f"-max_len={LONGEST}",
            f"-dict={words}",
            f"-artifact_prefix={folder}/finding-",
            str(seeds),
        ],
        once,
    )
    atheris.Fuzz()


def corpus(name: str) -> list[bytes]:
    """Return what a target starts from: articles and files of our own."""
    story = ROOT / "seeds" / "china-ai-silicon-valley"
    articles = [path.read_bytes() for path in sorted(story.glob("*.txt"))]
    if name == "settings":
        return [(story / "story.toml").read_bytes()]
    if name == "baselines":
        from framing import compare, read_story
        from framing.facts.baseline_file.write import baseline_json

        return [baseline_json(compare(read_story(story))).encode()]
    if name == "readers":
        pages = [path.read_bytes() for path in sorted((ROOT / "tests/data/pages").glob("*.htm*"))]
        return [b"\x00" + one for one in pages] + [bytes([n]) + articles[0] for n in (1, 2)]
    # Short ones: what is found in a paragraph is found sooner than in an article.
    return [part for one in articles for part in one.split(b"\n\n")]


def main(argv: list[str]) -> int:
    """Run the targets one after the other and print a line for each."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("target", nargs="*", metavar="TARGET", help=", ".join(TARGETS))
    parser.add_argument("--seconds", type=int, default=600)
    parser.add_argument("--inside", help=argparse.SUPPRESS)
    asked = parser.parse_args(argv)
    if asked.inside:
        fuzz(asked.target[0], asked.seconds, Path(asked.inside))
        return 0
    failures = 0
    for name in asked.target or TARGETS:
        folder = Path(tempfile.mkdtemp(prefix=f"fuzz-{name}-"))
        command = [sys.executable, __file__, name, "--seconds", str(asked.seconds)]
        run = subprocess.run(
            [*command, "--inside", str(folder)], check=False, capture_output=True, text=True
        )
        tried = re.findall(r"^#(\d+)", run.stderr, re.MULTILINE)
        findings = sorted(folder.glob("finding-*"))
        count = f"{int(tried[-1]):,}" if tried else "0"
        print(
            f"{name:12} {count:>10} inputs in {asked.seconds} s, {len(findings)} findings",
            flush=True,
        )
        if findings or run.returncode:
            failures += 1
            print(f"  kept in {folder}\n" + "\n".join(run.stderr.splitlines()[-15:]))
    return min(failures, 1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
