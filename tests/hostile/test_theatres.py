"""Whole theatres, several of their files changed at once: what is not told in lines can be shown."""

import copy
import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.timeline import rows
from layers.curating.warnings import warnings
from layers.exporting.choice import Choice
from layers.exporting.credit_graph import credit_graph
from layers.exporting.exporters import EXPORTERS
from layers.exporting.tables import sources_frame
from layers.page.snapshot import read_snapshot, snapshot
from layers.page.state import opening
from layers.page.visible import visible
from layers.reading.door import UNFORESEEN
from layers.reading.problems import TheatreError
from layers.reading.theatre import read
from layers.theatre.catalogue import Catalogue
from layers.writing.geoparquet import geoparquet
from tests.hostile.anything import damaged, edited
from tests.hostile.strings import NAUGHTY
from tests.theatres import write_hostile, write_invented

FILES = ("theatre.json", "sources.json", "places.geojson", "claims.geojson")

Files = dict[str, bytes | None]
"""What a theatre's files hold, by their names; None for a file that is not there."""

Spot = tuple[Any, Any]
"""A place in a document: what holds a value, and its key or index there."""


def spots(value: Any) -> Iterator[Spot]:
    """Yield every place in a document, outer ones before those inside."""
    for step in list(value) if isinstance(value, dict) else range(len(value)):
        yield value, step
        if isinstance(value[step], dict | list):
            yield from spots(value[step])


@st.composite
def theatres(draw: st.DrawFn, sound: dict[str, Any]) -> Files:
    """A theatre with values of other records, of which sometimes a file is of any form or damaged.

    A value that another record has in the same field is of the right kind. So much of what is drawn is well
    formed: it refers to what is there, or to itself, or stands twice.
    """
    documents = copy.deepcopy(sound)
    alike: dict[Any, list[Spot]] = defaultdict(list)
    for holder, step in (spot for each in documents.values() for spot in spots(each)):
        alike[step if isinstance(holder, dict) else type(holder[step]).__name__].append((holder, step))
    for _ in range(draw(st.integers(1, 6))):
        field = draw(st.sampled_from(sorted(alike)))
        holder, step = draw(st.sampled_from(alike[field]))
        if not (step in holder if isinstance(holder, dict) else step < len(holder)):
            continue
        match draw(st.sampled_from(["other", "other", "other", "text", "gone", "twice"])):
            case "other":
                lender, there = draw(st.sampled_from(alike[field]))
                if there in lender if isinstance(lender, dict) else there < len(lender):
                    holder[step] = copy.deepcopy(lender[there])
            case "text" if isinstance(holder[step], str):
                holder[step] = draw(st.sampled_from(NAUGHTY))
            case "gone":
                del holder[step]
            case "twice" if isinstance(holder, list):
                holder.insert(step, copy.deepcopy(holder[step]))
    files: Files = {name: json.dumps(each).encode() for name, each in documents.items()}
    name = draw(st.sampled_from(FILES))
    match draw(st.sampled_from([*[None] * 6, "edited", "damaged", "gone", "exchanged"])):
        case "edited":
            files[name] = draw(edited(documents[name]))
        case "damaged":
            files[name] = draw(damaged(files[name] or b""))
        case "gone":
            files[name] = None
        case "exchanged":
            files[name] = files[draw(st.sampled_from(FILES))]
    return files


SCENE = {
    "id": "ships",
    "title": "Ships",
    "caption": "Ships as told.",
    "layers": ["amber-side", "talk"],
    "view": [165, -30, -165, 10],
    "claims": ["amber-flotilla", "amber-denial"],
    "filters": {"assertions": ["reported", "denied"], "actors": ["amber"], "sources": ["harbour-gazette"]},
}
MORE = {
    "scenes": [SCENE, {"id": "all", "title": "All", "caption": "All.", "layers": ["blue-side", "flights"]}],
    "collections": [{"id": "told", "label": "Told"}, {"id": "said", "label": "Said"}],
    "charts": [{"id": "people", "title": "People", "claims": ["blue-garrison", "amber-flotilla"]}],
    "figures": ["blue-garrison", "amber-flotilla-low"],
}
"""What the invented theatres have none of."""


def put(folder: Path, files: Files) -> None:
    for name, content in files.items():
        (folder / name).unlink(missing_ok=True)
        if content is not None:
            (folder / name).write_bytes(content)


def accepted(folder: Path) -> Catalogue | None:
    """Return the theatre in a folder, or None if all that is wrong with it is told in lines."""
    try:
        return read(folder)
    except TheatreError as error:
        lines = [*map(str, error.problems), error.rest]
        assert lines[0]
        assert not [line for line in lines if UNFORESEEN in line or not line.isprintable()]
        return None


def check_shown(catalogue: Catalogue) -> None:
    """Whatever the dashboard and the command line make of a theatre can be made of this one."""
    for scene in (None, *(each.id for each in catalogue.theatre.scenes)):
        state = opening(catalogue, scene).checked(catalogue)
        assert set(visible(catalogue, state)) <= set(catalogue.claims)
    page = snapshot(catalogue, opening(catalogue))
    assert read_snapshot(page)["opening"]["layers"] == list(opening(catalogue).layers)
    for exporter in EXPORTERS:
        assert exporter.make(catalogue, Choice(opening(catalogue), scenes=True))
    assert len(sources_frame(catalogue)) == len(catalogue.sources)
    assert credit_graph(catalogue).startswith("digraph")
    for chart in catalogue.theatre.charts:
        rows(catalogue, chart)
    assert all(str(warning).isprintable() for warning in warnings(catalogue))


def check_packed(folder: Path, catalogue: Catalogue) -> None:
    """The claims as GeoParquet are the same data."""
    put(folder, {"claims.geojson": None, "claims.parquet": geoparquet(catalogue.claims)})
    try:
        assert read(folder).digest == catalogue.digest
    finally:
        put(folder, {"claims.parquet": None})


@pytest.fixture(scope="module", params=[write_invented, write_hostile], ids=["invented", "hostile"])
def sound(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What the files of a theatre hold, by their names."""
    folder = request.param(tmp_path_factory.mktemp("sound") / "theatre")
    known = {name: json.loads((folder / name).read_text(encoding="utf-8")) for name in FILES}
    known["theatre.json"] |= MORE
    for layer, collection in zip(
        known["theatre.json"]["layers"], ("told", "told", "said", "said"), strict=True
    ):
        layer["collection"] = collection
    return known


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("changed")


@given(data=st.data())
def test_a_changed_theatre_is_told_or_can_be_shown(
    folder: Path, sound: dict[str, Any], data: st.DataObject
) -> None:
    put(folder, data.draw(theatres(sound)))
    catalogue = accepted(folder)
    if catalogue:
        check_shown(catalogue)
        check_packed(folder, catalogue)


def test_much_of_what_is_drawn_can_be_shown(folder: Path, sound: dict[str, Any]) -> None:
    found: list[bool] = []

    @settings(max_examples=100)
    @given(data=st.data())
    def drawn(data: st.DataObject) -> None:
        put(folder, data.draw(theatres(sound)))
        found.append(accepted(folder) is not None)

    drawn()
    assert 0.2 < sum(found) / len(found) < 0.9
