"""Comparing stories in other processes, with Dask: on this machine's cores or on a cluster."""

from __future__ import annotations

import asyncio
import logging
import signal
import time
import warnings
from collections import deque
from concurrent.futures import CancelledError
from contextlib import contextmanager
from itertools import islice
from multiprocessing import resource_tracker
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from framing.batch.program_version import program, version_mismatch
from framing.batch.scheduler_address import check_scheduler
from framing.batch.worker import compare_task, failed_outcome
from framing.batch.worker_limits import limits
from framing.errors import FramingError
from framing.ingest.cleaning import printable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from distributed import Client, Future

    from framing.batch.messages import Outcome, OutputRequest, Task

_COUNT_WORKERS_EVERY_S = 2.0
_POLL_S = 0.01
_SAME_VERSION = "install the same version on every worker and the client"
_SCHEDULER_GONE = "the scheduler went away; the same command goes on from where it stopped"


@contextmanager
def connected_client(
    scheduler: str | None, workers: int, say: Callable[[str], None]
) -> Iterator[Client]:
    """Give a client of a running cluster, or of as many local processes.

    Raises:
        FramingError: Dask is not installed, the scheduler does not answer or has no workers, or
            a worker has another version of the program.
    """
    try:
        import distributed  # noqa: PLC0415 - an extra, and half a second
    except ModuleNotFoundError:
        raise FramingError(
            "several processes need Dask: pip install 'framing-compare[batch]'; or give --workers 1"
        ) from None
    _silence_logs()
    with warnings.catch_warnings():
        # Versions are compared below, and a story is as large as it is.
        warnings.simplefilter("ignore")
        if scheduler is None:
            import dask  # noqa: PLC0415 - an extra

            with dask.config.set(limits("dask")), _local(distributed, workers) as client:
                yield client
        else:
            with _remote(distributed, scheduler) as client:
                _wait_for_workers(client, scheduler, say)
                _check_workers(client)
                yield client


def outcomes(
    client: Client, tasks: Iterator[Task], wanted: OutputRequest, say: Callable[[str], None]
) -> Iterator[Outcome]:
    """Yield what comes of the tasks, in the order in which they are done.

    Few are under way at a time. A story during which workers died is tried again by itself, so
    that no other one is blamed for it; if they die again it failed.

    Raises:
        FramingError: the cluster cannot be used any more.
    """
    in_flight = _TasksInFlight(client, wanted, say)
    suspects: deque[Task] = deque()
    while True:
        if suspects:
            # The rest lands first.
            if not in_flight.under_way:
                in_flight.start(suspects.popleft(), alone=True)
        elif not in_flight.alone:
            in_flight.fill(tasks)
        if not in_flight.under_way:
            return
        task, alone, outcome = in_flight.land()
        if outcome is not None:
            if outcome.version_mismatch:
                raise FramingError(f"a worker has {outcome.version_mismatch}; {_SAME_VERSION}")
            yield outcome
        elif alone:
            yield failed_outcome(
                task,
                wanted,
                "the workers that compared it died; it is too large for their memory, or they "
                "were stopped",
            )
        else:
            suspects.append(task)


def _silence_logs() -> None:
    """Say nothing of what Dask logs: it is for those who run the cluster, and has tracebacks."""
    for name in ("distributed", *logging.root.manager.loggerDict):
        if name.partition(".")[0] in {"distributed", "tornado", "asyncio"}:
            logging.getLogger(name).setLevel(logging.CRITICAL)


