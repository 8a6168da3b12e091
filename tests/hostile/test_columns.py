"""Read by column or claim by claim, a file has the same problems, and a sound one is the same theatre."""

import copy
import io
import json
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from layers.reading import validation
from layers.reading.chunks import Chunk
from layers.reading.contract import Contract, Held
from layers.reading.problems import TheatreError
from layers.reading.theatre import read
from layers.writing.geoparquet import geoparquet
from tests.hostile.anything import edited
from tests.theatres import write_invented


class OneByOne(Contract):
    """A contract of which no claim is known to keep it, so that each is validated and checked by itself."""

    def held(self, chunk: Chunk) -> Held:
        return super().held(chunk)._replace(sound=np.zeros(len(chunk.features), bool))


@pytest.fixture(scope="module")
def theatre(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_invented(tmp_path_factory.mktemp("columns") / "invented")


def told(theatre: Path) -> Any:
    """The lines that tell what is wrong with a theatre, or its digest and its claims."""
    try:
        found = read(theatre)
    except TheatreError as error:
        return [*map(str, error.problems), error.rest]
    return found.digest, {
        name: (each.values, each.codes.tolist()) for name, each in found.claims.columns.items()
    }


def both(theatre: Path, name: str, content: bytes) -> tuple[Any, Any]:
    """What is told of a theatre with that content in a file: by column, and claim by claim."""
    plain = theatre / "claims.geojson"
    before = plain.read_bytes()
    plain.unlink()
    (theatre / name).write_bytes(content)
    try:
        by_column = told(theatre)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(validation, "Contract", OneByOne)
            return by_column, told(theatre)
    finally:
        (theatre / name).unlink()
        plain.write_bytes(before)


SAID: dict[str, list[Any]] = {
    "layer": ["talk", "nowhere"],
    "actor": ["blue", "red"],
    "kind": ["radar", "ship", "nothing"],
    "assertion": ["stated", "reported", "alleged", "denied", "sure"],
    "label": ["x", "x (alleged)", "x (reported)", " ", "\u0007", "x" * 61],
    "hedge": [None, "allegedly", ""],
    "where.precision": [*range(10), 1.0, True],
    "where.place": [None, "fji", "koro-box", "ton", "atlantis", "nzl-auk"],
    "where.radius_km": [None, 5, 0, 3000],
    "where.ends": [None, [{"place": "fji"}, {"place": "ton"}], [{"place": "fji"}]],
    "where.translations": [{"es": {"name": "Fiyi"}}, {"en": {"name": "Fiji"}}],
    "citations": [
        [],
        [{"source": "nobody"}],
        [{"source": "harbour-gazette"}] * 2,
        [{"source": "harbour-gazette", "credits": ["harbour-gazette"]}],
        [{"source": "harbour-gazette", "paragraph": 0}],
    ],
    "range": [None, {"km": 5, "verbatim": "five", "source": "harbour-gazette"}, {"km": -1}],
    "quantity": [{"verbatim": "x", "low": 3, "best": 1, "unit": "y"}, {"verbatim": "x", "unit": "y"}],
    "related": [
        [{"claim": "blue-radar", "relation": "part_of"}] * 2,
        [{"claim": "gone", "relation": "part_of"}],
    ],
    "translations": [{"es": {"label": "x"}}, {"en": {"label": "x"}}, {"es": {"label": "x (según informes)"}}],
    "when": [{"from": "2026-02-30", "precision": 1}, {"precision": 3}],
    "coded_on": ["2026-13", "2026", 2026],
    "status": ["fine", "accepted"],
    "extra": [1],
}
"""What a claim may say instead, by field; some of it fits some claims."""

PLACES: list[Any] = [
    None,
    {"type": "Point", "coordinates": [179.334, -16.617]},
    {"type": "Point", "coordinates": [179.33412, -16.6171]},
    {"type": "Point", "coordinates": [179.3341234567, -16.6]},
    {"type": "Point", "coordinates": [179.5, -16.6171234567]},
    {"type": "Point", "coordinates": [200, 1]},
    {"type": "Point", "coordinates": [1, 2, 3]},
    {"type": "Point", "coordinates": ["1", 2]},
    {"type": "Point", "coordinates": [True, 2]},
    {"type": "Polygon", "coordinates": [[[0, 0], [4, 0], [4, 4], [0, 0]]]},
    {"type": "Polygon", "coordinates": [[[0, 0], [4, 4], [4, 0], [0, 0]]]},
    {"type": "LineString", "coordinates": [[1, 2], [3, 4]]},
]


@st.composite
def others(draw: st.DrawFn, document: Any) -> bytes:
    """The claims of a document, of which some say something else, or lie elsewhere."""
    document = copy.deepcopy(document)
    for _ in range(draw(st.integers(1, 4))):
        feature = draw(st.sampled_from(document["features"]))
        match draw(st.sampled_from(["place", "said", "said", "said", "id", "twin"])):
            case "place":
                feature["geometry"] = draw(st.sampled_from(PLACES))
            case "said":
                name = draw(st.sampled_from(sorted(SAID)))
                outer, _, inner = name.partition(".")
                holder = feature["properties"][outer] if inner else feature["properties"]
                holder[inner or outer] = draw(st.sampled_from(SAID[name]))
            case "id":
                feature["id"] = draw(st.sampled_from(["blue-radar", "Blue", 7, None, "new"]))
            case "twin":
                document["features"].append(copy.deepcopy(feature))
    return json.dumps(document).encode()


def bare(theatre: Path) -> Any:
    """The claims of a theatre without what puts all of them in doubt: translations and links."""
    document = json.loads((theatre / "claims.geojson").read_text(encoding="utf-8"))
    for feature in document["features"]:
        says = feature["properties"]
        for holder in (says, says["where"], says.get("quantity") or {}):
            holder.pop("translations", None)
        says.pop("related", None)
    return document


def test_what_any_claim_says_instead_is_told_alike(theatre: Path) -> None:
    for name, values in SAID.items():
        outer, _, inner = name.partition(".")
        for value in values:
            document = bare(theatre)
            for feature in document["features"][::3]:
                holder = feature["properties"][outer] if inner else feature["properties"]
                holder[inner or outer] = value
            by_column, one_by_one = both(theatre, "claims.geojson", json.dumps(document).encode())
            assert by_column == one_by_one


def test_where_any_claim_lies_instead_is_told_alike(theatre: Path) -> None:
    for place in PLACES:
        for precision in range(9):
            document = bare(theatre)
            for feature in document["features"][::2]:
                feature["geometry"] = place
                feature["properties"]["where"]["precision"] = precision
            by_column, one_by_one = both(theatre, "claims.geojson", json.dumps(document).encode())
            assert by_column == one_by_one


@given(data=st.data())
def test_other_claims_are_told_alike(theatre: Path, data: st.DataObject) -> None:
    by_column, one_by_one = both(theatre, "claims.geojson", data.draw(others(bare(theatre))))
    assert by_column == one_by_one


@given(data=st.data())
def test_json_of_another_form_is_told_alike(theatre: Path, data: st.DataObject) -> None:
    document = json.loads((theatre / "claims.geojson").read_text(encoding="utf-8"))
    by_column, one_by_one = both(theatre, "claims.geojson", data.draw(edited(document)))
    assert by_column == one_by_one


@pytest.fixture(scope="module")
def packed(theatre: Path) -> pa.Table:
    return pq.read_table(io.BytesIO(geoparquet(read(theatre).claims)))


@given(data=st.data())
def test_parquet_is_told_alike(theatre: Path, packed: pa.Table, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from([name for name in packed.schema.names if name != "geometry"]))
    values = packed.column(name).to_pylist()
    values[data.draw(st.integers(0, 8))] = data.draw(st.sampled_from([*values, None]))
    at = packed.schema.names.index(name)
    table = packed.set_column(at, packed.schema.field(at), pa.array(values, packed.schema.field(at).type))
    sink = io.BytesIO()
    pq.write_table(table, sink)
    by_column, one_by_one = both(theatre, "claims.parquet", sink.getvalue())
    assert by_column == one_by_one
