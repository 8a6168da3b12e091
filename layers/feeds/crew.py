"""Who does the work: this process, or the workers of dask.distributed, here or elsewhere.

dask.distributed gives a task of a worker that died to another one, and starts a worker anew. multiprocessing
does neither, and neither knows other machines.
"""

import logging
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from importlib import import_module
from itertools import islice
from typing import Any, Protocol, TypeVar

T = TypeVar("T")
R = TypeVar("R")

AHEAD = 4
"""Tasks for each worker that the scheduler is told of at once: more would only be remembered."""

DEATHS = 20
"""Workers that may die over a task before it is given up."""


REACHED = 10.0
"""Seconds in which a scheduler must answer."""


class CrewError(Exception):
    """Workers that cannot be had or did not live; the message says why."""


class Crew(Protocol):
    """Does tasks."""

    def __call__(self, task: Callable[[T], R], over: Iterable[T]) -> Iterator[R]:
        """Yield what the task returns of each, in the order in which they are done."""


def alone(task: Callable[[T], R], over: Iterable[T]) -> Iterator[R]:
    """Do tasks in this process, one after the other, and yield what each returns."""
    yield from map(task, over)


@contextmanager
def crew(workers: int, scheduler: str | None = None) -> Iterator[Crew]:
    """Give who does the work: this process for one worker, else so many processes, or those of a scheduler.

    Raises:
        CrewError: if dask.distributed is not installed, or the scheduler cannot be reached.

    """
    if workers == 1 and not scheduler:
        yield alone
        return
    try:
        dask, distributed = import_module("dask"), import_module("distributed")
    except ImportError:
        raise CrewError('several workers need dask.distributed: pip install -e ".[feeds]"') from None
    logging.getLogger("distributed").setLevel(logging.CRITICAL)
    settings = {
        "distributed.scheduler.allowed-failures": DEATHS,
        "distributed.worker.memory.terminate": False,
    }
    with dask.config.set(settings):
        if scheduler:
            try:
                client = distributed.Client(scheduler, timeout=REACHED)
            except OSError as error:
                raise CrewError(f"expected a scheduler of dask at {scheduler}, found none: {error}") from None
            with client:
                yield _Workers(client)
            return
        local = distributed.LocalCluster(
            n_workers=workers,
            threads_per_worker=1,
            host="127.0.0.1",
            dashboard_address="127.0.0.1:0",
            # certificates of this run alone: whoever else is on this machine cannot give the workers tasks
            security=True,
            silence_logs=logging.CRITICAL,
        )
        with local, distributed.Client(local) as client:
            yield _Workers(client)


class _Workers:
    """The workers of a scheduler."""

    def __init__(self, client: Any) -> None:
        self.client = client

    def __call__(self, task: Callable[[T], R], over: Iterable[T]) -> Iterator[R]:
        distributed: Any = import_module("distributed")
        left = iter(over)
        many = AHEAD * max(len(self.client.scheduler_info(n_workers=-1)["workers"]), 1)
        going = distributed.as_completed([self._given(task, each) for each in islice(left, many)])
        for done in going:
            try:
                yield done.result()
            except distributed.KilledWorker as error:
                raise CrewError(f"{DEATHS} workers died over one piece of work: {error}") from None
            for each in islice(left, 1):
                going.add(self._given(task, each))

    def _given(self, task: Callable[[T], R], each: T) -> Any:
        return self.client.submit(task, each, pure=False)
