"""Make a file beside the script of the page, so that a reader sees how far it is."""

from collections.abc import Callable, Hashable
from concurrent.futures import Future, wait
from dataclasses import dataclass, field
from threading import Event, Thread
from typing import Any

import streamlit as st

from dashboard.words import t
from layers.exporting.choice import Step

TASK = "task"
"""The session key with the file that is being made."""

PATIENCE = 1
"""Seconds for which a file is waited for before a reader is told how far it is."""

BREATH = 0.3
"""Seconds between two looks at how far it is."""


class Stopped(Exception):  # noqa: N818  # a reader's wish, no error
    """Raised in what makes a file that nobody waits for any more."""


@dataclass
class Task:
    """A file that is made in a thread of its own; ``of`` is what it is made of, ``done`` how far it is."""

    of: Hashable
    content: Future[bytes] = field(default_factory=Future)
    stopped: Event = field(default_factory=Event)
    done: tuple[int, int] | None = None

    def step(self, done: int, total: int) -> None:
        """Take down how far it is; raise Stopped if nobody waits for it any more."""
        if self.stopped.is_set():
            raise Stopped
        self.done = done, total

    def run(self, make: Callable[[Step], bytes]) -> None:
        """Make the file, whatever becomes of it."""
        try:
            self.content.set_result(make(self.step))
        except BaseException as error:  # raised again for whoever waits
            self.content.set_exception(error)


def made(place: Any, words: str, make: Callable[[Step], bytes], of: Hashable) -> bytes:
    """Return the file that ``make`` makes, with ``words`` in a place while it is made.

    When Streamlit runs the page anew meanwhile, the same file goes on being made. What ``make`` raises is
    raised here.
    """
    task = st.session_state.get(TASK)
    if task is None or task.of != of:
        stop()
        task = st.session_state[TASK] = Task(of)
        # a daemon: the program ends without waiting for it
        Thread(target=task.run, args=(make,), daemon=True).start()
    with place.container(horizontal=True, vertical_alignment="center"), st.spinner(f"{words} …"):
        wait([task.content], PATIENCE)
        if not task.content.done():
            _wait(task)
    del st.session_state[TASK]
    return task.content.result()


def stop() -> None:
    """Stop what is being made, if anything is."""
    if task := st.session_state.pop(TASK, None):
        task.stopped.set()


def _wait(task: Task) -> None:
    far = st.empty()
    while not task.content.done():
        far.caption(t("app.sheets_done", n=task.done[0], m=task.done[1]) if task.done else " ")
        wait([task.content], BREATH)
