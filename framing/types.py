"""The results, as frozen values. Standard library only, so that importing them costs nothing.

Every span is half-open and in characters: ``text[start:end]`` of the version it belongs to.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

BlockKind = Literal["title", "heading", "bullet", "text", "boilerplate"]
Voice = Literal["source", "other", "own", "unclear"]
CreditBasis = Literal["explicit", "carried", "document", "none"]
SourceKind = Literal["", "named", "anonymous", "vague"]
QuotationStatus = Literal["same", "trimmed", "altered", "re-credited", "only here"]
SourceRole = Literal[
    "", "official", "expert", "witness", "participant", "document", "media", "vague"
]
Role = Literal[
    "boilerplate", "heading", "reported", "attributed", "commentary", "speculation", "context"
]
Dimension = Literal[
    "sentiment",
    "hedging",
    "speculation",
    "commentary",
    "coverage",
    "credit",
    "readability",
    "headline_sentiment",
    "headline_hedging",
]
Part = Literal["own", "unquoted", "all"]
BaselineKind = Literal["cited", "text", "consensus", "file"]
CoverageStatus = Literal["carried", "altered", "omitted", "unclear"]
LabelKind = Literal["", "model", "decision"]
"""A person's word, a model's, or what was decided where several coders disagreed."""
FactTier = Literal["credited", "shared"]
"""Whether some version credits a fact to the source report, or several tell it and none does."""
ShiftKind = Literal[
    "actor",
    "number",
    "date",
    "direction",
    "scope",
    "relation",
    "certainty",
    "sourcing",
    "credit",
    "wording",
]
"""``wording`` claims nothing: words that stand in one wording only."""
Differs = Literal["differs", "cannot tell", ""]
"""What a comparison says; empty where none is made."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of characters, never empty."""

    start: int
    end: int

    def __post_init__(self) -> None:
        """Refuse a span that marks nothing."""
        if not 0 <= self.start < self.end:
            raise ValueError(f"span {self.start}:{self.end} is empty or starts before the text")

    def of(self, text: str) -> str:
        """Return the words that the span marks in ``text``."""
        return text[self.start : self.end]

    def holds(self, start: int, end: int) -> bool:
        """Tell whether ``start:end`` lies wholly inside."""
        return self.start <= start and end <= self.end

    def meets(self, start: int, end: int) -> bool:
        """Tell whether ``start:end`` shares at least one character."""
        return self.start < end and start < self.end


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, heading or list item of a version; ``why`` names the rule for its kind."""

    start: int
    end: int
    kind: BlockKind
    why: str = ""


@dataclass(frozen=True, slots=True)
class Version:
    """One outlet's article. ``text`` never changes after reading; blocks are in reading order."""

    outlet: str
    """Who published it; versions of a story are told apart by it."""
    text: str
    """What all spans point into: cleaned once, on the way in."""
    blocks: tuple[Block, ...]
    """Its paragraphs, headings and list items."""
    file: str = ""
    """The name of the file that it was read from; empty for a text."""
    url: str = ""
    """Where it was published; empty when nobody says."""
    published: date | None = None
    """The day that it or ``story.toml`` states."""
    title: str = ""
    """Its headline; empty when none is known."""
    sha256: str = ""
    """Digest of the file's bytes, or of a text as UTF-8."""

    def _repr_html_(self) -> str:
        """Show the article in a notebook; what articles hold is escaped."""
        from framing.report.notebook import version_html  # noqa: PLC0415 - only a notebook needs it

        return version_html(self)


@dataclass(frozen=True, slots=True)
class SourceReport:
    """The report that the versions cite. ``text`` is a version of its own when it is at hand."""

    name: str
    """What it is called, such as Financial Times; of a story's source empty where a person says
    that there is none."""
    aliases: tuple[str, ...] = ()
    """Other names for it, such as FT."""
    published: date | None = None
    """The day it was published; a version dated before it is warned about."""
    text: Version | None = None
    found: bool = False
    """True when the program named it from the versions' credits, not the user."""

    @property
    def names(self) -> tuple[str, ...]:
        """The name and its aliases, longest first, as they are looked for in text."""
        return tuple(sorted({self.name, *self.aliases}, key=lambda name: (-len(name), name)))


@dataclass(frozen=True, slots=True)
class Label:
    """What ``coder`` says of a sentence, or of a fact at it: ``column`` is ``value``.

    A label of a coding sheet has a ``sample``; one without is a correction. Of several labels of
    one thing a decision holds before what people say, and that before what a model says.
    """

    outlet: str
    sentence: int
    """The number in reading order, from 0; of ``status:FACT`` the first of ``sentences``."""
    column: str
    value: str
    coder: str
    """Who says so: a person, or the model's name; of a decision whoever decided."""
    kind: LabelKind = ""
    sentences: tuple[int, ...] = ()
    """Of ``status:FACT``: all sentences in which the version tells the fact."""
    how: tuple[str, ...] = ()
    """Of ``status:FACT`` with the value ``altered``: the kinds of shift."""
    note: str = ""
    """Whatever the coder wrote beside it."""
    sample: str = ""
    """The draw of the coding sheet that asked for it, such as ``facts-200-7``."""
    weight: float | None = None
    """How many units of the story this one stands for, 1 or more; None for what nobody drew."""


