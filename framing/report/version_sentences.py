"""What is said of a story and of each version, in sentences and bars: words for app and page.

Every count in them is the length of what ``version_summary`` holds, and names the list it opens.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from framing.report.baseline_summary import scored_facts
from framing.report.mark_certainty import mark_certainty, of_ten
from framing.report.outlet_names import joined, short
from framing.report.safe_text import one_line
from framing.report.version_summary import (
    FACT_GROUPS,
    SENTENCE_GROUPS,
    VersionSummary,
    of_others,
)
from framing.report.what_holds_up import Held, what_holds_up
from framing.report.words import capital, counted, words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from framing.types import Comparison


class Part(TypedDict, total=False):
    """A piece of a sentence; with ``open`` it opens the list of that name, of a version."""

    text: str
    open: str
    version: str


class Segment(TypedDict):
    """A part of a bar: how many, of what, and the list that it opens."""

    kind: str
    name: str
    n: int


def sentence_names(comparison: Comparison) -> dict[str, str]:
    """Return what the parts of the bar of sentences are called."""
    consensus = words("sentence_group_consensus") if comparison.source is None else {}
    return {**words("sentence_group"), **consensus}


def lead(comparison: Comparison) -> str:
    """Say in two sentences what is compared and what the list of facts is."""
    texts, facts = words("story_page"), scored_facts(comparison)
    kind = comparison.baseline if facts else "none"
    line = str(texts[f"lead_{kind}"]).format(
        versions=capital(_number_of(len(comparison.versions))),
        source=source_name(comparison),
        facts=counted(len(facts), "fact"),
        them="it" if len(facts) == 1 else "them",
        founders=len({outlet for fact in facts for outlet in fact.credited_by}),
    )
    return f"{line} {texts['recreated']}" if comparison.story.recreated else line


def _number_of(versions: int) -> str:
    small = words("numbers")["small"]
    number = small[versions] if versions < len(small) else str(versions)
    return f"{number} version{'' if versions == 1 else 's'}"


def source_name(comparison: Comparison) -> str:
    """Return what the report is called, as a reader would: never empty."""
    source = comparison.source
    return one_line(source.name) if source else str(words("baseline_line")["no_source"])


def sentences(comparison: Comparison, summary: VersionSummary) -> list[list[Part]]:
    """Return the sentences about a version; each clause opens its list."""
    lines = [
        _facts(summary),
        _credit(comparison, summary),
        _commentary(summary),
        _beside(comparison, summary),
        _only_here(summary),
    ]
    return [line for line in lines if line]


def _facts(summary: VersionSummary) -> list[Part]:
    texts = words("story_page")
    if not summary.listed:
        return []
    told = len(summary.told)
    line: list[Part] = [
        {"text": str(texts["tells"]).format(told=told, facts=counted(summary.listed, "fact"))}
    ]
    if told:
        line[0]["open"] = "facts:all"
    if summary.facts["altered"]:
        line += _clause(", ", texts["differently"], summary.facts["altered"], "facts:altered")
    before = "; "
    for group in ("unclear", "omitted"):
        if summary.facts[group]:
            line += _clause(before, texts[group], summary.facts[group], f"facts:{group}")
            before = ", "
    if apart(summary):
        # What it put on the list itself is counted above, and in no measure.
        before = str(texts["of_them_it_tells"])
        line += [{"text": before}, {"text": of_others(summary), "open": "facts:others"}]
    if summary.by_model:
        line += _clause("; ", texts["by_model"], summary.by_model, "facts:by_model")
    return [*line, {"text": "."}]


def apart(summary: VersionSummary) -> bool:
    """Tell whether the facts that others put on the list are counted apart from all of it."""
    behind = summary.others[True] + summary.others[False]
    return bool(summary.others[True]) and len(behind) < summary.listed


def _clause(before: str, text: str, counts: tuple[object, ...], opens: str) -> list[Part]:
    return [{"text": before}, {"text": text.format(n=len(counts)), "open": opens}]


def _credit(comparison: Comparison, summary: VersionSummary) -> list[Part]:
    """Say for how many of its facts a version credits the report, where there is one."""
    texts, told = words("story_page"), len(summary.told)
    if comparison.source is None:
        return []
    if not told:
        return []
    number = len(summary.credited)
    if number:
        key = "credits_all" if number == told else "credits"
        text = str(texts[key]).format(n=number, told=told)
        line: list[Part] = [{"text": text, "open": "credit"}]
    else:
        line = [{"text": str(texts["credits_none"]), "open": "credit:none"}]
        if any(
            "footer" in warning and summary.outlet in warning for warning in comparison.warnings
        ):
            line += [{"text": f": {texts['footer']}"}]
    if summary.facts["alone"]:
        text = str(texts["alone"]).format(n=len(summary.facts["alone"]), told=told)
        line += [{"text": "; "}, {"text": text, "open": "facts:alone"}]
    return [*line, {"text": "."}]


def _commentary(summary: VersionSummary) -> list[Part]:
    texts, body = words("story_page"), summary.body
    if not body:
        return []
    number = len(summary.sentences["commentary"])
    key = "commentary_none" if not number else "commentary_one" if number == 1 else "commentary"
    if body == 1:
        key = "only_commentary" if number else "only_commentary_none"
    part: Part = {"text": str(texts[key]).format(n=number, body=body)}
    if number:
        part["open"] = "sentences:commentary"
    line = [part]
    if summary.sentences["speculation"]:
        line += _clause(
            "; ", texts["speculation"], summary.sentences["speculation"], "sentences:speculation"
        )
    return [*line, {"text": "."}]


def _beside(comparison: Comparison, summary: VersionSummary) -> list[Part]:
    """Say what else stands in a version: sentences that tell none of the facts."""
    texts, own = words("story_page"), summary.sentences["commentary"]
    background, others = summary.sentences["context"], summary.sentences["attributed"]
    if not background and not others:
        return []
    marked = own or summary.sentences["speculation"]
    start = str(texts["beside_these" if marked else "beside_listed"])
    line: list[Part] = [{"text": start.format(reported=sentence_names(comparison)["reported"])}]
    if background:
        line += _beside_part("beside_context", background, "sentences:context")[1:]
    if others:
        key = "beside_attributed" if background else "beside_attributed_only"
        part = _beside_part(key, others, "sentences:attributed")
        line += part if background else part[1:]
    return [*line, {"text": "."}]


def _only_here(summary: VersionSummary) -> list[Part]:
    """Say of how many sentences nothing was found in another version."""
    number, texts = len(summary.only_here), words("story_page")
    if not number:
        return []
    text = str(texts["only_here_one" if number == 1 else "only_here"]).format(n=number)
    return [{"text": text, "open": "sentences:only_here"}, {"text": "."}]


def _beside_part(key: str, numbers: tuple[int, ...], opens: str) -> list[Part]:
    text = words("story_page")[f"{key}_one" if len(numbers) == 1 else key]
    return _clause(" and ", str(text), numbers, opens)


def bars(summary: VersionSummary) -> list[list[Segment]]:
    """Return both bars: the list's facts, and the version's sentences."""
    facts: list[Segment] = [
        {"kind": group, "name": f"facts:{group}", "n": len(summary.facts[group])}
        for group in FACT_GROUPS
    ]
    by_kind: list[Segment] = [
        {"kind": group, "name": f"sentences:{group}", "n": len(summary.sentences[group])}
        for group in SENTENCE_GROUPS
    ]
    return [[part for part in bar if part["n"]] for bar in (facts, by_kind)]


_OPENS = {"commentary": "sentences:commentary", "speculation": "sentences:speculation"}
_OPENS |= {"credit": "credit", "coverage": "facts:all"}


def holds(comparison: Comparison, summaries: Mapping[str, VersionSummary]) -> list[list[Part]]:
    """Return what holds up between versions, a line each; names open what the line is about."""
    found, texts, lines = what_holds_up(comparison), words("holds_up"), words("holds_up_lines")
    if not found.held:
        # Two with text enough make a comparison.
        enough = sum(summary.enough for summary in summaries.values()) > 1
        return [[{"text": str(texts["none" if enough and found.open else "untested"])}]]
    said: list[list[Part]] = []
    for place, held in enumerate(found.held):
        said.append(_held(held))
        last = [one.dimension for one in found.held[place:]].count(held.dimension) == 1
        if last and (mark := mark_certainty().get(held.dimension)):
            said.append(
                [{"text": str(texts["sure"]).format(things=mark.sentences, n=of_ten(mark.right))}]
            )
    if found.open:
        measures = joined([str(lines[dimension]["name"]) for dimension in found.open])
        said.append([{"text": str(texts["open"]).format(measures=measures)}])
    return said


def _held(held: Held) -> list[Part]:
    texts = words("holds_up_lines")[held.dimension]
    verb = texts.get("verb", ["", ""])[len(held.above) > 1]
    line = str(texts["line"]).format(above="\0above\0", below="\0below\0", verb=verb)
    parts: list[Part] = []
    for piece in line.split("\0"):
        if piece in {"above", "below"}:
            parts += _names(held.above if piece == "above" else held.below, held.dimension)
        elif piece:
            parts.append({"text": piece})
    return parts


def _names(outlets: tuple[str, ...], dimension: str) -> list[Part]:
    parts: list[Part] = []
    for place, outlet in enumerate(outlets):
        if place:
            parts.append({"text": " and " if place == len(outlets) - 1 else ", "})
        parts.append({"text": short(outlet), "version": outlet, "open": _OPENS.get(dimension, "")})
    return parts
