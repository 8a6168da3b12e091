"""Read a theatre from its folder and check it."""

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from layers.messages.language import LANGUAGES, Language
from layers.reading.addresses import source_address
from layers.reading.checks.borders import check_borders
from layers.reading.checks.chains import check_chains
from layers.reading.checks.references import Known
from layers.reading.checks.sources import check_sources
from layers.reading.checks.theatre import check_scenes, check_theatre
from layers.reading.chunks import Reader
from layers.reading.door import UnreadableError, guarded
from layers.reading.garbage import uncollected
from layers.reading.gazetteer import gazetteer_for
from layers.reading.geojson import GeoJSONFile
from layers.reading.geoparquet import GeoParquetFile
from layers.reading.problems import Problem, Problems, TheatreError
from layers.reading.records import duplicates, ids, parse_record, parse_records
from layers.reading.standing import standing
from layers.reading.strict_json import load
from layers.reading.validation import Validation
from layers.theatre.canonical import canonical
from layers.theatre.catalogue import Catalogue
from layers.theatre.claims import Claims
from layers.theatre.gazetteer import Gazetteer
from layers.theatre.kinds import default_kinds
from layers.theatre.source import Source
from layers.theatre.theatre import FORMAT, Kind, Theatre

FILES = ("theatre.json", "sources.json", "claims.geojson")
"""The files of a theatre: its own record, its sources, its claims."""


PARQUET = "claims.parquet"
"""The file that a theatre may have instead of claims.geojson."""


def theatres(folder: Path) -> list[Path]:
    """Return the sub-folders that have a theatre.json, sorted by name; hidden ones are a writer's."""
    found = (path.parent for path in folder.glob("*/theatre.json"))
    return sorted(path for path in found if not path.name.startswith("."))


def read(path: Path) -> Catalogue:
    """Return the theatre in the folder ``path``, once no problem is found in any of its files.

    Raises:
        TheatreError: with every problem found, addressed by file, record and field.

    """
    with guarded(path, str(path)), uncollected():
        try:
            return _read(path)
        except OSError as error:
            found = f"one that cannot be read: {error.strerror}"
            raise UnreadableError(f"expected a theatre folder, found {found}") from error


def _read(path: Path) -> Catalogue:
    if not path.is_dir():
        found = "a file" if path.exists() else "nothing there"
        raise TheatreError([Problem(str(path), "", "", f"expected a theatre folder, found {found}")])
    problems, malformed, unmapped = Problems(), Problems(), Problems()
    raw = {name: load(standing(path, name), problems) for name in FILES[:2]}
    _refuse_newer(raw["theatre.json"])
    theatre = parse_record(Theatre, raw["theatre.json"], "theatre.json", malformed)
    sources = parse_records(Source, raw["sources.json"], "sources.json", source_address, malformed)
    gazetteer = _gazetteer(path, unmapped)
    language = _language(raw["theatre.json"])
    kinds = default_kinds(language or "en") | {kind.id: kind for kind in (theatre.kinds if theatre else ())}
    known = _known(theatre, raw["sources.json"], kinds, gazetteer)
    validation = Validation(known, gazetteer, language)
    reader = _reader(path, problems)
    claims = validation.read(reader)
    known = {**known, "claim": validation.ids}
    for group in (validation.unreadable, malformed, validation.malformed, unmapped):
        problems.extend(group)
    problems.extend(duplicates("sources.json", "source", ids(raw["sources.json"])))
    problems.extend(check_theatre(theatre, known) if theatre else ())
    problems.extend(check_borders(theatre.borders, gazetteer) if theatre and gazetteer else ())
    problems.extend(check_sources(sources, known, language))
    problems.extend(validation.inconsistent)
    problems.extend(check_scenes(theatre, claims) if theatre else ())
    if not problems:
        by_id = {source.id: source for source in sources.values()}
        problems.extend(check_chains(claims.columns["citations"].values, by_id, reader.path.name))
    if problems or theatre is None or gazetteer is None:
        raise TheatreError(problems)
    return Catalogue(
        path=path,
        theatre=theatre,
        sources={source.id: source for source in sources.values()},
        claims=claims,
        kinds=kinds,
        gazetteer=gazetteer,
        digest=_digest(claims, raw, gazetteer),
        file=reader.path.name,
    )


def _refuse_newer(raw: Any) -> None:
    """Raise TheatreError if a theatre's JSON says that it follows a newer format.

    It is the only problem then: what else would be found is what the newer format allows.
    """
    given = raw.get("format") if isinstance(raw, dict) else None
    if type(given) is int and given > FORMAT:
        message = f"expected format {FORMAT} or older, found {given}: a newer version of Posture reads it"
        raise TheatreError([Problem("theatre.json", "", "format", message)])


def _known(
    theatre: Theatre | None, sources: Any, kinds: Mapping[str, Kind], gazetteer: Gazetteer | None
) -> Known:
    """Return the ids that claims may refer to; ``sources`` is the JSON of that file."""
    return {
        "source": None if sources is None else dict.fromkeys(ids(sources)),
        "layer": dict.fromkeys(layer.id for layer in theatre.layers) if theatre else None,
        "actor": dict.fromkeys(actor.id for actor in theatre.actors) if theatre else None,
        "kind": kinds if theatre else None,
        "place": gazetteer.places if gazetteer else None,
    }


def _reader(path: Path, problems: Problems) -> Reader:
    """Return the reader for the file that the claims of a theatre are in."""
    plain, packed = standing(path, FILES[2]), path / PARQUET
    if not packed.exists():
        return GeoJSONFile(plain)
    if plain.exists():
        message = f"expected the claims in one file, found {plain.name} too"
        problems.append(Problem(packed.name, "", "", message))
    return GeoParquetFile(packed)


def _language(raw: Any) -> Language | None:
    """Return the language in a theatre's JSON, even if its record is not well formed, or None if unknown."""
    given = raw.get("language", "en") if isinstance(raw, dict) else "en"
    return next((language for language in LANGUAGES if language == given), None)


def _digest(claims: Claims, raw: Mapping[str, Any], gazetteer: Gazetteer) -> str:
    """Return the digest of all data: claims, sources, theatre and the gazetteer, 12 digits of a SHA-256.

    It follows the data, not the model. Claims come from a file of either format, so they enter as
    :mod:`layers.theatre.normal` writes them, without what equals its default. Sources and theatre enter as
    the JSON that their files hold, and the gazetteer by the digest of its own: no model adds anything to
    them, and a default that is spelled out there makes another digest.
    """
    sha = hashlib.sha256(b"[")
    for piece in claims.canonical():
        sha.update(piece.encode())
    rest = canonical([raw["sources.json"], raw["theatre.json"], gazetteer.digest(_used(claims))])
    sha.update(f",{rest[1:]}".encode())
    return sha.hexdigest()[:12]


def _used(claims: Claims) -> set[str]:
    """Return the ids of the places that claims are about, or that their arcs end at."""
    wheres = claims.columns["where"].values
    ends = (end["place"] for where in wheres for end in where["ends"] or ())
    return {id_ for id_ in (*(where["place"] for where in wheres), *ends) if id_}


def _gazetteer(path: Path, problems: Problems) -> Gazetteer | None:
    """Return the gazetteer for a theatre, or None after noting its problems."""
    try:
        return gazetteer_for(path)
    except TheatreError as error:
        problems.extend(error.found)
        return None
