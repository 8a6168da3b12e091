"""Read a theatre and check it: every problem at once, each with its address."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from layers.checks import Known, check_claims, check_scenes, check_sources, check_theatre
from layers.claims import Builder, Claims
from layers.gazetteer import GAZETTEER, Gazetteer, gazetteer_for, read_gazetteer
from layers.language import LANGUAGES, Language, text
from layers.model import Claim, Kind, LabelWords, Source, Theatre
from layers.problems import Problem, TheatreError
from layers.records import digest, duplicates, feature_address, features, ids, load, many, one, source_address
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


@dataclass(frozen=True, eq=False)
class Catalogue:
    """A theatre that has been read and checked, its sources and its claims in the order of the file."""

    path: Path
    theatre: Theatre
    sources: dict[str, Source]
    claims: Claims
    kinds: dict[str, Kind]
    gazetteer: Gazetteer
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
    problems: list[Problem] = []
    raw = {name: load(path / name, problems) for name in FILES}
    listed = features(raw["claims.geojson"], problems, "claims.geojson")
    theatre = one(Theatre, raw["theatre.json"], "theatre.json", problems)
    sources = many(Source, raw["sources.json"], "sources.json", source_address, problems)
    claims = many(Claim, listed, "claims.geojson", feature_address, problems)
    gazetteer = _gazetteer(path, problems)
    language = _language(raw["theatre.json"])
    kinds = _kinds(language or "en") | {kind.id: kind for kind in (theatre.kinds if theatre else ())}
    known: Known = {
        "source": None if raw["sources.json"] is None else ids(raw["sources.json"]),
        "claim": None if listed is None else ids(listed),
        "layer": [layer.id for layer in theatre.layers] if theatre else None,
        "actor": [actor.id for actor in theatre.actors] if theatre else None,
        "kind": list(kinds) if theatre else None,
        "place": list(gazetteer.places) if gazetteer else None,
    }
    problems.extend(duplicates("sources.json", "source", known["source"] or ()))
    problems.extend(duplicates("claims.geojson", "feature", known["claim"] or ()))
    if listed == []:
        problems.append(Problem("claims.geojson", "", "features", "expected at least one claim, found none"))
    problems.extend(check_theatre(theatre, known) if theatre else ())
    problems.extend(check_sources(sources, known, language))
    problems.extend(check_claims(claims, known, gazetteer, language))
    by_id = {claim.id: claim for claim in claims.values()}
    problems.extend(check_scenes(theatre, by_id) if theatre else ())
    if problems or theatre is None or gazetteer is None:
        raise TheatreError(problems)
    return Catalogue(
        path=path,
        theatre=theatre,
        sources={source.id: source for source in sources.values()},
        claims=_claims(raw["claims.geojson"]),
        kinds=kinds,
        gazetteer=gazetteer,
        digest=digest([raw[name] for name in sorted(raw)] + [gazetteer.digest])[:12],
    )


def _claims(collection: dict[str, Any]) -> Claims:
    builder = Builder()
    builder.add(collection["features"])
    return builder.claims({key: value for key, value in collection.items() if key != "features"})


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


def _gazetteer(path: Path, problems: list[Problem]) -> Gazetteer | None:
    try:
        return gazetteer_for(path)
    except TheatreError as error:
        problems.extend(error.problems)
        return None
