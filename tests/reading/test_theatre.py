import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from layers.reading import geojson
from layers.reading.checks import references
from layers.reading.gazetteer import GAZETTEER, gazetteer_for, read_gazetteer
from layers.reading.problems import TheatreError
from layers.reading.theatre import read, theatres
from tests.theatres import HOSTILE, write_hostile, write_invented

Edit = Callable[[Any], Any]


def load(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def broken(folder: Path, file: str, edit: Edit) -> list[str]:
    """What the check says after ``edit`` has changed a file's data in place."""
    data = load(folder / file)
    edit(data)
    (folder / file).write_text(json.dumps(data), encoding="utf-8")
    return told(folder)


def told(folder: Path) -> list[str]:
    try:
        read(folder)
    except TheatreError as error:
        return [str(problem) for problem in error.problems]
    return []


def put(path: str, value: Any) -> Edit:
    """An edit that sets the value at a dotted path."""
    *way, last = [int(step) if step.isdigit() else step for step in path.split(".")]

    def edit(data: Any) -> None:
        for step in way:
            data = data[step]
        data[last] = value

    return edit


def claim(number: int, field: str, value: Any) -> Edit:
    return put(f"features.{number}.properties.{field}", value)


def joined(*places: str) -> Edit:
    """An edit that makes the arc one between these places, at precision 5."""
    anchors = {"adak-strand": (-176.64, 51.88)} | {
        place: read_gazetteer(GAZETTEER).anchors(place)[0] for place in ("fji", "ton")
    }

    def edit(data: Any) -> None:
        arc = data["features"][6]
        arc["geometry"]["coordinates"] = [anchors[place] for place in places]
        arc["properties"]["where"] |= {"precision": 5, "ends": [{"place": place} for place in places]}

    return edit


def scene(**fields: Any) -> Edit:
    """An edit that gives the theatre a scene of the layer “blue-side”, with these fields."""
    plain = {"id": "first", "title": "First", "caption": "What is seen.", "layers": ["blue-side"]}
    return put("scenes", [plain | fields])


def test_an_invented_theatre_is_read(invented: Path) -> None:
    catalogue = read(invented)
    assert len(catalogue.claims) == 9
    assert catalogue.theatre.id == "invented"
    assert catalogue.kinds["radar"].label == "Radar"
    assert "ship" in catalogue.kinds, "the default kinds are there too"
    assert {"koro-box", "fji"} <= set(catalogue.gazetteer.places)


def test_hostile_text_is_data_like_any_other(tmp_path: Path) -> None:
    catalogue = read(write_hostile(tmp_path))
    records = [catalogue.theatre, *catalogue.claims.values()]
    text = "".join(record.model_dump_json() for record in records)
    assert [payload for payload in HOSTILE if json.dumps(payload, ensure_ascii=False)[1:-1] not in text] == []


PROBLEMS: list[tuple[str, Edit, str]] = [
    ("theatre.json", put("title", 5), "theatre.json, title: expected text, found 5"),
    (
        "theatre.json",
        put("colour", "red"),
        "theatre.json, colour: expected no such field, found one (is it misspelt?)",
    ),
    (
        "theatre.json",
        lambda data: data.pop("as_of"),
        "theatre.json, as_of: expected this field, found nothing",
    ),
    (
        "theatre.json",
        put("as_of", "14 March"),
        'theatre.json, as_of: expected a date as YYYY, YYYY-MM or YYYY-MM-DD, found "14 March"',
    ),
    (
        "theatre.json",
        put("as_of", "2026-02-30"),
        "theatre.json, as_of: expected a date that exists in the calendar, found “2026-02-30”",
    ),
    (
        "theatre.json",
        put("view", [0, 10, 20, 5]),
        "theatre.json, view: expected [west, south, east, north] in degrees, south below north, "
        "found [0.0, 10.0, 20.0, 5.0]",
    ),
    ("theatre.json", put("view", [0, 1]), "theatre.json, view.2: expected this field, found nothing"),
    (
        "theatre.json",
        put("actors.0.colour", "red"),
        "theatre.json, actors.0.colour: expected a colour as # and six hexadecimal digits (like “#0072B2”), "
        'found "red"',
    ),
    ("theatre.json", put("actors", []), "theatre.json, actors: expected at least 1 entry, found 0"),
    (
        "theatre.json",
        lambda data: [layer.pop("on", None) for layer in data["layers"]],
        "theatre.json, layers: expected at least one layer that is on, found every layer off",
    ),
    (
        "theatre.json",
        put("layers.1.id", "blue-side"),
        "theatre.json, layer (blue-side), id: expected an id of its own, found it 2 times",
    ),
    (
        "theatre.json",
        put("figures.0", "blue-garison"),
        "theatre.json, figures.0: expected the id of a claim (“blue-garrison”?), found “blue-garison”",
    ),
    (
        "sources.json",
        put("0.url", "javascript:alert(1)"),
        "sources.json, source 0 (harbour-gazette), url: "
        "expected a link that begins with https:// or http:// and a host, all in plain ASCII, without a user "
        "name, spaces, quotes or angle brackets, "
        'found "javascript:alert(1)"',
    ),
    (
        "sources.json",
        put("1.kind", "rumour"),
        "sources.json, source 1 (island-wire), kind: expected article, report, official, dataset or unnamed, "
        'found "rumour"',
    ),
    (
        "sources.json",
        put("1.id", "amber-ministry"),
        "sources.json, source (amber-ministry), id: expected an id of its own, found it 2 times",
    ),
    (
        "sources.json",
        put("1.credits", ["harbour-gazette"]),
        "sources.json, source 1 (island-wire), credits: expected a chain that ends, "
        "found one that credits itself",
    ),
    ("sources.json", put("2", 5), "sources.json, source 2: expected an object, found 5"),
    ("sources.json", put("2", None), "sources.json, source 2: expected an object, found null"),
    (
        "claims.geojson",
        put("type", "Feature"),
        'claims.geojson, type: expected a GeoJSON FeatureCollection, found "Feature"',
    ),
    ("claims.geojson", put("features", {}), "claims.geojson, features: expected a list, found {}"),
    (
        "claims.geojson",
        put("features", []),
        "claims.geojson, features: expected at least one claim, found none",
    ),
    (
        "claims.geojson",
        put("features.0", "junk"),
        'claims.geojson, feature 0: expected an object, found "junk"',
    ),
    (
        "claims.geojson",
        put("features.0.id", "Blue Garrison"),
        "claims.geojson, feature 0 (Blue Garrison), id: expected an id of lower-case letters and digits, "
        'parts joined by “-” (like “ru-etf-strength”), found "Blue Garrison"',
    ),
    (
        "claims.geojson",
        put("features.1.id", "blue-garrison"),
        "claims.geojson, feature (blue-garrison), id: expected an id of its own, found it 2 times",
    ),
    (
        "claims.geojson",
        claim(0, "layer", "blue-sdie"),
        "claims.geojson, feature 0 (blue-garrison), layer: expected the id of a layer (“blue-side”?), "
        "found “blue-sdie”",
    ),
    (
        "claims.geojson",
        claim(0, "actor", "xyz"),
        "claims.geojson, feature 0 (blue-garrison), actor: expected the id of an actor (blue, amber), "
        "found “xyz”",
    ),
    (
        "claims.geojson",
        claim(0, "citations.0.source", "unknown-paper"),
        "claims.geojson, feature 0 (blue-garrison), citations.0.source: expected the id of a source "
        "(harbour-gazette, island-wire, amber-ministry), found “unknown-paper”",
    ),
    (
        "claims.geojson",
        claim(0, "where.place", "atlantis"),
        "claims.geojson, feature 0 (blue-garrison), where.place: expected the id of a place (one of 284), "
        "found “atlantis”",
    ),
    (
        "claims.geojson",
        claim(0, "citations", []),
        "claims.geojson, feature 0 (blue-garrison), citations: expected at least 1 entry, found 0",
    ),
    (
        "claims.geojson",
        claim(0, "where.precision", "6"),
        "claims.geojson, feature 0 (blue-garrison), where.precision: expected 0, 1, 2, 3, 4, 5, 6, 7 or 8, "
        'found "6"',
    ),
    (
        "claims.geojson",
        claim(0, "quantity.best", "400"),
        'claims.geojson, feature 0 (blue-garrison), quantity.best: expected a number, found "400"',
    ),
    (
        "claims.geojson",
        claim(0, "quantity.low", 500),
        "claims.geojson, feature 0 (blue-garrison), quantity: expected low ≤ best ≤ high, "
        "found [500.0, 400.0, 500.0]",
    ),
    (
        "claims.geojson",
        claim(0, "when", {"from_": "2026"}),
        "claims.geojson, feature 0 (blue-garrison), when.from_: expected no such field, found one "
        "(is it misspelt?)",
    ),
    (
        "claims.geojson",
        claim(0, "when.from", "2027"),
        "claims.geojson, feature 0 (blue-garrison), when: expected from not later than to, "
        "found 2027 and 2026-03",
    ),
    (
        "claims.geojson",
        claim(0, "label", "x" * 61),
        "claims.geojson, feature 0 (blue-garrison), label: expected at most 60 characters, "
        f'found 61: "{"x" * 56}…',
    ),
    (
        "claims.geojson",
        claim(1, "label", "12 ships"),
        "claims.geojson, feature 1 (amber-flotilla), label: expected the hedge in the label, “(reported)”, "
        "found “12 ships”",
    ),
    (
        "claims.geojson",
        claim(4, "hedge", None),
        "claims.geojson, feature 4 (blue-radar), hedge: expected the source’s hedging words for a claim that "
        "is alleged, found none",
    ),
    (
        "claims.geojson",
        claim(4, "where.radius_km", None),
        "claims.geojson, feature 4 (blue-radar), where.radius_km: expected a radius for a Point at "
        "precision 2, found none",
    ),
    (
        "claims.geojson",
        claim(4, "where.precision", 6),
        "claims.geojson, feature 4 (blue-radar), geometry: expected an area at precision 6 (no pin at 5 or "
        "coarser), found a Point",
    ),
    (
        "claims.geojson",
        claim(4, "where.precision", 0),
        "claims.geojson, feature 4 (blue-radar), geometry: expected null at precision 0 (not located), "
        "found a Point",
    ),
    (
        "claims.geojson",
        claim(5, "where.precision", 6),
        "claims.geojson, feature 5 (amber-exercise), where.place: expected a place at precision 6 "
        "(country or territory), found none",
    ),
    (
        "claims.geojson",
        claim(1, "where.precision", 6),
        "claims.geojson, feature 1 (amber-flotilla), where.place: expected a place of kind country or "
        "territory at precision 6, found “koro-box”, a sea",
    ),
    (
        "claims.geojson",
        claim(0, "where.precision", 7),
        "claims.geojson, feature 0 (blue-garrison), where.place: expected a place of kind sea at "
        "precision 7, found “fji”, a country",
    ),
    (
        "claims.geojson",
        claim(0, "where.precision", 8),
        "claims.geojson, feature 0 (blue-garrison), where.place: expected a place of kind aor, region or "
        "sea at precision 8, found “fji”, a country",
    ),
    ("claims.geojson", claim(1, "where.precision", 8), ""),
    ("claims.geojson", claim(5, "where.precision", 7), ""),
    ("claims.geojson", claim(5, "where.precision", 8), ""),
    (
        "claims.geojson",
        claim(4, "where.precision", 3),
        "claims.geojson, feature 4 (blue-radar), where.precision: expected 1 or 2 for “adak-strand”, a "
        "settlement, found 3",
    ),
    (
        "claims.geojson",
        joined("adak-strand", "fji"),
        "claims.geojson, feature 6 (blue-flights), where.ends.0.place: expected a place of kind country, "
        "territory, region, sea or aor at precision 5, found “adak-strand”, a settlement",
    ),
    ("claims.geojson", joined("ton", "fji"), ""),
    (
        "claims.geojson",
        put("features.4.geometry", None),
        "claims.geojson, feature 4 (blue-radar), geometry: expected one at precision 2 (“posture fill” adds "
        "it), found null",
    ),
    (
        "claims.geojson",
        put("features.3.geometry.coordinates", [179.335, -16.617]),
        "claims.geojson, feature 3 (amber-pier), geometry: expected the geometry of the place “port-amber” "
        "(“posture fill” adds it), found another",
    ),
    (
        "claims.geojson",
        put("features.6.geometry.coordinates.0", [0, 0]),
        "claims.geojson, feature 6 (blue-flights), geometry: expected an end at the anchor of “adak-strand” "
        "[-176.64, 51.88], found [0.0, 0.0]",
    ),
    (
        "claims.geojson",
        put("features.3.geometry.coordinates", [200, 0]),
        "claims.geojson, feature 3 (amber-pier), geometry: expected longitude −180…180 and latitude −90…90, "
        "found [200.0, 0.0]",
    ),
    (
        "claims.geojson",
        put("features.5.geometry.coordinates", [[[0, 0], [4, 4], [4, 0], [0, 4], [0, 0]]]),
        "claims.geojson, feature 5 (amber-exercise), geometry: expected a valid polygon, "
        "found Self-intersection[2 2]",
    ),
    (
        "claims.geojson",
        put("features.5.geometry.coordinates", [[[0, 0], [4, 0], [4, 4], [0, 4]]]),
        "claims.geojson, feature 5 (amber-exercise), geometry.coordinates: expected rings that end where "
        "they begin, found one that does not",
    ),
    (
        "claims.geojson",
        put("features.5.geometry.coordinates", [[0, 0], [4, 0], [4, 4], [0, 0]]),
        "claims.geojson, feature 5 (amber-exercise), geometry.coordinates.0.0: expected a position "
        "[longitude, latitude], found 0",
    ),
    (
        "claims.geojson",
        put("features.5.geometry.coordinates.0.1", ["east", 0]),
        "claims.geojson, feature 5 (amber-exercise), geometry.coordinates.0.1.0: expected a number, "
        'found "east"',
    ),
    (
        "claims.geojson",
        put("features.5.geometry", {"type": "Circle", "coordinates": [0, 0]}),
        "claims.geojson, feature 5 (amber-exercise), geometry: expected a geometry of type Point, "
        "LineString, MultiLineString, Polygon, MultiPolygon, found “Circle”",
    ),
    (
        "claims.geojson",
        put("features.5.geometry", 5),
        "claims.geojson, feature 5 (amber-exercise), geometry: expected an object, found 5",
    ),
    (
        "claims.geojson",
        put("features.5.geometry", {"coordinates": [0, 0]}),
        "claims.geojson, feature 5 (amber-exercise), geometry: expected a GeoJSON geometry with its type, "
        "found an object without a known type",
    ),
    (
        "claims.geojson",
        put("features.5.geometry.coordinates.0.1", [float("nan"), 0]),
        "claims.geojson, feature 5 (amber-exercise), geometry.coordinates.0.1.0: expected a finite number, "
        "found NaN",
    ),
    (
        "claims.geojson",
        claim(0, "quantity.best", float("inf")),
        "claims.geojson, feature 0 (blue-garrison), quantity.best: expected a finite number, found Infinity",
    ),
    (
        "claims.geojson",
        claim(0, "statement", "half \ud800"),
        "claims.geojson, feature 0 (blue-garrison), statement: expected whole characters, "
        'found "half \\ud800"',
    ),
    (
        "claims.geojson",
        claim(0, "note", "x"),
        "",
    ),
    (
        "places.geojson",
        put("features.0.properties.provenance", "nobody"),
        "places.geojson, place (koro-box), provenance: expected the id of a provenance entry, found “nobody”",
    ),
    (
        "places.geojson",
        put("features.0.properties.members", ["fji", "atlantis"]),
        "places.geojson, place (koro-box), members: expected the id of a place, found “atlantis”",
    ),
    (
        "places.geojson",
        put("features.0.id", "fji"),
        "places.geojson, place (fji), id: expected an id of its own, found one of the gazetteer’s",
    ),
    ("places.geojson", put("provenance", 5), "places.geojson, provenance: expected a list, found 5"),
    ("theatre.json", scene(claims=["blue-garrison"], filters={"actors": ["blue"]}), ""),
    (
        "theatre.json",
        scene(layers=["blue-sides"]),
        "theatre.json, scene (first), layers.0: expected the id of a layer (“blue-side”?), "
        "found “blue-sides”",
    ),
    (
        "theatre.json",
        scene(claims=["blue-garison"]),
        "theatre.json, scene (first), claims.0: expected the id of a claim (“blue-garrison”?), "
        "found “blue-garison”",
    ),
    (
        "theatre.json",
        scene(filters={"sources": ["harbour-gazete"]}),
        "theatre.json, scene (first), filters.sources.0: expected the id of a source (“harbour-gazette”?), "
        "found “harbour-gazete”",
    ),
    (
        "theatre.json",
        scene(filters={"actors": ["blu"]}),
        "theatre.json, scene (first), filters.actors.0: expected the id of an actor (“blue”?), found “blu”",
    ),
    (
        "theatre.json",
        scene(claims=["blue-garrison", "amber-flotilla"]),
        "theatre.json, scene (first), claims.1: expected a claim whose layers the scene shows, "
        "“amber-flotilla” needs amber-side",
    ),
    (
        "theatre.json",
        put("scenes", [{"id": "a", "title": "A", "caption": "A.", "layers": ["talk"]}] * 2),
        "theatre.json, scene (a), id: expected an id of its own, found it 2 times",
    ),
    (
        "theatre.json",
        scene(layers=[]),
        "theatre.json, scenes.0.layers: expected at least 1 entry, found 0",
    ),
]


@pytest.mark.parametrize(("file", "edit", "message"), PROBLEMS, ids=[row[2][:90] for row in PROBLEMS])
def test_a_problem_is_named_with_its_address(invented: Path, file: str, edit: Edit, message: str) -> None:
    problems = broken(invented, file, edit)
    assert message in problems if message else problems == []


@pytest.mark.parametrize(
    "edit",
    [
        claim(0, "assertion", "certain"),
        claim(0, "quantity.best", float("nan")),
        claim(0, "statement", "half \ud800"),
        put("features.5.geometry.coordinates", [[0, 0], [4, 0], [4, 4], [0, 0]]),
        put("features.0.id", "Blue Garrison"),
        claim(0, "where.precision", 7),
        claim(0, "where.precision", 8),
        claim(1, "where.precision", 6),
        claim(4, "where.precision", 3),
        claim(4, "where.precision", 6),
        claim(5, "where.precision", 6),
        joined("adak-strand", "fji"),
    ],
)
def test_one_fault_is_one_problem(invented: Path, edit: Edit) -> None:
    problems = broken(invented, "claims.geojson", edit)
    assert len([problem for problem in problems if "found “blue-garrison”" not in problem]) == 1


@pytest.mark.parametrize("many", [1, 4])
def test_claims_are_read_a_few_at_a_time(invented: Path, monkeypatch: pytest.MonkeyPatch, many: int) -> None:
    before = read(invented)
    monkeypatch.setattr(geojson, "MANY", many)
    after = read(invented)
    assert after.digest == before.digest
    assert dict(after.claims) == dict(before.claims)


def test_each_problem_has_the_address_of_its_own_feature(
    invented: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(geojson, "MANY", 2)

    def edit(data: Any) -> None:
        claims = data["features"]
        claims[0]["properties"]["status"] = "fine"
        claims[3]["properties"]["quantity"] = {"verbatim": "x", "best": float("nan"), "unit": "y"}
        claims[5]["properties"]["kind"] = "nothing"
        claims[7]["properties"]["related"] = [{"claim": "amber-flotila", "relation": "part_of"}]
        claims[8]["id"] = "blue-radar"

    assert [problem.partition(": expected")[0] for problem in broken(invented, "claims.geojson", edit)] == [
        "claims.geojson, feature 3 (amber-pier), quantity.best",
        "claims.geojson, feature 0 (blue-garrison), status",
        "claims.geojson, feature (blue-radar), id",
        "claims.geojson, feature 5 (amber-exercise), kind",
        "claims.geojson, feature 7 (amber-intent), related.0.claim",
    ]


def test_a_link_may_lead_to_a_claim_further_on_and_not_to_none(
    invented: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(geojson, "MANY", 1)
    link = {"claim": "amber-denial", "relation": "part_of"}
    assert broken(invented, "claims.geojson", claim(0, "related", [link])) == []
    link["claim"] = "amber-denials"
    assert broken(invented, "claims.geojson", claim(0, "related", [link])) == [
        "claims.geojson, feature 0 (blue-garrison), related.0.claim: expected the id of a claim "
        "(“amber-denial”?), found “amber-denials”"
    ]


def test_of_very_many_ids_none_is_guessed(invented: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(references, "COMPARED", 3)
    problems = broken(invented, "claims.geojson", claim(0, "where.place", "fjii"))
    assert any(problem.endswith("the id of a place (one of 284), found “fjii”") for problem in problems)


def test_every_problem_counts_and_the_first_are_told(invented: Path) -> None:
    def edit(data: Any) -> None:
        more = [json.loads(json.dumps(data["features"][7])) for _ in range(250)]
        for number, feature in enumerate(more):
            feature["id"] = f"more-{number}"
            feature["properties"]["layer"] = "nowhere"
        data["features"] += more

    assert len(broken(invented, "claims.geojson", edit)) == 100
    with pytest.raises(TheatreError) as error:
        read(invented)
    assert (error.value.count, error.value.rest) == (250, "… and 150 more: claims.geojson, layer: 150")


def test_all_problems_are_told_at_once(invented: Path) -> None:
    broken(invented, "theatre.json", put("title", 5))
    broken(invented, "sources.json", put("0.url", "javascript:alert(1)"))
    broken(invented, "claims.geojson", claim(0, "layer", 7))
    problems = broken(invented, "claims.geojson", claim(1, "where.place", "atlantis"))
    assert [problem.split(":")[0] for problem in problems] == [
        "theatre.json, title",
        "sources.json, source 0 (harbour-gazette), url",
        "claims.geojson, feature 0 (blue-garrison), layer",
        "claims.geojson, feature 1 (amber-flotilla), where.place",
    ]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "expected JSON, found “Expecting value” at line 1, column 1"),
        (
            b'{"a": 1,}',
            "expected JSON, found “Expecting property name enclosed in double quotes” at line 1, column 9",
        ),
        (b"\xff\xfe{}", "expected UTF-8 text, found another byte at position 0"),
        (b"[" * 100_000 + b"]" * 100_000, "expected JSON, found brackets nested too deeply"),
        (b"9" * 5000, "expected JSON, found a number that is too long"),
        (b"[]", "expected an object, found []"),
        (b"null", "expected an object or a list, found null"),
        (b'"text"', 'expected an object, found "text"'),
    ],
)
def test_a_theatre_that_is_no_theatre(invented: Path, content: bytes, message: str) -> None:
    (invented / "theatre.json").write_bytes(content)
    problems = told(invented)
    assert len(problems) == 1
    assert problems[0].startswith(f"theatre.json: {message}")


@pytest.mark.parametrize("file", ["sources.json", "claims.geojson", "places.geojson"])
@pytest.mark.parametrize("content", [b"null", b"5", b'"text"', b"{}", b'{"type": "FeatureCollection"}'])
def test_a_file_of_another_form(invented: Path, file: str, content: bytes) -> None:
    (invented / file).write_bytes(content)
    problems = told(invented)
    assert any(problem.startswith(file) and "expected" in problem for problem in problems)


def test_a_record_nested_too_deeply(invented: Path) -> None:
    deep: Any = []
    for _ in range(300):
        deep = [deep]
    assert broken(invented, "claims.geojson", claim(0, "note", deep))[0].startswith(
        "claims.geojson, feature 0 (blue-garrison): expected"
    )


def test_a_key_given_twice_is_told_not_guessed(invented: Path) -> None:
    path = invented / "claims.geojson"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace('"layer": "blue-side"', '"layer": "talk", "layer": "blue-side"', 1), encoding="utf-8"
    )
    assert told(invented) == [
        "claims.geojson, feature 0 (blue-garrison), layer: expected each key once, found it again"
    ]


