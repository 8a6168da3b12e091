"""What was told of a file, as a file of its own, to import the next one of its kind in the same way."""

import json
from collections.abc import Mapping
from typing import Any

from layers.importing.errors import FieldError
from layers.importing.format import Told

KEYS = {"map": dict, "set": dict, "dates": str, "sheet": str, "encoding": str, "notes": bool}
"""The members of a mapping and their types; none must be there."""


def saved(told: Told, columns: Mapping[str, str]) -> bytes:
    """Return what was told and the columns that were recognised, as JSON (UTF-8 bytes)."""
    absent = {field: "" for field, column in told.columns.items() if not column}
    members = {
        "map": {**columns, **absent},
        "set": dict(told.constants),
        "dates": told.dates,
        "sheet": told.sheet,
        "encoding": told.encoding,
        "notes": told.notes,
    }
    kept = {key: value for key, value in members.items() if value is not None}
    return (json.dumps(kept, ensure_ascii=False, indent=1) + "\n").encode()


def restored(text: str) -> dict[str, Any]:
    """Return the members of a mapping that was saved.

    Raises:
        FieldError: if the text is no such mapping, with everything that is wrong.

    """
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise FieldError(f"expected a mapping as JSON, found otherwise: {error}") from None
    if not isinstance(found, dict):
        raise FieldError("expected a mapping as a JSON object, found another value")
    problems = [f"expected keys from {', '.join(KEYS)}; found {key}" for key in found if key not in KEYS]
    for key, type_ in KEYS.items():
        value = found.get(key)
        texts = value.values() if isinstance(value, dict) else ()
        if value is not None and (
            type(value) is not type_ or not all(isinstance(each, str) for each in texts)
        ):
            problems.append(f"{key}: expected {_TYPES[type_]}, found {json.dumps(value)[:40]}")
    if found.get("dates") not in (None, "dmy", "mdy"):
        problems.append(f"dates: expected dmy or mdy, found {str(found['dates'])[:40]}")
    if problems:
        raise FieldError("; ".join(problems))
    return found


_TYPES = {dict: "texts by field", str: "a text", bool: "true or false"}
