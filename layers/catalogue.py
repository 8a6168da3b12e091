"""Read a theatre and check it: every problem at once, each with its address."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from layers.checks import Known, check_scenes, check_sources, check_theatre
from layers.claims import Claims
from layers.collection import Collection
from layers.columns import canonical
from layers.gazetteer import GAZETTEER, Gazetteer, gazetteer_for, read_gazetteer
from layers.intake import Intake, Reader
from layers.language import LANGUAGES, Language, text
from layers.model import Kind, LabelWords, Source, Theatre
from layers.parquet import GeoParquet
from layers.problems import Problem, Problems, TheatreError
from layers.records import duplicates, feature_address, ids, load, many, one, source_address
from layers.vocabulary import KINDS

__all__ = [
    "GAZETTEER",
    "Catalogue",
    "Gazetteer",
    "Problem",
    "TheatreError",
    "feature_address",
    "gazetteer_for",
    "read",
    "read_gazetteer",
    "theatres",
]

FILES = ("theatre.json", "sources.json", "claims.geojson")
PARQUET = "claims.parquet"
"""What a theatre may have in place of claims.geojson."""


@dataclass(frozen=True, eq=False)
class Catalogue:
    """A theatre that has been read and checked, its sources and its claims in the order of the file."""

    path: Path
    theatre: Theatre
    sources: dict[str, Source]
    claims: Claims
    kinds: dict[str, Kind]
    gazetteer: Gazetteer
    file: str
    """The name of the file that has the claims."""

    digest: str
    """First 12 hex digits of the SHA-256 of all data, independent of white space and line ends."""

    def needs(self, claim: str) -> list[str]:
        """Return the ids of the layers that a claim needs besides its own: those of the ends of an arc."""
        says = self.claims[claim].properties
        ends = {self.claims[end.claim].properties.layer for end in says.where.ends or () if end.claim}
        return sorted(ends - {says.layer})


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
    kinds = _kinds(language or "en") | {kind.id: kind for kind in (theatre.kinds if theatre else ())}
    known: Known = {
        "source": None if raw["sources.json"] is None else dict.fromkeys(ids(raw["sources.json"])),
        "layer": dict.fromkeys(layer.id for layer in theatre.layers) if theatre else None,
        "actor": dict.fromkeys(actor.id for actor in theatre.actors) if theatre else None,
        "kind": kinds if theatre else None,
        "place": gazetteer.places if gazetteer else None,
    }
    intake = Intake(known, gazetteer, language)
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
        return Collection(plain)
    if plain.exists():
        message = f"expected the claims in one file, found {plain.name} too"
        problems.append(Problem(packed.name, "", "", message))
    return GeoParquet(packed)


def _language(raw: Any) -> Language | None:
    """Return the language that a theatre's raw record gives, even where the rest of it is not well formed."""
    given = raw.get("language", "en") if isinstance(raw, dict) else "en"
    return next((language for language in LANGUAGES if language == given), None)


def _kinds(language: Language) -> dict[str, Kind]:
    """Return the default kinds of thing, in a theatre's language and translated into the others."""
    return {
        id_: Kind(
            id=id_,
            label=text(language, f"kind.{id_}"),
            glyph=glyph,
            translations={
                other: LabelWords(label=text(other, f"kind.{id_}"))
                for other in LANGUAGES
                if other != language
            },
        )
        for id_, glyph in KINDS.items()
    }


def _digest(claims: Claims, raw: Mapping[str, Any], gazetteer: Gazetteer) -> str:
    """Return the digest of the list of all data: claims, sources, theatre and the gazetteer's own digest."""
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
