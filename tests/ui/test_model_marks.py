"""What a model says is marked wherever it is shown, and no class gets a key by it."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from functools import cache

from components.fact_matrix.view import matrix_data
from components.reading_columns.view import reading_data
from components.version_rows.view import story_data
from helpers.stories import ALL, compared
from shared.story_cards import summary

from framing.coding.adjudication import disputes
from framing.coding.ratings import rated_columns
from framing.coding.units import uncoded
from framing.model_coder.questions import Question, questions
from framing.pipeline import compare
from framing.report.coding_sheet import disagreements_sheet
from framing.report.csv import csv_files
from framing.report.kit.material import kit
from framing.report.notebook import comparison_html
from framing.report.page.page import page
from framing.report.terminal import print_facts
from framing.report.version_summary import version_summaries
from framing.types import Comparison, Label

MODEL = "stub-7b"
MARKED = "stub-7b (model)"


def question() -> Question:
    return questions(compared("rates"))[0]


@cache
def marked() -> Comparison:
    asked = question()
    words = asked.sentences[asked.nearest].of(asked.text)
    column = f"status:{asked.fact}"
    label = Label(
        asked.outlet, asked.nearest, column, "carried", MODEL, "model", (asked.nearest,), note=words
    )
    return compare(replace(ALL["rates"](), labels=(label,)))


def test_tables_say_who() -> None:
    made = csv_files({"rates": marked()})["coverage.csv"]
    rows = [row for row in csv.DictReader(io.StringIO(made, newline="")) if row["set_by"]]
    assert [(row["status"], row["set_by"]) for row in rows] == [("carried", MARKED)]


def test_page_terminal_and_notebook_say_who() -> None:
    shown = page({"rates": marked()})
    file = io.StringIO()
    print_facts(marked(), file)
    assert f"set by {MARKED}" in shown
    assert "1 of these only as a language model reads it" in shown
    assert f"{question().outlet} (set by {MARKED})" in " ".join(file.getvalue().split())
    assert f"set by {MARKED}" in comparison_html(marked())
    assert MARKED not in comparison_html(compared("rates"))


def test_the_sentences_about_a_version_count_what_a_model_says() -> None:
    asked = question()
    summary = version_summaries(marked())[asked.outlet]
    assert summary.by_model == (asked.fact,)
    (row,) = (one for one in story_data(marked())["rows"] if one["outlet"] == asked.outlet)
    opened = row["lists"]["facts:by_model"]
    assert [(item["fact"], item["status"], item["by"]) for item in opened["items"]] == [
        (asked.fact, "carried", MARKED)
    ]
    # A person can answer, and does not find it among their own answers.
    assert opened["questions"]
    assert "yours" not in row["lists"]
    clauses = [part.get("open") for line in row["say"] for part in line]
    assert "facts:by_model" in clauses


def test_matrix_and_columns_of_the_app_say_who() -> None:
    asked = question()
    data = matrix_data(marked())
    at = data["outlets"].index(asked.outlet)
    cells = {line["fact"]: line["cells"][at] for line in (*data["lines"], *data["beside"])}
    assert (cells[asked.fact]["by"], cells[asked.fact]["model"]) == (MARKED, True)
    assert sum(cell["model"] for line in data["lines"] for cell in line["cells"]) == 1
    shown = reading_data(marked(), [asked.outlet], "rates")
    by = [cell["by"] for fact in shown["facts"] for cell in fact["cells"] if cell["by"]]
    assert by == [MARKED]


def test_a_class_gets_no_key_by_a_model() -> None:
    asked = question()
    for fact in kit(marked(), all_facts=True).facts:
        for cell in fact.cells.values():
            assert cell.set_by == ""
            assert (cell.fact, cell.outlet) != (asked.fact, asked.outlet) or (
                cell.status == "unclear"
            )


def test_a_card_leaves_its_cells_open_and_counts_no_correction() -> None:
    card, without = summary(marked()), summary(compared("rates"))
    assert (card["matrix"], card["corrections"]) == (without["matrix"], 0)


def test_coders_see_which_of_them_is_a_model() -> None:
    asked = question()
    story = marked().story
    ann = Label(asked.outlet, asked.nearest, f"status:{asked.fact}", "omitted", "ann")
    comparison = compare(uncoded(story))
    labels = (*story.labels, ann)
    (column,) = rated_columns([(comparison, labels)])
    assert column.coders == ("ann", MARKED, "program")
    (unit,) = column.units
    assert (unit.truth, unit.basis) == ("omitted", "single")
    sheet = disagreements_sheet(disputes(comparison, "rates", labels), blind=False)
    assert MARKED in sheet
