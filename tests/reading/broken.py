"""The invented theatre, changed on purpose, and the problems that reading it then names."""

import json
import struct
from collections.abc import Callable
from pathlib import Path
from typing import Any

from layers.reading.problems import TheatreError
from layers.reading.theatre import read

Edit = Callable[[Any], Any]
"""Changes a file's JSON in place."""

UNKNOWN = "expected no such field, found one (is it misspelt?)"


def load(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def problems(folder: Path) -> list[str]:
    try:
        read(folder)
    except TheatreError as error:
        return [str(problem) for problem in error.problems]
    return []


def broken(folder: Path, file: str, edit: Edit) -> list[str]:
    """Change a file of a theatre, and return the problems that reading it then names."""
    data = load(folder / file)
    edit(data)
    (folder / file).write_text(json.dumps(data), encoding="utf-8")
    return problems(folder)


def put(path: str, value: Any) -> Edit:
    """An edit that sets the value at a dotted path."""
    *way, last = [int(step) if step.isdigit() else step for step in path.split(".")]

    def edit(data: Any) -> None:
        for step in way:
            data = data[step]
        data[last] = value

    return edit


def nested(depth: int, kind: int = 7) -> bytes:
    """A collection inside a collection, so many levels deep, as WKB."""
    return struct.pack("<BII", 1, kind, 1) * depth + struct.pack("<BIdd", 1, 1, 1.0, 2.0)


def claim(number: int, field: str, value: Any) -> Edit:
    """An edit that sets a property of a claim."""
    return put(f"features.{number}.properties.{field}", value)
