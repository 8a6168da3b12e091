from pkgutil import iter_modules

import pytest

from layers.importing.errors import FormatError
from layers.importing.format import File, events
from layers.importing.formats import __path__ as folders
from layers.importing.formats import formats
from layers.importing.placement import Atlas
from layers.reading.limits import LimitError
from layers.theatre.gazetteer import Gazetteer


@pytest.fixture
def atlas() -> Atlas:
    return Atlas(Gazetteer({}, (), tuple))


def test_no_two_formats_share_a_name_or_words() -> None:
    modules = list(iter_modules(folders))
    assert len(formats()) == len(modules)
    assert len({each.words for each in formats().values()}) == len(modules)


@pytest.mark.parametrize("name", formats())
@pytest.mark.parametrize("text", ["", "any words", "[]", "a,b\n1,2\n", "\0"])
def test_each_reader_refuses_a_file_of_another_format(atlas: Atlas, name: str, text: str) -> None:
    with pytest.raises(FormatError, match=r"^expected .+ found"):
        formats()[name].read(File("a.txt", text.encode()), atlas)


def test_a_mapping_is_for_the_format_without_columns_of_its_own() -> None:
    assert [each.name for each in formats().values() if each.takes_map] == [
        "geojson",
        "orbat-mapper",
        "table",
        "vector",
    ]


def test_a_row_that_a_format_fails_on_is_left_out_and_the_next_is_read() -> None:
    def event(row: str | int) -> str:
        if row == 1:
            raise LimitError("expected less, found more")
        return f"an event of {7 // int(row)}"

    rows: list[tuple[int, str | int]] = [(1, 7), (2, 0), (3, "a reason"), (4, 1), (5, 2)]
    assert list(events(rows, event)) == [
        (1, "an event of 1"),
        (2, "a row that cannot be read (ZeroDivisionError)"),
        (3, "a reason"),
        (4, "expected less, found more"),
        (5, "an event of 3"),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_the_start_of_a_file_in_one_line_is_text(encoding: str) -> None:
    start = File("a.json", ('{"type": "é' + "é" * 200_000).encode(encoding)).start
    assert start.startswith('{"type": "é')
