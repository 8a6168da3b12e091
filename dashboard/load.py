"""What the app reads: which theatres there are, and a theatre once for each state of its files."""

import argparse
from pathlib import Path

import streamlit as st

from layers.catalogue import Catalogue, read, theatres

SEEDS = Path(__file__).resolve().parent.parent / "seeds"


def folders(arguments: list[str]) -> list[Path]:
    """Return the theatre folders on offer: the one given by ``--theatre`` first, then those in ``seeds/``."""
    parser = argparse.ArgumentParser(prog="dashboard")
    parser.add_argument("--theatre", type=Path, help="a theatre folder outside seeds/")
    given = parser.parse_known_args(arguments)[0].theatre
    offered = theatres(SEEDS)
    if given is None:
        return offered
    return [given, *(folder for folder in offered if folder.resolve() != given.resolve())]


def catalogue(folder: Path) -> Catalogue:
    """Return the theatre in ``folder``, read anew only when one of its files has changed.

    Raises:
        layers.catalogue.TheatreError: with every problem found.

    """
    files = sorted([*folder.glob("*.json"), *folder.glob("*.geojson"), *folder.parent.glob("*.geojson")])
    stamps = tuple((str(file), file.stat().st_mtime_ns) for file in files)
    return _catalogue(str(folder), stamps)


@st.cache_resource(max_entries=8, show_spinner="Reading the theatre …")
def _catalogue(folder: str, stamps: tuple[tuple[str, int], ...]) -> Catalogue:  # noqa: ARG001  # the cache's key
    return read(Path(folder))
