"""Headline, outlet and day of a page, as a reader of it would say."""

from __future__ import annotations

import pytest
from helpers.invented_page import BODY, TITLE, page, paragraphs, read, scored, story

from framing.ingest import article_from_bytes

SITE = "<link rel=canonical href=https://www.{}/lock>"
NAMED = '<meta property=og:site_name content="{}">'
HOST = SITE.format("lundhavenherald.example")
FOOT = "<p>© 2025 {}. All rights reserved.</p>"


@pytest.mark.parametrize(
    ("head", "title", "foot", "outlet"),
    [
        # Written in words where the page does so.
        (HOST, TITLE, FOOT.format("Lundhaven Herald"), "Lundhaven Herald"),
        (
            NAMED.format("lundhavenherald") + HOST,
            TITLE,
            "<p>Write to The Lundhaven Herald</p>",
            "The Lundhaven Herald",
        ),
        # A slogan, a section and a part of an address are no names.
        (
            NAMED.format("All that the river brings to you") + HOST,
            TITLE,
            "<a href=/x>Lundhaven Herald Extra</a>",
            "Lundhaven Herald",
        ),
        (
            NAMED.format("Home") + SITE.format("hosted.lhp.example"),
            TITLE,
            FOOT.format("Lundhaven Harbour Press"),
            "Lundhaven Harbour Press",
        ),
        (NAMED.format("U.S.") + HOST, f"{TITLE} - Lundhaven Herald", "", "Lundhaven Herald"),
        # Shown by a site that has it from another.
        (NAMED.format("River Portal") + HOST, TITLE, "", "River Portal"),
        # Without an address: what the title has beside the headline, or whose page it is.
        ("", f"Lundhaven Herald: {TITLE}", "", "Lundhaven Herald"),
        ("", TITLE, FOOT.format("Lundhaven Herald"), "Lundhaven Herald"),
    ],
)
def test_the_outlet_is_whom_a_reader_would_name(
    head: str, title: str, foot: str, outlet: str
) -> None:
    reading = article_from_bytes(page(story() + foot, head, title), "saved.html")
    assert reading.version.outlet == outlet


def test_the_address_that_a_page_came_from_tells_its_outlet() -> None:
    raw = page(story() + FOOT.format("Lundhaven Herald"), NAMED.format("lundhavenherald"), TITLE)
    address = "https://lundhavenherald.example/lock"
    assert article_from_bytes(raw, "x.html", address=address).version.outlet == "Lundhaven Herald"


def test_an_owner_of_many_papers_is_not_the_outlet() -> None:
    head = HOST + NAMED.format("Lundhaven Herald")
    assert read(story() + FOOT.format("Great Media Group"), head).version.outlet == (
        "Lundhaven Herald"
    )


def test_the_one_heading_above_the_text_is_the_headline() -> None:
    reading = read(story(heading="Barges wait for divers"), title="What is wrong at the river?")
    assert reading.version.title == "Barges wait for divers"
    assert scored(reading)[0] == "Barges wait for divers"


def test_the_name_of_the_site_is_no_headline() -> None:
    body = f"<h1>Lundhaven Herald</h1><h2>{TITLE}</h2>{paragraphs(*BODY)}"
    head = HOST
    assert read(f"<main>{body}</main>", head).version.title == TITLE


STATED = '<meta property=article:published_time content="{}">'


@pytest.mark.parametrize(
    ("below", "head", "day"),
    [
        ("<p><time datetime=2025-05-03T11:45:00Z>1 day ago</time></p>", "", "2025-05-03"),
        ("<p>Published <time datetime=2025-05-03>on Saturday</time></p>", "", "2025-05-03"),
        ("<div>May 3</div><div>15:23 2025</div>", "", "2025-05-03"),
        # Shown by the clock of the place, stated by that of Greenwich.
        (
            "<p>Updated 10:01 pm PST, Saturday, May 3, 2025</p>",
            STATED.format("2025-05-04T05:57:50Z"),
            "2025-05-03",
        ),
        # Changed a day later.
        ("<p>Updated May 5, 2025</p>", STATED.format("2025-05-04"), "2025-05-04"),
        (
            "<p>Posted: May 3, 2025</p><p>Updated: May 4, 2025</p>",
            STATED.format("2025-05-04T01:00Z"),
            "2025-05-03",
        ),
        (
            "<p>Source: Ministry of Rivers, January 25, 2019</p>",
            STATED.format("2025-05-03"),
            "2025-05-03",
        ),
    ],
)
def test_the_day_is_the_one_shown_below_the_headline(below: str, head: str, day: str) -> None:
    body = f"<main><h1>{TITLE}</h1>{below}<div>{paragraphs(*BODY)}</div></main>"
    teaser = "<ul><li><time datetime=2025-05-20>1 day ago</time> Grain runs out</li></ul>"
    assert str(read(teaser + body, head).version.published) == day
