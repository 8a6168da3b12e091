"""What the page says below a form: what of it is not saved yet, and what the check would say of the claim."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from dashboard.desk import form, unsaved
from dashboard.desk.component import component
from dashboard.desk.field import Fields, in_form
from dashboard.desk.unsaved import Form, Typed
from dashboard.words import t
from layers.curating.difference import shown
from layers.curating.held import Held
from layers.curating.records import Record
from layers.curating.saving import Edits
from layers.curating.verdict import Verdict, verdict
from layers.reading.addresses import dotted
from layers.reading.problems import Problem, printable

JUDGED = "desk judged"
"""The session key with what was judged last, and the verdict: the same claim is not checked twice."""


def show(of: Form, fields: Fields, record: Mapping[str, Any], said: Verdict | str | None = None) -> None:
    """Say what of a form is not saved, and keep it; then a verdict, or why there is none.

    Screen readers are told of both once they change, and of no more than their number.
    """
    typed = form.changed(of, fields, record)
    unsaved.hold(of, typed)
    names = ", ".join(dict.fromkeys(fields[name].label for name in typed))
    heading, lines = _said(said, fields)
    component("checked")(
        key=f"{of.key} checked",
        data={
            "unsaved": t("app.desk.unsaved_fields", fields=names) if typed else "",
            "notes": [*_moved(typed, fields, record), *_unkept(typed)],
            "said": heading,
            "lines": lines,
        },
    )


def judged(now: Held, claim: Record, also: Edits) -> Verdict | str:
    """Return what the check would say of a claim, or why it cannot."""
    asked = (now.folder, now.version, claim, dict(also))
    before: tuple[Any, Verdict] | None = st.session_state.get(JUDGED)
    if before and before[0] == asked:
        return before[1]
    try:
        found = verdict(now, claim, also)
    except OSError as error:
        return t("app.desk.not_written", reason=error.strerror or type(error).__name__)
    st.session_state[JUDGED] = (asked, found)
    return found


def _said(said: Verdict | str | None, fields: Fields) -> tuple[str, list[str]]:
    if said is None or isinstance(said, str):
        return said or "", []
    found = said.problems or said.warnings
    if said.problems:
        heading = t("app.desk.check_wrong", n=len(found))
    elif found:
        heading = t("app.desk.check_warns", n=len(found))
    else:
        heading = t("app.desk.check_sound")
    return heading, [_line(each, fields) for each in found]


def _line(problem: Problem, fields: Fields) -> str:
    """Return a problem as a curator reads it: one of a field of the form goes by its label too."""
    label = next((each.label for each in fields.values() if dotted(each.path) == problem.field), "")
    return printable(f"{label} ({problem.field}): {problem.message}") if label else str(problem)


def _moved(typed: Mapping[str, Typed], fields: Fields, record: Mapping[str, Any]) -> list[str]:
    """Return what was saved in a field after somebody began to type into it, for each such field."""
    now = {name: in_form(fields[name], record) for name in typed}
    return [
        t("app.desk.moved", field=fields[name].label, value=shown(now[name]))
        for name, each in typed.items()
        if each.was != now[name]
    ]


def _unkept(typed: Mapping[str, Typed]) -> list[str]:
    reason = unsaved.unkept()
    return [t("app.desk.unkept", reason=reason)] if typed and reason else []
