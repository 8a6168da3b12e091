"""Make what takes long beside the script of the page, so that a reader sees how far it is and can stop it."""

from collections.abc import Callable, Hashable
from concurrent.futures import Future, wait
from dataclasses import dataclass, field
from threading import Event, Thread
from typing import Any, Generic, TypeVar

import streamlit as st
from jinja2 import Environment, PackageLoader, StrictUndefined

from dashboard.words import t
from layers.exporting.choice import Step

T = TypeVar("T")

TASK = "task {}"
"""The session key with the work of a name that is under way."""

STOPPED = "stopped {}"
"""The session key with how often a reader has stopped the work of a name."""

WORKING = "working-{}-{}"
"""The keys of what stands in the place of a button while its file is made, in the first second and then."""

PATIENCE = 1
"""Seconds for which the script of the page waits for work, before it looks now and then."""

BREATH = 0.3
"""Seconds between two looks at how far work is."""


PAGE = Environment(loader=PackageLoader("dashboard", ""), undefined=StrictUndefined, autoescape=True)
BACK = PAGE.get_template("stopped.html.jinja")
"""The script that goes back to where the keyboard was."""


class Stopped(Exception):  # noqa: N818  # a reader's wish, no error
    """Raised in work whose result nobody waits for any more."""


@dataclass(frozen=True)
class Work(Generic[T]):
    """What can be made: its name in the session, and what is said while it is made.

    ``of`` is what it is made of; ``make`` returns it, and tells how far it is, of which the message ``told``
    speaks.
    """

    name: str
    words: str
    make: Callable[[Step], T]
    of: Hashable
    told: str = "app.sheets_done"


File = Work[bytes]


@dataclass
class Task(Generic[T]):
    """Work that is done in a thread of its own.

    ``of`` is what it is made of, ``done`` how far it is, and ``slow`` whether it has taken longer than
    :data:`PATIENCE`.
    """

    of: Hashable
    content: Future[T] = field(default_factory=Future)
    stopped: Event = field(default_factory=Event)
    done: tuple[int, int] | None = None
    slow: bool = False

    def step(self, done: int, total: int) -> None:
        """Take down how far it is; raise Stopped if nobody waits for it any more."""
        if self.stopped.is_set():
            raise Stopped
        self.done = done, total

    def run(self, make: Callable[[Step], T]) -> None:
        """Do the work, whatever becomes of it."""
        try:
            self.content.set_result(make(self.step))
        except BaseException as error:  # raised again for whoever waits
            self.content.set_exception(error)


def made(work: Work[T], place: Any, stopped: Callable[[str], None] | None) -> T | None:
    """Return what work makes, or None while it is being made: the page runs anew when it is.

    Meanwhile its words, and how far it is, stand in a place, with a button that calls ``stopped`` with its
    name. When Streamlit runs the page anew for another reason, the same work goes on. What its ``make``
    raises is raised here.
    """
    own = TASK.format(work.name)
    task: Task[T] | None = st.session_state.get(own)
    if task is None or task.of != work.of:
        stop(work.name)
        task = st.session_state[own] = Task(work.of)
        # a daemon: the program ends without waiting for it
        Thread(target=task.run, args=(work.make,), daemon=True).start()
    if not task.slow:
        with (
            place.container(key=WORKING.format(work.name, "first") if stopped else None),
            st.spinner(f"{work.words} …"),
        ):
            wait([task.content], PATIENCE)
        task.slow = not task.content.done()
    if task.slow and not task.content.done():
        # Streamlit hears a press when a run is over: a run that waited for the file would hear none
        # all in one place, which what comes next replaces: the browser may leave standing what a run left out
        key = WORKING.format(work.name, "then") if stopped else None
        with place.container(key=key, horizontal=True, vertical_alignment="center", width="content"):
            _watch(task, work)
            if stopped:
                st.button(t("app.stop"), key=f"stop-{work.name}", on_click=stopped, args=(work.name,))
        return None
    st.session_state.pop(own, None)
    return task.content.result()


def stop(name: str) -> None:
    """Stop the work of a name, if it is under way."""
    if task := st.session_state.pop(TASK.format(name), None):
        task.stopped.set()


def give_up(name: str) -> None:
    """Stop the work of a name because a reader wants that, who then goes on with :func:`go_back`."""
    stop(name)
    own = STOPPED.format(name)
    st.session_state[own] = st.session_state.get(own, 0) + 1


def go_back(name: str, key: str) -> None:
    """Give the keyboard to the element of a key, once, after a reader has given up the work of a name."""
    if times := st.session_state.get(STOPPED.format(name)):
        # in every run from then on: what one run has drawn may be gone before the browser has run it
        back = BACK.render(key=key.replace(" ", "-"), times=times)
        st.html(back, unsafe_allow_javascript=True)


@st.fragment(run_every=BREATH)
def _watch(task: Task[T], work: Work[T]) -> None:
    """Tell how far work is, and run the page anew when it is done.

    It is a fragment because Streamlit has no other clock, and has nothing to click, which would run it alone.
    """
    if task.content.done():
        st.rerun()
    done, total = task.done or (0, 1)
    far = f" {t(work.told, n=done, m=total)}" if task.done else ""
    st.progress(done / total, f"{work.words} …{far}", width=260)
