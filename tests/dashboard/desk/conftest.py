"""The desk in Streamlit's test client, a room at a time; tests/browser has it as a curator meets it."""

import io
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from layers.curating.held import Held, held
from layers.curating.saving import save
from tests.dashboard.conftest import APP

Room = Callable[..., AppTest]


def note(folder: Path, by: str, day: int, words: str) -> Held:
    """Save another note of the first claim."""
    now = held(folder)
    id_, claim = next(iter(now.records["claim"].items()))
    says = claim["properties"] | {"note": words}
    on = datetime(2026, 1, day, tzinfo=UTC)
    return save(now, {("claim", id_): {**claim, "properties": says}}, by=by, on=on, why="because")


@pytest.fixture
def room(monkeypatch: pytest.MonkeyPatch) -> Room:
    """Open a room of the desk for a theatre, as Ana, with a file handed over if there is one."""

    def open_(folder: Path, name: str, file: tuple[str, bytes] | None = None) -> AppTest:
        class Given(io.BytesIO):
            name = file[0] if file else ""

        def uploader(*_: Any, **__: Any) -> Given | None:
            return Given(file[1]) if file else None

        # the test client cannot hand over a file
        monkeypatch.setattr(st, "file_uploader", uploader)
        monkeypatch.setattr(sys, "argv", [str(APP), "--theatre", str(folder), "--desk"])
        app = AppTest.from_file(str(APP), default_timeout=60)
        app.query_params["theatre"] = folder.name
        app.session_state["desk room"] = name
        app.session_state["desk name"] = "Ana"
        app.run()
        assert not app.exception
        return app

    return open_


def texts(app: AppTest) -> str:
    """Return what a page says as text."""
    return "\n".join(
        each.value for kind in ("text", "code", "caption", "info") for each in getattr(app, kind)
    )


def press(app: AppTest, name: str) -> AppTest:
    """Press a button of that name, and return the page."""
    next(each for each in app.button if each.label == name).click()
    app.run()
    assert not app.exception
    return app
