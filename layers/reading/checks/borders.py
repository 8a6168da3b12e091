"""Check a theatre's own view of borders against the gazetteer."""

from collections.abc import Iterator, Sequence

from layers.reading.checks.references import again, unresolved
from layers.reading.problems import Problem
from layers.theatre.borders import Outline
from layers.theatre.gazetteer import Gazetteer

FILE = "theatre.json"

UNITS = ("country", "territory")

DRAWN = (*UNITS, "province")
"""The kinds of places whose borders the basemap draws."""


def check_borders(outlines: Sequence[Outline], gazetteer: Gazetteer) -> Iterator[Problem]:
    """Yield the problems of outlines: each place is one of the basemap's, and in one outline, once.

    An outline changes something: it has two places or more, or a province.
    """
    if outlines and gazetteer.folder is None:
        message = "expected none, as the gazetteer beside the theatre has no borders in common, found some"
        yield Problem(FILE, "", "borders", message)
        return
    named = [
        (f"borders.{at}.places.{index}", id_)
        for at, outline in enumerate(outlines)
        for index, id_ in enumerate(outline.places)
    ]
    yield from unresolved(FILE, (("", "place", *each) for each in named), {"place": gazetteer.places})
    for index in again(id_ for _, id_ in named):
        field, id_ = named[index]
        yield Problem(FILE, "", field, f"expected each place in one outline, found “{id_}” again")
    for field, id_ in named:
        if id_ in gazetteer.places and (fault := _undrawn(id_, gazetteer)):
            yield Problem(FILE, "", field, fault)
    for at, outline in enumerate(outlines):
        known = [id_ for id_ in outline.places if id_ in gazetteer.places]
        if len(known) == len(outline.places):
            yield from _idle(f"borders.{at}.places", known, gazetteer)


def _undrawn(id_: str, gazetteer: Gazetteer) -> str | None:
    """Return why the basemap has no borders for a place, or None if it has."""
    kind = gazetteer.places[id_].properties.kind
    if id_ in gazetteer.own:
        return f"expected a place of the shared gazetteer, found “{id_}” of places.geojson"
    if kind not in DRAWN:
        return f"expected a country, a territory or a province, found “{id_}” of the kind “{kind}”"
    return None


def _idle(field: str, ids: Sequence[str], gazetteer: Gazetteer) -> Iterator[Problem]:
    """Yield the problems of an outline that would change nothing, as a whole or by one of its places."""
    says = [gazetteer.places[id_].properties for id_ in ids]
    if len(ids) == 1 and says[0].kind in UNITS:
        message = f"expected a second place, or a province: “{ids[0]}” has an outline of its own already"
        yield Problem(FILE, "", field, message)
    units = {each.name for each in says if each.kind in UNITS}
    for index, each in enumerate(says):
        if each.kind == "province" and each.sovereign in units:
            message = (
                f"expected no province of {each.sovereign}, which is here as a whole, found “{ids[index]}”"
            )
            yield Problem(FILE, "", f"{field}.{index}", message)
