"""What makes a file ends soon after a reader has stopped it, and what it raises reaches whoever waits."""

import pytest

from dashboard.making import Stopped, Task
from layers.exporting.choice import Step


def test_what_is_stopped_ends_at_its_next_sheet() -> None:
    drawn: list[int] = []
    task = Task[bytes]("a deck")

    def make(step: Step) -> bytes:
        for sheet in range(100):
            step(sheet, 100)
            drawn.append(sheet)
            if sheet == 3:
                task.stopped.set()
        return b"all"

    task.run(make)
    assert drawn == [0, 1, 2, 3]
    assert task.done == (3, 100)
    with pytest.raises(Stopped):
        task.content.result()


def test_what_it_raises_is_raised_for_whoever_waits() -> None:
    def make(_: Step) -> bytes:
        raise RuntimeError("no browser")

    task = Task[bytes]("a page")
    task.run(make)
    with pytest.raises(RuntimeError, match="no browser"):
        task.content.result()
