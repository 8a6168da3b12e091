"""What whoever is handed a snapshot gets, in a list beside the button that saves it."""

from collections.abc import Iterator
from datetime import date

import streamlit as st

from dashboard import download, making, words
from dashboard.making import File
from dashboard.words import t
from layers.page.handover import Handover, age, handover
from layers.page.state import State
from layers.theatre.catalogue import Catalogue
from layers.theatre.theatre import Layer


def tell(summary: str, file: File, catalogue: Catalogue, state: State, alone: bool) -> None:
    """Offer the list for a snapshot of a state, with the claims that it shows alone or with all.

    It opens from its ``summary``, which is Markdown. The snapshot is ``file``, which is made to tell its size
    while the list is open.
    """
    with st.popover(summary, type="tertiary", key="handed", on_change="rerun") as popover:
        for line in lines(catalogue, handover(catalogue, state, catalogue), alone, date.today()):
            # not Markdown: labels are a theatre's
            st.text(line)
        if popover.open:
            place = st.empty()
            content = download.made(file, place)
            if content is not None:
                place.text(t("app.handed_size", kilobytes=round(len(content) / 1000)))
        elif not download.wanted(file.name):
            making.stop(file.name)


def lines(catalogue: Catalogue, file: Handover, alone: bool, today: date) -> Iterator[str]:
    """Yield what is in it, and what is not: layers, hidden claims, notes, as-of date and age, languages."""

    def named(layers: tuple[Layer, ...]) -> str:
        return "; ".join(words.of(catalogue, layer, "label") for layer in layers)

    on = tuple(layer for layer in file.layers if layer not in file.off)
    yield t("app.handed_shown", claims=t("claims_here", n=file.seen), layers=named(on))
    if file.off:
        yield t("app.handed_out" if alone else "app.handed_off", layers=named(file.off))
    if file.hidden:
        yield t("app.handed_hidden_out" if alone else "app.handed_hidden", n=file.hidden)
    if catalogue.counts:
        yield t("app.counted.of", n=catalogue.counts.events)
    if file.noted and not alone:
        yield t("app.snapshot_notes")
    n, unit = age(file.as_of, today)
    yield t("app.handed_as_of", date=file.as_of, age=t(unit, n=n))
    yield t("app.handed_languages", languages=", ".join(t(f"language_{each}") for each in file.languages))
