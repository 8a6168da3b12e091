"""Keep what a file became: as a theatre in a folder, as a zip of its files, as a snapshot."""

import shlex
import sys
from collections.abc import Callable
from pathlib import Path

import streamlit as st

from dashboard import download, link, load
from dashboard.making import File
from dashboard.opening.result import refusal
from dashboard.opening.upload import Refusal, Upload, written
from dashboard.words import t
from layers.importing.format import Told
from layers.importing.intake import Intake
from layers.page.snapshot import snapshot
from layers.page.state import opening
from layers.theatre.catalogue import Catalogue
from layers.writing.archive import zipped

SAVED, ASKED = "saved from", "to be saved"
"""The session keys with what was saved last (the file, what was told of it, and the folder), and the digest
of the file that is to be saved."""


def save(upload: Upload, kind: str, told: Told, title: str | None, leave: Callable[[], None]) -> None:
    """Ask for a folder, and write the theatre there, whole or not at all; never over what is there."""
    with st.form(f"save {upload.digest}", border=False):
        usual = str(Path.cwd() / upload.stem)
        folder = st.text_input(t("app.open.folder"), usual, help=t("app.open.folder_help"))
        # held until a run comes to it: one that gives way to the next would take the press with it
        wish = {ASKED: upload.digest}
        st.form_submit_button(
            t("app.open.save"), type="primary", on_click=st.session_state.update, args=(wish,)
        )
    this = (upload.digest, kind, told, title)
    if st.session_state.get(ASKED) == upload.digest:
        del st.session_state[ASKED]
        path = Path(folder.strip()).expanduser()
        with st.spinner(t("app.open.saving")):
            done = written(upload, kind, told, title, path) if folder.strip() else None
        if done is None:
            st.error(t("app.open.no_folder"))
            return
        if isinstance(done, Refusal):
            refusal(done)
            return
        st.session_state[SAVED] = (this, path.resolve())
    saved, where = st.session_state.get(SAVED, (None, None))
    if saved == this:
        _saved(where, leave)


def _saved(folder: Path, leave: Callable[[], None]) -> None:
    """Say where the theatre is, and offer to show it."""

    def show() -> None:
        load.add(folder)
        link.choose(load.name(folder, load.folders(sys.argv[1:])))
        leave()

    st.success(t("app.open.saved"))
    st.code(f"posture app {shlex.quote(str(folder))}", language=None, wrap_lines=True)
    st.button(t("app.open.show"), on_click=show)


def take_away(intake: Intake, catalogue: Catalogue, upload: Upload) -> None:
    """Offer the theatre's files as a zip, a snapshot of it, and what was said of the file's columns."""
    with st.container(horizontal=True, vertical_alignment="center", key=download.BAR):
        download.offer(
            t("app.open.zip"),
            File(
                "zip",
                t("app.open.prepare_zip"),
                lambda _: zipped(upload.stem, intake.files),
                catalogue.digest,
            ),
            None,
            file_name=f"{upload.stem}.zip",
            mime="application/zip",
            help=t("app.open.zip_help"),
        )
        download.offer(
            t("app.snapshot"),
            File(
                "opened",
                t("app.prepare_snapshot"),
                lambda _: snapshot(catalogue, opening(catalogue)),
                catalogue.digest,
            ),
            None,
            file_name=f"{upload.stem}-{catalogue.digest}.html",
            mime="text/html",
            help=t("app.open.snapshot_help"),
        )
        if intake.mapping:
            st.download_button(
                t("app.open.mapping_file"),
                intake.mapping,
                f"{upload.stem}-mapping.json",
                "application/json",
                on_click="ignore",
                help=t("app.open.mapping_help"),
            )
