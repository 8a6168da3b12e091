"""What one record cannot show: references, chains of credit, hedges kept, geometry no finer than said."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from difflib import get_close_matches

from layers.gazetteer import Gazetteer
from layers.geometry import DECIMALS, faults, lines
from layers.language import Language, text
from layers.model import Claim, Record, Source, Theatre
from layers.problems import FIRST, Problem
from layers.records import duplicates
from layers.translations import misfits
from layers.vocabulary import PlaceKind

AREAS = ("Polygon", "MultiPolygon")
LINES = ("LineString", "MultiLineString")

PLACED: dict[int, tuple[PlaceKind, ...]] = {
    6: ("country", "territory"),
    7: ("sea",),
    8: ("aor", "region", "sea"),
}
"""The kinds of place that a location precision can mean."""

ENDS: tuple[PlaceKind, ...] = ("country", "territory", "region", "sea", "aor")
"""The kinds of place an arc may join at precision 5 or coarser."""

COMPARED = 5000
"""Among more ids than these, a misspelt one is not compared with each."""

Known = Mapping[str, Collection[str] | None]
"""The ids that may be referred to, by what they are: layer, actor, kind, source, claim, place.

None stands for what could not be read; references to it are not checked.
"""


def check_theatre(theatre: Theatre, known: Known) -> Iterator[Problem]:
    """Yield what is wrong with a theatre among its claims."""
    file = "theatre.json"
    yield from duplicates(file, "layer", (layer.id for layer in theatre.layers))
    yield from duplicates(file, "collection", (each.id for each in theatre.collections))
    collections = [each.id for each in theatre.collections]
    for index, layer in enumerate(theatre.layers):
        if layer.collection is None and collections:
            yield Problem(
                file, f"layer {index} ({layer.id})", "collection", f"expected one of {', '.join(collections)}"
            )
        elif layer.collection not in (None, *collections):
            found = f"expected one of {', '.join(collections) or 'none'}, found “{layer.collection}”"
            yield Problem(file, f"layer {index} ({layer.id})", "collection", found)
    yield from duplicates(file, "actor", (actor.id for actor in theatre.actors))
    yield from duplicates(file, "kind", (kind.id for kind in theatre.kinds))
    if not any(layer.on for layer in theatre.layers):
        yield Problem(file, "", "layers", "expected at least one layer that is on, found every layer off")
    yield from duplicates(file, "chart", (chart.id for chart in theatre.charts))
    for chart in theatre.charts:
        for index, claim in enumerate(chart.claims):
            yield from _resolved(file, f"chart ({chart.id})", "claim", f"claims.{index}", claim, known)
    for index, figure in enumerate(theatre.figures):
        yield from _resolved(file, "", "claim", f"figures.{index}", figure, known)
    yield from duplicates(file, "scene", (scene.id for scene in theatre.scenes))
    for scene in theatre.scenes:
        for what, field, listed in (
            ("layer", "layers", scene.layers),
            ("claim", "claims", scene.claims),
            ("actor", "filters.actors", scene.filters.actors),
            ("source", "filters.sources", scene.filters.sources),
        ):
            for index, id_ in enumerate(listed):
                yield from _resolved(file, f"scene ({scene.id})", what, f"{field}.{index}", id_, known)
    for field, record in _worded(theatre):
        for at, message in misfits(record, theatre.language, field):
            yield Problem(file, "", at, message)


def _worded(theatre: Theatre) -> Iterator[tuple[str, Record]]:
    """Yield the records of a theatre that have free text, each with its field."""
    yield "", theatre
    for name in ("actors", "kinds", "collections", "layers", "scenes", "charts", "changes"):
        for index, record in enumerate(getattr(theatre, name)):
            yield f"{name}.{index}", record


def check_scenes(theatre: Theatre, claims: Mapping[str, Claim]) -> Iterator[Problem]:
    """Yield the claims that a scene speaks of without showing their layers; unknown ones are passed by."""
    for scene in theatre.scenes:
        for index, id_ in enumerate(scene.claims):
            claim = claims.get(id_)
            hidden = sorted(_layers(claim, claims).difference(scene.layers)) if claim else ()
            if hidden:
                message = f"expected a claim whose layers the scene shows, “{id_}” needs {', '.join(hidden)}"
                yield Problem("theatre.json", f"scene ({scene.id})", f"claims.{index}", message)


def _layers(claim: Claim, claims: Mapping[str, Claim]) -> set[str]:
    """Return the layers without which a claim is hidden: its own, and those of an arc's ends."""
    says = claim.properties
    ends = [claims.get(end.claim) for end in says.where.ends or () if end.claim]
    return {says.layer, *(end.properties.layer for end in ends if end)}


