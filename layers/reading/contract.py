"""Hold the columns of a chunk to the contract, each distinct value once."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple, cast

import numpy as np
from numpy.typing import NDArray
from pydantic import TypeAdapter, ValidationError
from pydantic_core import SchemaValidator, core_schema

from layers.reading.chunks import ABSENT, Chunk
from layers.reading.limits import LimitError, limits
from layers.reading.outlines import Outline
from layers.reading.records import validated
from layers.reading.strict_json import as_json, check_vertices
from layers.theatre.builder import Builder
from layers.theatre.dictionary import Column, Encoder
from layers.theatre.fields import Geometry, Slug
from layers.theatre.geometry import Shape
from layers.theatre.identity import Remembered
from layers.theatre.normal import Field, fields
from layers.theatre.place import Place

UNSOUND = -1
"""The code of a value that breaks the contract."""

FEW = 8
"""Values up to which each is validated by itself."""


class Held(NamedTuple):
    """Which features of a chunk keep the contract, and the codes of their properties by name."""

    sound: NDArray[np.bool_]
    codes: dict[str, NDArray[np.int64]]

    def add(self, builder: Builder, chunk: Chunk, rows: NDArray[np.intp], ids: NDArray[np.int64]) -> None:
        """Add some features of the chunk, whose values are all sound, to the columns of a builder.

        ``ids`` are the codes of the ids of all its features.
        """
        builder.add(ids[rows], chunk.places.of(rows), self.of(rows))

    def of(self, rows: NDArray[np.intp]) -> dict[str, NDArray[np.int64]]:
        """Return the codes of some features, whose numbers ascend."""
        if len(rows) == len(self.sound):
            return self.codes
        return {name: codes[rows] for name, codes in self.codes.items()}


class Contract:
    """Tells which features keep the contract, and gives their values the codes of the encoders by name.

    A geometry that is the one of its claim's place, of ``places``, keeps it.
    """

    def __init__(self, encoders: Mapping[str, Encoder], places: Mapping[str, Place]) -> None:
        self._encoders = encoders
        self._places = places
        self._geometry: Remembered[Shape | None] = Remembered(_geometry)
        self._same: Remembered[bool] = Remembered(Outline.same)

    def held(self, chunk: Chunk) -> Held:
        """Return which features of a chunk keep the contract; none of those that may have flaws."""
        sound = chunk.regular & (not chunk.flawed)
        sound &= np.array(_sound(_ids(), chunk.ids), bool)
        shapes = chunk.places.shapes
        for at, shape in enumerate(shapes if shapes.count(None) < len(shapes) else ()):
            if shape is not None and sound[at]:
                if isinstance(shape, Outline):
                    self._compare(shape, chunk.columns["where"][at])
                sound[at] = self.geometry(shape) is not None
        codes = {}
        for name, field in fields().items():
            codes[name] = self._codes(self._encoders[name], field, chunk.columns[name])
            sound &= codes[name] != UNSOUND
        return Held(sound, codes)

    def geometry(self, shape: Any) -> Shape | None:
        """Return a geometry as parsed as a record, or None if it breaks the contract or a limit."""
        return self._geometry(shape)

    def _compare(self, outline: Outline, where: Any) -> None:
        """Take an outline for that of its claim's place, if it is the same."""
        id_ = where.get("place") if isinstance(where, dict) else None
        place = self._places.get(id_) if isinstance(id_, str) else None
        if (
            place
            and len(outline.text) <= limits().vertices * len("[0]")
            and self._same(outline, place.geometry)
        ):
            self._geometry.keep(place.geometry, outline)

    def _codes(self, encoder: Encoder, field: Field, column: Column) -> NDArray[np.int64]:
        """Return the code of each row of a column; its new values get codes in their order."""
        given = column.values if field.required else _given(column.values, field.default)
        known = encoder.known(given)
        if known.count(None) == len(known) > FEW and _all_new(field.known, given):
            return np.fromiter(encoder.new(given), np.int64, len(given))[column.codes]
        new = [at for at, code in enumerate(known) if code is None and given[at] is not ABSENT]
        fit = _sound(field.known, [given[at] for at in new])
        sound = [at for at, fits in zip(new, fit, strict=True) if fits]
        codes = [UNSOUND if code is None else code for code in known]
        for at, code in zip(sound, encoder.new([given[at] for at in sound]), strict=True):
            codes[at] = code
        return np.array(codes, np.int64)[column.codes]


def _given(values: Sequence[Any], default: Any) -> list[Any]:
    return [default if value is ABSENT else value for value in values]


def _geometry(shape: Any) -> Shape | None:
    """Return a geometry as parsed as a record. The contract has none that is nested too deeply."""
    try:
        text = shape.text.encode() if isinstance(shape, Outline) else as_json(shape)
        if text is None:
            return None
        if len(text) > limits().vertices * len("[0]"):
            check_vertices(shape)
        return cast(Shape, validated(Geometry, text))
    except (LimitError, RecursionError, ValidationError):
        return None


def _sound(known: TypeAdapter[Any], values: Sequence[Any]) -> list[bool]:
    """Return of each value whether it keeps the contract. Of many, most do."""
    if len(values) > FEW and _all_fit(_several(known), values):
        return [True] * len(values)
    return [_fits(known, value) for value in values]


def _all_fit(known: SchemaValidator, values: Sequence[Any]) -> bool:
    if set(map(type, values)) != {str}:
        return _fits(known, values)
    try:
        known.validate_python(values, strict=True)  # of strings, it asks what it asks of JSON
    except ValidationError:
        return False
    return True


def _all_new(known: TypeAdapter[Any], values: Sequence[Any]) -> bool:
    """Return whether values of which none is known are all there and keep the contract, as most do."""
    return type(ABSENT) not in set(map(type, values)) and _all_fit(_several(known), values)


def _fits(known: TypeAdapter[Any] | SchemaValidator, value: Any) -> bool:
    try:
        text = as_json(value)
        if text is None:
            return False
        known.validate_json(text, strict=True, by_alias=True, by_name=False)
    except (ValidationError, RecursionError):
        return False
    return True


@cache
def _several(known: TypeAdapter[Any]) -> SchemaValidator:
    """Return what validates a list of such values."""
    return SchemaValidator(core_schema.list_schema(known.core_schema))


@cache
def _ids() -> TypeAdapter[Any]:
    return TypeAdapter(Slug)
