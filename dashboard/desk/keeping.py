"""Save what a curator changed, or say why not; what somebody else changed is shown field by field."""

from collections.abc import Callable, Collection, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal, TypeVar

import streamlit as st

from dashboard.desk import form
from dashboard.desk.field import Field
from dashboard.desk.unsaved import Form
from dashboard.words import t
from layers.curating import drafts as kept
from layers.curating.difference import shown
from layers.curating.held import Held, held
from layers.curating.history import history
from layers.curating.saving import Conflict, Edits, NothingError, redo, resolved, save, undo
from layers.importing.wording import clean, slug
from layers.reading.problems import TheatreError
from layers.writing.aside import alone

T = TypeVar("T")

HELD, CONFLICT, REFUSED, NAME, DONE = (
    "desk held",
    "desk conflict",
    "desk refused",
    "desk name",
    "desk done",
)
"""The session keys: the theatre as held, a conflict, what the check said, the curator, what was done."""

TOLD, BY_MAP = "desk told", "desk run of the map"
"""The session keys: whether the page has said what was done; whether the map alone asked for this run."""


ROOM = "desk room"
"""The session key with the name of the room that is open."""

WHY = "why"
"""The name of the field that asks why something is changed."""

ADDED = "desk added"
"""The session key with the folder, and what the claim says that was added last."""

CLASH = "desk clash "
"""How the session keys of the choices in a conflict begin."""


def base(folder: Path) -> Held:
    """Return the theatre as this session holds it: as it was when it was opened or last saved here."""
    kept: Held | None = st.session_state.get(HELD)
    if kept is None or kept.folder != folder:
        forget()
        kept = st.session_state[HELD] = held(folder)
    return kept


def forget() -> None:
    """Hold nothing, so that the theatre is looked at anew."""
    nothing_to_say()
    st.session_state.pop(HELD, None)


def keep(
    now: Held,
    edits: Edits,
    why: str = "",
    order: Mapping[str, list[str]] | None = None,
    typed: Form | None = None,
    draft: str | None = None,
) -> bool:
    """Save changes, and return whether that was done; what was in the way is shown by :func:`say`.

    The form that they were ``typed`` into then holds nothing that is not saved, and the ``draft`` that
    became a claim is none any longer.
    """

    def act() -> Held:
        return save(now, edits, by=name(), on=datetime.now(UTC), why=clean(why), order=order, draft=draft)

    saved = _tried(act, typed)
    if saved and typed:
        form.done(typed)
    return saved


def reason() -> dict[str, Field]:
    """Return the field that asks why something is changed."""
    return {WHY: Field((WHY,), t("app.desk.why"))}


def why(of: Form) -> str:
    """Return why something is changed, as a form has it."""
    return str(form.typed(of, WHY, reason()[WHY]))


def add(
    now: Held,
    feature: dict[str, Any],
    also: Edits,
    why: str = "",
    typed: Form | None = None,
    draft: str | None = None,
) -> bool:
    """Save a new claim, with other changes, as :func:`keep` does, and return whether that was done.

    One that says the same as the claim added last is that one, saved by two clicks in a row.
    """
    says = feature["properties"]
    if st.session_state.get(ADDED) == (now.folder, says):
        nothing_to_say()
        done(t("app.desk.saved"))
        return True
    if not keep(now, {**also, ("claim", feature["id"]): feature}, why, typed=typed, draft=draft):
        return False
    st.session_state[ADDED] = (now.folder, says)
    return True


def draft(now: Held, feature: dict[str, Any]) -> bool:
    """Keep a claim that need not pass the check, beside the theatre; return whether that was done."""
    if not aside(now, lambda: kept.keep(now.folder, feature)):
        return False
    done(t("app.desk.kept"))
    return True


def drop_draft(now: Held, id_: str) -> bool:
    """Remove a draft; return whether that was done."""
    return aside(now, lambda: kept.drop(now.folder, id_))


def drafts(now: Held) -> dict[str, dict[str, Any]]:
    """Return the drafts beside a theatre by id, the oldest first."""
    return read(lambda: kept.drafts(now.folder), {})


def read(act: Callable[[], T], otherwise: T) -> T:
    """Return what reading something beside a theatre gives; where it cannot be read, say why."""
    try:
        return act()
    except TheatreError as error:
        st.session_state[REFUSED] = str(error)
        return otherwise


