"""Find the theatres that the app offers, and read one, anew only if its files have changed."""

import argparse
import time
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

import streamlit as st

from dashboard.words import t
from layers.reading.gazetteer import BESIDE, GAZETTEER, OWN_PLACES
from layers.reading.stamp import Stamp, stamp
from layers.reading.standing import standing
from layers.reading.theatre import FILES, PARQUET, read, theatres
from layers.theatre.catalogue import Catalogue

BY_DIGEST: dict[str | type[Any], Callable[[Any], Any]] = {Catalogue: lambda catalogue: catalogue.digest}
"""How Streamlit's caches tell theatres apart: by the digest of their data."""


def shown(catalogue: Catalogue) -> str:
    """Return what tells maps of theatres apart: the digest of the data, and that of counts beside it."""
    return catalogue.digest + (f"+{catalogue.counts.digest}" if catalogue.counts else "")


Stamps = tuple[Stamp | None, ...]

READ = "read"
"""The session key with the stamps of the theatre’s files as they were when it was read last."""

SETTLED = 2_000_000_000
"""Nanoseconds after which another change of a file has another time; FAT counts in steps of two seconds."""

ADDED = "added"
"""The session key with the folders of theatres that are offered in this session only."""

LOOK = 2
"""Seconds between looks at the files of a theatre that has problems."""

SEEDS = Path(__file__).resolve().parent.parent / "seeds"


def folders(arguments: list[str]) -> list[Path]:
    """Return the theatre folders to offer: those for everybody, those begun, those added in this session."""
    begun = [folder for folder in _begun() if folder.is_dir()]
    return list(dict.fromkeys([*everywhere(arguments), *begun, *st.session_state.get(ADDED, [])]))


def everywhere(arguments: list[str]) -> list[Path]:
    """Return the theatre folders that all are offered: that of ``--theatre``, those in ``seeds/``."""
    parser = argparse.ArgumentParser(prog="dashboard")
    parser.add_argument("--theatre", type=Path, help="a theatre folder outside seeds/")
    given = parser.parse_known_args(arguments)[0].theatre
    return list(dict.fromkeys([*([given.resolve()] if given else []), *theatres(SEEDS)]))


def add(folder: Path) -> None:
    """Offer a theatre in this session too."""
    st.session_state[ADDED] = [*st.session_state.get(ADDED, []), folder]


def begin(folder: Path) -> None:
    """Offer a theatre that was begun at the desk in every session, so that a page loaded anew finds it."""
    _begun().append(folder)


@st.cache_resource(show_spinner=False)
def _begun() -> list[Path]:
    """Return the folders of the theatres that were begun since the app was started."""
    return []


def name(folder: Path, offered: list[Path]) -> str:
    """Return the name of a folder, with the path of its parent if another folder has the same name."""
    alike = sum(other.name == folder.name for other in offered)
    return folder.name if alike == 1 else f"{folder.name} ({folder.parent})"


def catalogue(folder: Path) -> Catalogue:
    """Return the theatre in ``folder``, read anew only if one of its files has changed.

    Raises:
        layers.reading.problems.TheatreError: with every problem found.

    """
    # before the files are read, so that a later change is one
    st.session_state[READ] = stamps = _stamps(folder)
    with st.spinner(t("app.reading")):
        return _catalogue(str(folder), stamps)


def ahead(folder: Path) -> Catalogue:
    """Return the theatre in ``folder`` likewise, before there is a session that asks for it."""
    return _catalogue(str(folder), _stamps(folder))


@st.fragment(run_every=LOOK)
def wait(folder: Path) -> None:
    """Run the page anew once a file of the theatre has changed since it was read.

    A fragment is Streamlit's only clock.
    """
    if _stamps(folder) != st.session_state[READ]:
        st.rerun()


def _stamps(folder: Path) -> Stamps:
    """Return the stamps of all files that make the theatre in a folder what it is."""
    files = [
        *(standing(folder, file) for file in (*FILES, PARQUET, OWN_PLACES)),
        folder.parent / BESIDE,
        *sorted(GAZETTEER.iterdir()),
    ]
    return tuple(map(_stamp, files))


def _stamp(file: Path) -> Stamp | None:
    """Return the stamp of a file, made anew only if the file may have changed: that takes reading it."""
    try:
        seen = file.stat()
    except OSError:
        return None
    times = seen.st_mtime_ns, seen.st_ctime_ns
    if time.time_ns() - max(times) < SETTLED:
        return stamp(file)
    return _settled(file, (*times, seen.st_size, seen.st_ino))


@lru_cache(maxsize=64)
def _settled(file: Path, _seen: tuple[int, ...]) -> Stamp | None:
    return stamp(file)


@st.cache_resource(max_entries=8, show_spinner=False)
def _catalogue(folder: str, stamps: Stamps) -> Catalogue:  # noqa: ARG001  # the cache's key
    return read(Path(folder))
