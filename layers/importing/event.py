"""An event: what one row of a dataset says, in the fields of a claim.

A value that cannot be used is left out with a remark, and the row is kept.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from layers.importing.placement import Placement


class Remark(NamedTuple):
    """What the report says of a row: the column that it is about, and what was found there, if any."""

    what: str
    column: str = ""
    found: str = ""


class Cited(NamedTuple):
    """A source that a row names; a field that the row does not give is None.

    ``origin`` names who says it in the end, where that is another than the source itself: an office, an
    agency, the publisher of a page. Sources of one origin count once. Empty, it is somebody who cannot be
    told, and counts as nobody.
    """

    title: str
    publisher: str | None = None
    author: str | None = None
    published: str | None = None
    url: str | None = None
    origin: str | None = None


@dataclass(frozen=True)
class Event:
    """A row in the fields of a claim.

    ``label`` is without its hedge, ``actor`` and ``layer`` are names and not yet ids. ``when`` and
    ``quantity`` are JSON-ready. ``quotation`` is in the dataset's words. ``part_of`` is the id of the event
    that this one is a part of. ``remarks`` are what the report says of the row, besides where it is placed.
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
    quotation: str | None = None
    sidc: str | None = None
    note: str | None = None
    part_of: str | None = None
    remarks: tuple[str | Remark, ...] = ()
