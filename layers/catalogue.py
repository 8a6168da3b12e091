"""Read a theatre and check it: every problem at once, each with its address.

::

    TheatreError(Exception)     a theatre that cannot be used; carries every Problem found
"""

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError

from layers.geometry import DECIMALS, Position, anchors, faults, lines
from layers.model import Claim, Kind, Place, Source, Theatre
from layers.vocabulary import KINDS

GAZETTEER = Path(__file__).resolve().parent.parent / "seeds" / "gazetteer.geojson"
"""The shipped gazetteer, used where a theatre's parent folder has none."""

M = TypeVar("M", bound=BaseModel)

AREAS = ("Polygon", "MultiPolygon")
LINES = ("LineString", "MultiLineString")


@dataclass(frozen=True)
class Problem:
    """One thing wrong: the file, the record in it, the field, and what was expected and found."""

    file: str
    record: str
    field: str
    message: str

    def __str__(self) -> str:
        """Return the address and the message in one line."""
        address = ", ".join(part for part in (self.file, self.record, self.field) if part)
        return f"{address}: {self.message}"


class TheatreError(Exception):
    """A theatre that cannot be used; ``problems`` has all that is wrong with it."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


@dataclass(frozen=True)
class Gazetteer:
    """Named places by id, and the provenance of their geometry."""

    places: dict[str, Place]
    provenance: tuple[dict[str, Any], ...]
    digest: str
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


@dataclass(frozen=True)
class Catalogue:
    """A theatre that has been read and checked, its sources and its claims in the order of the file."""

    path: Path
    theatre: Theatre
    sources: dict[str, Source]
    claims: dict[str, Claim]
    kinds: dict[str, Kind]
    gazetteer: Gazetteer
    digest: str
    """First 12 hex digits of the SHA-256 of all data, independent of white space and line ends."""


def theatres(folder: Path) -> list[Path]:
    """Return the theatres in a folder: every sub-folder with a theatre.json, by name."""
    return sorted(path.parent for path in folder.glob("*/theatre.json"))


def read(path: Path) -> Catalogue:
    """Return the theatre in the folder ``path``, read and checked.

    Raises:
        TheatreError: with every problem found, addressed by file, record and field.

    """
    problems: list[Problem] = []
    if not path.is_dir():
        found = "a file" if path.exists() else "nothing there"
        raise TheatreError([Problem(str(path), "", "", f"expected a theatre folder, found {found}")])
    raw = {
        name: _load(path / name, problems) for name in ("theatre.json", "sources.json", "claims.geojson")
    }
    gazetteer = _gazetteer(path, problems)
    theatre = _one(Theatre, raw["theatre.json"], "theatre.json", problems)
    sources = _many(Source, raw["sources.json"], "sources.json", _source_address, problems)
    claims = _many(Claim, _features(raw["claims.geojson"], problems), "claims.geojson", feature_address, problems)
    if raw["claims.geojson"] is not None and not claims and not problems:
        problems.append(Problem("claims.geojson", "", "features", "expected at least one claim, found none"))
    kinds = {id_: Kind(id=id_, label=label, glyph=glyph) for id_, (label, glyph) in KINDS.items()}
    kinds |= {kind.id: kind for kind in (theatre.kinds if theatre else ())}
    if theatre and gazetteer:
        problems.extend(_check_theatre(theatre, claims))
        problems.extend(_check_sources(sources))
        problems.extend(_check_claims(claims, theatre, sources, kinds, gazetteer))
    if problems or theatre is None or gazetteer is None:
        raise TheatreError(problems)
    return Catalogue(
        path=path,
        theatre=theatre,
        sources={source.id: source for source in sources.values()},
        claims={claim.id: claim for claim in claims.values()},
        kinds=kinds,
        gazetteer=gazetteer,
        digest=_digest([raw[name] for name in sorted(raw)] + [gazetteer.digest])[:12],
    )


def read_gazetteer(path: Path) -> Gazetteer:
    """Return the gazetteer in the file ``path``, read and checked (once for each state of the file).

    Raises:
        TheatreError: with every problem found.

    """
    problems: list[Problem] = []
    if not path.is_file():
        raise TheatreError([Problem(str(path), "", "", "expected a gazetteer, found no file")])
    gazetteer = _read_gazetteer(path, path.stat().st_mtime_ns)
    if isinstance(gazetteer, Gazetteer):
        return gazetteer
    problems.extend(gazetteer)
    raise TheatreError(problems)


@lru_cache(maxsize=4)
def _read_gazetteer(path: Path, _changed: int) -> Gazetteer | tuple[Problem, ...]:
    problems: list[Problem] = []
    raw = _load(path, problems)
    places = _many(Place, _features(raw, problems, path.name), path.name, feature_address, problems)
    problems.extend(_duplicates(path.name, "feature", (place.id for place in places.values())))
    for address, place in places.items():
        for fault in faults(place.geometry, DECIMALS[2]):
            problems.append(Problem(path.name, address, "geometry", fault))
        for member in place.properties.members or ():
            if member not in {other.id for other in places.values()}:
                problems.append(Problem(path.name, address, "members", f"no place “{member}” in the gazetteer"))
    if problems:
        return tuple(problems)
    return Gazetteer(
        places={place.id: place for place in places.values()},
        provenance=tuple(raw.get("provenance", ())),
        digest=_digest(raw),
    )


def _gazetteer(theatre: Path, problems: list[Problem]) -> Gazetteer | None:
    """Return the shared gazetteer, with the theatre's own places (its places.geojson) added."""
    shared = theatre.resolve().parent / GAZETTEER.name
    try:
        base = read_gazetteer(shared if shared.is_file() else GAZETTEER)
        own = theatre / "places.geojson"
        if not own.exists():
            return base
        extra = read_gazetteer(own)
    except TheatreError as error:
        problems.extend(error.problems)
        return None
    return Gazetteer(
        places=base.places | extra.places,
        provenance=base.provenance + extra.provenance,
        digest=_digest([base.digest, extra.digest]),
    )


