"""The claims of a theatre, and its drafts: find one, and choose it."""

from collections.abc import Mapping

import streamlit as st

from dashboard.desk import keeping, record, view
from dashboard.desk.field import apart
from dashboard.desk.fields import labelled, named
from dashboard.desk.listing import Row, listing
from dashboard.desk.record import CLAIM, DRAFT, OPEN, Opened
from dashboard.desk.unsaved import forms
from dashboard.words import t
from layers.curating.held import Held
from layers.curating.records import Record
from layers.theatre.folding import fold
from layers.theatre.vocabulary import STATUSES

SEARCHED = ("label", "statement", "hedge", "note")
"""The texts of a claim that a search looks through, besides its id and the name of its place."""

MOST = 200
"""Rows that are listed; of more, a search finds those that are meant."""


def room(now: Held) -> None:
    """Ask for a claim or a draft, by its status, its layer and words in it, and show it to be changed."""
    rows = _found(now)
    left, right = st.columns([2, 3], gap="medium")
    opened = _open(now, rows)
    with left:
        st.caption(t("app.desk.found", n=len(rows)))
        shown = [Row(f"{each.of} {each.id}", *words) for each, words in list(rows.items())[:MOST]]
        current = f"{opened.of} {opened.id}" if opened else ""
        listing(shown, current, t("app.desk.claims"), "desk claims", lambda row: _show(now, row))
        if len(rows) > MOST:
            st.caption(t("app.desk.more_rows", n=len(rows) - MOST))
    with right:
        if opened:
            record.show(now, opened)
        else:
            keeping.say()
            st.info(t("app.desk.no_claim"))


def _show(now: Held, row: str) -> None:
    """Open a row, and select its claim on the map."""
    of, _, id_ = row.partition(" ")
    st.session_state[OPEN] = Opened(of, id_)
    if of == CLAIM:
        view.select(now.folder, id_)


def _open(now: Held, rows: Mapping[Opened, tuple[str, str]]) -> Opened | None:
    """Return what is open: what was chosen while it is there, otherwise the first row."""
    chosen: Opened | None = st.session_state.get(OPEN)
    if chosen and record.before(now, chosen) is not None:
        return chosen
    return next(iter(rows), None)


def _found(now: Held) -> dict[Opened, tuple[str, str]]:
    """Ask what to look for, and return the words and the smaller line of each row, drafts first."""
    with st.container(horizontal=True):
        words = st.text_input(t("app.desk.search"), key="desk search", persist_state="session")
        statuses = st.multiselect(
            t("app.desk.status"),
            (DRAFT, *STATUSES),
            format_func=_status,
            placeholder=t("app.any"),
            key="desk statuses",
            persist_state="session",
        )
        layers = st.multiselect(
            t("app.desk.layer"),
            list(now.records["layer"]),
            format_func=apart(now.records["layer"], lambda id_: named(now.records["layer"], id_)),
            placeholder=t("app.any"),
            key="desk layers",
            persist_state="session",
        )
    every = {
        **{Opened(DRAFT, id_): each for id_, each in keeping.drafts(now).items()},
        **{Opened(CLAIM, id_): each for id_, each in now.records["claim"].items()},
    }
    return {
        opened: (labelled(claim) or opened.id, _note(now, opened, claim))
        for opened, claim in every.items()
        if (not statuses or _state(opened, claim) in statuses)
        and (not layers or claim.get("properties", {}).get("layer") in layers)
        and all(word in _text(opened.id, claim) for word in fold(words).split())
    }


def _state(opened: Opened, claim: Record) -> str:
    return DRAFT if opened.of == DRAFT else str(claim["properties"].get("status", "accepted"))


def _status(state: str) -> str:
    return t("app.desk.draft") if state == DRAFT else t(f"status.{state}")


def _note(now: Held, opened: Opened, claim: Record) -> str:
    """Return the smaller line of a row: status, layer, and where it was taken from."""
    says = claim.get("properties", {})
    cited: Record = next(iter(says.get("citations") or ()), {})
    source = named(now.records["source"], cited.get("source", ""))
    paragraph = f" §{cited['paragraph']}" if cited.get("paragraph") else ""
    layer = named(now.records["layer"], says.get("layer", ""))
    typed = t("app.desk.unsaved") if record.of(now, opened).of in forms(now.folder) else ""
    return " · ".join(filter(None, (typed, _status(_state(opened, claim)), layer, f"{source}{paragraph}")))


def _text(id_: str, claim: Record) -> str:
    says = claim.get("properties", {})
    where = says.get("where") or {}
    return fold(" ".join(map(str, (id_, where.get("name", ""), *(says.get(name, "") for name in SEARCHED)))))
