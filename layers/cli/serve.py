"""``posture serve``: serve a folder of pages and tiles, to this machine only."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from layers.cli.guard import Fail
from layers.cli.printing import answer

if TYPE_CHECKING:
    from starlette.applications import Starlette
    from starlette.requests import Request
    from starlette.responses import Response

SERVED = {".html": "text/html; charset=utf-8", ".pmtiles": "application/vnd.pmtiles"}
"""What is served, by the end of its name; nothing else in a folder is."""


@click.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--port", type=click.IntRange(1, 65535), default=8600, show_default=True)
def serve(folder: Path, port: int) -> None:
    """Serve the pages and tiles in FOLDER to the browser on this machine. Ctrl-C ends it.

    A page with tiles needs a server that knows range requests, as every usual one does: this is one to look
    at it before it is published. It serves *.html and *.pmtiles alone, at 127.0.0.1.

    \b
    Examples:
      posture serve public
    """
    import uvicorn

    pages = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.html"))
    if not pages:
        raise Fail(f"{folder}: expected pages (*.html) in it, found none")
    from urllib.parse import quote

    for page in pages:
        answer(f"http://127.0.0.1:{port}/{quote(page)}")
    uvicorn.run(serving(folder), host="127.0.0.1", port=port, log_level="error", ws="none")


def serving(folder: Path) -> "Starlette":
    """Return the application that serves a folder; it answers requests for this machine's own names only."""
    from starlette.applications import Starlette
    from starlette.middleware import Middleware
    from starlette.middleware.trustedhost import TrustedHostMiddleware
    from starlette.responses import FileResponse, PlainTextResponse
    from starlette.routing import Route

    root = folder.resolve()

    async def file(request: "Request") -> "Response":
        path = (root / request.path_params["path"]).resolve()
        hidden = any(part.startswith(".") for part in Path(request.path_params["path"]).parts)
        if hidden or path.suffix not in SERVED or not path.is_relative_to(root) or not path.is_file():
            return PlainTextResponse("not found", 404)
        return FileResponse(path, media_type=SERVED[path.suffix])

    own: Any = Middleware(TrustedHostMiddleware, allowed_hosts=["127.0.0.1", "localhost"])
    return Starlette(routes=[Route("/{path:path}", file)], middleware=[own])
