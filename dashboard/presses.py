"""No press is lost: what a click asks for is done, and done whole, before a run gives way to the next one.

Streamlit ends a run for the next one whenever the session is looked at: first just before the callbacks, when
the press that the run was started for goes with it if the map reports at that moment, and in a callback too,
when a save is done and not noted, which then looks like somebody else's. Here a run gives way only after its
callbacks, where Streamlit looks again. That runs do not go on side by side is a setting
(``runner.fastReruns`` in ``.streamlit/config.toml``).
"""

from typing import Any

from streamlit.runtime.state import SafeSessionState

_as_it_is = SafeSessionState.on_script_will_rerun


def keep() -> None:
    """Keep every press of this process; a second call changes nothing."""
    SafeSessionState.on_script_will_rerun = _whole  # type: ignore[method-assign]


def _whole(self: SafeSessionState, *args: Any, **kwargs: Any) -> None:
    before = self._yield_callback
    # the class forbids plain assignment: that would be a value of the session
    object.__setattr__(self, "_yield_callback", _go_on)
    try:
        _as_it_is(self, *args, **kwargs)
    finally:
        object.__setattr__(self, "_yield_callback", before)


def _go_on() -> None:
    """Do not look whether another run is asked for."""
