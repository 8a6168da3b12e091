"""Named places: the shipped gazetteer, and what a theatre adds to it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from layers.geometry import DECIMALS, Position, anchors, faults
from layers.model import Place, Provenance
from layers.problems import Problem, Problems, TheatreError
from layers.records import digest, duplicates, feature_address, features, ids, load, many
from layers.translations import misfits

GAZETTEER = Path(__file__).resolve().parent.parent / "seeds" / "gazetteer.geojson"
"""The shipped gazetteer, used where a theatre's parent folder has none."""

OWN_PLACES = "places.geojson"
"""The file of a theatre's own places, optional."""


@dataclass(frozen=True)
class Gazetteer:
    """Named places by id, and the provenance of their geometry; ``own`` are the places of a theatre."""

    places: dict[str, Place]
    provenance: tuple[dict[str, Any], ...]
    digest: str
    own: frozenset[str] = frozenset()
    _anchors: dict[str, tuple[Position, ...]] = field(default_factory=dict, compare=False)

    def anchors(self, place: str) -> tuple[Position, ...]:
        """Return points inside the place where a badge may stand (lon, lat), best first, at least one.

        The first also stands for the place as the end of an arc. They are the gazetteer's own, or computed
        (:func:`layers.geometry.anchors`) where it has none.
        """
        if place not in self._anchors:
            entry = self.places[place]
            self._anchors[place] = entry.properties.anchors or tuple(anchors(entry.geometry))
        return self._anchors[place]


def read_gazetteer(path: Path) -> Gazetteer:
    """Return the gazetteer in the file ``path``, read and checked (once for each state of the file).

    Raises:
        TheatreError: with every problem found.

    """
    return _whole(path, None)


def gazetteer_for(theatre: Path) -> Gazetteer:
    """Return the gazetteer beside a theatre's folder (or the shipped one) with the theatre's own places.

    Its own are in places.geojson, which may name members and provenance of the shared one. The rest of the
    theatre is not looked at.

    Raises:
        TheatreError: with every problem found.

    """
    shared = theatre.resolve().parent / GAZETTEER.name
    base = read_gazetteer(shared if shared.is_file() else GAZETTEER)
    own = theatre / OWN_PLACES
    return _whole(own, base) if own.exists() else base


def _whole(path: Path, base: Gazetteer | None) -> Gazetteer:
    """Return the places of a file, those of ``base`` included, once their references hold."""
    if not path.is_file():
        raise TheatreError([Problem(str(path), "", "", "expected a gazetteer, found no file")])
    read = _read(path, path.stat().st_mtime_ns)
    if isinstance(read, Problems):
        raise TheatreError(read)
    if base is None:
        whole = read
    else:
        whole = Gazetteer(
            places=base.places | read.places,
            provenance=base.provenance + read.provenance,
            digest=digest([base.digest, read.digest]),
            own=frozenset(read.places),
        )
    problems = [
        *_unresolved(path.name, read, whole),
        *(
            Problem(
                path.name, f"place ({id_})", "id", "expected an id of its own, found one of the gazetteer’s"
            )
            for id_ in read.places
            if base is not None and id_ in base.places
        ),
    ]
    if problems:
        raise TheatreError(problems)
    return whole


@lru_cache(maxsize=4)
def _read(path: Path, _changed: int) -> Gazetteer | Problems:
    problems = Problems()
    raw = load(path, problems)
    listed = features(raw, problems, path.name)
    places = many(Place, listed, path.name, feature_address, problems)
    problems.extend(duplicates(path.name, "feature", ids(listed)))
    for address, place in places.items():
        problems.extend(
            Problem(path.name, address, "geometry", fault) for fault in faults(place.geometry, DECIMALS[2])
        )
        problems.extend(Problem(path.name, address, *misfit) for misfit in misfits(place.properties, None))
    origins = raw.get("provenance", []) if isinstance(raw, dict) else []
    many(Provenance, origins, path.name, lambda index, _: f"provenance {index}", problems, "provenance")
    if problems:
        return problems
    return Gazetteer(
        places={place.id: place for place in places.values()}, provenance=tuple(origins), digest=digest(raw)
    )


def _unresolved(file: str, read: Gazetteer, whole: Gazetteer) -> Iterator[Problem]:
    """Yield the members and the provenance that the places of one file name and nobody knows."""
    sources = {entry["id"] for entry in whole.provenance}
    for id_, place in read.places.items():
        for member in place.properties.members or ():
            if member not in whole.places:
                yield Problem(
                    file, f"place ({id_})", "members", f"expected the id of a place, found “{member}”"
                )
        if place.properties.provenance not in sources:
            found = place.properties.provenance
            yield Problem(
                file,
                f"place ({id_})",
                "provenance",
                f"expected the id of a provenance entry, found “{found}”",
            )
