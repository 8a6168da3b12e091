"""Do as a whole what a click asks for: the next click, or what the map reports, waits until it is done.

Streamlit ends a run for the next one whenever the session is looked at, in a callback too: a click would be
lost, or a save done and not noted, which then looks like somebody else's. For as long as a callback takes,
looking at the session does not end it; Streamlit itself looks for the next run right after the callbacks.
That runs do not go on side by side is a setting (``runner.fastReruns`` in ``.streamlit/config.toml``).
"""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

from streamlit.runtime.scriptrunner import get_script_run_ctx

P = ParamSpec("P")


def whole(act: Callable[P, object]) -> Callable[P, None]:
    """Return a callback that does what another does, from beginning to end."""

    @wraps(act)
    def done(*args: P.args, **kwargs: P.kwargs) -> None:
        context = get_script_run_ctx()
        if context is None:
            act(*args, **kwargs)
            return
        state = context.session_state
        before = state._yield_callback
        # the class forbids plain assignment: that would be a value of the session
        object.__setattr__(state, "_yield_callback", _go_on)
        try:
            act(*args, **kwargs)
        finally:
            object.__setattr__(state, "_yield_callback", before)

    return done


def _go_on() -> None:
    """Do not look whether another run is asked for."""
