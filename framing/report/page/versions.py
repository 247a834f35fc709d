"""What holds up, and what each version does: three sentences and two bars, as in the app."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.report.outlet_names import published
from framing.report.page.html import Html, el
from framing.report.page.story_view import View, outlet_name, section
from framing.report.version_sentences import apart, bars, holds, sentence_names, sentences
from framing.report.version_summary import FACT_GROUPS, SENTENCE_GROUPS, version_summaries
from framing.report.words import capital, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from framing.report.version_sentences import Part, Segment
    from framing.report.version_summary import VersionSummary
    from framing.types import VersionReading


def what_holds(view: View) -> Html:
    """Return the section on what holds up between versions."""
    lines = holds(view.comparison, version_summaries(view.comparison))
    said = [
        el("p", _parts(view, line, ""), class_="aside" if line[0]["text"].startswith("(") else None)
        for line in lines
    ]
    return section(view, "holds", el("div", said, class_="lines"), sub=words("holds_up")["sub"])


def what_each_does(view: View) -> Html:
    """Return the section with a row a version."""
    summaries = version_summaries(view.comparison)
    names = _names(view)
    return section(
        view,
        "versions",
        _keys(summaries.values(), names),
        *(
            _row(view, read, summaries[read.version.outlet], names)
            for read in view.comparison.versions
        ),
    )


def _names(view: View) -> dict[str, str]:
    """Return what the parts of both bars are called, by the list that they open."""
    facts, by_kind = words("fact_group"), sentence_names(view.comparison)
    return {f"facts:{key}": facts[key] for key in FACT_GROUPS} | {
        f"sentences:{key}": by_kind[key] for key in SENTENCE_GROUPS
    }


def _keys(summaries: Iterable[VersionSummary], names: Mapping[str, str]) -> Html:
    """Explain the parts of the bars that occur."""
    shown = [segment["name"] for summary in summaries for bar in bars(summary) for segment in bar]
    lines = [
        el(
            "ul",
            el("li", words("story_page")[f"{what}_key"], class_="k"),
            [
                el("li", el("i", class_=f"sw {name.split(':')[1]}"), names[name])
                for name in names
                if name.startswith(what) and name in shown
            ],
            class_="key",
        )
        for what in ("facts", "sentences")
    ]
    return el("div", *lines, class_="keys")


def _row(
    view: View, read: VersionReading, summary: VersionSummary, names: Mapping[str, str]
) -> Html:
    texts, outlet = words("story_page"), read.version.outlet
    notes = [published(read.version) or str(texts["no_date"])]
    if outlet == view.comparison.article:
        notes.append(words("page")["scored"])
    if not summary.enough:
        notes.append(texts["too_little"])
    first, *rest = sentences(view.comparison, summary) or [[]]
    return el(
        "article",
        el(
            "div",
            el("h3", outlet_name(outlet), id=view.row(outlet)),
            [el("p", note, class_="quiet") for note in notes],
            class_="meta",
        ),
        el(
            "div",
            el("p", _parts(view, first, outlet), class_="one") if first else None,
            [el("p", _parts(view, line, outlet)) for line in rest],
            _which(view, summary, names),
            class_="say",
        ),
        el("div", [_bar(bar, names) for bar in bars(summary) if bar], class_="bars"),
        class_="v",
    )


def _bar(segments: list[Segment], names: Mapping[str, str]) -> tuple[Html, Html]:
    name = words("story_page")[f"{segments[0]['name'].split(':')[0]}_key"]
    parts = ", ".join(f"{segment['n']} {names[segment['name']]}" for segment in segments)
    drawn = [
        el(
            "span",
            el("b", segment["n"]),
            class_=segment["kind"],
            style=f"flex-grow:{segment['n']}",
            title=names[segment["name"]],
        )
        for segment in segments
    ]
    label = words("page")["bar"].format(name=name, parts=parts)
    return el("span", name, class_="of", aria_hidden="true"), el(
        "div", drawn, class_="bar", role="img", aria_label=label
    )


def _parts(view: View, parts: list[Part], outlet: str) -> list[Html | str]:
    """Return a sentence whose clauses lead to what they count, and names to their rows."""
    made: list[Html | str] = []
    for part in parts:
        if "version" in part:
            href = view.row(part["version"])
        elif "open" in part:
            href = view.which(outlet, part["open"])
        else:
            made.append(part["text"])
            continue
        made.append(el("a", part["text"], href=f"#{href}", class_="clause"))
    return made


def _which(view: View, summary: VersionSummary, names: Mapping[str, str]) -> Html | None:
    """Name the facts and sentences that the counts count: each clause opens it."""
    texts, page_texts = words("story_page"), words("page")
    lists = [
        (texts["facts_key"], _facts_counted(view, summary, names)),
        (texts["sentences_key"], _sentences_counted(view, summary, names)),
    ]
    kept = [(el("h4", heading), el("dl", rows)) for heading, rows in lists if rows]
    if not kept:
        return None
    return el("details", el("summary", page_texts["which"]), el("div", kept), class_="which")


def _facts_counted(view: View, summary: VersionSummary, names: Mapping[str, str]) -> list[Html]:
    texts, credited = words("page"), set(summary.credited)
    lists = {"facts:all": (texts["which_told"], summary.told)}
    if apart(summary):
        lists["facts:others"] = (texts["which_others"], summary.others[True])
    if view.comparison.source:
        rest = tuple(fact for fact in summary.told if fact not in credited)
        lists["credit"] = (texts["which_credit"], summary.credited)
        lists["credit:none"] = (texts["which_no_credit"], rest)
    for group in FACT_GROUPS[1:]:
        lists[f"facts:{group}"] = (names[f"facts:{group}"], summary.facts[group])
    lists["facts:by_model"] = (texts["which_by_model"], summary.by_model)
    return [
        _counted(view, summary, key, name, [view.fact_link(fact) or "" for fact in facts])
        for key, (name, facts) in lists.items()
        if facts
    ]


def _sentences_counted(view: View, summary: VersionSummary, names: Mapping[str, str]) -> list[Html]:
    outlet = summary.outlet
    lists = {
        f"sentences:{group}": (names[f"sentences:{group}"], numbers)
        for group, numbers in summary.sentences.items()
    }
    alone = str(words("story_page")["only_here_list"])
    lists["sentences:only_here"] = (alone, summary.only_here)
    return [
        _counted(
            view,
            summary,
            key,
            name,
            [view.sentence_link(outlet, one, view.sentence_name(outlet, one)) for one in numbers],
        )
        for key, (name, numbers) in lists.items()
        if numbers
    ]


def _counted(
    view: View, summary: VersionSummary, key: str, name: str, links: Sequence[Html | str]
) -> Html:
    return el(
        "div",
        el("dt", capital(name), id=view.which(summary.outlet, key)),
        el("dd", [(link, " ") for link in links]),
    )
