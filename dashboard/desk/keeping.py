"""Save what a curator changed, or say why not; what somebody else changed is shown field by field."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

import streamlit as st

from dashboard.words import t
from layers.curating import drafts
from layers.curating.difference import shown
from layers.curating.held import Held, held
from layers.curating.history import history
from layers.curating.saving import Conflict, Edits, NothingError, redo, resolved, save, undo
from layers.reading.problems import TheatreError

HELD, CONFLICT, REFUSED, NAME, DONE = (
    "desk held",
    "desk conflict",
    "desk refused",
    "desk name",
    "desk done",
)
"""The session keys: the theatre as held, a conflict, what the check said, the curator, what was done."""


def base(folder: Path) -> Held:
    """Return the theatre as this session holds it: as it was when it was opened or last saved here."""
    kept: Held | None = st.session_state.get(HELD)
    if kept is None or kept.folder != folder:
        forget()
        kept = st.session_state[HELD] = held(folder)
    return kept


def forget() -> None:
    """Hold nothing, so that the theatre is looked at anew."""
    for key in (HELD, CONFLICT, REFUSED, DONE):
        st.session_state.pop(key, None)


def keep(now: Held, edits: Edits, why: str = "") -> bool:
    """Save changes, and return whether that was done; what was in the way is shown by :func:`say`."""
    return _tried(lambda: save(now, edits, by=_by(), on=datetime.now(UTC), why=why))


def draft(now: Held, feature: dict[str, Any]) -> None:
    """Keep a claim that need not pass the check, beside the theatre."""
    for key in (CONFLICT, REFUSED, DONE):
        st.session_state.pop(key, None)
    try:
        drafts.keep(now.folder, feature)
    except (TheatreError, OSError) as error:
        st.session_state[REFUSED] = str(error)
    else:
        st.session_state[DONE] = t("app.desk.kept")


def steps(folder: Path) -> None:
    """Offer to undo and to redo, across sessions."""
    kept = history(folder)

    def step(act: Callable[..., Held]) -> None:
        _tried(lambda: act(folder, by=_by(), on=datetime.now(UTC)))

    for name, entry, act in (
        (t("app.desk.undo"), kept.undoable, undo),
        (t("app.desk.redo"), kept.redoable, redo),
    ):
        st.button(name, disabled=entry is None, on_click=step, args=(act,))


def say() -> None:
    """Say what was done, or what was in the way."""
    if done := st.session_state.pop(DONE, None):
        st.success(done)
    if refused := st.session_state.get(REFUSED):
        st.error(t("app.desk.refused"))
        st.code(refused, language=None, wrap_lines=True)
    if conflict := st.session_state.get(CONFLICT):
        _decide(conflict)


def _by() -> str:
    return str(st.session_state.get(NAME, "")).strip()


def _tried(act: Callable[[], Held]) -> bool:
    for key in (CONFLICT, REFUSED, DONE):
        st.session_state.pop(key, None)
    if not _by():
        st.session_state[REFUSED] = t("app.desk.no_name")
        return False
    try:
        st.session_state[HELD] = act()
    except Conflict as conflict:
        st.session_state[CONFLICT] = conflict
    except (TheatreError, NothingError) as error:
        st.session_state[REFUSED] = str(error)
    except OSError as error:
        st.session_state[REFUSED] = t("app.desk.not_written", reason=error.strerror or type(error).__name__)
    else:
        st.session_state[DONE] = t("app.desk.saved")
        return True
    return False


def _decide(conflict: Conflict) -> None:
    """Show a conflict field by field, and let the curator take either."""
    st.warning(t("app.desk.conflict"))
    choices: dict[tuple[str, str, tuple[str, ...]], Literal["ours", "theirs"]] = {}
    with st.form("desk conflict form"):
        for at, clash in enumerate(conflict.clashes):
            st.text(f"{clash.id} · {'.'.join(map(str, clash.path)) or t('app.desk.whole')}")
            values = {"theirs": shown(clash.theirs), "ours": shown(clash.ours)}
            st.text(t("app.desk.theirs", value=values["theirs"]))
            st.text(t("app.desk.ours", value=values["ours"]))
            choices[clash.kind, clash.id, clash.path] = st.radio(
                t("app.desk.take"),
                ("theirs", "ours"),
                format_func={
                    "theirs": t("app.desk.take_theirs"),
                    "ours": t("app.desk.take_ours"),
                }.__getitem__,
                horizontal=True,
                key=f"desk clash {at}",
            )
        if st.form_submit_button(t("app.desk.save"), type="primary"):
            now, edits = resolved(conflict, choices)
            if keep(now, edits):
                st.rerun()
