"""Whether a scheduler answers at an address, asked before a client is made of it.

A client that never had an answer waits for one without end, or cannot be closed in silence.
"""

from __future__ import annotations

import asyncio
from threading import Thread
from typing import Any

from framing.batch.worker_limits import limits
from framing.errors import FramingError
from framing.ingest.cleaning import printable

_FIX = "give an address such as tcp://host:8786, and start it with 'dask scheduler'"
_SCHEDULER = "Scheduler"


def check_scheduler(address: str) -> None:
    """Ask what is at an address.

    Raises:
        FramingError: it is no address, nothing answers in time, or something else does.
    """
    from distributed.comm.addressing import get_address_host_port  # noqa: PLC0415 - an extra

    name = printable(address)
    try:
        get_address_host_port(address)
    except (ValueError, ImportError) as error:
        raise FramingError(f"{name}: {printable(error)}; {_FIX}") from None
    answers: list[object] = []
    # In a thread, because what is asked may hold on to its connection whatever it is told.
    asking = Thread(target=_ask, args=(address, answers), daemon=True)
    asking.start()
    asking.join(limits("cluster")["answer_s"])
    match answers:
        case [{"type": str() as kind}] if kind == _SCHEDULER:
            return
        case [{"type": str() as kind}]:
            raise FramingError(f"{name} is a {printable(kind.lower(), 30)}, no scheduler; {_FIX}")
        case [TypeError()] if address.startswith(("tls:", "wss:")):
            raise FramingError(
                f"{name} needs certificates: say in Dask's configuration where they are"
            )
    raise FramingError(f"no scheduler answers at {name}; {_FIX}")


def _ask(address: str, answers: list[object]) -> None:
    try:
        answers.append(asyncio.run(_identity(address)))
    except Exception as error:  # noqa: BLE001 - whatever answered was no scheduler
        answers.append(error)


async def _identity(address: str) -> Any:
    from distributed.core import rpc  # noqa: PLC0415 - an extra
    from distributed.security import Security  # noqa: PLC0415

    seconds = limits("cluster")["answer_s"]
    security: Any = Security
    secrets = security().get_connection_args("client")
    async with rpc(address, timeout=seconds, connection_args=secrets) as connection:  # type: ignore[no-untyped-call]
        return await asyncio.wait_for(connection.identity(), seconds)
