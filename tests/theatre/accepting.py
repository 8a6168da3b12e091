"""Whether a type of the contract accepts a value."""

from typing import Any

from pydantic import TypeAdapter, ValidationError


def accepts(kind: Any, value: Any) -> bool:
    try:
        TypeAdapter(kind).validate_python(value)
    except ValidationError:
        return False
    return True
