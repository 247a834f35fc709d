"""A small comparison made by hand, for what only shows or writes one."""

from __future__ import annotations

from datetime import date

from framing.types import (
    Attribution,
    Block,
    Comparison,
    Coverage,
    Cue,
    Fact,
    Mention,
    Reading,
    Score,
    Sentence,
    SentenceVoice,
    Shift,
    SourceReport,
    SourceUse,
    Span,
    Story,
    Version,
    VersionReading,
)

FIRST = "The port may close in May, the Harbour Gazette reported."
SECOND = "=SUM(A1:A9) is a strange way to open a sentence."
TEXT = f"{FIRST} {SECOND}"


def comparison(
    *outlets: str, title: str = "A port closes", text: str = TEXT, recreated: bool = False
) -> Comparison:
    """Return a comparison of ``outlets`` ("Ansel" and "Borough" by default), all alike."""
    outlets = outlets or ("Ansel", "Borough")
    versions = tuple(_version(outlet, text) for outlet in outlets)
    source = SourceReport("Harbour Gazette", ("Gazette",))
    return Comparison(
        story=Story(
            title=title,
            versions=versions,
            source=source,
            recreated=recreated,
            files={version.file: version.sha256 for version in versions},
        ),
        baseline="cited",
        source=source,
        versions=tuple(VersionReading(version, _readings()) for version in versions),
        facts=(_fact(outlets),),
        coverage=tuple(
            Coverage(
                fact="f1",
                outlet=outlet,
                status="carried",
                sentence=0,
                start=0,
                end=25,
                similarity=1.0,
                credited=True,
                prominence=2,
                fidelity=2,
                eligible=True,
            )
            for outlet in outlets
        ),
        shifts=(_shift(outlets[0]),),
        scores=tuple(score for outlet in outlets for score in _scores(outlet)),
        sources=tuple(SourceUse(outlet, "Harbour Gazette", "named", 1, 9, 0) for outlet in outlets),
        witnesses=tuple((outlet,) for outlet in outlets),
        warnings=("Borough: published before its source",),
        configuration={"scores": {"seed": 7, "level": 0.95}},
    )


def _version(outlet: str, text: str) -> Version:
    return Version(
        outlet=outlet,
        text=text,
        blocks=(Block(0, len(text), "text"),),
        file=f"{outlet.lower()}.txt",
        published=date(2024, 5, 1),
        sha256="0" * 64,
    )


def _readings() -> tuple[Reading, ...]:
    end = len(FIRST)
    credit = Attribution(
        content=Span(0, 25),
        source=Span(31, 46),
        cue=Span(47, 55),
        chain=("Harbour Gazette",),
        kind="named",
        voice="source",
        basis="explicit",
        first_hand=True,
        why="reported",
    )
    return (
        Reading(
            sentence=Sentence(0, 0, end, 0, "text"),
            role="reported",
            voice=SentenceVoice(
                "source",
                ("Harbour Gazette",),
                "named",
                "explicit",
                (credit,),
                (),
                quoted=False,
                why="said",
            ),
            cues=(
                Cue(
                    9,
                    12,
                    0,
                    "hedging",
                    "modal.may",
                    "modal",
                    "source",
                    quoted=False,
                    counted=True,
                    weight=1.0,
                    why="may",
                ),
            ),
            hedged=True,
            speculative=False,
            commentary=False,
            sentiment=-0.00001,
            sentiment_unquoted=0.12345,
            certainty=0.5,
            words=9,
            unquoted_words=9,
            facts=("f1", "f2"),
            why=("it carries a fact", "credited; explicitly"),
        ),
        Reading(
            sentence=Sentence(1, end + 1, len(TEXT), 0, "text"),
            role="context",
            voice=SentenceVoice(
                "own", (), "", "none", (), (), quoted=False, why="nobody is credited"
            ),
            cues=(),
            hedged=False,
            speculative=False,
            commentary=False,
            sentiment=None,
            sentiment_unquoted=None,
            certainty=None,
            words=9,
            unquoted_words=9,
            set_by={"voice": "anna", "role": "ben"},
        ),
    )


def _fact(outlets: tuple[str, ...]) -> Fact:
    return Fact(
        id="f1",
        statement="The port may close in May",
        outlet=outlets[0],
        sentence=0,
        mentions=tuple(
            Mention(outlet, 0, 0, 25, 1.0, credited=True, founds=True, basis="explicit")
            for outlet in outlets
        ),
        founded_by=outlets[:1],
        credited_by=outlets,
        certainty=0.5,
    )


def _shift(outlet: str) -> Shift:
    return Shift(
        fact="f1",
        kind="certainty",
        outlet=outlet,
        sentence=0,
        start=9,
        end=12,
        baseline_outlet="Borough",
        baseline_sentence=0,
        baseline_start=9,
        baseline_end=12,
        baseline_text="may",
        version_text="may",
        why="a hedge was dropped",
    )


def _scores(outlet: str) -> tuple[Score, ...]:
    return (
        Score(outlet, "coverage", "all", 1.0, 0.2065, 1.0, None, None, 1, reliable=True),
        Score(outlet, "hedging", "own", None, None, None, None, None, 0, reliable=False),
        Score(outlet, "hedging", "all", 0.5, 0.0945, 0.9055, 1.0, -0.5, 2, reliable=False),
        Score(outlet, "sentiment", "all", -0.001, -0.2, 0.3, 0.1, -0.101, 2, reliable=True),
    )
