"""What a press asks for is done to the end, and a file arrives, whatever the page asks for meanwhile."""

import contextvars
from collections.abc import Callable
from typing import Any

import pytest
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetStates
from streamlit.runtime.forward_msg_queue import ForwardMsgQueue
from streamlit.runtime.scriptrunner_utils.script_requests import RerunData, ScriptRequest, ScriptRequests
from streamlit.runtime.scriptrunner_utils.script_run_context import ThreadState
from streamlit.runtime.state import SafeSessionState, SessionState
from streamlit.runtime.state.common import WidgetMetadata
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Text

from dashboard import runs

Press = Callable[[Callable[[], object]], None]
"""Presses a button, which does this, while another run is asked for."""


class Ended(Exception):  # noqa: N818  # as Streamlit ends a run
    """A run is ended, since another is asked for."""


@pytest.fixture(autouse=True)
def restored(monkeypatch: pytest.MonkeyPatch) -> None:
    """Begin with what is Streamlit's own, and leave what there was."""
    monkeypatch.setattr(SafeSessionState, "on_script_will_rerun", runs._will_rerun)
    monkeypatch.setattr(ForwardMsgQueue, "clear", runs._clear)


@pytest.fixture
def session() -> SafeSessionState:
    """A session that another run waits for, whenever it is looked at."""

    def end() -> None:
        raise Ended

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
    with pytest.raises(Ended):
        press(lambda: done.append("done"))
    assert done == []


def test_a_press_is_kept_and_looking_at_the_session_does_not_end_it(
    session: SafeSessionState, press: Press
) -> None:
    runs.keep_apart()
    done: list[str] = []

    def save() -> None:
        session["noted"] = "saved"
        done.append(session["noted"])

    press(save)
    assert done == ["saved"]


def test_a_run_gives_way_after_its_callbacks_as_before(session: SafeSessionState, press: Press) -> None:
    runs.keep_apart()
    press(lambda: None)
    with pytest.raises(Ended):
        session["anything"] = "looked at"


@pytest.fixture
def waiting() -> ForwardMsgQueue:
    """What waits to be sent: where a file goes, and a piece of the page."""
    queue = ForwardMsgQueue()
    where, piece = ForwardMsg(), ForwardMsg()
    where.file_urls_response.response_id = "a file"
    piece.delta.new_element.text.body = "a piece"
    queue.enqueue(where)
    queue.enqueue(piece)
    return queue


def test_streamlit_forgets_where_a_file_goes_as_a_run_begins(waiting: ForwardMsgQueue) -> None:
    # once this fails, Streamlit keeps it by itself
    waiting.clear(retain_lifecycle_msgs=True)
    assert waiting.flush() == []


@pytest.mark.parametrize("fragments", [None, ["a fragment"]])
def test_the_page_is_told_once_where_a_file_goes(
    waiting: ForwardMsgQueue, fragments: list[str] | None
) -> None:
    runs.keep_apart()
    waiting.clear(retain_lifecycle_msgs=True, fragment_ids_this_run=fragments)
    sent = [each.WhichOneof("type") for each in waiting.flush()]
    assert sent.count("file_urls_response") == 1
    assert waiting.flush() == []


def meeting(mended: bool) -> None:
    """Draw a page with a fragment, which runs once more by itself."""
    import streamlit as st
    from streamlit.runtime.scriptrunner import RerunData, get_script_run_ctx

    from dashboard import runs

    if mended:
        runs.begin_at_top()
    run = get_script_run_ctx()
    assert run is not None
    assert run.script_requests is not None
    count = st.session_state["count"] = st.session_state.get("count", 0) + 1

    @st.fragment
    def clock() -> None:
        st.text("clock")

    st.text(f"begins {count}")
    with st.container():
        clock()
    st.text(f"ends {count}")
    if count == 1:
        (id_,) = run.shared.new_fragment_ids.snapshot()
        run.script_requests.request_rerun(RerunData(fragment_id=id_))


@pytest.fixture
def top(monkeypatch: pytest.MonkeyPatch) -> Callable[[bool], list[str]]:
    """Return the texts at the top level of such a page; the whole is asked for as the fragment ends."""
    ready, asked = ScriptRequests.on_scriptrunner_ready, iter([False, False, True])

    def late(self: ScriptRequests) -> ScriptRequest:
        if next(asked, False):
            self.request_rerun(RerunData())
        return ready(self)

    def texts(mended: bool) -> list[str]:
        app = AppTest.from_function(meeting, kwargs={"mended": mended}).run()
        assert not app.exception
        assert app.session_state["count"] == 2
        return [each.value for each in app.main.children.values() if isinstance(each, Text)]

    monkeypatch.setattr(ScriptRequests, "on_scriptrunner_ready", late)
    return texts


def test_streamlit_draws_a_page_where_a_fragment_was(top: Callable[[bool], list[str]]) -> None:
    # once this fails, Streamlit begins at the top by itself
    assert top(False) == []


def test_a_page_that_is_asked_for_as_a_fragment_ends_is_drawn_from_its_top(
    top: Callable[[bool], list[str]],
) -> None:
    assert top(True) == ["begins 2", "ends 2"]
