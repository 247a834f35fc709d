"""What every number of a version's row opens: the facts or sentences that it counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from shared.fact_quotes import fact_note, fact_quote
from shared.set_statuses import set_statuses
from shared.story_texts import (
    Passage,
    fact_numbers,
    joined,
    sentence_text,
    short,
    statements,
    versions_by_outlet,
)

from framing.facts.model_statuses import is_by_model
from framing.report.mark_certainty import mark_certainty, of_ten
from framing.report.plain_reasons import plain_reasons
from framing.report.safe_text import one_line
from framing.report.version_summary import FACT_GROUPS, SENTENCE_GROUPS
from framing.report.words import capital, counted, sentence, words
from framing.statistics.measures import weighs

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from framing.report.version_summary import VersionSummary
    from framing.types import Comparison, Reading, VersionReading


class Item(TypedDict):
    """One thing that is counted: a fact, or a sentence, with the words and what is said of it."""

    n: int
    fact: str
    statement: str
    status: str
    sentence: int
    quote: Passage | None
    note: str
    by: str


class OpenedList(TypedDict):
    """What a clause opens; ``questions`` can be answered."""

    head: str
    sub: str
    questions: bool
    items: list[Item]


class _Rows:
    """A comparison's rows at hand."""

    def __init__(self, comparison: Comparison) -> None:
        self.comparison = comparison
        self.numbers = fact_numbers(comparison)
        self.statements = statements(comparison)
        self.versions = versions_by_outlet(comparison)
        self.coverage = {(row.outlet, row.fact): row for row in comparison.coverage}
        self.by_hand = set_statuses(comparison)

    def nearest(self, reading: Reading) -> str:
        """Say which sentence of another version is nearest; empty where that is no version."""
        near = reading.nearest
        if near is None or near.outlet not in self.versions:
            return ""
        text = str(words("story_page")["only_here_nearest"]).format(
            outlet=short(near.outlet),
            words=sentence_text(self.versions[near.outlet], near.sentence),
        )
        return capital(text)


def opened_lists(
    comparison: Comparison, summaries: Mapping[str, VersionSummary]
) -> dict[str, dict[str, OpenedList]]:
    """Return the lists of every version, by outlet and by the name that clauses open them with."""
    rows = _Rows(comparison)
    return {outlet: _lists(rows, summary) for outlet, summary in summaries.items()}


def _lists(rows: _Rows, summary: VersionSummary) -> dict[str, OpenedList]:
    outlet, texts, groups = summary.outlet, words("story_page"), words("fact_group")
    lists = {
        f"facts:{group}": _list(rows, outlet, summary.facts[group], str(groups[group]))
        for group in FACT_GROUPS
        if summary.facts[group] and group != "unclear"
    }
    lists["facts:others"] = _list(rows, outlet, summary.others[True], str(texts["told_of_others"]))
    lists["facts:all"] = _list(rows, outlet, summary.told, str(groups["told"]))
    if summary.facts["unclear"]:
        lists["facts:unclear"] = _questions(rows, outlet, summary.facts["unclear"])
    lists["credit"] = _list(rows, outlet, summary.credited, str(texts["credited_here"]))
    without = tuple(fact for fact in summary.told if fact not in summary.credited)
    lists["credit:none"] = _list(rows, outlet, without, str(texts["not_credited"]))
    if summary.by_model:
        lists["facts:by_model"] = {
            **_list(rows, outlet, summary.by_model, str(texts["by_model_list"])),
            "sub": str(texts["by_model_sub"]),
            "questions": True,
        }
    yours = tuple(
        fact
        for name, fact in rows.by_hand
        if name == outlet and fact in rows.numbers and not is_by_model(rows.coverage[outlet, fact])
    )
    if yours:
        lists["yours"] = {
            **_list(rows, outlet, yours, ""),
            "head": f"{short(outlet)}: {str(texts['yours']).lower()}",
        }
    for group in SENTENCE_GROUPS:
        if numbers := summary.sentences[group]:
            lists[f"sentences:{group}"] = _sentences(rows, outlet, numbers, group)
    lists["sentences:only_here"] = _only_here(rows, summary)
    return {name: made for name, made in lists.items() if made["items"]}


