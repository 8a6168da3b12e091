"""Read what a local basemap is: a PMTiles file with the layers of Protomaps, or one of pictures.

https://docs.protomaps.com/basemaps/layers describes the layers; an extract of OpenStreetMap has them.
"""

from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from layers.reading.door import UnreadableError, guarded
from layers.reading.pmtiles import Head, Kind, read_head
from layers.reading.problems import Problem, TheatreError
from layers.theatre.characters import unwritable

LAYERS = ("earth", "water")
"""The layers without which a file of vectors is no ground."""

LONGEST = 300
"""Characters of a name or an attribution; longer ones are cut, with a sign that says so."""


@dataclass(frozen=True)
class Basemap:
    """A basemap, as its file describes it.

    ``name`` and ``attribution`` (whose data it is) are plain text, or None where the file says nothing.
    ``nearest`` is the finest zoom of its tiles.
    """

    kind: Kind
    name: str | None
    attribution: str | None
    nearest: int


def read_basemap(path: Path) -> Basemap:
    """Return what a basemap is.

    Raises:
        TheatreError: with one problem, which says what the file is instead.

    """
    with guarded(path, path.name):
        if not path.is_file():
            raise TheatreError([Problem(str(path), "", "", "expected a basemap (PMTiles), found no file")])
        return _basemap(read_head(path))


def _basemap(head: Head) -> Basemap:
    says = head.says if isinstance(head.says, dict) else {}
    if head.kind == "vector":
        listed = says.get("vector_layers")
        found = (
            [each.get("id") for each in listed if isinstance(each, dict)] if isinstance(listed, list) else []
        )
        if not all(layer in found for layer in LAYERS):
            raise UnreadableError(
                f"expected a basemap with the layers {' and '.join(LAYERS)} (an extract of Protomaps), found"
                f" {', '.join(str(each)[:40] for each in found[:8]) or 'none'}"
            )
    return Basemap(head.kind, _plain(says.get("name")), _plain(says.get("attribution")), head.nearest)


class _Text(HTMLParser):
    """Gathers the text of a snippet of HTML, which attributions are."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []

    def handle_data(self, data: str) -> None:
        # inside a script or a style it is not read
        if not self.cdata_elem:
            self.parts.append(data)


def _plain(words: Any) -> str | None:
    """Return words without markup, their white space folded; None where there is nothing to read."""
    if not isinstance(words, str) or unwritable(words):
        return None
    reader = _Text()
    reader.feed(words)
    reader.close()
    text = " ".join("".join(reader.parts).split())
    return (text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…") or None
