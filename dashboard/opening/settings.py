"""Ask what a reader says of a file as a whole: its format, sheet, encoding, the order of its dates."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, get_args

import streamlit as st

from dashboard.opening.upload import Refusal, Upload, encoding_note, format_found, sheets
from dashboard.words import t
from layers.importing.format import Order, Reading, Told
from layers.importing.formats import formats
from layers.importing.wording import clean

ENCODINGS = ("utf-8", "utf-16", "cp1250", "cp1251", "cp1252", "cp1253", "cp1254", "cp1256", "koi8-r")
"""The encodings that are offered; the command line takes any that Python knows."""

LARGE = 1_000_000
"""Bytes of a file from which on its theatre takes seconds to make, too long to wait for after each choice."""

ASKED = "asked"
"""The session key with the file and the choices of which the theatre was asked for last."""

DATES = ("when.from", "when.to", "when.reported_on", "source.published")
"""The fields whose texts are dates."""


def kind(upload: Upload) -> str | None:
    """Ask for the format, at first the one that the file looks like; None while there is none."""
    found = format_found(upload)
    names = list(formats())
    recognised = None if isinstance(found, Refusal) else found.name

    def words(name: str) -> str:
        said = t(f"app.format.{name}")
        return t("app.open.recognised", format=said) if name == recognised else said

    return st.selectbox(
        t("app.open.format"),
        names,
        names.index(recognised) if recognised else None,
        format_func=words,
        placeholder=t("app.open.not_recognised"),
        key=f"format {upload.digest}",
    )


def title(upload: Upload) -> str | None:
    """Ask for the title of the theatre; None leaves it to what the file is."""
    asked = st.text_input(
        t("app.open.title"), placeholder=t("app.open.title_usual"), key=f"title {upload.digest}"
    )
    return clean(asked) or None


def source(upload: Upload, told: Told) -> Told:
    """Ask for the sheet and the encoding, where there is something to ask, and return what was told."""
    names = sheets(upload)
    if len(names) > 1:
        told = replace(told, sheet=_one("sheet", names, upload))
    if encoding_note(upload):
        told = replace(told, encoding=_one("encoding", ENCODINGS, upload))
    return told


def rows(upload: Upload, told: Told, reading: Reading) -> Told:
    """Ask how the rows are to be read, where it makes a difference, and return what was told."""
    if not {*DATES}.isdisjoint({*reading.columns, *told.columns}):
        told = replace(
            told, dates=_one("dates", get_args(Order), upload, lambda order: t(f"app.open.{order}"))
        )
    if "quotation" in " ".join(reading.mapped.values()):
        told = replace(told, notes=st.checkbox(t("app.open.notes"), True, key=f"notes {upload.digest}"))
    return told


def is_asked(upload: Upload, chosen: object) -> bool:
    """Return whether map and report are to be made of what was chosen: of a large file only when asked."""
    this = (upload.digest, repr(chosen))
    if len(upload.content) <= LARGE or st.session_state.get(ASKED) == this:
        return True
    st.info(t("app.open.large"))
    st.button(t("app.open.make"), type="primary", on_click=st.session_state.update, args=({ASKED: this},))
    return False


def _one(name: str, values: Sequence[Any], upload: Upload, words: Callable[[Any], str] = str) -> Any:
    """Ask for one of some values, or for none, which leaves it to the file."""
    return st.selectbox(
        t(f"app.open.{name}"),
        (None, *values),
        format_func=lambda value: t("app.open.as_found") if value is None else words(value),
        key=f"{name} {upload.digest}",
    )
