from layers.importing.event import Event
from layers.importing.format import File
from layers.importing.placement import unplaced
from layers.importing.records import records


def named(row: dict[str, str]) -> Event | str:
    if not row["name"]:
        return "no name"
    return Event(row["id"], row["name"], "A.", "L", "B", unplaced("C", "a test"), {"precision": 0})


def test_a_reading_says_what_became_of_each_column_and_each_row() -> None:
    found = records(File("a.csv", b"rank,id,name\n9,1,Ann\n9,2,\n9"), ["id"])
    reading = found.reading("People", {"id": "people"}, {"name": "label", "id": "id", "age": "note"}, named)
    assert (reading.name, reading.dataset) == ("People", {"id": "people"})
    assert list(reading.mapped.items()) == [("name", "label"), ("id", "id")], "not those it does not have"
    assert reading.unused == ("rank",)
    first, *others = reading.events
    assert isinstance(first[1], Event)
    assert (first[0], first[1].label) == (1, "Ann")
    assert others == [(2, "no name"), (3, "row without exactly 3 fields")]