def check_sources(sources: dict[str, Source], known: Known, language: Language | None) -> Iterator[Problem]:
    """Yield what is wrong with the sources (by address) among each other; ``language`` is the theatre's."""
    file = "sources.json"
    by_id = {source.id: source for source in sources.values()}
    for address, source in sources.items():
        for index, credit in enumerate(source.credits):
            yield from _resolved(file, address, "source", f"credits.{index}", credit, known)
        for field, message in misfits(source, language):
            yield Problem(file, address, field, message)
        if _credits_itself(source, by_id):
            yield Problem(
                file, address, "credits", "expected a chain that ends, found one that credits itself"
            )


def check_claims(
    claims: Mapping[str, Claim],
    known: Known,
    gazetteer: Gazetteer | None,
    language: Language | None,
    file: str = "claims.geojson",
    hints: bool = True,
) -> Iterator[Problem]:
    """Yield what is wrong with the claims (by address): references, wording, geometry.

    ``language`` is the theatre's, None where that could not be read. Without ``hints`` a message does not say
    what may be meant in place of an unknown id, which takes time.
    """
    for address, claim in claims.items():
        for what, field, id_ in _references(claim):
            yield from _resolved(file, address, what, field, id_, known, hints)
        for field, message in (*_wording(claim, language), *_placing(claim, gazetteer)):
            yield Problem(file, address, field, message)


def check_links(links: Iterable[tuple[str, str, str]], known: Known, file: str) -> Iterator[Problem]:
    """Yield the links of claims (address, field and id, see :func:`links`) that lead to no claim."""
    found = 0
    for address, field, id_ in links:
        for problem in _resolved(file, address, "claim", field, id_, known, hints=found < FIRST):
            found += 1
            yield problem


def links(claim: Claim) -> Iterator[tuple[str, str]]:
    """Yield (field, id) for every other claim that the claim speaks of."""
    says = claim.properties
    for index, end in enumerate(says.where.ends or ()):
        if end.claim:
            yield f"where.ends.{index}.claim", end.claim
    for index, related in enumerate(says.related):
        yield f"related.{index}.claim", related.claim


def _resolved(
    file: str, record: str, what: str, field: str, id_: str, known: Known, hints: bool = True
) -> Iterator[Problem]:
    """Yield a problem if ``id_`` is not known, with the nearest that is."""
    among = known[what]
    if among is None or id_ in among:
        return
    near = get_close_matches(id_, among, n=1) if hints and len(among) <= COMPARED else []
    if near:
        hint = f" (“{near[0]}”?)"
    elif len(among) <= 12:
        hint = f" ({', '.join(among)})" if among else " (there is none)"
    else:
        hint = f" (one of {len(among)})"
    article = "an" if what == "actor" else "a"
    yield Problem(file, record, field, f"expected the id of {article} {what}{hint}, found “{id_}”")


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


def _references(claim: Claim) -> Iterator[tuple[str, str, str]]:
    """Yield (what, field, id) for every reference the claim makes, but to other claims."""
    says = claim.properties
    yield "layer", "layer", says.layer
    yield "actor", "actor", says.actor
    yield "kind", "kind", says.kind
    if says.where.place:
        yield "place", "where.place", says.where.place
    for index, end in enumerate(says.where.ends or ()):
        yield "place", f"where.ends.{index}.place", end.place
    for index, citation in enumerate(says.citations):
        yield "source", f"citations.{index}.source", citation.source
        for credit in citation.credits or ():
            yield "source", f"citations.{index}.credits", credit


def _wording(claim: Claim, language: Language | None) -> Iterator[tuple[str, str]]:
    """Yield where a label, in whichever language, loses what the source hedges (drawing rule 4)."""
    says = claim.properties
    labels = [("label", says.label, language)]
    for other, words in says.translations.items():
        labels.append((f"translations.{other}.label", words.label or "", other))
    for field, label, spoken in labels:
        hedge = f"({text(spoken, f'assertion.{says.assertion}')})" if spoken else ""
        if says.assertion != "stated" and label and hedge not in label:
            yield field, f"expected the hedge in the label, “{hedge}”, found “{label}”"
    yield from misfits(says, language)
    yield from misfits(says.where, language, "where")
    if says.quantity:
        yield from misfits(says.quantity, language, "quantity")
    if says.assertion in ("alleged", "speculated", "assessed", "conditional") and not says.hedge:
        yield "hedge", f"expected the source’s hedging words for a claim that is {says.assertion}, found none"


