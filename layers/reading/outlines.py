"""The long geometries of a GeoJSON file, each decoded once: many claims have the one of their place."""

import json
from typing import Any

from layers.reading.scanner import Scanner
from layers.theatre.geometry import Shape

LEAST = 2000
"""Characters of a geometry from which on it is worth a look whether others are the same."""

KEPT = 256
"""Outlines that are remembered at a time."""

ROOM = 1 << 14
"""Characters of a feature before its geometry, and behind it, in which the rest of it is looked for."""

NAME = '"geometry"'

DEPTHS = {"LineString": 0, "MultiLineString": 1, "Polygon": 1, "MultiPolygon": 2}
"""Levels of lists around the lists of positions, by type of geometry."""


class Outline(dict[str, Any]):
    """A long geometry as parsed, which has no flaws, and its text."""

    def __init__(self, parsed: dict[str, Any], text: str) -> None:
        super().__init__(parsed)
        self.text = text

    def same(self, shape: Shape) -> bool:
        """Return whether it is a geometry of the contract, and this one."""
        # to Python, true is 1
        plain = (
            self.keys() == {"type", "coordinates"} and "true" not in self.text and "false" not in self.text
        )
        if not plain or self["type"] != shape.type or shape.type not in DEPTHS:
            return False
        try:
            return bool(_positions(self["coordinates"], DEPTHS[shape.type]) == shape.coordinates)
        except TypeError:
            return False


def _positions(parts: Any, depth: int) -> list[Any]:
    """Return lists of lists of positions, of so many levels, with each position as the contract has it."""
    return [_positions(part, depth - 1) for part in parts] if depth else list(map(tuple, parts))


class Outlines:
    """The long geometries of a file that were met last, by their text."""

    def __init__(self, text: Scanner) -> None:
        self._text = text
        self._known: dict[str, Outline] = {}

    def feature(self) -> tuple[Any, str, int] | None:
        """Return the next feature, with the very geometry that an earlier one of the same text has.

        With it come its text without the geometry and the length of all its text. Go past it; or return None,
        and stay, if it is not written as it usually is, has no long geometry, or is not read as a whole yet.
        """
        text, at = self._text.ahead()
        name = text.find(NAME, at, at + ROOM)
        start = text.find("{", name + len(NAME), at + ROOM) if name >= 0 else -1
        end = text.find("}", start) + 1 if start >= 0 else 0
        if end - start < LEAST or text[name + len(NAME) : start].strip() != ":":
            return None
        outline = self._outline(text[start:end])
        rest = f"{text[at:start]}null{text[end : end + ROOM]}"
        try:
            feature, stop = self._text.decoder.raw_decode(rest)
        except json.JSONDecodeError:
            return None
        part = rest[:stop]
        # written once, and in no other way, it is the name of one member only: here that of the geometry
        once = part.count(NAME) == 1 and "\\u" not in part and isinstance(feature, dict)
        if outline is None or not once or feature.get("geometry", NAME) is not None:
            return None
        feature["geometry"] = outline
        length = stop - len("null") + end - start
        self._text.skip(at + length)
        return feature, part, length

    def _outline(self, text: str) -> Outline | None:
        """Return the geometry of a text, the same one each time; None if it is not all of an object."""
        if text in self._known:
            return self._known[text]
        if "\\" in text:
            return None
        decoder = self._text.decoder
        flawed, decoder.flawed = decoder.flawed, False
        try:
            parsed, stop = decoder.raw_decode(text)  # an object, as it begins with a brace
        except json.JSONDecodeError:
            return None
        finally:
            sound, decoder.flawed = not decoder.flawed, flawed
        if not sound or stop < len(text):
            return None  # the file's own decoding marks the chunk
        if len(self._known) >= KEPT:
            self._known.clear()
        self._known[text] = Outline(parsed, text)
        return self._known[text]
