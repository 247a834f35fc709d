"""What ``framing code --with`` does: a model is asked, and what counts of it is kept at once."""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from framing.commands.output import compared, say, warn
from framing.commands.progress import waiting
from framing.commands.story_argument import own_folder_of, story_of
from framing.errors import FramingError, ServerError
from framing.report.safe_text import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from framing.fetch.model_replies import Reply
    from framing.fetch.model_server import ModelServer
    from framing.model_coder.answers import Coded
    from framing.model_coder.questions import Question


@dataclass(frozen=True, slots=True)
class Asking:
    """How a model is asked.

    Attributes:
        address: The server's.
        model: What the server calls the model.
        coder: What its rows are called; empty for the model's name.
        all_cells: Whether cells are asked about that the program can tell.
        again: Whether cells are asked about that the model answered before.
        allow_remote: Whether texts may leave this machine.
        dry_run: Whether the questions are printed, and nothing is sent.
        rate: Questions a minute at most; None for no limit.
        seconds: How long one answer may take; None for what ships.
    """

    address: str
    model: str
    coder: str = ""
    all_cells: bool = False
    again: bool = False
    allow_remote: bool = False
    dry_run: bool = False
    rate: float | None = None
    seconds: float | None = None


@dataclass(frozen=True, slots=True)
class _Asked:
    """A story's questions, and where what comes of them goes."""

    folder: Path
    questions: tuple[Question, ...]
    answered: int


@dataclass(slots=True)
class _Tally:
    """What came of all questions."""

    kept: Counter[str] = field(default_factory=Counter)
    faults: Counter[str] = field(default_factory=Counter)
    tokens: Counter[str] = field(default_factory=Counter)
    uncounted: int = 0
    bad_in_a_row: int = 0

    def count_tokens(self, reply: Reply) -> None:
        """Add what an answer cost, as the server counts it."""
        if reply.asked is None or reply.answered is None:
            self.uncounted += 1
        self.tokens["asked"] += reply.asked or 0
        self.tokens["answered"] += reply.answered or 0

    def count(self, coded: Coded) -> None:
        """Add what came of a question."""
        if coded.label is not None:
            self.kept[coded.label.value] += 1
            self.bad_in_a_row = 0
        else:
            self.faults[coded.fault or ""] += 1
            self.bad_in_a_row += 1

    def print(self, coder: str) -> None:
        """Say what is kept, what was refused and why, and what it cost."""
        from framing.model_coder.questions import table

        names = table("said")
        asked = self.kept.total() + self.faults.total()
        kept = ", ".join(f"{self.kept[name]} {names[name]}" for name in names if self.kept[name])
        say(f"{coder} answered {asked}, and {self.kept.total()} count{f': {kept}' if kept else ''}")
        for fault, number in sorted(self.faults.items()):
            warn(f"{number} do not count: {table('faults')[fault]}")
        counted = f"tokens, as the server counts: {self.tokens['asked']:,} asked, "
        counted += f"{self.tokens['answered']:,} answered"
        if self.uncounted:
            counted += f"; {self.uncounted} answers came without a count"
        say(counted)


def code_with_model(stories: Sequence[str], asking: Asking) -> None:
    """Put the open cells of stories to a model; every answer that counts is kept at once.

    Raises:
        FramingError: A story cannot be read, the model's name is taken, the server is another
            machine and nobody allowed that, or it fails. What was answered before that is kept.
    """
    from framing.model_coder.name import model_name

    read = {story: (own_folder_of(story), story_of(story)) for story in stories}
    labels = [label for _, story in read.values() for label in story.labels]
    coder = model_name(asking.coder or asking.model, labels)
    server = None if asking.dry_run else _server(asking)
    asked = [_questions(folder, coder, asking) for folder, _ in read.values()]
    number = sum(len(one.questions) for one in asked)
    if server is None:
        _print_questions(asked)
        return
    if not number:
        answered = sum(one.answered for one in asked)
        say(f"nothing to ask{f': {coder} answered {answered} before' if answered else ''}")
        return
    _check_place(server, asked, allow_remote=asking.allow_remote)
    tally = _Tally()
    try:
        with waiting(f"asking {coder} {number} questions"):
            for one in asked:
                _ask(one, server, coder, tally)
    finally:
        if tally.kept or tally.faults:
            tally.print(coder)


