"""Values of JSON as cells of a workbook, and back, without a loss.

A text is a text, with an apostrophe where a spreadsheet could take it for a formula
(:mod:`layers.writing.spreadsheet`); a number is a number; everything else is JSON. A text that looks like one
of those is JSON too, in quotes. What is not there is an empty cell, and null says so.
"""

import json
import re
from typing import Any

from layers.writing.spreadsheet import as_text, from_text

MOST = 30_000
"""Characters in a cell; Excel takes 32,767."""

LIKE_JSON = re.compile(r'$|\s|["\[{]|(?:null|true|false)$|.*\s$', re.DOTALL)
"""What a text that must be in quotes begins with, or is."""


def cells(value: Any) -> list[str | float]:
    """Return a value as one cell, or as several where its text is too long for one."""
    if type(value) in (int, float):
        return [value] if float(f"{value:.15g}") == value else [json.dumps(json.dumps(value))[1:-1]]
    plain = isinstance(value, str) and not LIKE_JSON.match(value)
    text = value if plain else json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return [as_text(text[at : at + MOST]) for at in range(0, len(text), MOST)]


def value(found: list[str]) -> Any:
    """Return the value in the cells (as text) that :func:`cells` gave; raise ValueError for damaged JSON."""
    text = "".join(map(from_text, found))
    if text[:1] in ('"', "[", "{") or text in ("null", "true", "false"):
        return json.loads(text)
    return text
