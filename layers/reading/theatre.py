"""Read a theatre and check it: every problem at once, each with its address."""

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from layers.messages.language import LANGUAGES, Language
from layers.reading.addresses import source_address
from layers.reading.checks.references import Known
from layers.reading.checks.sources import check_sources
from layers.reading.checks.theatre import check_scenes, check_theatre
from layers.reading.chunks import Reader
from layers.reading.gazetteer import gazetteer_for
from layers.reading.geojson import GeoJSONFile
from layers.reading.geoparquet import GeoParquetFile
from layers.reading.problems import Problem, Problems, TheatreError
from layers.reading.records import duplicates, ids, many, one
from layers.reading.strict_json import load
from layers.reading.validation import Validation
from layers.theatre.canonical import canonical
from layers.theatre.catalogue import Catalogue
from layers.theatre.claims import Claims
from layers.theatre.gazetteer import Gazetteer
from layers.theatre.kinds import default_kinds
from layers.theatre.source import Source
from layers.theatre.theatre import Theatre

FILES = ("theatre.json", "sources.json", "claims.geojson")


PARQUET = "claims.parquet"
"""What a theatre may have in place of claims.geojson."""


def theatres(folder: Path) -> list[Path]:
    """Return the theatres in a folder: every sub-folder with a theatre.json, by name."""
    return sorted(path.parent for path in folder.glob("*/theatre.json"))


def read(path: Path) -> Catalogue:
    """Return the theatre in the folder ``path``, read and checked.

    Raises:
        TheatreError: with every problem found, addressed by file, record and field.

    """
    try:
        return _read(path)
    except OSError as error:
        found = f"one that cannot be read: {error.strerror}"
        raise TheatreError(
            [Problem(str(path), "", "", f"expected a theatre folder, found {found}")]
        ) from error


def _read(path: Path) -> Catalogue:
    if not path.is_dir():
        found = "a file" if path.exists() else "nothing there"
        raise TheatreError([Problem(str(path), "", "", f"expected a theatre folder, found {found}")])
    problems, later = Problems(), Problems()
    raw = {name: load(path / name, problems) for name in FILES[:2]}
    theatre = one(Theatre, raw["theatre.json"], "theatre.json", later)
    sources = many(Source, raw["sources.json"], "sources.json", source_address, later)
    unmapped = Problems()
    gazetteer = _gazetteer(path, unmapped)
    language = _language(raw["theatre.json"])
    kinds = default_kinds(language or "en") | {kind.id: kind for kind in (theatre.kinds if theatre else ())}
    known: Known = {
        "source": None if raw["sources.json"] is None else dict.fromkeys(ids(raw["sources.json"])),
        "layer": dict.fromkeys(layer.id for layer in theatre.layers) if theatre else None,
        "actor": dict.fromkeys(actor.id for actor in theatre.actors) if theatre else None,
        "kind": kinds if theatre else None,
        "place": gazetteer.places if gazetteer else None,
    }
    intake = Validation(known, gazetteer, language)
    reader = _reader(path, problems)
    claims = intake.read(reader)
    known = {**known, "claim": intake.ids}
    for noted in (intake.unsaid, later, intake.broken, unmapped):
        problems.extend(noted)
    problems.extend(duplicates("sources.json", "source", ids(raw["sources.json"])))
    problems.extend(check_theatre(theatre, known) if theatre else ())
    problems.extend(check_sources(sources, known, language))
    problems.extend(intake.wrong)
    problems.extend(check_scenes(theatre, claims) if theatre else ())
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


def _reader(path: Path, problems: Problems) -> Reader:
    """Return what reads the claims of a theatre, from the one of two files that it has."""
    plain, packed = path / FILES[2], path / PARQUET
    if not packed.exists():
        return GeoJSONFile(plain)
    if plain.exists():
        message = f"expected the claims in one file, found {plain.name} too"
        problems.append(Problem(packed.name, "", "", message))
    return GeoParquetFile(packed)


def _language(raw: Any) -> Language | None:
    """Return the language that a theatre's raw record gives, even where the rest of it is not well formed."""
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
    rest = canonical([raw["sources.json"], raw["theatre.json"], gazetteer.digest])
    sha.update(f",{rest[1:]}".encode())
    return sha.hexdigest()[:12]


def _gazetteer(path: Path, problems: Problems) -> Gazetteer | None:
    try:
        return gazetteer_for(path)
    except TheatreError as error:
        problems.extend(error.found)
        return None
