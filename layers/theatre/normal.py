"""One form for a claim's fields, where the contract lets a file write the same in several.

A field that was left out has its default, a whole number has no point.
"""

from collections.abc import Callable
from functools import cache, partial
from typing import Any

from pydantic import TypeAdapter

from layers.theatre.canonical import canonical
from layers.theatre.claim import ClaimProperties

LEFT_OUT = frozenset({"items", "sidc", "radius_km", "ends", "translations"})
"""Fields that a file has only where they say something; all others it has, be it as null."""


@cache
def fields() -> dict[str, tuple[Callable[[Any], Any], Any]]:
    """Return what gives a property its one form, and its form when left out, by JSON name."""
    fields: dict[str, tuple[Callable[[Any], Any], Any]] = {}
    for name, field in ClaimProperties.model_fields.items():
        known: TypeAdapter[Any] = TypeAdapter(field.rebuild_annotation())
        normal = partial(_normal, known)
        default = (
            None if field.is_required() else _jsonable(known, field.get_default(call_default_factory=True))
        )
        fields[field.alias or name] = (normal, default)
    return fields


def _normal(known: TypeAdapter[Any], value: Any) -> Any:
    return _jsonable(known, known.validate_json(canonical(value)))


def _jsonable(known: TypeAdapter[Any], value: Any) -> Any:
    return _whole(known.dump_python(value, mode="json", by_alias=True))


def _whole(value: Any) -> Any:
    """Return JSON with whole numbers as such, as far as a float can tell them."""
    if isinstance(value, dict):
        return {key: _whole(part) for key, part in value.items()}
    if isinstance(value, list):
        return [_whole(part) for part in value]
    return int(value) if isinstance(value, float) and value.is_integer() and abs(value) < 2**53 else value


def said(name: str, value: Any) -> Any:
    """Return a field's value as a file has it; LEFT_OUT itself where a file has none."""
    if name in LEFT_OUT and not value:
        return LEFT_OUT
    if isinstance(value, dict):
        parts = {key: said(key, part) for key, part in value.items()}
        return {key: part for key, part in parts.items() if part is not LEFT_OUT}
    return value


def member(name: str, value: Any) -> str:
    """Return a field as it stands in a JSON object, or nothing where a file has none."""
    written = value if type(value) is str else said(name, value)
    return "" if written is LEFT_OUT else f"{canonical(name)}:{canonical(written)}"
