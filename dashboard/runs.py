"""Runs of the dashboard that take nothing from one another: no press of a button, no file handed over.

Streamlit ends a run for the next one whenever the session is looked at. It looks just before the callbacks
too, and the press that the run was started for goes with it if the map reports in these milliseconds; and in
callbacks, when a save is done and not noted, which then looks like somebody else's. Here a run gives way only
after its callbacks, where Streamlit looks again. And as a run begins, Streamlit throws away what waits to be
sent, also where a file that is handed over is to go; here that stays.

A run of the whole page that is asked for as a fragment ends follows it in the same thread. Streamlit has it
begin where the fragment drew, so that the page is drawn in there and the browser shows an empty one. Here it
begins at the top.

That runs do not go on side by side is a setting (``runner.fastReruns`` in ``.streamlit/config.toml``).
"""

from typing import Any

from streamlit.delta_generator_singletons import context_dg_stack, get_default_dg_stack_value
from streamlit.runtime.forward_msg_queue import ForwardMsgQueue
from streamlit.runtime.state import SafeSessionState

ANSWERS = {"file_urls_response", "backend_operation_response"}
"""The messages that answer a question of the page, which asks once."""

_will_rerun, _clear = SafeSessionState.on_script_will_rerun, ForwardMsgQueue.clear


def keep_apart() -> None:
    """Keep the runs of this process apart; a second call changes nothing."""
    SafeSessionState.on_script_will_rerun = _call_back  # type: ignore[method-assign]
    ForwardMsgQueue.clear = _clear_run  # type: ignore[method-assign]


def begin_at_top() -> None:
    """Have a run of the whole page draw where the page begins."""
    context_dg_stack.set(get_default_dg_stack_value())


def _call_back(self: SafeSessionState, *args: Any, **kwargs: Any) -> None:
    before = self._yield_callback
    # the class forbids plain assignment: that would be a value of the session
    object.__setattr__(self, "_yield_callback", _go_on)
    try:
        _will_rerun(self, *args, **kwargs)
    finally:
        object.__setattr__(self, "_yield_callback", before)


def _go_on() -> None:
    """Do not look whether another run is asked for."""


def _clear_run(
    self: ForwardMsgQueue, retain_lifecycle_msgs: bool = False, fragment_ids_this_run: list[str] | None = None
) -> None:
    answers = [each for each in self._queue if each.WhichOneof("type") in ANSWERS]
    _clear(self, retain_lifecycle_msgs, fragment_ids_this_run)
    if retain_lifecycle_msgs:  # otherwise all was sent
        self._queue.extend(each for each in answers if each not in self._queue)
