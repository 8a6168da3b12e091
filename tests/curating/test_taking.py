from pathlib import Path

import pytest

from layers.curating.changes import with_values
from layers.curating.documents import in_memory
from layers.curating.held import held
from layers.curating.records import Records, records
from layers.curating.taking import edits
from layers.exporting.workbook import workbook
from layers.importing.format import Told
from layers.importing.formats import posture
from layers.importing.intake import packed
from layers.importing.placement import Atlas
from layers.reading.gazetteer import gazetteer_for
from layers.reading.theatre import read


@pytest.fixture
def brought_back(invented: Path) -> Records:
    """The records of the invented theatre, once out to a workbook and back."""
    gazetteer = gazetteer_for(invented)
    file = packed("book.xlsx", workbook(read(invented)), Told())
    return records(in_memory(posture.read(file, Atlas(gazetteer)).files), gazetteer)


def test_a_workbook_that_nobody_edited_changes_nothing(invented: Path, brought_back: Records) -> None:
    now = held(invented)
    every = [(kind, id_) for kind, listed in now.records.items() for id_ in listed]
    assert edits(now.records, brought_back, every) == {}


def test_only_what_is_taken_is_changed_and_only_in_what_it_means(
    invented: Path, brought_back: Records
) -> None:
    now = held(invented)
    first, second, third = list(now.records["claim"])[:3]
    claims = dict(brought_back["claim"])
    claims[first] = with_values(claims[first], {("properties", "label"): "Another label"})
    claims[second] = with_values(claims[second], {("properties", "label"): "Left as it is"})
    del claims[third]
    after = {**brought_back, "claim": claims}
    made = edits(now.records, after, [("claim", first), ("claim", third)])
    assert made == {
        ("claim", first): with_values(
            now.records["claim"][first], {("properties", "label"): "Another label"}
        ),
        ("claim", third): with_values(now.records["claim"][third], {("properties", "status"): "withdrawn"}),
    }
