"""A form of a record's fields: a table says where each value is in the record, and how it is asked for."""

from collections.abc import Callable, Mapping
from typing import Any, Literal, NamedTuple

import streamlit as st

from layers.curating.changes import MISSING, value_at, with_values
from layers.importing.wording import clean

Shape = Literal["text", "number", "prose", "lines", "choice", "several"]


class Field(NamedTuple):
    """A field: the keys that lead to its value, its label, its shape, and what a choice offers.

    ``words`` gives the words for a value that is offered. A value that is ``usual`` need not be in the
    record. ``help`` stands beside the field.
    """

    path: tuple[str, ...]
    label: str
    shape: Shape = "text"
    offered: tuple[Any, ...] = ()
    words: Callable[[Any], str] = str
    usual: Any = None
    help: str | None = None


Fields = Mapping[str, Field]

FILLED = "desk filled"
"""The session key with how often each field of a form was given a value."""

EMPTY: dict[Shape, Any] = {"text": "", "number": "", "prose": "", "lines": "", "several": []}


def begin(form: str, fields: Fields, record: Mapping[str, Any]) -> None:
    """Give the fields of a form that have none their values: the record's."""
    for name, field in fields.items():
        st.session_state.setdefault(_key(form, name), in_form(field, record))


def fill(form: str, name: str, value: Any) -> None:
    """Give a field of a form a value, which it shows when the page comes to it.

    It becomes another field for Streamlit: what the page still sends of the one before, because it shows it
    yet or was late, is not taken for something that was typed since.
    """
    st.session_state.pop(_key(form, name), None)
    filled = st.session_state.setdefault(FILLED, {})
    filled[form + name] = filled.get(form + name, 0) + 1
    st.session_state[_key(form, name)] = value


def _key(form: str, name: str) -> str:
    """Return the session key of a field as it is now."""
    times = st.session_state.get(FILLED, {}).get(form + name, 0)
    return f"{form}{name} {times}" if times else form + name


def typed(form: str, name: str, field: Field) -> Any:
    """Return what a field of a form holds."""
    return st.session_state.get(_key(form, name), in_form(field, {}))


def read(form: str, fields: Fields, record: dict[str, Any]) -> dict[str, Any]:
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


def in_form(field: Field, record: Mapping[str, Any]) -> Any:
    """Return how a form shows the value of a record."""
    value = value_at(record, field.path)
    if value is MISSING or value is None:
        if field.shape != "choice":
            return EMPTY[field.shape]
        return field.usual if field.usual is not None else next(iter(field.offered), "")
    if field.shape == "number" and type(value) in (int, float):
        return f"{value:.15g}"
    if field.shape == "lines":
        return "\n".join(map(str, value))
    if field.shape == "several":
        return list(value)
    return value if field.shape == "choice" else str(value)


def in_record(field: Field, value: Any) -> Any:
    """Return what a record has for the value in a form, MISSING for an empty one.

    A number that is none stays as it was typed, for the check to tell.
    """
    if field.shape == "lines":
        value = [line for line in map(clean, str(value).splitlines()) if line]
    elif field.shape in ("text", "number", "prose"):
        value = clean(str(value))
    if value in ("", [], None):
        return MISSING
    return _number(value) if field.shape == "number" else value


def row(form: str, fields: Fields, *names: str) -> None:
    """Ask for fields side by side."""
    for column, name in zip(st.columns(len(names), vertical_alignment="bottom"), names, strict=True):
        with column:
            ask(form, name, fields[name])


def ask(form: str, name: str, field: Field) -> None:
    """Ask for a field; :func:`begin` has given it its value, which it keeps while another room is open."""
    key = _key(form, name)
    if field.shape in ("text", "number"):
        st.text_input(field.label, key=key, help=field.help, persist_state="session")
    elif field.shape in ("prose", "lines"):
        st.text_area(field.label, key=key, help=field.help, height=80, persist_state="session")
    elif field.shape == "choice":
        offered = field.offered
        if st.session_state[key] not in offered:
            # what a record has is shown, whether or not it is offered
            offered = (*offered, st.session_state[key])
        words = field.words
        st.selectbox(
            field.label, offered, format_func=words, key=key, help=field.help, persist_state="session"
        )
    else:
        offered = tuple(dict.fromkeys([*field.offered, *st.session_state[key]]))
        words = field.words
        st.multiselect(
            field.label, offered, format_func=words, key=key, help=field.help, persist_state="session"
        )


def _number(text: str) -> Any:
    try:
        return int(text) if text.isdigit() else float(text)
    except ValueError:
        return text


def _pruned(record: dict[str, Any], names: set[str]) -> dict[str, Any]:
    """Return a record without those members that have become empty objects."""
    found = {name: _bare(value) if name in names else value for name, value in record.items()}
    return {name: value for name, value in found.items() if name not in names or value != {}}


def _bare(value: Any) -> Any:
    if not isinstance(value, dict):
        return value
    inner = {name: _bare(each) for name, each in value.items()}
    return {name: each for name, each in inner.items() if each != {}}
