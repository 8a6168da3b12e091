"""Record a source: its text becomes paragraphs, and only their fingerprints go into the theatre."""

from datetime import date
from typing import Any

import streamlit as st

from dashboard.desk import keeping
from dashboard.words import language, t
from layers.curating.held import Held
from layers.curating.receiving import READERS, Received, ReceiveError, receive
from layers.importing.wording import clean, slug

TEXTS, PENDING = "desk texts", "desk pending sources"
"""The session keys: the paragraphs of each source by id, and sources that wait for a first claim."""


def room(now: Held) -> None:
    """Ask for the text of a source and what is known of it; show the sources that there are."""
    keeping.say()
    pasted = st.text_area(t("app.desk.paste"), key="desk paste", height=160)
    given = st.file_uploader(t("app.desk.drop"), [ending[1:] for ending in READERS], key="desk file")
    content, name = (given.getvalue(), given.name) if given else (pasted.encode(), "pasted.txt")
    if content.strip():
        try:
            received = receive(content, name)
        except ReceiveError as error:
            st.code(str(error), language=None, wrap_lines=True)
            return
        _record(now, received)
    for id_, each in (now.records["source"] | pending(now)).items():
        st.text(f"{id_} · {each['title']}")


def pending(now: Held) -> dict[str, dict[str, Any]]:
    """Return the sources of a theatre that are saved together with its first claim."""
    found: dict[str, dict[str, Any]] = st.session_state.setdefault(PENDING, {}).setdefault(now.folder, {})
    return found


def texts(now: Held) -> dict[str, tuple[str, ...]]:
    """Return the paragraphs of the sources whose text was handed over in this session, by id."""
    found: dict[str, tuple[str, ...]] = st.session_state.setdefault(TEXTS, {}).setdefault(now.folder, {})
    return found


def _record(now: Held, received: Received) -> None:
    st.caption(t("app.desk.received", n=len(received.paragraphs), sha256=received.sha256[:12]))
    for remark in received.remarks:
        st.text(remark.text(language()))
    with st.form("desk source"):
        key = received.sha256[:8]
        title = st.text_input(t("app.desk.title"), received.title or "", key=f"desk title {key}")
        publisher = st.text_input(
            t("app.desk.publisher"), received.publisher or "", key=f"desk publisher {key}"
        )
        published = st.text_input(
            t("app.desk.published"), received.published or "", key=f"desk published {key}"
        )
        url = st.text_input(t("app.desk.url"), received.url or "", key=f"desk url {key}")
        asked = st.form_submit_button(t("app.desk.record"), type="primary")
    if not asked:
        return
    if not clean(title):
        st.error(t("app.desk.missing", fields=t("app.desk.title")))
        return
    known = {"title": title, "publisher": publisher, "url": url, "published": published}
    _keep(now, received, {name: clean(value) for name, value in known.items() if clean(value)})


def _keep(now: Held, received: Received, known: dict[str, str]) -> None:
    taken = now.records["source"].keys() | pending(now).keys()
    id_ = new_id(known["title"], taken)
    by = str(st.session_state.get(keeping.NAME, "")).strip()
    record = {
        "id": id_,
        **known,
        "kind": "article",
        "received": {
            "by": by,
            "on": date.today().isoformat(),
            "method": received.method,
            "sha256": received.sha256,
        },
        "coverage": {"paragraphs": len(received.paragraphs), "left_out": []},
    }
    if now.records["claim"]:
        if not keeping.keep(now, {("source", id_): record}):
            st.rerun()
    elif not by:
        st.error(t("app.desk.no_name"))
        return
    else:
        pending(now)[id_] = record
    texts(now)[id_] = received.paragraphs
    st.rerun()


def new_id(text: str, taken: Any) -> str:
    """Return an id made of a text that is not taken."""
    first = slug(text, 40)
    return next(
        each for each in (first, *(f"{first}-{n}" for n in range(2, len(taken) + 3))) if each not in taken
    )
