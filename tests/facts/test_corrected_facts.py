"""What a person says about facts: better words for one, or that two are one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from helpers.stories import compared, hospital, labelled, row

from framing.coding.agreement import agreement
from framing.errors import StoryError
from framing.facts.baseline_file.read import read_baseline
from framing.facts.baseline_file.write import baseline_json
from framing.ingest.labels_csv import read_labels
from framing.pipeline import compare, score

if TYPE_CHECKING:
    from pathlib import Path

    from framing.types import Comparison, Fact

OUTLETS = ("Northern Courier", "Health Bulletin")
HEAD = "outlet,sentence,column,value,coder\n"


def facts() -> tuple[Fact, ...]:
    return compared("hospital").facts


def revised(*rows: tuple[str, str, str]) -> Comparison:
    """Compare with rows (column, fact's id, value), each at the sentence that words the fact."""
    at = {fact.id: fact for fact in facts()}
    return compare(
        labelled(
            hospital(),
            *(
                (at[name].outlet, at[name].sentence, f"{kind}:{name}", said)
                for kind, name, said in rows
            ),
        )
    )


def test_two_facts_that_are_one_share_their_mentions_and_their_founders() -> None:
    one, other = facts()[:2]
    made = revised(("same_fact", one.id, other.id))
    (fact,) = (found for found in made.facts if found.id == one.id)
    assert other.id not in {found.id for found in made.facts}
    assert len(made.facts) == len(facts()) - 1
    assert set(fact.founded_by) == {*one.founded_by, *other.founded_by}
    places = {(said.outlet, said.start) for said in (*one.mentions, *other.mentions)}
    assert places <= {(said.outlet, said.start) for said in fact.mentions}


def test_scores_follow_when_two_facts_are_one() -> None:
    outlets = [version.outlet for version in hospital().versions]
    one, other = facts()[:2]
    made = revised(("same_fact", one.id, other.id))
    assert [row(made, outlet, "coverage").value for outlet in outlets] != [
        row(compared("hospital"), outlet, "coverage").value for outlet in outlets
    ]


def test_facts_that_are_one_by_steps_are_all_one() -> None:
    first, second, third = facts()[:3]
    made = revised(("same_fact", first.id, second.id), ("same_fact", second.id, third.id))
    assert not {second.id, third.id} & {fact.id for fact in made.facts}


def test_a_fact_in_better_words_keeps_its_name_and_is_looked_for_in_them() -> None:
    first = facts()[0]
    words = "The council wants to shut one ward"
    made = revised(("wording", first.id, words))
    assert [fact.id for fact in made.facts] == [fact.id for fact in facts()]
    assert made.facts[0].statement == words
    assert {said.outlet for said in first.mentions} <= {
        said.outlet for said in made.facts[0].mentions
    }


def test_a_baseline_file_keeps_what_a_person_said(tmp_path: Path) -> None:
    one, other = facts()[:2]
    made = revised(("same_fact", one.id, other.id), ("wording", one.id, "A ward may shut"))
    (tmp_path / "baseline.json").write_text(baseline_json(made), encoding="utf-8")
    again = read_baseline(tmp_path / "baseline.json")
    article = hospital().versions[0]
    scored = score(article.__class__("Other", article.text, article.blocks), again)
    assert [fact.id for fact in scored.facts] == [fact.id for fact in made.facts]
    assert scored.facts[0].statement == "A ward may shut"


def test_a_fact_that_is_not_there_is_warned_about_and_changes_nothing() -> None:
    first = facts()[0]
    made = revised(("same_fact", first.id, "0" * 6))
    assert len(made.facts) == len(facts())
    story = labelled(hospital(), (first.outlet, first.sentence, "wording:000000", "x"))
    assert any("wording:000000" in warning for warning in compare(story).warnings)


def test_what_is_said_about_facts_is_no_label_to_agree_with() -> None:
    first = facts()[0]
    story = labelled(
        hospital(),
        (first.outlet, first.sentence, f"wording:{first.id}", "x y"),
        (first.outlet, first.sentence, "hedged", "0"),
    )
    assert [found.column for found in agreement(story.labels, compared("hospital"))] == ["hedged"]


def test_rows_about_facts_are_read_from_a_file() -> None:
    rows = 'Northern Courier,1,wording:a1b2c3,"A ward, they say, shuts",ann\n'
    rows += "Northern Courier,1,same_fact:a1b2c3, d4e5f6; 0a0b0c ,ann\n"
    found = read_labels((HEAD + rows).encode(), OUTLETS)
    assert [(label.column, label.value) for label in found] == [
        ("wording:a1b2c3", "A ward, they say, shuts"),
        ("same_fact:a1b2c3", "d4e5f6;0a0b0c"),
    ]


@pytest.mark.parametrize(
    ("row_", "problem"),
    [
        ("Northern Courier,1,wordng:a1,x,ann", "did you mean wording"),
        ("Northern Courier,1,wording:,x,ann", "names no fact"),
        ("Northern Courier,1,wording:a1,,ann", "no value"),
        ("Northern Courier,1,same_fact:a1,?,ann", "not a fact's id"),
    ],
)
def test_a_wrong_row_about_a_fact_names_the_line_and_the_fix(row_: str, problem: str) -> None:
    with pytest.raises(StoryError, match=problem):
        read_labels((HEAD + row_ + "\n").encode(), OUTLETS)
