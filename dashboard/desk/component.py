"""The desk's own pieces of the page, in files of their own: HTML, CSS and JavaScript of one name."""

from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st


def component(name: str) -> Any:
    """Return the component whose files of that name are beside this one."""
    html, css, js = _files(name)
    return st.components.v2.component(f"posture_{name}", html=html, css=css, js=js)


@cache
def _files(name: str) -> tuple[str, str, str]:
    here = Path(__file__).parent
    html, css, js = ((here / f"{name}.{kind}").read_text(encoding="utf-8") for kind in ("html", "css", "js"))
    return html, css, js
