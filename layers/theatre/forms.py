"""The form in which a value of the contract is kept, computed from its annotation.

pydantic makes the same of it, by way of JSON text and models; it takes eight times as long, and a large
theatre has a value of its own in most rows.
"""

from collections.abc import Callable
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

Form = Callable[[Any], Any]


class OpaqueError(Exception):
    """A value of which only pydantic knows the form: translations leave out what is not translated."""


def form(annotation: Any, default: Callable[[Any], Any]) -> Form:
    """Return the function from JSON that has passed the contract to the form in which it is kept.

    ``default`` gives the default of a pydantic field as JSON. The function raises OpaqueError for a value of
    which only pydantic knows the form.
    """
    origin, parts = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return form(parts[0], default)
    if annotation in (str, int) or origin is Literal:
        return _same
    if annotation is float:
        return whole
    if origin in (Union, UnionType) and NoneType in parts and len(parts) == 2:
        return _perhaps(form(next(part for part in parts if part is not NoneType), default))
    if origin is tuple and len({*parts} - {...}) == 1:
        return _each(form(parts[0], default))
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return _record(annotation, default)
    return _opaque


def whole(number: float) -> float:
    """Return a number, as a whole one if it is one that a float can tell from its neighbours."""
    value = float(number)
    return int(value) if value.is_integer() and abs(value) < 2**53 else value


def _same(value: Any) -> Any:
    return value


def _opaque(_value: Any) -> Any:
    raise OpaqueError


def _perhaps(inner: Form) -> Form:
    return lambda value: None if value is None else inner(value)


def _each(inner: Form) -> Form:
    return lambda values: [inner(value) for value in values]


def _record(model: type[BaseModel], default: Callable[[Any], Any]) -> Form:
    if model.__pydantic_decorators__.model_serializers:
        return _opaque
    fields = []
    for attribute, info in model.model_fields.items():
        absent = None if info.is_required() else default(info)
        omitted = bool(info.exclude_if and info.exclude_if(absent))
        fields.append((info.alias or attribute, form(info.annotation, default), absent, omitted))

    def record(value: dict[str, Any]) -> dict[str, Any]:
        kept = {}
        for name, inner, absent, omitted in fields:
            given = value.get(name, absent)
            if given is not absent and given != absent:
                kept[name] = inner(given)
            elif not omitted:
                kept[name] = absent
        return kept

    return record