def test_missing_files_are_all_named(tmp_path: Path) -> None:
    assert [problem.split(":")[0] for problem in told(tmp_path)] == [
        "theatre.json",
        "sources.json",
        "claims.geojson",
    ]


def test_a_folder_is_expected(tmp_path: Path) -> None:
    assert told(tmp_path / "none") == [f"{tmp_path / 'none'}: expected a theatre folder, found nothing there"]
    unreadable = tmp_path / ("x" * 5000)
    assert "expected a theatre folder, found one that cannot be read" in told(unreadable)[0]
    (tmp_path / "file").touch()
    assert told(tmp_path / "file") == [f"{tmp_path / 'file'}: expected a theatre folder, found a file"]


def test_a_message_moves_no_cursor(invented: Path) -> None:
    problems = broken(invented, "claims.geojson", put("features.0.id", "\x1b[2J\u202e\nnext"))
    assert all(problem.isprintable() for problem in problems)


def test_white_space_line_ends_and_a_bom_do_not_change_the_digest(invented: Path) -> None:
    digest = read(invented).digest
    for file in invented.iterdir():
        text = json.dumps(load(file), indent=3).replace("\n", "\r\n")
        file.write_bytes(b"\xef\xbb\xbf" + text.encode())
    assert read(invented).digest == digest


