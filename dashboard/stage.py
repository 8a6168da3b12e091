"""The map, and above it the downloads: a snapshot of what is visible now, and the other files."""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import streamlit as st
from streamlit_folium import st_folium

from dashboard import download, link, load, recipient, served, words
from dashboard.beside import basemap
from dashboard.making import File
from dashboard.words import t
from layers.exporting.choice import Choice
from layers.exporting.exporters import EXPORTERS
from layers.page.beside import Beside
from layers.page.folium_map import Command, viewer_map
from layers.page.snapshot import snapshot
from layers.page.state import NO_FILTERS, State, StateError, from_page, opening
from layers.page.visible import shown, timeline_of
from layers.theatre.catalogue import Catalogue

FRAME_HEIGHT = 680
"""The map's height in pixels, until style.css makes it a share of the window."""

PATIENCE = 5
"""Seconds after which the tables are shown even if the map has not reported that it is drawn."""

SNAPSHOT, OTHER = "snapshot", "other_file"
"""The names of the files for download."""

DRAWN = "drawn"
"""The session key with the digest of the theatre whose map is drawn."""


def stage(
    catalogue: Catalogue,
    beside: Beside,
    opened: link.Opened,
    follow: Callable[[Catalogue, list[str]], None],
) -> None:
    """Show the map, with what lies beside it, and above it the downloads, which never have that.

    ``follow`` is told what the page asks for besides what it shows. This is no fragment: what a reader does
    on the map is painted there before anything runs here, and a run of the whole page ends no later.
    """
    bar = st.container(horizontal=True, vertical_alignment="center", key=download.BAR)
    answer = show(catalogue, opened.state, "map", ["selected_tags"], beside)
    report, *asked = (answer or {}).get("selected_tags") or [None]
    with bar:
        _follow(catalogue, opened, report)
    if report is not None:
        st.session_state[DRAWN] = catalogue.digest
    follow(catalogue, asked)


def show(
    catalogue: Catalogue,
    state: State,
    name: str,
    returned: list[str],
    lying: Beside | None = None,
    reported: Callable[[], None] | None = None,
) -> dict[str, Any] | None:
    """Show a theatre in the viewer, and return what the page reports of the ``returned`` things.

    What is not told to lie beside the map is the basemap that the app was started with. ``reported`` is
    called before a run for which the page asks by a report.
    """
    beside = basemap() if lying is None else lying
    drawing = viewer_map(catalogue, state)
    drawing.default_js, drawing.default_css = served.scripts(catalogue, beside), served.styles()
    answer: dict[str, Any] | None = st_folium(
        drawing,
        key=f"{name} {load.shown(catalogue)}{beside.key}",
        height=FRAME_HEIGHT,
        use_container_width=True,
        returned_objects=returned,
        feature_group_to_add=_command(catalogue),
        on_change=reported,
    )
    return answer


def drawn(catalogue: Catalogue) -> bool:
    """Return whether the map is drawn, so that the browser is free for what is below it."""
    return bool(st.session_state.get(DRAWN) == catalogue.digest)


@st.fragment(run_every=PATIENCE)
def wait(catalogue: Catalogue) -> None:
    """Show the rest of the page after :data:`PATIENCE`, for a browser that cannot draw the map.

    A fragment is Streamlit's only clock.
    """
    if st.session_state.get("waited") == catalogue.digest:
        st.session_state[DRAWN] = catalogue.digest
        st.rerun()
    st.session_state["waited"] = catalogue.digest


def choose(catalogue: Catalogue, claim: str | None) -> None:
    """Select a claim on the map, or none, from a table or a chart."""
    st.session_state["chosen"] = (catalogue.digest, claim)


def _command(catalogue: Catalogue) -> Command | None:
    """Return the command that tells the map what was chosen outside it, or None if nothing was."""
    digest, claim = st.session_state.get("chosen", (None, None))
    command = words.chosen() | ({"select": claim} if digest == catalogue.digest else {})
    return Command(command) if command else None