def _placing(claim: Claim, gazetteer: Gazetteer | None) -> Iterator[tuple[str, str]]:
    """Yield where the geometry says more, or other, than the claim's precision and place."""
    geometry, where = claim.geometry, claim.properties.where
    if geometry is None:
        if where.precision != 0:
            yield (
                "geometry",
                f"expected one at precision {where.precision} (“posture fill” adds it), found null",
            )
        return
    if where.precision == 0:
        yield "geometry", f"expected null at precision 0 (not located), found a {geometry.type}"
        return
    found = list(faults(geometry, DECIMALS.get(where.precision, 3)))
    yield from (("geometry", fault) for fault in found)
    if found:
        return
    if geometry.type in LINES:
        yield from _arc(claim, gazetteer)
        return
    if where.ends:
        yield "geometry", f"expected a LineString between the ends, found a {geometry.type}"
    elif geometry.type not in AREAS and where.precision >= 5:
        yield (
            "geometry",
            f"expected an area at precision {where.precision} (no pin at 5 or coarser), found a Point",
        )
    elif geometry.type not in AREAS and where.precision in (2, 3, 4) and where.radius_km is None:
        yield "where.radius_km", f"expected a radius for a Point at precision {where.precision}, found none"
    elif geometry.type in AREAS and where.precision in (1, 2):
        yield "geometry", f"expected a Point at precision {where.precision}, found a {geometry.type}"
    else:
        yield from _unfit(claim, gazetteer)
    place = gazetteer.places.get(where.place or "") if gazetteer else None
    if place and geometry != place.geometry:
        yield (
            "geometry",
            f"expected the geometry of the place “{place.id}” (“posture fill” adds it), found another",
        )


def _unfit(claim: Claim, gazetteer: Gazetteer | None) -> Iterator[tuple[str, str]]:
    """Yield a place of a kind that the precision cannot mean, and the want of one at country level."""
    where = claim.properties.where
    kinds = PLACED.get(where.precision, ())
    if where.place is None:
        if where.precision == 6:
            yield "where.place", f"expected a place at precision 6 ({_any_of(kinds)}), found none"
        return
    if gazetteer is None or where.place not in gazetteer.places:
        return
    kind = gazetteer.places[where.place].properties.kind
    if kinds and kind not in kinds:
        yield (
            "where.place",
            f"expected a place of kind {_any_of(kinds)} at precision {where.precision}, "
            f"found “{where.place}”, a {kind}",
        )
    elif kind == "settlement" and where.precision > 2:
        yield (
            "where.precision",
            f"expected 1 or 2 for “{where.place}”, a settlement, found {where.precision}",
        )


def _any_of(kinds: tuple[PlaceKind, ...]) -> str:
    """Return "sea", "country or territory", "aor, region or sea"."""
    return " or ".join(filter(None, (", ".join(kinds[:-1]), *kinds[-1:])))


def _arc(claim: Claim, gazetteer: Gazetteer | None) -> Iterator[tuple[str, str]]:
    where = claim.properties.where
    if not claim.geometry or where.ends is None:
        yield "where.ends", "expected the two ends of a line, found none"
        return
    path = [position for line in lines(claim.geometry) for position in line]
    for index, (end, position) in enumerate(zip(where.ends, (path[0], path[-1]), strict=True)):
        if gazetteer is None or end.place not in gazetteer.places:
            continue
        kind = gazetteer.places[end.place].properties.kind
        if where.precision >= 5 and kind not in ENDS:
            yield (
                f"where.ends.{index}.place",
                f"expected a place of kind {_any_of(ENDS)} at precision "
                f"{where.precision}, found “{end.place}”, a {kind}",
            )
        expected = gazetteer.anchors(end.place)[0]
        if expected != tuple(position[:2]):
            yield (
                "geometry",
                f"expected an end at the anchor of “{end.place}” {list(expected)}, found {list(position)}",
            )