def _list(rows: _Rows, outlet: str, facts: Iterable[str], what: str) -> OpenedList:
    items = [_fact(rows, outlet, fact) for fact in facts]
    head = words("story_page")["list_facts"].format(
        outlet=short(outlet), what=f"{counted(len(items), 'fact')}, {what}"
    )
    not_found = bool(items) and all(item["status"] == "omitted" for item in items)
    sub = sentence(str(words("status")["omitted"]["means"])) if not_found else ""
    return {"head": head, "sub": sub, "questions": False, "items": items}


def _questions(rows: _Rows, outlet: str, facts: tuple[str, ...]) -> OpenedList:
    texts = words("story_page")
    key = "question_one" if len(facts) == 1 else "question"
    return {
        "head": str(texts[key]).format(outlet=short(outlet), n=len(facts)),
        "sub": str(texts["question_sub"]),
        "questions": True,
        "items": [_fact(rows, outlet, fact) for fact in facts],
    }


def _fact(rows: _Rows, outlet: str, fact: str) -> Item:
    row = rows.coverage[outlet, fact]
    return {
        "n": rows.numbers[fact],
        "fact": fact,
        "statement": rows.statements[fact],
        "status": row.status,
        "sentence": -1 if row.sentence is None else row.sentence,
        "quote": fact_quote(row, rows.versions[outlet]),
        "note": fact_note(row, rows.comparison),
        "by": rows.by_hand.get((outlet, fact), ""),
    }


def _sentences(rows: _Rows, outlet: str, numbers: Iterable[int], group: str) -> OpenedList:
    version = rows.versions[outlet]
    items = [
        _sentence(version, number, sentence_note(version.readings[number], version, rows, group))
        for number in numbers
    ]
    name = words("sentence_group")[group]
    if rows.comparison.source is None:
        name = words("sentence_group_consensus").get(group, name)
    head = words("story_page")["list_facts"].format(
        outlet=short(outlet), what=f"{counted(len(items), 'sentence')}, {name}"
    )
    return {"head": head, "sub": _sentences_sub(group), "questions": False, "items": items}


def _only_here(rows: _Rows, summary: VersionSummary) -> OpenedList:
    """Each sentence with the nearest one elsewhere, so that a reader can judge."""
    texts, mark = words("story_page"), mark_certainty()["only_here"]
    version = rows.versions[summary.outlet]
    head = str(texts["list_facts"]).format(
        outlet=short(summary.outlet),
        what=f"{counted(len(summary.only_here), 'sentence')}, {texts['only_here_list']}",
    )
    items = [
        _sentence(version, number, rows.nearest(version.readings[number]))
        for number in summary.only_here
    ]
    sub = str(texts["only_here_means"]).format(right=of_ten(mark.right), found=of_ten(mark.found))
    return {"head": head, "sub": sub, "questions": False, "items": items}


def _sentence(version: VersionReading, number: int, note: str) -> Item:
    return {
        "n": number + 1,
        "fact": "",
        "statement": "",
        "status": "",
        "sentence": number,
        "quote": {"before": sentence_text(version, number), "words": "", "after": ""},
        "note": note,
        "by": ", ".join(sorted(set(version.readings[number].set_by.values()))),
    }


def _sentences_sub(group: str) -> str:
    """Say what a list of sentences leaves out, where its name does not tell."""
    if group not in {"context", "attributed"}:
        return ""
    texts = words("story_page")
    found = of_ten(mark_certainty()["fact"].found)
    lines = [str(texts["beside_means"]).format(n=found)]
    if group == "attributed":
        lines.append(str(texts["beside_means_others"]))
    return " ".join(lines)


def sentence_note(reading: Reading, version: VersionReading, rows: _Rows, group: str) -> str:
    """Say in plain words why a sentence is in its part of the bar."""
    match group:
        case "reported" if reading.facts:
            numbers = [str(rows.numbers[fact]) for fact in reading.facts if fact in rows.numbers]
            return f"tells {counted(len(numbers), 'fact').split()[1]} {', '.join(numbers)}"
        case "commentary" | "speculation":
            text = version.version.text
            said = [
                f"“{one_line(text[cue.start : cue.end])}”: {cue.why}"
                for cue in reading.cues
                if cue.dimension == group and weighs(cue, reading)
            ]
            return one_line(" ".join(said)) or "; ".join(plain_reasons(reading))
        case _:
            # Only facts beside the list: what tells a fact on it is reported.
            numbers = [str(rows.numbers[fact]) for fact in reading.facts if fact in rows.numbers]
            also = (
                [str(words("story_page")["also"]).format(facts=joined(numbers))] if numbers else []
            )
            return capital("; ".join([*plain_reasons(reading), *also]))
