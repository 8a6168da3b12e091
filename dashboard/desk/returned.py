"""A workbook that was edited elsewhere and is brought back: what differs, taken or left record by record."""

from pathlib import Path

import streamlit as st

from dashboard import load
from dashboard.desk import keeping
from dashboard.desk.dropped import Dropped, dropped
from dashboard.words import t
from layers.curating.account import lines
from layers.curating.difference import Difference, Differing, difference
from layers.curating.documents import in_memory
from layers.curating.held import Held
from layers.curating.records import Records, records
from layers.curating.saving import Key
from layers.curating.taking import edits
from layers.exporting.workbook import workbook
from layers.importing.errors import FormatError
from layers.importing.format import Told
from layers.importing.formats import posture
from layers.importing.intake import packed
from layers.importing.placement import Atlas
from layers.importing.wording import clean
from layers.reading.door import guarded
from layers.reading.gazetteer import gazetteer_for
from layers.reading.problems import TheatreError

TAKEN = "desk taken "
"""How the session keys of what is taken begin."""

ENDINGS = ("xlsx", "geojson")
"""The exports of this program that hold a whole theatre."""

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

MOST = 200
"""Records that are listed; what is beyond is brought back with the next look."""


def room(now: Held) -> None:
    """Give out the workbook, and show what differs in one that is brought back."""
    try:
        content = _workbook(str(now.folder), now.version)
    except TheatreError as error:
        st.code(str(error), language=None, wrap_lines=True)
        content = None
    if content is not None:
        st.download_button(
            t("app.desk.workbook"), content, f"{now.folder.name}.xlsx", XLSX, on_click="ignore"
        )
    given = dropped(t("app.desk.bring_back"), ENDINGS, "desk returned")
    if given:
        _bring_back(now, given)
    # below the buttons, where somebody who has pressed one looks
    keeping.say()


def _bring_back(now: Held, given: Dropped) -> None:
    """Show what differs in a file that is brought back, or why it cannot be."""
    try:
        after = _read(given.name, given.content, now)
    except TheatreError as error:
        st.code(str(error), language=None, wrap_lines=True)
        return
    found = difference(now.records, after)
    if not found.records:
        st.info(t("app.desk.no_difference"))
        return
    _ask(now, found, after)


def _ask(now: Held, found: Difference, after: Records) -> None:
    """Show each record that differs, field by field, to be taken or left."""
    listed = found.records[:MOST]
    st.caption(t("app.desk.differ", n=len(found.records), shown=len(listed)))
    with st.container(border=True):
        for number, each in enumerate(listed, 1):
            words, key = t("app.desk.take_record", n=number), _key(now, each)
            st.checkbox(words, value=True, key=key, persist_state="session")
            st.code("\n".join(lines(Difference((each,)))), language=None, wrap_lines=True)
        st.text_input(t("app.desk.why"), key=f"{TAKEN}why", persist_state="session")
        given = (now, after, listed)
        st.button(t("app.desk.take_chosen"), type="primary", on_click=_take, args=given)


def _key(now: Held, each: Differing) -> str:
    return f"{TAKEN}{each.kind} {each.id} {now.version}"


def _take(now: Held, after: Records, listed: tuple[Differing, ...]) -> None:
    """Save what was taken."""
    taken: set[Key] = {(each.kind, each.id) for each in listed if st.session_state[_key(now, each)]}
    if keeping.keep(now, edits(now.records, after, taken), str(st.session_state[f"{TAKEN}why"])):
        st.session_state[f"{TAKEN}why"] = ""


@st.cache_resource(max_entries=2, show_spinner=False)
def _workbook(folder: str, version: str) -> bytes:  # noqa: ARG001  # the version is the cache's key
    return workbook(load.catalogue(Path(folder)))


def _read(name: str, content: bytes, now: Held) -> Records:
    """Return the records in an export of this program; raise TheatreError for another file."""
    gazetteer = gazetteer_for(now.folder)
    with guarded(Path(clean(name) or "file")):
        try:
            read = posture.read(packed(name, content, Told()), Atlas(gazetteer))
        except FormatError as error:
            raise ValueError(str(error)) from None
        return records(in_memory(read.files), gazetteer)
