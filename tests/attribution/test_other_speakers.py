"""Other speakers: views without a verb of saying, quotations, layout, and what is not said."""

from __future__ import annotations

import pytest
from helpers.attribution_case import only, read

VIEWS = [
    # sentence, who holds it
    ("In Ruiz's words, the sale is a gift.", "Ruiz"),
    ("In the opinion of the union, the sale is a gift.", "the union"),
    ("The sale, in the eyes of the crew, is a gift.", "the crew"),
    ("The sale is a gift in Ruiz's view.", "Ruiz"),
    ("From the union's point of view the sale is a gift.", "the union"),
    ("By her own reckoning, the sale is a gift.", "her"),
    ("To the union, the sale looks like a gift.", "the union"),
    ("For Ana Ruiz the sale is a gift.", "Ana Ruiz"),
    ("As Ruiz sees it, the sale is a gift.", "Ruiz"),
    ("The union's verdict: the sale is a gift.", "The union"),
    ("Ruiz's message is simple: the sale is a gift.", "Ruiz"),
    ("The position of the crew is that the sale is a gift.", "the crew"),
    ("It was Ruiz's belief that the sale was a gift.", "Ruiz"),
    ("Ruiz is convinced the sale is a gift.", "Ruiz"),
    ("Ruiz made it plain that the sale was a gift.", "Ruiz"),
    ("The union takes the view that the sale is a gift.", "The union"),
    ("According to the union the sale is a gift.", "the union"),
    ("According to a clerk at the port the sale is a gift.", "a clerk at the port"),
    ("According to officials fares rose.", "officials"),
    # Judgements with "as" and "by".
    ("Ruiz dismissed the sale as a gift.", "Ruiz"),
    ("The sale was described as a gift by the union.", "the union"),
    ("The sale was denounced by the union as a gift.", "the union"),
    ("The sale was called a gift by Ruiz.", "Ruiz"),
    ("The union issued a statement calling the sale a gift.", "The union"),
    # Any verb beside a quotation.
    ("“It is a gift to them,” shrugged Ana Ruiz.", "Ana Ruiz"),
    ("“It is a gift to them,” Ruiz sighed, waving at the pier.", "Ruiz"),
    ("“It is a gift to them,” the notice read.", "the notice"),
    ("“It is a gift to them,” was how Ruiz put it.", "Ruiz"),
    ("“It is a gift to them,” was Ruiz's verdict.", "Ruiz"),
    ("Ruiz remembered the sale: “It was a gift to them.”", "Ruiz"),
    ("The crowd laughed when Ruiz urged the owner, “Give it back to us.”", "Ruiz"),
    ("Ruiz, pointing at the pier: “It is a gift to them.”", "Ruiz"),
    # Capitals are read as small letters are.
    ("THE UNION SAID THE SALE WAS A GIFT.", "THE UNION"),
    ("RUIZ SAID THE SALE WAS A GIFT.", "RUIZ"),
    ("The union has challenged claims that the crew broke the lock.", "The union"),
    ("Ruiz rejected suggestions that she had known of the sale.", "Ruiz"),
    ("The missive accused the owner of lying.", "The missive"),
]


@pytest.mark.parametrize(("sentence", "who"), VIEWS)
def test_a_view_is_its_holders(sentence: str, who: str) -> None:
    voice = only(sentence).of(sentence[:8])
    assert (voice.voice, voice.chain) == ("other", (who,))


def test_what_is_rejected_without_a_claim_is_the_outlets_to_tell() -> None:
    for sentence in ("The crew challenged the owner to a race.", "The court rejected the appeal."):
        assert only(sentence).of(sentence[:8]).voice == "own"


NOBODY = [
    "The “expert” who advised the owner has left.",
    "The “green” pier that replaced it is dry.",
    "According to their habit, the crew sang.",
    "In view of the port, the ferry sank.",
    "In the eyes of the storm the air was still.",
    "To date, the sale is the largest.",
    "For the year, the sale was a loss.",
    "The song “We Go Home,” released in May, is old.",
]


@pytest.mark.parametrize("sentence", NOBODY)
def test_nobody_holds_what_is_no_view(sentence: str) -> None:
    voice = only(sentence).of(sentence[:8])
    assert (voice.voice, voice.attributions) == ("own", ())


