"""What a press asks for is done to the end, whatever the page asks for meanwhile."""

import contextvars
from collections.abc import Callable
from typing import Any

import pytest
from streamlit.proto.WidgetStates_pb2 import WidgetStates
from streamlit.runtime.scriptrunner_utils.script_run_context import ThreadState
from streamlit.runtime.state import SafeSessionState, SessionState
from streamlit.runtime.state.common import WidgetMetadata

from dashboard import presses

Press = Callable[[Callable[[], object]], None]
"""Presses a button, which does this, while another run is asked for."""


class Ended(Exception):  # noqa: N818  # as Streamlit ends a run
    """A run is ended, since another is asked for."""


@pytest.fixture
def session(monkeypatch: pytest.MonkeyPatch) -> SafeSessionState:
    """A session that another run waits for, whenever it is looked at."""

    def end() -> None:
        raise Ended

    # Streamlit's own comes back after the test
    monkeypatch.setattr(SafeSessionState, "on_script_will_rerun", SafeSessionState.on_script_will_rerun)
    return SafeSessionState(SessionState(), end)


@pytest.fixture
def press(session: SafeSessionState) -> Press:
    def pressed(act: Callable[[], object]) -> None:
        button: WidgetMetadata[Any] = WidgetMetadata(
            id="$$ID-button",
            deserializer=bool,
            serializer=bool,
            value_type="trigger_value",
            callback=act,  # type: ignore[arg-type]
        )
        session._state._new_widget_state.set_widget_metadata(button)
        states = WidgetStates()
        states.widgets.add(id=button.id, trigger_value=True)
        contextvars.copy_context().run(run, states)

    def run(states: WidgetStates) -> None:
        ThreadState.initialize()
        session.on_script_will_rerun(states)

    return pressed


def test_streamlit_loses_a_press_for_the_next_request(press: Press) -> None:
    # once this fails, Streamlit keeps presses by itself
    done: list[str] = []
    if SafeSessionState.on_script_will_rerun is presses._whole:
        SafeSessionState.on_script_will_rerun = presses._as_it_is  # type: ignore[method-assign]
    with pytest.raises(Ended):
        press(lambda: done.append("done"))
    assert done == []


def test_a_press_is_kept_and_looking_at_the_session_does_not_end_it(
    session: SafeSessionState, press: Press
) -> None:
    presses.keep()
    presses.keep()
    done: list[str] = []

    def save() -> None:
        session["noted"] = "saved"
        done.append(session["noted"])

    press(save)
    assert done == ["saved"]


def test_a_run_gives_way_after_its_callbacks_as_before(session: SafeSessionState, press: Press) -> None:
    presses.keep()
    press(lambda: None)
    with pytest.raises(Ended):
        session["anything"] = "looked at"
