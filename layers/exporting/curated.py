"""The curated claims as GeoJSON, with the as-of date, notes and sources that a reader must know."""

from layers.reading.whole import whole
from layers.theatre.catalogue import Catalogue
from layers.writing.geojson import geojson


def curated(catalogue: Catalogue) -> bytes:
    """Return the claims as curated, as GeoJSON (RFC 7946, UTF-8 bytes), with their provenance.

    The foreign members ``theatre`` and ``sources`` carry the as-of date, the banner, the boundary notes, the
    hash of the data and the sources, so that they travel with the claims. ``posture`` has the
    theatre's files, from which ``posture import`` makes the same theatre again.
    """
    theatre = catalogue.theatre
    head = {
        "type": "FeatureCollection",
        "posture": whole(catalogue),
        "name": theatre.id,
        "theatre": {
            "title": theatre.title,
            "as_of": theatre.as_of,
            "collections": [
                {"id": each.id, "as_of": each.as_of or theatre.as_of} for each in theatre.collections
            ],
            "banner": theatre.banner,
            "notes": list(theatre.notes),
            "data": catalogue.digest,
        },
        "sources": [source.model_dump(mode="json") for source in catalogue.sources.values()],
    }
    return b"".join(geojson(head, catalogue.claims.features()))
