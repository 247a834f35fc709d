"""A draft's clauses beside those of the other texts: who does it, the contrary, how sure it is."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

import pytest
from helpers.stories import story

from framing.check.draft_findings import draft_findings
from framing.ingest import version_from_text

if TYPE_CHECKING:
    from framing.check.draft import DraftCheck, FindingKind
    from framing.types import Story

COURIER = """Paper group sues rival

Harrow & Sons, a paper maker, has sued Castell Fibre over a takeover bid, the Lantry Post reported.

Castell, which employs 5,200 people in six countries, has offered $14.20 a share.

Harrow's board has rejected the offer twice.

Castell's chief executive, Victor Lindgren, denied that shareholders had been misled.

The competition authority may block the deal in September.

Most Harrow directors oppose any sale, according to Edith Marlow, the chairwoman.

The union Paperworkers United said that the mill in Brodie had passed its inspection on 20 January.

Castell lent Harrow $20m in 2019.

A guard employed by Castell struck a photographer, Colin Baird, in the face at the gate.

The mill accounts for 9 per cent of Harrow's sales.

Shares in Harrow rose 7.4 per cent to $13.85 on Monday.
"""
LEDGER = """Harrow goes to court

The paper group Harrow & Sons has sued Castell Fibre over its takeover bid.

Castell has 5,200 employees in six countries and offers $14.20 a share.

The offer was rejected twice by Harrow's board.

Victor Lindgren, who runs Castell, has denied misleading the shareholders.

In September the competition authority may block the deal.

Edith Marlow said that most directors of Harrow oppose a sale.

According to Paperworkers United, the union, the Brodie mill passed its inspection on 20 January.

In 2019 Harrow borrowed $20m from Castell.

Colin Baird, a photographer, was struck in the face by a guard who works for Castell.

Of Harrow's sales, the mill accounts for 9 per cent of sales.

Harrow's shares rose 7.4 per cent on Monday, to $13.85.
"""
SLIPS: tuple[tuple[FindingKind, str], ...] = (
    ("role", "Castell Fibre has sued Harrow & Sons over the takeover bid."),
    ("role", "Harrow, which employs 5,200 people in six countries, has offered $14.20 a share."),
    ("role", "Castell's board has rejected the offer twice."),
    ("role", "Harrow lent Castell $20m in 2019."),
    ("role", "Colin Baird, a photographer, had his face cut at the gate."),
    ("denial", "Harrow's board has accepted the offer twice."),
    ("denial", "Victor Lindgren, who runs Castell, has confirmed misleading the shareholders."),
    ("denial", "Shares in Harrow fell 7.4 per cent to $13.85 on Monday."),
    ("denial", "Paperworkers United, the union, said the Brodie mill had failed its inspection."),
    ("certainty", "The competition authority will block the deal in September."),
    ("scope", "All Harrow directors oppose any sale, according to Edith Marlow."),
    ("scope", "A few Harrow directors oppose a sale, said Edith Marlow."),
    (
        "attribution",
        "Castell said that the Brodie mill had passed its inspection on 20 January.",
    ),
    ("number", "The mill accounts for 9 per cent of Harrow's profit."),
    ("number", "Shares in Harrow rose by $13.85 on Monday."),
)
ACCURATE = (
    "Castell Fibre has been sued by Harrow & Sons, a paper maker, over its takeover bid.",
    "With 5,200 employees in six countries, Castell is offering $14.20 a share.",
    "Twice the board of Harrow has turned the offer down.",
    "Lindgren, the chief executive of Castell, rejects the claim that shareholders were misled.",
    "The deal might be blocked in September by the competition authority.",
    "Edith Marlow, the chairwoman, said that a sale was opposed by most of Harrow's directors.",
    "The mill in Brodie passed its inspection on 20 January, Paperworkers United said.",
    "Castell had lent $20m to Harrow in 2019.",
    "At the gate a guard of Castell's hit the photographer Colin Baird in the face.",
    "The mill makes up 9% of sales at Harrow.",
    "Harrow was up 7.4 per cent at $13.85 on Monday.",
)
SERIOUS = {"number", "name", "date", "attribution", "quotation", "denial", "role"}


@cache
def paper_story() -> Story:
    return story("A bid", {"Courier": COURIER, "Ledger": LEDGER})


@cache
def checked(sentence: str) -> DraftCheck:
    return draft_findings(version_from_text(f"Paper news\n\n{sentence}", "Draft"), paper_story())


@pytest.mark.parametrize(("kind", "sentence"), SLIPS)
def test_slip_is_found_with_what_the_other_texts_say(kind: FindingKind, sentence: str) -> None:
    found = [each for each in checked(sentence).findings if each.kind == kind]
    assert found, [(each.kind, each.text, each.why) for each in checked(sentence).findings]
    texts = {each.outlet: each.text for each in paper_story().versions}
    for reference in found[0].references:
        assert " ".join(texts[reference.outlet][reference.start : reference.end].split()) == (
            reference.text
        )
    assert found[0].references


@pytest.mark.parametrize("sentence", ACCURATE)
def test_same_in_other_words_differs_in_nothing_serious(sentence: str) -> None:
    differing = [each for each in checked(sentence).findings if each.level == "differs"]
    assert not [each for each in differing if each.kind in SERIOUS], differing


def test_order_of_texts_changes_no_finding() -> None:
    turned = replace(paper_story(), versions=paper_story().versions[::-1])
    draft = version_from_text("\n\n".join(sentence for _, sentence in SLIPS), "Draft")
    one, other = (draft_findings(draft, each) for each in (paper_story(), turned))

    def kinds(check: DraftCheck) -> list[tuple[str, str, int | None]]:
        found = [each for each in check.findings if each.kind != "left out"]
        return sorted((each.kind, each.level, each.start) for each in found)

    assert kinds(one) == kinds(other)


def test_short_heading_is_not_said_to_be_checked() -> None:
    check = checked("Paper talk.")
    looked = {each.kind: each for each in check.kinds}
    for kind in ("role", "denial", "scope", "certainty"):
        assert not looked[kind].compared, kind
