"""One form for a claim's properties, where the contract lets a file write the same in several.

A column keeps them whole: a field that a file leaves out has its default, a whole number has no point.
Written out again, for the digest or as GeoJSON, a field that equals its default is left out, at every level.
So an optional field that is new in the model changes neither the digest nor the file of a claim that does not
use it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any, get_args, get_origin

from pydantic import BaseModel, TypeAdapter
from pydantic.fields import FieldInfo

from layers.theatre.canonical import canonical
from layers.theatre.claim import ClaimProperties
from layers.theatre.forms import Form, OpaqueError, form, whole

WRITTEN = frozenset(
    {
        *("hedge", "note", "quantity", "rating", "related", "status", "when"),
        *("quantity.low", "quantity.best", "quantity.high"),
        *("when.from", "when.to", "when.precision", "when.reported_on"),
        *("where.place", "where.note", "where.ends.claim"),
        *("citations.paragraph", "citations.sha256", "citations.credits"),
        *("rating.reliability", "rating.credibility", "rating.by", "rating.on"),
    }
)
"""The optional fields, by path, that are written even where they equal their default.

They are those of the first contract, and the list is closed: published digests rest on it. A new field is
never added, and none is taken out.
"""


LEFT_OUT = object()
"""Stands for a field that is not written."""


@dataclass(frozen=True)
class Field:
    """How a field of the contract is kept and how it is written.

    ``default`` is what it is kept as where a file leaves it out (JSON). ``parts`` are those fields of the
    record in it, or of each record where it is a list of them, that may be left out or have parts themselves.
    """

    info: FieldInfo
    form: Form
    required: bool
    default: Any
    written: bool
    parts: dict[str, "Field"]

    @cached_property
    def known(self) -> TypeAdapter[Any]:
        """Return what validates a value. It takes a while to make, and few parts of records need it."""
        return TypeAdapter(self.info.rebuild_annotation())

    def normal(self, value: Any) -> Any:
        """Return a value (JSON that has passed the contract) in the form that is kept."""
        try:
            return self.form(value)
        except OpaqueError:
            return _jsonable(self.known, self.known.validate_json(canonical(value)))

    def said(self, value: Any) -> Any:
        """Return a kept value as a file has it; LEFT_OUT itself where it has none."""
        if not self.written and value == self.default:
            return LEFT_OUT
        if not self.parts or value is None:
            return value
        return [self._record(each) for each in value] if isinstance(value, list) else self._record(value)

    def _record(self, value: dict[str, Any]) -> dict[str, Any]:
        said = dict(value)
        for name in self.parts.keys() & value.keys():
            part = self.parts[name].said(value[name])
            if part is LEFT_OUT:
                del said[name]
            else:
                said[name] = part
        return said

    def member(self, name: str, value: Any) -> str:
        """Return a kept value as it stands in a JSON object under that name, or nothing if it is left out."""
        said = self.said(value)
        return "" if said is LEFT_OUT else f"{canonical(name)}:{canonical(said)}"


@cache
def fields() -> dict[str, Field]:
    """Return every property of a claim by its JSON name, in the order of the contract."""
    return dict(_fields(ClaimProperties))


def _fields(model: type[BaseModel], path: str = "") -> Iterator[tuple[str, Field]]:
    for attribute, info in model.model_fields.items():
        name = info.alias or attribute
        required = info.is_required()
        default = None if required else _default(info)
        nested = _record_in(info.annotation)
        inner = _fields(nested, f"{path}{name}.") if nested else ()
        parts = {part: field for part, field in inner if field.parts or not field.written}
        yield (
            name,
            Field(
                info,
                form(info.annotation, _default),
                required,
                default,
                required or f"{path}{name}" in WRITTEN,
                parts,
            ),
        )


def _default(info: FieldInfo) -> Any:
    default = info.get_default(call_default_factory=True)
    if default is None or type(default) in (str, int):
        return default
    known: TypeAdapter[Any] = TypeAdapter(info.rebuild_annotation())
    return _jsonable(known, default)


def _record_in(annotation: Any) -> type[BaseModel] | None:
    """Return the model of the record, or of each record of the list, that a field of that type holds."""
    if get_origin(annotation) is dict:
        return None  # translations: layers.theatre.translation.Words leaves out what nobody has translated
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next(filter(None, map(_record_in, get_args(annotation))), None)


def _jsonable(known: TypeAdapter[Any], value: Any) -> Any:
    return _whole(known.dump_python(value, mode="json", by_alias=True))


def _whole(value: Any) -> Any:
    """Return JSON with whole numbers as such, as far as a float can tell them."""
    if isinstance(value, dict):
        return {key: _whole(part) for key, part in value.items()}
    if isinstance(value, list):
        return [_whole(part) for part in value]
    return whole(value) if isinstance(value, float) else value