def _questions(folder: Path, coder: str, asking: Asking) -> _Asked:
    """Return what is asked of a story, as it is when no model had a say."""
    from dataclasses import replace

    from framing.coding.corrections import STATUS
    from framing.facts.model_statuses import by_people
    from framing.model_coder.questions import questions

    story = story_of(str(folder))
    known = {
        (label.outlet, label.column.partition(":")[2])
        for label in story.labels
        if label.kind == "model" and label.coder == coder and label.column.startswith(f"{STATUS}:")
    }
    comparison = compared(replace(story, labels=by_people(story.labels)))
    every = questions(comparison, all_cells=asking.all_cells)
    open_ = [one for one in every if (one.outlet, one.fact) not in known]
    chosen = every if asking.again else tuple(open_)
    return _Asked(folder, chosen, len(every) - len(open_))


def _server(asking: Asking) -> ModelServer:
    from dataclasses import replace

    from framing.fetch.model_replies import KEY_VARIABLE
    from framing.fetch.model_server import default_server_limits, open_server

    limits = default_server_limits()
    limits = replace(limits, rate=asking.rate, seconds=asking.seconds or limits.seconds)
    key = os.environ.get(KEY_VARIABLE, "").strip()
    return open_server(asking.address, asking.model, key=key, limits=limits)


def _check_place(server: ModelServer, asked: Sequence[_Asked], *, allow_remote: bool) -> None:
    """Say what leaves this machine, or refuse that it does."""
    if server.on_this_machine:
        return
    texts = _what_leaves(asked)
    if not allow_remote:
        raise ServerError(
            f"{server.address.origin} is another machine, and would get {texts}; "
            "add --allow-remote if it may"
        )
    warn(f"sent to {server.address.origin}: {texts}")


def _what_leaves(asked: Sequence[_Asked]) -> str:
    """Say which texts a server gets to see."""
    versions: dict[tuple[Path, str], int] = {}
    for one in asked:
        for question in one.questions:
            versions[one.folder, question.outlet] = len(question.sentences)
    articles = ", ".join(
        f"{one_line(outlet)} in {folder.name} ({number} sentences)"
        for (folder, outlet), number in versions.items()
    )
    number = sum(len(one.questions) for one in asked)
    return (
        f"{number} questions with the articles of {articles}, the facts, and sentences in which "
        "the stories' other versions tell them"
    )


def _print_questions(asked: Sequence[_Asked]) -> None:
    from framing.model_coder.questions import instruction

    say(instruction())
    for one in asked:
        for question in one.questions:
            say(f"\n{one.folder.name}, {one_line(question.outlet)}, {question.fact}:")
            say(question.as_json())


def _ask(asked: _Asked, server: ModelServer, coder: str, tally: _Tally) -> None:
    """Ask the questions of one story, and keep each answer before the next is asked."""
    from framing.model_coder.answers import coded
    from framing.model_coder.questions import answer_schema, instruction, table
    from framing.stories.labels_file import save_labels

    def put(question: Question) -> str:
        reply = server.ask(instruction(), question.as_json(), answer_schema())
        tally.count_tokens(reply)
        return reply.text

    for result in coded(asked.questions, put, coder):
        if result.label is not None:
            save_labels(asked.folder, [result.label])
        tally.count(result)
        if tally.bad_in_a_row == table("run")["bad_in_a_row"]:
            raise FramingError(
                f"{server.address.origin}: the last {tally.bad_in_a_row} answers do not count; "
                "this model cannot do it, or does not get the whole question: look at the server's "
                "context length, or take another --model"
            )
