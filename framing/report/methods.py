"""``methods.md``: a draft of a paper's methods section, from ``run.json`` alone.

What the record does not say, as one of a comparison with settings of one's own, is not said here.
Titles and names are escaped: they are text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from framing.report.answers_by_others import answers_by_others
from framing.report.citation import cited, short_hash
from framing.report.mark_certainty import (
    mark_certainty,
    named,
    of_hundred,
    shift_certainty,
    shift_material,
)
from framing.report.markdown_text import plain
from framing.report.outlet_names import RECREATED, joined
from framing.report.shown_measures import shown
from framing.report.words import capital, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

METHODS = "methods.md"


def methods_md(record: Mapping[str, Any]) -> str:
    """Return a methods section as Markdown.

    Args:
        record: What ``run.json`` holds.
    """
    texts: Mapping[str, str] = words("methods")
    sections = {
        texts["stories_heading"]: _material(record),
        texts["versions_heading"]: _comparison(record),
        texts["measures_heading"]: _measures(record),
        texts["statistics_heading"]: _statistics(record),
        texts["errors_heading"]: _errors(),
        texts["limits_heading"]: _limits(record),
        texts["again_heading"]: _again(record),
        words("citation")["heading"]: _cite(record),
    }
    parts = [f"# {texts['title']}", f"*{texts['draft']}*"]
    for heading, paragraphs in sections.items():
        parts += [f"## {heading}", *paragraphs]
    return "\n\n".join(parts) + "\n"


def _material(record: Mapping[str, Any]) -> Iterator[str]:
    texts: Mapping[str, str] = words("methods")
    stories = record["stories"]
    yield texts["compared"].format(
        stories="one story" if len(stories) == 1 else f"{len(stories)} stories",
        version=record["version"],
        configuration=_hash(record),
    )
    yield _listed(
        texts["story"].format(
            title=_title(story),
            number=len(story["versions"]),
            outlets=joined([plain(version["outlet"]) for version in story["versions"]]),
        )
        for story in stories
    )
    outlets = [version["outlet"] for story in stories for version in story["versions"]]
    if any(outlet.endswith(RECREATED) for outlet in outlets):
        yield texts["recreated"]


def _comparison(record: Mapping[str, Any]) -> Iterator[str]:
    texts: Mapping[str, str] = words("methods")
    stories = record["stories"]
    baselines: dict[str, list[str]] = {}
    for story in stories:
        baselines.setdefault(_baseline(story), []).append(_title(story))
    for baseline, titles in baselines.items():
        alone = len(baselines) == 1
        yield baseline if alone else texts["in_story"].format(title=joined(titles), text=baseline)
    yield texts["own_facts"]
    copies = [group for story in stories for group in story["witnesses"] if len(group) > 1]
    for group in copies:
        yield texts["copies"].format(outlets=joined([plain(outlet) for outlet in group]))
    if not copies:
        yield texts["no_copies"]
    for story in stories:
        if story["article"]:
            yield texts["article"].format(article=plain(story["article"]))
    yield from answers_by_others([story["labels"] for story in stories])


def _baseline(story: Mapping[str, Any]) -> str:
    texts: Mapping[str, str] = words("methods")
    kind = story["baseline"]
    if kind == "cited":
        kind = "cited_found" if story["source_found"] else "cited_named"
    source = plain(story["source"]) or words("baseline_line")["no_source"]
    return texts[kind].format(source=source)


def _measures(record: Mapping[str, Any]) -> Iterator[str]:
    texts: Mapping[str, str] = words("methods")
    yield _listed(texts["measure"].format(name=one.name, means=one.means) for one in shown())
    yield texts["sources"]
    yield from _filled(texts["matching"], _settings(record, "coverage"))


def _statistics(record: Mapping[str, Any]) -> Iterator[str]:
    texts: Mapping[str, str] = words("methods")
    scores = _settings(record, "scores")
    yield from _filled(texts["intervals"], scores)
    if "level" in scores:
        yield from _filled(texts["tests"], {**scores, "error": 1 - scores["level"]})


def _errors() -> Iterator[str]:
    texts: Mapping[str, str] = words("methods")
    yield texts["errors"]
    yield _listed(
        texts["error"].format(
            name=named(mark),
            right=of_hundred(mark.right),
            found=texts["error_found"].format(found=of_hundred(mark.found))
            if mark.found
            else texts["error_unmeasured"],
            material=mark.material,
        )
        for mark in mark_certainty().values()
    )
    yield texts["errors_shifts"].format(material=shift_material())
    yield _listed(
        texts["error_shift" if kind.right[1] else "error_never"].format(
            name=capital(str(words("shift")[kind.kind]["name"])),
            right=kind.right[0],
            marked=kind.right[1],
            found=kind.found[0],
            there=kind.found[1],
        )
        for kind in shift_certainty().values()
    )


def _limits(record: Mapping[str, Any]) -> Iterator[str]:
    limits: Sequence[str] = words("limits")["always"]
    warned = [
        words("methods")["warnings"].format(warning=plain(warning))
        for story in record["stories"]
        for warning in story["warnings"]
    ]
    yield _listed((*limits, *warned))


def _again(record: Mapping[str, Any]) -> Iterator[str]:
    dependencies = [f"{name} {version}" for name, version in record["dependencies"].items()]
    yield words("methods")["again"].format(
        version=record["version"],
        python=record["python"],
        configuration=_hash(record),
        seed=record["seed"],
        dependencies=", ".join(dependencies),
    )


def _cite(record: Mapping[str, Any]) -> Iterator[str]:
    yield cited(record["version"], _hash(record))
    yield words("citation")["configuration"]


def _settings(record: Mapping[str, Any], table: str) -> Mapping[str, Any]:
    found: Mapping[str, Any] = record["configuration"].get(table, {})
    return found


def _filled(text: str, settings: Mapping[str, Any]) -> Iterator[str]:
    """Yield a text with what the settings say; nothing where they do not say all of it."""
    try:
        yield text.format_map(settings)
    except KeyError:
        return


def _hash(record: Mapping[str, Any]) -> str:
    return short_hash(record["configuration_sha256"])


def _title(story: Mapping[str, Any]) -> str:
    title = plain(story["title"])
    return f"“{title}”" if title else words("methods")["untitled"]


def _listed(items: Iterator[str] | Sequence[str]) -> str:
    return "\n".join(f"- {item}" for item in items)