def aside(now: Held, act: Callable[[], object]) -> bool:
    """Write something beside the theatre, which has no history, and return whether that was done."""
    nothing_to_say()
    if not name():
        st.session_state[REFUSED] = t("app.desk.no_name")
        return False
    try:
        with alone(now.folder):
            act()
    except TheatreError as error:
        st.session_state[REFUSED] = str(error)
    except OSError as error:
        st.session_state[REFUSED] = _not_written(error)
    else:
        done(t("app.desk.saved"))
        return True
    return False


def done(what: str) -> None:
    """Say what was done, when the page comes to it."""
    st.session_state[DONE] = what
    st.session_state.pop(TOLD, None)


def refuse(why: str) -> None:
    """Say why nothing was done, when the page comes to it."""
    nothing_to_say()
    st.session_state[REFUSED] = why


def new_id(text: str, taken: Collection[str]) -> str:
    """Return an id made of a text that is not taken."""
    first = slug(text, 40)
    return next(
        each for each in (first, *(f"{first}-{n}" for n in range(2, len(taken) + 3))) if each not in taken
    )


def steps(folder: Path) -> None:
    """Offer to undo and to redo, across sessions."""
    log = history(folder)

    def step(act: Callable[..., Held]) -> None:
        _tried(lambda: act(folder, by=name(), on=datetime.now(UTC)))

    for words, entry, act in (
        (t("app.desk.undo"), log.undoable, undo),
        (t("app.desk.redo"), log.redoable, redo),
    ):
        st.button(words, disabled=entry is None, on_click=step, args=(act,))


def by_map() -> None:
    """Note that the map asked for a run: nobody has pressed or typed anything."""
    st.session_state[BY_MAP] = True


def go_on() -> None:
    """Say no more of what a run before this one has said was done, once somebody goes on.

    After a save the map is loaded anew and reports: what was said would be gone before it is read.
    """
    if not st.session_state.pop(BY_MAP, False) and st.session_state.pop(TOLD, False):
        st.session_state.pop(DONE, None)


def say() -> None:
    """Say what was done, or what was in the way."""
    if said := st.session_state.get(DONE):
        st.success(said)
        st.session_state[TOLD] = True
    if refused := st.session_state.get(REFUSED):
        st.error(t("app.desk.refused"))
        st.code(refused, language=None, wrap_lines=True)
    if conflict := st.session_state.get(CONFLICT):
        _decide(*conflict)


def name() -> str:
    """Return the curator's name, empty if none was given."""
    return str(st.session_state.get(NAME, "")).strip()


def nothing_to_say() -> None:
    """Say no more of what was done, or was in the way, before."""
    for key in (CONFLICT, REFUSED, DONE, TOLD):
        st.session_state.pop(key, None)


def _not_written(error: OSError) -> str:
    return t("app.desk.not_written", reason=error.strerror or type(error).__name__)


def _tried(act: Callable[[], Held], typed: Form | None = None) -> bool:
    nothing_to_say()
    if not name():
        st.session_state[REFUSED] = t("app.desk.no_name")
        return False
    try:
        st.session_state[HELD] = act()
    except Conflict as conflict:
        st.session_state[CONFLICT] = (conflict, typed)
    except (TheatreError, NothingError) as error:
        st.session_state[REFUSED] = str(error)
    except OSError as error:
        st.session_state[REFUSED] = _not_written(error)
    else:
        done(t("app.desk.saved"))
        return True
    return False


def _decide(conflict: Conflict, typed: Form | None) -> None:
    """Show a conflict field by field, and let the curator take either."""
    st.warning(t("app.desk.conflict"))
    with st.form("desk conflict form"):
        for at, clash in enumerate(conflict.clashes):
            st.text(f"{clash.id} · {'.'.join(map(str, clash.path)) or t('app.desk.whole')}")
            st.text(t("app.desk.theirs", value=shown(clash.theirs)))
            st.text(t("app.desk.ours", value=shown(clash.ours)))
            st.radio(
                t("app.desk.take"),
                ("theirs", "ours"),
                format_func={
                    "theirs": t("app.desk.take_theirs"),
                    "ours": t("app.desk.take_ours"),
                }.__getitem__,
                horizontal=True,
                key=f"{CLASH}{at}",
            )
        st.form_submit_button(t("app.desk.decide"), type="primary", on_click=_decided, args=(conflict, typed))


def _decided(conflict: Conflict, typed: Form | None) -> None:
    """Save again, with what was taken of each field."""
    choices: dict[tuple[str, str, tuple[str, ...]], Literal["ours", "theirs"]] = {
        (clash.kind, clash.id, clash.path): st.session_state[f"{CLASH}{at}"]
        for at, clash in enumerate(conflict.clashes)
    }
    keep(*resolved(conflict, choices), typed=typed)
