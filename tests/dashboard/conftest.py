import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

APP = Path(__file__).resolve().parents[2] / "dashboard" / "app.py"

Run = Callable[..., AppTest]


def markdown(app: AppTest) -> Iterator[str]:
    """Every text that Streamlit renders as Markdown: content, labels and help."""
    for texts in ("markdown", "caption", "title", "subheader", "error", "warning", "info", "success"):
        yield from (each.value for each in getattr(app, texts))
    for widgets in ("button", "selectbox", "multiselect", "text_input"):
        yield from (text for each in getattr(app, widgets) for text in (each.label, each.help) if text)
    yield from (tab.label for tab in app.tabs)


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the app, with a theatre of its own or the shipped ones, at an address with these parameters."""

    def start(folder: Path | None = None, /, **parameters: str) -> AppTest:
        arguments = ["--theatre", str(folder)] if folder else []
        monkeypatch.setattr(sys, "argv", [str(APP), *arguments])
        app = AppTest.from_file(str(APP), default_timeout=60)
        for name, value in parameters.items():
            app.query_params[name] = value
        app.run()
        assert not app.exception
        return app

    return start
