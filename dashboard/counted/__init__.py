"""Counts of a feed on the map, beside the claims, and the events behind them: counted, not claimed.

The app is started with a dataset for it. What reads one loads only then.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import cast

import streamlit as st

from dashboard import link, making
from dashboard.load import BY_DIGEST
from dashboard.words import t
from layers.theatre.catalogue import Catalogue
from layers.theatre.counts import Counts

SHOWN = "counts are shown"
"""The session key with whether a reader has the counts on the map."""

TABS = "tabs"
"""The session key with the name of the tab below the map that is open."""

PLACES = "counted places"
"""The session key with the ids of the places whose events are looked at; one that is empty is nowhere."""

ASKED = "counted asked"
"""The session key with what the map asked for last."""

NAME = "counts"
"""The name under which the counts are made."""

MADE = "counts made"
"""The session key with the counts, and what they are of."""

AWAITED = "counts are awaited"
"""The session key with whether the map is shown without counts that are being made."""

REACH = "counted reach"
"""The session key with whether the events are to be scrolled to."""


def dataset(arguments: Sequence[str]) -> Path | None:
    """Return the folder of the dataset that the app was started with, by these arguments."""
    parser = argparse.ArgumentParser(prog="dashboard")
    parser.add_argument("--counts", type=Path, help="a dataset of posture feed")
    given: Path | None = parser.parse_known_args(arguments)[0].counts
    return given


def beside(catalogue: Catalogue) -> Catalogue:
    """Return a theatre with the counts beside it, where there is a dataset and a reader has them on."""
    folder = dataset(sys.argv[1:])
    if folder is None:
        return catalogue
    from dashboard.counted import reading

    with st.sidebar:
        on = st.toggle(
            t("app.counted.show"),
            value=True,
            key=SHOWN,
            on_change=_again,
            help=t("app.counted.show_help"),
        )
        if not on:
            making.stop(NAME)
            making.go_back(NAME, SHOWN)
            return catalogue
        try:
            found = _counts(folder)
        except reading.AMISS as error:
            st.error(t("app.counted.refused"))
            st.code(f"{folder}: {error}", language=None, wrap_lines=True)
            return catalogue
        if found is None:
            return catalogue
        st.caption(t("app.counted.of", n=found.events))
    return _with(catalogue, found)


def _counts(folder: Path) -> Counts | None:
    """Return the counts of a dataset, or None while they are made: the map is shown without them until then.

    Raises:
        what :data:`dashboard.counted.reading.AMISS` has.

    """
    from dashboard.counted import reading

    state = reading.batches(folder)
    made_of, kept = st.session_state.get(MADE, (None, None))
    if made_of == (folder, state):
        # also on a machine that is too busy to hand it over at once, which would take them off the map
        return cast("Counts", kept)
    work = making.Work(
        NAME,
        t("app.counted.counting"),
        lambda step: reading.read(str(folder), state, step),
        (folder, state),
        "app.counted.parts",
    )
    found = making.made(work, st.empty(), _stop)
    if found is None:
        if not st.session_state.get(AWAITED):
            # the bar at the left may be folded away
            st.toast(t("app.counted.awaited"), duration="long")
        st.session_state[AWAITED] = True
        return None
    st.session_state[MADE] = (folder, state), found
    if st.session_state.get(AWAITED):
        _again()
        st.toast(t("app.counted.of", n=found.events))
    return found


def follow(catalogue: Catalogue, asked: Sequence[str]) -> None:
    """Show the events behind the counts that the page asks for: the ids of places, as JSON."""
    if not asked or catalogue.counts is None:
        st.session_state.pop(ASKED, None)
        return
    if st.session_state.get(ASKED) == asked[0]:
        return
    st.session_state[ASKED] = asked[0]
    known = {place.id for place in catalogue.counts.places}
    st.session_state[PLACES] = [id_ for id_ in json.loads(asked[0])["places"] if id_ in known]
    st.session_state[TABS] = t("app.tab.counted")
    st.session_state[REACH] = True


def events(catalogue: Catalogue) -> None:
    """Show the events behind counts."""
    from dashboard.counted.rows import rows

    folder = dataset(sys.argv[1:])
    if folder is None or catalogue.counts is None:
        return
    rows(catalogue.counts, folder, PLACES)
    # once all is there that can be scrolled over
    if st.session_state.pop(REACH, False):
        st.html(Path(__file__).with_name("reach.html"), unsafe_allow_javascript=True)


@st.cache_resource(
    max_entries=8, show_spinner=False, hash_funcs=BY_DIGEST | {Counts: lambda counts: counts.digest}
)
def _with(catalogue: Catalogue, counts: Counts) -> Catalogue:
    return replace(catalogue, counts=counts)


def _stop(name: str) -> None:
    """Switch the counts off, for which a reader no longer waits."""
    making.give_up(name)
    st.session_state[SHOWN] = False
    _again()


def _again() -> None:
    """Have the map opened anew as the address has it, since its data is another."""
    for key in (link.OPENED, ASKED, AWAITED):
        st.session_state.pop(key, None)
