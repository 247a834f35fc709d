"""Pages of invented markup, a class of fault each: what is read, left out, told and called."""

from __future__ import annotations

import pytest

from framing.ingest import Read, article_from_bytes

ONE = "The harbour board closed the old quay on Friday after the storm that raged for four days."
TWO = "Captain Ada Lindqvist, who sails the ferry, said that the board had not asked the crews."
THREE = "The owner of the yard, Tom Ruiz, told the board that the repair would take 3 months."
FOUR = "A second report on the channel is due in June, when the county is to count the wrecks."
FIVE = "Crews have gathered 2,100 names against the plan since March and gave them to the mayor."
SIX = "The mayor abstained because her brother owns the yard, she told reporters after the vote."
BODY = (ONE, TWO, THREE, FOUR, FIVE, SIX)
TITLE = "Board closes the old quay"


def paragraphs(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def read(body: str, head: str = "", title: str = f"{TITLE} | Calder Post") -> Read:
    page = (
        f"<!doctype html><html lang=en><head><meta charset=utf-8><title>{title}</title>{head}"
        f"</head><body><header><nav><a href=/>Front</a> <a href=/s>Ships</a></nav></header>{body}"
        "<footer>© 2025 Calder Post. All rights reserved.</footer></body></html>"
    )
    return article_from_bytes(page.encode(), "page.html")


def article(inner: str, heading: str = TITLE) -> str:
    return f"<article><h1>{heading}</h1>{inner}</article>"


def scored(read: Read) -> list[str]:
    version = read.version
    return [
        " ".join(version.text[block.start : block.end].split())
        for block in version.blocks
        if block.kind != "boilerplate"
    ]


def whys(read: Read) -> dict[str, str]:
    return {left.text: left.why for left in read.left_out}


@pytest.mark.parametrize(
    "classes",
    [
        ("col text-part", "col text-part", "col text-part"),
        ("story-chunk-1", "story-chunk-2", "story-chunk-3"),
        ("", "", ""),
    ],
)
def test_a_body_in_several_containers_is_read_whole(classes: tuple[str, ...]) -> None:
    parts = [
        f'<div class="band"><div class="{name}">{paragraphs(*BODY[2 * n : 2 * n + 2])}</div></div>'
        for n, name in enumerate(classes)
    ]
    between = '<div class="band wide"><span class="ad-note">Advertisement</span></div>'
    reading = read(f"<main><h1>{TITLE}</h1>{between.join(parts)}</main>")
    assert scored(reading) == [TITLE, *BODY]
    assert reading.warnings == ()


def test_text_that_is_left_out_is_told_with_its_first_words() -> None:
    more = [f"The {name} of the old town has stood there since the year 1890." for name in "abcdef"]
    beside = "".join(f"<li>{text}</li>" for text in more)
    reading = read(article(paragraphs(*BODY)) + f"<section class=k><ul>{beside}</ul></section>")
    if not set(more) & set(scored(reading)):
        assert "of the page's text was left out, beginning “The a of" in reading.warnings[0]


def test_a_small_frame_is_no_loss() -> None:
    assert read(article(paragraphs(*BODY))).warnings == ()


@pytest.mark.parametrize(
    "line",
    [
        "<p><a href=/x>FERRY FARES TO RISE AGAIN IN JUNE</a></p>",
        "<p><strong><a href=/x>Ferry fares to rise again in June</a></strong></p>",
        "<h3><a href=/x>Ferry fares to rise again</a></h3>",
        "<p>Read more: <a href=/x>Ferry fares to rise again</a></p>",
        "<p><a href=/x>Ferry fares to rise again</a> [VIDEO]</p>",
        "<p><a href=/x><b>CLICK HERE TO GET THE CALDER POST APP</b></a></p>",
    ],
)
def test_a_line_that_is_only_a_link_is_no_part_of_the_article(line: str) -> None:
    reading = read(article(paragraphs(*BODY[:3]) + line + paragraphs(*BODY[3:])))
    assert scored(reading) == [TITLE, *BODY]
    assert "links" in whys(reading).values()


def test_a_paragraph_with_a_link_in_it_stays() -> None:
    linked = 'The yard <a href="/y">lost two boats</a> in the same week of March.'
    place = '<p><a href="#note">See the note below on how the wrecks were counted.</a></p>'
    reading = read(article(paragraphs(*BODY[:3], linked) + place + paragraphs(*BODY[3:])))
    assert "The yard lost two boats in the same week of March." in scored(reading)
    assert "See the note below on how the wrecks were counted." in scored(reading)


def test_where_all_is_links_nothing_is_lost() -> None:
    reading = read(article("".join(f"<p><a href=/a>{text}</a></p>" for text in BODY)))
    assert scored(reading)[-6:] == list(BODY)


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (
            "We and our 12 partners store cookies on your device and process personal data.",
            "consent",
        ),
        ("By clicking Accept you agree to our privacy policy on this website.", "consent"),
        ("You must be logged in to post a comment.", "comment-form"),
        ("Get the harbour news straight to your inbox every morning.", "subscribe"),
        ("Support independent journalism with a small gift.", "subscribe"),
        ("This story was updated on Monday to add the board's answer.", "correction"),
        ("Update, 5.30pm: This article has been changed to name the yard.", "correction"),
        ("An earlier version of this report gave the wrong number of boats.", "correction"),
        ("Keep refreshing this page for the latest from the quay.", "live-note"),
        ("This is a developing story. Check back for updates.", "live-note"),
        ("Text size", "page-controls"),
        ("The quay on Friday after the storm. (Photo: Harbour Archive)", "caption"),
    ],
)
def test_what_a_site_says_of_itself_is_scored_nowhere(line: str, why: str) -> None:
    reading = read(article(paragraphs(*BODY[:3], line, *BODY[3:])))
    assert scored(reading) == [TITLE, *BODY]
    assert whys(reading)[line] == why
    assert all(left.reason for left in reading.left_out)


