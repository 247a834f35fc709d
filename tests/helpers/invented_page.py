"""Invented pages around one invented article, and what is read of them."""

from __future__ import annotations

from framing.ingest import Read, article_from_bytes

TITLE = "Crack in gate shuts northern lock"
BODY = (
    "The port authority of Lundhaven shut its northern lock on Tuesday after divers found a crack.",
    "Marta Oyen, who runs the lock, told the council that barges would have to wait for a week.",
    "The repair will cost about 2.4 million crowns, according to an estimate for the ministry.",
    "Skippers who carry grain to the mills said they had not been warned and had lost two days.",
    "A similar crack closed the lock for eleven days in 2016, when the river was very low.",
    "The ministry is to decide by Friday whether a second gate can be put in early.",
)


def paragraphs(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def story(inside: str = "", *, after: str = "", heading: str = TITLE) -> str:
    """Return the article with markup in its middle and behind it."""
    body = f"{paragraphs(*BODY[:3])}{inside}{paragraphs(*BODY[3:])}"
    return f"<main><h1>{heading}</h1><div class=story>{body}</div>{after}</main>"


def page(body: str, head: str = "", title: str = f"{TITLE} | Lundhaven Herald") -> bytes:
    return (
        f"<!doctype html><html lang=en><head><meta charset=utf-8><title>{title}</title>{head}"
        f"</head><body><div class=top><a href=/>Front</a> <a href=/n>News</a></div>{body}"
        "<div class=foot>Contact</div></body></html>"
    ).encode()


def read(body: str, head: str = "", title: str = f"{TITLE} | Lundhaven Herald") -> Read:
    return article_from_bytes(page(body, head, title), "saved.html")


def scored(reading: Read) -> list[str]:
    """Return the lines that count, in order."""
    version = reading.version
    return [
        " ".join(version.text[block.start : block.end].split())
        for block in version.blocks
        if block.kind != "boilerplate"
    ]


def whys(reading: Read) -> dict[str, str]:
    return {left.text: left.why for left in reading.left_out}