class _TasksInFlight:
    """The tasks under way."""

    def __init__(self, client: Client, wanted: OutputRequest, say: Callable[[str], None]) -> None:
        from distributed import as_completed  # noqa: PLC0415 - an extra

        self.under_way: dict[Future[Outcome], tuple[Task, bool]] = {}
        self._client, self._wanted, self._say = client, wanted, say
        self._done: Any = as_completed(loop=client.loop)  # type: ignore[no-untyped-call]
        self._run = f"framing-{uuid4().hex}"
        self._started = 0
        self._most, self._looked = 0, 0.0

    @property
    def alone(self) -> bool:
        """Whether a story is tried by itself."""
        return any(alone for _, alone in self.under_way.values())

    def fill(self, tasks: Iterator[Task]) -> None:
        """Start as many tasks as there is room for; workers may have come or gone."""
        now = time.monotonic()
        if now - self._looked > _COUNT_WORKERS_EVERY_S:
            threads = sum(_ask_cluster(self._client.nthreads).values())
            self._most = max(1, threads * limits("cluster")["ahead"])
            self._looked = now
        for task in islice(tasks, max(0, self._most - len(self.under_way))):
            self.start(task)

    def start(self, task: Task, *, alone: bool = False) -> None:
        """Hand a task to the cluster."""
        self._started += 1
        future = self._client.submit(
            compare_task, task, self._wanted, key=(self._run, self._started), retries=0
        )
        self.under_way[future] = task, alone
        self._done.add(future)

    def _next(self) -> Any:
        """Wait for a future, and say so when there is nobody to wait for."""
        alone_since: float | None = None
        looked = time.monotonic()
        while not self._done.has_ready():
            time.sleep(_POLL_S)
            now = time.monotonic()
            if now - looked < limits("cluster")["answer_s"]:
                continue
            looked = now
            if _ask_cluster(self._client.nthreads):
                alone_since = None
            elif alone_since is None:
                alone_since = now
                self._say("no workers are left; waiting for others")
            elif now - alone_since > limits("cluster")["workers_s"]:
                raise FramingError(
                    "all workers went away; the same command goes on from where it stopped"
                )
        return next(self._done)

    def land(self) -> tuple[Task, bool, Outcome | None]:
        """Wait for a task to end; without an outcome the workers that had it died."""
        from distributed import KilledWorker  # noqa: PLC0415 - an extra

        future = self._next()
        while future.status in {"lost", "pending"}:
            # The worker died after the work was done and before it was handed over.
            self._done.add(future)
            future = self._next()
        task, alone = self.under_way.pop(future)
        try:
            return task, alone, future.result()
        except KilledWorker:
            return task, alone, None
        except (ImportError, AttributeError) as error:
            raise FramingError(
                f"a worker cannot load the program ({_one_line(error)}); {_SAME_VERSION}"
            ) from None
        except (Exception, asyncio.CancelledError) as error:  # noqa: BLE001 - Dask gives anything
            if future.status != "error":
                raise FramingError(_SCHEDULER_GONE) from None
            return (
                task,
                alone,
                failed_outcome(task, self._wanted, f"a worker failed: {_one_line(error)}"),
            )


def _local(distributed: Any, workers: int) -> Any:
    memory = max(distributed.system.MEMORY_LIMIT // workers, limits("cluster")["worker_bytes"])
    with _children_ignore_interrupts():
        cluster = distributed.LocalCluster(
            n_workers=workers,
            threads_per_worker=1,
            processes=True,
            memory_limit=memory,
            dashboard_address=None,
            silence_logs=logging.CRITICAL,
            # Processes that die here had too little memory: two are enough to suspect a story.
            scheduler_kwargs={"allowed_failures": 1},
        )
    return _ClusterAndClient(cluster, distributed.Client(cluster, set_as_default=False))


@contextmanager
def _children_ignore_interrupts() -> Iterator[None]:
    """Let threads and processes that start meanwhile, and theirs, not hear Ctrl-C.

    It is for this process, which then ends the others; else each says goodbye with a traceback.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    # Where it is not running yet, starting it would open the thread's ears again.
    resource_tracker.ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


class _ClusterAndClient:
    """A local cluster and its client, closed together."""

    def __init__(self, cluster: Any, client: Any) -> None:
        self._cluster, self._client = cluster, client

    def __enter__(self) -> Any:
        return self._client

    def __exit__(self, *_: object) -> None:
        self._client.close()
        self._cluster.close()


def _remote(distributed: Any, scheduler: str) -> Any:
    check_scheduler(scheduler)
    try:
        return distributed.Client(
            scheduler, timeout=limits("cluster")["answer_s"], set_as_default=False
        )
    except (OSError, ValueError, TypeError, ImportError, RuntimeError):
        raise FramingError(
            f"the scheduler at {printable(scheduler)} went away; give the same command again"
        ) from None


def _wait_for_workers(client: Client, scheduler: str, say: Callable[[str], None]) -> None:
    if _ask_cluster(client.nthreads):
        return
    say(f"the scheduler at {printable(scheduler)} has no workers yet; waiting")
    patience = limits("cluster")["workers_s"]
    try:
        client.wait_for_workers(1, timeout=patience)
    except (TimeoutError, OSError):
        raise FramingError(
            f"the scheduler at {printable(scheduler)} has no workers after {patience} s; start "
            "some with 'dask worker ADDRESS'"
        ) from None


def _check_workers(client: Client) -> None:
    """Refuse a cluster with a worker of another program; those that come later say so."""
    answers = _ask_cluster(lambda: client.run(program, on_error="return"))
    for worker, their_program in answers.items():
        if isinstance(their_program, BaseException):
            raise FramingError(
                f"worker {worker} cannot load the program ({_one_line(their_program)}); "
                f"{_SAME_VERSION}"
            )
        mismatch = version_mismatch(their_program, program())
        if mismatch:
            raise FramingError(f"worker {worker} has {mismatch}; {_SAME_VERSION}")


def _ask_cluster(question: Callable[[], Any]) -> Any:
    """Ask the cluster something; it may be gone."""
    try:
        return question()
    except (OSError, CancelledError, asyncio.CancelledError):
        # What Dask raises when a connection is closed is an OSError.
        raise FramingError(_SCHEDULER_GONE) from None


def _one_line(error: BaseException | None) -> str:
    return printable(f"{type(error).__name__}: {error}")
