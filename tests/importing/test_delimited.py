from time import process_time

import pytest

from layers.importing.delimited import delimited
from layers.importing.errors import FormatError


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_delimiter_is_the_one_that_finds_the_columns(delimiter: str) -> None:
    other = ";" if delimiter == "," else ","
    text = f"ID{delimiter} Name \n1{delimiter}A{other}B{other}C\n"
    found = delimited(text, ["id", "name"])
    assert found.columns == ("id", "name"), "in lower case, without spaces around"
    assert list(found.rows()) == [(1, {"id": "1", "name": f"A{other}B{other}C"})]


def test_all_missing_columns_are_named_and_then_all_repeated_ones() -> None:
    with pytest.raises(FormatError, match=r"expected the columns id, name, at; found none named id, at$"):
        delimited("name,place\n", ["id", "name", "at"])
    with pytest.raises(FormatError, match=r"found again: id, name$"):
        delimited("id,name,id,name,note,note\n", ["id", "name"])
    assert delimited("id,note,note\n", ["id"]).columns == ("id", "note", "note"), "not needed, so not missed"


def test_rows_are_counted_as_in_the_file() -> None:
    rows = list(delimited('id,name\n1,"two\nlines"\n\n3\n4,D', ["id", "name"]).rows())
    assert rows == [
        (1, {"id": "1", "name": "two\nlines"}),
        (3, "row without exactly 2 fields"),
        (4, {"id": "4", "name": "D"}),
    ]


def test_a_text_without_a_row_has_none() -> None:
    assert list(delimited("id,name", ["id", "name"]).rows()) == []


HEADER = "id,name,note\n"


@pytest.mark.parametrize("damaged", ['"{n},A,B', '{n},"A,B', '{n},A,"B', '{n},"A","B'])
@pytest.mark.parametrize("others", ["{n},A,B", '{n},"A, of B","C"', '{n},"A\nand B",C'])
def test_a_quote_that_is_not_closed_costs_its_line_alone(damaged: str, others: str) -> None:
    lines = [(damaged if n == 500 else others).format(n=n) for n in range(1, 1001)]
    rows = list(delimited(HEADER + "\n".join(lines), ["id", "name"]).rows())
    wrong = [row for row in rows if isinstance(row[1], str)]
    line = 501 + 499 * others.count("\n")
    assert wrong == [(500, f"a quote that is not closed in line {line}")]
    assert [row["id"] for _, row in rows if isinstance(row, dict)] == [
        str(n) for n in range(1, 1001) if n != 500
    ]


def test_only_the_first_lines_with_such_a_quote_are_named() -> None:
    reasons = [row for _, row in delimited(HEADER + '1,"A\n' * 7, ["id", "name"]).rows()]
    assert reasons == [
        *(f"a quote that is not closed in line {line}" for line in range(2, 7)),
        "a quote that is not closed in further lines",
        "row without exactly 3 fields",
    ]


def test_quotes_that_open_again_and_again_take_linear_time() -> None:
    started = process_time()
    rows = list(delimited(HEADER + '1,"A","B\n' * 20_000, ["id", "name"]).rows())
    assert process_time() - started < 10
    assert len(rows) == 20_000
