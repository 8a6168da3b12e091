"""A row of a dataset, understood: what becomes a claim, before it belongs to a theatre.

A value that cannot be used is left empty and remarked upon; only a row without an identity is left out.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from layers.importing.spot import Spot


class FormatError(Exception):
    """A file that is not of the format at all; the message says what was expected and found."""


class FieldError(ValueError):
    """A field or a column of a mapping that there is not; the message names those that there are."""


@dataclass(frozen=True)
class Cited:
    """A source that a row names; None is what the row does not say."""

    title: str
    publisher: str | None = None
    author: str | None = None
    published: str | None = None
    url: str | None = None


@dataclass(frozen=True)
class Event:
    """What a row says, in the fields of a claim; ``label`` lacks its hedge, actor and layer are names."""

    id: str
    label: str
    statement: str
    layer: str
    actor: str
    spot: Spot
    when: Mapping[str, Any]
    quantity: Mapping[str, Any] | None = None
    kind: str = "incident"
    assertion: str = "reported"
    hedge: str | None = None
    sources: tuple[Cited, ...] = ()
    note: str | None = None
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True)
class Reading:
    """A file in one of the formats: its dataset as a source, what is read from where, and the events.

    ``events`` yields (row, event), rows counted from 1, or (row, why there is no event).
    """

    name: str
    dataset: Mapping[str, Any]
    mapped: Mapping[str, str]
    unused: tuple[str, ...]
    events: Iterator[tuple[int, Event | str]]
