"""Indent JSON as the standard library does, which takes five times as long, because it does it in Python."""

import json
from functools import lru_cache
from json.encoder import encode_basestring
from typing import Any

compact = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def indented(value: Any, line: str = "\n") -> str:
    """Return a JSON value as text, each level indented by one.

    ``line`` is the line break and indent of the line that the value is on.
    """
    if isinstance(value, str):
        return encode_basestring(value)
    if value is None:
        return "null"
    inner = f"{line} "
    if isinstance(value, dict) and value:
        texts = [f"{named(name, inner)}{indented(part, inner)}" for name, part in value.items()]
        return f"{{{','.join(texts)}{line}}}"
    if isinstance(value, list | tuple) and value:
        return f"[{','.join([inner + indented(part, inner) for part in value])}{line}]"
    return compact(value)


@lru_cache(1000)
def named(name: str, line: str) -> str:
    """Return the name of a member at the beginning of its line."""
    return f"{line}{encode_basestring(name)}: "
