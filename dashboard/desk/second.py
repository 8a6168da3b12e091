"""A second coder: a table to code without seeing ours, how far both agree, and one value chosen of two."""

from collections.abc import Mapping
from datetime import date

import pandas as pd
import streamlit as st

from dashboard.desk import keeping
from dashboard.desk.dropped import Dropped, dropped
from dashboard.desk.field import apart
from dashboard.desk.fields import labelled, named
from dashboard.table import as_cells
from dashboard.words import language, t
from layers.curating.agreement import (
    Agreement,
    CodingError,
    adjudicated,
    agreement,
    coded_in,
    coding,
    decided,
    sheet,
)
from layers.curating.held import Held
from layers.importing.wording import clean
from layers.messages.language import Language

CHOICE = "desk second "
"""How the session keys of the choices begin."""

OURS, THEIRS, OPEN = "ours", "theirs", "open"


def room(now: Held) -> None:
    """Give out a table to be coded, take it back, and have somebody decide where both differ."""
    left, right = st.columns(2, gap="medium")
    with left:
        _give(now)
    with right:
        second = st.text_input(t("app.desk.second_name"), key=f"{CHOICE}name", persist_state="session")
        given = dropped(t("app.desk.second_file"), ["csv"], f"{CHOICE}file")
    if given:
        _compare(now, given, clean(second) or t("app.desk.second"))
    # below the buttons, where somebody who has pressed one looks
    keeping.say()


def _compare(now: Held, given: Dropped, second: str) -> None:
    """Show how far a table as coded agrees with the claims, and have somebody decide."""
    try:
        theirs = coding(given.content)
    except CodingError as error:
        st.code(f"{clean(given.name)}: {error}", language=None, wrap_lines=True)
        return
    found = agreement(coded_in(now.records), theirs)
    if not found:
        st.info(t("app.desk.nothing_coded"))
        return
    _table(found)
    _decide(now, found, second)


def _give(now: Held) -> None:
    """Offer the table of the claims that cite a source, with empty columns."""
    sources = now.records["source"]
    source = st.selectbox(
        t("app.desk.source"),
        list(sources),
        format_func=apart(sources, lambda id_: named(sources, id_)),
        key=f"{CHOICE}source",
        persist_state="session",
    )
    if source:
        content = sheet(now.records, source)
        st.download_button(t("app.desk.blank"), content, f"{source}.csv", "text/csv", on_click="ignore")
    st.caption(t("app.desk.blank_help"))


def _table(found: tuple[Agreement, ...]) -> None:
    """Show how far both agree in each variable."""
    spoken: Language = language()
    rows = [
        (
            _named(each.variable),
            f"{each.same} / {each.units}",
            _value(each.alpha, spoken),
            _value(each.ac1, spoken),
        )
        for each in found
    ]
    heads = [t("app.desk.variable"), t("app.desk.alike"), "Krippendorff α", "Gwet AC1"]
    st.dataframe(as_cells(pd.DataFrame(rows, columns=heads)), hide_index=True)


def _named(variable: str) -> str:
    """Return the words for what is coded of a claim."""
    return {
        "layer": t("app.desk.layer"),
        "actor": t("actor"),
        "kind": t("app.desk.kind"),
        "assertion": t("app.desk.assertion"),
        "hedge": t("app.desk.hedge"),
        "place": t("app.desk.place"),
        "precision": t("app.desk.precision"),
        "date_precision": t("app.desk.date_precision"),
        "low": t("app.desk.low"),
        "best": t("app.desk.best"),
        "high": t("app.desk.high"),
        "unit_of_figure": t("app.desk.unit"),
    }[variable]


def _value(value: float | None, spoken: Language) -> str:
    if value is None:
        return t("app.desk.undefined")
    return f"{value:.2f}".replace(".", "," if spoken == "es" else ".")


def _decide(now: Held, found: tuple[Agreement, ...], second: str) -> None:
    """Offer both values of each difference; what stays open is left as it is."""
    apart = {(unit, each.variable): (a, b) for each in found for unit, a, b in each.apart}
    still = {key: values for key, values in apart.items() if not _is_decided(now, key, values)}
    if not still:
        st.info(t("app.desk.all_decided"))
        return
    st.caption(t("app.desk.apart", n=len(still)))
    with st.container(border=True):
        for (unit, variable), (ours, theirs) in still.items():
            st.text(f"{labelled(now.records['claim'][unit])} · {_named(variable)}: {ours} | {theirs}")
            st.radio(
                t("app.desk.decide_of", claim=unit, variable=_named(variable)),
                (OPEN, OURS, THEIRS),
                format_func={
                    OPEN: t("app.desk.leave_open"),
                    OURS: t("app.desk.take_first"),
                    THEIRS: t("app.desk.take_second"),
                }.__getitem__,
                horizontal=True,
                key=f"{CHOICE}{unit} {variable} {now.version}",
                persist_state="session",
            )
        st.text_input(t("app.desk.why"), key=f"{CHOICE}why", persist_state="session")
        st.button(t("app.desk.decide"), type="primary", on_click=_take, args=(now, still, second))


def _is_decided(now: Held, key: tuple[str, str], values: tuple[str, str]) -> bool:
    """Return whether somebody has decided between these two values of a claim."""
    unit, variable = key
    known = now.records["claim"][unit]["properties"].get("adjudicated", ())
    return any(
        each.get("field") == variable and {of["value"] for of in each["coded"]} == set(values)
        for each in known
    )


def _take(now: Held, apart: Mapping[tuple[str, str], tuple[str, str]], second: str) -> None:
    """Save what was decided: the claim says it, and keeps what each of both had coded."""
    claims = dict[str, dict[str, object]]()
    why = clean(str(st.session_state[f"{CHOICE}why"]))
    for (unit, variable), (ours, theirs) in apart.items():
        choice = st.session_state[f"{CHOICE}{unit} {variable} {now.version}"]
        if choice == OPEN:
            continue
        claim = claims.get(unit) or now.records["claim"][unit]
        first = str(now.records["claim"][unit]["properties"].get("coded_by") or t("app.desk.first"))
        coded = {first: ours, (second if second != first else f"{second} (2)"): theirs}
        claim = decided(claim, variable, theirs) if choice == THEIRS else claim
        claims[unit] = adjudicated(
            claim, variable, coded, by=keeping.name(), on=date.today().isoformat(), note=why or None
        )
    if keeping.keep(now, {("claim", unit): claim for unit, claim in claims.items()}, why):
        st.session_state[f"{CHOICE}why"] = ""
