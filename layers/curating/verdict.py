"""What the check says of one claim as it would be saved, long before anybody saves it.

The check itself says it, of a small theatre: the claim, those that it has to do with, and all that they rest
on. To check all claims of a theatre whenever a field is left takes too long.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from layers.curating.changes import MISSING, value_at, with_values
from layers.curating.documents import Documents
from layers.curating.held import Held
from layers.curating.records import Record, Records, documents
from layers.curating.saving import Edits, edited
from layers.curating.warnings import warnings
from layers.reading.addresses import feature_address
from layers.reading.checks.references import unresolved
from layers.reading.gazetteer import gazetteer_for
from layers.reading.problems import Problem, TheatreError
from layers.reading.theatre import FILES, read
from layers.writing.aside import folder_beside

NO_CLAIM = "expected the id of a claim"
"""How the check begins what it says of a link to no claim."""


class Verdict(NamedTuple):
    """What is wrong with a claim, and what a person should look at in it.

    ``problems`` keep it from being saved: those of the claim first, addressed by field alone, then
    those elsewhere. ``warnings`` are known only where there is no problem.
    """

    problems: tuple[Problem, ...] = ()
    warnings: tuple[Problem, ...] = ()


def verdict(base: Held, claim: Record, also: Edits) -> Verdict:
    """Return what the check would say of a claim, saved with other changes in a theatre as it is held.

    Of the theatre's own warnings, which a save does not make, none is told. The claims that have no part in
    this one, and what is shown of them, are not looked at anew.

    Raises:
        OSError: if nothing can be written beside the theatre.

    """
    few = _around(edited(base.records, {**also, ("claim", claim["id"]): claim}, {}), claim["id"])
    address = feature_address(list(few["claim"]).index(claim["id"]), claim)
    try:
        gazetteer = gazetteer_for(base.folder)
        problems, warned = _checked(base, documents(few, gazetteer, base.documents))
    except TheatreError as error:
        problems, warned = error.problems, ()
    named = {
        each.field: each for each in _lost(claim, address, {**base.records["claim"], claim["id"]: claim})
    }
    found = (named.get(each.field, each) if each.message.startswith(NO_CLAIM) else each for each in problems)
    told = sorted(found, key=lambda each: each.record != address)
    return Verdict(
        tuple(_plain(each, address) for each in told),
        tuple(_plain(each, address) for each in warned if each.record == address),
    )


def _plain(problem: Problem, address: str) -> Problem:
    """Return a problem of the claim with no address but its field; of another claim without its number.

    The numbers are those of the small theatre.
    """
    if problem.record == address:
        return replace(problem, file="", record="")
    return replace(problem, record=re.sub(r"^feature \d+ ", "feature ", problem.record))


def _lost(claim: Record, address: str, claims: Mapping[str, Record]) -> Iterator[Problem]:
    """Yield a problem for each link to no claim, which names those of the theatre, not of a part of it."""
    for path in (("related",), ("where", "ends")):
        listed = value_at(claim, ("properties", *path))
        links = enumerate(listed if isinstance(listed, list) else ())
        fields = ((f"{'.'.join(path)}.{at}.claim", each) for at, each in links if isinstance(each, dict))
        given = [(field, each["claim"]) for field, each in fields if isinstance(each.get("claim"), str)]
        yield from unresolved(FILES[2], ((address, "claim", *each) for each in given), {"claim": claims})


def _checked(base: Held, small: Documents) -> tuple[tuple[Problem, ...], tuple[Problem, ...]]:
    """Return the problems of documents written beside the theatre, and their warnings."""
    with folder_beside(base.folder) as around:
        try:
            for name, content in small.files().items():
                (around / name).write_bytes(content)
            return (), tuple(warnings(read(around)))
        except TheatreError as error:
            return error.problems, ()
        finally:
            for each in around.iterdir():
                each.unlink()


def _around(all_: Records, id_: str) -> Records:
    """Return the records of a theatre with one claim, those that the check sees together with it, and scenes.

    The others lose their links to what is not there, and scenes their claims; charts and key figures, which
    say nothing of a claim, are left out.
    """
    claims = all_["claim"]
    kin = {id_, *_linked(claims[id_]), *_kin(claims, id_)}
    kept = {name: each if name == id_ else _bare(each, kin) for name, each in claims.items() if name in kin}
    theatre = {name: value for name, value in all_["theatre"].get("", {}).items() if name != "figures"}
    scenes = {
        name: {**scene, "claims": [each for each in scene["claims"] if each in kept]}
        for name, scene in all_["scene"].items()
        if not kin.isdisjoint(scene.get("claims") or ())
    }
    return {**all_, "theatre": {"": theatre}, "claim": kept, "scene": scenes, "chart": {}}


def _kin(claims: Mapping[str, Record], id_: str) -> Iterator[str]:
    """Yield the ids of the claims that link to one, or cite a paragraph that it cites."""
    cited = set(_cited(claims[id_]))
    for name, claim in claims.items():
        if id_ in _linked(claim) or not cited.isdisjoint(_cited(claim)):
            yield name


def _linked(claim: Record) -> set[str]:
    """Return the ids of the claims that one links to."""
    return {str(each.get("claim")) for each in (*_listed(claim, "related"), *_listed(claim, "where", "ends"))}


def _cited(claim: Record) -> Iterator[tuple[str, str]]:
    for each in _listed(claim, "citations"):
        if each.get("paragraph"):
            yield str(each.get("source")), str(each["paragraph"])


def _bare(claim: Record, kin: Collection[str]) -> Record:
    """Return a claim without links to any but these."""
    related = [each for each in _listed(claim, "related") if each.get("claim") in kin]
    ends = [
        {name: value for name, value in each.items() if name != "claim" or value in kin}
        for each in _listed(claim, "where", "ends")
    ]
    return with_values(
        claim,
        {
            ("properties", "related"): related or MISSING,
            **({("properties", "where", "ends"): ends} if ends else {}),
        },
    )


def _listed(claim: Record, *path: str) -> list[Record]:
    """Return the objects of a list in a claim, none where the claim does not have it so."""
    found = value_at(claim, ("properties", *path))
    return [each for each in found if isinstance(each, dict)] if isinstance(found, list) else []
