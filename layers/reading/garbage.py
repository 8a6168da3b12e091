"""Keep Python's garbage collector quiet while many values are made that all stay.

It goes through every list and object again each time some thousands were added, which takes five times as
long as decoding the JSON of a theatre; and values decoded from a file are in no cycles.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

_lock = Lock()
_running: list[bool] = []
"""For each block that runs now, in any thread, whether the collector ran before it."""


@contextmanager
def uncollected() -> Iterator[None]:
    """Run a block without garbage collection; blocks may be inside each other, and in several threads."""
    with _lock:
        _running.append(gc.isenabled())
        gc.disable()
    try:
        yield
    finally:
        with _lock:
            before = any(_running)
            _running.pop()
            if before and not _running:
                gc.enable()