def _follow(catalogue: Catalogue, opened: link.Opened, report: str | None) -> None:
    """Bring the address and the downloads in step with the state that the page reports.

    ``report`` is JSON, or None before the page has sent one.
    """
    message: Any = None if report is None else json.loads(report)
    try:
        state = opened.state if message is None else from_page(message, catalogue)
    except StateError as error:
        download.taken(SNAPSHOT)
        st.button(t("app.snapshot"), disabled=True)
        if message.get("layers"):
            # not a caption, which is Markdown: the error quotes the page
            st.text(t("app.no_snapshot", reason=f"{error}."))
        else:
            st.caption(t("app.no_snapshot", reason=t("no_layer")))
        _exports(catalogue)
        return
    if message is not None:
        words.follow(state.language)
        link.follow(catalogue, opened, state)
    with _place(SNAPSHOT):
        alone = st.checkbox(t("app.only_visible"), key="only_visible", help=t("app.only_visible_help"))
        file = File(
            SNAPSHOT,
            t("app.prepare_snapshot"),
            lambda _: _snapshot(catalogue, state, alone),
            (load.shown(catalogue), state, alone),
        )
        empty = alone and not shown(catalogue, state).claims.any()
        if empty:
            download.taken(SNAPSHOT)
            st.button(t("app.snapshot"), disabled=True)
        else:
            download.offer(
                t("app.snapshot"),
                file,
                report,
                file_name=f"{catalogue.theatre.id}-{catalogue.digest}.html",
                mime="text/html",
                type="primary",
                help=t("app.snapshot_help"),
            )
    if empty:
        st.caption(t("app.no_snapshot", reason=t("app.nothing_shown")))
        _exports(catalogue)
        return
    recipient.tell(_summary(catalogue, state, alone), file, catalogue, state, alone)
    _exports(catalogue)


def _place(name: str) -> Any:
    """Return the container of a file for download, and of what is chosen for it."""
    key = download.PLACE.format(name)
    return st.container(horizontal=True, vertical_alignment="center", width="content", key=key)


def _snapshot(catalogue: Catalogue, state: State, alone: bool) -> bytes:
    """Return the snapshot of a state, with the claims that it shows alone or with all."""
    if not alone:
        return snapshot(catalogue, state)
    from layers.page.excerpt import excerpt, narrowed  # only for those who ask for one

    with excerpt(catalogue, state) as part:
        return snapshot(replace(part, counts=catalogue.counts), narrowed(state, part))


def _summary(catalogue: Catalogue, state: State, alone: bool) -> str:
    """Return what a snapshot of the state would show and hold; ids and dates are safe in Markdown."""
    parts = [t("app.snapshot_of", n=len(state.layers), all=len(catalogue.theatre.layers))]
    if state.filters != NO_FILTERS:
        parts.append(t("app.snapshot_filtered"))
    if state.until:
        parts.append(t(f"app.snapshot_until_{timeline_of(catalogue, state.timeline)}", date=state.until))
    if state.select:
        parts.append(t("app.snapshot_claim", claim=state.select))
    if not alone and any(scene.notes for scene in catalogue.theatre.scenes):
        parts.append(t("app.snapshot_notes"))
    parts.append(t("app.snapshot_alone") if alone else t("app.snapshot_all", n=len(catalogue.claims)))
    return ", ".join(parts)


def _exports(catalogue: Catalogue) -> None:
    """Offer the other files, one at a time: each has every claim or every scene, whatever is visible."""
    with _place(OTHER):
        exporter = st.selectbox(
            t("app.other_file"),
            EXPORTERS,
            format_func=lambda each: t(f"app.{each.name}"),
            key="other_file",
            label_visibility="collapsed",
            width=240,
            disabled=download.wanted(OTHER),
        )
        # drawn in the reader's language; data is in the theatre's
        state = replace(opening(catalogue), language=words.language())
        if exporter.missing:
            st.button(t("app.save_file"), disabled=True, help=exporter.missing)
            return
        file = File(
            OTHER,
            t(f"app.prepare_{exporter.name}"),
            lambda step: exporter.make(catalogue, Choice(state, scenes=True, step=step)),
            (catalogue.digest, exporter.name, state.language),
        )
        download.offer(
            t("app.save_file"),
            file,
            None,
            file_name=f"{catalogue.theatre.id}-{catalogue.digest}.{exporter.suffix}",
            mime=exporter.media_type,
            help=t(f"app.{exporter.name}_help"),
        )
