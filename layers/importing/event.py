"""An event: what one row of a dataset says, in the fields of a claim.

A value that cannot be used is left out with a remark, and the row is kept.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from layers.importing.placement import Placement


@dataclass(frozen=True)
class Cited:
    """A source that a row names; a field that the row does not give is None."""

    title: str
    publisher: str | None = None
    author: str | None = None
    published: str | None = None
    url: str | None = None


@dataclass(frozen=True)
class Event:
    """A row in the fields of a claim.

    ``label`` is without its hedge, ``actor`` and ``layer`` are names and not yet ids. ``when`` and
    ``quantity`` are JSON-ready. ``remarks`` are what the report says of the row, besides where it is placed.
    """

    id: str
    label: str
    statement: str
    layer: str
    actor: str
    placement: "Placement"
    when: Mapping[str, Any]
    quantity: Mapping[str, Any] | None = None
    kind: str = "incident"
    assertion: str = "reported"
    hedge: str | None = None
    sources: tuple[Cited, ...] = ()
    note: str | None = None
    remarks: tuple[str, ...] = ()
