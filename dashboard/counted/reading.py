"""What the app reads of a dataset: its counts, and the events of a window; anew only once it was added to."""

from pathlib import Path

import pyarrow as pa
import streamlit as st

from layers.feeds import MOST
from layers.feeds.candidates import Candidates, WindowError, candidates
from layers.feeds.counted import BESIDE, counted
from layers.feeds.counts import Step
from layers.feeds.dataset import BATCHES, Dataset, DatasetError
from layers.feeds.window import Window
from layers.reading.gazetteer import GAZETTEER, read_gazetteer
from layers.reading.problems import TheatreError
from layers.theatre.counts import Counts

Batches = tuple[tuple[str, int], ...]

AMISS = (DatasetError, WindowError, TheatreError, OSError, pa.ArrowException)
"""What can be amiss with a dataset; what it says is for the reader."""


def batches(folder: Path) -> Batches:
    """Return what tells states of a dataset apart: names and times of the records of what was fed."""
    files = [*sorted((folder / BATCHES).glob("*.json")), folder / BESIDE]
    return tuple((file.name, file.stat().st_mtime_ns) for file in files if file.exists())


@st.cache_resource(max_entries=2, show_spinner=False)
def read(folder: str, state: Batches, _step: Step) -> Counts:  # noqa: ARG001  # the cache's key
    """Return the counts of a dataset; ``_step`` is told how far they are, and may raise to stop.

    Raises:
        DatasetError, TheatreError, OSError: as :func:`layers.feeds.counted.counted` does.

    """
    return counted(Dataset(Path(folder)), read_gazetteer(GAZETTEER), _step)


@st.cache_resource(max_entries=8, show_spinner=False, hash_funcs={Window: repr})
def found(folder: str, state: Batches, window: Window, feed: str) -> Candidates:  # noqa: ARG001  # the cache's key
    """Return the events of a window, at most as many as are taken at once.

    Raises:
        DatasetError, WindowError: as :func:`layers.feeds.candidates.candidates` does.

    """
    return candidates(Dataset(Path(folder)), window, feed, MOST)
