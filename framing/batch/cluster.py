"""Comparing stories in other processes, with Dask: on this machine's cores or on a cluster."""

from __future__ import annotations

import logging
import time
import warnings
from collections import deque
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from framing.batch.analyse import analyse, failed
from framing.batch.limits import limits
from framing.batch.program import difference, program
from framing.errors import FramingError
from framing.ingest.clean import shown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from distributed import Client, Future

    from framing.batch.values import Outcome, Task, Wanted

_LOOK_AGAIN_S = 2.0
_SAME = "install the same version on every worker and the client"
_GONE = "the scheduler went away; the same command goes on from where it stopped"


@contextmanager
def connected(scheduler: str | None, workers: int, say: Callable[[str], None]) -> Iterator[Client]:
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
    # What its processes log at every turn is for those who run the cluster.
    logging.getLogger("distributed").setLevel(logging.CRITICAL)
    with warnings.catch_warnings():
        # Versions are compared below, and a story is as large as it is.
        warnings.simplefilter("ignore")
        if scheduler is None:
            with _local(distributed, workers) as client:
                yield client
        else:
            with _remote(distributed, scheduler) as client:
                _wait_for_workers(client, scheduler, say)
                _check_workers(client)
                yield client


def outcomes(client: Client, tasks: Iterator[Task], wanted: Wanted) -> Iterator[Outcome]:
    """Yield what comes of the tasks, in the order in which they are done.

    Few are under way at a time. A story during which workers died is tried again by itself, so
    that no other one is blamed for it; if they die again it failed.

    Raises:
        FramingError: the cluster cannot be used any more.
    """
    flight = _Flight(client, wanted)
    suspects: deque[Task] = deque()
    while True:
        if suspects and not flight.under_way:
            flight.start(suspects.popleft(), alone=True)
        while not suspects and flight.has_room():
            task = next(tasks, None)
            if task is None:
                break
            flight.start(task)
        if not flight.under_way:
            return
        task, alone, outcome = flight.land()
        if outcome is not None:
            if outcome.stranger:
                raise FramingError(f"a worker has {outcome.stranger}; {_SAME}")
            yield outcome
        elif alone:
            yield failed(
                task,
                wanted,
                "the workers that compared it died; it is too large for their memory, or they "
                "were stopped",
            )
        else:
            suspects.append(task)


class _Flight:
    """The tasks under way."""

    def __init__(self, client: Client, wanted: Wanted) -> None:
        from distributed import as_completed  # noqa: PLC0415 - an extra

        self.under_way: dict[Future[Outcome], tuple[Task, bool]] = {}
        self._client, self._wanted = client, wanted
        self._done: Any = as_completed(loop=client.loop)  # type: ignore[no-untyped-call]
        self._run = f"framing-{uuid4().hex}"
        self._started = 0
        self._most, self._looked = 0, 0.0

    def has_room(self) -> bool:
        """Tell whether another task may start; workers may have come or gone."""
        now = time.monotonic()
        if now - self._looked > _LOOK_AGAIN_S:
            threads = sum(_asked(self._client.nthreads).values())
            self._most = max(1, threads * limits("cluster")["ahead"])
            self._looked = now
        return len(self.under_way) < self._most

    def start(self, task: Task, *, alone: bool = False) -> None:
        """Hand a task to the cluster."""
        self._started += 1
        future = self._client.submit(
            analyse, task, self._wanted, key=(self._run, self._started), retries=0
        )
        self.under_way[future] = task, alone
        self._done.add(future)

    def land(self) -> tuple[Task, bool, Outcome | None]:
        """Wait for a task to end; without an outcome the workers that had it died."""
        from distributed import KilledWorker  # noqa: PLC0415 - an extra

        future = next(self._done)
        task, alone = self.under_way.pop(future)
        if future.status == "finished":
            return task, alone, _asked(future.result)
        if future.status == "error":
            error = future.exception()
            if isinstance(error, KilledWorker):
                return task, alone, None
            if isinstance(error, ImportError | AttributeError):
                raise FramingError(f"a worker cannot load the program ({_first(error)}); {_SAME}")
            return task, alone, failed(task, self._wanted, f"a worker failed: {_first(error)}")
        raise FramingError(_GONE)


def _local(distributed: Any, workers: int) -> Any:
    memory = max(distributed.system.MEMORY_LIMIT // workers, limits("cluster")["worker_bytes"])
    cluster = distributed.LocalCluster(
        n_workers=workers,
        threads_per_worker=1,
        processes=True,
        memory_limit=memory,
        dashboard_address=None,
        silence_logs=logging.CRITICAL,
    )
    return _Both(cluster, distributed.Client(cluster, set_as_default=False))


class _Both:
    """A local cluster and its client, closed together."""

    def __init__(self, cluster: Any, client: Any) -> None:
        self._cluster, self._client = cluster, client

    def __enter__(self) -> Any:
        return self._client

    def __exit__(self, *_: object) -> None:
        self._client.close()
        self._cluster.close()


def _remote(distributed: Any, scheduler: str) -> Any:
    from distributed.comm.addressing import get_address_host_port  # noqa: PLC0415 - an extra

    fix = "give an address such as tcp://host:8786, and start it with 'dask scheduler'"
    try:
        # Asked first: a client that never had an address cannot be closed in silence.
        get_address_host_port(scheduler)
    except (ValueError, ImportError) as error:
        raise FramingError(f"{shown(scheduler)}: {shown(error)}; {fix}") from None
    try:
        return distributed.Client(
            scheduler, timeout=limits("cluster")["answer_s"], set_as_default=False
        )
    except (OSError, ValueError, TypeError, ImportError, RuntimeError):
        raise FramingError(f"no scheduler answers at {shown(scheduler)}; {fix}") from None


def _wait_for_workers(client: Client, scheduler: str, say: Callable[[str], None]) -> None:
    if _asked(client.nthreads):
        return
    say(f"the scheduler at {shown(scheduler)} has no workers yet; waiting")
    patience = limits("cluster")["workers_s"]
    try:
        client.wait_for_workers(1, timeout=patience)
    except (TimeoutError, OSError):
        raise FramingError(
            f"the scheduler at {shown(scheduler)} has no workers after {patience} s; start some "
            "with 'dask worker ADDRESS'"
        ) from None


def _check_workers(client: Client) -> None:
    """Refuse a cluster with a worker of another program; those that come later say so."""
    answers = _asked(lambda: client.run(program, on_error="return"))
    for worker, theirs in answers.items():
        if isinstance(theirs, BaseException):
            raise FramingError(
                f"worker {worker} cannot load the program ({_first(theirs)}); {_SAME}"
            )
        other = difference(theirs, program())
        if other:
            raise FramingError(f"worker {worker} has {other}; {_SAME}")


def _asked(question: Callable[[], Any]) -> Any:
    """Ask the cluster something; it may be gone."""
    from concurrent.futures import CancelledError  # noqa: PLC0415 - only here

    from distributed.comm.core import CommClosedError  # noqa: PLC0415 - an extra

    try:
        return question()
    except (CommClosedError, TimeoutError, CancelledError, OSError):
        raise FramingError(_GONE) from None


def _first(error: BaseException | None) -> str:
    return shown(f"{type(error).__name__}: {error}")
