"""Classes of faults in pages, each in markup and wording that no rule was made for."""

from __future__ import annotations

import pytest
from helpers.invented_page import BODY, TITLE, page, paragraphs, read, scored, story, whys

from framing.article.sentences import sentences
from framing.attribution import attribute
from framing.ingest import article_from_bytes

WHOLE = [TITLE, *BODY]
MIDDLE = 4
SPLIT = [BODY[:2], BODY[2:4], BODY[4:]]


@pytest.mark.parametrize(
    "body",
    [
        "<div class='ad unit'>Advertisement</div>".join(
            f"<section class='segment s{n}'>{paragraphs(*part)}</section>"
            for n, part in enumerate(SPLIT)
        ),
        "".join(f"<div class=row><div class=cell>{paragraphs(text)}</div></div>" for text in BODY),
        "<div class=shop>Shop now</div>".join(
            f"<div class=txt>{'<br><br>'.join(part)}</div>" for part in SPLIT
        ),
        "<aside class=ad>Advert</aside>".join(
            f"<article class=part>{paragraphs(*part)}</article>" for part in SPLIT
        ),
    ],
)
def test_a_body_in_parts_is_read_whole(body: str) -> None:
    reading = read(f"<main><h1>{TITLE}</h1>{body}</main>")
    assert scored(reading) == WHOLE
    assert reading.warnings == ()


@pytest.mark.parametrize(
    ("inside", "lines"),
    [
        (
            "<ul><li>14 May – Lundhaven basin</li><li>16 May – Upper mill</li></ul>",
            ["- 14 May – Lundhaven basin", "- 16 May – Upper mill"],
        ),
        (
            (
                "<table><tr><td>May 14</td><td>Town hall</td></tr><tr><td>May 16</td>"
                "<td>School</td></tr></table>"
            ),
            ["May 14 Town hall", "May 16 School"],
        ),
        (
            paragraphs("2025-05-14: North gate 3, South gate 1", "2025-05-15: Both gates 2"),
            ["2025-05-14: North gate 3, South gate 1", "2025-05-15: Both gates 2"],
        ),
        (paragraphs("10.40 a.m."), ["10.40 a.m."]),
    ],
)
def test_dates_and_times_inside_the_text_are_text(inside: str, lines: list[str]) -> None:
    assert scored(read(story(inside)))[MIDDLE : MIDDLE + len(lines)] == lines


def test_the_last_row_of_a_table_of_dates_is_text() -> None:
    rows = "<tr><td>May 14</td><td>Town Hall</td></tr><tr><td>May 16</td><td>Old School</td></tr>"
    body = f"{paragraphs(*BODY)}<h3>Meetings</h3><table>{rows}</table>"
    reading = read(f"<main><h1>{TITLE}</h1><div>{body}</div></main>")
    assert scored(reading)[-2:] == ["May 14 Town Hall", "May 16 Old School"]


def test_a_time_under_the_headline_is_the_pages() -> None:
    body = f"<h1>{TITLE}</h1><p>6:05 p.m.</p>{paragraphs(*BODY)}"
    assert scored(read(f"<main>{body}</main>")) == WHOLE


@pytest.mark.parametrize(
    "inside",
    [
        "<ul><li><a href=/a>Mill owners ask for help</a></li><li><a href=/b>Gates</a></li></ul>",
        "<p><strong>→ <a href=/a>Mill owners ask for help as grain runs out</a></strong></p>",
        "<div><a href=/a>MILL OWNERS ASK FOR HELP AS GRAIN RUNS OUT</a></div>",
        "<p><em>See also: <a href=/a>Mill owners ask for help</a></em></p>",
        "<h4><a href=https://else.example/a>What this skipper found in his hold</a></h4>",
        "<h4>More:</h4><ul><li><a href=/a>Mill owners ask for help</a></li></ul>",
    ],
)
def test_other_stories_stay_out(inside: str) -> None:
    head = "<link rel=canonical href=https://lundhavenherald.example/lock>"
    assert scored(read(story(inside), head)) == WHOLE


def test_headings_that_lead_to_what_they_are_about_stay() -> None:
    head = "<link rel=canonical href=https://lundhavenherald.example/gifts>"
    shop = "<h3><a href=https://shop.example/{}>A {} for the long winter</a></h3>"
    body = "".join(
        shop.format(n, name) + paragraphs(text)
        for n, (name, text) in enumerate(zip(("lamp", "rope", "stove"), BODY, strict=False))
    )
    lines = scored(read(f"<main><h1>{TITLE}</h1>{body}</main>", head))
    assert [line for line in lines if "long winter" in line] == [
        "A lamp for the long winter",
        "A rope for the long winter",
        "A stove for the long winter",
    ]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (
            "This site uses cookies to measure visits. Accept all or set your preferences.",
            "consent",
        ),
        ("Like what you read? Get our best stories in your inbox each Sunday.", "subscribe"),
        ("Sign up to our free weekly email, The Lock Keeper.", "subscribe"),
        ("Read the Herald free for 30 days: start your trial today.", "subscribe"),
        ("Our reporting is free for all because readers like you chip in.", "subscribe"),
        ("Follow the Herald on WhatsApp for more from the river.", "subscribe"),
        ("UPDATE: Adds comment from the ministry in fourth paragraph.", "correction"),
        ("This piece has been amended since publication to name the gate.", "correction"),
        ("Clarification: the lock is run by the authority, not by the town.", "correction"),
        ("3 thoughts on “Crack in gate shuts northern lock”", "comment-form"),
        ("Comments are moderated before they appear.", "comment-form"),
        ("This is a breaking story; details may change.", "live-note"),
        ("We are bringing you the latest on this; more soon.", "live-note"),
        ("Image: Marta Oyen at the lock / Lundhaven Herald", "photo-credit"),
        ("More on the lock: https://lundhavenherald.example/lock", "read-more"),
    ],
)
def test_what_a_site_says_of_itself_counts_nowhere(line: str, why: str) -> None:
    reading = read(story(paragraphs(line)))
    assert scored(reading) == WHOLE
    assert whys(reading)[line] == why


