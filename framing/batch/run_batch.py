"""A batch from beginning to end: the stories in, the parts out, the record last."""

from __future__ import annotations

from contextlib import ExitStack, closing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from framing.batch.input_stories import input_digest, open_input
from framing.batch.messages import OutputRequest
from framing.batch.parts import Parts, write_errors
from framing.batch.program_version import program
from framing.batch.run_folder import RunFolder
from framing.batch.story_progress import Progress
from framing.batch.worker import compare_task, error_row
from framing.batch.worker_limits import limits
from framing.config import default
from framing.errors import FramingError, OutputError
from framing.ingest.cleaning import clean_line
from framing.resources import installed_version

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from framing.batch.input_stories import Source
    from framing.batch.messages import Outcome, Task

Shape = Literal["parquet", "csv", "both"]


@dataclass(frozen=True, slots=True)
class Engine:
    """Where stories are compared: a scheduler's address, or so many processes here.

    Without either as many as the machine has cores; with one process it is this one.
    """

    scheduler: str | None = None
    workers: int | None = None


@dataclass(frozen=True, slots=True)
class Summary:
    """What is in the output folder. ``before`` stories were there when the run began."""

    compared: int
    failed: int
    errors: int
    before: int


def run_batch(  # noqa: PLR0913 - what a run is made of
    given: Path,
    out: Path,
    *,
    engine: Engine,
    shape: Shape = "parquet",
    part_stories: int | None = None,
    force: bool = False,
    say: Callable[[str], None],
) -> Summary:
    """Compare every story of the input and write the tables.

    A run that was interrupted goes on where it stopped; one that is over is left as it is.

    Raises:
        StoryError: the input cannot be read, or has no stories.
        OutputError: the output folder holds something else, or cannot be written.
        FramingError: the cluster cannot be used.
    """
    output = RunFolder(out.resolve())
    size = part_stories or limits("parts")["stories"]
    digest = input_digest(given)
    identity = {
        "input_sha256": digest,
        "program": dict(program()),
        "part_stories": size,
        "format": shape,
    }
    wanted = OutputRequest(parquet=shape != "csv", csv=shape != "parquet", program=program())
    parts = Parts(output.folder, output.work, wanted)
    record = output.done(identity, force=force)
    if record is not None:
        return _finished(record, parts, size)
    with (
        output.run(identity, force=force),
        closing(open_input(given, digest, output.work)) as source,
    ):
        run = _Run(source, parts, size, wanted)
        run.compare(engine, say)
        summary = run.summary(output)
        output.finish(identity, _record(given, summary, source))
    return summary


def _finished(record: Mapping[str, Any], parts: Parts, size: int) -> Summary:
    missing = parts.missing(-(-int(record["stories"]) // size))
    if missing:
        raise OutputError(
            f"a run was finished here, but {missing} is gone; give --force to do it again"
        )
    compared, failed = int(record["compared"]), int(record["failed"])
    return Summary(compared, failed, int(record["errors"]), compared + failed)


class _Run:
    """The parts of one run, those that are whole and those still to do."""

    def __init__(self, source: Source, parts: Parts, size: int, wanted: OutputRequest) -> None:
        self._source, self._parts, self._size, self._wanted = source, parts, size, wanted
        self._all = range(-(-source.stories // size))
        self._open = [part for part in self._all if not parts.sealed(part)]
        self._before = source.stories - sum(len(self._stories(part)) for part in self._open)

    def compare(self, engine: Engine, say: Callable[[str], None]) -> None:
        """Compare the stories of the parts that are not whole, and write each part when it is."""
        total = self._source.stories
        if self._before:
            say(f"going on: {self._before:,} of {total:,} stories are done")
        if not self._open:
            return
        waiting: dict[int, list[Outcome]] = {}
        with ExitStack() as stack:
            outcomes = self._outcomes(engine, stack, say)
            progress = stack.enter_context(Progress(total, self._before, say))
            for outcome in outcomes:
                if outcome.worker_failure:
                    raise FramingError(outcome.worker_failure)
                part = outcome.number // self._size
                done = waiting.setdefault(part, [])
                done.append(outcome)
                if len(done) == len(self._stories(part)):
                    done.sort(key=lambda finished: finished.number)
                    self._parts.write(part, waiting.pop(part))
                progress.step()

    def summary(self, output: RunFolder) -> Summary:
        """Write the errors of all parts, and count."""
        errors = write_errors(output.folder, output.work, self._errors(), self._wanted)
        counts = [self._parts.stories(part) for part in self._all]
        compared, failed = (sum(column) for column in zip(*counts, strict=True))
        return Summary(compared, failed, errors, self._before)

    def _stories(self, part: int) -> range:
        start = part * self._size
        return range(start, min(start + self._size, self._source.stories))

    def _tasks(self) -> Iterator[Task]:
        for part in self._open:
            stories = self._stories(part)
            yield from self._source.tasks(stories.start, stories.stop)

    def _outcomes(
        self, engine: Engine, stack: ExitStack, say: Callable[[str], None]
    ) -> Iterator[Outcome]:
        to_do = sum(len(self._stories(part)) for part in self._open)
        workers = 1 if engine.scheduler else _processes(engine, to_do)
        if workers == 1 and engine.scheduler is None:
            return (compare_task(task, self._wanted) for task in self._tasks())
        from framing.batch.dask_cluster import connected_client, outcomes  # noqa: PLC0415 - an extra

        client = stack.enter_context(connected_client(engine.scheduler, workers, say))
        return outcomes(client, self._tasks(), self._wanted, say)

    def _errors(self) -> Iterator[Mapping[str, str]]:
        for problem in self._source.unassigned():
            yield error_row(problem)
        for part in self._all:
            for problem in self._parts.problems(part):
                yield error_row(problem)


def _processes(engine: Engine, stories: int) -> int:
    if engine.workers is not None:
        return engine.workers
    if stories < limits("cluster")["few"]:
        return 1
    try:
        from dask.system import CPU_COUNT  # noqa: PLC0415 - an extra; knows a container's share
    except ModuleNotFoundError:
        return 1
    return min(int(CPU_COUNT), stories)


def _record(given: Path, summary: Summary, source: Source) -> Mapping[str, object]:
    configuration = default().values()
    return {
        "version": installed_version(),
        "configuration": configuration,
        "seed": configuration["scores"]["seed"],
        "input": clean_line(given.resolve().name),
        "stories": source.stories,
        "compared": summary.compared,
        "failed": summary.failed,
        "errors": summary.errors,
    }
