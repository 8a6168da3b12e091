"""The map below the rooms of the desk: the theatre as it is saved, and what the map shows now."""

import contextlib
import json
from dataclasses import replace
from pathlib import Path

import streamlit as st

from dashboard import load, stage, words
from dashboard.desk import keeping
from dashboard.words import t
from layers.page.state import State, StateError, from_page, opening
from layers.reading.problems import TheatreError
from layers.theatre.catalogue import Catalogue

SEEN, START = "desk map seen", "desk map start"
"""The session keys: the folder and what its map reported last; the digest and the state it began with."""


def show(folder: Path) -> None:
    """Show the map. It is no fragment, nor is anything at the desk.

    What is clicked at the moment at which the map reports would run the fragment alone.
    """
    try:
        catalogue = load.catalogue(folder)
    except TheatreError as error:
        st.info(t("app.desk.no_map"))
        broken(error)
        return
    state = replace(_start(folder, catalogue), language=words.language())
    answer = stage.show(catalogue, state, "desk", ["selected_tags"], reported=keeping.by_map)
    if reports := (answer or {}).get("selected_tags"):
        st.session_state[SEEN] = (folder, reports[0])


def broken(error: TheatreError) -> None:
    """Show what is wrong with a theatre, and offer to look again once that is mended in its files."""
    st.code(str(error), language=None, wrap_lines=True)
    st.button(t("app.desk.look_again"), on_click=keeping.forget)


def state(folder: Path, catalogue: Catalogue) -> State | None:
    """Return what the map of a theatre shows now, or None while it has not said so, or shows no layer."""
    of, report = st.session_state.get(SEEN, (None, ""))
    if of != folder:
        return None
    try:
        return from_page(json.loads(report), catalogue)
    except StateError:
        return None


def pick(world: Catalogue) -> None:
    """Show the map of a theatre on which a view is picked."""
    answer = stage.show(
        world, replace(opening(world), language=words.language()), "desk world", ["selected_tags"]
    )
    if reports := (answer or {}).get("selected_tags"):
        st.session_state[SEEN] = (world.path, reports[0])


def picked(world: Catalogue) -> list[float] | None:
    """Return the view that was picked, in degrees, or None while the map has not said what it shows."""
    found = state(world.path, world)
    if found is None:
        return None
    west, south, east, north = found.view
    return [round(each, 2) for each in (west, max(south, -85.0), east, min(north, 85.0))]


def select(folder: Path, claim: str) -> None:
    """Select a claim on the map, where the theatre has one."""
    with contextlib.suppress(TheatreError):
        stage.choose(load.catalogue(folder), claim)


def _start(folder: Path, catalogue: Catalogue) -> State:
    """Return the state in which the map begins: after a save as it was left, as far as that still fits.

    It stays the same for as long as the data do: another would load the map anew.
    """
    digest, start = st.session_state.get(START, ("", None))
    if digest != catalogue.digest or start is None:
        start = state(folder, catalogue) or opening(catalogue)
        st.session_state[START] = (catalogue.digest, start)
    found: State = start
    return found
