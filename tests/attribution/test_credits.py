"""Who is credited, and with what: the shapes a credit can take."""

from __future__ import annotations

import pytest
from helpers.attribution_case import COURIER, only, read

SHAPES = [
    # sentence, source, cue, content
    (
        "The mayor said the old bridge was safe.",
        "The mayor",
        "said",
        "the old bridge was safe",
    ),
    (
        "In a statement, Ruiz said that the sale was illegal.",
        "Ruiz",
        "said",
        "that the sale was illegal",
    ),
    ("“We had no lights,” Ruiz said.", "Ruiz", "said", "“We had no lights,”"),
    (
        "“We had no lights,” said Ana Ruiz, the head of the pilots' union.",
        "Ana Ruiz, the head of the pilots' union",
        "said",
        "“We had no lights,”",
    ),
    (
        "Fares will double in June, the ministry confirmed on Tuesday.",
        "the ministry",
        "confirmed",
        "Fares will double in June",
    ),
    (
        "The pilots want more pay and fewer nights, reported Radio Lunde.",
        "Radio Lunde",
        "reported",
        "The pilots want more pay and fewer nights",
    ),
    (
        "Ana Ruiz, who led the talks, told reporters the owner had lied.",
        "Ana Ruiz, who led the talks",
        "told",
        "the owner had lied",
    ),
    (
        "Prices rose by a tenth, according to the national bank.",
        "the national bank",
        "according to",
        "Prices rose by a tenth",
    ),
    (
        "According to Ana Ruiz, a lawyer in Lunde, the sale is illegal.",
        "Ana Ruiz, a lawyer in Lunde",
        "According to",
        "the sale is illegal",
    ),
    (
        "Both Ana Ruiz and Jon Dahl say the owner knew.",
        "Both Ana Ruiz and Jon Dahl",
        "say",
        "the owner knew",
    ),
    (
        "The sale was first reported by Radio Lunde.",
        "Radio Lunde",
        "was first reported by",
        "The sale",
    ),
    (
        "The minister on Friday vowed to mend the pier.",
        "The minister",
        "vowed",
        "to mend the pier",
    ),
    ("Ruiz called the sale a gift.", "Ruiz", "called", "the sale a gift"),
    ("Ana Ruiz says this plan works.", "Ana Ruiz", "says", "this plan works"),
    (
        "A survey by the union found that most pilots sleep badly.",
        "A survey by the union",
        "found",
        "that most pilots sleep badly",
    ),
    (
        "The owner fears the line will never pay.",
        "The owner",
        "fears",
        "the line will never pay",
    ),
    ("Said Ruiz: “We had no lights.”", "Ruiz", "Said", "“We had no lights.”"),
    (
        "The mill will cut 30 jobs, its owner, Ana Ruiz, told reporters.",
        "its owner, Ana Ruiz",
        "told",
        "The mill will cut 30 jobs",
    ),
    (
        "Asked about the fares, the owner insisted that they were low.",
        "the owner",
        "insisted",
        "that they were low",
    ),
]


@pytest.mark.parametrize(("sentence", "source", "cue", "content"), SHAPES)
def test_a_credit_has_its_three_spans(sentence: str, source: str, cue: str, content: str) -> None:
    case = only(sentence)
    assert (source, cue, content) in case.parts(sentence[:20])
    assert case.of(sentence[:20]).voice == "other"
    assert case.of(sentence[:20]).basis == "explicit"


def test_a_statement_may_go_round_its_credit() -> None:
    case = only("Fares, the ministry said, will double in June.")
    contents = [content for _, _, content in case.parts("Fares")]
    assert contents == ["Fares", "will double in June"]
    assert case.of("Fares").chain == ("the ministry",)


TOLD = [
    # What the outlet tells of somebody's words keeps the outlet's voice.
    ("The union tried to persuade the owner to wait.", "The union", "tried to persuade"),
    ("Calling the sale a gift, Ruiz left the room.", "Ruiz", "Calling"),
    ("The line, first reported by Radio Lunde, is new.", "Radio Lunde", "first reported by"),
    ("Ruiz bragged about her long walks by the sea.", "Ruiz", "bragged about"),
]


@pytest.mark.parametrize(("sentence", "source", "cue"), TOLD)
def test_an_act_of_speech_is_a_credit_but_no_voice(sentence: str, source: str, cue: str) -> None:
    case = only(sentence)
    assert (source, cue) in [(one, two) for one, two, _ in case.parts(sentence[:12])]
    assert case.of(sentence[:12]).voice == "own"


def test_what_a_speaker_says_of_his_own_mind_is_one_credit() -> None:
    assert only("Ruiz said she hopes the line will pay.").parts("Ruiz said") == [
        ("Ruiz", "said", "she hopes the line will pay")
    ]