def test_what_is_left_out_and_what_says_null_have_one_digest(invented: Path) -> None:
    digest = read(invented).digest

    def edit(data: Any) -> None:
        for feature in data["features"]:
            says = feature["properties"]
            says |= {name: says.get(name) for name in ("hedge", "quantity", "sidc", "note")}
            says |= {"related": says.get("related", []), "items": says.get("items", [])}
            says["where"] |= {"radius_km": says["where"].get("radius_km")}

    assert broken(invented, "claims.geojson", edit) == []
    assert read(invented).digest == digest


@pytest.mark.parametrize(
    ("file", "edit"),
    [
        ("claims.geojson", claim(0, "statement", "Another.")),
        ("sources.json", put("0.title", "Another")),
        ("theatre.json", put("title", "Another")),
        ("places.geojson", put("features.1.properties.name", "Another")),
    ],
)
def test_any_change_of_data_changes_the_digest(invented: Path, file: str, edit: Edit) -> None:
    before = read(invented).digest
    assert broken(invented, file, edit) == []
    assert read(invented).digest != before


def test_a_gazetteer_is_read_again_when_it_changes(invented: Path) -> None:
    assert gazetteer_for(invented).places["port-amber"].properties.name == "Port Amber"
    data = load(invented / "places.geojson")
    data["features"][1]["properties"]["name"] = "Port Renamed"
    (invented / "places.geojson").write_text(json.dumps(data), encoding="utf-8")
    assert gazetteer_for(invented).places["port-amber"].properties.name == "Port Renamed"


def test_a_gazetteer_beside_the_theatre_is_used(invented: Path) -> None:
    (invented.parent / "gazetteer.geojson").write_bytes((invented / "places.geojson").read_bytes())
    (invented / "places.geojson").unlink()
    assert set(gazetteer_for(invented).places) == {"koro-box", "port-amber", "adak-strand"}


def test_no_gazetteer_is_told(tmp_path: Path) -> None:
    with pytest.raises(TheatreError, match="expected a gazetteer, found no file"):
        read_gazetteer(tmp_path / "none.geojson")


def test_theatres_are_the_folders_with_a_theatre(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    second = write_invented(tmp_path / "b")
    first = write_invented(tmp_path / "a")
    assert theatres(tmp_path) == [first, second]
