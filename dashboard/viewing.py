"""Look at a theatre: load, ask, show. The map comes first, so that it waits for nothing."""

from pathlib import Path

import streamlit as st

from dashboard import beside, counted, desk, link, load, opening, panels, stage, table, words
from layers.reading.problems import TheatreError
from layers.theatre.catalogue import Catalogue


def show(folders: list[Path]) -> None:
    """Show the theatre that is chosen among these folders, or what is wrong with it."""
    if not folders:
        st.error(words.t("app.no_theatre"))
        opening.offer()
        desk.offer()
        return
    with st.sidebar:
        words.ask()
        folder = folders[link.theatre([load.name(each, folders) for each in folders])]
        opening.offer()
        desk.offer()
    try:
        catalogue = load.catalogue(folder)
    except TheatreError as error:
        panels.problems(error)
        load.wait(folder)
        return
    _theatre(counted.beside(catalogue))


def _theatre(catalogue: Catalogue) -> None:
    """Show the map, and what is below it once the map is drawn."""
    lying = beside.beside(catalogue)
    opened = link.opened(catalogue)
    if opened.state.brief:
        st.html(Path(__file__).with_name("brief.html"), unsafe_allow_javascript=True)
    if opened.refused:
        panels.refused(opened.refused)
    stage.stage(catalogue, lying, opened, counted.follow)
    with st.sidebar:
        panels.key_figures(catalogue)
    if stage.drawn(catalogue):
        _tabs(catalogue)
    else:
        stage.wait(catalogue)


def _tabs(catalogue: Catalogue) -> None:
    """Show what is below the map, of which one tab is open."""
    shows = {
        "claims": table.claims,
        "timeline": panels.timeline,
        "sources": panels.sources,
        "method": panels.method,
    }
    if catalogue.counts:
        shows["counted"] = counted.events
    tabs = st.tabs([words.t(f"app.tab.{name}") for name in shows], on_change="rerun", key=counted.TABS)
    for tab, shown in zip(tabs, shows.values(), strict=True):
        if tab.open:
            with tab:
                shown(catalogue)
