"""What a click asks for is done to the end, whatever is clicked meanwhile."""

import ast
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from streamlit.runtime.state import SafeSessionState, SessionState

import dashboard.desk
from dashboard.desk.whole import whole

SHORT = {"_turn", "leave", "rerun", "ignore"}
"""What saves nothing, and what is no callback."""


class Ended(Exception):  # noqa: N818  # as Streamlit ends a run
    """A run is ended, since another is asked for."""


@pytest.fixture
def look(monkeypatch: pytest.MonkeyPatch) -> Callable[[], object]:
    """Look at a session that another run waits for."""

    def end() -> None:
        raise Ended

    state = SafeSessionState(SessionState(), end)
    monkeypatch.setattr(
        "dashboard.desk.whole.get_script_run_ctx", lambda: SimpleNamespace(session_state=state)
    )
    return lambda: "anything" in state


def test_looking_at_the_session_does_not_end_what_is_done_as_a_whole(look: Callable[[], object]) -> None:
    done = []

    def act(what: str) -> None:
        look()
        done.append(what)

    with pytest.raises(Ended):
        act("as it is")
    whole(act)("as a whole")
    assert done == ["as a whole"]


def test_what_comes_behind_is_ended_as_before(look: Callable[[], object]) -> None:
    def refused() -> None:
        raise ValueError("refused")

    with pytest.raises(ValueError, match="refused"):
        whole(refused)()
    with pytest.raises(Ended):
        look()


def test_every_click_at_the_desk_is_done_as_a_whole() -> None:
    calls = [
        (file.name, keyword.value)
        for file in Path(dashboard.desk.__path__[0]).glob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        for keyword in node.keywords
        if keyword.arg and keyword.arg.startswith("on_")
    ]
    assert len(calls) > 20
    loose = [
        f"{name}, line {value.lineno}"
        for name, value in calls
        if not (isinstance(value, ast.Call) and ast.unparse(value.func) == "whole")
        and ast.unparse(value).strip("'") not in SHORT
    ]
    assert loose == []
