"""The page on which a file is opened, top to bottom: the file, its rows, its columns and the map, a report.

Nothing is written before a reader saves.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import streamlit as st

from dashboard import words
from dashboard.opening import keeping, mapping, result, settings
from dashboard.opening.upload import (
    TYPES,
    Refusal,
    Upload,
    format_found,
    previewed,
    read,
    upload_of,
)
from dashboard.words import t
from layers.importing.format import Reading, Told, Whole
from layers.importing.row import FIELDS


def page(leave: Callable[[], None]) -> None:
    """Show the page; ``leave`` goes back to the theatre."""
    _head(leave)
    given = st.file_uploader(t("app.open.drop"), TYPES, key="file to open", help=t("app.open.drop_help"))
    if given is None:
        return
    upload = upload_of(given.name, given.getvalue())
    with st.container(horizontal=True, vertical_alignment="bottom", key="settings"):
        kind = settings.kind(upload)
        told = settings.source(upload, Told(today=date.today()))
    if kind is None:
        if isinstance(unknown := format_found(upload), Refusal):
            result.refusal(unknown)
        return
    found = read(upload, kind, told)
    if isinstance(found, Refusal):
        result.refusal(found)
        if not found.columns:
            return
    if isinstance(found, Reading):
        result.first_rows(found)
    _theatre(upload, kind, told, found, leave)


def _head(leave: Callable[[], None]) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom", horizontal_alignment="distribute"):
        st.button(t("app.open.back"), on_click=leave, icon=":material/arrow_back:")
        with st.container(width=220):
            words.ask()
    st.title(t("app.open"), anchor=False)
    st.caption(t("app.open.about"))


def _theatre(
    upload: Upload,
    kind: str,
    told: Told,
    found: Reading | Whole | Refusal,
    leave: Callable[[], None],
) -> None:
    """Ask what the columns are, show what the file becomes, and offer to keep it."""
    left, right = st.columns([1, 2], gap="medium")
    with left:
        title = None if isinstance(found, Whole) else settings.title(upload)
        told = _columns(upload, kind, told, found)
    if isinstance(found, Refusal) and not told.columns:
        return
    with right:
        if not settings.is_asked(upload, (kind, told, title)):
            return
    with right, st.spinner(t("app.open.reading"), show_time=True):
        intake = previewed(upload, kind, told, title)
    if isinstance(intake, Refusal):
        with right:
            result.refusal(intake)
        return
    with right, st.container(key="preview"):
        if result.is_ambiguous(intake):
            st.warning(t("app.open.dates_open"))
        if intake.catalogue:
            result.preview(intake.catalogue)
        else:
            st.warning(t("app.open.no_claim"))
    result.report(intake, upload)
    if intake.catalogue:
        st.header(t("app.open.keep"), anchor=False)
        keeping.save(upload, kind, told, title, leave)
        keeping.take_away(intake, intake.catalogue, upload)


def _columns(upload: Upload, kind: str, told: Told, found: Reading | Whole | Refusal) -> Told:
    """Ask what gives each field, where the format leaves it open, and return what was told."""
    st.header(t("app.open.columns"), anchor=False)
    if isinstance(found, Whole):
        st.caption(t("app.open.whole"))
        return told
    key = f"{upload.digest} {kind} {told.sheet}"
    if isinstance(found, Refusal):
        columns, constants = mapping.ask(FIELDS, found.columns, {}, key)
        return replace(told, columns=columns, constants=constants)
    told = settings.rows(upload, told, found)
    if not found.fields:
        st.caption(t("app.open.known_columns"))
        return told
    names = list(dict.fromkeys((*(name for row in found.first for name in row), *found.columns.values())))
    fields = [field for field in found.fields if told.notes or field != "quotation"]
    recognised = {field: column for field, column in found.columns.items() if field in fields}
    columns, constants = mapping.ask(fields, names, recognised, key)
    return replace(told, columns=columns, constants=constants)