@dataclass(frozen=True, slots=True)
class Story:
    """One event as told by its versions, in the order of ``story.toml`` or of file names."""

    title: str
    """What the story goes by: of ``story.toml``, or else a version's headline."""
    versions: tuple[Version, ...]
    """Two or more to compare, of different outlets."""
    source: SourceReport | None = None
    """None when nobody names it: then it is found from what the versions cite."""
    recreated: bool = False
    """True when the articles are written anew and no outlet's own."""
    labels: tuple[Label, ...] = ()
    """Corrections by people, from ``labels.csv``."""
    warnings: tuple[str, ...] = ()
    """What is doubtful about the reading, a line each."""
    files: Mapping[str, str] = field(default_factory=dict)
    """Every input file and its SHA-256."""

    def _repr_html_(self) -> str:
        """Show the versions in a notebook; what articles hold is escaped."""
        from framing.report.notebook import story_html  # noqa: PLC0415 - only a notebook needs it

        return story_html(self)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a version: its number in reading order, its span, its block's number."""

    index: int
    start: int
    end: int
    block: int
    kind: BlockKind


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who is credited for ``content``. ``chain`` has the outermost source first.

    ``source`` and ``cue`` are empty for a credit carried over from an earlier sentence.
    ``first_hand`` is true when the outlet itself credits the source report, with nobody between.
    """

    content: Span
    source: Span | None
    cue: Span | None
    chain: tuple[str, ...]
    kind: SourceKind
    voice: Voice
    basis: CreditBasis
    first_hand: bool
    why: str


@dataclass(frozen=True, slots=True)
class SentenceVoice:
    """The attribution step's reading of one sentence; the main clause decides ``voice``."""

    voice: Voice
    chain: tuple[str, ...]
    kind: SourceKind
    basis: CreditBasis
    attributions: tuple[Attribution, ...]
    quotes: tuple[Span, ...]
    """Parts of the sentence inside quotation marks, marks included."""
    quoted: bool
    """True when the sentence's own statement is somebody's very words."""
    why: str


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that are evidence for a dimension, with the rule that found them and why.

    ``counted`` is false for evidence that is shown but does not enter the score. ``weight`` is
    the rule's strength, 0 to 1 (for sentiment the word's valence, -4 to 4).
    """

    start: int
    end: int
    sentence: int
    dimension: Dimension
    rule: str
    kind: str
    voice: Voice
    quoted: bool
    counted: bool
    weight: float
    why: str


@dataclass(frozen=True, slots=True)
class NearestSentence:
    """The sentence of another text that likeliest tells the same, and how likely, 0 to 1."""

    outlet: str
    sentence: int
    probability: float


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything the program says about one sentence; one row of sentences.csv."""

    sentence: Sentence
    """The sentence: its number, place and kind of paragraph."""
    role: Role
    voice: SentenceVoice
    """Who speaks in it, who is credited, and in which words."""
    cues: tuple[Cue, ...]
    """The evidence found in it, in reading order."""
    hedged: bool
    speculative: bool
    commentary: bool
    sentiment: float | None
    sentiment_unquoted: float | None
    certainty: float | None
    words: int
    """How many words it has; ``unquoted_words`` of them outside quotation marks."""
    unquoted_words: int
    facts: tuple[str, ...] = ()
    why: tuple[str, ...] = ()
    set_by: Mapping[str, str] = field(default_factory=dict)
    """Column to coder, for what a person set."""
    nearest: NearestSentence | None = None
    """Of the other texts' sentences the nearest; None where it is not compared."""
    only_here: bool | None = None
    """Whether no other text seems to tell any of it; None where that cannot be said."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where a version carries a fact."""

    outlet: str
    sentence: int
    start: int
    end: int
    similarity: float
    credited: bool
    founds: bool
    basis: CreditBasis


@dataclass(frozen=True, slots=True)
class Fact:
    """A statement of the baseline. ``id`` is a short hash of the founding statement."""

    id: str
    statement: str
    outlet: str
    """The outlet whose wording the statement is."""
    sentence: int
    """The sentence that the statement comes from."""
    mentions: tuple[Mention, ...]
    """Every place that tells it, in every version."""
    founded_by: tuple[str, ...]
    credited_by: tuple[str, ...]
    certainty: float | None
    contested: bool = False
    tier: FactTier = "credited"


