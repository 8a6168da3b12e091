import json
from dataclasses import replace
from time import process_time
from typing import Any

import pytest

from layers.importing.draft import Draft
from layers.importing.event import Cited, Event
from layers.importing.extent import Extent
from layers.importing.format import Reading
from layers.importing.placement import point
from layers.reading.gazetteer import GAZETTEER, read_gazetteer
from layers.theatre.theatre import Theatre

WIRE = Cited("Two ships seen", "Harbour Wire", published="2026-03-02")
EVENT = Event(
    id="e1",
    label="Ships",
    statement="Two ships.",
    layer="Ships",
    actor="Navy of Inventia",
    placement=point(1.0, 2.0, 1, "Port", None),
    when={"from": "2026-03-01", "to": "2026-03-01", "precision": 1, "reported_on": "2026-03-02"},
    sources=(WIRE,),
)


def drafted(*events: Event | str) -> Draft:
    dataset = {"id": "log", "title": "Ship log", "kind": "dataset"}
    reading = Reading("Ship log", dataset, {}, (), iter(enumerate(events, start=1)))
    draft = Draft(reading, read_gazetteer(GAZETTEER), "2026-04-01")
    draft.fill(reading.events)
    return draft


def file(draft: Draft, name: str) -> Any:
    return json.loads(bytes(draft.files("ships")[name]))


def claims(draft: Draft) -> dict[str, Any]:
    return {each["id"]: each["properties"] for each in file(draft, "claims.geojson")["features"]}


def test_an_event_is_a_claim_that_cites_the_dataset_and_credits_its_sources() -> None:
    draft = drafted(EVENT)
    claim = claims(draft)["e1"]
    assert claim["citations"] == [{"source": "log", "credits": ["harbour-wire-2026-03-02-two-ships-seen"]}]
    assert (claim["coded_by"], claim["coded_on"]) == ("Ship log, imported by posture", "2026-04-01")
    assert [source["id"] for source in file(draft, "sources.json")] == [
        "log",
        *claim["citations"][0]["credits"],
    ]
    assert (draft.tally.read, draft.tally.claims, draft.tally.sources) == (1, 1, 2)


@pytest.mark.parametrize(
    ("assertion", "hedge", "label"),
    [("stated", None, "x" * 60), ("alleged", "allegedly", f"{'x' * 49}… (alleged)")],
)
def test_a_label_ends_with_its_hedge_however_long_it_is(
    assertion: str, hedge: str | None, label: str
) -> None:
    event = replace(EVENT, label="x" * (60 if hedge is None else 99), assertion=assertion, hedge=hedge)
    assert claims(drafted(event))["e1"]["label"] == label
    assert len(label) == 60


def test_events_share_sources_actors_and_layers_by_name() -> None:
    draft = drafted(EVENT, replace(EVENT, id="e2"), replace(EVENT, id="e3", actor="NAVY of Inventia!"))
    theatre = file(draft, "theatre.json")
    assert [(actor["id"], actor["short"]) for actor in theatre["actors"]] == [
        ("navy-of-inventia", "NI"),
        ("navy-of-inventia-2", "NI2"),
    ]
    assert len({actor["colour"] for actor in theatre["actors"]}) == 2
    assert [layer["label"] for layer in theatre["layers"]] == ["Ships"]
    assert len(file(draft, "sources.json")) == 2


def test_two_sources_whose_words_give_one_id_are_two() -> None:
    other = WIRE._replace(title="Two ships: seen")
    draft = drafted(EVENT, replace(EVENT, id="e2", sources=(other, WIRE)))
    assert claims(draft)["e2"]["citations"][0]["credits"] == [
        "harbour-wire-2026-03-02-two-ships-seen-2",
        "harbour-wire-2026-03-02-two-ships-seen",
    ]


def test_rows_that_are_no_claims_are_left_out_with_the_reason() -> None:
    draft = drafted("no id", EVENT, EVENT, replace(EVENT, id="e2", kind="Big ship"))
    assert list(claims(draft)) == ["e1"]
    left_out = draft.tally.left_out.items()
    found = {what.partition(",")[0]: [row for row, _ in rows] for (what, _), rows in left_out}
    assert found == {
        "no id": [1],
        "an id that an earlier row has": [3],
        "kind: expected an id of lower-case letters and digits": [4],
    }
    assert draft.tally.read == 4


