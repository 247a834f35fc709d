"""Benchmark files of invented sentences, small enough to count by hand."""

from __future__ import annotations

import csv
import gzip
import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

OPENING = "Kestrel Ferries will drop its night boats to Odda, a union leader said on Monday."
SPOKEN = "“The harbour is too small for them,” Mayor Ida Holm said."

_CERTAINTY = [
    (6.0, "The new pump halves the water that a farm needs."),
    (5.5, "Owls hunt over the whole valley."),
    (3.0, "The new pump may perhaps halve the water that a farm needs."),
    (2.0, "It might possibly appear that owls could hunt over the valley."),
]
_SUBJECTIVITY = [
    ("OBJ", "The council met on Tuesday and voted on the bridge."),
    ("OBJ", "The bridge will carry two lanes of traffic."),
    ("SUBJ", "It is a shameful waste, and everybody involved should be embarrassed."),
    ("SUBJ", "This absurd plan is nothing short of a disaster."),
]
_FACTUALITY = [
    (3.0, "The mill closed in June."),
    (2.6, "The workers left the mill on Friday."),
    (0.5, "The mill may perhaps close in June."),
    (2.0, "Nobody knows what in between should be."),
]
_HEADLINES = [
    (5.0, "Ferry firm drops night boats to Odda", "Night boats to Odda dropped by ferry firm"),
    (2.0, "Ferry firm drops night boats", "Ferry firm raises its fares"),
    (0.0, "Ferry firm drops night boats", "Storm brings snow to the valley"),
]
_ALIGNMENT = [
    ("boats", 1, "The firm drops its night boats to Odda.", "Night boats to Odda are dropped."),
    ("boats", 0, "The firm drops its night boats to Odda.", "Snow fell in the valley on Monday."),
    ("snow", 1, "Snow closed the valley road on Monday.", "The valley road was closed by snow."),
    ("snow", 0, "Snow closed the valley road on Monday.", "The mayor opened a new school."),
]
_DISCOURSE = [
    ("Post_1", 1, "main", 0, OPENING),
    ("Post_1", 2, "not_article", 0, "FILE PHOTO: A boat in the harbour of Odda. REUTERS/Ana Prill"),
    ("Post_1", 3, "expectation", 0, "The union is expected to call a strike in the autumn."),
    # Two articles of one name: the numbers begin again.
    ("Post_1", 1, "main", 1, SPOKEN),
    ("Post_1", 2, "evaluation", 0, "It is a shameful waste, nothing short of a disaster."),
    ("Post_2", 1, "main", 0, "Snow closed the valley road on Monday."),
]
_SENTIMENT = [
    ("positive", "Holm", "Mayor Holm won praise for a wonderful, generous plan."),
    ("negative", "firm", "The firm was blamed for the terrible accident."),
    ("neutral", "bridge", "The bridge carries two lanes."),
]
# Sentence, and the same with what its annotators mark.
_APPEALS = [
    ("Snow fell.", "<Fact_No_Appeal>Snow fell.</Fact_No_Appeal>"),
    (
        "A port official said: “The quay is safe.”",
        (
            "<Source:Unnamed:Official>A port official</Source:Unnamed:Official> said: "
            "“<Fact_Appeal:Direct_Quote>The quay is safe.</Fact_Appeal:Direct_Quote>”"
        ),
    ),
    (
        "The quay is safe, said Ana Ruiz, a geologist.",
        (
            "<Fact_Appeal:Indirect_Quote>The quay is safe</Fact_Appeal:Indirect_Quote>, said "
            "<Source:Named:Expert>Ana Ruiz</Source:Named:Expert>, "
            "<Source_Attribute>a geologist</Source_Attribute>."
        ),
    ),
]


