"""What pydantic finds wrong with a record, in the words of the data contract.

pydantic's own messages speak of Python types and of its validators, which are no field of the file.
"""

import json
from collections.abc import Callable, Iterator
from typing import Any

from pydantic import ValidationError

from layers.reading.problems import Problem, Steps
from layers.theatre.characters import unwritable
from layers.theatre.fields import PATTERNS, SEARCH, TEXT


def seen(value: Any) -> str:
    """Return a value in short, as messages say it after “found”."""
    if isinstance(value, dict) and value:
        return "an object"
    if isinstance(value, list) and len(value) > 4:
        return f"a list of {len(value)}"
    try:
        text = json.dumps(value, ensure_ascii=False, default=str)
    except RecursionError:
        return "a list nested too deeply"
    return text if len(text) <= 60 else text[:57] + "…"


def explained(error: ValidationError, raw: Any, file: str, record: str) -> Iterator[Problem]:
    """Yield a problem for each of pydantic's errors about ``raw``, addressed by the file's field names.

    Only the first error in the coordinates of a geometry is reported, because one misplaced bracket makes
    every position wrong.
    """
    reported: set[str] = set()
    for fault in error.errors(include_url=False, include_context=True):
        if fault["type"] == "too_short" and len(fault["input"]) >= fault["ctx"]["min_length"]:
            continue  # pydantic counts sound entries only, and tells of the others each by itself
        field = ".".join(str(part) for part in _path(fault, raw) if part != "properties")
        key = "coordinates" if ".coordinates" in field else f"{field} {fault['type']}"
        if key not in reported:
            reported.add(key)
            yield Problem(file, record, field, _message(fault))


def _path(fault: Any, raw: Any) -> Steps:
    """Return the path through ``raw`` in pydantic's location, without the names of its validators."""
    path: list[str | int] = []
    at = raw
    for part in fault["loc"]:
        steps = at if isinstance(at, dict) else range(len(at)) if isinstance(at, list) else ()
        if part in steps:
            at = at[part]
        elif fault["type"] != "missing" or part != fault["loc"][-1]:
            continue
        path.append(part)
    return tuple(path)


def _message(fault: Any) -> str:
    if fault["type"] == "missing":
        return "expected this field, found nothing"
    if fault["type"] == "extra_forbidden":
        return "expected no such field, found one (is it misspelt?)"
    free = fault["type"] == "string_pattern_mismatch" and fault["ctx"]["pattern"] in (TEXT, SEARCH)
    if free and (message := unwritten(fault["input"])):
        return message
    expected = _expected(fault)
    return expected if ", found " in expected else f"{expected}, found {_found(fault)}"


def unwritten(text: str) -> str | None:
    """Return what is wrong with a text that has a character which no text may have, or else None."""
    bad = unwritable(text)
    if not bad:
        return None
    at = f"U+{ord(bad[0]):04X} as character {bad.start() + 1}"
    return f"expected text without control characters and noncharacters, found {at}"


def _expected(fault: Any) -> str:
    words = EXPECTED.get(fault["type"])
    if words:
        return "expected " + words(fault.get("ctx", {}))
    message = str(fault["msg"]).removeprefix("Value error, ")
    if message.startswith("All linear rings"):
        return "expected rings that end where they begin, found one that does not"
    if not message.startswith("expected"):
        message = "expected otherwise: " + message
    return message


def _found(fault: Any) -> str:
    match fault["type"]:
        case "union_tag_invalid":
            return f"“{fault['ctx']['tag']}”"
        case "string_too_long":
            return f"{len(fault['input'])}: {seen(fault['input'])}"
        case "too_short" | "too_long":
            return str(fault["ctx"]["actual_length"])
        case "union_tag_not_found":
            return "an object without a known type"
        case "json_invalid":
            return "brackets nested too deeply"
    return seen(fault["input"])


def _plain(ctx: dict[str, Any], name: str) -> str:
    return str(ctx[name]).replace("'", "")


def _entries(count: int) -> str:
    return "1 entry" if count == 1 else f"{count} entries"


EXPECTED: dict[str, Callable[[dict[str, Any]], str]] = {
    "string_type": lambda _: "text",
    "string_pattern_mismatch": lambda ctx: PATTERNS.get(ctx["pattern"], "text of another form"),
    "string_too_long": lambda ctx: f"at most {ctx['max_length']} characters",
    "bool_type": lambda _: "true or false",
    "int_type": lambda _: "a whole number",
    "int_from_float": lambda _: "a whole number",
    "float_type": lambda _: "a number",
    "finite_number": lambda _: "a finite number",
    "greater_than": lambda ctx: f"a number above {ctx['gt']:g}",
    "greater_than_equal": lambda ctx: f"a number of at least {ctx['ge']:g}",
    "less_than_equal": lambda ctx: f"a number of at most {ctx['le']:g}",
    "literal_error": lambda ctx: _plain(ctx, "expected"),
    "tuple_type": lambda _: "a list",
    "list_type": lambda _: "a list",
    "too_short": lambda ctx: f"at least {_entries(ctx['min_length'])}",
    "too_long": lambda ctx: f"at most {_entries(ctx['max_length'])}",
    "named_tuple_type": lambda _: "a position [longitude, latitude]",
    "model_type": lambda _: "an object",
    "dict_type": lambda _: "an object",
    "model_attributes_type": lambda _: "an object",
    "union_tag_invalid": lambda ctx: f"a geometry of type {_plain(ctx, 'expected_tags')}",
    "json_invalid": lambda _: "a record of ordinary depth",
    "union_tag_not_found": lambda _: "a GeoJSON geometry with its type",
}
"""What was expected, by pydantic's type of error, as messages say it after “expected”."""
