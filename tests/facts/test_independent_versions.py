"""Which versions are one witness: copies are, outlets that print the same speech are not."""

from __future__ import annotations

from dataclasses import replace

import pytest
from helpers.stories import ALL, compared, hospital, paragraphs, row, ruling, story

from framing.errors import StoryError
from framing.ingest import version_from_text
from framing.pipeline import compare, score

_FIRE = (
    "Fire broke out in the sugar refinery at Elmhaven shortly before midnight on Friday.",
    "Forty firefighters fought the flames until the roof of the older hall fell in.",
    "The plant makes a third of the sugar that is sold in the northern provinces.",
    "Trucks with beet are being sent to a smaller works in Osterby for now.",
)
_OTHER = (
    "Smoke hung over Elmhaven on Saturday after a night of flames at the sugar works.",
    "A hall collapsed, and beet goes to Osterby while the damage is looked at.",
    "Sugar may become dearer in the north, traders warn.",
)


@pytest.mark.parametrize("name", sorted(ALL))
def test_outlets_that_write_for_themselves_are_witnesses_each(name: str) -> None:
    comparison = compared(name)
    assert comparison.witnesses == tuple(
        sorted((one.version.outlet,) for one in comparison.versions)
    )


def test_a_version_that_takes_over_anothers_sentences_is_no_witness_of_its_own() -> None:
    texts = {
        "Ansel": paragraphs("Fire", *_FIRE),
        "Borough": paragraphs("Night of flames", *_FIRE[:3], *_OTHER[2:]),
        "Chronicle": paragraphs("Smoke", *_OTHER),
    }
    comparison = compare(story("Fire", texts))
    assert comparison.witnesses == (("Ansel", "Borough"), ("Chronicle",))
    (reason,) = (one for one in comparison.warnings if "one witness" in one)
    assert "Ansel and Borough share" in reason
    assert not any(set(one.founded_by) <= {"Ansel", "Borough"} for one in comparison.facts), (
        "what only two copies tell is told once"
    )


def test_the_same_speech_in_two_papers_is_no_copying() -> None:
    speech = "“" + " ".join(one.rstrip(".") + "," for one in _FIRE) + "” said Mayor Ada Lund."
    texts = {
        "Ansel": paragraphs("Mayor speaks", speech, "She spoke in the school hall on Sunday."),
        "Borough": paragraphs("Speech", "People came from three villages to listen.", speech),
    }
    comparison = compare(story("Speech", texts))
    assert comparison.witnesses == (("Ansel",), ("Borough",))


def test_many_copies_are_one_group_with_a_reason_for_each_copy() -> None:
    texts = {f"Paper {number}": paragraphs("Fire", *_FIRE) for number in range(6)}
    comparison = compare(story("Fire", texts))
    assert len(comparison.witnesses) == 1
    assert len([one for one in comparison.warnings if "one witness" in one]) == 5
    assert comparison.facts == ()


def ticker_texts(*, third: bool) -> dict[str, str]:
    texts = {
        "Ansel": paragraphs(
            "Deal", "Norvane NRVA bids for Tuskel TSKL TSKX.", "Shares rose before noon."
        ),
        "Borough": paragraphs(
            "Bid", "An offer for Tuskel (TSKL, TSKX) came from Norvane (NRVA).", "Unions are wary."
        ),
    }
    return texts | ({"Chronicle": paragraphs("Talks", "Norvane wants Tuskel.")} if third else {})


def test_tickers_that_no_third_version_has_show_a_common_origin() -> None:
    comparison = compare(story("Deal", ticker_texts(third=True)))
    assert comparison.witnesses == (("Ansel", "Borough"), ("Chronicle",))
    assert any("NRVA, TSKL, TSKX" in one for one in comparison.warnings)


def test_tickers_prove_nothing_without_a_third_version() -> None:
    comparison = compare(story("Deal", ticker_texts(third=False)))
    assert comparison.witnesses == (("Ansel",), ("Borough",))


def test_a_copy_does_not_hide_that_two_others_share_tickers() -> None:
    texts = ticker_texts(third=True)
    comparison = compare(story("Deal", texts | {"Delta": texts["Ansel"]}))
    assert comparison.witnesses == (("Ansel", "Borough", "Delta"), ("Chronicle",))


def test_short_names_of_public_bodies_show_no_common_origin() -> None:
    texts = {
        "Ansel": paragraphs(
            "Summit",
            "The NATO summit opened in Oslo with a minute of silence.",
            "UNESCO sent an envoy, and OSCE monitors stood outside.",
        ),
        "Borough": paragraphs(
            "Oslo talks",
            "Leaders of NATO have begun two days of talks in Norway.",
            "The OSCE complained; a guest from UNESCO spoke.",
        ),
        "Chronicle": paragraphs("Roads shut", "Streets in Oslo are closed while leaders meet."),
    }
    assert compare(story("Summit", texts)).witnesses == (("Ansel",), ("Borough",), ("Chronicle",))


def test_a_fact_that_a_version_shares_only_with_its_copy_is_not_held_to_its_credit() -> None:
    courier, *others = hospital().versions
    copy = replace(courier, outlet="Northern Reprint")
    comparison = compare(replace(hospital(), versions=(courier, copy, *others)))
    groups = {fact.id: set(fact.founded_by) for fact in comparison.facts}
    for one in comparison.coverage:
        if one.outlet in {"Northern Courier", "Northern Reprint"}:
            assert one.eligible == bool(groups[one.fact] - {"Northern Courier", "Northern Reprint"})


def test_an_article_copied_from_a_version_joins_it_and_changes_no_other_group() -> None:
    base = ruling()
    article = replace(base.versions[0], outlet="Late Copy")
    before, after = compare(base), score(article, base)
    assert after.witnesses == before.witnesses
    assert any("Late Copy and Legal Observer share" in one for one in after.warnings)
    assert row(after, "Late Copy", "hedging").baseline == pytest.approx(
        row(after, "Legal Observer", "hedging").baseline
    )


def test_two_texts_of_one_name_are_refused() -> None:
    base = hospital()
    twin = version_from_text("Another text about the ward.", "Metro Digest")
    with pytest.raises(StoryError, match="two texts are named Metro Digest"):
        compare(replace(base, versions=(*base.versions, twin)))
    assert base.source is not None
    report = replace(base.source, text=replace(twin, outlet="Health Bulletin"))
    with pytest.raises(StoryError, match="two texts are named Health Bulletin"):
        compare(replace(base, source=report))
    with pytest.raises(StoryError, match="Metro Digest is in the baseline already"):
        score(twin, base)
