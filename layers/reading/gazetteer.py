"""Read the gazetteer: the shipped places, and the places that a theatre adds."""

from collections import ChainMap
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any, cast

from layers.reading.addresses import feature_address
from layers.reading.checks.references import repeated
from layers.reading.checks.translations import misfits
from layers.reading.door import guarded
from layers.reading.limits import LimitError, limits
from layers.reading.problems import Problem, Problems, TheatreError
from layers.reading.records import duplicates, features, ids, parse_records
from layers.reading.stamp import Stamp, stamp
from layers.reading.standing import standing
from layers.reading.strict_json import check_vertices, load
from layers.reading.world import World
from layers.theatre.canonical import digest
from layers.theatre.gazetteer import Gazetteer, Named
from layers.theatre.geometry import DECIMALS, faults
from layers.theatre.place import Place, Provenance

GAZETTEER = Path(__file__).resolve().parents[2] / "seeds" / "gazetteer"
"""The folder with the shipped gazetteer, for theatres without one in their parent folder."""


BESIDE = "gazetteer.geojson"
"""The optional file beside theatres with the places that they share, instead of the shipped ones."""


PROVENANCE = "provenance.json"


OWN_PLACES = "places.geojson"
"""The optional file with the places that a theatre adds."""


def read_gazetteer(path: Path) -> Gazetteer:
    """Return the gazetteer in the folder or the GeoJSON file ``path``.

    Of a folder nothing but the provenance is read before a place is asked for. A file that did not change is
    not read again.

    Raises:
        TheatreError: with every problem found.

    """
    with guarded(path, str(path)):
        return _shipped(path, _stamps(path)) if path.is_dir() else _whole(path, None)


def gazetteer_for(theatre: Path) -> Gazetteer:
    """Return the gazetteer for the theatre in a folder: the shared places and the theatre's own.

    The shared ones are in gazetteer.geojson beside the folder, or else those that are shipped. The theatre's
    own are in its places.geojson, which may refer to members and provenance of the shared ones. No other file
    of the theatre is read.

    Raises:
        TheatreError: with every problem found.

    """
    own = standing(theatre, OWN_PLACES)
    with guarded(theatre, str(theatre)):
        shared = theatre.resolve().parent / BESIDE
        base = read_gazetteer(shared if shared.is_file() else GAZETTEER)
        if shared == GAZETTEER.with_suffix(".geojson"):
            base = replace(base, folder=GAZETTEER)
        return _whole(own, base) if own.exists() else base


def _stamps(folder: Path) -> tuple[tuple[str, int, int], ...]:
    """Return name, time of the last change and size of each file: hashing them takes a while."""
    seen = ((file.name, file.stat()) for file in sorted(folder.iterdir()))
    return tuple((name, found.st_mtime_ns, found.st_size) for name, found in seen)


@lru_cache(maxsize=2)
def _shipped(folder: Path, _changed: tuple[tuple[str, int, int], ...]) -> Gazetteer:
    problems = Problems()
    origins = load(folder / PROVENANCE, problems)
    if problems:
        raise TheatreError(problems)
    world = World(folder)
    return Gazetteer(places=world, provenance=tuple(origins), named=world.named, folder=folder)


def _whole(path: Path, base: Gazetteer | None) -> Gazetteer:
    """Return the places of a file together with those of ``base``, or raise TheatreError."""
    if not path.exists():
        raise TheatreError([Problem(str(path), "", "", "expected a gazetteer, found no file")])
    read = _read(path, stamp(path))
    if isinstance(read, Problems):
        raise TheatreError(read)
    if base is None:
        whole = read
    else:
        whole = Gazetteer(
            # a ChainMap only writes into its first mapping, and nobody writes
            places=ChainMap(cast(dict[str, Place], read.places), cast(dict[str, Place], base.places)),
            provenance=base.provenance + read.provenance,
            named=base.named,
            own=read.places.keys(),
            folder=base.folder,
            fixed=base.fixed,
            added=read.fixed,
        )
    problems = [
        *_unresolved(path.name, read, whole),
        *(_ambiguous(path.name, read, base) if base else ()),
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
def _read(path: Path, seen: Stamp | None) -> Gazetteer | Problems:
    problems = Problems()
    raw = load(path, problems)
    listed = features(raw, problems, path.name, ("features", "provenance"))
    # a shorter file has no place with so many positions; to count them takes as long as to check them
    many = seen is None or seen[1] > limits().vertices * len("[0]")
    large = list(_large(path.name, listed or [])) if many else []
    if large:
        problems.extend(large)
        return problems
    places = parse_records(Place, listed, path.name, feature_address, problems)
    problems.extend(duplicates(path.name, "feature", ids(listed)))
    for address, place in places.items():
        problems.extend(
            Problem(path.name, address, "geometry", fault) for fault in faults(place.geometry, DECIMALS[2])
        )
        problems.extend(
            Problem(path.name, address, *misfit)
            for misfit in (
                *misfits(place.properties, None),
                *repeated("members", "place", place.properties.members or ()),
            )
        )
    origins = raw.get("provenance", []) if isinstance(raw, dict) else []
    if origins is None:
        problems.append(Problem(path.name, "", "provenance", "expected a list, found null"))
    parse_records(
        Provenance, origins, path.name, lambda index, _: f"provenance {index}", problems, "provenance"
    )
    problems.extend(duplicates(path.name, "provenance", ids(origins)))
    if problems:
        return problems
    found = {place.id: place for place in places.values()}
    return Gazetteer(
        places=found,
        provenance=tuple(origins),
        named=lambda: tuple(map(_named, found.values())),
        fixed=digest(raw),
    )


def _named(place: Place) -> Named:
    says = place.properties
    return Named(place.id, says.name, says.also, says.kind, says.sovereign)


def _ambiguous(file: str, read: Gazetteer, base: Gazetteer) -> Iterator[Problem]:
    """Yield each provenance with the id of another one in the gazetteer; the same one may be there again."""
    known = {entry["id"]: entry for entry in base.provenance}
    for entry in read.provenance:
        if known.get(entry["id"], entry) != entry:
            message = "expected an id of its own, found one of another entry of the gazetteer"
            yield Problem(file, f"provenance ({entry['id']})", "id", message)


def _large(file: str, listed: list[Any]) -> Iterator[Problem]:
    """Yield a problem for each Feature with more positions than the limit."""
    for index, feature in enumerate(listed):
        try:
            check_vertices(feature)
        except LimitError as error:
            yield Problem(file, feature_address(index, feature), "", str(error))


def _unresolved(file: str, read: Gazetteer, whole: Gazetteer) -> Iterator[Problem]:
    """Yield the members and the provenance that the places of one file refer to and that do not exist."""
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