def write_benchmarks(folder: Path, certainty_rows: int = len(_CERTAINTY)) -> Path:
    """Write every file that a task asks for, and return the folder.

    ``certainty_rows``: how many findings are rated; from a hundred a model is fitted to them.
    """
    repeated = -(-certainty_rows // len(_CERTAINTY))
    findings = (_CERTAINTY * repeated)[: certainty_rows - 2]
    _table(folder / "certainty/train.tsv", "certainty text", findings)
    _table(folder / "certainty/val.tsv", "certainty text", _CERTAINTY[2:])
    _table(folder / "subjectivity/train.tsv", "label text", _SUBJECTIVITY[:3])
    _table(folder / "subjectivity/val.tsv", "label text", _SUBJECTIVITY[3:])
    events = [(value, 1, "event", text) for value, text in _FACTUALITY]
    _table(folder / "factuality/dev.tsv", "factuality token event text", events)
    _table(folder / "alignment/headlines_dev.tsv", "score a b", _HEADLINES)
    _table(folder / "alignment/multinews_dev.tsv", "topic aligned a b", _ALIGNMENT)
    _table(folder / "discourse/dev.tsv", "doc sentence_no role speech text", _DISCOURSE)
    for part, appeals in (("train", _APPEALS[:2]), ("val", _APPEALS[2:])):
        path = folder / "factappeal" / f"{part}.csv"
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([("sentence", "annotation"), *appeals])
    write_pages(folder / "pages")
    write_told_facts(folder / "told_facts")
    _objects(folder / "target_sentiment/train.jsonl", [_target(*row) for row in _SENTIMENT])
    _objects(folder / "attribution/dev.jsonl", [polnear_article()])
    return folder


PAGE_LINES = (
    "The harbour board closed the old quay on Friday after the storm that raged for four days.",
    "Captain Ada Lindqvist, who sails the ferry, said that the board had not asked the crews.",
    "The owner of the yard, Tom Ruiz, told the board that the repair would take 3 months.",
)


def write_pages(folder: Path) -> None:
    """Write three pages with their text, and the text of one whose page is gone."""
    (folder / "html").mkdir(parents=True)
    texts = {"gone": {"articleBody": "There is no page of it."}}
    for name in ("a", "b", "c"):
        body = "".join(f"<p>{line}</p>" for line in PAGE_LINES)
        page = f"<html lang=en><body><article><h1>Quay {name}</h1>{body}</article></body></html>"
        (folder / "html" / f"{name}.html.gz").write_bytes(gzip.compress(page.encode()))
        texts[name] = {"articleBody": "\n\n".join(PAGE_LINES)}
    (folder / "ground-truth.json").write_text(json.dumps(texts), "utf-8")


def polnear_article(text: str = f"{OPENING}\n\n{SPOKEN}\n\nSnow fell.") -> dict[str, object]:
    """Return an article with its two credits marked, as PolNeAR marks them."""
    return {
        "outlet": "post",
        "text": text,
        "attributions": [
            {
                "source": [_place(text, "a union leader")],
                "cue": [_place(text, "said on Monday")],
                "content": [_place(text, OPENING[: OPENING.index(", a union")])],
            },
            {
                "source": [_place(text, "Mayor Ida Holm")],
                "cue": [_place(text, "said.")],
                "content": [_place(text, SPOKEN[: SPOKEN.index(" Mayor")])],
            },
        ],
    }


def _place(text: str, part: str) -> list[int]:
    start = text.index(part)
    return [start, start + len(part)]


def _target(label: str, target: str, text: str) -> dict[str, object]:
    start, end = _place(text, target)
    return {"label": label, "target": target, "start": start, "end": end, "text": text}


def _table(path: Path, header: str, rows: Sequence[Sequence[object]]) -> None:
    lines = [header.replace(" ", "\t"), *("\t".join(map(str, row)) for row in rows)]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines) + "\n", "utf-8")


def _objects(path: Path, rows: list[dict[str, object]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")


_TOLD = {
    "Coast Radio": (
        "Ferry line to close\n\nThe Thornby ferry will close on 4 May after 112 years, its owner "
        "Marlow Lines said. Forty people will lose their work."
    ),
    "Gazette": (
        "Forty jobs go\n\nMarlow Lines said the Thornby ferry will close on 4 May after 112 years. "
        "The harbour café has put up its prices."
    ),
}
_LINKS = (
    ("f1", "Coast Radio", "The Thornby ferry will close", "same", "paraphrase"),
    ("f1", "Gazette", "Marlow Lines said the Thornby", "differs:date", "same words"),
    ("f2", "Coast Radio", "Forty people will lose", "same", "paraphrase"),
)


def write_told_facts(folder: Path, part: str = "test") -> None:
    """Write a story of two versions with its labels, and the list that names it."""
    story = folder / "stories" / "ferry"
    story.mkdir(parents=True)
    links = ["fact\toutlet\tstart\tend\trelation\ttelling"]
    for outlet, text in _TOLD.items():
        (story / f"{outlet}.txt").write_text(text, "utf-8")
    for fact, outlet, begins, relation, telling in _LINKS:
        start = _TOLD[outlet].index(begins)
        end = _TOLD[outlet].index(".", start) + 1
        links.append(f"{fact}\t{outlet}\t{start}\t{end}\t{relation}\t{telling}")
    (story / "links.tsv").write_text("\n".join(links) + "\n", "utf-8")
    facts = "fact\tgist\tcredited\nf1\tThe line ends\t\nf2\tPeople are let go\t\n"
    (story / "facts.tsv").write_text(facts, "utf-8")
    (folder / "stories.tsv").write_text(f"story\tpart\nferry\t{part}\n", "utf-8")
