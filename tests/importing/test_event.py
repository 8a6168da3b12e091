from layers.importing.draft import Draft
from layers.importing.event import Cited, Event
from layers.importing.format import Reading
from layers.importing.placement import unplaced
from layers.theatre.gazetteer import Gazetteer


def test_a_row_that_does_not_say_how_firmly_or_what_is_a_reported_incident() -> None:
    event = Event("a", "Clash", "A clash.", "Clashes", "Blue", unplaced("Port", "a test"), {"precision": 0})
    draft = Draft(Reading("D", {"id": "d"}, {}, (), iter(())), Gazetteer({}, (), tuple), "2026-01-01")
    claim = draft._claim(event, [])["properties"]
    assert (claim["label"], claim["assertion"], claim["kind"]) == ("Clash (reported)", "reported", "incident")
    assert not {"hedge", "quantity", "note"} & claim.keys(), "what is not given is left out"


def test_rows_that_name_a_source_alike_name_the_same() -> None:
    assert {Cited("A clash", "The Wire"), Cited("A clash", "The Wire")} == {Cited("A clash", "The Wire")}
    assert Cited("A clash", "The Wire") != Cited("A clash", "The Post")