def test_a_row_that_is_left_out_leaves_no_actor_and_no_source() -> None:
    other = Cited("Unseen", "Nobody")
    draft = drafted(EVENT, replace(EVENT, id="e2", kind="Big ship", actor="Nobody", sources=(other,)))
    assert [actor["label"] for actor in file(draft, "theatre.json")["actors"]] == ["Navy of Inventia"]
    assert len(file(draft, "sources.json")) == 2


def test_sources_of_one_row_whose_words_give_one_id_are_both_kept() -> None:
    draft = drafted(replace(EVENT, sources=(WIRE, WIRE._replace(title=f"{WIRE.title}!"))))
    sources = file(draft, "sources.json")
    assert {WIRE.title, f"{WIRE.title}!"} <= {source["title"] for source in sources}
    assert len(set(claims(draft)["e1"]["citations"][0]["credits"])) == 2


def test_an_unsound_source_is_left_out_and_the_claim_kept() -> None:
    draft = drafted(replace(EVENT, sources=(WIRE, WIRE._replace(title="Click", url="javascript:alert(1)"))))
    assert len(claims(draft)["e1"]["citations"][0]["credits"]) == 1
    ((what, rows),) = draft.tally.remarks.items()
    assert (what[0], list(rows)) == ("a source that is not sound left out", [(1, "")])


def test_remarks_about_place_and_date_are_counted() -> None:
    placement = point(1.0, 2.123456789, 1, "Port", None)
    draft = drafted(replace(EVENT, placement=placement, remarks=("dates kept as months",)))
    assert [what for what, _ in draft.tally.remarks] == [
        "coordinates rounded to 5 decimals",
        "dates kept as months",
    ]


def test_the_theatre_is_as_of_its_newest_date_or_of_today() -> None:
    later = replace(EVENT, id="e2", when={"from": "2026-03-05", "to": "2026-03-09", "precision": 1})
    undated = replace(EVENT, when={"precision": 0})
    assert file(drafted(EVENT, later), "theatre.json")["as_of"] == "2026-03-09"
    assert file(drafted(undated), "theatre.json")["as_of"] == "2026-04-01"
    Theatre.model_validate(file(drafted(EVENT, later), "theatre.json"))


def at(*longitudes: float, latitude: float = 0) -> list[dict[str, Any]]:
    return [{"type": "Point", "coordinates": [longitude, latitude]} for longitude in longitudes]


@pytest.mark.parametrize(
    ("geometries", "box"),
    [
        ([], [-180, -60, 180, 75]),
        (at(10, latitude=20), [8.5, 18.5, 11.5, 21.5]),
        (at(10, 50), [8, -2, 52, 2]),
        (at(178, -178), [176.5, -1.5, -176.5, 1.5]),
        (at(0, latitude=90), [-1.5, 88.5, 1.5, 90]),
        (at(*range(-180, 180, 5)), [-180, -17.75, 180, 17.75]),
    ],
)
def test_a_view_has_all_geometries_with_a_margin(geometries: list[dict[str, Any]], box: list[float]) -> None:
    extent = Extent()
    for geometry in geometries:
        extent.add(geometry)
    assert extent.view() == box


def test_many_actors_and_sources_take_linear_time() -> None:
    started = process_time()
    drafts = [
        drafted(
            *(
                replace(EVENT, id=f"e{n}", actor=f"Group {n}", sources=(Cited(f"Report {n}"),))
                for n in range(count)
            )
        )
        for count in (2_000, 8_000)
    ]
    # half a second for each thousand at most; it was minutes for the last ones alone
    assert process_time() - started < 20
    assert [draft.tally.sources for draft in drafts] == [2_001, 8_001]
    assert len({actor["short"] for actor in file(drafts[1], "theatre.json")["actors"]}) == 8_000
