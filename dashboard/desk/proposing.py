"""What a paragraph may say: select words in it, or take a proposal; either fills fields of the form."""

from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st

from dashboard.desk.passage import Used, passage
from dashboard.desk.whole import whole
from dashboard.words import language, t
from layers.curating.proposing import Proposal, date_of, figure_of, hedge_of, place_of, proposals
from layers.curating.records import Record
from layers.reading.place_search import PlaceNames
from layers.theatre.canonical import canonical
from layers.theatre.source import Source

WORDS = "desk words"
"""The session key with the paragraph and the characters that are selected in it."""

Fill = Callable[[Mapping[str, Any]], None]


def propose(
    paragraph: str,
    key: str,
    places: PlaceNames,
    sources: Mapping[str, Record],
    source: str,
    fill: Fill,
) -> None:
    """Show a paragraph of a source, and offer what it may say: each by itself, with its reason.

    ``fill`` is called with the properties of a claim that the curator takes.
    """
    reported = sources[source].get("published")
    known = [Source.model_validate_json(canonical(each)) for each in sources.values()]
    found = proposals(paragraph, places=places, sources=known, reported=reported)

    def take(words: str, field: str) -> None:
        fill(_meant(words, field, places, reported))

    def use(used: Used) -> None:
        st.session_state[WORDS] = (key, used.start, used.end)
        if used.field:
            take(paragraph[used.start : used.end], used.field)

    passage(paragraph, [span for each in found for span in each.spans], f"desk passage {key}", use)
    st.caption(t("app.desk.keys"))
    of, start, end = st.session_state.get(WORDS, ("", 0, 0))
    _say_what(paragraph[start:end] if of == key else "", take)
    for at, each in enumerate(found):
        _offer(each, at, key, fill)


def _say_what(words: str, take: Callable[[str, str], None]) -> None:
    """Offer to say what the selected words are."""
    with st.container(horizontal=True):
        for field, name in (
            ("hedge", t("app.desk.is_hedge")),
            ("quantity", t("app.desk.is_figure")),
            ("where", t("app.desk.is_place")),
            ("when", t("app.desk.is_date")),
        ):
            st.button(name, disabled=not words, on_click=whole(take), args=(words, field))


def _offer(proposal: Proposal, at: int, key: str, fill: Fill) -> None:
    """Offer a proposal; one that fills nothing, such as a name of no recorded source, is only told."""
    with st.container(horizontal=True, vertical_alignment="center"):
        if proposal.fills:
            name = t("app.desk.take_it", n=at + 1)
            st.button(name, on_click=whole(fill), args=(proposal.fills,), key=f"desk take {key} {at}")
        st.text(f"{proposal.words}: {proposal.reason.text(language())}")


def _meant(words: str, field: str, places: PlaceNames, reported: str | None) -> Mapping[str, Any]:
    """Return the properties that selected words fill: what they mean, or verbatim where that is not known."""
    found: Proposal | None = None
    if field == "hedge":
        found = hedge_of(words)
    elif field == "quantity":
        found = figure_of(words)
    elif field == "where":
        meant = place_of(words, places)
        found = meant[0] if len(meant) == 1 else None
    elif field == "when":
        found = date_of(words, reported)
    verbatim: dict[str, dict[str, Any]] = {
        "hedge": {"hedge": words},
        "quantity": {"quantity": {"verbatim": words}},
        "where": {"where": {"name": words}},
        "when": {},
    }
    return found.fills if found else verbatim[field]