def test_a_list_of_dates_and_places_is_text() -> None:
    dates = ("March 9 – Calder, Town Hall", "March 10 – Dale, Old School", "April 2 – Esk, Library")
    reading = read(article(paragraphs(*BODY, "Public hearings:", *dates)))
    assert scored(reading)[-4:] == ["Public hearings:", *dates]


def test_a_post_in_the_text_is_kept_with_its_author() -> None:
    post = (
        '<div class="widget"><blockquote class="twitter-tweet"><p>A black day for the crews.</p>'
        "— Ada Lindqvist (@adal) March 4, 2025</blockquote></div>"
    )
    text = scored(read(article(paragraphs(*BODY[:3]) + post + paragraphs(*BODY[3:]))))
    assert any("A black day for the crews." in line for line in text)
    assert any("Ada Lindqvist (@adal)" in line for line in text)


def test_a_pop_up_inside_a_sentence_is_no_part_of_it() -> None:
    inside = (
        "<p>Mayor <span class=tooltip>Ada Berg<span> Her last stories</span></span>"
        "Berg closed the meeting at nine and left by the back door.</p>"
    )
    text = scored(read(article(paragraphs(*BODY[:3]) + inside + paragraphs(*BODY[3:]))))
    assert "Mayor Berg closed the meeting at nine and left by the back door." in text


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ('<meta property="og:title" content="Old quay closed: board acts">', TITLE),
        ("", f"{TITLE} - Ships - Calder Post"),
        ("", f"Calder Post: {TITLE}"),
    ],
)
def test_the_title_is_the_headline_that_the_page_shows(head: str, title: str) -> None:
    advert = '<div class="advert"><h1>Win a boat and close the deal</h1></div>'
    reading = read(advert + article(paragraphs(*BODY)), head, title)
    assert reading.version.title == TITLE


SITE = '<link rel=canonical href="https://www.calderpost.example/a">'
AGENCY = (
    '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": '
    '"2025-03-04T23:00:00-05:00", "publisher": {"name": "County News Agency"}}</script>'
)


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="og:site_name" content="Calder Post">' + AGENCY,
        SITE + AGENCY,
        AGENCY,
        SITE + '<meta property="og:site_name" content="calderpost">',
        SITE + '<meta property="og:site_name" content="Calder Post | All of the harbour">',
    ],
)
def test_the_site_comes_before_the_agency(head: str) -> None:
    assert read(article(paragraphs(*BODY)), head).version.outlet == "Calder Post"


def test_the_day_of_the_article_comes_before_that_of_what_it_writes_about() -> None:
    claim = "<p>Tom Ruiz, in a letter of January 13th, 2019</p>"
    by = "<p>By Ada Lindqvist on Monday, March 18th, 2019 at 11:08 a.m.</p>"
    reading = read(f"<div>{claim}</div><h1>{TITLE}</h1>{by}<div>{paragraphs(*BODY)}</div>")
    assert str(reading.version.published) == "2019-03-18"
    assert str(read(article(paragraphs(*BODY)), AGENCY).version.published) == "2025-03-04"
