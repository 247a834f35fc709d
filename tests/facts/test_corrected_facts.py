"""What a person says about facts: better words for one, or that two are one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from helpers.stories import compared, hospital, labelled, row

from framing.coding.agreement import agreement
from framing.errors import StoryError
from framing.facts.baseline_file.read import read_baseline
from framing.facts.baseline_file.write import baseline_json
from framing.ingest.labels_csv import read_labels
from framing.pipeline import compare, score
from framing.types import Label

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


def labels_on(*rows: tuple[str, int, str, str]) -> Comparison:
    return compare(labelled(hospital(), *rows))


def founding(made: Comparison, number: int = 0) -> tuple[str, str, int]:
    fact = made.facts[number]
    return fact.id, fact.outlet, fact.sentence


def test_a_fact_is_left_out_and_listed_again() -> None:
    made = compared("hospital")
    fact, outlet, sentence = founding(made)
    without = labels_on((outlet, sentence, f"listed:{fact}", "0"))
    assert [one.id for one in without.facts] == [one.id for one in made.facts[1:]]
    kept = labels_on((outlet, sentence, f"listed:{fact}", "1"))
    assert kept.facts == made.facts


def test_a_fact_is_split() -> None:
    made = compared("hospital")
    fact = next(
        one
        for one in made.facts
        if len({(mention.outlet, mention.sentence) for mention in one.mentions}) > 1
    )
    place = next(
        (mention.outlet, mention.sentence)
        for mention in fact.mentions
        if (mention.outlet, mention.sentence) != (fact.outlet, fact.sentence)
    )
    made_of_two = labels_on((*place, f"split:{fact.id}", "second"))
    ids = [one.id for one in made_of_two.facts]
    if "second" in ids:  # the sentence was grouped into the fact, not only matched with it
        assert ids.index("second") == ids.index(fact.id) + 1
        second = made_of_two.facts[ids.index("second")]
        assert place in {(mention.outlet, mention.sentence) for mention in second.mentions}
    alone = labels_on((fact.outlet, fact.sentence, f"split:{fact.id}", fact.id))
    assert [one.id for one in alone.facts] == [one.id for one in made.facts]


def test_a_fact_is_added_in_a_persons_words() -> None:
    made = compared("hospital")
    _, outlet, sentence = founding(made)
    more = labels_on((outlet, sentence, "added:mine", "The ward is to go"))
    added = next(one for one in more.facts if one.id == "mine")
    assert added.statement == "The ward is to go"
    assert (added.outlet, added.sentence) == (outlet, sentence)
    none = labels_on((outlet, 9999, "added:mine", "The ward is to go"))
    assert all(one.id != "mine" for one in none.facts)


def test_a_person_says_what_a_version_does_with_a_fact() -> None:
    made = compared("hospital")
    row = next(row for row in made.coverage if row.status == "omitted" and row.sentence is not None)
    for status in ("carried", "altered", "omitted"):
        place = (row.outlet, row.sentence or 0, f"status:{row.fact}", status)
        after = labels_on(place)
        now = next(
            one for one in after.coverage if (one.fact, one.outlet) == (row.fact, row.outlet)
        )
        assert now.status == status
        fact = next(one for one in after.facts if one.id == row.fact)
        told = any(mention.outlet == row.outlet for mention in fact.mentions)
        assert told == (status != "omitted")
    carried = next(row for row in made.coverage if row.status == "carried")
    place = (carried.outlet, carried.sentence or 0, f"status:{carried.fact}", "omitted")
    after = labels_on(place)
    fact = next(one for one in after.facts if one.id == carried.fact)
    assert all(mention.outlet != carried.outlet for mention in fact.mentions)


def test_what_several_coders_set_is_kept_and_said() -> None:
    story = hospital()
    outlet = story.versions[0].outlet
    labels = tuple(
        Label(outlet, 1, "commentary", value, coder)
        for value, coder in (("1", "ann"), ("0", "ben"))
    )
    after = compare(replace(story, labels=labels))
    assert any("ann and ben disagree about commentary" in line for line in after.warnings)
    reading = after.versions[0].readings[1]
    assert not reading.commentary
    assert reading.set_by["commentary"] == "ben"
