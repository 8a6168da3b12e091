"""An excerpt: what a state shows of a theatre, as a theatre of its own, for a file that holds nothing else.

A snapshot holds every claim, so that layers can be switched on; whoever hands one over may not want that.
"""

import json
import shutil
import tempfile
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from layers.messages.language import LANGUAGES, text
from layers.page.state import State, opening
from layers.page.visible import visible
from layers.reading.gazetteer import BESIDE, OWN_PLACES
from layers.reading.theatre import FILES, read
from layers.reading.whole import whole
from layers.theatre.catalogue import Catalogue
from layers.writing.geojson import format_geojson

Json = dict[str, Any]


@contextmanager
def excerpt(catalogue: Catalogue, state: State) -> Iterator[Catalogue]:
    """Give the theatre of what a state shows, as long as the block runs; its files are temporary.

    Raises:
        ValueError: if the state shows no claim.
        TheatreError: if the theatre's files can no longer be read.

    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / catalogue.path.resolve().name
        path.mkdir()
        shared = catalogue.path.resolve().parent / BESIDE
        if shared.is_file():
            shutil.copy(shared, folder)
        for name, content in excerpt_files(catalogue, state).items():
            (path / name).write_bytes(content)
        yield read(path)


def narrowed(state: State, to: Catalogue) -> State:
    """Return a state of a theatre as one of its excerpt, which shows the same: without what is not there."""
    own = state.filters
    filters = own.model_copy(
        update={
            "actors": tuple(id_ for id_ in own.actors if id_ in {each.id for each in to.theatre.actors}),
            "sources": tuple(id_ for id_ in own.sources if id_ in to.sources),
        }
    )
    select = state.select if state.select in to.claims else None
    scene = state.scene if state.scene in {each.id for each in to.theatre.scenes} else None
    return replace(state, filters=filters, select=select, scene=scene)


def excerpt_files(catalogue: Catalogue, state: State) -> dict[str, bytes]:
    """Return the content of an excerpt's files by name.

    Its claims are those that the state shows, without relations to others. Layers, collections, actors,
    kinds, sources, own places, figures and charts are those that they need; scenes are those that show
    nothing else, without the presenter's notes; the log of the data, which speaks of all claims, stays out.
    A note says how many claims there are elsewhere. The same input gives the same
    bytes.
    """
    ids = visible(catalogue, state)
    if not ids:
        raise ValueError("expected a state that shows a claim, found none shown")
    files = whole(catalogue)
    claims = [_claim(each, set(ids)) for each in catalogue.claims.features() if each["id"] in set(ids)]
    says = [each["properties"] for each in claims]
    content = {
        FILES[0]: _json(_theatre(files["theatre"], catalogue, state, ids, says)),
        FILES[1]: _json(_of(files["sources"], _sources(catalogue, says))),
        FILES[2]: format_geojson({"type": "FeatureCollection", **files["members"], "features": claims}),
    }
    if files["places"]:
        places = _places(files["places"]["features"], says)
        content[OWN_PLACES] = format_geojson({**files["places"], "features": places})
    return content


def _claim(feature: Json, ids: Collection[str]) -> Json:
    """Return a claim without what it says of claims that are not in the excerpt."""
    says = dict(feature["properties"])
    if "related" in says:
        says["related"] = [each for each in says["related"] if each["claim"] in ids]
    if ends := says["where"].get("ends"):
        kept = [{**end, "claim": end["claim"] if end.get("claim") in ids else None} for end in ends]
        says["where"] = {**says["where"], "ends": kept}
    return {**feature, "properties": says}


def _theatre(raw: Json, catalogue: Catalogue, state: State, ids: list[str], says: list[Json]) -> Json:
    layers = _of(raw["layers"], state.layers)
    used = {name: {each[name] for each in says} for name in ("actor", "kind")}
    scenes = {
        scene.id
        for scene in catalogue.theatre.scenes
        if set(scene.layers) <= set(state.layers)
        and set(visible(catalogue, opening(catalogue, scene.id))) | set(scene.claims) <= set(ids)
        and used["actor"].issuperset(scene.filters.actors)
    }
    charts = [
        {**chart, "claims": kept}
        for chart in raw.get("charts", ())
        if (kept := [id_ for id_ in chart["claims"] if id_ in ids])
    ]
    parts = {
        "layers": [{**layer, "on": True} for layer in layers],
        "collections": _of(raw.get("collections", ()), {layer.get("collection") for layer in layers}),
        "actors": _of(raw["actors"], used["actor"]),
        "kinds": _of(raw.get("kinds", ()), used["kind"]),
        "scenes": [_unnoted(scene) for scene in _of(raw.get("scenes", ()), scenes)],
        "figures": [id_ for id_ in raw.get("figures", ()) if id_ in ids],
        "charts": charts,
    }
    without = {name: parts.get(name, part) for name, part in raw.items() if name != "changes"}
    return _noted(without, catalogue, len(ids))


def _unnoted(scene: Json) -> Json:
    """Return a scene without the presenter's notes, which nobody is shown, in any language."""
    kept = {name: each for name, each in scene.items() if name != "notes"}
    if words := scene.get("translations"):
        kept["translations"] = {
            language: {name: each for name, each in own.items() if name != "notes"}
            for language, own in words.items()
        }
    return kept


def _noted(raw: Json, catalogue: Catalogue, count: int) -> Json:
    """Return a theatre with a first note that says of what it is an excerpt, in every language it is in."""

    def said(language: Any, notes: Iterable[str]) -> list[str]:
        parts = {"count": count, "n": len(catalogue.claims), "digest": catalogue.digest}
        return [text(language, "excerpt", **parts), *notes]

    words = raw.get("translations", {})
    translations = {
        language: {**own, "notes": said(language, own.get("notes") or raw.get("notes", ()))}
        for language in LANGUAGES
        if (own := words.get(language)) is not None
    }
    noted = {**raw, "notes": said(catalogue.theatre.language, raw.get("notes", ()))}
    return noted | ({"translations": translations} if translations else {})


def _sources(catalogue: Catalogue, says: list[Json]) -> set[str]:
    """Return the ids of the sources that claims cite, and of all that those credit."""
    cited = (each for claim in says for each in claim["citations"])
    ranges = (claim["range"]["source"] for claim in says if claim.get("range"))
    named = {id_ for each in cited for id_ in (each["source"], *(each.get("credits") or ()))}
    ahead, found = [*named, *ranges], set[str]()
    while ahead:
        if (id_ := ahead.pop()) not in found:
            found.add(id_)
            ahead += catalogue.sources[id_].credits
    return found


def _places(features: list[Json], says: list[Json]) -> list[Json]:
    """Return those of a theatre's own places that claims are at, with the places that these are made of."""
    wheres = [claim["where"] for claim in says]
    ends = (end["place"] for where in wheres for end in where.get("ends") or ())
    by_id = {each["id"]: each for each in features}
    ahead, found = [*(where.get("place") for where in wheres), *ends], set[str]()
    while ahead:
        id_ = ahead.pop()
        if id_ in by_id and id_ not in found:
            found.add(id_)
            ahead += by_id[id_]["properties"].get("members") or ()
    return [each for each in features if each["id"] in found]


def _of(records: Iterable[Json], ids: Collection[Any]) -> list[Json]:
    return [record for record in records if record["id"] in ids]


def _json(data: Mapping[str, Any] | list[Json]) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()
