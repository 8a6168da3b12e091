"""Read a theatre from its folder and check it."""

import hashlib
from collections.abc import Iterable, Mapping
from itertools import chain
from pathlib import Path
from typing import Any

from layers.messages.language import LANGUAGES, Language
from layers.reading.checks.borders import check_borders
from layers.reading.checks.chains import check_chains
from layers.reading.checks.references import Known
from layers.reading.checks.sources import check_sources
from layers.reading.checks.theatre import check_scenes, check_theatre
from layers.reading.chunks import Reader
from layers.reading.door import UnreadableError, guarded
from layers.reading.garbage import uncollected
from layers.reading.gazetteer import OWN_PLACES, gazetteer_for
from layers.reading.geojson import GeoJSONFile
from layers.reading.geoparquet import GeoParquetFile
from layers.reading.listing import listing
from layers.reading.problems import Problem, Problems, TheatreError
from layers.reading.records import duplicates, parse_record
from layers.reading.standing import at_rest, standing
from layers.reading.strict_json import load
from layers.reading.validation import Validation
from layers.theatre.canonical import canonical
from layers.theatre.catalogue import Catalogue
from layers.theatre.claims import Claims
from layers.theatre.gazetteer import Gazetteer
from layers.theatre.kinds import default_kinds
from layers.theatre.theatre import FORMAT, Kind, Theatre

FILES = ("theatre.json", "sources.json", "claims.geojson")
"""The files of a theatre: its own record, its sources, its claims."""


PARQUET = "claims.parquet"
"""The file that a theatre may have instead of claims.geojson."""

READ = (*FILES, PARQUET, OWN_PLACES)
"""The files that a theatre is read from."""


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
            return at_rest(path, READ, lambda: _read(path))
        except OSError as error:
            found = f"one that cannot be read: {error.strerror}"
            raise UnreadableError(f"expected a theatre folder, found {found}") from error


def _read(path: Path) -> Catalogue:
    if not path.is_dir():
        found = "a file" if path.exists() else "nothing there"
        raise TheatreError([Problem(str(path), "", "", f"expected a theatre folder, found {found}")])
    problems, malformed, unmapped = Problems(), Problems(), Problems()
    raw = load(standing(path, FILES[0]), problems)
    refuse_newer(raw)
    theatre = parse_record(Theatre, raw, FILES[0], malformed)
    listed = listing(standing(path, FILES[1]), problems, malformed)
    sources = listed.sources
    gazetteer = _gazetteer(path, unmapped)
    language = language_of(raw)
    kinds = kinds_of(theatre, language)
    known = known_ids(theatre, listed.ids, kinds, gazetteer)
    validation = Validation(known, gazetteer, language)
    reader = claims_reader(path, problems)
    claims = validation.read(reader)
    known = {**known, "claim": validation.ids}
    for group in (validation.unreadable, malformed, validation.malformed, unmapped):
        problems.extend(group)
    problems.extend(duplicates(FILES[1], "source", listed.ids or ()))
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
    # what the columns were made of is a tenth of the memory of a large theatre
    del validation
    return Catalogue(
        path=path,
        theatre=theatre,
        sources={source.id: source for source in sources.values()},
        claims=claims,
        kinds=kinds,
        gazetteer=gazetteer,
        digest=_digest(claims, listed.canonical, raw, gazetteer),
        file=reader.path.name,
    )


def refuse_newer(raw: Any) -> None:
    """Raise TheatreError if a theatre's JSON says that it follows a newer format.

    It is the only problem then: what else would be found is what the newer format allows.
    """
    given = raw.get("format") if isinstance(raw, dict) else None
    if type(given) is int and given > FORMAT:
        message = f"expected format {FORMAT} or older, found {given}: a newer version of Posture reads it"
        raise TheatreError([Problem("theatre.json", "", "format", message)])


def kinds_of(theatre: Theatre | None, language: Language | None) -> dict[str, Kind]:
    """Return the kinds of thing by id: the default ones and a theatre's own."""
    return default_kinds(language or "en") | {kind.id: kind for kind in (theatre.kinds if theatre else ())}


def known_ids(
    theatre: Theatre | None,
    sources: Iterable[str] | None,
    kinds: Mapping[str, Kind],
    gazetteer: Gazetteer | None,
) -> Known:
    """Return the ids that claims may refer to; ``sources`` are those of the sources."""
    if sources is not None and not isinstance(sources, Mapping):
        sources = dict.fromkeys(sources)
    return {
        "source": sources,
        "layer": dict.fromkeys(layer.id for layer in theatre.layers) if theatre else None,
        "actor": dict.fromkeys(actor.id for actor in theatre.actors) if theatre else None,
        "kind": kinds if theatre else None,
        "place": gazetteer.places if gazetteer else None,
    }


def claims_reader(path: Path, problems: Problems) -> Reader:
    """Return the reader for the file that the claims of a theatre are in."""
    plain, packed = standing(path, FILES[2]), path / PARQUET
    if not packed.exists():
        return GeoJSONFile(plain)
    if plain.exists():
        message = f"expected the claims in one file, found {plain.name} too"
        problems.append(Problem(packed.name, "", "", message))
    return GeoParquetFile(packed)


def language_of(raw: Any) -> Language | None:
    """Return the language in a theatre's JSON, even if its record is not well formed, or None if unknown."""
    given = raw.get("language", "en") if isinstance(raw, dict) else "en"
    return next((language for language in LANGUAGES if language == given), None)


def _digest(claims: Claims, sources: Iterable[str], theatre: Any, gazetteer: Gazetteer) -> str:
    """Return the digest of all data: claims, sources, theatre and the gazetteer, 12 digits of a SHA-256.

    It follows the data, not the model. Claims come from a file of either format, so they enter as
    :mod:`layers.theatre.normal` writes them, without what equals its default. Sources (pieces of canonical
    JSON) and theatre enter as the JSON that their files hold, and the gazetteer by the digest of its own: no
    model adds anything to them, and a default that is spelled out there makes another digest.
    """
    sha = hashlib.sha256(b"[")
    for piece in chain(claims.canonical(), (",",), sources):
        sha.update(piece.encode())
    rest = canonical([theatre, gazetteer.digest(_used(claims))])
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
