"""Find the theatres that the app offers, and read one, anew only if its files have changed."""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any

import streamlit as st

from dashboard.words import t
from layers.reading.gazetteer import GAZETTEER, OWN_PLACES
from layers.reading.theatre import FILES, PARQUET, read, theatres
from layers.theatre.catalogue import Catalogue

BY_DIGEST: dict[str | type[Any], Callable[[Any], Any]] = {Catalogue: lambda catalogue: catalogue.digest}
"""How Streamlit's caches tell theatres apart: by the digest of their data."""

SEEDS = Path(__file__).resolve().parent.parent / "seeds"


def folders(arguments: list[str]) -> list[Path]:
    """Return the theatre folders to offer: the one given by ``--theatre`` first, then those in ``seeds/``."""
    parser = argparse.ArgumentParser(prog="dashboard")
    parser.add_argument("--theatre", type=Path, help="a theatre folder outside seeds/")
    given = parser.parse_known_args(arguments)[0].theatre
    return list(dict.fromkeys([*([given.resolve()] if given else []), *theatres(SEEDS)]))


def name(folder: Path, offered: list[Path]) -> str:
    """Return the name of a folder, with the path of its parent if another folder has the same name."""
    alike = sum(other.name == folder.name for other in offered)
    return folder.name if alike == 1 else f"{folder.name} ({folder.parent})"


def catalogue(folder: Path) -> Catalogue:
    """Return the theatre in ``folder``, read anew only if one of its files has changed.

    Raises:
        layers.reading.problems.TheatreError: with every problem found.

    """
    files = [
        *(folder / file for file in (*FILES, PARQUET)),
        folder / OWN_PLACES,
        folder.parent / GAZETTEER.name,
        GAZETTEER,
    ]
    with st.spinner(t("app.reading")):
        return _catalogue(str(folder), tuple(map(_stamp, files)))


def _stamp(file: Path) -> int | None:
    """Return when the file was last changed (nanoseconds), or None if there is no such file."""
    try:
        return file.stat().st_mtime_ns
    except OSError:
        return None


@st.cache_resource(max_entries=8, show_spinner=False)
def _catalogue(folder: str, stamps: tuple[int | None, ...]) -> Catalogue:  # noqa: ARG001  # the cache's key
    return read(Path(folder))