UNSAID = [
    "Ruiz did not say the sale was a gift.",
    "Ruiz would not say whether the sale was a gift.",
    "Ruiz stopped short of calling it a gift.",
    "Ruiz declined to call it a gift.",
    "Ruiz left without calling it a gift.",
    "Neither said the sale was a gift.",
    "Nobody said the sale was a gift.",
]


@pytest.mark.parametrize("sentence", UNSAID)
def test_what_is_not_said_is_nobodys(sentence: str) -> None:
    voice = only(sentence).of(sentence[:8])
    assert (voice.voice, voice.chain) == ("own", ())
    inner = min(voice.attributions, key=lambda mark: mark.content.end - mark.content.start)
    assert (inner.voice, inner.chain) == ("unclear", ())


def test_what_is_denied_with_a_verb_of_denial_is_said() -> None:
    assert only("Ruiz did not deny that the sale was a gift.").of("Ruiz").chain == ("Ruiz",)


def voices(text: str) -> list[tuple[str, str]]:
    case = read(text)
    return [
        (voice.voice, " > ".join(voice.chain))
        for sentence, voice in zip(case.sentences, case.voices, strict=True)
        if sentence.kind in {"text", "bullet"}
    ]


def test_labels_name_who_speaks_until_the_next() -> None:
    text = (
        "The port met Ana Ruiz in May.\n\nEvening Post: Why do you want the pier?\n\n"
        "Ruiz: We need it. It is a gift.\n\nNobody else wants it.\n\nQ: Who pays for it?\n\n"
        "A: The owner pays.\n"
    )
    assert voices(text) == [
        ("own", ""),
        ("other", "Evening Post"),
        *[("other", "Ana Ruiz")] * 3,
        ("other", "Q"),
        ("other", "Ana Ruiz"),
    ]


def test_the_last_turn_ends_where_the_story_goes_on() -> None:
    text = (
        "Ana Ruiz met Jon Dahl.\n\nRuiz: Why do you go?\n\nDahl: I am tired.\n\nIt is late.\n\n"
        "This interview was shortened.\n\nThe pier is old.\n"
    )
    speakers = [who for _, who in voices(text)]
    assert speakers == ["", "Ana Ruiz", "Jon Dahl", "Jon Dahl", "", ""]


@pytest.mark.parametrize(
    "text",
    [
        "LUNDE: The owner of the pier left the town.\n",
        "The pier is old.\n\nBottom Line: The pier is too old to stand.\n",
        "The pier is old.\n\nPhoto: The pier in May, seen by night.\n",
    ],
)
def test_what_stands_before_a_colon_is_not_always_a_speaker(text: str) -> None:
    assert {voice for voice, _ in voices(text)} == {"own"}


def test_a_post_is_its_authors() -> None:
    text = (
        "Ana Ruiz wrote back.\n\nA sad night for the pier. We go on. "
        "— Ana Ruiz (@aruiz) May 3, 2025\n\nThe pier is old.\n"
    )
    assert voices(text) == [("own", ""), *[("other", "Ana Ruiz")] * 3, ("own", "")]


def test_a_lead_in_without_a_verb_names_who_is_quoted() -> None:
    text = "The pier is old.\n\nAnd from the mayor, Ana Ruiz:\n\n“It is a gift to all of us.”\n"
    assert voices(text)[-1] == ("other", "Ana Ruiz")
    text = "The pier is old.\n\nAnd from the union:\n\nWe reject the sale. It is a gift.\n"
    assert voices(text)[-2:] == [("other", "the union")] * 2


def test_a_letter_is_its_writers_to_its_end() -> None:
    text = (
        "The pier is old.\n\nThe letter from Ruiz in full:\n\nDear members of the union,\n\n"
        "The sale is a gift.\n\nSincerely yours, and with hope.\n\nThe pier was sold in May.\n"
    )
    assert [voice for voice, _ in voices(text)] == ["own", "own", *["other"] * 3, "own"]


def test_whoever_acts_beside_a_quotation_speaks_it() -> None:
    assert voices("Ana Ruiz nodded. “It is a gift.”\n")[1] == ("other", "Ana Ruiz")
    both = "Ana Ruiz nodded. “It is a gift.” Jon Dahl shrugged.\n"
    assert voices(both)[1] == ("unclear", "")


def test_a_sentence_that_is_mostly_quoted_is_never_the_outlets() -> None:
    text = "That was the whole of it: “It is a gift to them and to nobody else.”\n"
    assert voices(text) == [("unclear", "")]
