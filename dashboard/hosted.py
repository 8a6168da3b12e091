"""The app with files beside its maps: the same script, and routes that serve those files by their ranges.

Streamlit's own ways to serve a file read it whole, each time.
"""

import sys

import streamlit as st
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.routing import Route

from dashboard.beside import ROUTE, given

MEDIA_TYPE = "application/vnd.pmtiles"


async def file(request: Request) -> Response:
    """Answer with one of the files that the app was started with, and with no other."""
    path = given(sys.argv[1:]).files().get(request.path_params["path"])
    if path is None or not path.is_file():
        return PlainTextResponse("not found", 404)
    return FileResponse(path, media_type=MEDIA_TYPE)


base = str(st.get_option("server.baseUrlPath")).strip("/")
app = st.App("app.py", routes=[Route(f"{f'/{base}' if base else ''}/{ROUTE}/{{path:path}}", file)])
