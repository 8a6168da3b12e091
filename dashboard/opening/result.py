"""Show what a file would become: its first rows, the map, the report."""

from itertools import islice

import pandas as pd
import streamlit as st

from dashboard import stage
from dashboard.opening.upload import Refusal, Upload
from dashboard.table import as_cells
from dashboard.words import t
from layers.importing.dates import EITHER
from layers.importing.draft import REPORT
from layers.importing.format import Reading
from layers.importing.intake import Intake
from layers.importing.tally import HEADER
from layers.importing.wording import clean, without_options
from layers.page.state import opening
from layers.theatre.catalogue import Catalogue

SHOWN = 200
"""Rows of the report that are shown; the file beside the theatre has all."""

ROWS_HEIGHT = 215
"""The height in pixels of the first rows: some five of them, the others by scrolling."""

CELL = 200
"""Characters of a cell that are shown."""


def refusal(found: Refusal) -> None:
    """Show why something cannot be done."""
    st.error(t("app.open.refused"))
    st.code(found.lines, language=None, wrap_lines=True)


def first_rows(reading: Reading) -> None:
    """Show the first rows of a file, as it has them."""
    rows = [{clean(column): clean(text)[:CELL] for column, text in row.items()} for row in reading.first]
    st.caption(t("app.open.first_rows", n=len(rows)))
    st.dataframe(as_cells(pd.DataFrame(rows)), hide_index=True, height=ROWS_HEIGHT)


def preview(catalogue: Catalogue) -> None:
    """Show the map of the theatre that a file would become."""
    stage.show(catalogue, opening(catalogue), "preview", [])


def is_ambiguous(intake: Intake) -> bool:
    """Return whether some dates could be read with the day or with the month first."""
    noted = {*intake.tally.remarks, *intake.tally.left_out} if intake.tally else ()
    return any(EITHER in what for what, _ in noted)


def report(intake: Intake, upload: Upload) -> None:
    """Show what was mapped, rounded, guessed and left out: as text, and by row."""
    st.header(t("app.open.report"), anchor=False)
    st.caption(t("app.open.report_note"))
    st.code("\n".join(map(without_options, intake.report)), language=None, wrap_lines=True)
    if intake.tally is None:
        return
    rows = [
        [without_options(cell) if isinstance(cell, str) else cell for cell in row]
        for row in islice(intake.tally.table(), 1, SHOWN + 1)
    ]
    if not rows:
        return
    st.caption(t("app.open.by_row", shown=len(rows), n=intake.tally.noted))
    frame = pd.DataFrame(rows, columns=list(HEADER))
    st.dataframe(
        as_cells(frame),
        hide_index=True,
        column_config={name: t(f"app.column.{name}") for name in HEADER},
    )
    if intake.files:
        st.download_button(
            t("app.open.report_csv"),
            bytes(intake.files[REPORT]),
            f"{upload.stem}-{REPORT}",
            "text/csv",
            on_click="ignore",
        )
