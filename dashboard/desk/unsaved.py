"""What was typed at the desk and not saved: of this session, and kept for the next one.

It is in the private folder beside the theatre, so that neither a page that is loaded again nor a server that
ends takes it away. Nothing of it is in the theatre, and whoever opens the form sees that it is not saved yet.
"""

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

import streamlit as st

from layers.curating import private
from layers.reading.problems import TheatreError
from layers.writing.aside import alone

HELD, UNKEPT = "desk unsaved", "desk unkept"
"""The session keys: what is not saved by folder and form, and why it cannot be kept for the next session."""


class Form(NamedTuple):
    """What a form is of: a theatre's folder, and words that name the record or the paragraph in it."""

    folder: Path
    of: str

    @property
    def key(self) -> str:
        """How the session keys of its fields begin."""
        return f"desk {sha256(str(self.folder).encode()).hexdigest()[:8]} {self.of}"


class Typed(NamedTuple):
    """What was typed into a field, and what it showed before."""

    was: Any
    now: Any


def of(form: Form) -> dict[str, Typed]:
    """Return what was typed into a form and not saved, by the names of its fields."""
    return _held(form.folder).get(form.of, {})


def forms(folder: Path) -> set[str]:
    """Return what the forms are of, in a theatre, into which something was typed that is not saved."""
    return set(_held(folder))


def hold(form: Form, values: Mapping[str, Typed]) -> None:
    """Hold what is typed into a form and not saved, and keep it for the next session."""
    held = _held(form.folder)
    if held.get(form.of, {}) == values:
        return
    held.pop(form.of, None)
    if values:
        held[form.of] = dict(values)
    plain = {name: [each.was, each.now] for name, each in values.items()}
    try:
        with alone(form.folder):
            private.keep_unsaved(form.folder, form.of, plain)
    except OSError as error:
        st.session_state[UNKEPT] = error.strerror or type(error).__name__
    except TheatreError as error:
        st.session_state[UNKEPT] = str(error)
    else:
        st.session_state.pop(UNKEPT, None)


def unkept() -> str:
    """Return why what is typed is only held until the page is closed, "" if it is kept longer."""
    return str(st.session_state.get(UNKEPT, ""))


def _held(folder: Path) -> dict[str, dict[str, Typed]]:
    found: dict[Path, dict[str, dict[str, Typed]]] = st.session_state.setdefault(HELD, {})
    if folder not in found:
        try:
            kept = private.unsaved(folder)
        except TheatreError as error:
            kept, st.session_state[UNKEPT] = {}, str(error)
        found[folder] = {
            form: {name: Typed(*each) for name, each in values.items()} for form, values in kept.items()
        }
    return found[folder]
