"""Take events of a feed away: as a table, or to the desk, as a theatre in which each needs work."""

import shlex
import sys
from datetime import date
from pathlib import Path

import streamlit as st

from dashboard import desk, link, load
from dashboard.words import t
from layers.feeds.candidates import Candidates
from layers.importing.errors import FormatError
from layers.importing.folder import FolderError
from layers.importing.format import Told
from layers.reading.problems import TheatreError

TAKEN, ASKED = "counted taken", "counted to be taken"
"""The session keys with what was taken last (the key of the events, the folder, and the report), and the key
of the events that are to be taken."""


def save(found: Candidates, key: str) -> None:
    """Offer events as a table, and as a new theatre to go through at the desk."""
    st.download_button(
        t("app.counted.save"),
        found.csv(),
        "candidates.csv",
        "text/csv",
        on_click="ignore",
        help=t("app.counted.save_help"),
    )
    with st.form(f"take {key}", border=False):
        st.text_input(
            t("app.open.folder"),
            str(Path.cwd() / "candidates"),
            key=f"{TAKEN} {key}",
            help=t("app.open.folder_help"),
        )
        # held until a run comes to it: one that gives way to the next would take the press with it
        wish = {ASKED: key}
        st.form_submit_button(
            t("app.counted.take"),
            help=t("app.counted.take_help"),
            on_click=st.session_state.update,
            args=(wish,),
        )
    if st.session_state.get(ASKED) == key:
        del st.session_state[ASKED]
        _take(found, key, str(st.session_state[f"{TAKEN} {key}"]).strip())
    taken, folder, report = st.session_state.get(TAKEN, (None, None, None))
    if taken == key:
        _taken(folder, report)


def _take(found: Candidates, key: str, where: str) -> None:
    """Write the theatre, whole or not at all; never over what is there."""
    st.session_state.pop(TAKEN, None)
    if not where:
        st.error(t("app.open.no_folder"))
        return
    folder = Path(where).expanduser().resolve()
    try:
        with st.spinner(t("app.open.saving")):
            done = found.theatre(folder, Told(today=date.today()), None, force=False)
    except (FormatError, FolderError) as error:
        st.text(f"{folder}: {error}")
    except TheatreError as error:
        st.code(str(error), language=None, wrap_lines=True)
    except OSError as error:
        st.text(f"{folder}: {t('app.desk.not_written', reason=error.strerror or type(error).__name__)}")
    else:
        if done.catalogue is None:
            st.warning(t("app.open.no_claim"))
            st.code("\n".join(done.report), language=None, wrap_lines=True)
            return
        st.session_state[TAKEN] = (key, folder, "\n".join(done.report))


def _taken(folder: Path, report: str) -> None:
    """Say what became of the events, and where the theatre is; go there, where this app edits."""

    def go() -> None:
        load.add(folder)
        link.choose(load.name(folder, load.folders(sys.argv[1:])))
        if desk.allowed():
            desk.enter()

    st.success(t("app.counted.taken"))
    st.code(report, language=None, wrap_lines=True)
    st.code(f"posture desk {shlex.quote(str(folder))}", language=None, wrap_lines=True)
    st.button(t("app.counted.go") if desk.allowed() else t("app.open.show"), on_click=go)