@dataclass(frozen=True, slots=True)
class Coverage:
    """One fact in one version. ``omitted`` means not found; then the span is the nearest one."""

    fact: str
    outlet: str
    status: CoverageStatus
    sentence: int | None
    start: int | None
    end: int | None
    similarity: float
    credited: bool
    prominence: int
    fidelity: int | None
    eligible: bool
    """Founded by at least one version independent of this one."""
    probability: float = 0.0
    """How likely the version tells the fact, 0 to 1: calibrated on stories that people labelled."""
    set_by: str = ""
    """Who said what the version does with the fact, models marked "(model)"; empty: the program."""


@dataclass(frozen=True, slots=True)
class Shift:
    """A difference between a version's mention of a fact and the baseline's wording of it."""

    fact: str
    kind: ShiftKind
    outlet: str
    sentence: int
    start: int
    end: int
    baseline_outlet: str
    baseline_sentence: int
    baseline_start: int
    baseline_end: int
    baseline_text: str
    version_text: str
    why: str
    contested: bool = False
    """Neither wording has two independent versions behind it: nobody is said to have altered it."""


@dataclass(frozen=True, slots=True)
class Score:
    """One number with its interval and what it is compared with; one row of versions.csv."""

    outlet: str
    dimension: Dimension
    part: Part
    value: float | None
    low: float | None
    high: float | None
    baseline: float | None
    delta: float | None
    sentences: int
    reliable: bool
    value_words: float | None = None
    matched_value: float | None = None
    matched_baseline: float | None = None
    matched_delta: float | None = None
    delta_min: float | None = None
    delta_max: float | None = None
    model: str = ""
    target: str = ""
    delta_low: float | None = None
    delta_high: float | None = None
    p: float | None = None
    p_holm: float | None = None
    """Corrected for the number of comparisons of this version with the baseline."""
    differs: Differs = ""
    effect: float | None = None
    """Size of ``delta`` in units of its own: Cohen's h for shares, Hedges' g for means."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One number of a version less the same number of another; one row of differences.csv."""

    outlet: str
    other: str
    dimension: Dimension
    part: Part
    value: float
    low: float | None
    high: float | None
    p: float | None
    p_holm: float | None
    """Corrected for the number of pairs of versions compared in this number."""
    differs: Differs
    effect: float | None


@dataclass(frozen=True, slots=True)
class SourceUse:
    """How much room a version gives to one source; one row of sources.csv."""

    outlet: str
    source: str
    kind: SourceKind
    sentences: int
    words: int
    quoted_words: int
    role: SourceRole = ""


@dataclass(frozen=True, slots=True)
class QuotationMatch:
    """A quotation beside the nearest one of another version; one row of quotations.csv."""

    outlet: str
    sentence: int
    start: int
    end: int
    text: str
    speaker: str
    status: QuotationStatus
    other_outlet: str
    other_start: int | None
    other_end: int | None
    why: str


@dataclass(frozen=True, slots=True)
class VersionReading:
    """A version with its sentences read, in reading order."""

    version: Version
    readings: tuple[Reading, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """The whole result: what reports and the app show, and nothing they must compute."""

    story: Story
    """The story as it was given."""
    baseline: BaselineKind
    """What the facts are; see the glossary for the four kinds."""
    source: SourceReport | None
    """The report that the versions cite; None when none is named or found."""
    versions: tuple[VersionReading, ...]
    """Every version with its sentences read, in story order."""
    facts: tuple[Fact, ...]
    """The facts of the baseline, in the order in which reports number them."""
    coverage: tuple[Coverage, ...]
    """One row for each fact in each version."""
    shifts: tuple[Shift, ...]
    """How wordings differ, with the words on both sides."""
    scores: tuple[Score, ...]
    """One row for each outlet, dimension and part; ``None`` is a number that cannot be made."""
    sources: tuple[SourceUse, ...]
    """How much room each version gives to each source."""
    witnesses: tuple[tuple[str, ...], ...]
    """Groups of versions that derive from one another; each group is one witness."""
    article: str = ""
    """The outlet scored against the others' baseline, after ``score``; empty after ``compare``."""
    warnings: tuple[str, ...] = ()
    """What to know before trusting the result, a line each."""
    configuration: Mapping[str, object] = field(default_factory=dict)
    """The settings that it was made with, as in ``run.json``."""
    differences: tuple[Difference, ...] = ()
    """Every two versions, number by number, in story order."""
    quotations: tuple[QuotationMatch, ...] = ()
    """Every quotation with the nearest one that another version has, in story order."""

    def _repr_html_(self) -> str:
        """Show the numbers and the facts in a notebook; what articles hold is escaped."""
        from framing.report.notebook import comparison_html  # noqa: PLC0415 - only a notebook needs it

        return comparison_html(self)
