"""The data contract as JSON Schemas, for editors and for readers of other languages.

They describe single records. What needs several of them (references, geometry against the gazetteer) is left
to ``posture check``, and so are the control characters that no text may have.
"""

import json
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, TypeAdapter

from layers.theatre.claim import Claim
from layers.theatre.place import Place, Provenance
from layers.theatre.source import Source
from layers.theatre.theatre import Theatre

DIALECT = "https://json-schema.org/draft/2020-12/schema"


class ClaimsFile(BaseModel):
    """The claims of a theatre: a GeoJSON FeatureCollection (RFC 7946)."""

    model_config = ConfigDict(extra="allow")

    type: Literal["FeatureCollection"]
    features: list[Claim]


class PlacesFile(BaseModel):
    """Named places: a GeoJSON FeatureCollection (RFC 7946) with the provenance of its geometry."""

    model_config = ConfigDict(extra="allow")

    type: Literal["FeatureCollection"]
    provenance: list[Provenance] = []
    features: list[Place]


CONTRACT: dict[str, tuple[str, Any]] = {
    "theatre": ("theatre.json: a theatre, its actors and its layers", Theatre),
    "sources": ("sources.json: the documents, and whom each credits", list[Source]),
    "claims": ("claims.geojson: the claims", ClaimsFile),
    "gazetteer": ("gazetteer.geojson, places.geojson: named places", PlacesFile),
}


def schemas() -> dict[str, dict[str, Any]]:
    """Return the JSON Schemas (draft 2020-12) by file name: "theatre.schema.json" and so on."""
    return {
        f"{name}.schema.json": {
            "$schema": DIALECT,
            **TypeAdapter(model).json_schema(mode="validation", by_alias=True),
            "title": title,
        }
        for name, (title, model) in CONTRACT.items()
    }


def schema_text(schema: dict[str, Any]) -> bytes:
    """Return the content of a schema's file, as UTF-8 bytes."""
    return (json.dumps(schema, ensure_ascii=False, indent=1) + "\n").encode()