def _digest(data: Any) -> str:
    canonical = json.dumps(data, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def _load(path: Path, problems: list[Problem]) -> Any:
    """Return the file's JSON, or None with a problem noted."""
    try:
        return json.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        message = f"expected a file in {path.parent}, found none"
    except json.JSONDecodeError as error:
        message = f"expected JSON, found {error.msg} at line {error.lineno}, column {error.colno}"
    except UnicodeDecodeError:
        message = "expected UTF-8 text, found other bytes"
    except OSError as error:
        message = f"expected a readable file, found {error.strerror}"
    problems.append(Problem(path.name, "", "", message))
    return None


def _features(raw: Any, problems: list[Problem], file: str = "claims.geojson") -> list[Any] | None:
    if raw is None:
        return None
    if not isinstance(raw, dict) or raw.get("type") != "FeatureCollection":
        problems.append(Problem(file, "", "type", "expected a GeoJSON FeatureCollection"))
        return None
    if not isinstance(raw.get("features"), list):
        problems.append(Problem(file, "", "features", f"expected a list, found {_seen(raw.get('features'))}"))
        return None
    return raw["features"]


def feature_address(index: int, raw: Any) -> str:
    """Return how a message names the feature at ``index``: "feature 7 (ru-wagner)"."""
    name = raw.get("id") if isinstance(raw, dict) else None
    return f"feature {index} ({name})" if isinstance(name, str) else f"feature {index}"


def _source_address(index: int, raw: Any) -> str:
    return feature_address(index, raw).replace("feature", "source", 1)


def _one(model: type[M], raw: Any, file: str, problems: list[Problem]) -> M | None:
    if raw is None:
        return None
    try:
        return model.model_validate(raw)
    except ValidationError as error:
        problems.extend(_described(error, file, ""))
        return None


def _many(
    model: type[M], raw: Any, file: str, address: Callable[[int, Any], str], problems: list[Problem]
) -> dict[str, M]:
    """Return the records that are well formed, by address; note a problem for each that is not."""
    if raw is None:
        return {}
    if not isinstance(raw, list):
        problems.append(Problem(file, "", "", f"expected a list, found {_seen(raw)}"))
        return {}
    adapter = TypeAdapter(model)
    good: dict[str, M] = {}
    for index, record in enumerate(raw):
        try:
            good[address(index, record)] = adapter.validate_python(record)
        except ValidationError as error:
            problems.extend(_described(error, file, address(index, record)))
    return good


def _described(error: ValidationError, file: str, record: str) -> Iterator[Problem]:
    """Yield a problem for each of pydantic's, in the file's own field names."""
    for fault in error.errors(include_url=False):
        field = ".".join(str(part) for part in fault["loc"] if part not in ("properties", "function-after"))
        message = str(fault["msg"]).removeprefix("Value error, ").replace("Input should be", "expected")
        message = message[0].lower() + message[1:]
        if fault["type"] == "missing":
            message = "expected this field, found nothing"
        elif fault["type"] == "extra_forbidden":
            message = "expected no such field; is it misspelt?"
        else:
            message += f", found {_seen(fault['input'])}"
        yield Problem(file, record, field, message)


def _seen(value: Any) -> str:
    """Return a short picture of a value that was found."""
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= 60 else text[:57] + "…"


def _duplicates(file: str, what: str, ids: Iterable[str]) -> Iterator[Problem]:
    for id_, count in Counter(ids).items():
        if count > 1:
            yield Problem(file, f"{what} ({id_})", "id", f"expected an id of its own, found it {count} times")


def _check_theatre(theatre: Theatre, claims: dict[str, Claim]) -> Iterator[Problem]:
    file = "theatre.json"
    yield from _duplicates(file, "layer", (layer.id for layer in theatre.layers))
    yield from _duplicates(file, "actor", (actor.id for actor in theatre.actors))
    yield from _duplicates(file, "kind", (kind.id for kind in theatre.kinds))
    if not any(layer.on for layer in theatre.layers):
        yield Problem(file, "", "layers", "expected at least one layer that is on, found every layer off")
    known = {claim.id for claim in claims.values()}
    for figure in theatre.figures:
        if figure not in known:
            yield Problem(file, "", "figures", f"expected the id of a claim, found “{figure}”")


def _check_sources(sources: dict[str, Source]) -> Iterator[Problem]:
    file = "sources.json"
    yield from _duplicates(file, "source", (source.id for source in sources.values()))
    by_id = {source.id: source for source in sources.values()}
    for address, source in sources.items():
        for credit in source.credits:
            if credit not in by_id:
                yield Problem(file, address, "credits", f"expected the id of a source, found “{credit}”")
        if _credits_itself(source, by_id):
            yield Problem(file, address, "credits", "expected a chain that ends, found one that credits itself")


def _credits_itself(source: Source, by_id: dict[str, Source]) -> bool:
    ahead, seen = list(source.credits), set[str]()
    while ahead:
        credit = ahead.pop()
        if credit == source.id:
            return True
        if credit in by_id and credit not in seen:
            seen.add(credit)
            ahead.extend(by_id[credit].credits)
    return False


def _check_claims(
    claims: dict[str, Claim],
    theatre: Theatre,
    sources: dict[str, Source],
    kinds: dict[str, Kind],
    gazetteer: Gazetteer,
) -> Iterator[Problem]:
    file = "claims.geojson"
    yield from _duplicates(file, "feature", (claim.id for claim in claims.values()))
    known = {
        "layer": {layer.id for layer in theatre.layers},
        "actor": {actor.id for actor in theatre.actors},
        "kind": set(kinds),
        "source": {source.id for source in sources.values()},
        "claim": {claim.id for claim in claims.values()},
        "place": set(gazetteer.places),
    }
    for address, claim in claims.items():
        for what, field, id_ in _references(claim):
            if id_ not in known[what]:
                nearest = ", ".join(sorted(known[what])) if len(known[what]) <= 12 else f"{len(known[what])} known"
                yield Problem(file, address, field, f"expected a known {what} ({nearest}), found “{id_}”")
        for field, message in _wording(claim):
            yield Problem(file, address, field, message)
        for field, message in _placing(claim, gazetteer):
            yield Problem(file, address, field, message)


def _references(claim: Claim) -> Iterator[tuple[str, str, str]]:
    """Yield (what, field, id) for every reference the claim makes."""
    says = claim.properties
    yield "layer", "layer", says.layer
    yield "actor", "actor", says.actor
    yield "kind", "kind", says.kind
    if says.where.place:
        yield "place", "where.place", says.where.place
    for end in says.where.ends or ():
        yield "place", "where.ends", end.place
        if end.claim:
            yield "claim", "where.ends", end.claim
    for index, citation in enumerate(says.citations):
        yield "source", f"citations.{index}.source", citation.source
        for credit in citation.credits or ():
            yield "source", f"citations.{index}.credits", credit
    for index, related in enumerate(says.related):
        yield "claim", f"related.{index}.claim", related.claim


def _wording(claim: Claim) -> Iterator[tuple[str, str]]:
    """Yield where the label loses what the source hedges (drawing rule 4)."""
    says = claim.properties
    if says.assertion != "stated" and f"({says.assertion})" not in says.label:
        yield "label", f"expected the hedge in the label, “({says.assertion})”, found “{says.label}”"
    if says.assertion in ("alleged", "speculated", "assessed", "conditional") and not says.hedge:
        yield "hedge", f"expected the source's hedging words for an {says.assertion} claim, found none"


def _placing(claim: Claim, gazetteer: Gazetteer) -> Iterator[tuple[str, str]]:
    """Yield where the geometry says more, or other, than the claim's precision and place."""
    geometry, where = claim.geometry, claim.properties.where
    if geometry is None:
        if where.precision != 0:
            yield "geometry", f"expected a geometry at precision {where.precision}, found null (“posture fill” adds it)"
        return
    if where.precision == 0:
        yield "geometry", f"expected null for a claim that is not located, found a {geometry.type}"
        return
    found = list(faults(geometry, DECIMALS.get(where.precision, 3)))
    yield from (("geometry", fault) for fault in found)
    if geometry.type in LINES:
        yield from _arc(claim, gazetteer)
        return
    if where.ends:
        yield "geometry", f"expected a LineString between the ends, found a {geometry.type}"
    elif geometry.type not in AREAS and where.precision >= 5:
        yield "geometry", f"expected an area at precision {where.precision} (no pin for 5 or coarser), found a Point"
    elif geometry.type not in AREAS and where.precision in (2, 3, 4) and where.radius_km is None:
        yield "where.radius_km", f"expected a radius for a Point at precision {where.precision}, found none"
    elif geometry.type in AREAS and where.precision in (1, 2):
        yield "geometry", f"expected a Point at precision {where.precision}, found a {geometry.type}"
    place = gazetteer.places.get(where.place or "")
    if not found and place and geometry.model_dump() != place.geometry.model_dump():
        yield "geometry", f"expected the gazetteer's geometry of “{place.id}” (“posture fill” adds it), found another"


def _arc(claim: Claim, gazetteer: Gazetteer) -> Iterator[tuple[str, str]]:
    where = claim.properties.where
    if not claim.geometry or where.ends is None:
        yield "where.ends", "expected the two ends of a line, found none"
        return
    path = [position for line in lines(claim.geometry) for position in line]
    for end, position in zip(where.ends, (path[0], path[-1]), strict=True):
        if end.place not in gazetteer.places:
            continue
        expected = gazetteer.anchors(end.place)[0]
        if expected != tuple(position[:2]):
            yield (
                "geometry",
                f"expected an end at the anchor of “{end.place}” {list(expected)}, found {list(position)}",
            )
