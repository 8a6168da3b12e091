"""Read JSON strictly: a value that JSON does not allow, and a repeated key, are problems with an address.

The standard library decodes it, with hooks. orjson and pydantic's parser are faster, but both silently keep
the last of repeated keys.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from layers.reading.addresses import dotted, feature_address, source_address
from layers.reading.door import guarded, opened, whole
from layers.reading.limits import LimitError, check, limits, over
from layers.reading.problems import Problem, Problems, Steps, TheatreError

NOTHING = "expected an object or a list, found null"


POWER = re.compile(r"[eE](?<=\d.)\+?\d\d")
FAR = re.compile(r"(?<![^\s,:\[-])\d+(\.\d+)?[eE]\+?\d\d|\d{309}")
"""A number that may be beyond a float’s range. A search is faster than a hook that sees every number, and one
for a letter faster than one for digits, which borders are made of."""

BLOCK = 128
"""Characters at a time in which a long row of digits is looked for; one of 309 has a whole block in it."""


class Decoder(json.JSONDecoder):
    """A decoder whose ``flawed`` is true once it has met something that :func:`flaws` may find."""

    def __init__(self) -> None:
        self.flawed = False
        super().__init__(object_pairs_hook=self.collected, parse_constant=self._constant)

    def raw_decode(self, s: str, idx: int = 0) -> tuple[Any, int]:
        """Return the JSON value at a place in a text, and where it ends."""
        value, end = super().raw_decode(s, idx)
        self.flawed = self.flawed or far(s, idx, end)
        return value, end

    def collected(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        """Return a JSON object of these pairs, which remembers the keys that are repeated."""
        plain = dict(pairs)
        if len(plain) == len(pairs):
            return plain
        self.flawed = True
        repeating = _Repeating(plain)
        counts = Counter(key for key, _ in pairs)
        repeating.repeated = tuple(key for key, count in counts.items() if count > 1)
        return repeating

    def _constant(self, name: str) -> float:
        self.flawed = True
        return float(name)


def far(text: str, start: int, end: int) -> bool:
    """Return whether a piece of JSON text may have a number beyond a float's range.

    :data:`FAR` takes as long as decoding, so it only decides where a quick look has found something.
    """
    blocks = range(start, end, BLOCK)
    if POWER.search(text, start, end) is None and not any(text[at : at + BLOCK].isdigit() for at in blocks):
        return False
    return FAR.search(text, start, end) is not None


class _Repeating(dict[str, Any]):
    """A JSON object in which some keys are repeated."""

    repeated: tuple[str, ...] = ()


def load(path: Path, problems: Problems) -> Any:
    """Return the JSON of a file, or None after noting why it cannot be read.

    It also notes, each with its address, numbers that are not finite, half surrogate pairs and repeated keys.
    """
    try:
        with guarded(path):
            with opened(path) as file:
                text = whole(file).decode("utf-8-sig")
            data, flawed = decoded(text)
            found = list(_flaws(data, path.name)) if flawed else []
    except TheatreError as error:
        problems.extend(error.found)
        return None
    problems.extend([Problem(path.name, "", "", NOTHING)] if data is None else found)
    return data


def decoded(text: str) -> tuple[Any, bool]:
    """Return the value of JSON text, and whether it may have flaws (:func:`flaws`).

    Raises:
        ValueError, RecursionError: for text that is no JSON.
        LimitError: for text over a limit.

    """
    check("whole_bytes", len(text))
    decoder = Decoder()
    data = decoder.decode(text)
    check_depth(data)
    return data, decoder.flawed or halved(text)


def check_depth(data: Any) -> None:
    """Raise LimitError if a value has more levels of lists and objects inside each other than the limit."""
    level = [data] if isinstance(data, dict | list) else []
    for _ in range(limits().nesting):
        level = [
            part
            for value in level
            for part in (value.values() if isinstance(value, dict) else value)
            if isinstance(part, (dict, list))  # faster than a union, and this sees every value
        ]
        if not level:
            return
    raise LimitError(over("nesting"))


def check_vertices(feature: Any) -> None:
    """Raise LimitError if a Feature, which may be any JSON of ordinary depth, has too many positions."""
    check("vertices", _positions(feature))


def _positions(value: Any) -> int:
    """Return how many lists in a JSON value begin with a number, as the positions of a geometry do."""
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    here = isinstance(value, list) and bool(value) and isinstance(value[0], int | float)
    return int(here) + sum(_positions(part) for part in parts if isinstance(part, dict | list))


def halved(text: str) -> bool:
    """Return whether JSON text may have half a surrogate pair, which can only be there as an escape."""
    return "\\ud" in text or "\\uD" in text


def as_json(value: Any) -> bytes | None:
    """Return a value as JSON text in UTF-8, or None if JSON does not allow it."""
    try:
        return json.dumps(value, allow_nan=False, ensure_ascii=False).encode()
    except ValueError:
        return None


def _flaws(data: Any, file: str) -> Iterator[Problem]:
    """Yield a problem for each flaw in the JSON of a whole file."""
    for path, message in flaws(data):
        record = ""
        match path:
            case ("features", int(index), *_):
                record, path = feature_address(index, data["features"][index]), path[2:]
            case (int(index), *_):
                record, path = source_address(index, data[index]), path[1:]
        yield Problem(file, record, dotted(path), message)


def flaws(data: Any) -> Iterator[tuple[Steps, str]]:
    """Yield path and message of each value that JSON does not allow, and of each repeated key."""
    for path, value in walk((), data):
        if isinstance(value, dict):
            for key in getattr(value, "repeated", ()):
                yield (*path, key), "expected each key once, found it again"
            for key in value:
                if as_json(key) is None:
                    yield (*path, key), "expected whole characters in the key, found half of one"
        elif isinstance(value, str | float) and as_json(value) is None:
            expected = "whole characters" if isinstance(value, str) else "a finite number"
            yield path, f"expected {expected}, found {json.dumps(value)[:60]}"


def walk(path: Steps, value: Any) -> Iterator[tuple[Steps, Any]]:
    """Yield each value in a JSON value, itself first, with the path that leads to it after ``path``."""
    yield path, value
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, part in parts:
        yield from walk((*path, step), part)
