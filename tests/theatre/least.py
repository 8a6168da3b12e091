"""Claims that say as little as they may, and their columns."""

from typing import Any

import numpy as np

from layers.reading.chunks import chunk
from layers.reading.contract import Contract
from layers.theatre.builder import Builder
from layers.theatre.claims import Claims


def built(*features: dict[str, Any]) -> Claims:
    builder = Builder()
    add(builder, *features)
    return builder.claims({})


def add(builder: Builder, *features: dict[str, Any]) -> None:
    """Add features that keep the contract to a builder."""
    read = chunk(features, flawed=False)
    held = Contract(builder.encoders, {}).held(read)
    assert held.sound.all()
    ids = builder.ids.codes([feature["id"] for feature in features])
    held.add(builder, read, np.arange(len(features)), np.array(ids, np.int64))


def point(id_: str, *at: float, **geometry: Any) -> dict[str, Any]:
    """A Feature at a position, with further members of its geometry."""
    says = {
        "layer": "l",
        "label": "A",
        "statement": "B",
        "assertion": "stated",
        "actor": "a",
        "kind": "base",
        "where": {"precision": 1, "name": "C"},
        "citations": [{"source": "s"}],
        "coded_by": "D",
        "coded_on": "2026",
    }
    shape = {"type": "Point", "coordinates": list(at), **geometry}
    return {"type": "Feature", "id": id_, "geometry": shape, "properties": says}
