"""The claims as JSON-LD 1.1, for machines: who claims what, where it was read, of what it is derived.

The words are those of schema.org (Claim, CreativeWork, Place), PROV-O (derivation), and the Web Annotation
Data Model (the paragraph in which a claim was read); those of this project are a vocabulary of its own. The
context is in the file: nothing has to be fetched to read it.
"""

import json
from typing import Any

from layers.exporting.rows import PROOF, SEAL, about, proof, seal
from layers.theatre.catalogue import Catalogue
from layers.theatre.claim import Citation, Claim
from layers.theatre.source import Source

Node = dict[str, Any]

TERMS = "urn:posture:terms#"
"""The vocabulary of this project: the fields of the data contract, under their names there."""

CONTEXT = {
    "schema": "https://schema.org/",
    "prov": "http://www.w3.org/ns/prov#",
    "oa": "http://www.w3.org/ns/oa#",
    "geo": "http://www.opengis.net/ont/geosparql#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "posture": TERMS,
}

HASH = f"posture:{PROOF}"
"""The property of a claim with the hash of the others."""

SAID = ("assertion", "hedge", "quotation", "status", "note", "layer", "actor", "kind")
"""The fields of a claim that are plain text, in the vocabulary of this project."""


def linked(catalogue: Catalogue) -> bytes:
    """Return the theatre as JSON-LD (UTF-8 bytes), the same for the same theatre.

    A claim is ``urn:posture:<theatre>:claim:<id>``, a source ``…:source:<id>``. Geometry is GeoJSON text
    (degrees, WGS 84), as GeoSPARQL 1.1 has it.
    """
    base = f"urn:posture:{catalogue.theatre.id}"
    claims = [_claim(claim, base) for claim in catalogue.claims.values()]
    proven = [node | {HASH: proof(node)} for node in claims]
    sealed = seal({PROOF: node[HASH]} for node in proven)
    graph = [
        _theatre(catalogue, base) | {f"posture:{SEAL}": sealed},
        *(_source(source, base) for source in catalogue.sources.values()),
        *proven,
    ]
    document = {"@context": CONTEXT, "@graph": graph}
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def _theatre(catalogue: Catalogue, base: str) -> Node:
    known = about(catalogue)
    return {
        "@id": base,
        "@type": "schema:Dataset",
        "schema:name": known["title"],
        "schema:temporalCoverage": f"../{known['as_of']}",
        "schema:disambiguatingDescription": known["banner"],
        "schema:description": known["notes"],
        "schema:version": known["data"],
        "schema:inLanguage": catalogue.theatre.language,
        "schema:hasPart": [{"@id": f"{base}:claim:{id_}"} for id_ in catalogue.claims],
    }


def _source(source: Source, base: str) -> Node:
    return _filled(
        {
            "@id": f"{base}:source:{source.id}",
            "@type": ["schema:CreativeWork", "prov:Entity"],
            "schema:name": source.title,
            "schema:publisher": source.publisher,
            "schema:author": source.author,
            "schema:datePublished": source.published,
            "schema:url": source.url,
            "schema:archivedAt": source.archived,
            "posture:kind": source.kind,
            "posture:note": source.note,
            "posture:retraction": source.retraction and source.retraction.what,
            "prov:wasDerivedFrom": [{"@id": f"{base}:source:{id_}"} for id_ in source.credits],
        }
    )


def _claim(claim: Claim, base: str) -> Node:
    """Return a claim, with an annotation for each paragraph that it was read in."""
    says, id_ = claim.properties, f"{base}:claim:{claim.id}"
    read_in = [{"@id": f"{base}:source:{each.source}"} for each in says.citations]
    read = [
        _annotation(each, id_, number, base) for number, each in enumerate(says.citations) if each.paragraph
    ]
    return _filled(
        {
            "@id": id_,
            "@type": ["schema:Claim", "prov:Entity"],
            "schema:name": says.label,
            "schema:text": says.statement,
            "schema:appearance": read_in,
            "prov:wasDerivedFrom": read_in,
            "schema:spatialCoverage": _place(claim),
            "schema:temporalCoverage": _when(says.when.model_dump(by_alias=True)) if says.when else None,
            "posture:reported_on": says.when.reported_on if says.when else None,
            "posture:quantity": _quantity(claim),
            **{f"posture:{name}": getattr(says, name) for name in SAID},
            "posture:rating": says.rating and f"{says.rating.reliability}{says.rating.credibility}",
            "posture:related": [
                {f"posture:{each.relation}": {"@id": f"{base}:claim:{each.claim}"}} for each in says.related
            ],
            # the claim is their body
            "@reverse": {"oa:hasBody": read} if read else None,
        }
    )


def _annotation(citation: Citation, claim: str, number: int, base: str) -> Node:
    """Return where a claim was read: the paragraph, counted from 1, and its fingerprint if there is one."""
    state = citation.sha256 and {"@type": "oa:State", "posture:sha256": citation.sha256}
    credited = [{"@id": f"{base}:source:{id_}"} for id_ in citation.credits or ()]
    return _filled(
        {
            "@id": f"{claim}:citation:{number}",
            "@type": "oa:Annotation",
            "oa:motivatedBy": {"@id": "oa:linking"},
            "oa:hasTarget": _filled(
                {
                    "@type": "oa:SpecificResource",
                    "oa:hasSource": {"@id": f"{base}:source:{citation.source}"},
                    "oa:hasSelector": {
                        "@type": "oa:FragmentSelector",
                        "rdf:value": f"paragraph={citation.paragraph}",
                    },
                    "oa:hasState": state,
                }
            ),
            "prov:wasDerivedFrom": credited,
        }
    )


def _place(claim: Claim) -> Node:
    where = claim.properties.where
    shape = claim.geometry and {
        "@type": "geo:Geometry",
        "geo:asGeoJSON": {
            "@type": "geo:geoJSONLiteral",
            "@value": json.dumps(claim.geometry.model_dump(mode="json", include={"type", "coordinates"})),
        },
    }
    return _filled(
        {
            "@type": ["schema:Place", "geo:Feature"],
            "schema:name": where.name,
            "posture:place": where.place,
            "posture:precision": where.precision,
            "posture:radius_km": where.radius_km,
            "geo:hasGeometry": shape,
        }
    )


def _quantity(claim: Claim) -> Node | None:
    given = claim.properties.quantity
    if given is None:
        return None
    return _filled(
        {
            "posture:verbatim": given.verbatim,
            "schema:minValue": given.low,
            "schema:value": given.best,
            "schema:maxValue": given.high,
            "schema:unitText": given.unit,
        }
    )


def _when(when: dict[str, Any]) -> str | None:
    """Return a time as ISO 8601 has an interval; “..” is an open end."""
    first, last = when.get("from"), when.get("to")
    return f"{first or '..'}/{last or '..'}" if first or last else None


def _filled(node: Node) -> Node:
    return {name: value for name, value in node.items() if value not in (None, [], "")}