OWN = [
    "Apple plans to open a shop beside the harbour.",
    "The ministry announced a tax on diesel.",
    "The minister proposed a rule requiring ships to slow down.",
    "The line reportedly lost money, and its owner is said to be ill.",
    "The move suggests that the owner has lost hope.",
    "Their decision highlights the weight of the north.",
    "The United States signed the treaty in May.",
    "The harbour is noted for its clear water and known for its eels.",
    "A note on the door gave the new hours.",
    "Many calls come in at night.",
    "The owner discussed the plan.",
    "The port’s proposed rule, requiring ships to report their speed, suggests a change of course.",
]


@pytest.mark.parametrize("sentence", OWN)
def test_what_is_no_credit_stays_in_the_outlets_voice(sentence: str) -> None:
    voice = only(sentence).of(sentence[:20])
    assert voice.voice == "own"
    assert voice.basis == "none"


VAGUE = [
    "Experts say fares must rise.",
    "Some argue that the line never paid.",
    "Critics called the sale a gift.",
    "It is widely believed that the owner will sell.",
    "The tax was predicted to hurt the pilots.",
    "Many believe the bridge is haunted.",
]


@pytest.mark.parametrize("sentence", VAGUE)
def test_a_vague_source_leaves_the_sentence_to_the_outlet(sentence: str) -> None:
    voice = only(sentence).of(sentence[:20])
    assert (voice.voice, voice.kind) == ("own", "vague")
    assert voice.attributions


KINDS = [
    ("Two officials said the ferry would be sold.", "anonymous"),
    ("People familiar with the talks said the ferry would be sold.", "anonymous"),
    ("A former pilot said the ferry would be sold.", "anonymous"),
    ("Experts at the port said the ferry would be sold.", "anonymous"),
    ("The ministry said the ferry would be sold.", "named"),
    ("Police said the ferry would be sold.", "named"),
    ("A spokesman for the owner said the ferry would be sold.", "named"),
    ("Pilot Ana Ruiz said the ferry would be sold.", "named"),
]


@pytest.mark.parametrize(("sentence", "kind"), KINDS)
def test_a_source_is_named_or_anonymous(sentence: str, kind: str) -> None:
    voice = only(sentence).of(sentence[:15])
    assert (voice.voice, voice.kind) == ("other", kind)


def test_a_clause_that_only_stands_inside_does_not_decide() -> None:
    case = only("The plan, which the union says is illegal, passed by ten votes on Monday night.")
    assert case.of("The plan").voice == "own"
    assert any(source == "the union" for source, _, _ in case.parts("The plan"))


def test_what_somebody_wants_keeps_the_voice_around_it() -> None:
    case = only("The Courier reported that the owner wants to sell the line.")
    assert [mark.chain for mark in case.of("The Courier").attributions] == [("Harbour Courier",)]
    alone = only("The owner wants to sell the line.")
    assert [mark.voice for mark in alone.of("The owner").attributions] == ["own"]


def test_what_somebody_does_keeps_the_voice_around_it() -> None:
    case = only("The owner welcomed the splendid plan to close the line.")
    assert [mark.voice for mark in case.of("The owner").attributions] == ["own"]
    quoted = only("The owner welcomed “the splendid plan” to close the line.")
    assert [mark.voice for mark in quoted.of("The owner").attributions] == ["other"]


def test_a_claim_told_of_keeps_its_owner() -> None:
    case = only("The union’s claim that wages fell was heard on Monday.")
    assert case.of("The union").voice == "own"
    (mark,) = case.of("The union").attributions
    assert (mark.voice, mark.chain) == ("other", ("The union",))


def test_one_passes_on_what_another_said() -> None:
    case = only("“We had no lights,” Ruiz said in May, according to Radio Lunde.")
    assert case.of("“We").chain == ("Radio Lunde", "Ruiz")


def test_a_surname_takes_the_full_name_before_it() -> None:
    case = read("Ana Ruiz said the sale was illegal. Ms. Ruiz said it was a gift.\n")
    assert case.of("Ms. Ruiz").chain == ("Ana Ruiz",)


def test_he_is_the_only_speaker_near_or_nobody() -> None:
    plain = read("Jon Dahl said the line was lost. He said nobody had asked the crew.\n")
    assert plain.of("He said").chain == ("Jon Dahl",)
    two = read("Jon Dahl said Per Olsen knew. He said nobody had asked the crew.\n")
    assert two.of("He said").chain == ("he",)
    assert two.of("He said").voice == "other"


def test_headings_and_boilerplate_have_no_credits() -> None:
    case = read(
        "# Ferry line will close, Ruiz says\n\nThe pier is old.\n\nSource: Harbour Courier\n"
    )
    for sentence, voice in zip(case.sentences, case.voices, strict=True):
        if sentence.kind not in {"text", "bullet"}:
            assert (voice.voice, voice.basis, voice.attributions) == ("own", "none", ())


def test_an_outlet_that_credits_itself_speaks_in_its_own_voice() -> None:
    case = read("The Evening Star reported in May that the line would close.\n", COURIER)
    assert case.of("The Evening").voice == "own"
