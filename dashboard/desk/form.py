"""A form of a record's fields. What is typed stays until it is saved or given up, whatever else is open.

A form is of something: a claim, a paragraph, a source. It sends each field when that is left, and not all of
them together, so that the page can say at once what is not saved yet and what the check thinks of it.
"""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from dashboard.desk import unsaved
from dashboard.desk.field import Field, Fields, apart, fits, in_form, in_record
from dashboard.desk.unsaved import Form, Typed
from dashboard.words import t
from layers.curating.changes import MISSING, value_at, with_values

FILLED = "desk filled"
"""The session key with how often each field of a form was given a value."""

BEGUN = "desk begun"
"""The session key with what each field of a form showed before somebody typed into it."""

GIVEN_UP = "desk given up"
"""The session key with what was typed into a form and given up, which can be brought back."""


def begin(form: Form, fields: Fields, record: Mapping[str, Any]) -> None:
    """Give the fields their values: what was typed into them and not saved, otherwise the record's.

    A field that nobody has typed into follows the record, when that is undone for example.
    """
    begun, typed_before = _begun(form), unsaved.of(form)
    for name, field in fields.items():
        shown = in_form(field, record)
        if name not in begun or key(form, name) not in st.session_state:
            kept = typed_before.get(name)
            begun[name], now = kept if kept and fits(field, kept.now) else (shown, shown)
            st.session_state.setdefault(key(form, name), now)
        elif begun[name] != shown and typed(form, name, field) == begun[name]:
            fill(form, name, shown)
        if typed(form, name, field) == shown:
            begun[name] = shown


def fill(form: Form, name: str, value: Any) -> None:
    """Give a field of a form a value, which it shows when the page comes to it.

    It becomes another field for Streamlit: what the page still sends of the one before, because it shows it
    yet or was late, is not taken for something that was typed since.
    """
    _renew(form, name)
    st.session_state[key(form, name)] = value


def done(form: Form) -> None:
    """Have nothing typed in a form any more: it begins anew with its record, once that is saved."""
    for name in st.session_state.get(BEGUN, {}).pop(form, {}):
        _renew(form, name)
    st.session_state.get(GIVEN_UP, {}).pop(form, None)
    unsaved.hold(form, {})


def key(form: Form, name: str) -> str:
    """Return the session key of a field as it is now."""
    times = st.session_state.get(FILLED, {}).get((form, name), 0)
    return f"{form.key} {name} {times}"


def typed(form: Form, name: str, field: Field) -> Any:
    """Return what a field of a form holds."""
    return st.session_state.get(key(form, name), in_form(field, {}))


def changed(form: Form, fields: Fields, record: Mapping[str, Any]) -> dict[str, Typed]:
    """Return what was typed into a form that the record does not say, by the names of the fields."""
    begun = _begun(form)
    held = {name: typed(form, name, field) for name, field in fields.items()}
    shown = {name: in_form(field, record) for name, field in fields.items()}
    return {
        name: Typed(begun.get(name, shown[name]), now) for name, now in held.items() if now != shown[name]
    }


def read(form: Form, fields: Fields, record: dict[str, Any]) -> dict[str, Any]:
    """Return a record with what the form holds; a field that nobody has touched stays as it is."""
    values = {}
    for name, field in fields.items():
        now = typed(form, name, field)
        before = value_at(record, field.path)
        untouched = now == in_form(field, record)
        if untouched and (before is not MISSING or now in ("", [], field.usual)):
            continue
        values[field.path] = in_record(field, now)
    return _pruned(with_values(record, values), {path[0] for path in values if len(path) > 1})


def box(form: Form) -> Any:
    """Return a box around a form, in whose fields the Enter key presses its first button."""
    return st.container(border=True, key=f"{form.key} one-form")


def row(form: Form, fields: Fields, *names: str) -> None:
    """Ask for fields side by side."""
    for column, name in zip(st.columns(len(names), vertical_alignment="bottom"), names, strict=True):
        with column:
            ask(form, name, fields[name])


def ask(form: Form, name: str, field: Field) -> None:
    """Ask for a field; :func:`begin` has given it its value, which it keeps while another room is open."""
    at, words = key(form, name), field.words
    same: dict[str, Any] = {
        "key": at,
        "help": field.help,
        "persist_state": "session",
        "on_change": _hold,
        "args": (form, name, field),
    }
    if field.shape in ("text", "number"):
        st.text_input(field.label, **same)
    elif field.shape in ("prose", "lines"):
        st.text_area(field.label, height=80, **same)
    elif field.shape == "choice":
        offered = field.offered
        if st.session_state[at] not in offered:
            # what a record has is shown, whether or not it is offered
            offered = (*offered, st.session_state[at])
        st.selectbox(field.label, offered, format_func=apart(offered, words), **same)
    else:
        offered = tuple(dict.fromkeys([*field.offered, *st.session_state[at]]))
        told = apart(offered, words)
        st.multiselect(field.label, offered, format_func=told, placeholder=t("app.desk.choose"), **same)


def give_up(form: Form, fields: Fields, record: Mapping[str, Any]) -> None:
    """Offer to give up what is typed and not saved, and then to bring it back."""
    now, before = changed(form, fields, record), st.session_state.get(GIVEN_UP, {}).get(form)
    if now or not before:
        words, act = t("app.desk.give_up"), (lambda: _give_up(form, now))
    else:
        words, act = t("app.desk.bring_typed_back"), (lambda: _bring_back(form, before))
    nothing = not now and not before
    st.button(words, key=f"{form.key} give up", disabled=nothing, on_click=act, type="tertiary")


def _hold(form: Form, name: str, field: Field) -> None:
    """Hold what was just typed into a field: the click that comes with it may lead away from the form."""
    now, was = typed(form, name, field), _begun(form).get(name, in_form(field, {}))
    others = {each: held for each, held in unsaved.of(form).items() if each != name}
    unsaved.hold(form, others if now == was else {**others, name: Typed(was, now)})


def _give_up(form: Form, values: Mapping[str, Typed]) -> None:
    done(form)
    st.session_state.setdefault(GIVEN_UP, {})[form] = dict(values)


def _bring_back(form: Form, values: Mapping[str, Typed]) -> None:
    for name, each in values.items():
        fill(form, name, each.now)
    st.session_state[GIVEN_UP].pop(form)


def _begun(form: Form) -> dict[str, Any]:
    found: dict[str, Any] = st.session_state.setdefault(BEGUN, {}).setdefault(form, {})
    return found


def _renew(form: Form, name: str) -> None:
    """Have a field be another one for Streamlit, with no value yet."""
    st.session_state.pop(key(form, name), None)
    filled = st.session_state.setdefault(FILLED, {})
    filled[form, name] = filled.get((form, name), 0) + 1


def _pruned(record: dict[str, Any], names: set[str]) -> dict[str, Any]:
    """Return a record without those members that have become empty objects."""
    found = {name: _bare(value) if name in names else value for name, value in record.items()}
    return {name: value for name, value in found.items() if name not in names or value != {}}


def _bare(value: Any) -> Any:
    if not isinstance(value, dict):
        return value
    inner = {name: _bare(each) for name, each in value.items()}
    return {name: each for name, each in inner.items() if each != {}}