@pytest.mark.parametrize(
    "line",
    [
        "You’ll be seen everywhere: in a post on the web, in an inbox, on a stage and in a book.",
        "Follow the money and you find the mill, the union wrote to its members in May.",
        "We are bringing the boats home before the winter, the skippers wrote.",
    ],
)
def test_sentences_that_only_look_so_count(line: str) -> None:
    assert line in scored(read(story(paragraphs(line))))


@pytest.mark.parametrize(
    "inside",
    [
        "<span class='profile-popup'><img src=x> Ida Moe, born 1970, <a href=/p>more</a></span>",
        "<span role=tooltip>Ida Moe has led the ministry since 2021.</span>",
        "<span class='rollover-people'><span>Ida Moe <a href=/a>Her stories</a></span></span>",
    ],
)
def test_what_opens_over_a_word_is_no_part_of_the_sentence(inside: str) -> None:
    # Scripts in the head once made a page seem to have no text at all.
    scripts = f"<script>{'let x = 1;' * 400}</script>"
    said = f"<p>The minister, Ida Moe{inside}, said that the gate had been safe last week.</p>"
    reading = read(story(said), scripts)
    assert "The minister, Ida Moe, said that the gate had been safe last week." in scored(reading)
    assert len(scored(reading)) == len(WHOLE) + 1
    assert any("Ida Moe" in text for text, why in whys(reading).items() if why == "box")


@pytest.mark.parametrize(
    ("post", "who"),
    [
        (
            (
                "<blockquote class=bluesky-embed><p>Nobody told us.</p><p>A disgrace.</p>&mdash; "
                "Jon Vik (@jonvik.example) May 3, 2025</blockquote>"
            ),
            "Jon Vik",
        ),
        (
            (
                "<figure><blockquote class=twitter-tweet><p>A disgrace for the river.</p>&mdash; "
                "Jon Vik (@jonvik) <a href=https://t.example/1>May 3</a></blockquote></figure>"
            ),
            "Jon Vik",
        ),
        (
            (
                "<blockquote><p>We are sorry that the crews waited.</p><footer>Ida Moe</footer>"
                "</blockquote>"
            ),
            "Ida Moe",
        ),
    ],
)
def test_who_wrote_a_post_or_a_quotation_set_apart_is_its_speaker(post: str, who: str) -> None:
    version = read(story(post)).version
    split = sentences(version)
    voices = attribute(version, split, None)
    said = [
        voice
        for sentence, voice in zip(split, voices, strict=True)
        if any(part in version.text[sentence.start : sentence.end] for part in ("disgr", "sorry"))
    ]
    assert [(voice.voice, voice.chain) for voice in said] == [("other", (who,))]


def test_what_a_picture_shows_is_no_text_and_a_paragraph_beside_one_is() -> None:
    caption = "The cracked gate at Lundhaven seen from the quay on Tuesday morning."
    beside = "Divers went down twice on Monday and found a second crack below the first."
    inside = (
        f"<div class=media><img src=a.jpg><div class=media__text>{caption}</div></div>"
        f"<div class=step><img src=b.jpg><p>{beside}</p></div>"
    )
    reading = read(story(inside))
    assert caption not in scored(reading)
    assert whys(reading)[caption] == "box"
    assert beside in scored(reading)


def test_two_posts_of_one_author_stay_two() -> None:
    author = "— The Harbour Office (@harbour) May 3, 2025"
    posts = [f"<blockquote class=twitter-tweet><p>{text}</p>{author}</blockquote>" for text in "AB"]
    lines = scored(read(story("".join(posts).replace(">A<", ">Shut.<").replace(">B<", ">Open.<"))))
    assert lines[MIDDLE : MIDDLE + 2] == [f"Shut. {author}", f"Open. {author}"]


def test_short_lines_lost_between_paragraphs_are_told() -> None:
    card = (
        "<div class=callout><div>Lamp {n}, brass, with a long wick</div><div>$139 now</div></div>"
    )
    cards = "".join(card.format(n=n) for n in range(8))
    reading = read(story(cards))
    if "Lamp 3, brass, with a long wick" not in scored(reading):
        assert any("text was left out, beginning “Lamp 0" in line for line in reading.warnings)


def test_what_stands_behind_the_articles_holder_is_not_the_article() -> None:
    widths = "".join(f"<li>{name}-browser</li>" for name in ("narrow", "medium", "wide"))
    reading = read(
        story() + f"<div><div class=probe><span>0 : 0</span><ul>{widths}</ul></div></div>"
    )
    assert scored(reading) == WHOLE


def test_a_standfirst_shown_twice_counts_once() -> None:
    first = "<div class=dek>Barges wait for a week while divers look at the gate.</div>"
    body = f"<header><h1>{TITLE}</h1>{first}<p class=by>By Ada Lind</p></header>{first}"
    lines = scored(read(f"<main>{body}<div>{paragraphs(*BODY)}</div></main>"))
    assert lines.count("Barges wait for a week while divers look at the gate.") == 1


def test_characters_that_no_text_may_hold_do_not_stop_the_reader() -> None:
    raw = page(story(paragraphs("The &#x1;gate &#11;was &#xD800;heavy, and &#8220;old&#8221;.")))
    reading = article_from_bytes(raw, "saved.html")
    assert "The gate was heavy, and “old”." in scored(reading)
