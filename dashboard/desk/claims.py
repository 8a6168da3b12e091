"""The claims of a theatre: look for one, change its words, withdraw it; none is ever deleted."""

import streamlit as st

from dashboard.desk import keeping
from dashboard.words import t
from layers.curating.held import Held
from layers.importing.wording import clean
from layers.theatre.vocabulary import STATUSES

ALL = ""


def room(now: Held) -> None:
    """Ask for a claim, by its status and its label, and offer to change it."""
    status = st.selectbox(
        t("app.desk.status"),
        (ALL, *STATUSES),
        format_func=lambda each: t(f"status.{each}") if each else t("app.desk.all"),
    )
    found = {
        id_: claim
        for id_, claim in now.records["claim"].items()
        if status in (ALL, claim["properties"].get("status", "accepted"))
    }
    if not found:
        st.info(t("app.desk.no_claim"))
        return
    chosen = st.selectbox(
        t("app.desk.claim"), list(found), format_func=lambda each: found[each]["properties"]["label"]
    )
    keeping.say()
    _change(now, chosen)


def _change(now: Held, id_: str) -> None:
    claim = now.records["claim"][id_]
    before = claim["properties"]
    # what is undone or saved elsewhere is seen in the fields, not written over by what they held
    of = f"{id_} {now.version}"
    with st.form(f"desk change {of}"):
        label = st.text_input(t("app.desk.label"), before["label"], key=f"desk label {of}")
        statement = st.text_input(t("app.desk.statement"), before["statement"], key=f"desk statement {of}")
        note = st.text_input(t("app.desk.note"), before.get("note", ""), key=f"desk note {of}")
        why = st.text_input(t("app.desk.why"), key=f"desk why {of}")
        with st.container(horizontal=True):
            saved = st.form_submit_button(t("app.desk.save"), type="primary")
            withdrawn = st.form_submit_button(t("app.desk.withdraw"))
    if not (saved or withdrawn):
        return
    after = {**before, "label": clean(label), "statement": clean(statement), "note": clean(note)}
    if not after["note"]:
        del after["note"]
    if withdrawn:
        after["status"] = "withdrawn"
    keeping.keep(now, {("claim", id_): {**claim, "properties": after}}, clean(why))
    st.rerun()
