"""An event: what a row of a dataset says, in the fields of a claim but not yet part of a theatre.

A value that cannot be used is left empty, with a remark; only a row without an id is left out.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from layers.importing.spot import Spot


@dataclass(frozen=True)
class Cited:
    """A source that a row names; a field is None if the row does not give it."""

    title: str
    publisher: str | None = None
    author: str | None = None
    published: str | None = None
    url: str | None = None


@dataclass(frozen=True)
class Event:
    """A row in the fields of a claim; ``label`` is without its hedge, ``actor`` and ``layer`` are names."""

    id: str
    label: str
    statement: str
    layer: str
    actor: str
    spot: "Spot"
    when: Mapping[str, Any]
    quantity: Mapping[str, Any] | None = None
    kind: str = "incident"
    assertion: str = "reported"
    hedge: str | None = None
    sources: tuple[Cited, ...] = ()
    note: str | None = None
    remarks: tuple[str, ...] = ()
